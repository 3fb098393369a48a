/* Clinical words and rotations.
 *
 * A physiotherapist writes "flexion 90" or "external_rotation 30": always positive, the word gives
 * the direction, the same for left and right. Each joint has up to three axes, each axis a pair of
 * words (a positive and a negative one) and a place in the order of rotation. The sign table and
 * orders are those of reference/kinematics.md section 1.1: hip and shoulder Z X Y, spine Z X Y,
 * ankle Z X, wrist X Z, clavicle Y X; the pelvis turns Y X Z after the stance. Left rotations are
 * the right ones conjugated by diag(1,1,-1). */
#ifndef LIMBER_BODY_ANGLE_H
#define LIMBER_BODY_ANGLE_H

#include "body/pose.h"

enum { ANGLE_AXES = RIG_AXES };

/* One axis of a joint kind. `most` and `least` are the demonstrator's limits (content.md section
 * 3, widened where kinematics.md 1.2 measured that a position needs it), for the joint itself; for
 * a spine group the limit of the whole group. */
struct angle_axis {
    const char *positive; /* "flexion"; NULL: the axis is locked */
    const char *negative; /* "extension" */
    float most;           /* limit in the positive direction, degrees, >= 0 */
    float least;          /* limit in the negative direction, degrees, <= 0 */
};

/* The axes of a joint, in the order in which an author would say them (flexion, abduction,
 * rotation): hip, shoulder: flexion/extension, abduction/adduction, internal_/external_rotation
 * elbow, knee, fingers: flexion/extension      forearm: pronation/supination
 * wrist: flexion/extension, radial_/ulnar_deviation
 * ankle: dorsiflexion/plantarflexion, inversion/eversion     toes: extension/flexion
 * clavicle: elevation/depression, protraction/retraction
 * spine, neck, head: flexion/extension, right_bend/left_bend, right_turn/left_turn
 * pelvis: anterior_tilt/posterior_tilt, right_hike/left_hike, right_turn/left_turn */
const struct angle_axis *joint_axis(enum joint joint, int axis);

/* The rotation for signed degrees along the axes of joint_axis (locked axes are ignored). */
void angle_to_turn(enum joint joint, const float degrees[ANGLE_AXES], versor out);

/* The reverse; locked axes read 0. Of the two ways in which three angles make the same rotation
 * (an arm raised sideways by 100 degrees is also one swung back by 180 and raised by 80) it is the
 * one that is less past the limits. */
void angle_of_turn(enum joint joint, const versor turn, float degrees[ANGLE_AXES]);

/* Spine groups that authors write as one angle, split evenly over their joints. */
enum spine_group { SPINE_LUMBAR, SPINE_THORACIC, SPINE_NECK, SPINE_GROUP_COUNT };
const char *spine_group_name(enum spine_group group); /* "lumbar", "thoracic", "neck" */
enum joint spine_group_first(enum spine_group group);
int spine_group_joints(enum spine_group group); /* 2, 3, 2 */

/* Total angles of a group in a pose: the axes of the product of its rotations. */
void spine_group_angles(const struct pose *pose, enum spine_group group, float degrees[ANGLE_AXES]);

#endif
