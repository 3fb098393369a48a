/* Keeping the parts of a figure out of each other, where they are found to pass through. */
#ifndef LIMBER_BODY_APART_H
#define LIMBER_BODY_APART_H

#include "body/bake.h"

/* By how much the parts of a figure lie deeper in each other than they may, metres; 0 if none does.
 */
float figure_excess(const struct rig *rig, const struct figure *figure,
                    const struct keeping *keeping);

/* Solves once more, from where `figure` is, if its parts pass through each other; keeps the better
 * of the two. */
void figure_keep_apart(struct solver *solver, const struct rig *rig, const struct wish *wish,
                       const struct keeping *keeping, struct figure *figure);

#endif
