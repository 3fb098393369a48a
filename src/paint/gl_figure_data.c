#include "paint/gl_figure_data.h"

#include <cglm/cglm.h>
#include <string.h>

_Static_assert(REGION_TRUNK == 0 && REGION_HEAD == 1, "HEAD of line.frag");

struct eye {
    mat3 facing;
    vec3 at;
};

static struct eye eye_of(const struct camera *camera)
{
    struct eye eye;
    versor facing;
    memcpy(facing, camera->facing, sizeof facing);
    glm_quat_mat3(facing, eye.facing);
    memcpy(eye.at, camera->eye, sizeof eye.at);
    return eye;
}

static void eye_view(struct eye *eye, const vec3 world, float out[3])
{
    vec3 off, view;
    for (int i = 0; i < 3; i++)
        off[i] = world[i] - eye->at[i];
    glm_mat3_mulv(eye->facing, off, view);
    memcpy(out, view, sizeof view);
}

static void colour_put(struct colour colour, uint8_t out[4])
{
    memcpy(out, (uint8_t[]){colour.red, colour.green, colour.blue, colour.alpha}, 4);
}

int gl_cones_fill(const struct figure *figure, struct gl_cone *out)
{
    struct eye eye = eye_of(&figure->camera);
    int count = 0;
    for (int i = 0; i < figure->cone_count; i++) {
        const struct figure_cone *from = &figure->cones[i];
        struct gl_cone *cone = &out[count];
        eye_view(&eye, from->a, cone->a);
        eye_view(&eye, from->b, cone->b);
        cone->a[3] = from->radius_a;
        cone->b[3] = from->radius_b;
        glm_mat3_mulv(eye.facing, (float *)from->side, cone->side);
        cone->side[3] = from->flat;
        memcpy(cone->beside_root,
               (float[]){from->beside_a, from->beside_b, from->rooted_a, from->rooted_b},
               sizeof cone->beside_root);
        colour_put(from->colour, cone->colour);
        cone->region = (float)((int)from->region + 1);
        if (-cone->a[2] > 1.5f * cone->a[3] && -cone->b[2] > 1.5f * cone->b[3])
            count++;
    }
    return count;
}

int gl_corners_fill(const struct figure *figure, bool behind, struct gl_corner *out)
{
    static const int order[GL_QUAD_CORNERS] = {0, 1, 2, 0, 2, 3};
    struct eye eye = eye_of(&figure->camera);
    int count = 0;
    for (int i = 0; i < figure->quad_count; i++) {
        const struct figure_quad *quad = &figure->quads[i];
        if (quad->behind != behind)
            continue;
        for (int corner = 0; corner < GL_QUAD_CORNERS; corner++) {
            eye_view(&eye, quad->corner[order[corner]], out[count].at);
            colour_put(quad->colour, out[count++].colour);
        }
    }
    return count;
}

int gl_glows_fill(const struct figure *figure, float a[FIGURE_GLOWS_MOST][4],
                  float b[FIGURE_GLOWS_MOST][4])
{
    struct eye eye = eye_of(&figure->camera);
    for (int i = 0; i < figure->glow_count; i++) {
        const struct figure_glow *glow = &figure->glows[i];
        eye_view(&eye, glow->a, a[i]);
        eye_view(&eye, glow->b, b[i]);
        a[i][3] = glow->radius;
        b[i][3] = (float)glow->regions;
    }
    return figure->glow_count;
}
