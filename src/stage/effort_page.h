/* The list that the closing screen leads to: what was stretched, and of it what was too much.
 *
 * Nothing is ticked at first, and nobody has to tick anything: whatever is ticked when the page is
 * left, by a key or by itself, was too much. */
#ifndef LIMBER_STAGE_EFFORT_PAGE_H
#define LIMBER_STAGE_EFFORT_PAGE_H

#include "picture/form.h"
#include "player/effort.h"
#include "player/form.h"

enum { EFFORT_ROW_SIZE = 96 };

struct effort_page {
    struct form form;
    struct effort_list list;
    char words[EFFORT_LIST_MOST][EFFORT_ROW_SIZE]; /* of its rows */
    const char *leave; /* key that leaves it, as it stands on a keyboard; "" for none; borrowed */
};

void effort_page_open(struct effort_page *page, const struct effort_list *list, int64_t scan_ms);

/* inquiry.fill; `page` is the struct. */
void effort_page_fill(void *page, const struct form *form, struct form_page *out);

/* Whether row `row` of the list was too much. */
bool effort_page_ticked(const struct effort_page *page, int row);

#endif
