#include "paint/soft_figure.h"

#include <string.h>

/* What is near comes first, so that most of what it hides need not be worked out. */
static void sort_nearest_first(struct cone_view *cones, int count)
{
    for (int i = 1; i < count; i++) {
        struct cone_view moved = cones[i];
        int at = i;
        for (; at > 0 && cones[at - 1].hidden_by > moved.hidden_by; at--)
            cones[at] = cones[at - 1];
        cones[at] = moved;
    }
}

static void prepare_cones(struct soft_figure *soft, const struct figure *figure)
{
    float margin = figure->line_width + figure->rim_width + 2.0f;
    soft->cone_count = 0;
    soft->boxes.cones = (struct clip){0};
    for (int i = 0; i < figure->cone_count; i++) {
        struct cone_view *cone = &soft->cones[soft->cone_count];
        soft->boxes.cone[i] = (struct clip){0};
        if (!cone_view_of(&soft->lens, &figure->cones[i], margin, cone))
            continue;
        soft->cone_count++;
        soft->boxes.cone[i] = cone->box;
        soft->boxes.cones = clip_join(soft->boxes.cones, cone->box);
    }
    sort_nearest_first(soft->cones, soft->cone_count);
}

static void prepare_quads(struct soft_figure *soft, const struct figure *figure)
{
    soft->quad_count = 0;
    soft->boxes.quads = (struct clip){0};
    for (int i = 0; i < figure->quad_count; i++) {
        struct quad_view *quad = &soft->quads[soft->quad_count];
        if (figure->quads[i].behind || !quad_view_of(&soft->lens, &figure->quads[i], quad))
            continue;
        soft->quad_count++;
        soft->boxes.quads = clip_join(soft->boxes.quads, quad->box);
    }
}

static void prepare_glows(struct soft_figure *soft, const struct figure *figure)
{
    soft->glow_count = 0;
    for (int i = 0; i < figure->glow_count; i++) {
        struct glow_view *glow = &soft->glows[soft->glow_count];
        soft->boxes.glow[i] = (struct clip){0};
        if (figure->glow_strength <= 0.0f || !glow_view_of(&soft->lens, &figure->glows[i], glow))
            continue;
        soft->glow_count++;
        soft->boxes.glow[i] = glow->box;
    }
}

static struct clip floor_box(const struct soft_figure *soft, const struct figure *figure)
{
    struct clip all = {0};
    for (int i = 0; i < figure->quad_count; i++) {
        struct quad_view quad;
        if (figure->quads[i].behind && quad_view_of(&soft->lens, &figure->quads[i], &quad))
            all = clip_join(all, quad.box);
    }
    return all;
}

/* Three quarters of the 255 levels of what is darkened. */
static float unseen_darkness(const struct soft_figure *soft)
{
    const float full =
        soft_unit(soft->figure->shadow) * soft_unit(soft->figure->presence) * soft->brightest;
    return full > 0.0f ? 0.75f / full : 0.0f;
}

void figure_forget(struct soft_figure *soft)
{
    soft->shadow.any = false;
    soft->shadow.caster_count = 0;
}

float figure_floor_light(const struct figure *figure)
{
    float most = 0.0f;
    for (int i = 0; i < figure->quad_count; i++)
        if (figure->quads[i].behind && colour_brightest(figure->quads[i].colour) > most)
            most = colour_brightest(figure->quads[i].colour);
    return most;
}

void figure_prepare(struct soft_figure *soft, const struct figure *figure)
{
    soft->figure = figure;
    soft->lens = lens_of(&figure->camera);
    prepare_cones(soft, figure);
    prepare_quads(soft, figure);
    soft->boxes.floor = floor_box(soft, figure);
    prepare_glows(soft, figure);
    shadow_cast(&soft->shadow, figure, unseen_darkness(soft), soft->hot);
    soft->boxes.shadow = shadow_clip(&soft->shadow, &soft->lens);
}

static float share_inside(const struct quad_view *quad, float x, float y)
{
    float most = -1e9f;
    for (int i = 0; i < 4; i++) {
        float off = quad->edge[i][0] * x + quad->edge[i][1] * y + quad->edge[i][2];
        most = off > most ? off : most;
    }
    return soft_unit(0.5f - most);
}

static void lay_quad_edge(uint32_t *row, int x0, int x1, int y, const struct quad_view *quad,
                          struct colour colour)
{
    for (int x = x0; x < x1; x++) {
        float share = share_inside(quad, (float)x + 0.5f, (float)y + 0.5f);
        share *= (float)colour.alpha * (256.0f / 255.0f);
        row[x] = soft_mix(row[x], soft_pack(colour), (uint32_t)(int)(share + 0.5f));
    }
}

