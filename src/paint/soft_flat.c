#include "paint/soft_flat.h"

#include <math.h>

#include "paint/look.h"

enum { CHUNK = 256, LANES = 8 };

static void lay_solid(const struct canvas *canvas, int y, int x0, int x1, struct colour colour)
{
    x0 = x0 < canvas->clip.x0 ? canvas->clip.x0 : x0;
    x1 = x1 > canvas->clip.x1 ? canvas->clip.x1 : x1;
    uint32_t share = (uint32_t)(int)((float)colour.alpha * (256.0f / 255.0f) + 0.5f);
    if (x0 < x1)
        canvas->hot->lay_even(canvas_row(canvas, y) + x0, x1 - x0, soft_pack(colour), share);
}

/* A shape as a function from a run of pixel centres on a row to their coverage (soft_hot.h). */
typedef void cover_run(const void *of, int x0, int count, float y, float *cover);

/* Whole vectors, where the row has room: more pixels, which keep what they show, take less time. */
static int padded(int count, int room)
{
    const int more = (count + LANES - 1) & ~(LANES - 1);
    return more <= room ? more : count;
}

static void lay_covered(const struct canvas *canvas, int y, int x0, int x1, struct colour colour,
                        cover_run *run, const void *of)
{
    x0 = x0 < canvas->clip.x0 ? canvas->clip.x0 : x0;
    x1 = x1 > canvas->clip.x1 ? canvas->clip.x1 : x1;
    for (int x = x0; x < x1; x += CHUNK) {
        float cover[CHUNK];
        const int wanted = x1 - x < CHUNK ? x1 - x : CHUNK;
        const int count = padded(wanted, canvas->surface.width - x);
        run(of, x, count, (float)y + 0.5f, cover);
        for (int i = wanted; i < count; i++)
            cover[i] = 0.0f;
        canvas->hot->lay_run(canvas_row(canvas, y) + x, count, cover, colour);
    }
}

static struct panel panel_of(const struct shape *shape)
{
    float half_width = shape->box.width * 0.5f, half_height = shape->box.height * 0.5f;
    float least = half_width < half_height ? half_width : half_height;
    float radius = soft_clamp(shape->radius, 0.0f, least);
    return (struct panel){shape->box.x + half_width, shape->box.y + half_height,
                          half_width - radius, half_height - radius, radius};
}

void soft_panel(const struct canvas *canvas, const struct shape *shape)
{
    struct panel panel = panel_of(shape);
    struct clip box = clip_meet(clip_of_box(shape->box), canvas->clip);
    float full_height = panel.half_height + panel.radius - 0.5f;
    int solid0 = soft_ceil(panel.x - panel.half_width),
        solid1 = soft_floor(panel.x + panel.half_width);
    for (int y = box.y0; y < box.y1; y++) {
        bool inside = fabsf((float)y + 0.5f - panel.y) <= full_height;
        int left = inside && solid0 < solid1 ? solid0 : box.x1;
        int right = inside && solid0 < solid1 ? solid1 : box.x1;
        lay_covered(canvas, y, box.x0, left < box.x1 ? left : box.x1, shape->colour,
                    canvas->hot->cover_panel, &panel);
        lay_solid(canvas, y, left, right, shape->colour);
        lay_covered(canvas, y, right > box.x0 ? right : box.x0, box.x1, shape->colour,
                    canvas->hot->cover_panel, &panel);
    }
}

/* Half the length of a row's cut through a circle; < 0 when it misses. */
static float half_cut(float radius, float down)
{
    float rest = radius * radius - down * down;
    return radius > 0.0f && rest >= 0.0f ? sqrtf(rest) : -1.0f;
}

static float nearest(float at, float from, float to)
{
    return at < from ? from - at : at > to ? at - to : 0.0f;
}

static float farthest(float at, float from, float to)
{
    return at - from > to - at ? at - from : to - at;
}

/* No pixel of the clip is within `reach` of the circle. */
static bool misses_circle(struct clip clip, struct disc circle, float reach)
{
    float x0 = (float)clip.x0, x1 = (float)clip.x1, y0 = (float)clip.y0, y1 = (float)clip.y1;
    float near_x = nearest(circle.x, x0, x1), near_y = nearest(circle.y, y0, y1);
    float far_x = farthest(circle.x, x0, x1), far_y = farthest(circle.y, y0, y1);
    float outer = circle.radius + reach, inner = circle.radius - reach;
    return near_x * near_x + near_y * near_y > outer * outer ||
           (inner > 0.0f && far_x * far_x + far_y * far_y < inner * inner);
}

static void lay_disc(const struct canvas *canvas, struct disc disc, struct colour colour)
{
    if (disc.x + disc.radius + 1.0f < (float)canvas->clip.x0 ||
        disc.x - disc.radius - 1.0f > (float)canvas->clip.x1)
        return;
    struct clip rows = {0, soft_floor(disc.y - disc.radius - 0.5f), 0,
                        soft_ceil(disc.y + disc.radius + 0.5f)};
    rows.y0 = rows.y0 < canvas->clip.y0 ? canvas->clip.y0 : rows.y0;
    rows.y1 = rows.y1 > canvas->clip.y1 ? canvas->clip.y1 : rows.y1;
    for (int y = rows.y0; y < rows.y1; y++) {
        float down = (float)y + 0.5f - disc.y;
        float out = half_cut(disc.radius + 0.5f, down), in = half_cut(disc.radius - 0.5f, down);
        if (out < 0.0f)
            continue;
        int x0 = soft_floor(disc.x - out), x1 = soft_ceil(disc.x + out);
        int left = in < 1.0f ? x1 : soft_ceil(disc.x - in),
            right = in < 1.0f ? x1 : soft_floor(disc.x + in);
        lay_covered(canvas, y, x0, left, colour, canvas->hot->cover_disc, &disc);
        lay_solid(canvas, y, left, right, colour);
        lay_covered(canvas, y, right, x1, colour, canvas->hot->cover_disc, &disc);
    }
}

