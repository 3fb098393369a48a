/* Where a figure lands on the screen. */
#ifndef TESTS_PICTURE_ON_SCREEN_H
#define TESTS_PICTURE_ON_SCREEN_H

#include <math.h>

#include <cglm/cglm.h>

#include "picture/picture.h"

static inline void project(const struct camera *camera, const vec3 at, float radius,
                           struct box *out)
{
    vec3 away, seen;
    glm_vec3_sub((float *)at, (float *)camera->eye, away);
    glm_quat_rotatev((float *)camera->facing, away, seen);
    float scale = camera->focal / -seen[2];
    *out = (struct box){camera->centre_x + (seen[0] - radius) * scale,
                        camera->centre_y - (seen[1] + radius) * scale, 2 * radius * scale,
                        2 * radius * scale};
}

static inline struct box figure_box(const struct figure *figure)
{
    float left = INFINITY, right = -INFINITY, top = INFINITY, bottom = -INFINITY;
    for (int i = 0; i < figure->cone_count; i++) {
        const struct figure_cone *cone = &figure->cones[i];
        for (int end = 0; end < 2; end++) {
            struct box box;
            project(&figure->camera, end ? cone->b : cone->a, end ? cone->radius_b : cone->radius_a,
                    &box);
            left = fminf(left, box.x);
            right = fmaxf(right, box.x + box.width);
            top = fminf(top, box.y);
            bottom = fmaxf(bottom, box.y + box.height);
        }
    }
    return (struct box){left, top, right - left, bottom - top};
}

/* Where the eye is, seen from the figure: degrees from one picture to the other. */
static inline float walk(const struct picture *from, const struct picture *to)
{
    vec3 a = {0, 0, 1}, b = {0, 0, 1};
    versor back;
    glm_quat_conjugate((float *)from->figure.camera.facing, back);
    glm_quat_rotatev(back, a, a);
    glm_quat_conjugate((float *)to->figure.camera.facing, back);
    glm_quat_rotatev(back, b, b);
    return glm_deg(glm_vec3_angle(a, b));
}

#endif
