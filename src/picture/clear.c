#include "picture/clear.h"

#include <math.h>

#include <cglm/cglm.h>

static struct box box_of(const struct camera *camera, const vec3 at, float radius)
{
    vec3 off, seen;
    glm_vec3_sub((float *)at, (float *)camera->eye, off);
    glm_quat_rotatev((float *)camera->facing, off, seen);
    const float scale = camera->focal / fmaxf(-seen[2], 0.05f);
    return (struct box){camera->centre_x + (seen[0] - radius) * scale,
                        camera->centre_y - (seen[1] + radius) * scale, 2 * radius * scale,
                        2 * radius * scale};
}

static bool boxes_meet(const struct box *a, const struct box *b)
{
    return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height &&
           b->y < a->y + a->height;
}

/* What stands on the floor, as the boxes round its sides; a mat may lie under the panel. */
static bool props_are_in(const struct figure *figure, const struct box *box)
{
    for (int i = 0; i < figure->quad_count; i++) {
        struct box side = box_of(&figure->camera, figure->quads[i].corner[0], 0);
        float top = 0;
        for (int k = 0; k < 4; k++) {
            const struct box at = box_of(&figure->camera, figure->quads[i].corner[k], 0);
            const float right = fmaxf(side.x + side.width, at.x);
            const float bottom = fmaxf(side.y + side.height, at.y);
            side.x = fminf(side.x, at.x);
            side.y = fminf(side.y, at.y);
            side.width = right - side.x;
            side.height = bottom - side.y;
            top = fmaxf(top, figure->quads[i].corner[k][1]);
        }
        if (top > 0.0f && boxes_meet(&side, box))
            return true;
    }
    return false;
}

/* Some of it lies in the box: looked for along each cone. */
static bool is_in(const struct figure *figure, const struct box *box)
{
    enum { STEPS = 4 };
    for (int i = 0; i < figure->cone_count; i++)
        for (int k = 0; k <= STEPS; k++) {
            const struct figure_cone *cone = &figure->cones[i];
            const float share = (float)k / STEPS;
            vec3 at;
            glm_vec3_lerp((float *)cone->a, (float *)cone->b, share, at);
            const struct box body =
                box_of(&figure->camera, at, glm_lerp(cone->radius_a, cone->radius_b, share));
            if (boxes_meet(&body, box))
                return true;
        }
    return false;
}

bool figure_leaves(const struct figure *figure, const struct box *box)
{
    return !is_in(figure, box) && !props_are_in(figure, box);
}
