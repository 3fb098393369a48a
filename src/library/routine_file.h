/* Reading routines: own positions and exercises, repeats and includes unrolled. */
#ifndef LIMBER_LIBRARY_ROUTINE_FILE_H
#define LIMBER_LIBRARY_ROUTINE_FILE_H

#include "library/library.h"
#include "library/shelf.h"

enum { STEPS_MOST = 500 };

/* A routine file that was read but perhaps not unrolled yet: another one may include it. */
struct script {
    const char *id;
    const struct node *root;
    bool own; /* the person's: from a folder of theirs, or a file that is played */
    enum { SCRIPT_FRESH, SCRIPT_OPEN, SCRIPT_DONE, SCRIPT_BROKEN } state;
    const struct routine *routine; /* SCRIPT_DONE */
    struct script *older;          /* read before this one */
};

/* All that a routine may name. */
struct scripts {
    struct script *newest;
    const struct library *library; /* routines that are done already; or NULL */
    const struct library *music;   /* whose pieces may be named */
    const struct moves *moves;
    const struct shelf *shelf;
    struct arena *scratch; /* for what is needed only while reading */
};

/* Unrolls a script, and those it includes. NULL when it is broken, which is told, or was before. */
const struct routine *script_unroll(struct reader *reader, struct scripts *scripts,
                                    struct script *script);

/* How an exercise step is laid out in bars. */
struct bars {
    struct bar_phase *phases; /* ms are set by bars_time */
    double *lengths;          /* in bars, one a phase */
    int count;
};
struct bars bars_read(struct reader *reader, const struct node *list, const struct step *step,
                      struct arena *scratch);

/* Milliseconds of each phase, so that their sums never drift from the beat: `*at` is the place in
 * the routine in bars so far, and is moved on. */
void bars_time(const struct bars *bars, double bar_ms, double *at);

/* A step while bars have no milliseconds yet. */
struct draft_step {
    struct step step;
    struct bars bars; /* count 0: none, or timed already (included) */
};

/* One script being unrolled. */
struct unrolling {
    struct reader *reader;
    struct scripts *scripts;
    const struct shelf *shelf; /* its own on the library's */
    double bar_ms;             /* 0: no beat is given */
    bool own;                  /* the script is */
    struct draft_step *steps;
    int count, room;
    bool full; /* more than may be: told once */
};

/* Reads a list of steps behind those there are; not more than STEPS_MOST in all. */
void steps_read(struct unrolling *unrolling, const struct node *list);

/* What every routine says at its start and end unless its file says otherwise, in the person's
 * language; in the arena, none when memory ran out. */
struct lines routine_opening(struct arena *arena);
struct lines routine_closing(struct arena *arena);
enum { ROUTINE_OPENING_MS = 5000, ROUTINE_CLOSING_MS = 5000 };

#endif
