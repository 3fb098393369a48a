/* What has to be known before the first routine. */
#ifndef LIMBER_PICTURE_SAFETY_H
#define LIMBER_PICTURE_SAFETY_H

#include "picture/choices.h"

/* Before the first routine of a run: words, and two buttons, which go on and back. */
struct safety_page {
    const struct theme *theme;
    int width, height;
    float em; /* wished size of letters, as in a view */
    struct choice buttons[2];
};

void safety_picture(const struct safety_page *page, const struct ruler *ruler, struct picture *out);

/* Which button a point of such a picture is over, -1: none. */
int safety_button_at(int width, int height, float x, float y);

#endif
