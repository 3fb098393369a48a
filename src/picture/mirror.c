#include "picture/mirror.h"

#include <cglm/cglm.h>

/* The upright plane that the camera looks along. */
struct plane {
    vec3 eye, across; /* across: level, unit length */
};

static struct plane plane_of(const struct camera *camera)
{
    struct plane plane;
    versor back;
    glm_vec3_copy((float *)camera->eye, plane.eye);
    glm_quat_conjugate((float *)camera->facing, back);
    glm_quat_rotatev(back, (vec3){1, 0, 0}, plane.across);
    return plane;
}

static void turn_way(const struct plane *plane, vec3 way)
{
    const float off = glm_vec3_dot((float *)plane->across, way);
    glm_vec3_muladds((float *)plane->across, -2.0f * off, way);
}

static void turn_point(const struct plane *plane, vec3 at)
{
    glm_vec3_sub(at, (float *)plane->eye, at);
    turn_way(plane, at);
    glm_vec3_add(at, (float *)plane->eye, at);
}

static void cones_turn(const struct plane *plane, struct figure *figure)
{
    for (int i = 0; i < figure->cone_count; i++) {
        struct figure_cone *cone = &figure->cones[i];
        turn_point(plane, cone->a);
        turn_point(plane, cone->b);
        turn_way(plane, cone->side);
    }
}

void figure_mirror(struct figure *figure)
{
    const struct plane plane = plane_of(&figure->camera);
    cones_turn(&plane, figure);
    for (int i = 0; i < figure->quad_count; i++)
        for (int k = 0; k < 4; k++)
            turn_point(&plane, figure->quads[i].corner[k]);
    for (int i = 0; i < figure->glow_count; i++) {
        turn_point(&plane, figure->glows[i].a);
        turn_point(&plane, figure->glows[i].b);
    }
    for (int i = 0; i < figure->caster_count; i++) {
        turn_point(&plane, figure->casters[i].a);
        turn_point(&plane, figure->casters[i].b);
    }
}
