/* Breaking a text into lines: at blanks, and where the writing has none between any two characters
 * that may part (script.h). Lines are about equally long; two sentences get a line each if they
 * fit. */
#ifndef LIMBER_PICTURE_LINES_H
#define LIMBER_PICTURE_LINES_H

#include "picture/pen.h"

enum { LINES_MOST = 12, LINE_BYTES = 256 };

struct wrapped {
    int count;
    char text[LINES_MOST][LINE_BYTES];
    float width[LINES_MOST]; /* pixels, at the size they were broken for */
    float widest;
};

/* What runs from right to left does so in each of its lines, whatever that begins with.
 *
 * As few lines as are no wider than `room`; where `most` (1 to LINES_MOST) cannot hold the text,
 * `most` lines that are as narrow as can be. A word is parted behind a hyphen where the room is too
 * narrow for all of it. What is longer than a line's bytes is cut off. */
void lines_break(const struct pen *pen, const char *text, float size, enum weight weight,
                 float room, int most, struct wrapped *out);

/* As much of the text as fits a line of that room, at least one word; returns what is left. */
const char *lines_first(const struct pen *pen, const char *text, float size, enum weight weight,
                        float room, char first[LINE_BYTES]);

#endif
