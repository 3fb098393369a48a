/* Whether the words fit: into their time, and to what is shown.
 *
 * What is recognised, clause by clause:
 * - sides: "left" or "right" before hand, palm, wrist, forearm, elbow, arm, thigh, knee, leg, shin,
 *   foot, heel, ankle. After a verb of motion such as lift or slide that limb must move, in this
 *   phase or in the next; elsewhere it must move, touch the body, be touched or be highlighted,
 *   unless the clause tells it to stay or names it as a landmark, as in "beside the left knee".
 * - directions: turn, twist, rotate, look to the left or right, look over a shoulder; bend, lean,
 *   tilt to the left or right; lean, bend, fold forward or back; lift, raise, lower, drop a limb,
 *   the head or the hips; straighten or bend a knee or an elbow. Only the wrong way is told, or
 *   that nothing goes any way, and only if the phase after it does not go the right way either.
 * - contacts: hold, clasp, grasp, grip, take a thigh, shin, ankle, foot, elbow, wrist; a hand "to",
 *   "on", "behind", "against" a thigh, shin, head. Some hand must touch it in this phase or the
 *   next. */
#ifndef LIMBER_REVIEW_CUES_H
#define LIMBER_REVIEW_CUES_H

#include "review/findings.h"
#include "review/sentence.h"
#include "review/stride.h"

/* A clause, who says it, and what is shown meanwhile and next. */
struct cue_case {
    const struct clause *clause;
    const char *text;                /* the whole sentence */
    const struct stride *now, *next; /* next: what `now` is when nothing follows */
};

typedef void cue_rule(const struct cue_case *cue, struct findings *findings);
cue_rule look_at_side, look_at_direction, look_at_held;

/* All cues of the phases of an exercise laid out alone. */
void review_cues(const struct timeline *timeline, struct findings *findings);

#endif
