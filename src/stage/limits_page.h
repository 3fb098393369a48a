/* The page on which a person says how far their own joints turn: a joint, the way it turns, and how
 * far at most, or that it is not limited. What is limited is told in its foot.
 *
 * Joint after joint can be gone through; all answers are kept together. */
#ifndef LIMBER_STAGE_LIMITS_PAGE_H
#define LIMBER_STAGE_LIMITS_PAGE_H

#include "library/turn_choice.h"
#include "picture/form.h"
#include "player/form.h"

enum { LIMITS_WAYS = TURN_JOINTS * TURN_WAYS_MOST, LIMITS_ABOUT = 400 };

struct limits_page {
    struct form form;
    struct turn_way ways[TURN_JOINTS][TURN_WAYS_MOST];
    float degrees[TURN_JOINTS][TURN_WAYS_MOST]; /* at most; < 0: not limited */
    bool changed[TURN_JOINTS][TURN_WAYS_MOST];
    int joint, way, place; /* that the form shows */
    char about[LIMITS_ABOUT];
    const char *leave; /* key that leaves it, as it stands on a keyboard; "" for none; borrowed */
};

/* It begins at the first joint that is limited. */
void limits_page_open(struct limits_page *page, const struct turn_limits *limits, int64_t scan_ms);

/* inquiry.follow: another joint has other ways, another way other degrees; `page` is the struct. */
void limits_page_follow(void *page);

/* inquiry.fill; `page` is the struct. */
void limits_page_fill(void *page, const struct form *form, struct form_page *out);

/* Whether the answers are to be kept; and those that are others than before, at most `most`: with
 * degrees < 0 where nothing is limited any more. Returns how many. */
bool limits_page_keeps(const struct limits_page *page);
int limits_page_changes(const struct limits_page *page, struct turn_limit *out, int most);

#endif
