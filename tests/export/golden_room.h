/* What goldens are drawn with: the shipped library and the soft painter, and letters that need no
 * font: they take their room and are not drawn, so that no installed font plays a part. */
#ifndef LIMBER_TESTS_EXPORT_GOLDEN_ROOM_H
#define LIMBER_TESTS_EXPORT_GOLDEN_ROOM_H

#include <string.h>

#include "library/shipped_once.h"
#include "paint/paint.h"
#include "picture/picture.h"

static struct soft_painter *painter;

static inline int open_all(void **state)
{
    painter = soft_open(NULL); /* draws no text, needs no fonts */
    return open_library(state) == 0 && painter ? 0 : -1;
}

static inline int close_all(void **state)
{
    soft_close(painter);
    return close_library(state);
}

static inline float plain_width(void *context, const char *text, float size, enum weight weight)
{
    (void)context;
    return (float)strlen(text) * size * (weight == WEIGHT_BOLD ? 0.56f : 0.52f);
}

static inline void drop_texts(struct picture *picture)
{
    int kept = 0;
    for (int i = 0; i < picture->shape_count; i++)
        if (picture->shapes[i].kind != SHAPE_TEXT)
            picture->shapes[kept++] = picture->shapes[i];
    picture->shape_count = kept;
}

#endif
