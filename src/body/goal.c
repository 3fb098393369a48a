#include "body/goal.h"
#include "body/real.h"
#include "body/site.h"
#include "body/skin.h"

#include <string.h>

/* A metre off, and a radian; kinematics.md section 3. */
#define POINT_WEIGHT 600.0
#define FINGER_WEIGHT 1.0

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

/* A flat thing to stand on or lean against: a point of it and the way it faces; an edge is flat in
 * one direction only, `across` is the other. */
struct plane {
    double point[3], normal[3], across[3];
    bool edge;
};

static struct plane plane_level(double height)
{
    return (struct plane){.point = {0.0, height, 0.0}, .normal = {0.0, 1.0, 0.0}};
}

static bool plane_of(const struct rig *rig, const struct contact *contact, struct plane *out)
{
    const double scale = (double)rig->scale;
    switch (contact->target) {
    case TARGET_FLOOR:
        *out = plane_level(0.0);
        return true;
    case TARGET_SEAT:
        *out = plane_level((double)KEY_SEAT_HEIGHT);
        return true;
    case TARGET_CUSHION:
        *out = plane_level((double)KEY_CUSHION_HEIGHT);
        return true;
    case TARGET_CHAIR_BACK:
        *out =
            (struct plane){.point = {(double)KEY_SEAT_BACK, 0.0, 0.0}, .normal = {1.0, 0.0, 0.0}};
        return true;
    case TARGET_WALL:
        for (int k = 0; k < 3; k++) {
            out->point[k] = (double)contact->point[k] * scale;
            out->normal[k] = (double)contact->normal[k];
        }
        return true;
    case TARGET_CHAIR_BACK_TOP:
        *out = plane_level((double)contact->point[1]);
        out->edge = true;
        for (int k = 0; k < 3; k++) {
            out->point[k] = (double)contact->point[k];
            out->across[k] = (double)contact->normal[k];
        }
        return true;
    default:
        return false;
    }
}

void goal_hold_all(struct goal *goal)
{
    memset(goal->hold, 0, sizeof goal->hold);
    goal->hold[0][0] = goal->hold[1][1] = goal->hold[2][2] = 1.0;
    goal->holds = 3;
}

static void hold_planted(const struct pin *pin, struct goal *goal)
{
    const double beside = real_dot(goal->surface, goal->spot) - real_dot(goal->surface, pin->at);
    goal_hold_all(goal);
    for (int k = 0; k < 3; k++) {
        goal->spot[k] = pin->at[k] + beside * goal->surface[k];
    }
}

/* The back of a chair bears its sitter, who may slide along it. */
static void goal_on_plane(const struct rig *rig, const struct contact *contact,
                          const struct plane *plane, const struct pins *pins, int touch,
                          struct goal *goal)
{
    double radius;
    goal_from_sphere(rig, touch, goal, &radius);
    goal->planted = !contact->slides && contact->target != TARGET_CHAIR_BACK;
    goal->holds = plane->edge ? 2 : 1;
    memcpy(goal->surface, plane->normal, sizeof goal->surface);
    memcpy(goal->hold[0], plane->normal, sizeof goal->hold[0]);
    memcpy(goal->hold[1], plane->across, sizeof goal->hold[1]);
    for (int k = 0; k < 3; k++) {
        goal->spot[k] = plane->point[k] + radius * plane->normal[k];
    }
    const struct pin *pin = goal->planted && pins ? pins_find(pins, touch, contact) : NULL;
    if (pin) {
        hold_planted(pin, goal);
    }
}

/* A hand lies flat on a wall and on the back of a chair. */
static void lay_hand(const struct rig *rig, const struct contact *contact, struct goal *goal)
{
    struct site site;
    if (part_is_palm(contact->part) &&
        (contact->target == TARGET_WALL || contact->target == TARGET_CHAIR_BACK_TOP) &&
        site_of_part(rig, contact->part, contact->side, &site)) {
        memcpy(goal->normal, site.normal, sizeof goal->normal);
        goal->press = (double)contact->press;
        goal_point_fingers(contact->fingers, goal);
    }
}

/* An edge is too narrow for more than the middle of a hand. */
static int touches_of(const struct contact *contact, bool edge, int touch[3])
{
    return part_touches(edge && part_is_palm(contact->part) ? PART_BACK_OF_HAND : contact->part,
                        contact->side, touch);
}

static int goals_on_plane(const struct rig *rig, const struct contact *contact,
                          const struct plane *plane, const struct pins *pins, struct goal *out)
{
    int touch[3];
    const int count = touches_of(contact, plane->edge, touch);
    for (int i = 0; i < count; i++) {
        memset(&out[i], 0, sizeof out[i]);
        out[i].contact = contact;
        goal_on_plane(rig, contact, plane, pins, touch[i], &out[i]);
    }
    lay_hand(rig, contact, &out[0]);
    return count;
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
    goal_hold_all(goal);
    goal->reaches =
        goal->on_body && (part_is_of_hand(contact->part) || contact->part == PART_ELBOW);
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
    goal->length = (double)(contact->strap * rig->scale);
    if (goal->length == 0.0) {
        goal->press = real_length(goal->surface) > 0.0 ? (double)contact->press : 0.0;
        goal_point_fingers(contact->fingers, goal);
    }
}

int goals_of_contact(const struct rig *rig, const struct contact *contact, const struct pins *pins,
                     struct goal *out)
{
    struct plane plane = {0};
    if (plane_of(rig, contact, &plane)) {
        return goals_on_plane(rig, contact, &plane, pins, out);
    }
    memset(out, 0, sizeof *out);
    out->contact = contact;
    if (!goal_surface(rig, contact, out)) {
        return 0;
    }
    goal_on_skin(rig, contact, out);
    return 1;
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
