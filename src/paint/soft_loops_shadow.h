/* Part of soft_loops.h: the shadow's map and what is darkened by it. */
#ifndef LIMBER_PAINT_SOFT_LOOPS_SHADOW_H
#define LIMBER_PAINT_SOFT_LOOPS_SHADOW_H

/* Added to places on the map, in texels, so that they are cut to whole ones alike wherever the map
 * begins. */
#define FAR_OFF 4096.0f

/* Lets through on a row of texels what the caster leaves; `light` is 1 where nothing is dark. */
static void cast_row(float *restrict light, const struct cast *cast, int from, int to)
{
    const struct figure_caster *caster = cast->caster;
    const int first = cast->first;
    const float step = cast->step;
    const float ax = caster->a[0], ay = caster->a[1], az = caster->a[2];
    const float bx = caster->b[0] - ax, by = caster->b[1] - ay, bz = caster->b[2] - az;
    const float per_length = 1.0f / (bx * bx + by * by + bz * bz + 1e-9f);
    const float per_reach = 1.0f / LOOK_SHADOW_REACH, radius = caster->radius;
    const float pz = cast->z - az;
    for (int i = from; i < to; i++) {
        float px = step * (float)(first + i) - ax;
        float t = soft_unit((px * bx - ay * by + pz * bz) * per_length);
        float x = px - bx * t, y = -ay - by * t, zz = pz - bz * t;
        float gap = sqrtf(x * x + y * y + zz * zz) - radius;
        float near = 1.0f - soft_unit(gap * per_reach);
        light[i] *= 1.0f - LOOK_SHADOW_SHARE * near * near * near;
    }
}

/* What changes from row to row in the way from a pixel to its spot on the map. */
struct row_rays {
    float per_focal, centre_x;
    float per_x, per_z;                    /* texels a metre */
    float x, y, z, x_step, y_step, z_step; /* the ray's direction in the world */
    float low_u, low_v;                    /* the map's first texel, far off */
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
                             lens->turn[0][2],
                             (float)shadow->x + FAR_OFF,
                             (float)shadow->z + FAR_OFF};
}

/* Whatever nonsense a picture holds. */
LOOPS_INLINE int on_map(int texel)
{
    texel = texel > 0 ? texel : 0;
    return texel < SHADOW_SIDE - 2 ? texel : SHADOW_SIDE - 2;
}

/* Darkness 0..`full` at pixel x and each eighth after it. Off the map lies what is on its edge:
 * none. */
static void look_up(const struct shadow *shadow, const struct lens *lens, int y, int x, int count,
                    float full, float *restrict dark)
{
    const struct row_rays rays = rays_of(shadow, lens, y);
    const float most = (float)(SHADOW_SIDE - 1);
    const int first_u = (int)rays.low_u, first_v = (int)rays.low_v;
    const float *restrict map = shadow->dark;
    const float eye_x = lens->eye[0], eye_y = lens->eye[1], eye_z = lens->eye[2];
    for (int i = 0; i < count; i++) {
        float rx = ((float)(x + i * SHADOW_STRIDE) + 0.5f - rays.centre_x) * rays.per_focal;
        float down = -(rays.y + rays.y_step * rx);
        float depth = eye_y / (down > 1e-4f ? down : 1e-4f);
        float u = (eye_x + depth * (rays.x + rays.x_step * rx)) * rays.per_x + FAR_OFF;
        float v = (eye_z + depth * (rays.z + rays.z_step * rx)) * rays.per_z + FAR_OFF;
        u = soft_clamp(u, rays.low_u, rays.low_u + most);
        v = soft_clamp(v, rays.low_v, rays.low_v + most);
        int iu = (int)u, iv = (int)v;
        float du = u - (float)iu, dv = v - (float)iv;
        int at = on_map(iv - first_v) * SHADOW_SIDE + on_map(iu - first_u);
        float top = map[at] + (map[at + 1] - map[at]) * du;
        float low =
            map[at + SHADOW_SIDE] + (map[at + SHADOW_SIDE + 1] - map[at + SHADOW_SIDE]) * du;
        dark[i] = (top + (low - top) * dv) * full;
    }
}

LOOPS_INLINE uint32_t darken(uint32_t pixel, uint32_t light)
{
    uint32_t odd = (pixel & 0xff00ffu) * light + 0x800080u;
    uint32_t even = (pixel >> 8 & 0xffu) * light + 0x80u;
    return 0xff000000u | (odd >> 8 & 0xff00ffu) | (even & 0xff00u);
}

/* Between two spots; the eighth part of the way to the next is `step`. */
LOOPS_INLINE uint32_t darken_at(uint32_t pixel, float left, float step, int k)
{
    return darken(pixel, (uint32_t)(int)(256.5f - left - step * (float)k));
}

static void darken_run(uint32_t *restrict pixels, const float *restrict dark, int from, int to)
{
    for (int i = 0; i * SHADOW_STRIDE < to; i++) {
        const int x = i * SHADOW_STRIDE;
        const float left = dark[i], step = (dark[i + 1] - left) / SHADOW_STRIDE;
        uint32_t *restrict eight = pixels + x;
        if (left + dark[i + 1] < 0.25f)
            continue;
        if (x >= from && x + SHADOW_STRIDE <= to)
            LOOPS_LANES
        eight[k] = darken_at(eight[k], left, step, k);
        else for (int k = from > x ? from - x : 0; k < SHADOW_STRIDE && x + k < to; k++) eight[k] =
            darken_at(eight[k], left, step, k);
    }
}

#endif
