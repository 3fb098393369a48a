#include "body/bound.h"
#include "body/kind.h"
#include "body/limit.h"
#include "body/real.h"
#include "body/skin.h"

#include <cglm/util.h>
#include <cglm/vec3.h>

#define FLOOR_WEIGHT 300.0
#define ANGLE_WEIGHT 150.0
#define CORRIDOR_WEIGHT 25.0
#define APART_WEIGHT 200.0
#define APART_MARGIN 0.005f /* m: a bound that pushes gives way a little */
#define APART_SEEN 0.03f    /* less deep is not looked at */
#define CORRIDOR_SLACK (0.03 * DEGREE)
/* Kept off a limit by so much, since a bound that pushes gives way a little. */
#define ANGLE_MARGIN (0.15 * DEGREE)
#define DEGREE (GLM_PI / 180.0)

/* Joints whose turns are limited as one: a spine group, or a joint of a limb. */
struct group {
    enum joint first;
    int joints;
};

static struct group group_at(int index)
{
    if (index < SPINE_GROUP_COUNT) {
        const enum spine_group spine = (enum spine_group)index;
        return (struct group){spine_group_first(spine), spine_group_joints(spine)};
    }
    return (struct group){(enum joint)(JOINT_LEFT_CLAVICLE + index - SPINE_GROUP_COUNT), 1};
}

static bool is_shoulder(struct group group)
{
    return group.first == JOINT_LEFT_SHOULDER || group.first == JOINT_RIGHT_SHOULDER;
}

/* The clinical angles of a group, radians, and how each changes when the last joint of the group
 * is turned about the axes of its frame. */
struct reading {
    double angle[ANGLE_AXES];
    double slope[ANGLE_AXES][3];
};

static void group_turn(const struct figure *figure, struct group group, double out[4])
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

static void group_read(const struct figure *figure, struct group group, struct reading *out)
{
    const struct kind *kind = joint_kind(group.first);
    const double mirror = joint_side(group.first) == SIDE_LEFT ? -1.0 : 1.0;
    double turn[4], m[3][3], about[3], slope[3][3];
    group_turn(figure, group, turn);
    turn[0] *= mirror;
    turn[1] *= mirror;
    real_matrix(turn, m); /* m[column][row] */
    const int i = kind->order[0], j = kind->order[1], k = kind->order[2];
    const double sign = (i + 1) % 3 == j ? 1.0 : -1.0;
    about[i] = atan2(-sign * m[k][j], m[k][k]);
    about[j] = asin(fmin(fmax(sign * m[k][i], -1.0), 1.0));
    about[k] = atan2(-sign * m[j][i], m[i][i]);
    split_slopes(kind->order, sign, about[j], about[k], slope);
    for (int axis = 0; axis < ANGLE_AXES; axis++) {
        const int a = kind->axis[axis].about;
        const double way = (double)kind->axis[axis].sign;
        out->angle[axis] = way * about[a];
        out->slope[axis][0] = way * mirror * slope[a][0];
        out->slope[axis][1] = way * mirror * slope[a][1];
        out->slope[axis][2] = way * slope[a][2];
    }
}

/* Adds factor * d(angle) to a row, for every joint of the group: a turn of an earlier joint acts on
 * the last one's frame through those between. */
static void add_slope(const struct figure *figure, struct group group, const double slope[3],
                      double factor, struct row *row)
{
    double seen[3] = {slope[0], slope[1], slope[2]};
    for (int i = group.joints - 1; i >= 0; i--) {
        const enum joint joint = (enum joint)((int)group.first + i);
        const struct freedom *freedom = joint_freedom(joint);
        for (int n = 0; n < freedom->count; n++) {
            row->j[freedom->column + n] += factor * seen[freedom->axis[n]];
        }
        double m[3][3], turned[3];
        real_matrix(figure->turn[joint], m);
        real_turn((const double(*)[3])m, seen, turned);
        for (int n = 0; n < 3; n++) {
            seen[n] = turned[n];
        }
    }
}

/* One bound as it is found: its gap, and if it is to be a row, the row. */
struct visit {
    const struct bounds *bounds;
    const bool *active; /* NULL: only the merit is wanted */
    struct system *system;
    double merit;
};

static struct row *visit_bound(struct visit *visit, int bound, double gap, double weight)
{
    if (gap < 0.0) {
        visit->merit += weight * weight * gap * gap;
    }
    if (!visit->active || (gap >= 0.0 && !visit->active[bound])) {
        return NULL;
    }
    struct row *row = system_rows(visit->system, 1, weight);
    row->residual = gap;
    row->bound = bound;
    return row;
}

