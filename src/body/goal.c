#include "body/goal.h"
#include "body/real.h"
#include "body/site.h"
#include "body/skin.h"

#include <string.h>

/* A metre off, and a radian; kinematics.md section 3. */
#define POINT_WEIGHT 600.0
#define FINGER_WEIGHT 1.0

static bool is_hand(enum part part)
{
    return part == PART_HAND || part == PART_PALM || part == PART_FINGERTIPS ||
           part == PART_BACK_OF_HAND || part == PART_ELBOW;
}

static int plane_of(enum target target)
{
    return target == TARGET_SEAT ? 1 : 0;
}

static void goal_from_sphere(const struct rig *rig, int touch, struct goal *goal, double *radius)
{
    int count;
    const struct skin_sphere *sphere = &skin_spheres(&count)[touch];
    goal->touch = touch;
    goal->joint = sphere->joint;
    for (int k = 0; k < 3; k++) {
        goal->local[k] = (double)(sphere->centre[k] * rig->scale);
    }
    *radius = (double)(sphere->radius * rig->scale);
}

/* A sphere on floor, seat or the chair's back. */
static void goal_on_plane(const struct rig *rig, const struct contact *contact,
                          const struct pins *pins, int touch, struct goal *goal)
{
    double radius;
    goal_from_sphere(rig, touch, goal, &radius);
    if (contact->target == TARGET_CHAIR_BACK) {
        goal->held[0] = true;
        goal->spot[0] = (double)KEY_SEAT_BACK + radius;
        goal->surface[0] = 1.0;
        return;
    }
    const int plane = plane_of(contact->target);
    goal->planted = !contact->slides;
    goal->held[1] = true;
    goal->surface[1] = 1.0;
    if (goal->planted && pins && pins->set[touch][plane]) {
        goal->held[0] = goal->held[2] = true;
        memcpy(goal->spot, pins->at[touch][plane], sizeof goal->spot);
    }
    goal->spot[1] = (plane ? (double)KEY_SEAT_HEIGHT : 0.0) + radius;
}

/* "up" and "down" run along the bone that is held, "across" round it. */
static void goal_point_fingers(enum finger_direction fingers, struct goal *goal)
{
    const double up[3] = {0.0, 1.0, 0.0};
    double across[3];
    real_cross(goal->surface, up, across);
    const bool lies = fingers == FINGERS_ACROSS || fingers == FINGERS_ACROSS_BACK;
    const double sign = fingers == FINGERS_DOWN || fingers == FINGERS_ACROSS_BACK ? -1.0 : 1.0;
    goal->points = fingers != FINGERS_FREE && (!lies || real_length(across) > 1e-3);
    for (int k = 0; k < 3; k++) {
        goal->fingers[k] = sign * (lies ? across[k] : up[k]);
    }
}

static bool goal_surface(const struct rig *rig, const struct contact *contact, struct goal *goal)
{
    if (contact->target == TARGET_POINT) {
        for (int k = 0; k < 3; k++) {
            goal->spot[k] = (double)contact->point[k];
            goal->surface[k] = (double)contact->normal[k];
        }
        return true;
    }
    struct site site;
    if (!site_of_target(rig, contact, &site)) {
        return false;
    }
    goal->on_body = true;
    goal->base = site.joint;
    memcpy(goal->spot, site.point, sizeof goal->spot);
    memcpy(goal->surface, site.normal, sizeof goal->surface);
    return true;
}

/* A point of the skin against another, or against a spot in the room. */
static void goal_on_skin(const struct rig *rig, const struct contact *contact, struct goal *goal)
{
    struct site site;
    goal->touch = -1;
    goal->held[0] = goal->held[1] = goal->held[2] = true;
    goal->reaches = goal->on_body && is_hand(contact->part);
    if (!site_of_part(rig, contact->part, contact->side, &site)) {
        int touch[3];
        double radius;
        part_touches(contact->part, contact->side, touch);
        goal_from_sphere(rig, touch[0], goal, &radius);
        for (int k = 0; k < 3; k++) {
            goal->spot[k] += radius * goal->surface[k];
        }
        return;
    }
    goal->joint = site.joint;
    memcpy(goal->local, site.point, sizeof goal->local);
    memcpy(goal->normal, site.normal, sizeof goal->normal);
    goal->press = real_length(goal->surface) > 0.0 ? (double)contact->press : 0.0;
    goal_point_fingers(contact->fingers, goal);
}

int goals_of_contact(const struct rig *rig, const struct contact *contact, const struct pins *pins,
                     struct goal *out)
{
    const bool plane = contact->target == TARGET_FLOOR || contact->target == TARGET_SEAT ||
                       contact->target == TARGET_CHAIR_BACK;
    int touch[3];
    const int count = plane ? part_touches(contact->part, contact->side, touch) : 1;
    for (int i = 0; i < count; i++) {
        memset(&out[i], 0, sizeof out[i]);
        out[i].contact = contact;
        if (plane) {
            goal_on_plane(rig, contact, pins, touch[i], &out[i]);
        } else if (goal_surface(rig, contact, &out[i])) {
            goal_on_skin(rig, contact, &out[i]);
        } else {
            return 0;
        }
    }
    return count;
}

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

void goal_residual(const struct goal *goal, const struct stand *stand, double out[3])
{
    double point[3], spot[3];
    goal_points(goal, stand, point, spot);
    for (int k = 0; k < 3; k++) {
        out[k] = goal->held[k] ? point[k] - spot[k] - goal->offset[k] : 0.0;
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
    struct row *rows = system_rows(system, 3, POINT_WEIGHT);
    double point[3], spot[3], residual[3];
    goal_points(goal, stand, point, spot);
    goal_residual(goal, stand, residual);
    rows_add_point(rows, stand, goal->joint, point, 1.0);
    if (goal->on_body) {
        rows_add_point(rows, stand, goal->base, spot, -1.0);
    }
    for (int k = 0; k < 3; k++) {
        rows[k].residual = residual[k];
        rows[k].weight = goal->held[k] ? POINT_WEIGHT : 0.0;
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

void pins_forget(struct pins *pins, int key)
{
    for (int touch = 0; touch < TOUCH_COUNT; touch++) {
        for (int plane = 0; plane < 2; plane++) {
            pins->set[touch][plane] = pins->set[touch][plane] && pins->key[touch][plane] != key;
        }
    }
}

void pins_record(struct pins *pins, int key, const struct goal *goals, int count,
                 const struct stand *stand)
{
    for (int i = 0; i < count; i++) {
        const struct goal *goal = &goals[i];
        const int plane = plane_of(goal->contact->target);
        if (goal->planted && !pins->set[goal->touch][plane]) {
            stand_point(stand, goal->joint, goal->local, pins->at[goal->touch][plane]);
            pins->set[goal->touch][plane] = true;
            pins->key[goal->touch][plane] = key;
        }
    }
}
