/* What the body may not do: sink into the floor, turn a joint past its limit, or pass through
 * itself.
 *
 * Every bound is a gap that must not become negative. A bound becomes a row of the solver while it
 * is broken, and stays one for as long as it pushes (solver.h). */
#ifndef LIMBER_BODY_BOUND_H
#define LIMBER_BODY_BOUND_H

#include "body/figure.h"
#include "body/goal.h"
#include "body/reading.h"
#include "body/shapes.h"
#include "body/system.h"

enum {
    BOUND_GROUPS = BUNDLES,
    BOUND_ANGLES = TOUCH_COUNT, /* the floor's spheres come first */
    BOUND_KNEES = BOUND_ANGLES + 2 * ANGLE_AXES * BOUND_GROUPS,
    BOUND_CORRIDOR = BOUND_KNEES + 4,
    BOUND_APART = BOUND_CORRIDOR + 2 * ANGLE_AXES * BOUND_GROUPS,
    BOUND_COUNT = BOUND_APART + PIECES * (PIECES - 1) / 2
};

/* Between two poses an angle had better stay between its two values: no joint swings out and back.
 * A weak bound, since a closed chain of limbs may leave no other way. Radians. */
struct corridor {
    double least[BOUND_GROUPS][ANGLE_AXES], most[BOUND_GROUPS][ANGLE_AXES];
};
void corridor_between(const struct figure *a, const struct figure *b, struct corridor *out);

/* Frees the limb that ends in `joint`: one that lifts off the floor must find its own way up. */
void corridor_free(struct corridor *corridor, enum joint joint);

/* Parts are kept out of each other (overlap.h) but for what these contacts allow. It costs as much
 * as all the rest, so that only those who have found an overlap ask for it. */
struct keeping {
    const struct contact *contacts;
    int count;
};

/* What bounds a figure. */
struct bounds {
    const struct rig *rig;
    const struct corridor *corridor; /* NULL: none */
    const struct keeping *apart;     /* NULL: parts may pass through each other */
};

/* Adds a row for each bound that is broken or in `active`. */
void bound_rows(const struct bounds *bounds, const struct figure *figure, const struct stand *stand,
                const bool active[BOUND_COUNT], struct system *system);

/* Sum of the squares of what the broken ones would add. */
double bound_merit(const struct bounds *bounds, const struct figure *figure,
                   const struct stand *stand);

#endif
