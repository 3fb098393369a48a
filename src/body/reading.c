#include "body/reading.h"
#include "body/kind.h"
#include "body/real.h"

struct bundle bundle_at(int index)
{
    if (index < SPINE_GROUP_COUNT) {
        const enum spine_group spine = (enum spine_group)index;
        return (struct bundle){spine_group_first(spine), spine_group_joints(spine)};
    }
    return (struct bundle){(enum joint)(JOINT_LEFT_CLAVICLE + index - SPINE_GROUP_COUNT), 1};
}

int bundle_index(enum joint joint)
{
    return SPINE_GROUP_COUNT + (int)(joint - JOINT_LEFT_CLAVICLE);
}

bool bundle_is_shoulder(struct bundle group)
{
    return group.first == JOINT_LEFT_SHOULDER || group.first == JOINT_RIGHT_SHOULDER;
}

static void bundle_turn(const struct figure *figure, struct bundle group, double out[4])
{
    for (int k = 0; k < 4; k++) {
        out[k] = figure->turn[group.first][k];
    }
    for (int i = 1; i < group.joints; i++) {
        double before[4] = {out[0], out[1], out[2], out[3]};
        quat_product(before, figure->turn[(int)group.first + i], out);
    }
}

/* With R = Ri(a) Rj(b) Rk(c), a turn w in R's own frame changes the angles by
 * b' = sin c wi + cos c wj, a' = (cos c wi - sin c wj) / cos b, c' = wk - a' sin b
 * (signs of the sines reversed for an odd order of axes). */
static void split_slopes(const int order[3], double sign, double b, double c, double slope[3][3])
{
    const int i = order[0], j = order[1], k = order[2];
    const double sc = sign * sin(c), cc = cos(c), sb = sign * sin(b);
    const double cb = fmax(cos(b), 0.05); /* near the pole the true slope is of no use */
    for (int about = 0; about < 3; about++) {
        slope[about][0] = slope[about][1] = slope[about][2] = 0.0;
    }
    slope[j][i] = sc;
    slope[j][j] = cc;
    slope[i][i] = cc / cb;
    slope[i][j] = -sc / cb;
    slope[k][k] = 1.0;
    slope[k][i] = -sb * cc / cb;
    slope[k][j] = sb * sc / cb;
}

static double order_sign(const struct kind *kind)
{
    return (kind->order[0] + 1) % 3 == kind->order[1] ? 1.0 : -1.0;
}

/* The turn about the nth axis of the order. */
static double angle_about(const struct kind *kind, const double m[3][3], int n)
{
    const int i = kind->order[0], j = kind->order[1], k = kind->order[2];
    const double sign = order_sign(kind);
    if (n == 0) {
        return atan2(-sign * m[k][j], m[k][k]);
    }
    if (n == 1) {
        return asin(fmin(fmax(sign * m[k][i], -1.0), 1.0));
    }
    return atan2(-sign * m[j][i], m[i][i]);
}

static double bundle_mirror(struct bundle group)
{
    return joint_side(group.first) == SIDE_LEFT ? -1.0 : 1.0;
}

void bundle_read(const struct figure *figure, struct bundle group, struct reading *out)
{
    const struct kind *kind = joint_kind(group.first);
    double turn[4];
    bundle_turn(figure, group, turn);
    turn[0] *= bundle_mirror(group);
    turn[1] *= bundle_mirror(group);
    real_matrix(turn, out->m);
    for (int axis = 0; axis < ANGLE_AXES; axis++) {
        const struct axis *of = &kind->axis[axis];
        out->angle[axis] = 0.0;
        for (int n = 0; n < 3 && of->words.positive; n++) {
            if (kind->order[n] == of->about) {
                out->angle[axis] =
                    (double)of->sign * angle_about(kind, (const double(*)[3])out->m, n);
            }
        }
    }
}

void reading_slope(const struct reading *reading, struct bundle group, int axis, double out[3])
{
    const struct kind *kind = joint_kind(group.first);
    const double(*m)[3] = (const double(*)[3])reading->m;
    double slope[3][3];
    split_slopes(kind->order, order_sign(kind), angle_about(kind, m, 1), angle_about(kind, m, 2),
                 slope);
    const double *of = slope[kind->axis[axis].about];
    const double way = (double)kind->axis[axis].sign;
    out[0] = way * bundle_mirror(group) * of[0];
    out[1] = way * bundle_mirror(group) * of[1];
    out[2] = way * of[2];
}
