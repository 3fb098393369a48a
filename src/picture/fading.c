#include "picture/fading.h"

#include <cglm/cglm.h>

/* Metres over the floor at which nothing darkens it any more. */
#define SHADOW_RISE 0.45f

/* Too small to be seen. */
#define SPECK 0.002f

struct fading fading_begin(const struct figure *figure)
{
    return (struct fading){figure->quad_count, figure->caster_count};
}

/* The place on the floor into which it shrinks. */
static void foot_of(const struct figure *figure, int first, vec3 foot)
{
    int corners = 0;
    glm_vec3_zero(foot);
    for (int i = first; i < figure->quad_count; i++)
        for (int k = 0; k < 4 && !figure->quads[i].behind; k++, corners++)
            glm_vec3_add(foot, (float *)figure->quads[i].corner[k], foot);
    if (corners > 0)
        glm_vec3_scale(foot, 1.0f / (float)corners, foot);
    foot[1] = 0.0f;
}

static void shrink(struct figure_quad *quad, vec3 foot, float size)
{
    for (int k = 0; k < 4; k++)
        glm_vec3_lerp(foot, quad->corner[k], size, quad->corner[k]);
}

void fading_end(struct figure *figure, const struct fading *before, float presence, bool calm)
{
    vec3 foot;
    const float size = !calm ? presence : presence < 0.5f ? SPECK : 1.0f;
    if (presence >= 1.0f)
        return;
    foot_of(figure, before->quads, foot);
    for (int i = before->quads; i < figure->quad_count; i++) {
        struct figure_quad *quad = &figure->quads[i];
        if (quad->behind)
            quad->colour.alpha = (uint8_t)(presence * (float)quad->colour.alpha + 0.5f);
        else
            shrink(quad, foot, fmaxf(size, SPECK));
    }
    for (int i = before->casters; i < figure->caster_count; i++) {
        figure->casters[i].a[1] += (1.0f - presence) * SHADOW_RISE;
        figure->casters[i].b[1] += (1.0f - presence) * SHADOW_RISE;
    }
}
