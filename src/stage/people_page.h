/* Who it is: those who are known here, or somebody new, whose name is typed on a second page. */
#ifndef LIMBER_STAGE_PEOPLE_PAGE_H
#define LIMBER_STAGE_PEOPLE_PAGE_H

#include "picture/form.h"
#include "player/form.h"

enum { PEOPLE_MOST = 5 }; /* with a name */

struct people_page {
    struct form form;
    const char *names[PEOPLE_MOST + 1]; /* the first is "": who gives no name; borrowed */
    int count;
    const char *now;   /* whose turn it is */
    const char *leave; /* key that leaves it, as it stands on a keyboard; "" for none; borrowed */
    bool types;        /* the second page */
};

/* `names` of those with a name. The one whose turn it is is lit. */
void people_page_open(struct people_page *page, const char *const *names, int count,
                      const char *now, int64_t scan_ms);

/* inquiry.fill; `page` is the struct. */
void people_page_fill(void *page, const struct form *form, struct form_page *out);

/* The second page, with a name that nobody has to type. */
void people_page_type(struct people_page *page);

/* Whether somebody new was wanted on the first page. */
bool people_page_wants_new(const struct people_page *page);

/* The name that was taken; NULL: none was. */
const char *people_page_name(const struct people_page *page);

#endif
