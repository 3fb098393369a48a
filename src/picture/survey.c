#include "picture/survey.h"

#include <math.h>

#include <cglm/cglm.h>

#include "base/ease.h"
#include "body/site.h"
#include "picture/flesh.h"

/* A cushion reaches so far beyond what lies on it; things nearer than the gap share one. Metres. */
#define CUSHION_ROUND 0.09f
#define CUSHION_GAP 0.10f
#define CUSHION_LEAST 0.17f

#define MAT_HALF 0.40f

struct surveying {
    const struct framing *framing;
    const struct rig *rig;
    struct reach *reach;
    struct furniture *furniture;
    struct floor_area area; /* covered by the figure, about the spot's origin */
};

static bool is_leg(enum region region)
{
    return region == REGION_LEFT_LEG || region == REGION_RIGHT_LEG;
}

static bool is_arm(enum region region)
{
    return region == REGION_LEFT_ARM || region == REGION_RIGHT_ARM;
}

static void cone_ends(const struct rig *rig, const struct placed *placed, const struct flesh *cone,
                      vec3 a, vec3 b)
{
    skin_point(rig, placed, cone->joint_a, cone->a, a);
    skin_point(rig, placed, cone->joint_b, cone->b, b);
}

static void area_add(struct floor_area *area, const vec3 at, float round)
{
    area->x0 = fminf(area->x0, at[0] - round);
    area->x1 = fmaxf(area->x1, at[0] + round);
    area->z0 = fminf(area->z0, at[2] - round);
    area->z1 = fmaxf(area->z1, at[2] + round);
}

/* Arms may lie beside the mat: they make it longer, not wider. */
static void mat_add(struct surveying *survey, const vec3 at, bool arm)
{
    const struct floor_area *area = &survey->area;
    const bool narrow = arm && area->z0 <= area->z1;
    const float z = narrow ? clampf(at[2], area->z0, area->z1) : at[2];
    area_add(&survey->area, (vec3){at[0], at[1], z}, 0);
}

static void point_add(struct surveying *survey, const vec3 at, const struct flesh *cone,
                      float radius, bool framed)
{
    vec3 room, other = {at[0], at[1], -at[2]};
    mat_add(survey, at, is_arm(cone->region));
    spot_out(&survey->framing->spot, at, room);
    if (framed)
        reach_add(survey->reach, room, radius);
    if (!survey->framing->both)
        return;
    mat_add(survey, other, is_arm(cone->region));
    spot_out(&survey->framing->spot, other, room);
    if (framed)
        reach_add(survey->reach, room, radius);
}

static void placed_add(struct surveying *survey, const struct placed *placed)
{
    const bool upper_body = survey->framing->bust > 0.0f;
    int count;
    const struct flesh *cones = flesh_cones(&count);
    for (int i = 0; i < count; i++) {
        bool framed = !(upper_body && is_leg(cones[i].region));
        vec3 a, b;
        cone_ends(survey->rig, placed, &cones[i], a, b);
        point_add(survey, a, &cones[i],
                  skin_radius(survey->rig, cones[i].joint_a, cones[i].a, cones[i].radius_a),
                  framed);
        point_add(survey, b, &cones[i],
                  skin_radius(survey->rig, cones[i].joint_b, cones[i].b, cones[i].radius_b),
                  framed);
    }
}

static bool areas_near(const struct floor_area *a, const struct floor_area *b)
{
    return a->x0 - b->x1 < CUSHION_GAP && b->x0 - a->x1 < CUSHION_GAP &&
           a->z0 - b->z1 < CUSHION_GAP && b->z0 - a->z1 < CUSHION_GAP;
}

static void area_join(struct floor_area *area, const struct floor_area *other)
{
    area_add(area, (vec3){other->x0, 0, other->z0}, 0);
    area_add(area, (vec3){other->x1, 0, other->z1}, 0);
}

