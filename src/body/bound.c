#include "body/bound.h"
#include "body/limit.h"
#include "body/reading.h"
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

/* Adds factor * d(angle) to a row, for every joint of the group: a turn of an earlier joint acts on
 * the last one's frame through those between. */
static void add_slope(const struct figure *figure, struct bundle group,
                      const struct reading *reading, int axis, double factor, struct row *row)
{
    double seen[3];
    reading_slope(reading, group, axis, seen);
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
static void visit_range(struct visit *visit, const struct figure *figure, struct bundle group,
                        const struct reading *reading, int axis, int bound, const double range[2],
                        double weight)
{
    const double angle = reading->angle[axis];
    struct row *row = visit_bound(visit, bound, range[1] - angle, weight);
    if (row) {
        add_slope(figure, group, reading, axis, -1.0, row);
    }
    row = visit_bound(visit, bound + 1, angle - range[0], weight);
    if (row) {
        add_slope(figure, group, reading, axis, 1.0, row);
    }
}

static void visit_angles(struct visit *visit, const struct figure *figure, int index,
                         struct reading *reading)
{
    const struct bundle group = bundle_at(index);
    bundle_read(figure, group, reading);
    if (bundle_is_shoulder(group) && fabs(reading->angle[1]) > (double)LIMIT_ARM_POLE * DEGREE) {
        return;
    }
    for (int axis = 0; axis < ANGLE_AXES; axis++) {
        const struct angle_axis *words = joint_axis(group.first, axis);
        if (!words->positive) {
            continue;
        }
        const int pair = 2 * (index * ANGLE_AXES + axis);
        const struct rig *rig = visit->bounds->rig;
        const double limits[2] = {(double)rig->least[group.first][axis] * DEGREE + ANGLE_MARGIN,
                                  (double)rig->most[group.first][axis] * DEGREE - ANGLE_MARGIN};
        visit_range(visit, figure, group, reading, axis, BOUND_ANGLES + pair, limits, ANGLE_WEIGHT);
        if (visit->bounds->corridor) {
            const double range[2] = {visit->bounds->corridor->least[index][axis],
                                     visit->bounds->corridor->most[index][axis]};
            visit_range(visit, figure, group, reading, axis, BOUND_CORRIDOR + pair, range,
                        CORRIDOR_WEIGHT);
        }
    }
}

/* The two-joint rules of limit.h: hamstring and rectus femoris. */
static void visit_knee(struct visit *visit, const struct figure *figure,
                       const struct reading *readings, enum joint hip, int bound)
{
    const struct bundle thigh = {hip, 1};
    const struct bundle shin = {(enum joint)(hip + 1), 1};
    const struct reading *hips = &readings[bundle_index(hip)], *knee = hips + 1;
    const double least = hips->angle[0] - (double)LIMIT_HAMSTRING * DEGREE + ANGLE_MARGIN;
    const double slope = (double)LIMIT_RECTUS_SLOPE;
    const double most = (double)LIMIT_RECTUS * DEGREE + slope * hips->angle[0] - ANGLE_MARGIN;
    struct row *row = visit_bound(visit, bound, knee->angle[0] - least, ANGLE_WEIGHT);
    if (row) {
        add_slope(figure, shin, knee, 0, 1.0, row);
        add_slope(figure, thigh, hips, 0, -1.0, row);
    }
    row = hips->angle[0] < 0.0 ? visit_bound(visit, bound + 1, most - knee->angle[0], ANGLE_WEIGHT)
                               : NULL;
    if (row) {
        add_slope(figure, shin, knee, 0, -1.0, row);
        add_slope(figure, thigh, hips, 0, slope, row);
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
    struct reading readings[BOUND_GROUPS];
    visit_floor(visit, visit->bounds->rig, stand);
    for (int group = 0; group < BOUND_GROUPS; group++) {
        visit_angles(visit, figure, group, &readings[group]);
    }
    visit_knee(visit, figure, readings, JOINT_LEFT_HIP, BOUND_KNEES);
    visit_knee(visit, figure, readings, JOINT_RIGHT_HIP, BOUND_KNEES + 2);
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
        if (chain >> bundle_at(index).first & 1u) {
            corridor_open(corridor, index);
        }
    }
}

void corridor_between(const struct figure *a, const struct figure *b, struct corridor *out)
{
    for (int index = 0; index < BOUND_GROUPS; index++) {
        struct reading at_a, at_b;
        if (bundle_is_shoulder(bundle_at(index))) { /* an arm may go round its pole */
            corridor_open(out, index);
            continue;
        }
        bundle_read(a, bundle_at(index), &at_a);
        bundle_read(b, bundle_at(index), &at_b);
        for (int axis = 0; axis < ANGLE_AXES; axis++) {
            out->least[index][axis] = fmin(at_a.angle[axis], at_b.angle[axis]) - CORRIDOR_SLACK;
            out->most[index][axis] = fmax(at_a.angle[axis], at_b.angle[axis]) + CORRIDOR_SLACK;
        }
    }
}
