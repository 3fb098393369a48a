#include "paint/soft_shadow.h"

#include <math.h>

#include "paint/look.h"

#define FLOOR_FAR 60.0f /* metres: no floor is seen beyond */

/* Bounds on the floor, metres. */
struct spread {
    float x0, z0, x1, z1;
};

static float caster_lowest(const struct figure_caster *caster)
{
    return (caster->a[1] < caster->b[1] ? caster->a[1] : caster->b[1]) - caster->radius;
}

/* How far a caster's shadow reaches beside it; <= 0 when it is too high to have one. */
static float caster_reach(const struct figure_caster *caster)
{
    return caster_lowest(caster) < LOOK_SHADOW_REACH ? caster->radius + LOOK_SHADOW_REACH : 0.0f;
}

static struct spread caster_spread(const struct figure_caster *caster, float reach)
{
    const float *a = caster->a, *b = caster->b;
    return (struct spread){(a[0] < b[0] ? a[0] : b[0]) - reach, (a[2] < b[2] ? a[2] : b[2]) - reach,
                           (a[0] > b[0] ? a[0] : b[0]) + reach,
                           (a[2] > b[2] ? a[2] : b[2]) + reach};
}

static bool spread_of(const struct figure *figure, struct spread *all)
{
    bool any = false;
    for (int i = 0; i < figure->caster_count; i++) {
        float reach = caster_reach(&figure->casters[i]);
        if (reach <= 0.0f)
            continue;
        struct spread one = caster_spread(&figure->casters[i], reach);
        if (!any)
            *all = one;
        all->x0 = one.x0 < all->x0 ? one.x0 : all->x0;
        all->z0 = one.z0 < all->z0 ? one.z0 : all->z0;
        all->x1 = one.x1 > all->x1 ? one.x1 : all->x1;
        all->z1 = one.z1 > all->z1 ? one.z1 : all->z1;
        any = true;
    }
    return any;
}

/* Texel whose middle lies at or after `at`. */
static int texel_from(float at, float first, float step)
{
    int texel = soft_ceil((at - first) / step);
    return texel < 0 ? 0 : texel;
}

/* Lets through on a row of texels what the caster leaves; `light` is 1 where nothing is dark. */
SOFT_HOT static void cast_row(float *restrict light, int from, int to, float first, float step,
                              float z, const struct figure_caster *caster)
{
    const float ax = caster->a[0], ay = caster->a[1], az = caster->a[2];
    const float bx = caster->b[0] - ax, by = caster->b[1] - ay, bz = caster->b[2] - az;
    const float per_length = 1.0f / (bx * bx + by * by + bz * bz + 1e-9f);
    const float per_reach = 1.0f / LOOK_SHADOW_REACH, radius = caster->radius;
    const float pz = z - az;
    for (int i = from; i < to; i++) {
        float px = first + step * (float)i - ax;
        float t = soft_unit((px * bx - ay * by + pz * bz) * per_length);
        float x = px - bx * t, y = -ay - by * t, zz = pz - bz * t;
        float gap = sqrtf(x * x + y * y + zz * zz) - radius;
        float near = 1.0f - soft_unit(gap * per_reach);
        light[i] *= 1.0f - LOOK_SHADOW_SHARE * near * near * near;
    }
}

static void cast_one(struct shadow *shadow, const struct figure_caster *caster)
{
    float reach = caster_reach(caster);
    if (reach <= 0.0f)
        return;
    struct spread spread = caster_spread(caster, reach);
    int x0 = texel_from(spread.x0, shadow->x, shadow->step_x);
    int x1 = texel_from(spread.x1, shadow->x, shadow->step_x);
    int z0 = texel_from(spread.z0, shadow->z, shadow->step_z);
    int z1 = texel_from(spread.z1, shadow->z, shadow->step_z);
    x1 = x1 > SHADOW_SIDE ? SHADOW_SIDE : x1;
    z1 = z1 > SHADOW_SIDE ? SHADOW_SIDE : z1;
    for (int z = z0; z < z1; z++)
        cast_row(shadow->dark + (size_t)z * SHADOW_SIDE, x0, x1, shadow->x, shadow->step_x,
                 shadow->z + shadow->step_z * (float)z, caster);
}

void shadow_cast(struct shadow *shadow, const struct figure *figure)
{
    struct spread spread = {0};
    shadow->any = spread_of(figure, &spread);
    if (!shadow->any)
        return;
    shadow->step_x = (spread.x1 - spread.x0) / (SHADOW_SIDE - 1);
    shadow->step_z = (spread.z1 - spread.z0) / (SHADOW_SIDE - 1);
    shadow->x = spread.x0;
    shadow->z = spread.z0;
    for (int i = 0; i < SHADOW_MAP; i++)
        shadow->dark[i] = 1.0f;
    for (int i = 0; i < figure->caster_count; i++)
        cast_one(shadow, &figure->casters[i]);
    for (int i = 0; i < SHADOW_MAP; i++)
        shadow->dark[i] = 1.0f - shadow->dark[i];
}

