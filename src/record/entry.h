/* What is written down: one entry for each phase that stretched, each session that came to its end,
 * and each answer.
 *
 * An entry says all that later questions need (families, groups), so that it keeps its meaning when
 * an exercise is changed or deleted. Entries are only ever added; the order in which they were
 * written is the order that counts. */
#ifndef LIMBER_RECORD_ENTRY_H
#define LIMBER_RECORD_ENTRY_H

#include "library/family.h"
#include "library/group.h"
#include "record/stamp.h"

enum entry_kind {
    ENTRY_PHASE,     /* a phase that stretched */
    ENTRY_DONE,      /* the routine was played to its end */
    ENTRY_TOO_MUCH,  /* was said of an exercise after it */
    ENTRY_PAIN,      /* "it hurts"; of the exercise that was shown */
    ENTRY_DAY_AFTER, /* how it felt the day after */
    ENTRY_CONFIRMED, /* "a professional said yes": opens the families */
    ENTRY_TICKED,    /* a session begins with other flags in the profile than the one before: their
                        words in `phase` (profile.h) */
    ENTRY_KIND_COUNT
};

enum ended {
    ENDED_DONE,       /* it came to its end */
    ENDED_SKIPPED,    /* left for something later */
    ENDED_BROKEN_OFF, /* left for something earlier, or altogether */
    ENDED_HURT,
    ENDED_COUNT
};

enum felt {
    FELT_NOTHING, /* of entries that are no answer */
    FELT_TOO_MUCH,
    FELT_UNTOLD, /* ENTRY_PAIN from here: no answer was given */
    FELT_PULL,   /* a strong pull that went away */
    FELT_SHARP,
    FELT_TINGLING,
    FELT_ALARM, /* numb between the legs, weak legs, bladder or bowel */
    FELT_FINE,  /* ENTRY_DAY_AFTER */
    FELT_WORSE,
    FELT_COUNT
};

enum { COMFORT_LEAST = 300, COMFORT_WHOLE = 1000, NO_GROUP = -1 };

struct entry {
    int64_t id;      /* 1, 2, ... in the order of writing; 0: not on disk yet */
    struct stamp at; /* when it ended */
    int64_t session; /* the same for all of one playing of a routine: ms since 1970 of its start */
    int64_t stretched_ms;
    const char *exercise, *phase, *routine; /* ids and names; "" where there is none */
    enum entry_kind kind;
    enum side side;
    enum ended ended; /* of ENTRY_PHASE */
    enum felt felt;
    int range;         /* comfort that was shown, thousandths; 0 where there is none */
    unsigned families; /* bits 1 << enum family */
    int primary;       /* index in `groups` of the first group of the exercise; NO_GROUP */
    unsigned others;   /* bits of its other groups */
    bool rhythmic;     /* a repeated phase, not a hold */
};

/* Words for people and files, in the order of the enums: "phase", "skipped", "sharp", "right". */
extern const char *const entry_kind_words[ENTRY_KIND_COUNT];
extern const char *const ended_words[ENDED_COUNT];
extern const char *const felt_words[FELT_COUNT];
extern const char *const side_words[3];

/* Index of `word` among these; -1 when it is none of them. */
int entry_word_index(const char *word, const char *const *words, int count);

/* Whether it is such as limber writes: an entry of which this is false is refused. */
bool entry_is_sane(const struct entry *entry);

/* What an entry takes from the exercise: id, families, groups, whether it is rhythmic. */
void entry_take_exercise(struct entry *entry, const struct exercise *exercise);

#endif
