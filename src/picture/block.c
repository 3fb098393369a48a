#include "picture/block.h"

#include <cglm/cglm.h>

void figure_cast(struct figure *figure, const vec3 a, const vec3 b, float radius)
{
    if (figure->caster_count == FIGURE_CASTERS_MOST)
        return;
    struct figure_caster *caster = &figure->casters[figure->caster_count++];
    glm_vec3_copy((float *)a, caster->a);
    glm_vec3_copy((float *)b, caster->b);
    caster->radius = radius;
}

void spot_cast(struct figure *figure, const struct spot *spot, const vec3 a, const vec3 b,
               float radius)
{
    vec3 from, to;
    spot_out(spot, a, from);
    spot_out(spot, b, to);
    figure_cast(figure, from, to, radius);
}

void side_add(struct figure *figure, const struct spot *spot, const vec3 corner[4],
              struct colour colour, bool behind)
{
    if (figure->quad_count == FIGURE_QUADS_MOST)
        return;
    struct figure_quad *quad = &figure->quads[figure->quad_count++];
    quad->colour = colour;
    quad->behind = behind;
    for (int i = 0; i < 4; i++)
        spot_out(spot, corner[i], quad->corner[i]);
}

static void side_corner(const struct block *block, int axis, bool high, int corner, vec3 out)
{
    int u = (axis + 1) % 3, v = (axis + 2) % 3;
    out[axis] = high ? block->high[axis] : block->low[axis];
    out[u] = corner == 1 || corner == 2 ? block->high[u] : block->low[u];
    out[v] = corner >= 2 ? block->high[v] : block->low[v];
}

void block_add(struct figure *figure, const struct spot *spot, const struct block *block)
{
    vec3 eye;
    spot_in(spot, figure->camera.eye, eye);
    for (int axis = 0; axis < 3; axis++) {
        bool high = eye[axis] > block->high[axis];
        if (!high && eye[axis] >= block->low[axis])
            continue;
        vec3 corner[4];
        for (int i = 0; i < 4; i++)
            side_corner(block, axis, high, i, corner[i]);
        side_add(figure, spot, (const vec3 *)corner, block->tone[axis], false);
    }
}
