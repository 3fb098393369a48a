/* What the body may not do: sink into the floor, or turn a joint past its limit.
 *
 * Every bound is a gap that must not become negative. A bound becomes a row of the solver while it
 * is broken, and stays one for as long as it pushes (solver.h). */
#ifndef LIMBER_BODY_BOUND_H
#define LIMBER_BODY_BOUND_H

#include "body/figure.h"
#include "body/goal.h"
#include "body/system.h"

enum {
    BOUND_GROUPS = SPINE_GROUP_COUNT + 20, /* spine groups and the joints of the limbs */
    BOUND_ANGLES = TOUCH_COUNT,            /* the floor's spheres come first */
    BOUND_KNEES = BOUND_ANGLES + 2 * ANGLE_AXES * BOUND_GROUPS,
    BOUND_CORRIDOR = BOUND_KNEES + 4,
    BOUND_COUNT = BOUND_CORRIDOR + 2 * ANGLE_AXES * BOUND_GROUPS
};

/* Between two poses an angle had better stay between its two values: no joint swings out and back.
 * A weak bound, since a closed chain of limbs may leave no other way. Radians. */
struct corridor {
    double least[BOUND_GROUPS][ANGLE_AXES], most[BOUND_GROUPS][ANGLE_AXES];
};
void corridor_between(const struct figure *a, const struct figure *b, struct corridor *out);

/* Frees the limb that ends in `joint`: one that lifts off the floor must find its own way up. */
void corridor_free(struct corridor *corridor, enum joint joint);

/* What bounds a figure. */
struct bounds {
    const struct rig *rig;
    const struct corridor *corridor; /* NULL: none */
};

/* Adds a row for each bound that is broken or in `active`. */
void bound_rows(const struct bounds *bounds, const struct figure *figure, const struct stand *stand,
                const bool active[BOUND_COUNT], struct system *system);

/* Sum of the squares of what the broken ones would add. */
double bound_merit(const struct bounds *bounds, const struct figure *figure,
                   const struct stand *stand);

#endif