static struct disc middle_of(const struct shape *shape, float radius)
{
    return (struct disc){shape->box.x + shape->box.width * 0.5f,
                         shape->box.y + shape->box.height * 0.5f, radius};
}

void soft_disc(const struct canvas *canvas, const struct shape *shape)
{
    float least = shape->box.width < shape->box.height ? shape->box.width : shape->box.height;
    lay_disc(canvas, middle_of(shape, least * 0.5f), shape->colour);
}

void soft_direction(float turns, float *right, float *down)
{
    float part = turns - floorf(turns);
    int quarter = (int)(part * 4.0f + 0.5f);
    float x = (part - (float)quarter * 0.25f) * 6.28318531f; /* within an eighth of a turn */
    float xx = x * x;
    float sine = x * (1.0f - xx * (0.16666667f - xx * (0.0083333333f - xx * 0.00019841270f)));
    float cosine = 1.0f - xx * (0.5f - xx * (0.041666667f - xx * (0.0013888889f - xx * 2.48e-5f)));
    float sines[4] = {sine, cosine, -sine, -cosine};
    *right = sines[quarter & 3];
    *down = -sines[(quarter + 1) & 3];
}

static struct arc arc_of(const struct shape *shape)
{
    struct arc arc = {.ring = middle_of(shape, shape->radius),
                      .half = shape->stroke * 0.5f,
                      .whole = shape->sweep >= 1.0f,
                      .wide = shape->sweep > 0.5f};
    soft_direction(shape->start, &arc.start_x, &arc.start_y);
    soft_direction(shape->start + shape->sweep, &arc.end_x, &arc.end_y);
    return arc;
}

void soft_arc(const struct canvas *canvas, const struct shape *shape)
{
    if (shape->sweep <= 0.0f)
        return;
    struct disc ring = middle_of(shape, shape->radius);
    float reach = shape->stroke * 0.5f + 0.5f;
    if (misses_circle(canvas->clip, ring, reach + 1.0f))
        return;
    struct arc arc = arc_of(shape);
    cover_run *cover = arc.whole ? canvas->hot->cover_ring : canvas->hot->cover_arc;
    for (int y = canvas->clip.y0; y < canvas->clip.y1; y++) {
        float down = (float)y + 0.5f - arc.ring.y;
        float out = half_cut(arc.ring.radius + reach, down);
        float in = half_cut(arc.ring.radius - reach, down);
        if (out < 0.0f)
            continue;
        int x0 = soft_floor(arc.ring.x - out), x1 = soft_ceil(arc.ring.x + out);
        int hole0 = in < 1.0f ? x1 : soft_ceil(arc.ring.x - in);
        int hole1 = in < 1.0f ? x1 : soft_floor(arc.ring.x + in);
        lay_covered(canvas, y, x0, hole0, shape->colour, cover, &arc);
        lay_covered(canvas, y, hole1, x1, shape->colour, cover, &arc);
    }
}

void soft_dots(const struct canvas *canvas, const struct shape *shape)
{
    struct disc ring = middle_of(shape, shape->radius);
    if (misses_circle(canvas->clip, ring, shape->stroke * 0.5f + 2.0f))
        return;
    int count = look_dots(shape->radius, shape->stroke);
    for (int i = 0; i < count; i++) {
        float right, down;
        soft_direction((float)i / (float)count, &right, &down);
        struct disc dot = {ring.x + right * ring.radius, ring.y + down * ring.radius,
                           shape->stroke * 0.5f};
        lay_disc(canvas, dot, shape->colour);
    }
}

/* Light letters mixed in encoded values come out thin, dark ones fat: this much is added to half
 * covered pixels, by the letters' lightness. */
static int weight_of(struct colour colour)
{
    int light = (colour.red * 54 + colour.green * 183 + colour.blue * 19) >> 8; /* 0..255 */
    return light * 3 / 10 - 24;                                                 /* -24..52 */
}

/* Where a text's first pixel goes. */
static struct clip text_place(const struct shape *shape, const struct glyphs *glyphs)
{
    float room = shape->box.width - (float)glyphs->width;
    float shift = shape->align == ALIGN_LEFT ? 0.0f : shape->align == ALIGN_CENTRE ? 0.5f : 1.0f;
    int x = soft_floor(shape->box.x + room * shift + 0.5f);
    int y = soft_floor(shape->box.y + PICTURE_ASCENT * shape->size + 0.5f) - glyphs->ascent;
    return (struct clip){x, y, x + glyphs->width, y + glyphs->height};
}

struct clip soft_text_clip(const struct shape *shape, const char *text, struct fonts *fonts)
{
    struct glyphs glyphs;
    if (!fonts_render(fonts, text, shape->size, shape->weight, &glyphs))
        return (struct clip){0};
    return text_place(shape, &glyphs);
}

void soft_text(const struct canvas *canvas, const struct shape *shape, const char *text,
               struct fonts *fonts)
{
    struct glyphs glyphs;
    if (!fonts_render(fonts, text, shape->size, shape->weight, &glyphs))
        return;
    struct clip place = text_place(shape, &glyphs), part = clip_meet(place, canvas->clip);
    int weight = weight_of(shape->colour);
    for (int y = part.y0; y < part.y1 && part.x0 < part.x1; y++)
        canvas->hot->lay_letters(canvas_row(canvas, y) + part.x0, part.x1 - part.x0,
                                 glyphs.coverage + (ptrdiff_t)(y - place.y0) * glyphs.pitch +
                                     part.x0 - place.x0,
                                 shape->colour, weight);
}