/* At least as large as cushions are. */
static void cushion_put(struct furniture *furniture, struct floor_area area, uint64_t key)
{
    float x = (area.x0 + area.x1) / 2, z = (area.z0 + area.z1) / 2;
    area_add(&area, (vec3){x, 0, z}, CUSHION_LEAST);
    for (int i = 0; i < furniture->cushion_count; i++) {
        struct cushion *cushion = &furniture->cushion[i];
        if (!areas_near(&cushion->area, &area))
            continue;
        area_join(&cushion->area, &area);
        cushion->keys |= key;
        return;
    }
    if (furniture->cushion_count < CUSHIONS_MOST)
        furniture->cushion[furniture->cushion_count++] = (struct cushion){area, key, 1.0f};
}

static void cushions_find(struct surveying *survey, int index, const struct placed *placed)
{
    const struct key *key = &survey->framing->exercise->keys[index];
    int count;
    const struct skin_sphere *spheres = skin_spheres(&count);
    for (int i = 0; i < key->contact_count; i++) {
        const struct contact *contact = &key->contact[i];
        struct floor_area area = {INFINITY, -INFINITY, INFINITY, -INFINITY};
        int touch[3], touches = part_touches(contact->part, contact->side, touch);
        if (contact->target != TARGET_CUSHION || touches == 0)
            continue;
        for (int k = 0; k < touches; k++) {
            vec3 at;
            skin_point(survey->rig, placed, spheres[touch[k]].joint, spheres[touch[k]].centre, at);
            area_add(&area, at, CUSHION_ROUND);
        }
        cushion_put(survey->furniture, area, cushion_key(index));
    }
}

/* A hand's breadth more than the figure needs, and at least as wide as wide mats are: an arm beside
 * the body lies on it. */
static struct floor_area mat_around(const struct floor_area *area)
{
    float middle = (area->z0 + area->z1) / 2;
    return (struct floor_area){area->x0 - 0.12f, area->x1 + 0.12f,
                               fminf(middle - MAT_HALF, area->z0 - 0.06f),
                               fmaxf(middle + MAT_HALF, area->z1 + 0.06f)};
}

static void keys_add(struct surveying *survey)
{
    const struct framing *framing = survey->framing;
    struct placed placed;
    struct pose rest;
    int count = framing->motion != NULL ? framing->exercise->key_count : 0;
    for (int i = 0; i < count; i++) {
        pose_place(survey->rig, motion_key(framing->motion, i), &placed);
        placed_add(survey, &placed);
        if (framing->exercise->props & PROP_CUSHION)
            cushions_find(survey, i, &placed);
    }
    if (count > 0)
        return;
    skin_stand(survey->rig, &rest);
    pose_place(survey->rig, &rest, &placed);
    placed_add(survey, &placed);
}

void survey(const struct framing *framing, const struct rig *rig, struct reach *reach,
            struct furniture *furniture)
{
    struct surveying survey = {
        framing, rig, reach, furniture, {INFINITY, -INFINITY, INFINITY, -INFINITY}};
    *furniture = furniture_of(framing->exercise, rig, &framing->spot);
    keys_add(&survey);
    furniture->mat = mat_around(&survey.area);
    if (framing->bust <= 0.0f)
        furniture_reach(furniture, reach);
}

void survey_pose(const struct rig *rig, const struct pose *pose, bool whole, struct reach *reach)
{
    struct placed placed;
    int count;
    const struct flesh *cones = flesh_cones(&count);
    pose_place(rig, pose, &placed);
    for (int i = 0; i < count; i++) {
        vec3 a, b;
        if (!whole && is_leg(cones[i].region))
            continue;
        cone_ends(rig, &placed, &cones[i], a, b);
        reach_add(reach, a, skin_radius(rig, cones[i].joint_a, cones[i].a, cones[i].radius_a));
        reach_add(reach, b, skin_radius(rig, cones[i].joint_b, cones[i].b, cones[i].radius_b));
    }
}
