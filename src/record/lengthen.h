/* Holds for those who are 65 or older: 30 seconds where the dose is a default
 * (reference/content.md, section 7; the American College of Sports Medicine asks for 30 to 60 of
 * them).
 *
 * A default is what an exercise or a shipped routine says. What stays: a hold that a routine of the
 * person's own writes down, in their folder or in a file that is played, since somebody meant that
 * number for them; what is held longer, what is repeated, rests, and what follows a beat. Where
 * that makes too much for a muscle group, it is shortened again after it (shorten.h). */
#ifndef LIMBER_RECORD_LENGTHEN_H
#define LIMBER_RECORD_LENGTHEN_H

#include "library/routine.h"
#include "record/profile.h"

enum { LENGTHEN_HOLD_MS = 30000 };

/* Makes the step's hold as long as the person should have it; false: it stays as it is. */
bool lengthen_step(const struct profile *profile, struct step *step);

/* The exercise for this person, all its sides, in the dose they should have. */
struct step lengthen_exercise(const struct profile *profile, const struct exercise *exercise);

#endif
