/* Nothing in here is infinite or not a number: this lets a clamp be one instruction. It changes no
 * value. */
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC optimize("finite-math-only", "no-signed-zeros")
#endif

#include "paint/soft_shadow.h"

/* A shadow is soft: it is looked up at every eighth pixel and straight between. */
enum { STRIDE = 8, SPOTS = 64, MOST = SPOTS * STRIDE };

/* Added to places on the map, in texels, so that they are cut to whole ones alike wherever the map
 * begins. */
#define FAR_OFF 4096.0f

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

/* Darkness 0..`full` at pixel x and each eighth after it. Off the map lies what is on its edge:
 * none. */
SOFT_HOT static void look_up(const struct shadow *shadow, const struct lens *lens, int y, int x,
                             int count, float full, float *restrict dark)
{
    const struct row_rays rays = rays_of(shadow, lens, y);
    const float most = (float)(SHADOW_SIDE - 1);
    const int first_u = (int)rays.low_u, first_v = (int)rays.low_v;
    const float *restrict map = shadow->dark;
    const float eye_x = lens->eye[0], eye_y = lens->eye[1], eye_z = lens->eye[2];
    for (int i = 0; i < count; i++) {
        float rx = ((float)(x + i * STRIDE) + 0.5f - rays.centre_x) * rays.per_focal;
        float down = -(rays.y + rays.y_step * rx);
        float depth = eye_y / (down > 1e-4f ? down : 1e-4f);
        float u = (eye_x + depth * (rays.x + rays.x_step * rx)) * rays.per_x + FAR_OFF;
        float v = (eye_z + depth * (rays.z + rays.z_step * rx)) * rays.per_z + FAR_OFF;
        u = soft_clamp(u, rays.low_u, rays.low_u + most);
        v = soft_clamp(v, rays.low_v, rays.low_v + most);
        int iu = (int)u, iv = (int)v;
        float du = u - (float)iu, dv = v - (float)iv;
        int at_u = iu - first_u, at_v = iv - first_v;
        int at = (at_v < SHADOW_SIDE - 2 ? at_v : SHADOW_SIDE - 2) * SHADOW_SIDE +
                 (at_u < SHADOW_SIDE - 2 ? at_u : SHADOW_SIDE - 2);
        float top = map[at] + (map[at + 1] - map[at]) * du;
        float low =
            map[at + SHADOW_SIDE] + (map[at + SHADOW_SIDE + 1] - map[at + SHADOW_SIDE]) * du;
        dark[i] = (top + (low - top) * dv) * full;
    }
}

static inline uint32_t darken(uint32_t pixel, uint32_t light)
{
    uint32_t odd = (pixel & 0xff00ffu) * light + 0x800080u;
    uint32_t even = (pixel >> 8 & 0xffu) * light + 0x80u;
    return 0xff000000u | (odd >> 8 & 0xff00ffu) | (even & 0xff00u);
}

/* Of the eight pixels from `pixels` on those from <= i < to, between two spots. */
__attribute__((always_inline)) static inline void
darken_eight(uint32_t *restrict pixels, float left, float right, int from, int to)
{
    float step = (right - left) / STRIDE;
    SOFT_ROLLED
    for (int i = from; i < to; i++)
        pixels[i] = darken(pixels[i], (uint32_t)(int)(256.5f - left - step * (float)i));
}

/* `pixels` is the first spot's; of them those from <= x < to are there. */
SOFT_HOT static void darken_run(uint32_t *restrict pixels, const float *restrict dark, int from,
                                int to)
{
    for (int i = 0; i * STRIDE < to; i++) {
        const int x = i * STRIDE;
        if (dark[i] + dark[i + 1] < 0.25f)
            continue;
        if (x >= from && x + STRIDE <= to)
            darken_eight(pixels + x, dark[i], dark[i + 1], 0, STRIDE);
        else
            darken_eight(pixels + x, dark[i], dark[i + 1], from > x ? from - x : 0,
                         to < x + STRIDE ? to - x : STRIDE);
    }
}

static void lay_row(uint32_t *pixels, struct clip part, int y, const struct shadow *shadow,
                    const struct lens *lens, float strength)
{
    float dark[SPOTS + 1] = {0};
    for (int x = part.x0 & ~(STRIDE - 1); x < part.x1; x += MOST) {
        int end = part.x1 - x < MOST ? part.x1 - x : MOST;
        look_up(shadow, lens, y, x, (end + STRIDE - 1) / STRIDE + 1, 256.0f * strength, dark);
        darken_run(pixels + x, dark, part.x0 > x ? part.x0 - x : 0, end);
    }
}

void shadow_lay(const struct canvas *canvas, const struct shadow *shadow, const struct lens *lens,
                float strength)
{
    if (!shadow->any || strength <= 0.0f || lens->eye[1] <= 0.0f)
        return;
    struct clip part = clip_meet(shadow_clip(shadow, lens), canvas->clip);
    for (int y = part.y0; y < part.y1 && part.x0 < part.x1; y++)
        lay_row(canvas_row(canvas, y), part, y, shadow, lens, strength);
}