struct clip shadow_clip(const struct shadow *shadow, const struct lens *lens)
{
    if (!shadow->any)
        return (struct clip){0};
    float x1 = shadow->x + shadow->step_x * (SHADOW_SIDE - 1);
    float z1 = shadow->z + shadow->step_z * (SHADOW_SIDE - 1);
    struct clip all = {1 << 20, 1 << 20, -(1 << 20), -(1 << 20)};
    for (int i = 0; i < 4; i++) {
        vec3 corner = {i & 1 ? x1 : shadow->x, 0.0f, i & 2 ? z1 : shadow->z};
        float x, y;
        if (!lens_project(lens, corner, &x, &y))
            return (struct clip){-(1 << 20), -(1 << 20), 1 << 20, 1 << 20};
        all.x0 = soft_floor(x) < all.x0 ? soft_floor(x) : all.x0;
        all.y0 = soft_floor(y) < all.y0 ? soft_floor(y) : all.y0;
        all.x1 = soft_ceil(x) > all.x1 ? soft_ceil(x) : all.x1;
        all.y1 = soft_ceil(y) > all.y1 ? soft_ceil(y) : all.y1;
    }
    return all;
}

static inline uint32_t darken(uint32_t pixel, uint32_t light)
{
    uint32_t odd = (pixel & 0xff00ffu) * light + 0x800080u;
    uint32_t even = (pixel >> 8 & 0xffu) * light + 0x80u;
    return 0xff000000u | (odd >> 8 & 0xff00ffu) | (even & 0xff00u);
}

/* What changes from row to row in the way from a pixel to its spot on the map. */
struct row_rays {
    float per_focal, centre_x;
    float per_x, per_z;                    /* texels a metre */
    float x, y, z, x_step, y_step, z_step; /* the ray's direction in the world */
};

static struct row_rays rays_of(const struct shadow *shadow, const struct lens *lens, int y)
{
    float per_focal = 1.0f / lens->focal;
    float ry = (lens->centre_y - ((float)y + 0.5f)) * per_focal;
    return (struct row_rays){per_focal,
                             lens->centre_x,
                             1.0f / shadow->step_x,
                             1.0f / shadow->step_z,
                             lens->turn[1][0] * ry - lens->turn[2][0],
                             lens->turn[1][1] * ry - lens->turn[2][1],
                             lens->turn[1][2] * ry - lens->turn[2][2],
                             lens->turn[0][0],
                             lens->turn[0][1],
                             lens->turn[0][2]};
}

/* Darkness 0..1 at the map's place u, v, in texels. */
static float map_at(const struct shadow *shadow, float u, float v)
{
    const float most = (float)(SHADOW_SIDE - 1);
    if (!(u >= 0.0f && v >= 0.0f && u < most && v < most))
        return 0.0f;
    int iu = (int)u, iv = (int)v;
    float du = u - (float)iu, dv = v - (float)iv;
    const float *at = shadow->dark + (iv * SHADOW_SIDE + iu);
    float top = at[0] + (at[1] - at[0]) * du;
    float low = at[SHADOW_SIDE] + (at[SHADOW_SIDE + 1] - at[SHADOW_SIDE]) * du;
    return top + (low - top) * dv;
}

static float dark_at(const struct shadow *shadow, const struct lens *lens,
                     const struct row_rays *rays, int x)
{
    float rx = ((float)x + 0.5f - rays->centre_x) * rays->per_focal;
    float down = -(rays->y + rays->y_step * rx);
    float depth = lens->eye[1] / (down > 1e-4f ? down : 1e-4f);
    if (depth > FLOOR_FAR)
        return 0.0f;
    float floor_x = lens->eye[0] + depth * (rays->x + rays->x_step * rx);
    float floor_z = lens->eye[2] + depth * (rays->z + rays->z_step * rx);
    return map_at(shadow, (floor_x - shadow->x) * rays->per_x, (floor_z - shadow->z) * rays->per_z);
}

/* A shadow is soft: it is looked up at every eighth pixel and straight between. */
enum { STRIDE = 8 };

static void lay_row(uint32_t *pixels, struct clip part, int y, const struct shadow *shadow,
                    const struct lens *lens, float strength)
{
    const struct row_rays rays = rays_of(shadow, lens, y);
    int x = part.x0 & ~(STRIDE - 1);
    float right = 256.0f * strength * dark_at(shadow, lens, &rays, x);
    for (; x < part.x1; x += STRIDE) {
        float left = right;
        right = 256.0f * strength * dark_at(shadow, lens, &rays, x + STRIDE);
        if (left + right < 0.25f)
            continue;
        float step = (right - left) / STRIDE;
        int from = x < part.x0 ? part.x0 - x : 0, to = x + STRIDE > part.x1 ? part.x1 - x : STRIDE;
        for (int i = from; i < to; i++)
            pixels[x + i] = darken(pixels[x + i], (uint32_t)(int)(256.5f - left - step * (float)i));
    }
}

void shadow_lay(const struct canvas *canvas, const struct shadow *shadow, const struct lens *lens,
                float strength)
{
    if (!shadow->any || strength <= 0.0f || lens->eye[1] <= 0.0f)
        return;
    struct clip part = clip_meet(shadow_clip(shadow, lens), canvas->clip);
    for (int y = part.y0; y < part.y1; y++)
        lay_row(canvas_row(canvas, y), part, y, shadow, lens, strength);
}
