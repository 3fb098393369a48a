/* A routine made to suit a person: each stretch as far as their comfort goes, and what they must
 * leave out exchanged for what its file names instead, or left out.
 *
 * An exercise does not suit when one of its flags is ticked, or when a family of it rests after
 * pain. With ACUTE ticked only lying rest, the pelvic tilt and the sphinx suit. Routines that are
 * timed by bars keep their order, since the music is theirs: there the range alone is cut. */
#ifndef LIMBER_RECORD_SUIT_H
#define LIMBER_RECORD_SUIT_H

#include "library/library.h"
#include "record/comfort.h"

struct suit_wish {
    struct entries entries;
    const struct profile *profile;
    struct stamp now;
    int range; /* that the person asked for, thousandths; 0: what their comfort is */
};

/* What was done about one exercise of the routine. */
struct suit_change {
    const struct exercise *exercise, *instead; /* NULL: left out */
    bool locked;                               /* after pain; else for `flag` */
    enum flag flag;
};

enum { SUIT_CHANGES_MOST = 16 };

struct suited {
    const struct routine *routine; /* NULL: nothing of it suits, or memory ran out */
    struct suit_change changes[SUIT_CHANGES_MOST];
    int change_count; /* may be larger than what `changes` holds */
};

/* The routine's id stays. Steps lie in the arena. Where the person asked for a range, the steps'
 * comfort is to be multiplied with it, as it is with any routine's. */
struct suited suit_routine(struct arena *arena, const struct library *library,
                           const struct routine *routine, const struct suit_wish *wish);

/* Whether it suits; if not, `change` says why (and not what is shown instead). */
bool suit_exercise(const struct exercise *exercise, const struct suit_wish *wish,
                   struct suit_change *change);

/* One sentence about a change, in `out`: "Childs's pose is left out: bending forward hurts." */
void suit_tell(const struct suit_change *change, char *out, size_t room);

#endif
