/* Figure files: how tall and how stout the figure is (assets/figures/NAME.yaml). Its proportions
 * are otherwise those of reference/kinematics.md: body/rig.h tells what the two change. */
#ifndef LIMBER_LIBRARY_STATURE_H
#define LIMBER_LIBRARY_STATURE_H

#include "base/problem.h"
#include "base/world.h"

struct stature {
    double metres; /* 1.2 to 2.2 */
    double build;  /* RIG_BUILD_LEAST to RIG_BUILD_MOST */
};

/* Of figures/NAME.yaml in the folders, the last one that has it. False with problems told when
 * there is none or it has errors; `stature` is then as it was. */
bool stature_load(struct stature *stature, const struct world *world, const char *const *folders,
                  int folder_count, const char *name, struct problems *problems);

#endif
