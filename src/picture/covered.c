#include "picture/covered.h"

#include <math.h>

#include <cglm/cglm.h>

#include "base/ease.h"

/* Thinner things hide nothing that matters, metres. */
#define THIN 0.025f

/* What begins so near before a hand or foot belongs to it; before a muscle, its own flesh. */
#define HAND_SLACK 0.06f
#define FLESH_SLACK 0.02f

enum { GLOW_POINTS = 3 };

struct touching touching_of(const struct key *key, const struct rig *rig, const struct pose *pose,
                            bool mirrored)
{
    static const enum joint joints[] = {JOINT_LEFT_FINGERS, JOINT_RIGHT_FINGERS, JOINT_LEFT_TOES,
                                        JOINT_RIGHT_TOES};
    static const enum region regions[] = {REGION_LEFT_ARM, REGION_RIGHT_ARM, REGION_LEFT_LEG,
                                          REGION_RIGHT_LEG};
    bool touches[COVERED_MOST] = {false};
    struct touching touching = {.count = 0};
    struct placed placed;
    for (int i = 0; i < key->contact_count; i++) {
        const struct contact *contact = &key->contact[i];
        const bool foot = contact->part == PART_FOOT || contact->part == PART_BALL;
        const enum side side = mirrored ? side_mirror(contact->side) : contact->side;
        if (contact->target != TARGET_NONE && (foot || part_is_of_hand(contact->part)))
            touches[(foot ? 2 : 0) + (side == SIDE_RIGHT ? 1 : 0)] = true;
    }
    pose_place(rig, pose, &placed);
    for (int i = 0; i < COVERED_MOST; i++)
        if (touches[i]) {
            glm_vec3_copy(placed.at[joints[i]], touching.at[touching.count]);
            touching.region[touching.count++] = regions[i];
        }
    return touching;
}

/* The way from the eye to what it looks at. */
struct sight_line {
    vec3 eye, way;
    float length; /* of way, squared */
};

/* The square of how near the line and a cone's axis come, and where on either. */
static float nearest(const struct sight_line *line, const struct figure_cone *cone, float *along)
{
    vec3 axis, off, gap;
    glm_vec3_sub((float *)cone->b, (float *)cone->a, axis);
    glm_vec3_sub((float *)line->eye, (float *)cone->a, off);
    const float e = glm_vec3_norm2(axis), f = glm_vec3_dot(axis, off);
    const float b = glm_vec3_dot((float *)line->way, axis);
    const float c = glm_vec3_dot((float *)line->way, off);
    const float across = line->length * e - b * b;
    float s = across > 1e-9f ? clampf((b * f - c * e) / across, 0.0f, 1.0f) : 1.0f;
    const float t = e > 1e-9f ? clampf((b * s + f) / e, 0.0f, 1.0f) : 0.0f;
    s = clampf((b * t - c) / line->length, 0.0f, 1.0f);
    glm_vec3_scale((float *)line->way, s, gap);
    glm_vec3_add(gap, off, gap);
    glm_vec3_muladds(axis, -t, gap);
    *along = t;
    return glm_vec3_norm2(gap);
}

static bool is_covered(const struct figure *figure, const vec3 eye, const vec3 at, float slack,
                       enum region own)
{
    struct sight_line line;
    glm_vec3_copy((float *)eye, line.eye);
    glm_vec3_sub((float *)at, (float *)eye, line.way);
    const float far = glm_vec3_norm(line.way);
    glm_vec3_scale(line.way, (far - slack) / far, line.way);
    line.length = glm_vec3_norm2(line.way);
    for (int i = 0; i < figure->cone_count; i++) {
        const struct figure_cone *cone = &figure->cones[i];
        float along;
        if (cone->region == own || fmaxf(cone->radius_a, cone->radius_b) < THIN)
            continue;
        const float near = nearest(&line, cone, &along);
        const float radius = glm_lerp(cone->radius_a, cone->radius_b, along);
        if (near < radius * radius)
            return true;
    }
    return false;
}

static bool sees_glow(const struct figure *figure, const vec3 eye)
{
    for (int i = 0; i < figure->glow_count; i++) {
        const struct figure_glow *glow = &figure->glows[i];
        for (int k = 0; k < GLOW_POINTS; k++) {
            vec3 at;
            glm_vec3_lerp((float *)glow->a, (float *)glow->b, (float)k / (GLOW_POINTS - 1), at);
            if (!is_covered(figure, eye, at, glow->radius + FLESH_SLACK, REGION_COUNT))
                return true;
        }
    }
    return figure->glow_count == 0;
}

int covered_count(const struct figure *figure, const struct touching *touching, const vec3 eye)
{
    int count = sees_glow(figure, eye) ? 0 : 1;
    for (int i = 0; i < touching->count; i++)
        count += is_covered(figure, eye, touching->at[i], HAND_SLACK, touching->region[i]);
    return count;
}
