/* A page that asks, in large letters: lines to tick or to choose a value in, and buttons at the
 * foot. Where they stand follows from their number and the room alone, so that what a mouse is over
 * is known without fonts. */
#ifndef LIMBER_PICTURE_FORM_H
#define LIMBER_PICTURE_FORM_H

#include "picture/choices.h"

enum { FORM_ROWS_MOST = 32, FORM_VALUE_SIZE = 64, FORM_FOOT_SIZE = 192 };

enum form_mark { FORM_MARK_NONE, FORM_MARK_EMPTY, FORM_MARK_TICKED };

struct form_row {
    const char *words;
    enum form_mark mark;         /* a box in front of it */
    char value[FORM_VALUE_SIZE]; /* at its end; "": none */
};

struct form_page {
    const struct theme *theme;
    int width, height;
    float em; /* wished size of letters, as in a view */
    const char *title;
    const char *about; /* under the title, a sentence or two; "" for none */
    struct form_row rows[FORM_ROWS_MOST];
    int row_count;
    struct choice buttons[CHOICES_MOST];
    int button_count;
    int lit;                   /* 0..: the rows, then the buttons */
    float walk;                /* 0..1 of the time until the light walks on; 0: it does not */
    char foot[FORM_FOOT_SIZE]; /* one line, two where it is too long; "" for none */
};

/* Beside one another, of so many rows. */
int form_columns(int width, int height, int row_count);

void form_picture(const struct form_page *page, const struct ruler *ruler, struct picture *out);

/* Which of rows and buttons a point is over, -1: none. */
int form_place_at(const struct form_page *page, float x, float y);

/* The same picture would be drawn. */
bool form_page_same(const struct form_page *a, const struct form_page *b);

#endif
