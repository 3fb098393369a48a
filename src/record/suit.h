/* A routine made to suit a person: each stretch as far as their comfort goes, what they must leave
 * out exchanged for what its file names instead, or left out, holds of 30 seconds from 65 on
 * (lengthen.h), and then shortened where a muscle group would have too much.
 *
 * An exercise does not suit when one of its flags is ticked, when a family of it rests after pain,
 * or when a body with the person's limits cannot do it, or only as something quite different. With
 * ACUTE ticked only lying rest, the pelvic tilt and the sphinx suit. Routines that are timed by
 * bars keep their order and seconds, since the music is theirs: a flag makes the exercise the
 * smallest there is; with one that rests, or in acute pain, such a routine is not played. */
#ifndef LIMBER_RECORD_SUIT_H
#define LIMBER_RECORD_SUIT_H

#include "library/library.h"
#include "record/comfort.h"
#include "record/load.h"

struct suit_wish {
    struct entries entries;
    const struct profile *profile;
    struct stamp now;
    int range; /* that the person asked for, thousandths; 0: what their comfort is */
    bool (*fits)(void *context, const struct exercise *exercise); /* whether a body with the
                                               profile's limits can do it; NULL: any does */
    void *context;
};

enum suit_way { SUIT_LEFT_OUT, SUIT_INSTEAD, SUIT_SMALLEST, SUIT_LONGER, SUIT_SHORTER };
enum suit_reason { SUIT_FLAG, SUIT_LOCK, SUIT_LOAD, SUIT_LIMIT, SUIT_AGE };

/* What was done about one exercise of the routine, and why; SUIT_LONGER, told once, is about all
 * its holds and names none: the exercise is NULL. */
struct suit_change {
    const struct exercise *exercise, *instead; /* of SUIT_INSTEAD */
    enum suit_way way;
    enum suit_reason reason;
    enum flag flag;                 /* of SUIT_FLAG */
    const struct turn_limit *limit; /* of SUIT_LIMIT: one that stands against it; NULL: together */
    struct load_advice load;        /* of SUIT_LOAD */
};

enum { SUIT_CHANGES_MOST = 16 };

struct suited {
    const struct routine *routine; /* NULL: it does not suit, or memory ran out */
    struct suit_change changes[SUIT_CHANGES_MOST];
    int change_count; /* may be larger than what `changes` holds */
};

/* The routine's id stays. Steps lie in the arena. Where the person asked for a range, the steps'
 * comfort is to be multiplied with it, as it is with any routine's. Each step's `most` is what the
 * person may ask for by hand (comfort_most); whoever asked for a range is bounded by the profile
 * alone. */
struct suited suit_routine(struct arena *arena, const struct library *library,
                           const struct routine *routine, const struct suit_wish *wish);

/* Whether it suits; if not, `change` says why (and not what is shown instead). */
bool suit_exercise(const struct exercise *exercise, const struct suit_wish *wish,
                   struct suit_change *change);

/* Id of the routine that is proposed before any other: in the first hours of a day the gentle one,
 * to those whom bending forward hurts the one that was made for them; NULL: none. */
const char *suit_proposed(const struct profile *profile, struct stamp now);

/* Of all routines one that suits as it is, but for longer holds, and loads no group too much or too
 * soon, the nearest to `routine` in seconds of stretching; NULL: none. */
const struct routine *suit_other(struct arena *arena, const struct library *library,
                                 const struct routine *routine, const struct suit_wish *wish);

/* Whether holds were made longer, though some may have been shortened again. */
bool suit_lengthens(const struct suited *suited);

/* One sentence about a change, in `out`: "Childs's pose is left out: bending forward hurts." */
void suit_tell(const struct suit_change *change, char *out, size_t room);

#endif