static void visit_floor(struct visit *visit, const struct rig *rig, const struct stand *stand)
{
    int count;
    const struct skin_sphere *spheres = skin_spheres(&count);
    for (int t = 0; t < count; t++) {
        vec3 scaled;
        double local[3], centre[3];
        skin_scale(rig, spheres[t].joint, spheres[t].centre, scaled);
        for (int k = 0; k < 3; k++) {
            local[k] = (double)scaled[k];
        }
        stand_point(stand, spheres[t].joint, local, centre);
        const double gap = centre[1] - (double)skin_radius(rig, spheres[t].joint, spheres[t].centre,
                                                           spheres[t].radius);
        struct row *row = visit_bound(visit, t, gap, FLOOR_WEIGHT);
        if (row) {
            struct row three[3] = {0};
            rows_add_point(three, stand, spheres[t].joint, centre, 1.0);
            for (int i = 0; i < UNKNOWNS; i++) {
                row->j[i] = three[1].j[i];
            }
        }
    }
}

/* A pair of bounds: an angle stays between two values. */
static void visit_range(struct visit *visit, const struct figure *figure, struct group group,
                        const struct reading *reading, int axis, int bound, const double range[2],
                        double weight)
{
    const double angle = reading->angle[axis];
    struct row *row = visit_bound(visit, bound, range[1] - angle, weight);
    if (row) {
        add_slope(figure, group, reading->slope[axis], -1.0, row);
    }
    row = visit_bound(visit, bound + 1, angle - range[0], weight);
    if (row) {
        add_slope(figure, group, reading->slope[axis], 1.0, row);
    }
}

static void visit_angles(struct visit *visit, const struct figure *figure, int index)
{
    const struct group group = group_at(index);
    struct reading reading;
    group_read(figure, group, &reading);
    if (is_shoulder(group) && fabs(reading.angle[1]) > (double)LIMIT_ARM_POLE * DEGREE) {
        return;
    }
    for (int axis = 0; axis < ANGLE_AXES; axis++) {
        const struct angle_axis *words = joint_axis(group.first, axis);
        if (!words->positive) {
            continue;
        }
        const int pair = 2 * (index * ANGLE_AXES + axis);
        const double limits[2] = {(double)words->least * DEGREE + ANGLE_MARGIN,
                                  (double)words->most * DEGREE - ANGLE_MARGIN};
        visit_range(visit, figure, group, &reading, axis, BOUND_ANGLES + pair, limits,
                    ANGLE_WEIGHT);
        if (visit->bounds->corridor) {
            const double range[2] = {visit->bounds->corridor->least[index][axis],
                                     visit->bounds->corridor->most[index][axis]};
            visit_range(visit, figure, group, &reading, axis, BOUND_CORRIDOR + pair, range,
                        CORRIDOR_WEIGHT);
        }
    }
}

/* The two-joint rules of limit.h: hamstring and rectus femoris. */
static void visit_knee(struct visit *visit, const struct figure *figure, enum joint hip, int bound)
{
    const struct group thigh = {hip, 1};
    const struct group shin = {(enum joint)(hip + 1), 1};
    struct reading hips, knee;
    group_read(figure, thigh, &hips);
    group_read(figure, shin, &knee);
    const double least = hips.angle[0] - (double)LIMIT_HAMSTRING * DEGREE + ANGLE_MARGIN;
    const double slope = (double)LIMIT_RECTUS_SLOPE;
    const double most = (double)LIMIT_RECTUS * DEGREE + slope * hips.angle[0] - ANGLE_MARGIN;
    struct row *row = visit_bound(visit, bound, knee.angle[0] - least, ANGLE_WEIGHT);
    if (row) {
        add_slope(figure, shin, knee.slope[0], 1.0, row);
        add_slope(figure, thigh, hips.slope[0], -1.0, row);
    }
    row = hips.angle[0] < 0.0 ? visit_bound(visit, bound + 1, most - knee.angle[0], ANGLE_WEIGHT)
                              : NULL;
    if (row) {
        add_slope(figure, shin, knee.slope[0], -1.0, row);
        add_slope(figure, thigh, hips.slope[0], slope, row);
    }
}

