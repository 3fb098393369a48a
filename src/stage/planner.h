/* What is played can be laid out anew while it is played: for words that have their clips only now,
 * or for another wish.
 *
 * Building a timeline takes a good part of a second, far too long between two frames. The planner
 * does it on a thread of its own and holds the new plan ready; the stage takes it when it suits,
 * and gives back the one it replaces. The planner's thread is the only one that asks the narrator
 * anything from planner_open to planner_close. */
#ifndef LIMBER_STAGE_PLANNER_H
#define LIMBER_STAGE_PLANNER_H

#include "sound/sound.h"
#include "voice/narrator.h"

/* A routine laid out, its sound, and what is said beside it (asides.h). */
struct plan {
    struct timeline *timeline;
    struct track *track, *asides;
};

struct planner;

/* Asks the narrator for what `first`, the timeline that is played, needs and has not; a plan is
 * built as soon as there is some of it, and again when there is more. `narrator`, `first`, its
 * routine and `tune` (NULL: no music) are borrowed until planner_close. NULL when memory or
 * threads ran out: NULL is a fine argument below, and never has a plan. */
struct planner *planner_open(const struct world *world, const struct timeline *first,
                             struct narrator *narrator, const struct tune *tune);

/* Wants a plan for another wish; its speech is the narrator's in any case. Newer wishes replace
 * older ones. */
void planner_ask(struct planner *planner, const struct timeline_wish *wish);

/* The newest plan that was not taken yet, if there is one; it is the caller's, until it is given
 * back. Never waits. `at_ms`: where the player stands, so that the words next in line come first.
 */
bool planner_take(struct planner *planner, int64_t at_ms, struct plan *plan);

/* A plan that nobody looks at any more; its memory is given back. Parts of it may be NULL, and need
 * not be of the planner's making. */
void planner_give(struct planner *planner, struct plan plan);

/* Ends at once, whatever is being done. All plans that were taken must have been given back; the
 * narrator is the caller's again. */
void planner_close(struct planner *planner);

#endif
