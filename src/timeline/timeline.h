/* A routine laid out in time, once; from then on every question is asked with a time.
 *
 * Building decides everything: which phase runs from when to when, on which side, what is said at
 * which millisecond and how long that takes, and it solves the motions. A built timeline is
 * constant; the functions below are pure. Time is integer milliseconds from the start of the
 * routine. */
#ifndef LIMBER_TIMELINE_TIMELINE_H
#define LIMBER_TIMELINE_TIMELINE_H

#include "body/ground.h"
#include "library/library.h"

enum segment_kind {
    SEGMENT_OPENING, /* the start pose, safety words */
    SEGMENT_PHASE,   /* a phase of an exercise */
    SEGMENT_CHANGE,  /* changing position, by moves; without any the old pose fades, the new appears
                      */
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
    const char *text;    /* what is said; "" for tones, those of breathing, too */
    const char *dropped; /* NULL, or why it is not sounded (it did not fit) */
    enum cue_kind kind;
    enum cue_priority priority;
    enum chime chime;
    int segment;
};

struct segment {
    int64_t start_ms, end_ms;
    enum segment_kind kind;
    enum side side;                   /* SIDE_BOTH for two-sided exercises */
    const struct exercise *exercise;  /* the one shown; NULL only in a routine without exercises */
    const char *phase;                /* name */
    const char *pose;                 /* name of the key reached */
    const struct key *left, *reached; /* the keys it leads between; NULL: it moves nothing */
    struct highlights highlights;     /* what its stretch lights */
    enum breath breath;
    bool stretches, holds;  /* holds: its seconds count as stretch time */
    bool stays;             /* a phase in the pose that the one before reached, other than start */
    bool counts_as_stretch; /* hold, or part of a repeated rhythmic block */
    int repeat, repeats;    /* 1 of n; 0 of 0 outside a repeated block */
    const char *caption;    /* shown if nothing is being said; "" for none */
    bool shows;   /* the caption was written as such and stands even while an instruction is said */
    bool returns; /* the figure goes back from what it did before to the start pose */
    bool continues;  /* the passage that the segment before belongs to: one time is shared out among
                        its ways, and what is said may last as long */
    bool mirrored;   /* the figure is seen in the mirror: motions are of the right side */
    int motion, way; /* how the figure moves; indices of the timeline */
    struct ground ground; /* where the origin of its motion lies in the room */
    int step;             /* of the routine */
    int fade_ms; /* > 0: within so many ms the figure of the segment before fades out, then this
                    one's fades in, instead of moving there */
    int64_t whole_start_ms, whole_end_ms; /* of the passage it is a part of: several ways to go in
                                             one time, such as back to the start and to rest */
    int64_t breath_origin_ms;    /* for BREATH_CYCLE: when the first breath in of this hold began */
    int64_t stretched_before_ms; /* stretch time from the start of the routine to start_ms */
    float breath_from;           /* how filled the chest is at its start, 0..1 */
    int next; /* index of the first segment of the next exercise or side; -1: none */
};

/* How long a text lasts when spoken, in ms. */
struct speech {
    int64_t (*duration_ms)(const void *context, const char *text);
    const void *context;
};

/* 2.4 words a second: for those who have no voice. */
extern const struct speech speech_estimate;

/* Which seconds of a hold are counted aloud; the seconds that are left, or, counting up, those
 * that are done; each number is said at the moment it appears on the screen. LAST_FIVE counts all
 * of them in holds of up to TIMELINE_SHORT_HOLD_MS, where the last five would be a fragment.
 * Seconds not counted tick. */
enum counting { COUNT_ALL, COUNT_LAST_FIVE, COUNT_EVERY_TEN, COUNT_NONE };

/* How the breath is called: by words, by tones that last as long as the breath, both or neither. */
enum breath_cues { BREATHS_WORDS, BREATHS_TONES, BREATHS_BOTH, BREATHS_NONE };

enum {
    TIMELINE_SHORT_HOLD_MS = 10000,
    TIMELINE_BREATH_IN_MS = 4000, /* the breath clock of BREATH_CYCLE: six a minute */
    TIMELINE_BREATH_OUT_MS = 6000,
    TIMELINE_VOICE_GAP_MS = 150, /* silence between one sentence and the next */
};

struct timeline_wish {
    float range;    /* comfort 0.3 .. 1; up to TIMELINE_RANGE_MOST for those who ask for more than
                       the steps' own (step_range) */
    float tempo;    /* 0.5 .. 2; 2 = twice as fast. Holds keep their seconds, changes of position
                       and safety words never get shorter, and no move becomes faster than a body
                       should; with bars everything keeps to the beat,
                       which is then faster only as far as the fastest move bears */
    enum side side; /* SIDE_BOTH: as the routine says; else only that side of one-sided exercises */
    float stature;  /* metres */
    float build;    /* rig_of_body */
    float seat;     /* of the chair, metres */
    struct turn_limits limits; /* what this body cannot do */
    struct turn_limits moving; /* and what its back should not do where positions change, */
    struct turn_limits shown;  /* or in any moment of an exercise, however that is written: what
                                  goes further is solved within these limits, or not built */
    enum counting counting;
    bool counts_up;
    enum breath_cues breaths;
    bool described; /* for those who see nothing: before each exercise its start position, purpose
                       and movement are told, in time of its own, and what moves in each phase */
    struct speech speech;
    struct hoard *solved; /* motions solved before (timeline/solved.h); NULL: all are solved now */
};

#define TIMELINE_RANGE_MOST 2.0f

/* Full range, the written tempo, both sides, RIG_STATURE and build 1, COUNT_LAST_FIVE downwards,
 * BREATHS_WORDS, speech_estimate. */
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
    struct arena *homes; /* of the motions: one each; NULL: none */
    struct timeline_wish wish;
};

/* NULL when memory ran out, a pose could not be solved or not within what may be shown, or there is
 * nothing to play (told in `problems`). A wish outside its bounds is brought inside. The library
 * must outlive it. */
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