/* How the distance of two shapes changes where they are deepest in each other. */
static void add_distance(const struct stand *stand, const struct shape *const meet[2],
                         struct row *row)
{
    struct row three[3] = {0};
    vec3 spot[2];
    float at[2];
    cones_meet(&meet[0]->cone, &meet[1]->cone, at);
    for (int i = 0; i < 2; i++) {
        const struct round_cone *cone = &meet[i]->cone;
        const enum joint joints[2] = {meet[i]->skin->joint_a, meet[i]->skin->joint_b};
        glm_vec3_lerp((float *)cone->end[0], (float *)cone->end[1], at[i], spot[i]);
        for (int end = 0; end < 2; end++) {
            const double point[3] = {(double)cone->end[end][0], (double)cone->end[end][1],
                                     (double)cone->end[end][2]};
            const double share = (double)(end ? at[i] : 1.0f - at[i]);
            rows_add_point(three, stand, joints[end], point, i ? -share : share);
        }
    }
    vec3 out;
    glm_vec3_sub(spot[0], spot[1], out);
    glm_vec3_normalize(out);
    for (int n = 0; n < UNKNOWNS; n++) {
        for (int k = 0; k < 3; k++) {
            row->j[n] += (double)out[k] * three[k].j[n];
        }
    }
}

static void visit_pair(struct visit *visit, const struct stand *stand, const struct body *body,
                       int a, int b)
{
    const struct keeping *apart = visit->bounds->apart;
    const struct piece one = piece_at(a), other = piece_at(b);
    const float away = glm_vec3_distance((float *)body->middle[a], (float *)body->middle[b]);
    if (body->reach[a] + body->reach[b] - away <= 0.0f || !pieces_judged(one, other)) {
        return;
    }
    const struct shape *meet[2] = {NULL, NULL};
    const float most = pieces_allowed(one, other, apart->contacts, apart->count) - APART_MARGIN;
    const float depth = pieces_depth(body, a, b, most - APART_SEEN, meet);
    if (!meet[0]) {
        return;
    }
    struct row *row =
        visit_bound(visit, BOUND_APART + b * (b - 1) / 2 + a, (double)(most - depth), APART_WEIGHT);
    if (row) {
        add_distance(stand, meet, row);
    }
}

static void visit_apart(struct visit *visit, const struct rig *rig, const struct stand *stand)
{
    struct body body;
    body_place(rig, stand, &body);
    for (int b = 1; b < PIECES; b++) {
        for (int a = 0; a < b; a++) {
            visit_pair(visit, stand, &body, a, b);
        }
    }
}

static void visit_all(struct visit *visit, const struct figure *figure, const struct stand *stand)
{
    visit_floor(visit, visit->bounds->rig, stand);
    for (int group = 0; group < BOUND_GROUPS; group++) {
        visit_angles(visit, figure, group);
    }
    visit_knee(visit, figure, JOINT_LEFT_HIP, BOUND_KNEES);
    visit_knee(visit, figure, JOINT_RIGHT_HIP, BOUND_KNEES + 2);
    if (visit->bounds->apart) {
        visit_apart(visit, visit->bounds->rig, stand);
    }
}

void bound_rows(const struct bounds *bounds, const struct figure *figure, const struct stand *stand,
                const bool active[BOUND_COUNT], struct system *system)
{
    struct visit visit = {bounds, active, system, 0.0};
    visit_all(&visit, figure, stand);
}

double bound_merit(const struct bounds *bounds, const struct figure *figure,
                   const struct stand *stand)
{
    struct visit visit = {bounds, NULL, NULL, 0.0};
    visit_all(&visit, figure, stand);
    return visit.merit;
}

static void corridor_open(struct corridor *corridor, int index)
{
    for (int axis = 0; axis < ANGLE_AXES; axis++) {
        corridor->least[index][axis] = -INFINITY;
        corridor->most[index][axis] = INFINITY;
    }
}

void corridor_free(struct corridor *corridor, enum joint joint)
{
    const uint32_t chain = joint_chain(joint);
    for (int index = SPINE_GROUP_COUNT; index < BOUND_GROUPS; index++) {
        if (chain >> group_at(index).first & 1u) {
            corridor_open(corridor, index);
        }
    }
}

void corridor_between(const struct figure *a, const struct figure *b, struct corridor *out)
{
    for (int index = 0; index < BOUND_GROUPS; index++) {
        struct reading at_a, at_b;
        if (is_shoulder(group_at(index))) { /* an arm may go round its pole */
            corridor_open(out, index);
            continue;
        }
        group_read(a, group_at(index), &at_a);
        group_read(b, group_at(index), &at_b);
        for (int axis = 0; axis < ANGLE_AXES; axis++) {
            out->least[index][axis] = fmin(at_a.angle[axis], at_b.angle[axis]) - CORRIDOR_SLACK;
            out->most[index][axis] = fmax(at_a.angle[axis], at_b.angle[axis]) + CORRIDOR_SLACK;
        }
    }
}
