/* A timeline on the drawing board.
 *
 * Building goes in four steps, each of which completes what the one before left open: the order of
 * the segments and the ways the figure goes (order.c, passage.c), the solved motions (motions.c),
 * the milliseconds (times.c), and the cues (speaker.h proposes, place.c decides). */
#ifndef LIMBER_TIMELINE_DRAFT_H
#define LIMBER_TIMELINE_DRAFT_H

#include "timeline/path.h"
#include "timeline/timeline.h"
#include "timeline/words.h"

/* Lengths are nanoseconds here, so that bars do not drift. */
enum { NS_PER_MS = 1000000 };

static inline int64_t rounded_ms(int64_t ns)
{
    return (ns + NS_PER_MS / 2) / NS_PER_MS;
}

/* How the tempo changes a length. */
enum pace {
    PACE_OWN,     /* scaled, but never to a speed a body should not move at */
    PACE_FIXED,   /* not at all: seconds of a hold, safety words */
    PACE_PATIENT, /* may get longer, never shorter: changing position, resting */
    PACE_BAR,     /* scaled with the beat */
};

struct draft_segment {
    struct segment segment;
    int64_t span_ns; /* as written */
    enum pace pace;
    int from, to;            /* keys; of the motion */
    const struct move *move; /* that the figure goes by; NULL: its exercise's own ways */
    struct lines say;        /* for the side shown; none in later repeats */
    bool begins;             /* a step begins here: its name and side are due */
    bool is_paced;           /* span_ns is what its passage gives it */
    double needed_ms;        /* in a passage: less would be too fast */
};

/* Whose key poses they are: an exercise's at a comfort range, or a move's. */
struct source {
    const struct exercise *exercise;
    const struct move *move;
    float range;
    bool mirrored; /* solved for a body whose sides differ, as the mirror shows it */
};

/* The poses of a source, and the ways used between them. */
struct draft_motion {
    struct source source;
    struct motion_way *ways;
    int way_count, way_room;
};

struct draft {
    struct arena *scratch; /* gone when the timeline is built */
    struct arena *arena;   /* the timeline's own */
    const struct routine *routine;
    const struct moves *moves; /* by which positions change; NULL: none */
    struct timeline_wish wish;
    struct draft_segment *segments;
    int count, room;
    struct draft_motion *motions;
    int motion_count, motion_room;
    const struct motion **solved; /* one a motion */
    struct arena *homes;          /* one a motion; NULL: nothing was solved yet */
    struct rig rigs[2][2];        /* of exercises, of moves; as they are, in the mirror */
    bool uneven;                  /* mirrored they differ */
    bool failed;                  /* memory ran out */
};

/* Room for one more element in an array of the scratch arena; the array moves when it grows. False,
 * and draft->failed, when memory ran out. */
bool draft_grow(struct draft *draft, void **array, int count, int *room, size_t size);

/* The order of all segments; lengths as written, times still open. */
void draft_order(struct draft *draft);

/* Index of a way of a motion, entered if it is new; -1 when memory ran out. */
int draft_way(struct draft *draft, const struct source *source, int from, int to, int *motion);

/* Solves all motions. False when memory ran out or a pose has no solution (in `problems`). */
bool draft_solve(struct draft *draft, struct problems *problems);

/* Where the ground of every segment lies. */
void draft_grounds(struct draft *draft);

/* Start and end, breath and stretch time of every segment; returns the routine's length. */
int64_t draft_times(struct draft *draft);

/* What is said for it where there is not enough time. */
struct shorter {
    const char *text; /* NULL: none */
    int64_t duration_ms;
};

/* A cue that somebody would like to have. */
struct proposal {
    struct cue cue;      /* at_ms: where it is wanted, then where it is */
    int64_t earliest_ms; /* it may begin sooner, from here, where it finds no room later */
    int64_t latest_ms;   /* it may begin later, up to here */
    int64_t over_by_ms;  /* it must have ended */
    int after;           /* the proposal that must be over before; -1 none */
    bool leads;          /* what it says has to come before anything more of what was said before */
    struct shorter shorter[WORDS_SHORTER_MOST];
    int64_t breath_ms; /* of the words for a breath: how long that lasts */
};

struct proposals {
    struct proposal *list;
    int count, room;
};

/* Everything that would be said and struck, in the order of the segments; in the scratch arena. */
void draft_speak(struct draft *draft, struct proposals *proposals);

/* The tone of a breath of `ms`. */
struct cue draft_breath_tone(enum cue_kind kind, int64_t at_ms, int64_t ms);

/* The last segment of the passage that begins at `index`. */
int draft_passage_end(const struct draft *draft, int index);

/* The cues in order, in the timeline's arena; NULL when memory ran out. */
const struct cue *draft_cues(struct draft *draft, int *count);

#endif
