/* The clinical angles of a figure, as far as they are bounded: of the spine by groups, of the limbs
 * joint by joint. */
#ifndef LIMBER_BODY_READING_H
#define LIMBER_BODY_READING_H

#include "body/angle.h"
#include "body/figure.h"

enum { BUNDLES = SPINE_GROUP_COUNT + 20 };

/* Joints whose turns are limited as one: a spine group, or a joint of a limb. */
struct bundle {
    enum joint first;
    int joints;
};

/* Groups have numbers: those of the spine first, then the joints of the limbs. */
struct bundle bundle_at(int index);

/* Of a joint of a limb. */
int bundle_index(enum joint joint);

bool bundle_is_shoulder(struct bundle group);

/* The clinical angles of a group, radians; 0 where an axis is locked. */
struct reading {
    double m[3][3]; /* of the group's turn, as of a right limb: m[column][row] */
    double angle[ANGLE_AXES];
};

void bundle_read(const struct figure *figure, struct bundle group, struct reading *out);

/* How an angle changes when the last joint of the group is turned about the axes of its frame. */
void reading_slope(const struct reading *reading, struct bundle group, int axis, double out[3]);

#endif
