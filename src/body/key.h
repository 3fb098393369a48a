/* A key pose as a person wrote it: some angles, and what touches what.
 *
 * What a key writes is kept, what it leaves out follows the contacts; `motion_build` (motion.h)
 * solves it. Keys are written for the right side. */
#ifndef LIMBER_BODY_KEY_H
#define LIMBER_BODY_KEY_H

#include "base/problem.h"
#include "body/angle.h"

/* The way the pelvis faces before any tilt. Those who lie on a side lie like the supine, head to
 * -x and feet to +x, rolled a quarter about their long axis: on the left side the figure faces -z.
 */
enum stance {
    STANCE_UPRIGHT, /* standing, sitting, kneeling: faces +x */
    STANCE_SUPINE,  /* head to -x */
    STANCE_PRONE,   /* and on all fours: head to +x */
    STANCE_LEFT_SIDE,
    STANCE_RIGHT_SIDE,
    STANCE_COUNT
};

/* Parts of the body that can touch something. */
enum part {
    PART_FOOT,
    PART_HAND,
    PART_PALM,
    PART_FINGERTIPS,
    PART_BACK_OF_HAND,
    PART_ELBOW,
    PART_FOREARM, /* its underside, from the elbow to the wrist */
    PART_SHOULDER,
    PART_KNEE,
    PART_SHIN,
    PART_CALF,
    PART_THIGH,
    PART_INSTEP, /* front of the ankle */
    PART_HEEL,
    PART_BALL,
    PART_TOES,
    PART_OUTER_ANKLE,
    PART_BUTTOCK,
    PART_SITTING_BONE,
    PART_HIP, /* the trochanter, for lying on the side */
    PART_WAIST,
    PART_RIBS,
    PART_BACK_OF_HEAD, /* no side */
    PART_FOREHEAD,     /* no side */
    PART_COUNT
};

/* What they can touch. */
enum target {
    TARGET_NONE, /* lets go */
    TARGET_FLOOR,
    TARGET_SEAT, /* the chair's seat, KEY_SEAT_HEIGHT over the floor */
    TARGET_CHAIR_BACK,
    TARGET_CHAIR_BACK_TOP, /* the upper edge of its back */
    TARGET_CUSHION,        /* a flat top, KEY_CUSHION_HEIGHT over the floor */
    TARGET_WALL,
    TARGET_THIGH,
    TARGET_SHIN,
    TARGET_UPPER_ARM,
    TARGET_FOREARM,
    TARGET_PALM,
    TARGET_BACK_OF_HEAD,
    TARGET_UPPER_BACK,
    TARGET_FOOT,  /* the middle of the sole */
    TARGET_ANKLE, /* its front */
    TARGET_POINT, /* a spot in the room */
    TARGET_COUNT
};

/* Where the chair stands, metres: a figure that sits has its hip joints near x = 0, z = 0. The
 * back's front face is the plane x = KEY_SEAT_BACK. The chair is furniture: it does not grow with
 * the figure; its seat may be higher or lower (rig->seat), with its back on it. */
#define KEY_SEAT_HEIGHT RIG_SEAT
#define KEY_SEAT_FRONT 0.21f
#define KEY_SEAT_HALF_WIDTH 0.22f
#define KEY_SEAT_BACK (-0.197f)
#define KEY_SEAT_BACK_TOP 0.90f
#define KEY_SEAT_BACK_THICK 0.036f
#define KEY_CUSHION_HEIGHT 0.07f

enum finger_direction {
    FINGERS_FREE,
    FINGERS_UP,
    FINGERS_DOWN,
    FINGERS_ACROSS,
    FINGERS_ACROSS_BACK
};

struct contact {
    enum part part;
    enum side side; /* of the part; one entry a side, SIDE_BOTH only for the head */
    enum target target;
    enum side target_side;
    bool slides;  /* rests on it but may slide: only the height is held */
    float along;  /* on a bone: 0 at the upper joint, 1 at the lower one */
    float around; /* degrees round the bone: 0 front, 90 outside, 180 back, 270 inside */
    enum finger_direction fingers;
    float press;  /* how much the palm must face the surface; 1 normal, 0 not at all */
    float strap;  /* metres at RIG_STATURE of the taut band between palm and target; 0: no band */
    int planting; /* stands where contacts of the same part, target and planting stand; where two
                   * keys plant a foot on the floor differently, it steps on the way */
    /* TARGET_POINT: metres in the room; normal 0 = any. TARGET_WALL: a point of it at RIG_STATURE,
     * and which way it faces. TARGET_CHAIR_BACK_TOP: a point of the edge, and which way the chair
     * faces. */
    vec3 point, normal;
    struct place place; /* where it was written */
};

enum { KEY_CONTACTS_MOST = 24 };

struct key_angle {
    bool written; /* in this key itself, not inherited */
    bool known;   /* written here or inherited */
    float degrees;
    struct place place;
};

/* Inheritance is already resolved: angles and contacts are complete. A key that inherited
 * everything has no `written` angle. The first key of an exercise is its position's pose. */
struct key {
    const char *name;
    enum stance stance;
    struct key_angle angle[JOINT_COUNT][ANGLE_AXES];
    struct key_angle root[3]; /* x, height, z in metres (degrees holds metres) */
    struct contact contact[KEY_CONTACTS_MOST];
    int contact_count;
    bool fresh; /* nothing was inherited: the pose stands by itself */
    struct place place;
};

const char *part_name(enum part part);       /* "foot" */
const char *target_name(enum target target); /* "thigh" */

bool part_is_palm(enum part part); /* lies flat: the whole hand, or its palm */
bool part_is_of_hand(enum part part);
bool part_is_of_leg(enum part part);

/* The side of what is touched: that of the part where none was written. */
enum side contact_target_side(const struct contact *contact);

/* What either key touches; returns how many contacts that are. */
int contacts_of_both(const struct key *a, const struct key *b,
                     struct contact out[2 * KEY_CONTACTS_MOST]);

#endif
