#include "paint/soft_view.h"

#include <math.h>

#include "paint/look.h"

#define BLEND 0.006f  /* metres of depth over which the shading of two pieces flows together */
#define NEAREST 0.05f /* metres before the eye */

struct lens lens_of(const struct camera *camera)
{
    const float x = camera->facing[0], y = camera->facing[1];
    const float z = camera->facing[2], w = camera->facing[3];
    return (struct lens){
        .eye = {camera->eye[0], camera->eye[1], camera->eye[2]},
        .turn = {{1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y)},
                 {2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x)},
                 {2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y)}},
        .focal = camera->focal,
        .centre_x = camera->centre_x,
        .centre_y = camera->centre_y,
    };
}

/* A direction. */
static void lens_turn(const struct lens *lens, const float world[3], float view[3])
{
    for (int i = 0; i < 3; i++)
        view[i] =
            lens->turn[i][0] * world[0] + lens->turn[i][1] * world[1] + lens->turn[i][2] * world[2];
}

void lens_view(const struct lens *lens, const vec3 world, float view[3])
{
    const float off[3] = {world[0] - lens->eye[0], world[1] - lens->eye[1],
                          world[2] - lens->eye[2]};
    lens_turn(lens, off, view);
}

static void to_screen(const struct lens *lens, const float view[3], float *x, float *y)
{
    float scale = lens->focal / -view[2];
    *x = lens->centre_x + view[0] * scale;
    *y = lens->centre_y - view[1] * scale;
}

bool lens_project(const struct lens *lens, const vec3 world, float *x, float *y)
{
    float view[3];
    lens_view(lens, world, view);
    if (view[2] > -NEAREST)
        return false;
    to_screen(lens, view, x, y);
    return true;
}

