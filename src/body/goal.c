/* Contacts as goals. */
#include "body/goal.h"
#include "body/real.h"
#include "body/site.h"
#include "body/skin.h"

#include <string.h>

static void goal_from_sphere(const struct rig *rig, int touch, struct goal *goal, double *radius)
{
    int count;
    const struct skin_sphere *sphere = &skin_spheres(&count)[touch];
    goal->touch = touch;
    vec3 centre;
    goal->joint = sphere->joint;
    skin_scale(rig, sphere->joint, sphere->centre, centre);
    for (int k = 0; k < 3; k++) {
        goal->local[k] = (double)centre[k];
    }
    *radius = (double)skin_radius(rig, sphere->joint, sphere->centre, sphere->radius);
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
        *out = plane_level((double)rig->seat);
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
        *out = plane_level(0.0);
        out->edge = true;
        for (int k = 0; k < 3; k++) {
            out->point[k] = (double)contact->point[k];
            out->across[k] = (double)contact->normal[k];
        }
        out->point[1] += (double)(rig->seat - KEY_SEAT_HEIGHT);
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
