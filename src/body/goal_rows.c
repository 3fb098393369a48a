/* How far goals are met, and what they ask of a step of the solver. */
#include "body/goal.h"
#include "body/real.h"
#include "body/site.h"

#include <string.h>

/* A metre off, and a radian; kinematics.md section 3. */
#define POINT_WEIGHT 600.0
#define FINGER_WEIGHT 1.0

static void goal_points(const struct goal *goal, const struct stand *stand, double point[3],
                        double spot[3])
{
    stand_point(stand, goal->joint, goal->local, point);
    if (goal->on_body) {
        stand_point(stand, goal->base, goal->spot, spot);
    } else {
        memcpy(spot, goal->spot, sizeof goal->spot);
    }
}

/* How far the point is off along each direction that counts; returns how many there are. */
static int goal_off(const struct goal *goal, const double point[3], const double spot[3],
                    double hold[3][3], double off[3])
{
    double apart[3];
    for (int k = 0; k < 3; k++) {
        apart[k] = point[k] - spot[k] - goal->offset[k];
    }
    if (goal->length > 0.0) {
        const double length = fmax(real_length(apart), 1e-6);
        for (int k = 0; k < 3; k++) {
            hold[0][k] = apart[k] / length;
        }
        off[0] = length - goal->length;
        return 1;
    }
    memcpy(hold, goal->hold, sizeof goal->hold);
    for (int i = 0; i < goal->holds; i++) {
        off[i] = real_dot(apart, goal->hold[i]);
    }
    return goal->holds;
}

void goal_residual(const struct goal *goal, const struct stand *stand, double out[3])
{
    double point[3], spot[3], hold[3][3], off[3];
    goal_points(goal, stand, point, spot);
    const int count = goal_off(goal, point, spot, hold, off);
    out[0] = out[1] = out[2] = 0.0;
    for (int i = 0; i < count; i++) {
        for (int k = 0; k < 3; k++) {
            out[k] += off[i] * hold[i][k];
        }
    }
}

double goal_error(const struct goal *goal, const struct stand *stand)
{
    double residual[3];
    goal_residual(goal, stand, residual);
    return fmax(fmax(fabs(residual[0]), fabs(residual[1])), fabs(residual[2]));
}

/* A direction in the frame of the surface, in the room. */
static void surface_direction(const struct goal *goal, const struct stand *stand,
                              const double local[3], double out[3])
{
    if (goal->on_body) {
        real_turn(stand->axes[goal->base], local, out);
    } else {
        memcpy(out, local, sizeof(double[3]));
    }
}

/* A direction of the part, one of the surface, and what lies between them: `mine` + sign * `theirs`
 * should be 0. */
struct alignment {
    double mine[3], theirs[3], residual[3];
    double weight, sign;
};

static void align(const struct goal *goal, const struct stand *stand, const double mine[3],
                  const double theirs[3], struct alignment *out)
{
    real_turn(stand->axes[goal->joint], mine, out->mine);
    surface_direction(goal, stand, theirs, out->theirs);
    for (int k = 0; k < 3; k++) {
        out->residual[k] = out->mine[k] + out->sign * out->theirs[k];
    }
}

/* The palm faces the surface, and the fingers have their direction. */
static int alignments(const struct goal *goal, const struct stand *stand, struct alignment out[2])
{
    const double along[3] = {0.0, -1.0, 0.0};
    int count = 0;
    if (goal->press > 0.0) {
        out[count].weight = goal->press;
        out[count].sign = 1.0;
        align(goal, stand, goal->normal, goal->surface, &out[count++]);
    }
    if (goal->points) {
        out[count].weight = FINGER_WEIGHT;
        out[count].sign = -1.0;
        align(goal, stand, along, goal->fingers, &out[count++]);
    }
    return count;
}

static void soft_rows(const struct goal *goal, const struct stand *stand, struct system *system)
{
    struct alignment alignment[2];
    const int count = alignments(goal, stand, alignment);
    for (int i = 0; i < count; i++) {
        const struct alignment *a = &alignment[i];
        struct row *rows = system_rows(system, 3, a->weight);
        rows_add_direction(rows, stand, goal->joint, a->mine, 1.0);
        if (goal->on_body) {
            rows_add_direction(rows, stand, goal->base, a->theirs, a->sign);
        }
        for (int k = 0; k < 3; k++) {
            rows[k].residual = a->residual[k];
        }
    }
}

void goal_rows(const struct goal *goal, const struct stand *stand, bool soft, struct system *system)
{
    struct row moved[3] = {0};
    double point[3], spot[3], hold[3][3], off[3];
    goal_points(goal, stand, point, spot);
    const int count = goal_off(goal, point, spot, hold, off);
    rows_add_point(moved, stand, goal->joint, point, 1.0);
    if (goal->on_body) {
        rows_add_point(moved, stand, goal->base, spot, -1.0);
    }
    struct row *rows = system_rows(system, count, POINT_WEIGHT);
    for (int i = 0; i < count; i++) {
        rows[i].residual = off[i];
        for (int n = 0; n < UNKNOWNS; n++) {
            rows[i].j[n] =
                real_dot(hold[i], (double[3]){moved[0].j[n], moved[1].j[n], moved[2].j[n]});
        }
    }
    if (soft) {
        soft_rows(goal, stand, system);
    }
}

double goal_merit(const struct goal *goal, const struct stand *stand, bool soft)
{
    double residual[3];
    goal_residual(goal, stand, residual);
    double sum = POINT_WEIGHT * POINT_WEIGHT * real_dot(residual, residual);
    struct alignment alignment[2];
    const int count = soft ? alignments(goal, stand, alignment) : 0;
    for (int i = 0; i < count; i++) {
        const struct alignment *a = &alignment[i];
        sum += a->weight * a->weight * real_dot(a->residual, a->residual);
    }
    return sum;
}

void goal_outward(const struct goal *goal, const struct stand *stand, double out[3])
{
    surface_direction(goal, stand, goal->surface, out);
}
