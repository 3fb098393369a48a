/* Whether a motion keeps within limits at every moment that it can be shown: between its keys, too,
 * breathed in and out. */
#ifndef LIMBER_TIMELINE_WITHIN_H
#define LIMBER_TIMELINE_WITHIN_H

#include "body/motion.h"

/* What is lost in measuring and solving, degrees. */
#define WITHIN_SLACK 0.5f

/* The limits are of the spine; those of other joints are not looked at. */
bool motion_is_within(const struct motion *motion, int way_count, const struct turn_limits *limits);

#endif
