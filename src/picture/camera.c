#include "picture/camera.h"

#include <math.h>
#include <string.h>

#include <cglm/cglm.h>

#include "base/ease.h"
#include "picture/props.h"

/* Half the vertical angle of view, 22 degrees over the stage: long enough that near hands and feet
 * do not grow, short enough that near and far still differ. */
#define HALF_VIEW glm_rad(11.0f)

enum { GLIDE_MS = 1800 };

/* How far things reach to the four sides, in a frame turned as the camera but not moved: the planes
 * through the eye along the stage's edges must stay outside of all spheres. With a slope t the
 * sphere (x, z, r) asks for eye_x + t * eye_z >= x + t * z + r * sqrt(1 + t * t). */
struct reach {
    mat3 turn;
    float slope_x, slope_y;
    float right, left, top, bottom;
};

static void reach_add(struct reach *reach, vec3 at, float radius)
{
    vec3 p;
    glm_mat3_mulv(reach->turn, at, p);
    float x = p[2] * reach->slope_x + radius * sqrtf(1.0f + reach->slope_x * reach->slope_x);
    float y = p[2] * reach->slope_y + radius * sqrtf(1.0f + reach->slope_y * reach->slope_y);
    reach->right = fmaxf(reach->right, x + p[0]);
    reach->left = fmaxf(reach->left, x - p[0]);
    reach->top = fmaxf(reach->top, y + p[1]);
    reach->bottom = fmaxf(reach->bottom, y - p[1]);
}

static void area_add(struct floor_area *area, const vec3 at)
{
    area->x0 = fminf(area->x0, at[0]);
    area->x1 = fmaxf(area->x1, at[0]);
    area->z0 = fminf(area->z0, at[2]);
    area->z1 = fmaxf(area->z1, at[2]);
}

struct union_of_poses {
    struct reach reach;
    struct floor_area area;
    bool upper_body, both;
};

static void union_add_point(struct union_of_poses *all, vec3 at, float radius, bool framed)
{
    if (framed)
        reach_add(&all->reach, at, radius);
    area_add(&all->area, at);
    if (!all->both)
        return;
    vec3 other = {at[0], at[1], -at[2]};
    if (framed)
        reach_add(&all->reach, other, radius);
    area_add(&all->area, other);
}

static bool is_leg(enum region region)
{
    return region == REGION_LEFT_LEG || region == REGION_RIGHT_LEG;
}

static void union_add_pose(struct union_of_poses *all, const struct rig *rig,
                           const struct pose *pose)
{
    struct placed placed;
    pose_place(rig, pose, &placed);
    int count;
    const struct skin_cone *cones = skin_cones(&count);
    for (int i = 0; i < count; i++) {
        bool framed = !(all->upper_body && is_leg(cones[i].region));
        vec3 a, b;
        glm_vec3_scale((float *)cones[i].a, rig->scale, a);
        glm_vec3_scale((float *)cones[i].b, rig->scale, b);
        placed_point(&placed, cones[i].joint_a, a, a);
        placed_point(&placed, cones[i].joint_b, b, b);
        union_add_point(all, a, cones[i].radius_a * rig->scale, framed);
        union_add_point(all, b, cones[i].radius_b * rig->scale, framed);
    }
}

static void union_add_keys(struct union_of_poses *all, const struct rig *rig,
                           const struct framing *framing)
{
    struct pose rest;
    pose_rest(rig, &rest);
    int count = framing->motion != NULL ? framing->exercise->key_count : 0;
    for (int i = 0; i < count; i++)
        union_add_pose(all, rig, motion_key(framing->motion, i));
    if (count == 0)
        union_add_pose(all, rig, &rest);
}

/* A hand's breadth more than the figure needs, and at least as wide as mats are. */
static struct floor_area mat_around(const struct floor_area *area)
{
    float middle = (area->z0 + area->z1) / 2;
    return (struct floor_area){area->x0 - 0.12f, area->x1 + 0.12f,
                               fminf(middle - 0.31f, area->z0 - 0.06f),
                               fmaxf(middle + 0.31f, area->z1 + 0.06f)};
}

