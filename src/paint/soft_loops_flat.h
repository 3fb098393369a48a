/* Part of soft_loops.h: the backdrop and the flat shapes. */
#ifndef LIMBER_PAINT_SOFT_LOOPS_FLAT_H
#define LIMBER_PAINT_SOFT_LOOPS_FLAT_H

struct tint {
    float red, green, blue;
};

static struct tint tint_of(struct colour colour)
{
    return (struct tint){(float)colour.red, (float)colour.green, (float)colour.blue};
}

static inline float between(float a, float b, float share)
{
    return a + (b - a) * share;
}

static inline uint32_t rounded(float value, float dither)
{
    return (uint32_t)(int)(soft_clamp(value + dither, 0.0f, 255.0f) + 0.5f);
}

static void backdrop_row(uint32_t *row, int x0, int x1, int y, const struct picture *picture)
{
    struct tint wall = tint_of(picture->wall), edge = tint_of(picture->wall_edge);
    struct tint floor = tint_of(picture->floor);
    float half_width = (float)picture->width * 0.5f, half_height = (float)picture->height * 0.5f;
    float centre = (float)y + 0.5f, down = (centre - half_height) / half_height;
    float fade = LOOK_FLOOR_FADE * (float)picture->height;
    float ground = soft_smooth(picture->horizon, picture->horizon + fade, centre);
    for (int x = x0; x < x1; x++) {
        float across = ((float)x + 0.5f - half_width) / half_width;
        float far = sqrtf((across * across + down * down) * 0.5f);
        float rim = soft_smooth(LOOK_WALL_FROM, LOOK_WALL_TO, far);
        float dither = look_dither(x, y);
        float red = between(between(wall.red, edge.red, rim), floor.red, ground);
        float green = between(between(wall.green, edge.green, rim), floor.green, ground);
        float blue = between(between(wall.blue, edge.blue, rim), floor.blue, ground);
        row[x] = 0xff000000u | rounded(red, dither) << 16 | rounded(green, dither) << 8 |
                 rounded(blue, dither);
    }
}

/* Shares of 256 for a run of pixels, laid on a row. */
static void lay_run(uint32_t *restrict row, int count, const float *restrict cover,
                    struct colour colour)
{
    uint32_t over = soft_pack(colour);
    float most = (float)colour.alpha * (256.0f / 255.0f);
    for (int i = 0; i < count; i++)
        row[i] = soft_mix(row[i], over, (uint32_t)(int)(cover[i] * most + 0.5f));
}

static void lay_even(uint32_t *row, int count, uint32_t over, uint32_t share)
{
    for (int i = 0; i < count; i++)
        row[i] = soft_mix(row[i], over, share);
}

static void lay_letters(uint32_t *restrict row, int count, const uint8_t *restrict cover,
                        struct colour colour, int weight)
{
    uint32_t over = soft_pack(colour);
    for (int i = 0; i < count; i++) {
        int share = cover[i];
        share += (share * (255 - share) >> 8) * weight / 64;
        row[i] = soft_mix(row[i], over, (uint32_t)(share * colour.alpha * 258 + 32768) >> 16);
    }
}

static void cover_panel(const void *of, int x0, int count, float y, float *restrict cover)
{
    const struct panel *panel = of;
    float down = fabsf(y - panel->y) - panel->half_height;
    float down_out = down > 0.0f ? down : 0.0f;
    for (int i = 0; i < count; i++) {
        float across = fabsf((float)(x0 + i) + 0.5f - panel->x) - panel->half_width;
        float out = across > 0.0f ? across : 0.0f;
        float most = across > down ? across : down;
        float far = sqrtf(out * out + down_out * down_out) + (most < 0.0f ? most : 0.0f);
        cover[i] = soft_unit(panel->radius + 0.5f - far);
    }
}

static void cover_disc(const void *of, int x0, int count, float y, float *restrict cover)
{
    const struct disc *disc = of;
    float down = y - disc->y;
    for (int i = 0; i < count; i++) {
        float across = (float)(x0 + i) + 0.5f - disc->x;
        cover[i] = soft_unit(disc->radius + 0.5f - sqrtf(across * across + down * down));
    }
}

static void cover_ring(const void *of, int x0, int count, float y, float *restrict cover)
{
    const struct arc arc = *(const struct arc *)of;
    float down = y - arc.ring.y;
    for (int i = 0; i < count; i++) {
        float across = (float)(x0 + i) + 0.5f - arc.ring.x;
        float off = fabsf(sqrtf(across * across + down * down) - arc.ring.radius);
        cover[i] = soft_unit(arc.half + 0.5f - off);
    }
}

static void cover_arc(const void *of, int x0, int count, float y, float *restrict cover)
{
    const struct arc arc = *(const struct arc *)of;
    float down = y - arc.ring.y, radius = arc.ring.radius;
    float start_down = down - arc.start_y * radius, end_down = down - arc.end_y * radius;
    for (int i = 0; i < count; i++) {
        float across = (float)(x0 + i) + 0.5f - arc.ring.x;
        float off = fabsf(sqrtf(across * across + down * down) - radius);
        float start_across = across - arc.start_x * radius,
              end_across = across - arc.end_x * radius;
        float start = start_across * start_across + start_down * start_down;
        float end = end_across * end_across + end_down * end_down;
        float cap = sqrtf(start < end ? start : end);
        bool after = arc.start_x * down - arc.start_y * across >= 0.0f;
        bool before = arc.end_x * down - arc.end_y * across <= 0.0f;
        bool inside = arc.wide ? after | before : after & before;
        float far = inside ? off : cap;
        cover[i] = soft_unit(arc.half + 0.5f - far);
    }
}

#endif
