#include "body/angle.h"

#include <cglm/util.h>
#include <math.h>

enum { X, Y, Z };

/* A clinical axis as a rotation: about which axis of the joint frame, which way round. */
struct axis {
    struct angle_axis words;
    int about;
    float sign;
};

/* A joint kind: its axes as an author says them, and the order in which they turn. */
struct kind {
    int order[3];
    struct axis axis[ANGLE_AXES];
};

enum kind_name {
    KIND_PELVIS,
    KIND_LUMBAR,
    KIND_THORACIC,
    KIND_NECK,
    KIND_CLAVICLE,
    KIND_SHOULDER,
    KIND_ELBOW,
    KIND_FOREARM,
    KIND_WRIST,
    KIND_FINGERS,
    KIND_HIP,
    KIND_KNEE,
    KIND_ANKLE,
    KIND_TOES,
    KIND_COUNT
};

/* Locked, but still an axis that the frame has. */
#define LOCKED(about)                                                                              \
    {                                                                                              \
        {NULL, NULL, 0.0f, 0.0f}, about, 1.0f                                                      \
    }

static const struct kind kinds[KIND_COUNT] = {
    [KIND_PELVIS] = {{Y, X, Z},
                     {{{"anterior_tilt", "posterior_tilt", 90.0f, -90.0f}, Z, -1.0f},
                      {{"right_hike", "left_hike", 45.0f, -45.0f}, X, -1.0f},
                      {{"right_turn", "left_turn", 180.0f, -180.0f}, Y, -1.0f}}},
    [KIND_LUMBAR] = {{Z, X, Y},
                     {{{"flexion", "extension", 45.0f, -25.0f}, Z, -1.0f},
                      {{"right_bend", "left_bend", 20.0f, -20.0f}, X, 1.0f},
                      {{"right_turn", "left_turn", 8.0f, -8.0f}, Y, -1.0f}}},
    [KIND_THORACIC] = {{Z, X, Y},
                       {{{"flexion", "extension", 25.0f, -15.0f}, Z, -1.0f},
                        {{"right_bend", "left_bend", 20.0f, -20.0f}, X, 1.0f},
                        {{"right_turn", "left_turn", 35.0f, -35.0f}, Y, -1.0f}}},
    [KIND_NECK] = {{Z, X, Y},
                   {{{"flexion", "extension", 45.0f, -40.0f}, Z, -1.0f},
                    {{"right_bend", "left_bend", 40.0f, -40.0f}, X, 1.0f},
                    {{"right_turn", "left_turn", 70.0f, -70.0f}, Y, -1.0f}}},
    [KIND_CLAVICLE] = {{Y, X, Z},
                       {{{"elevation", "depression", 30.0f, -5.0f}, X, -1.0f},
                        {{"protraction", "retraction", 20.0f, -15.0f}, Y, 1.0f},
                        LOCKED(Z)}},
    [KIND_SHOULDER] = {{Z, X, Y},
                       {{{"flexion", "extension", 165.0f, -45.0f}, Z, 1.0f},
                        {{"abduction", "adduction", 160.0f, -40.0f}, X, -1.0f},
                        {{"internal_rotation", "external_rotation", 65.0f, -75.0f}, Y, 1.0f}}},
    [KIND_ELBOW] = {{Z, X, Y},
                    {{{"flexion", "extension", 145.0f, 0.0f}, Z, 1.0f}, LOCKED(X), LOCKED(Y)}},
    [KIND_FOREARM] =
        {{Z, X, Y}, {{{"pronation", "supination", 80.0f, -80.0f}, Y, 1.0f}, LOCKED(Z), LOCKED(X)}},
    [KIND_WRIST] = {{X, Z, Y},
                    {{{"flexion", "extension", 70.0f, -75.0f}, X, 1.0f},
                     {{"radial_deviation", "ulnar_deviation", 15.0f, -25.0f}, Z, 1.0f},
                     LOCKED(Y)}},
    [KIND_FINGERS] = {{Z, X, Y},
                      {{{"flexion", "extension", 90.0f, -30.0f}, X, 1.0f}, LOCKED(Z), LOCKED(Y)}},
    [KIND_HIP] = {{Z, X, Y},
                  {{{"flexion", "extension", 125.0f, -15.0f}, Z, 1.0f},
                   {{"abduction", "adduction", 42.0f, -25.0f}, X, -1.0f},
                   {{"internal_rotation", "external_rotation", 35.0f, -75.0f}, Y, 1.0f}}},
    [KIND_KNEE] = {{Z, X, Y},
                   {{{"flexion", "extension", 140.0f, 0.0f}, Z, -1.0f}, LOCKED(X), LOCKED(Y)}},
    [KIND_ANKLE] = {{Z, X, Y},
                    {{{"dorsiflexion", "plantarflexion", 25.0f, -55.0f}, Z, 1.0f},
                     {{"inversion", "eversion", 25.0f, -15.0f}, X, 1.0f},
                     LOCKED(Y)}},
    [KIND_TOES] = {{Z, X, Y},
                   {{{"extension", "flexion", 80.0f, -40.0f}, Z, 1.0f}, LOCKED(X), LOCKED(Y)}},
};

