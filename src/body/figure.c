#include "body/figure.h"
#include "body/real.h"

#include <string.h>

enum { X, Y, Z };

/* Stiffness from reference/kinematics.md section 1; an axis that anatomy locks is not taken away
 * but made very stiff, which keeps the normal matrix regular. */
#define BALL(column, k)                                                                            \
    {                                                                                              \
        column, 3, {X, Y, Z},                                                                      \
        {                                                                                          \
            k, k, k                                                                                \
        }                                                                                          \
    }
#define HINGE(column, axis, k)                                                                     \
    {                                                                                              \
        column, 1, {axis},                                                                         \
        {                                                                                          \
            k                                                                                      \
        }                                                                                          \
    }
#define LIMBS(SIDE, first)                                                                         \
    [JOINT_##SIDE##_TOES] = HINGE(first, Z, 3.0),                                                  \
    [JOINT_##SIDE##_ANKLE] = {(first) + 1, 3, {Z, X, Y}, {1.0, 1.5, 30.0}},                        \
    [JOINT_##SIDE##_KNEE] = HINGE((first) + 4, Z, 2.2),                                            \
    [JOINT_##SIDE##_HIP] = BALL((first) + 5, 1.5),                                                 \
    [JOINT_##SIDE##_FINGERS] = HINGE((first) + 8, X, 2.0),                                         \
    [JOINT_##SIDE##_WRIST] = {(first) + 9, 3, {X, Z, Y}, {0.9, 1.35, 30.0}},                       \
    [JOINT_##SIDE##_FOREARM] = HINGE((first) + 12, Y, 0.7),                                        \
    [JOINT_##SIDE##_ELBOW] = HINGE((first) + 13, Z, 2.2),                                          \
    [JOINT_##SIDE##_SHOULDER] = BALL((first) + 14, 0.8),                                           \
    [JOINT_##SIDE##_CLAVICLE] = {(first) + 17, 3, {X, Y, Z}, {2.5, 2.5, 40.0}}

static const struct freedom freedoms[JOINT_COUNT] = {
    LIMBS(RIGHT, 0),
    LIMBS(LEFT, 20),
    [JOINT_HEAD] = BALL(40, 3.0),
    [JOINT_NECK] = BALL(43, 3.0),
    [JOINT_THORAX3] = BALL(46, 12.0),
    [JOINT_THORAX2] = BALL(49, 12.0),
    [JOINT_THORAX1] = BALL(52, 12.0),
    [JOINT_LUMBAR2] = BALL(55, 10.0),
    [JOINT_LUMBAR1] = BALL(58, 10.0),
    [JOINT_PELVIS] = BALL(61, 3.0),
};

const struct freedom *joint_freedom(enum joint joint)
{
    return &freedoms[joint];
}

uint32_t joint_chain(enum joint joint)
{
    uint32_t chain = 1u << JOINT_PELVIS;
    for (enum joint j = joint; j != JOINT_PELVIS; j = joint_parent(j)) {
        chain |= 1u << j;
    }
    return chain;
}

void figure_of_pose(const struct pose *pose, struct figure *out)
{
    for (int k = 0; k < 3; k++) {
        out->root[k] = (double)pose->root[k];
    }
    for (int j = 0; j < JOINT_COUNT; j++) {
        for (int k = 0; k < 4; k++) {
            out->turn[j][k] = (double)pose->turn[j][k];
        }
        quat_normalize(out->turn[j]);
    }
}

void figure_to_pose(const struct figure *figure, struct pose *out)
{
    for (int k = 0; k < 3; k++) {
        out->root[k] = (float)figure->root[k];
    }
    for (int j = 0; j < JOINT_COUNT; j++) {
        for (int k = 0; k < 4; k++) {
            out->turn[j][k] = (float)figure->turn[j][k];
        }
    }
}

void figure_place(const struct rig *rig, const struct figure *figure, struct stand *out)
{
    memcpy(out->at[JOINT_PELVIS], figure->root, sizeof figure->root);
    real_matrix(figure->turn[JOINT_PELVIS], out->axes[JOINT_PELVIS]);
    for (int j = JOINT_PELVIS + 1; j < JOINT_COUNT; j++) {
        const enum joint parent = joint_parent((enum joint)j);
        const double offset[3] = {(double)rig->offset[j][0], (double)rig->offset[j][1],
                                  (double)rig->offset[j][2]};
        stand_point(out, parent, offset, out->at[j]);
        double local[3][3];
        real_matrix(figure->turn[j], local);
        for (int k = 0; k < 3; k++) {
            real_turn((const double(*)[3])out->axes[parent], local[k], out->axes[j][k]);
        }
    }
}

void stand_of_placed(const struct placed *placed, struct stand *out)
{
    for (int j = 0; j < JOINT_COUNT; j++) {
        double facing[4];
        for (int k = 0; k < 3; k++) {
            out->at[j][k] = (double)placed->at[j][k];
        }
        for (int k = 0; k < 4; k++) {
            facing[k] = (double)placed->facing[j][k];
        }
        quat_normalize(facing);
        real_matrix(facing, out->axes[j]);
    }
}

void stand_point(const struct stand *stand, enum joint joint, const double local[3], double out[3])
{
    real_turn(stand->axes[joint], local, out);
    for (int k = 0; k < 3; k++) {
        out[k] += stand->at[joint][k];
    }
}

void figure_step(const struct figure *figure, const double step[UNKNOWNS], struct figure *out)
{
    for (int k = 0; k < 3; k++) {
        out->root[k] = figure->root[k] + step[COLUMN_ROOT + k];
    }
    for (int j = 0; j < JOINT_COUNT; j++) {
        const struct freedom *freedom = &freedoms[j];
        double w[3] = {0.0, 0.0, 0.0};
        for (int i = 0; i < freedom->count; i++) {
            w[freedom->axis[i]] = step[freedom->column + i];
        }
        double by[4], turned[4];
        quat_exp(w, by);
        quat_product(figure->turn[j], by, turned);
        quat_normalize(turned);
        memcpy(out->turn[j], turned, sizeof turned);
    }
}

void figure_between(const struct figure *a, const struct figure *b, double step[UNKNOWNS])
{
    for (int k = 0; k < 3; k++) {
        step[COLUMN_ROOT + k] = b->root[k] - a->root[k];
    }
    for (int j = 0; j < JOINT_COUNT; j++) {
        const struct freedom *freedom = &freedoms[j];
        double w[3];
        quat_log_between(a->turn[j], b->turn[j], w);
        for (int i = 0; i < freedom->count; i++) {
            step[freedom->column + i] = w[freedom->axis[i]];
        }
    }
}

void figure_mix(const struct figure *a, const struct figure *b, double s, struct figure *out)
{
    struct figure mixed;
    for (int k = 0; k < 3; k++) {
        mixed.root[k] = a->root[k] + (b->root[k] - a->root[k]) * s;
    }
    for (int j = 0; j < JOINT_COUNT; j++) {
        double w[3], by[4];
        quat_log_between(a->turn[j], b->turn[j], w);
        for (int k = 0; k < 3; k++) {
            w[k] *= s;
        }
        quat_exp(w, by);
        quat_product(a->turn[j], by, mixed.turn[j]);
        quat_normalize(mixed.turn[j]);
    }
    *out = mixed;
}
