/* The question at the next start (record/question.h), and what is said to its answer. */
#ifndef LIMBER_STAGE_FELT_PAGE_H
#define LIMBER_STAGE_FELT_PAGE_H

#include "picture/form.h"
#include "player/form.h"
#include "record/question.h"

struct felt_page {
    struct form form;
    struct question_due due;
    const char *leave;  /* key that leaves it, as it stands on a keyboard; "" for none; borrowed */
    const char *advice; /* what is said to the answer; NULL: it is being asked */
};

void felt_page_open(struct felt_page *page, const struct question_due *due, int64_t scan_ms);

/* inquiry.fill; `page` is the struct. */
void felt_page_fill(void *page, const struct form *form, struct form_page *out);

/* The entry of what was answered, in `entry`; false: nothing was. */
bool felt_page_answer(const struct felt_page *page, struct stamp now, struct entry *entry);

/* Opens the page anew with what is to be said to the answer; false: nothing is. */
bool felt_page_advise(struct felt_page *page, const struct entry *answer);

#endif