static const struct kind *kind_of(enum joint joint)
{
    static const enum kind_name trunk[] = {KIND_PELVIS,   KIND_LUMBAR,   KIND_LUMBAR, KIND_THORACIC,
                                           KIND_THORACIC, KIND_THORACIC, KIND_NECK,   KIND_NECK};
    static const enum kind_name limb[] = {KIND_CLAVICLE, KIND_SHOULDER, KIND_ELBOW, KIND_FOREARM,
                                          KIND_WRIST,    KIND_FINGERS,  KIND_HIP,   KIND_KNEE,
                                          KIND_ANKLE,    KIND_TOES};
    switch (joint_side(joint)) {
    case SIDE_LEFT:
        return &kinds[limb[joint - JOINT_LEFT_CLAVICLE]];
    case SIDE_RIGHT:
        return &kinds[limb[joint - JOINT_RIGHT_CLAVICLE]];
    default:
        return &kinds[trunk[joint]];
    }
}

const struct angle_axis *joint_axis(enum joint joint, int axis)
{
    return &kind_of(joint)->axis[axis].words;
}

/* Hamilton product of `out` with a rotation about one axis, from the right. */
static void turn_about(versor out, int axis, float radians)
{
    const float s = sinf(radians / 2.0f);
    const float c = cosf(radians / 2.0f);
    const float q[4] = {out[0], out[1], out[2], out[3]};
    const int next = (axis + 1) % 3;
    const int last = (axis + 2) % 3;
    out[axis] = q[axis] * c + q[3] * s;
    out[next] = q[next] * c + q[last] * s;
    out[last] = q[last] * c - q[next] * s;
    out[3] = q[3] * c - q[axis] * s;
}

/* A left limb is the right one seen in the mirror z -> -z. */
static void conjugate_left(enum joint joint, versor turn)
{
    if (joint_side(joint) == SIDE_LEFT) {
        turn[0] = -turn[0];
        turn[1] = -turn[1];
    }
}

void angle_to_turn(enum joint joint, const float degrees[ANGLE_AXES], versor out)
{
    const struct kind *kind = kind_of(joint);
    float about[3] = {0.0f, 0.0f, 0.0f};
    for (int i = 0; i < ANGLE_AXES; i++) {
        const struct axis *axis = &kind->axis[i];
        if (axis->words.positive) {
            about[axis->about] = axis->sign * glm_rad(degrees[i]);
        }
    }
    out[0] = out[1] = out[2] = 0.0f;
    out[3] = 1.0f;
    for (int i = 0; i < 3; i++) {
        turn_about(out, kind->order[i], about[kind->order[i]]);
    }
    conjugate_left(joint, out);
}

static void turn_matrix(const versor q, float m[3][3])
{
    const float x = q[0], y = q[1], z = q[2], w = q[3];
    const float rows[3][3] = {
        {1.0f - 2.0f * (y * y + z * z), 2.0f * (x * y - z * w), 2.0f * (x * z + y * w)},
        {2.0f * (x * y + z * w), 1.0f - 2.0f * (x * x + z * z), 2.0f * (y * z - x * w)},
        {2.0f * (x * z - y * w), 2.0f * (y * z + x * w), 1.0f - 2.0f * (x * x + y * y)},
    };
    for (int i = 0; i < 3; i++) {
        for (int k = 0; k < 3; k++) {
            m[i][k] = rows[i][k];
        }
    }
}

/* Angles about the axes i, j, k (in that order) whose product is the rotation. */
static void turn_split(const int order[3], const versor turn, float about[3])
{
    float m[3][3];
    turn_matrix(turn, m);
    const int i = order[0], j = order[1], k = order[2];
    const float sign = (i + 1) % 3 == j ? 1.0f : -1.0f; /* even or odd permutation */
    about[i] = atan2f(-sign * m[j][k], m[k][k]);
    about[j] = asinf(fminf(fmaxf(sign * m[i][k], -1.0f), 1.0f));
    about[k] = atan2f(-sign * m[i][j], m[i][i]);
}

void angle_of_turn(enum joint joint, const versor turn, float degrees[ANGLE_AXES])
{
    const struct kind *kind = kind_of(joint);
    versor right = {turn[0], turn[1], turn[2], turn[3]};
    conjugate_left(joint, right);
    float about[3];
    turn_split(kind->order, right, about);
    for (int i = 0; i < ANGLE_AXES; i++) {
        const struct axis *axis = &kind->axis[i];
        degrees[i] = axis->words.positive ? axis->sign * glm_deg(about[axis->about]) : 0.0f;
    }
}
