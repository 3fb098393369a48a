#include "body/ground.h"

#include <cglm/quat.h>
#include <cglm/util.h>
#include <math.h>

/* Quarter turns are exact. */
static void turn_parts(float degrees, float *sine, float *cosine)
{
    const float quarters = degrees / 90.0f;
    const int quarter = (int)lroundf(quarters);
    if (quarters == (float)quarter) {
        static const float sines[] = {0.0f, 1.0f, 0.0f, -1.0f};
        *sine = sines[quarter & 3];
        *cosine = sines[(quarter + 1) & 3];
        return;
    }
    *sine = sinf(glm_rad(degrees));
    *cosine = cosf(glm_rad(degrees));
}

/* -180 to 180. */
static float turn_tidy(float degrees)
{
    return remainderf(degrees, 360.0f);
}

void point_on_ground(const vec3 point, const struct ground *ground, vec3 out)
{
    float sine, cosine;
    turn_parts(ground->turn, &sine, &cosine);
    const float x = point[0], z = point[2];
    out[0] = ground->x + cosine * x + sine * z;
    out[1] = point[1];
    out[2] = ground->z - sine * x + cosine * z;
}

void point_off_ground(const vec3 point, const struct ground *ground, vec3 out)
{
    float sine, cosine;
    turn_parts(ground->turn, &sine, &cosine);
    const float x = point[0] - ground->x, z = point[2] - ground->z;
    out[0] = cosine * x - sine * z;
    out[1] = point[1];
    out[2] = sine * x + cosine * z;
}

void pose_on_ground(const struct pose *pose, const struct ground *ground, struct pose *out)
{
    versor pelvis;
    *out = *pose;
    point_on_ground(pose->root, ground, out->root);
    if (ground->turn != 0.0f) {
        const float half = glm_rad(ground->turn) / 2.0f;
        versor turn = {0.0f, sinf(half), 0.0f, cosf(half)};
        glm_quat_mul(turn, (float *)pose->turn[JOINT_PELVIS], pelvis);
        glm_quat_normalize_to(pelvis, out->turn[JOINT_PELVIS]);
    }
}

struct ground ground_then(const struct ground *first, const struct ground *next)
{
    vec3 origin = {next->x, 0.0f, next->z};
    point_on_ground(origin, first, origin);
    return (struct ground){origin[0], origin[2], turn_tidy(first->turn + next->turn)};
}

struct ground ground_inverse(const struct ground *ground)
{
    vec3 origin = {0.0f, 0.0f, 0.0f};
    point_off_ground(origin, ground, origin);
    return (struct ground){origin[0], origin[2], turn_tidy(-ground->turn)};
}

struct ground ground_mirror(const struct ground *ground)
{
    return (struct ground){ground->x, -ground->z, turn_tidy(-ground->turn)};
}
