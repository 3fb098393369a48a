/* What letters cover of their box. */
#ifndef LIMBER_TESTS_PICTURE_INK_H
#define LIMBER_TESTS_PICTURE_INK_H

#include "picture/picture.h"

/* From the tops of tall letters to the tails of low ones: the rest of their line is empty. */
static inline struct box ink(const struct shape *shape)
{
    struct box box = shape->box;
    box.y += shape->size * 0.12f;
    box.height -= shape->size * 0.14f;
    return box;
}

static inline bool overlap(struct box a, struct box b)
{
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height &&
           b.y < a.y + a.height;
}

#endif
