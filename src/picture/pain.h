/* When something hurts: the red field that is there while anything plays, and the pages that ask
 * what it was and say what to do. */
#ifndef LIMBER_PICTURE_PAIN_H
#define LIMBER_PICTURE_PAIN_H

#include "picture/pen.h"

enum { PAIN_KEYS_SIZE = 96 };

/* A page: a question with its answers, or (none) what to do. */
struct pain_page {
    const char *title;
    const char *const *answers; /* numbered from 1; to be translated */
    int count, lit;
    float walk;                /* 0..1 of the time until the light walks on; 0: it does not */
    char foot[PAIN_KEYS_SIZE]; /* which keys, and what happens without an answer */
    bool alarm;                /* a doctor now: the page is red */
};

void pain_add(const struct pain_page *page, const struct layout *layout, const struct pen *pen);

/* Which of `count` answers a point is over, -1: none. */
int pain_answer_at(const struct layout *layout, int count, float x, float y);

/* The field, with letters of this size; `key` is what does the same, "" for none. */
void pain_field_add(const struct pen *pen, const struct box *box, float size, const char *key,
                    bool lit);

#endif