static float dot3(const float a[3], const float b[3])
{
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

/* Radius in pixels of a disc that surely holds a sphere's picture. */
static float disc_radius(const struct lens *lens, const float view[3], float radius)
{
    float slope = (view[0] * view[0] + view[1] * view[1]) / (view[2] * view[2]);
    float rim = sqrtf(view[2] * view[2] - radius * radius);
    return radius * lens->focal / rim * sqrtf(1.0f + slope) * 1.002f;
}

static struct hull hull_of(const struct lens *lens, const float a[3], float a_radius,
                           const float b[3], float b_radius)
{
    struct hull hull;
    to_screen(lens, a, &hull.ax, &hull.ay);
    to_screen(lens, b, &hull.bx, &hull.by);
    hull.a_radius = disc_radius(lens, a, a_radius);
    hull.b_radius = disc_radius(lens, b, b_radius);
    hull_close(&hull);
    return hull;
}

static struct clip hull_box(const struct hull *hull, float margin)
{
    float a = hull->a_radius + margin, b = hull->b_radius + margin;
    float left = hull->ax - a < hull->bx - b ? hull->ax - a : hull->bx - b;
    float right = hull->ax + a > hull->bx + b ? hull->ax + a : hull->bx + b;
    float top = hull->ay - a < hull->by - b ? hull->ay - a : hull->by - b;
    float bottom = hull->ay + a > hull->by + b ? hull->ay + a : hull->by + b;
    return (struct clip){soft_floor(left), soft_floor(top), soft_ceil(right), soft_ceil(bottom)};
}

/* One end inside the other: only the larger sphere is left. */
static void make_sphere(struct cone_view *cone)
{
    if (cone->growth > 0.0f)
        for (int i = 0; i < 3; i++)
            cone->a[i] += cone->way[i];
    cone->radius += cone->growth > 0.0f ? cone->growth : 0.0f;
    cone->way[0] = cone->way[1] = cone->way[2] = 0.0f;
    cone->growth = 0.0f;
}

/* The normal of the flat tube at a point d from its axis is d - FLAT (d . side) side, with
 * FLAT = 1 - (height / width)^2. */
static void shade_of(struct cone_view *out, const struct figure_cone *cone, const struct lens *lens)
{
    static const float light[3] = {LOOK_LIGHT_X, LOOK_LIGHT_Y, LOOK_LIGHT_Z};
    float axis[3];
    lens_turn(lens, cone->side, out->side);
    const float along = dot3(out->side, light);
    out->beside = cone->beside_a;
    out->beside_way = cone->beside_b - cone->beside_a;
    for (int i = 0; i < 3; i++) {
        out->light[i] = light[i] - cone->flat * along * out->side[i];
        axis[i] = out->a[i] - out->beside * out->side[i];
    }
    const float squeezed = dot3(out->side, out->light), side = dot3(out->side, out->side);
    out->light_a = dot3(axis, out->light);
    out->light_way = dot3(out->way, out->light) - out->beside_way * squeezed;
    out->side_a = dot3(axis, out->side);
    out->side_way = dot3(out->way, out->side) - out->beside_way * side;
    out->flat = (2.0f - cone->flat) * cone->flat;
}

static void look_of(struct cone_view *out, const struct figure_cone *cone, const struct lens *lens)
{
    bool trunk = cone->region == REGION_TRUNK || cone->region == REGION_HEAD;
    shade_of(out, cone, lens);
    out->lined = cone->region != REGION_TRUNK || cone->rooted_a < 1.0f || cone->rooted_b < 1.0f;
    out->rooted = cone->rooted_a;
    out->root_way = cone->rooted_b - cone->rooted_a;
    out->lift = cone->region == REGION_TRUNK ? LOOK_TRUNK_LIGHT : 0.0f;
    out->sharp = lens->focal / (LOOK_YIELD * -out->a[2]);
    out->blend = 1.0f / BLEND;
    float a_front = -out->a[2] - out->radius;
    float b_front = -out->a[2] - out->way[2] - out->radius - out->growth;
    out->seam = 0.505f / (out->sharp < out->blend ? out->sharp : out->blend);
    out->hidden_by = (a_front < b_front ? a_front : b_front) - out->seam;
    const float bulk = look_bulk(cone->radius_a, cone->radius_b);
    out->line_from = bulk * LOOK_LINE_FROM;
    out->line_to = bulk * LOOK_LINE_TO;
    const float self = look_self_bulk(cone->radius_a, cone->radius_b);
    out->self_from = trunk ? 1e6f : self * LOOK_LINE_SELF_FROM;
    out->self_to = trunk ? 2e6f : self * LOOK_LINE_SELF_TO;
    out->red = (float)cone->colour.red;
    out->green = (float)cone->colour.green;
    out->blue = (float)cone->colour.blue;
    out->region = (int32_t)cone->region;
}

/* How far from the middle of the view a ray through the box goes sideways, at most, per metre. */
static float widest_ray(const struct lens *lens, struct clip box)
{
    const float left = lens->centre_x - (float)box.x0, right = (float)box.x1 - lens->centre_x;
    const float up = lens->centre_y - (float)box.y0, down = (float)box.y1 - lens->centre_y;
    const float x = left > right ? left : right, y = up > down ? up : down;
    return sqrtf(x * x + y * y) / lens->focal;
}

/* A line lies on what is line_from behind the axis's nearest point to the ray, and that point
 * is off the ray by no more than the radius and the line's width. */
static void set_line_behind(struct cone_view *cone, const struct lens *lens, float margin)
{
    const float a_depth = -cone->a[2], b_depth = -cone->a[2] - cone->way[2];
    const float nearest = a_depth < b_depth ? a_depth : b_depth;
    const float scale = cone->scale_a < cone->scale_b ? cone->scale_a : cone->scale_b;
    const float radius = cone->radius + (cone->growth > 0.0f ? cone->growth : 0.0f);
    const float off = (radius + margin / scale) * widest_ray(lens, cone->box);
    cone->line_behind = nearest - off + 0.98f * cone->line_from;
}

bool cone_view_of(const struct lens *lens, const struct figure_cone *cone, float margin,
                  struct cone_view *out)
{
    float b[3];
    lens_view(lens, cone->a, out->a);
    lens_view(lens, cone->b, b);
    if (out->a[2] + cone->radius_a > -NEAREST || b[2] + cone->radius_b > -NEAREST)
        return false;
    for (int i = 0; i < 3; i++)
        out->way[i] = b[i] - out->a[i];
    out->radius = cone->radius_a;
    out->growth = cone->radius_b - cone->radius_a;
    float rest = dot3(out->way, out->way) - out->growth * out->growth;
    if (rest < 1e-9f)
        make_sphere(out);
    for (int i = 0; i < 3; i++)
        b[i] = out->a[i] + out->way[i];
    out->slant = rest < 1e-9f ? 1.0f : 1.0f / rest;
    out->length = sqrtf(dot3(out->way, out->way));
    out->scale_a = lens->focal / -out->a[2];
    out->scale_b = lens->focal / -b[2];

    out->hull = hull_of(lens, out->a, out->radius, b, out->radius + out->growth);
    out->box = hull_box(&out->hull, margin);
    look_of(out, cone, lens);
    set_line_behind(out, lens, margin);
    return true;
}

bool glow_view_of(const struct lens *lens, const struct figure_glow *glow, struct glow_view *out)
{
    float b[3];
    lens_view(lens, glow->a, out->a);
    lens_view(lens, glow->b, b);
    if (out->a[2] + glow->radius > -NEAREST || b[2] + glow->radius > -NEAREST)
        return false;
    for (int i = 0; i < 3; i++)
        out->way[i] = b[i] - out->a[i];
    out->per_length = 1.0f / (dot3(out->way, out->way) + 1e-9f);
    out->radius = glow->radius;
    out->regions = glow->regions;
    out->hull = hull_of(lens, out->a, glow->radius, b, glow->radius);
    out->box = hull_box(&out->hull, 2.0f);
    return true;
}

/* The line through p and q as distance in pixels, positive on the right hand going from p to q in
 * a picture whose y points down. */
static void edge_of(const float p[2], const float q[2], float edge[3])
{
    float x = q[0] - p[0], y = q[1] - p[1];
    float per_length = 1.0f / sqrtf(x * x + y * y + 1e-12f);
    edge[0] = -y * per_length;
    edge[1] = x * per_length;
    edge[2] = -(edge[0] * p[0] + edge[1] * p[1]);
}

static float turn_of(float corner[4][2])
{
    float area = 0.0f;
    for (int i = 0; i < 4; i++) {
        const float *p = corner[i], *q = corner[(i + 1) & 3];
        area += p[0] * q[1] - p[1] * q[0];
    }
    return area;
}

/* The plane through three corners as 1 / depth over the rays. */
static bool plane_of(const float p[3], const float q[3], const float r[3], float inverse[3])
{
    float u[3], v[3];
    for (int i = 0; i < 3; i++) {
        u[i] = q[i] - p[i];
        v[i] = r[i] - p[i];
    }
    float normal[3] = {u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2],
                       u[0] * v[1] - u[1] * v[0]};
    float off = dot3(normal, p);
    if (fabsf(off) < 1e-9f)
        return false; /* seen edge on */
    inverse[0] = normal[0] / off;
    inverse[1] = normal[1] / off;
    inverse[2] = -normal[2] / off;
    return true;
}

