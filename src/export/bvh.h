/* The skeleton's motion as a BVH file (Biovision's hierarchy), for programs that animate figures.
 *
 * Metres and axes are those of `limber trace`: x forward, y up, z to the figure's right, the floor
 * at y = 0; joints have the same names, and hang together as in body/rig.h. Frame n is the pose at
 * n * 1000 / rate ms, as in a film; each joint turns by its channels about z, then x, then y, which
 * go on without jumps where the pose does. */
#ifndef LIMBER_EXPORT_BVH_H
#define LIMBER_EXPORT_BVH_H

#include "base/problem.h"
#include "timeline/timeline.h"

#include <stdio.h>

/* False when the stream could not be written to; it is not closed. */
bool bvh_write(FILE *to, const struct timeline *timeline, int rate);

/* The same into a file of that name, which is replaced only when all is written. False, told in
 * `problems`, when it could not be. */
bool bvh_export(const char *path, const struct timeline *timeline, int rate,
                struct problems *problems);

#endif
