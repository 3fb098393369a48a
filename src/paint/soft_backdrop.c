#include "paint/soft_backdrop.h"

#include <math.h>

#include "paint/look.h"

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

SOFT_HOT static void backdrop_row(uint32_t *row, int x0, int x1, int y,
                                  const struct picture *picture)
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

void soft_backdrop(const struct canvas *canvas, const struct picture *picture)
{
    for (int y = canvas->clip.y0; y < canvas->clip.y1; y++)
        backdrop_row(canvas_row(canvas, y), canvas->clip.x0, canvas->clip.x1, y, picture);
}

static bool same_colour(struct colour a, struct colour b)
{
    return a.red == b.red && a.green == b.green && a.blue == b.blue && a.alpha == b.alpha;
}

bool soft_backdrop_same(const struct picture *a, const struct picture *b)
{
    return a->width == b->width && a->height == b->height && a->horizon == b->horizon &&
           same_colour(a->wall, b->wall) && same_colour(a->wall_edge, b->wall_edge) &&
           same_colour(a->floor, b->floor);
}
