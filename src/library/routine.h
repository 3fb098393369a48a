/* A routine script: what is played after what, in which dose.
 *
 * Read from assets/routines/NAME.yaml or from a person's own file, which may carry its own
 * exercises (DESIGN section 6). Includes and repeats are already unrolled; what is left is a plain
 * list of steps. */
#ifndef LIMBER_LIBRARY_ROUTINE_H
#define LIMBER_LIBRARY_ROUTINE_H

#include "library/move.h"

enum step_kind { STEP_EXERCISE, STEP_REST, STEP_SAY };

/* One phase of a step that is laid out by bars of a beat instead of the exercise's own seconds. */
struct bar_phase {
    const char *phase; /* name in the exercise, or "ready"/"finish": staying in the pose */
    int key;           /* of the exercise */
    int64_t ms;
    enum breath breath;
    enum side side; /* SIDE_BOTH only for two-sided exercises */
    bool stretches, holds;
    struct lines say;
    struct place place;
};

struct step {
    enum step_kind kind;
    const struct exercise *exercise; /* STEP_EXERCISE */
    struct dose dose;                /* as the routine wants it; 0 = the exercise's own */
    bool own_hold;                   /* a routine of the person's own writes its hold down */
    bool left, right;                /* which sides to play; both true for two-sided exercises */
    float comfort;                   /* 0.3 .. 1, multiplied with the person's range */
    float most;                      /* it is never shown further than this; 0: 1 */
    int64_t ms;                      /* STEP_REST */
    struct lines say;                /* STEP_SAY and STEP_REST */
    const struct bar_phase *bars;    /* NULL: the exercise's own phases and seconds */
    int bar_count;
    struct place place;
};

/* An exercise in its own dose, all its sides. */
struct step step_of_exercise(const struct exercise *exercise, struct place place);

/* How far it is shown for a person's range, 0.3 .. 1; a range above 1 asks for more than `comfort`,
 * up to `most`. */
float step_range(const struct step *step, float range);

struct routine {
    const char *id;
    const char *name;
    const char *purpose;
    const struct step *steps;
    int step_count;
    const struct moves *moves;     /* by which positions change; NULL: none */
    bool timed_by_bars;            /* no opening and closing are added: the script is complete */
    double bar_ms;                 /* length of a bar; 0 when not timed by bars */
    const char *music;             /* id of a piece, or "none"; NULL: the default */
    struct lines opening, closing; /* spoken at start and end; the opening holds the safety words */
    int64_t opening_ms, closing_ms;
    struct accepted accepted;
    struct place place;
};

/* Whether the file at `path` (FOLDER/KIND/ID.yaml) is one of which a routine would take something,
 * were it in order: the routine itself, an exercise and its position, the piece of music, and, if
 * positions change, any move. */
bool routine_would_use(const struct routine *routine, const char *path);

#endif
