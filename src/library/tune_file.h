/* Reading a piece of music from its tree. */
#ifndef LIMBER_LIBRARY_PIECE_FILE_H
#define LIMBER_LIBRARY_PIECE_FILE_H

#include "library/fields.h"
#include "library/tune.h"

enum {
    TUNE_INSTRUMENTS_MOST = 8,
    TUNE_CHORDS_MOST = 64,
    TUNE_CHORD_NOTES_MOST = 8,
    TUNE_PARTS_MOST = 32,
    TUNE_BARS_MOST = 512, /* of one round, and so of a part */
    TUNE_STEPS_MOST = 64, /* of a bar */
    TUNE_NOTES_MOST = 8192
};

/* Semitones of notes sounding together, from the lowest up. */
struct chord {
    struct text name;
    int keys[TUNE_CHORD_NOTES_MOST];
    int count;
};

/* A piece while it is put together. */
struct composing {
    struct reader *reader;
    struct instrument instruments[TUNE_INSTRUMENTS_MOST];
    int instrument_count;
    struct chord chords[TUNE_CHORDS_MOST];
    int chord_count;
    int beats_per_bar;
    struct tune_note *notes;
    int note_count, bar_count;
    struct held {
        int first, count; /* the notes an instrument last began, which `~` holds on */
    } held[TUNE_INSTRUMENTS_MOST];
};

/* NULL when something is wrong, which is told. `format` is left to the caller; `id` is kept. */
const struct tune *tune_read(struct reader *reader, const struct node *map, const char *id);

/* Reads the keys of a chord such as "C3 E3 G3". False when something is wrong, which is told. */
bool chord_read(struct reader *reader, const struct node *value, struct chord *chord);

/* Adds the notes of one bar of an instrument's line: steps of equal length, each a note, several
 * joined by "+", ".", "~" or "all". `bar` is the piece's. False when something is wrong, which is
 * told. */
bool bar_read(struct composing *composing, const struct node *value, int instrument,
              const struct chord *chord, int bar);

/* Appends a part's bars to the piece: `map` holds its chords and a line for each instrument. False
 * when something is wrong, which is told. */
bool part_lay(struct composing *composing, const struct node *map);

/* The instruments and what they are set to. */
void instruments_read(struct composing *composing, const struct node *map);

#endif
