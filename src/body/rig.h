/* The skeleton: which joints there are, how they hang together and how long the bones are.
 *
 * 28 joints. Axes of the world and of every joint frame in the rest pose (standing, arms at the
 * sides, palms to the thighs): x forward, y up, z to the figure's right; metres; right-handed
 * (ISB). Bone lengths are fractions of stature (Drillis & Contini as printed in Winter), so a rig
 * of any stature is one multiplication. */
#ifndef LIMBER_BODY_RIG_H
#define LIMBER_BODY_RIG_H

#include <cglm/types.h>
#include <stdbool.h>

#include "base/text.h"

enum side { SIDE_BOTH, SIDE_LEFT, SIDE_RIGHT }; /* SIDE_BOTH also means: no side, the trunk */

/* Parents come before their children. The forearm is the twist of the forearm, of zero length. */
enum joint {
    JOINT_PELVIS,
    JOINT_LUMBAR1,
    JOINT_LUMBAR2,
    JOINT_THORAX1,
    JOINT_THORAX2,
    JOINT_THORAX3,
    JOINT_NECK,
    JOINT_HEAD,
    JOINT_LEFT_CLAVICLE,
    JOINT_LEFT_SHOULDER,
    JOINT_LEFT_ELBOW,
    JOINT_LEFT_FOREARM,
    JOINT_LEFT_WRIST,
    JOINT_LEFT_FINGERS,
    JOINT_LEFT_HIP,
    JOINT_LEFT_KNEE,
    JOINT_LEFT_ANKLE,
    JOINT_LEFT_TOES,
    JOINT_RIGHT_CLAVICLE,
    JOINT_RIGHT_SHOULDER,
    JOINT_RIGHT_ELBOW,
    JOINT_RIGHT_FOREARM,
    JOINT_RIGHT_WRIST,
    JOINT_RIGHT_FINGERS,
    JOINT_RIGHT_HIP,
    JOINT_RIGHT_KNEE,
    JOINT_RIGHT_ANKLE,
    JOINT_RIGHT_TOES,
    JOINT_COUNT
};

enum { RIG_AXES = 3 };

#define RIG_STATURE 1.70f /* metres; the stature for which radii are written */

struct rig {
    float stature;            /* metres */
    float scale;              /* stature / RIG_STATURE: what is written at RIG_STATURE times this */
    float build;              /* how thick the flesh is: see skin_girth */
    float seat;               /* height of the chair it sits on, metres */
    vec3 offset[JOINT_COUNT]; /* from the parent joint, in the parent's frame, metres */
    float least[JOINT_COUNT][RIG_AXES]; /* degrees along joint_axis (angle.h): how far it turns; */
    float most[JOINT_COUNT][RIG_AXES];  /* of a group of the spine, all of it at its first joint */
};

#define RIG_BUILD_LEAST 0.8f
#define RIG_BUILD_MOST 1.25f
#define RIG_SEAT 0.46f
#define RIG_SEAT_LEAST 0.35f
#define RIG_SEAT_MOST 0.60f

/* A rig of a stature of 1.2 to 2.2 m and a build of 0.8 to 1.25; bones know nothing of the build.
 * It turns as far as the demonstrator does, and sits at RIG_SEAT. */
struct rig rig_of_body(float stature, float build);

/* The same of build 1. */
struct rig rig_of_stature(float stature);

/* What one body cannot do: a joint that turns only so far. */
struct turn_limit {
    enum joint joint; /* the first of its group, in the spine */
    int axis;         /* of joint_axis */
    bool negative;    /* the way of its negative word */
    float degrees;    /* >= 0: the most it turns that way */
};

enum { TURN_LIMITS_MOST = 16 };

/* Starts zeroed. */
struct turn_limits {
    struct turn_limit list[TURN_LIMITS_MOST];
    int count;
};

/* The rig turns no further than that; never further than it did. */
void rig_limit(struct rig *rig, const struct turn_limits *limits);

/* Whether its two sides turn alike; and the rig as the mirror shows it. */
bool rig_is_even(const struct rig *rig);
struct rig rig_mirrored(const struct rig *rig);

/* The joint it hangs on; JOINT_PELVIS for the pelvis itself. */
enum joint joint_parent(enum joint joint);
enum side joint_side(enum joint joint);

/* The same joint, and the side, as the mirror shows them; trunk joints and SIDE_BOTH are their own.
 */
enum joint joint_mirror(enum joint joint);
enum side side_mirror(enum side side);

/* The right one of the pair that a joint belongs to; that of a right joint on either side. Trunk
 * joints are their own. */
enum joint joint_right(enum joint joint);
enum joint joint_of_side(enum joint right, enum side side);

/* From the collar bone to the fingers. */
bool joint_is_of_arm(enum joint joint);

/* "left_", as names of parts and joints begin; "" for SIDE_BOTH. */
const char *side_prefix(enum side side);

/* "right_hip"; the names of DESIGN section 11, and "right_forearm". */
const char *joint_name(enum joint joint);

#endif
