#include "picture/reach.h"

#include <math.h>
#include <string.h>

#include <cglm/cglm.h>

#include "base/ease.h"

/* Half the vertical angle of view, 22 degrees over the stage: long enough that near hands and feet
 * do not grow, short enough that near and far still differ. */
#define HALF_VIEW glm_rad(11.0f)

static void facing_of(struct look look, versor facing)
{
    versor yaw, pitch;
    glm_quatv(yaw, glm_rad(-look.yaw), (vec3){0, 1, 0});
    glm_quatv(pitch, glm_rad(look.pitch), (vec3){1, 0, 0});
    glm_quat_mul(pitch, yaw, facing);
}

struct reach reach_open(struct look look, const struct box *stage)
{
    struct reach reach = {.look = look};
    versor facing;
    facing_of(look, facing);
    glm_quat_mat3(facing, reach.turn);
    reach.slope_y = tanf(HALF_VIEW);
    reach.slope_x = reach.slope_y * stage->width / stage->height;
    reach.right = reach.left = reach.top = reach.bottom = -INFINITY;
    return reach;
}

void reach_add(struct reach *reach, const vec3 at, float radius)
{
    vec3 p;
    glm_mat3_mulv(reach->turn, (float *)at, p);
    float x = p[2] * reach->slope_x + radius * sqrtf(1.0f + reach->slope_x * reach->slope_x);
    float y = p[2] * reach->slope_y + radius * sqrtf(1.0f + reach->slope_y * reach->slope_y);
    reach->right = fmaxf(reach->right, x + p[0]);
    reach->left = fmaxf(reach->left, x - p[0]);
    reach->top = fmaxf(reach->top, y + p[1]);
    reach->bottom = fmaxf(reach->bottom, y - p[1]);
}

void reach_mix(struct reach *reach, const struct reach *other, float share)
{
    reach->right = glm_lerp(reach->right, other->right, share);
    reach->left = glm_lerp(reach->left, other->left, share);
    reach->top = glm_lerp(reach->top, other->top, share);
    reach->bottom = glm_lerp(reach->bottom, other->bottom, share);
}

void reach_join(struct reach *reach, const struct reach *other)
{
    reach->right = fmaxf(reach->right, other->right);
    reach->left = fmaxf(reach->left, other->left);
    reach->top = fmaxf(reach->top, other->top);
    reach->bottom = fmaxf(reach->bottom, other->bottom);
}

struct camera reach_camera(const struct reach *reach, const struct box *stage)
{
    struct camera camera;
    memset(&camera, 0, sizeof camera);
    vec3 turned = {(reach->right - reach->left) / 2, (reach->top - reach->bottom) / 2,
                   fmaxf((reach->right + reach->left) / (2 * reach->slope_x),
                         (reach->top + reach->bottom) / (2 * reach->slope_y))};
    mat3 back;
    glm_mat3_transpose_to((vec3 *)reach->turn, back);
    glm_mat3_mulv(back, turned, camera.eye);
    facing_of(reach->look, camera.facing);
    camera.focal = stage->height / 2 / reach->slope_y;
    camera.centre_x = stage->x + stage->width / 2;
    camera.centre_y = stage->y + stage->height / 2;
    return camera;
}
