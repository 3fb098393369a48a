/* Where everything stands on the screen.
 *
 * One table, written in pixels of four screens: 1920x1080, 1440x1080, 1080x1080 and 1080x1920. A
 * picture of any other size takes the entry nearest in shape; places stretch with the picture, so
 * that nothing is left over at its edges. All text stands inside the middle 90 % of the screen.
 *
 * What is read while stretching has an em of at least 6 % of the screen's height, the seconds have
 * 15 %; on a tall screen these are shares of its width, or of 9/16 of its height if that is less.
 * Who tells how far away they sit from how large a screen gets letters for that (reflow.h). */
#ifndef LIMBER_PICTURE_LAYOUT_H
#define LIMBER_PICTURE_LAYOUT_H

#include "picture/picture.h"

/* A place for one or more lines of text of a size; texts too wide for it are set smaller. */
struct slot {
    struct box box;
    float size; /* em, pixels */
};

struct ring_place {
    float x, y;   /* centre */
    float radius; /* outer */
    float stroke;
    float digits; /* em of the number inside */
};

struct layout {
    struct box stage; /* the figure is fitted into it */
    struct box clip;  /* and drawn no further than this: its shadow may leave the stage */
    float horizon;
    struct slot title, side, status;
    struct slot note;      /* of what a key did; over side and status */
    struct slot page_note; /* and on a page */
    struct ring_place ring;
    struct slot phase, breath;
    enum align phase_align;
    struct slot caption;
    struct slot next; /* "next" and the name, in one line or in two */
    struct slot stop;
    bool next_shares_row; /* label, name and stop stand in one line */
    struct box hurts;     /* the red field */
    struct box progress;
    struct box paused;       /* panel over caption and next, */
    struct box paused_hurts; /* and the red field within, */
    struct box paused_much;  /* and a button beside that; width 0: it is one of the others */
    struct slot paused_word, paused_help;
    struct slot paused_keys; /* room of the buttons */
    int paused_columns;
    struct box page; /* the middle 90 %: help and closing use all of it */
    struct slot page_title;
    struct ring_place closing;
    struct slot closing_words, closing_keys;
    int closing_columns; /* of its buttons */
    float em;            /* of what is less than the rest on pages: 4.8 % of the short side */
    float letters_most;  /* how much larger all letters may become */
    float line, rim;     /* widths of the figure's lines */
};

/* `em` is the wished size of the letters that are read while stretching, in pixels (reflow.h); 0:
 * as above. It is followed as far as all fits. */
struct layout layout_for(int width, int height, float em);

/* Only the figure, as large as fits over a label of that height: for sheets. */
struct layout layout_bare(int width, int height, float label);

#endif