static void lay_floor_quad(const struct canvas *canvas, const struct quad_view *quad,
                           struct colour colour)
{
    struct clip box = clip_meet(quad->box, canvas->clip);
    uint32_t over = soft_pack(colour);
    uint32_t full = (uint32_t)(int)((float)colour.alpha * (256.0f / 255.0f) + 0.5f);
    for (int y = box.y0; y < box.y1; y++) {
        uint32_t *row = canvas_row(canvas, y);
        float from = (float)box.x0, to = (float)box.x1;
        quad_row(quad, (float)y + 0.5f, 0.6f, &from, &to);
        int left = soft_floor(from), right = from < to ? soft_ceil(to) : left;
        quad_row(quad, (float)y + 0.5f, -0.6f, &from, &to);
        int solid0 = soft_ceil(from), solid1 = soft_floor(to) - 1;
        if (solid0 >= solid1)
            solid0 = solid1 = right;
        lay_quad_edge(row, left, solid0, y, quad, colour);
        if (solid0 < solid1)
            canvas->hot->lay_even(row + solid0, solid1 - solid0, over, full);
        lay_quad_edge(row, solid1, right, y, quad, colour);
    }
}

void figure_floor(const struct canvas *canvas, const struct figure *figure)
{
    struct lens lens = lens_of(&figure->camera);
    for (int i = 0; i < figure->quad_count; i++) {
        struct quad_view quad;
        if (figure->quads[i].behind && quad_view_of(&lens, &figure->quads[i], &quad))
            lay_floor_quad(canvas, &quad, figure->quads[i].colour);
    }
}

static int next_floor_quad(const struct figure *figure, int from)
{
    while (from < figure->quad_count && !figure->quads[from].behind)
        from++;
    return from;
}

bool figure_floor_same(const struct figure *a, const struct figure *b)
{
    int i = next_floor_quad(a, 0), j = next_floor_quad(b, 0);
    for (; i < a->quad_count && j < b->quad_count;
         i = next_floor_quad(a, i + 1), j = next_floor_quad(b, j + 1)) {
        const struct figure_quad *p = &a->quads[i], *q = &b->quads[j];
        if (!same_bytes(p->corner, q->corner, sizeof p->corner) ||
            !same_bytes(&p->colour, &q->colour, sizeof p->colour))
            return false;
    }
    return i == a->quad_count && j == b->quad_count &&
           same_bytes(&a->camera, &b->camera, sizeof a->camera);
}

static bool meets(struct clip box, const struct band *band)
{
    return box.y0 < band->y0 + band->rows && box.y1 > band->y0 &&
           box.x0 < band->x0 + band->eights * LANES && box.x1 > band->x0;
}

static void add_props(struct soft_figure *soft)
{
    struct band_bits bits;
    for (int i = 0; i < soft->quad_count; i++) {
        const struct quad_view *quad = &soft->quads[i];
        if (meets(quad->box, &soft->band) && band_meet_quad(&soft->band, quad, &bits))
            soft->hot->quad(&soft->band, quad, &bits);
    }
}

static float larger(float a, float b)
{
    return a > b ? a : b;
}

static void add_cones(struct soft_figure *soft, float reach)
{
    soft->laid_count = 0;
    for (int n = 0; n < soft->near_count; n++) {
        const struct cone_view *cone = &soft->cones[soft->near[n]];
        if (meets(cone->box, &soft->band) &&
            soft->hot->cone(&soft->band, cone, reach, &soft->bits[soft->laid_count]))
            soft->laid[soft->laid_count++] = soft->near[n];
    }
}

static void add_lines(struct soft_figure *soft)
{
    for (int n = 0; n < soft->laid_count; n++)
        if (soft->cones[soft->laid[n]].lined)
            soft->hot->lines(&soft->band, &soft->cones[soft->laid[n]], &soft->bits[n]);
}

static void add_glows(struct soft_figure *soft)
{
    struct band_bits bits;
    for (int i = 0; i < soft->glow_count; i++)
        if (meets(soft->glows[i].box, &soft->band) &&
            soft->hot->meet(&soft->band, &soft->glows[i].hull, 1.0f, &bits)) {
            soft->hot->glow(&soft->band, &soft->glows[i], &bits);
            soft->band.glows = true;
        }
}

