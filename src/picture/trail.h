/* Which part of the body tells most of a course, and its way as it is seen. */
#ifndef LIMBER_PICTURE_TRAIL_H
#define LIMBER_PICTURE_TRAIL_H

#include "picture/berth.h"
#include "picture/course.h"

/* The best place for an arrow along the way of what goes farthest in the course, where what is
 * stretched counts for more and limbs that only help for nothing. False when hardly anything moves
 * across the sight, or there is no room. The figure, whose camera and furniture it is about, must
 * outlive it. */
bool trail_find(const struct timeline *timeline, const struct course *course,
                const struct figure *figure, const struct box *stage, struct berth *out);

#endif
