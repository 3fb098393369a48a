/* The body's surface: how thick it is where, and the spots by which it touches things.
 *
 * Contacts are solved on it; what is drawn (picture/flesh.h) lies where it does. Lengths are metres
 * at RIG_STATURE and of build 1; skin_scale and skin_radius make them those of a rig. Figures are
 * those of reference/kinematics.md section 7.2
 * and prototype/body.py. */
#ifndef LIMBER_BODY_SKIN_H
#define LIMBER_BODY_SKIN_H

#include "body/pose.h"

/* What part of the figure a piece of skin belongs to; also the order in which limbs can be near or
 * far. */
enum region {
    REGION_TRUNK,
    REGION_HEAD,
    REGION_LEFT_ARM,
    REGION_RIGHT_ARM,
    REGION_LEFT_LEG,
    REGION_RIGHT_LEG,
    REGION_COUNT
};

/* A round cone: the hull of two spheres, each fixed to a joint. */
struct skin_cone {
    enum region region;
    enum joint joint_a, joint_b;
    vec3 a, b; /* in the joints' frames */
    float radius_a, radius_b;
};

/* The whole figure, about 80 cones. */
const struct skin_cone *skin_cones(int *count);

/* A sphere of the surface that can touch: heels, balls of the feet, knuckles, glutes, ... */
struct skin_sphere {
    const char *name; /* "right_heel" */
    enum joint joint;
    vec3 centre; /* in the joint's frame */
    float radius;
};
const struct skin_sphere *skin_spheres(int *count);

/* How many times as thick as written the flesh of a joint is, `along` metres up its bone (down:
 * negative) at RIG_STATURE: all of the build at hips and shoulders, less of it towards hands and
 * feet, which are bone and stay as they are, like the head. */
float skin_girth(const struct rig *rig, enum joint joint, float along);

/* What is written at RIG_STATURE for build 1, on this rig, still in the joint's frame: as long as
 * the bone and as thick as the flesh. `out` may be `local`. */
void skin_scale(const struct rig *rig, enum joint joint, const vec3 local, vec3 out);

/* The radius of what is centred there. */
float skin_radius(const struct rig *rig, enum joint joint, const vec3 local, float radius);

/* Where a point of the skin is in the room; `local` is written in the joint's frame, as all of the
 * tables here. `out` may be `local`. */
void skin_point(const struct rig *rig, const struct placed *placed, enum joint joint,
                const vec3 local, vec3 out);

/* The sphere that comes lowest, and the height of its lowest point over the floor, metres. */
const struct skin_sphere *skin_lowest_sphere(const struct rig *rig, const struct placed *placed,
                                             float *height);

/* That height alone; negative: below. */
float skin_lowest(const struct rig *rig, const struct placed *placed);

/* Standing straight with the pelvis at the height at which the soles touch the floor. */
void skin_stand(const struct rig *rig, struct pose *out);

/* A muscle to be highlighted: skin of the given regions within `radius` of the segment. */
struct skin_muscle {
    enum joint joint_a, joint_b;
    vec3 a, b;
    float radius;
    unsigned regions; /* bit 1 << enum region */
};

/* The names of the muscle groups: "low_back" ("forearm" is its front, with the palm). */
enum { SKIN_MUSCLE_COUNT = 19 };
const char *skin_muscle_name(int index);

/* The segments of a muscle group: "hamstring" with a side, "low_back" with SIDE_BOTH, ...; count 0
 * and NULL when there is no such name. */
const struct skin_muscle *skin_muscles(const char *name, enum side side, int *count);

#endif
