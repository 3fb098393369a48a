/* What a key just did, told on the screen for a moment: "Music off", "Volume 70 %".
 *
 * A note fades by itself; the next one takes its place at once. Time is told, never asked. */
#ifndef LIMBER_PLAYER_NOTE_H
#define LIMBER_PLAYER_NOTE_H

#include <stdint.h>

enum {
    NOTE_SIZE = 96,     /* bytes; longer words are cut between two characters */
    NOTE_MS = 2000,     /* from the key to the last trace of it */
    NOTE_FADE_MS = 400, /* the end of that */
    NOTE_STEPS = 8      /* of fading: each is a picture of its own */
};

/* Starts zeroed: nothing is told. */
struct note {
    char words[NOTE_SIZE];
    int64_t left_ms;
};

/* Replaces what was told; "" changes nothing. */
void note_tell(struct note *note, const char *words);

/* What was told holds no longer. */
void note_drop(struct note *note);

void note_pass(struct note *note, int64_t elapsed_ms);

/* 1 while it is to be read, then less, in NOTE_STEPS steps; 0: there is none. */
float note_presence(const struct note *note);

#endif