static struct clip corner_box(float corner[4][2])
{
    float x0 = corner[0][0], x1 = x0, y0 = corner[0][1], y1 = y0;
    for (int i = 1; i < 4; i++) {
        x0 = corner[i][0] < x0 ? corner[i][0] : x0;
        x1 = corner[i][0] > x1 ? corner[i][0] : x1;
        y0 = corner[i][1] < y0 ? corner[i][1] : y0;
        y1 = corner[i][1] > y1 ? corner[i][1] : y1;
    }
    return (struct clip){soft_floor(x0 - 1), soft_floor(y0 - 1), soft_ceil(x1 + 1),
                         soft_ceil(y1 + 1)};
}

bool quad_view_of(const struct lens *lens, const struct figure_quad *quad, struct quad_view *out)
{
    float view[4][3], corner[4][2];
    for (int i = 0; i < 4; i++) {
        lens_view(lens, quad->corner[i], view[i]);
        if (view[i][2] > -NEAREST)
            return false;
        to_screen(lens, view[i], &corner[i][0], &corner[i][1]);
    }
    bool clockwise = turn_of(corner) > 0.0f;
    for (int i = 0; i < 4; i++) {
        const float *p = corner[i], *q = corner[(i + 1) & 3];
        edge_of(clockwise ? q : p, clockwise ? p : q, out->edge[i]);
    }
    out->sharp = lens->focal / (0.3f * -view[0][2]);
    out->red = (float)quad->colour.red;
    out->green = (float)quad->colour.green;
    out->blue = (float)quad->colour.blue;
    out->box = corner_box(corner);
    return plane_of(view[0], view[1], view[2], out->inverse);
}
