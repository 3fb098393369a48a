/* What needs no frame: what an exercise tells about itself, and the order of a routine. */
#ifndef LIMBER_REVIEW_COURSE_H
#define LIMBER_REVIEW_COURSE_H

#include "review/findings.h"

/* Whether an easier and a harder variant are told. */
void review_facts(const struct exercise *exercise, struct findings *findings);

/* The two-joint rules, in what the poses write. */
void review_keys(const struct exercise *exercise, struct findings *findings);

/* Two held stretches of the same primary group in a row (content.md section 8, rule 3), and
 * one-sided stretches of which a side is left out. A routine in bars is a refresher, not a dose:
 * its order is free. */
void review_course(const struct routine *routine, struct findings *findings);

#endif
