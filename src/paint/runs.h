/* A line cut into runs: of one direction, one writing and one font each, in the order in which they
 * stand on the screen from left to right (Unicode's UAX 9, by FriBidi). */
#ifndef LIMBER_PAINT_RUNS_H
#define LIMBER_PAINT_RUNS_H

#include "paint/faces.h"

enum { RUNS_MOST = 64, RUN_CHARACTERS_MOST = 512, RUN_BYTES_MOST = 4 * RUN_CHARACTERS_MOST };

struct run {
    const char *text; /* in the order of reading */
    const char *tag;  /* of its writing */
    int face;
    int level; /* by UAX 9: odd ones run from right to left */
};

struct runs {
    struct run list[RUNS_MOST];
    int count;
    char letters[RUN_BYTES_MOST + RUNS_MOST];
};

/* What is longer than RUN_CHARACTERS_MOST is cut off. The line runs as its first letter does. */
void runs_find(struct faces *faces, const char *text, struct runs *out);

#endif
