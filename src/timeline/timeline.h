/* A routine laid out in time, once; from then on every question is asked with a time.
 *
 * Building decides everything: which phase runs from when to when, on which side, what is said at
 * which millisecond and how long that takes, and it solves the motions. A built timeline is
 * constant; the functions below are pure. Time is integer milliseconds from the start of the
 * routine. */
#ifndef LIMBER_TIMELINE_TIMELINE_H
#define LIMBER_TIMELINE_TIMELINE_H

#include "library/library.h"

enum segment_kind {
    SEGMENT_OPENING, /* the start pose, safety words */
    SEGMENT_PHASE,   /* a phase of an exercise */
    SEGMENT_CHANGE,  /* changing position: the old pose fades, the new one appears */
    SEGMENT_SWITCH,  /* changing sides */
    SEGMENT_REST,
    SEGMENT_CLOSING
};

enum cue_kind { CUE_SPEECH, CUE_COUNT, CUE_BREATH_IN, CUE_BREATH_OUT, CUE_CHIME, CUE_TICK };

/* Lower is more important. */
enum cue_priority {
    PRIORITY_SAFETY,
    PRIORITY_SIDE,
    PRIORITY_NAME,
    PRIORITY_INSTRUCTION,
    PRIORITY_COUNT,
    PRIORITY_BREATH,
    PRIORITY_TICK
};

enum chime { CHIME_NONE, CHIME_START, CHIME_HALF, CHIME_END_OF_HOLD, CHIME_SIDE, CHIME_DONE };

struct cue {
    int64_t at_ms, duration_ms;
    enum cue_kind kind;
    enum cue_priority priority;
    enum chime chime;
    const char *text;    /* what is said; "" for tones */
    const char *dropped; /* NULL, or why it is not sounded (it did not fit) */
    int segment;
};

struct segment {
    int64_t start_ms, end_ms;
    enum segment_kind kind;
    const struct exercise *exercise; /* the one shown; NULL only in a routine without exercises */
    enum side side;                  /* SIDE_BOTH for two-sided exercises */
    const char *phase;               /* name */
    const char *pose;                /* name of the key reached */
    enum breath breath;
    bool stretches, holds;    /* holds: its seconds count as stretch time */
    bool counts_as_stretch;   /* hold, or part of a repeated rhythmic block */
    int repeat, repeats;      /* 1 of n; 0 of 0 outside a repeated block */
    const char *caption;      /* shown if nothing is being said; "" for none */
    int motion, way;          /* how the figure moves; indices of the timeline */
    int step;                 /* of the routine */
    int64_t breath_origin_ms; /* for BREATH_CYCLE: when the first breath in of this hold began */
};

/* How long a text lasts when spoken, in ms. */
struct speech {
    int64_t (*duration_ms)(const void *context, const char *text);
    const void *context;
};

/* 2.4 words a second: for those who have no voice. */
extern const struct speech speech_estimate;

enum counting { COUNT_ALL, COUNT_LAST_FIVE, COUNT_EVERY_TEN, COUNT_NONE };

struct timeline_wish {
    float range;    /* comfort 0.3 .. 1 */
    float tempo;    /* 0.5 .. 2; 2 = twice as fast. Holds keep whole seconds */
    enum side side; /* SIDE_BOTH: as the routine says; else only that side of one-sided exercises */
    float stature;  /* metres */
    enum counting counting;
    struct speech speech;
};

struct timeline_wish timeline_wish_default(void);

struct timeline {
    struct arena arena;
    const struct routine *routine;
    struct rig rig;
    int64_t duration_ms;
    int64_t stretch_ms;
    const struct segment *segments; /* without gaps, in order */
    int segment_count;
    const struct cue *cues; /* in order of at_ms */
    int cue_count;
    const struct motion *const *motions;
    int motion_count;
    struct timeline_wish wish;
};

/* NULL when memory ran out or a pose could not be solved (told in `problems`). The library must
 * outlive it. */
struct timeline *timeline_build(const struct world *world, const struct routine *routine,
                                const struct timeline_wish *wish, struct problems *problems);
void timeline_free(struct timeline *timeline);

/* The segment at `ms`, clamped to the routine. */
const struct segment *timeline_segment(const struct timeline *timeline, int64_t ms);

/* Cues that begin in [from, to), oldest first, sounded or dropped. A pause asks an empty interval.
 */
const struct cue *timeline_cues(const struct timeline *timeline, int64_t from_ms, int64_t to_ms,
                                int *count);

/* The text being said at `ms`, or the segment's caption; never NULL. */
const char *timeline_caption(const struct timeline *timeline, int64_t ms);

#endif
