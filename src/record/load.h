/* How much each muscle group was stretched, and when it is enough (reference/content.md, section
 * 8).
 *
 * Load of a showing: seconds of holds and half of those of rhythmic phases, times the comfort
 * range; in full for the first group of the exercise, half for its others. What is done on one side
 * loads that side. A group's load is that of the side that has more. */
#ifndef LIMBER_RECORD_LOAD_H
#define LIMBER_RECORD_LOAD_H

#include "library/routine.h"
#include "record/record.h"

enum {
    LOAD_SESSION_MOST_MS = 120000,
    LOAD_DAY_MOST_MS = 240000,
    LOAD_TOLD_MS = 10000,
    LOAD_FAR_DAYS_MOST = 6 /* of seven */
};

/* Starts zeroed. */
struct loads {
    int64_t sum[GROUP_COUNT][2]; /* left, right; in 4000ths of a ms */
};

void loads_add(struct loads *loads, const struct entry *entry);
int64_t loads_ms(const struct loads *loads, int group);

/* What the routine will add, played whole with its steps' comfort times `range` (thousandths). */
void loads_add_routine(struct loads *loads, const struct routine *routine, int range);
void loads_add_step(struct loads *loads, const struct step *step, int range);

/* Seconds of stretching in it, of all sides. */
int64_t load_stretch_ms(const struct routine *routine);

struct loads loads_of_day(struct entries entries, int64_t day);

enum load_rule {
    LOAD_RULE_SESSION, /* too much in one session */
    LOAD_RULE_DAY,     /* too much in one day */
    LOAD_RULE_REST,    /* so soon after the last time */
    LOAD_RULE_WEEK     /* far on six days, and today again */
};

/* Advice about one group; it locks nothing. */
struct load_advice {
    enum load_rule rule;
    int group;
    int64_t ms;      /* LOAD_RULE_REST: its load then; else what it would come to */
    int64_t ago_ms;  /* LOAD_RULE_REST */
    int64_t left_ms; /* LOAD_RULE_REST: until it has rested */
};

/* About playing the routine now; returns how much of `out` is filled. Of a load below LOAD_TOLD_MS
 * nobody rests. */
int load_advise(struct entries entries, const struct routine *routine, int range, struct stamp now,
                struct load_advice out[GROUP_COUNT]);

/* Whether the group should rest now; `advice` says why. `range`: at which it would be stretched. Of
 * several sessions that are not over the rest that lasts longest counts. */
bool load_rests(struct entries entries, int group, int range, struct stamp now,
                struct load_advice *advice);

/* Of the six days before today those on which the group went to 0.8 or more. */
int load_far_days(struct entries entries, int group, struct stamp now);

/* The load of a session: of the entries that bear its number. */
struct loads loads_of_session(struct entries entries, int64_t session);

/* One sentence: "Your hamstrings had 60 seconds 2 hours ago." */
void load_tell(const struct load_advice *advice, char *out, size_t room);

/* "hamstrings", "low back" */
const char *load_group_name(int group);

#endif
