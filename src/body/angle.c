#include "body/angle.h"
#include "body/kind.h"

#include <cglm/util.h>
#include <math.h>

const struct angle_axis *joint_axis(enum joint joint, int axis)
{
    return &joint_kind(joint)->axis[axis].words;
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
    const struct kind *kind = joint_kind(joint);
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

/* The words for angles about the axes, and by how many degrees they are past their limits. */
static float words_for(const struct kind *kind, const float about[3], float degrees[ANGLE_AXES])
{
    float past = 0.0f;
    for (int i = 0; i < ANGLE_AXES; i++) {
        const struct axis *axis = &kind->axis[i];
        degrees[i] = axis->words.positive ? axis->sign * glm_deg(about[axis->about]) : 0.0f;
        past += fmaxf(0.0f, degrees[i] - axis->words.most);
        past += fmaxf(0.0f, axis->words.least - degrees[i]);
    }
    return past;
}

static float half_turn_on(float radians)
{
    return radians > 0.0f ? radians - GLM_PIf : radians + GLM_PIf;
}

void angle_of_turn(enum joint joint, const versor turn, float degrees[ANGLE_AXES])
{
    const struct kind *kind = joint_kind(joint);
    const int i = kind->order[0], j = kind->order[1], k = kind->order[2];
    versor right = {turn[0], turn[1], turn[2], turn[3]};
    conjugate_left(joint, right);
    float about[3], other[3], others[ANGLE_AXES];
    turn_split(kind->order, right, about);
    other[i] = half_turn_on(about[i]);
    other[j] = half_turn_on(-about[j]);
    other[k] = half_turn_on(about[k]);
    const float past = words_for(kind, about, degrees);
    if (past > 0.0f && words_for(kind, other, others) < past) {
        for (int axis = 0; axis < ANGLE_AXES; axis++) {
            degrees[axis] = others[axis];
        }
    }
}
