/* Everything that is heard, to be read: captions as WebVTT (W3C) or SubRip.
 *
 * A caption stands as long as its words are spoken, and on until it can be read, if nothing else is
 * heard meanwhile. Sentences that two lines of
 * CAPTION_COLUMNS do not hold become several captions, cut where a reader would pause, their time
 * shared by their letters. Sounds without words stand in square brackets: [bell], [breathe in];
 * one that begins within a sentence stands in it, at the place that is spoken then. No two captions
 * overlap, and the same timeline gives the same bytes. */
#ifndef LIMBER_EXPORT_CAPTIONS_H
#define LIMBER_EXPORT_CAPTIONS_H

#include "timeline/timeline.h"

#include <stdio.h>

enum {
    CAPTION_COLUMNS = 42,      /* characters a line; a single longer word stays whole */
    CAPTION_LEAST_MS = 300,    /* what would stand shorter joins what follows */
    CAPTION_READ_A_SECOND = 17 /* characters that are read comfortably */
};

enum captions_form { CAPTIONS_WEBVTT, CAPTIONS_SUBRIP };

struct captions_wish {
    enum captions_form form;
    bool ticks; /* [tick], too */
    bool music; /* there is some: [music] at the start, up to the first other sound */
};

/* False when memory ran out or the stream could not be written to; nothing is closed. */
bool captions_write(FILE *to, const struct world *world, const struct timeline *timeline,
                    struct captions_wish wish);

/* The same into a file of that name, which is replaced only when all is written. False, told in
 * `problems`, when it could not be. */
bool captions_export(const char *path, const struct world *world, const struct timeline *timeline,
                     struct captions_wish wish, struct problems *problems);

#endif
