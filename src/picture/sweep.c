#include "picture/sweep.h"

#include <math.h>

#include <cglm/cglm.h>

/* An arc that is almost straight, by its height to its chord; what it is drawn as, by its radius to
 * its length; and how much of a turn one takes at most. */
#define STRAIGHT 0.01f
#define BENT 20.0f
#define TURN_MOST 4.2f

static void to_eye(const struct camera *camera, const vec3 at, vec3 out)
{
    glm_vec3_sub((float *)at, (float *)camera->eye, out);
    glm_quat_rotatev((float *)camera->facing, out, out);
}

struct plane plane_at(const struct camera *camera, const vec3 at)
{
    vec3 seen;
    to_eye(camera, at, seen);
    return (struct plane){camera, -seen[2], -seen[2] / camera->focal};
}

float plane_see(const struct plane *plane, const vec3 at, vec2 out)
{
    vec3 seen;
    to_eye(plane->camera, at, seen);
    const float scale = plane->depth / fmaxf(-seen[2], 0.05f);
    out[0] = seen[0] * scale;
    out[1] = seen[1] * scale;
    return scale;
}

void plane_room(const struct plane *plane, const vec2 at, vec3 out)
{
    versor back;
    vec3 seen = {at[0], at[1], -plane->depth};
    glm_quat_conjugate((float *)plane->camera->facing, back);
    glm_quat_rotatev(back, seen, out);
    glm_vec3_add((float *)plane->camera->eye, out, out);
}

void sweep_point(const struct sweep *sweep, float share, vec2 out)
{
    const float angle = sweep->from + sweep->angle * share;
    out[0] = sweep->middle[0] + sweep->radius * cosf(angle);
    out[1] = sweep->middle[1] + sweep->radius * sinf(angle);
}

float sweep_length(const struct sweep *sweep)
{
    return sweep->radius * fabsf(sweep->angle);
}

/* From a point on, about a middle, to the left or to the right. */
static struct sweep sweep_about(const vec2 middle, const vec2 from, const vec2 to, bool left)
{
    vec2 a, c;
    struct sweep sweep;
    glm_vec2_sub((float *)from, (float *)middle, a);
    glm_vec2_sub((float *)to, (float *)middle, c);
    glm_vec2_copy((float *)middle, sweep.middle);
    sweep.radius = glm_vec2_norm(a);
    sweep.from = atan2f(a[1], a[0]);
    sweep.angle = atan2f(c[1], c[0]) - sweep.from;
    if (left && sweep.angle < 0)
        sweep.angle += 2 * GLM_PIf;
    if (!left && sweep.angle > 0)
        sweep.angle -= 2 * GLM_PIf;
    return sweep;
}

struct sweep sweep_through(const vec2 a, const vec2 b, const vec2 c)
{
    vec2 p, q;
    glm_vec2_sub((float *)b, (float *)a, p);
    glm_vec2_sub((float *)c, (float *)a, q);
    const float cross = p[0] * q[1] - p[1] * q[0], pp = glm_vec2_norm2(p), qq = glm_vec2_norm2(q);
    if (fabsf(cross) < STRAIGHT * qq)
        return sweep_turned(a, c, 1.0f / BENT);
    const vec2 middle = {a[0] + (q[1] * pp - p[1] * qq) / (2 * cross),
                         a[1] + (p[0] * qq - q[0] * pp) / (2 * cross)};
    return sweep_about(middle, a, c, cross > 0);
}

struct sweep sweep_turned(const vec2 from, const vec2 to, float turn)
{
    vec2 chord, middle;
    glm_vec2_sub((float *)to, (float *)from, chord);
    glm_vec2_lerp((float *)from, (float *)to, 0.5f, middle);
    const float aside = 0.5f / tanf(turn / 2);
    glm_vec2_muladds((vec2){-chord[1], chord[0]}, aside, middle);
    return sweep_about(middle, from, to, turn > 0);
}

struct sweep sweep_moved_out(const struct sweep *way, float out, float length, float shift)
{
    struct sweep sweep = *way;
    sweep.radius = way->radius + out;
    const float angle = fminf(length / fmaxf(sweep.radius, 1e-3f), TURN_MOST);
    sweep.angle = way->angle < 0 ? -angle : angle;
    sweep.from = way->from + (way->angle - sweep.angle) / 2 + shift * sweep.angle;
    return sweep;
}

static struct sweep straight(const vec2 from, const vec2 along, float length)
{
    vec2 to;
    glm_vec2_copy((float *)from, to);
    glm_vec2_muladds((float *)along, length, to);
    return sweep_turned(from, to, 1.0f / BENT);
}

static void direction_of(const struct sweep *way, vec2 out)
{
    vec2 from, to;
    sweep_point(way, 0.0f, from);
    sweep_point(way, 1.0f, to);
    glm_vec2_sub(to, from, out);
    glm_vec2_normalize(out);
}

struct sweep sweep_ahead(const struct sweep *way, float apart, float length)
{
    vec2 at, along;
    direction_of(way, along);
    sweep_point(way, 1.0f, at);
    glm_vec2_muladds(along, apart, at);
    return straight(at, along, length);
}

struct sweep sweep_behind(const struct sweep *way, float apart, float length)
{
    vec2 at, along;
    direction_of(way, along);
    sweep_point(way, 0.0f, at);
    glm_vec2_muladds(along, -apart - length, at);
    return straight(at, along, length);
}
