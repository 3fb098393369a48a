/* The page on which a person says what limber should know about them: what hurts or is not
 * possible, their age, how tall they and their chair are, how far away they sit, who speaks and
 * what is counted. Limits of their own joints are counted, and lead to a page of their own
 * (limits_page.h). */
#ifndef LIMBER_STAGE_PROFILE_PAGE_H
#define LIMBER_STAGE_PROFILE_PAGE_H

#include "picture/form.h"
#include "player/form.h"
#include "record/profile.h"

enum { PROFILE_CHOICES_MOST = 24, PROFILE_WORD = 32 };

/* What was said: ticks, and values as they stand in profile.conf, in the order of
 * profile_settings; "" for what is left as it is. */
struct profile_answers {
    unsigned flags;
    bool over_65;
    char settings[PROFILE_SETTINGS][PROFILE_WORD];
};

/* The values of one setting; the first one is "". */
struct profile_choices {
    char values[PROFILE_CHOICES_MOST][PROFILE_WORD];
    int count;
};

struct profile_page {
    struct form form;
    struct profile_choices choices[PROFILE_SETTINGS];
    const char *leave; /* key that leaves it, as it stands on a keyboard; "" for none; borrowed */
    bool first;        /* it comes by itself: nobody asked for it */
    int limits;        /* of their own joints */
};

/* `voices` are names that can be chosen, beside none. */
void profile_page_open(struct profile_page *page, const struct profile_answers *answers,
                       const char *const *voices, int voice_count, int64_t scan_ms);

/* inquiry.fill; `page` is the struct. */
void profile_page_fill(void *page, const struct form *form, struct form_page *out);

/* Whether the page of the limits is to be shown; this one then goes on as it was left. */
bool profile_page_wants_limits(struct profile_page *page);

/* Whether the answers are to be kept; and what they are. */
bool profile_page_keeps(const struct profile_page *page);
void profile_page_answers(const struct profile_page *page, struct profile_answers *out);

#endif