static void add_body(struct soft_figure *soft)
{
    const struct figure *figure = soft->figure;
    const float rim = figure->line_width * 0.5f + figure->rim_width + 1.0f;
    const float line = figure->line_width + 1.0f;
    add_cones(soft, larger(rim, line));
    soft->hot->close(&soft->band);
    soft->band.line_width = figure->line_width;
    if (figure->line_width > 0.0f)
        add_lines(soft);
    add_glows(soft);
}

static struct row_inks inks_of(const struct figure *figure)
{
    return (struct row_inks){.line = figure->line,
                             .rim = figure->rim,
                             .glow = figure->glow_colour,
                             .glow_strength = figure->glow_strength,
                             .line_width = figure->line_width,
                             .rim_width = figure->rim_width,
                             .glow_edge = figure->glow_edge,
                             .hatch = figure->hatch,
                             .plain = figure->plain};
}

/* The canvas's clip, row by row, into `kept` or back. */
static void keep_pixels(const struct canvas *canvas, uint32_t kept[BAND_ROWS][BAND_WIDTH])
{
    const struct clip part = canvas->clip;
    for (int y = part.y0; y < part.y1; y++)
        memcpy(kept[y - part.y0], canvas_row(canvas, y) + part.x0,
               (size_t)(part.x1 - part.x0) * sizeof(uint32_t));
}

static void put_pixels(const struct canvas *canvas, uint32_t kept[BAND_ROWS][BAND_WIDTH])
{
    const struct clip part = canvas->clip;
    for (int y = part.y0; y < part.y1; y++)
        memcpy(canvas_row(canvas, y) + part.x0, kept[y - part.y0],
               (size_t)(part.x1 - part.x0) * sizeof(uint32_t));
}

static void fade_to_bare(const struct canvas *canvas, uint32_t bare[BAND_ROWS][BAND_WIDTH],
                         float presence)
{
    const struct clip part = canvas->clip;
    const uint32_t share = (uint32_t)(int)(soft_unit(presence) * 256.0f + 0.5f);
    for (int y = part.y0; y < part.y1; y++)
        for (int x = part.x0; x < part.x1; x++) {
            uint32_t *pixel = canvas_row(canvas, y) + x;
            *pixel = soft_mix(bare[y - part.y0][x - part.x0], *pixel, share);
        }
}

/* A body that is not wholly there lies over its props as they are without it. */
static void lay_faint(const struct canvas *canvas, struct soft_figure *soft,
                      const struct row_inks *inks)
{
    uint32_t under[BAND_ROWS][BAND_WIDTH] = {{0}}, bare[BAND_ROWS][BAND_WIDTH] = {{0}};
    keep_pixels(canvas, under);
    soft->hot->lay(&soft->band, inks, canvas);
    if (soft->figure->presence <= 0.0f)
        return;
    keep_pixels(canvas, bare);
    put_pixels(canvas, under);
    add_body(soft);
    soft->hot->lay(&soft->band, inks, canvas);
    fade_to_bare(canvas, bare, soft->figure->presence);
}

static void lay_part(const struct canvas *canvas, struct soft_figure *soft)
{
    const struct row_inks inks = inks_of(soft->figure);
    band_start(&soft->band, &soft->lens, canvas->clip);
    add_props(soft);
    if (soft->figure->presence < 1.0f) {
        lay_faint(canvas, soft, &inks);
        return;
    }
    add_body(soft);
    soft->hot->lay(&soft->band, &inks, canvas);
}

static void find_near(struct soft_figure *soft, struct clip part)
{
    soft->near_count = 0;
    for (int i = 0; i < soft->cone_count; i++)
        if (!clip_is_empty(clip_meet(soft->cones[i].box, part)))
            soft->near[soft->near_count++] = i;
}

void figure_body(const struct canvas *canvas, struct soft_figure *soft)
{
    shadow_lay(canvas, &soft->shadow, &soft->lens,
               soft_unit(soft->figure->shadow) * soft_unit(soft->figure->presence));
    const struct clip all =
        clip_meet(clip_join(soft->boxes.cones, soft->boxes.quads), canvas->clip);
    struct canvas part = *canvas;
    if (clip_is_empty(all)) /* its first eights could yet begin before its end */
        return;
    find_near(soft, all);
    for (int y = all.y0; y < all.y1; y += BAND_ROWS)
        for (int x = all.x0 & ~(LANES - 1); x < all.x1; x += BAND_WIDTH) {
            part.clip = clip_meet(all, (struct clip){x, y, x + BAND_WIDTH, y + BAND_ROWS});
            lay_part(&part, soft);
        }
}