static void union_add_props(struct union_of_poses *all, const struct exercise *exercise,
                            const struct floor_area *mat)
{
    if (all->upper_body)
        return;
    if (exercise->props & PROP_MAT) {
        vec3 corners[4];
        mat_corners(mat, corners);
        for (int i = 0; i < 4; i++)
            reach_add(&all->reach, corners[i], 0.0f);
    }
    if (exercise->props & PROP_CHAIR) {
        vec3 corners[CHAIR_CORNERS];
        chair_corners(corners);
        for (int i = 0; i < CHAIR_CORNERS; i++)
            reach_add(&all->reach, corners[i], 0.0f);
    }
}

static void facing_of(const struct camera_wish *wish, versor facing)
{
    versor yaw, pitch;
    glm_quatv(yaw, glm_rad(-wish->yaw), (vec3){0, 1, 0});
    glm_quatv(pitch, glm_rad(wish->pitch), (vec3){1, 0, 0});
    glm_quat_mul(pitch, yaw, facing);
}

static struct union_of_poses union_open(const struct camera_wish *wish, const struct box *stage,
                                        versor facing)
{
    struct union_of_poses all = {.upper_body = wish->upper_body};
    all.area = (struct floor_area){INFINITY, -INFINITY, INFINITY, -INFINITY};
    all.reach.slope_y = tanf(HALF_VIEW);
    all.reach.slope_x = all.reach.slope_y * stage->width / stage->height;
    all.reach.right = all.reach.left = all.reach.top = all.reach.bottom = -INFINITY;
    glm_quat_mat3(facing, all.reach.turn);
    return all;
}

static void eye_of(const struct reach *reach, vec3 eye)
{
    vec3 turned = {(reach->right - reach->left) / 2, (reach->top - reach->bottom) / 2,
                   fmaxf((reach->right + reach->left) / (2 * reach->slope_x),
                         (reach->top + reach->bottom) / (2 * reach->slope_y))};
    mat3 back;
    glm_mat3_transpose_to((vec3 *)reach->turn, back);
    glm_mat3_mulv(back, turned, eye);
}

/* The same picture as in a mirror: the eye on the other side, the yaw turned to match. */
static void mirror_camera(const struct camera_wish *wish, struct camera *camera)
{
    struct camera_wish other = {.yaw = 180.0f - wish->yaw, .pitch = wish->pitch};
    facing_of(&other, camera->facing);
    camera->eye[2] = -camera->eye[2];
}

struct camera camera_fit(const struct framing *framing, const struct rig *rig,
                         const struct box *stage, struct floor_area *mat)
{
    const struct exercise *exercise = framing->exercise;
    struct camera camera;
    memset(&camera, 0, sizeof camera);
    facing_of(&exercise->camera, camera.facing);
    struct union_of_poses all = union_open(&exercise->camera, stage, camera.facing);
    all.both = framing->both;
    union_add_keys(&all, rig, framing);
    *mat = mat_around(&all.area);
    union_add_props(&all, exercise, mat);
    eye_of(&all.reach, camera.eye);
    camera.focal = stage->height / 2 / all.reach.slope_y;
    camera.centre_x = stage->x + stage->width / 2;
    camera.centre_y = stage->y + stage->height / 2;
    if (framing->mirrored) {
        mirror_camera(&exercise->camera, &camera);
        *mat = (struct floor_area){mat->x0, mat->x1, -mat->z1, -mat->z0};
    }
    return camera;
}

/* Mixed as seen from the camera, so that it goes round the figure and not through it. */
static void camera_mix(const struct camera *from, float share, struct camera *to)
{
    vec3 a, b;
    versor back;
    glm_quat_rotatev((float *)from->facing, (float *)from->eye, a);
    glm_quat_rotatev(to->facing, to->eye, b);
    glm_vec3_lerp(a, b, share, a);
    glm_quat_slerp((float *)from->facing, to->facing, share, to->facing);
    glm_quat_conjugate(to->facing, back);
    glm_quat_rotatev(back, a, to->eye);
}

struct camera camera_at(const struct timeline *timeline, int64_t ms, const struct framing *framing,
                        const struct box *stage, struct floor_area *mat)
{
    struct camera camera = camera_fit(framing, &timeline->rig, stage, mat);
    int64_t since = ms - framing->first->start_ms;
    if (framing->cut || since >= GLIDE_MS || framing->first == timeline->segments)
        return camera;
    struct framing before = framing_of(timeline, framing->first - 1);
    if (before.exercise == NULL)
        return camera;
    struct floor_area unused;
    struct camera from = camera_fit(&before, &timeline->rig, stage, &unused);
    camera_mix(&from, ease_minimum_jerk((float)since / GLIDE_MS), &camera);
    return camera;
}
