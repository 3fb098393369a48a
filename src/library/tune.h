/* A piece of music, read from assets/music/NAME.yaml: who plays, and all notes of one round of it,
 * which is played over and over.
 *
 * Places within a bar are shares of it, so that the same piece can be played by an even beat or
 * with each bar as long as a breath. What it sounds like is sound/music.h's business. */
#ifndef LIMBER_LIBRARY_PIECE_H
#define LIMBER_LIBRARY_PIECE_H

#include <stdbool.h>

#include "base/problem.h"

enum timbre { TIMBRE_PLUCK, TIMBRE_PAD, TIMBRE_BELL };

struct instrument {
    const char *name;
    enum timbre timbre;
    float gain;   /* of one note, 1 is full scale */
    float pan;    /* -1 left .. 1 right */
    float bright; /* 0 dull .. 1 bright */
    float ring;   /* seconds: a pluck or bell falls silent in them, a pad after its note's end */
    float echo;   /* gain of each repetition, the first three quarters of a beat later; 0: none */
    float swell;  /* 0..1: how far it rises and falls with the bar, or with the breath */
};

struct tune_note {
    int bar, last_bar; /* in which it begins and ends */
    double from, to;   /* shares of these, 0 <= from < 1, 0 < to <= 1 */
    int key;           /* semitones, 69 is the A of 440 Hz */
    int instrument;
    float weight; /* by its place in the bar, 0..1 */
};

struct tune {
    const char *id, *name;
    double beats_per_minute;
    int beats_per_bar;
    bool breathes; /* its bars are breaths, the first part of each the breath in */
    const struct instrument *instruments;
    int instrument_count;
    const struct tune_note *notes; /* by bar, then place, instrument, key */
    int note_count;
    const int *first; /* index of each bar's first note; bar_count + 1 of them */
    int bar_count;    /* of one round, at least 1 */
    int reach;        /* the most bars that a note begun earlier is held into */
    struct place place;
};

/* Length of a bar as it is written, in ms. */
double tune_bar_ms(const struct tune *tune);

#endif
