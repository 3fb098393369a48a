#include "paint/soft_figure.h"

#include <string.h>

enum { ROWS_AT_ONCE = 8 };

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

void figure_prepare(struct soft_figure *soft, const struct figure *figure)
{
    soft->figure = figure;
    soft->lens = lens_of(&figure->camera);
    prepare_cones(soft, figure);
    prepare_quads(soft, figure);
    soft->boxes.floor = floor_box(soft, figure);
    prepare_glows(soft, figure);
    shadow_cast(&soft->shadow, figure);
    soft->boxes.shadow = shadow_clip(&soft->shadow, &soft->lens);
    soft->boxes.steps[0] = soft->shadow.step_x;
    soft->boxes.steps[1] = soft->shadow.step_z;
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

/* Narrows *from..*to to where all edges of the quad are at most `off` pixels away on row y. */
static void quad_row(const struct quad_view *quad, float y, float off, float *from, float *to)
{
    for (int i = 0; i < 4; i++) {
        float slope = quad->edge[i][0], rest = off - quad->edge[i][1] * y - quad->edge[i][2];
        if (slope > 1e-6f)
            *to = rest / slope < *to ? rest / slope : *to;
        else if (slope < -1e-6f)
            *from = rest / slope > *from ? rest / slope : *from;
        else if (rest < 0.0f)
            *to = *from;
    }
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
        quad_row(quad, (float)y + 0.5f, -0.6f, &from, &to);
        int solid0 = soft_ceil(from), solid1 = soft_floor(to) - 1;
        if (solid0 >= solid1)
            solid0 = solid1 = box.x1;
        lay_quad_edge(row, box.x0, solid0, y, quad, colour);
        for (int x = solid0; x < solid1; x++)
            row[x] = soft_mix(row[x], over, full);
        lay_quad_edge(row, solid1, box.x1, y, quad, colour);
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

static bool row_meets(struct clip box, const struct figure_row *row)
{
    return row->y >= box.y0 && row->y < box.y1 && box.x0 < row->x0 + row->count && box.x1 > row->x0;
}

/* Cuts *from..*to to the row, and widens it to whole eights; false when nothing is left. */
static bool cut_to_row(const struct figure_row *row, int *from, int *to)
{
    int first = *from - row->x0, end = *to - row->x0;
    first = first < 0 ? 0 : first;
    end = end > row->count ? row->count : end;
    *from = row->x0 + (first & ~7);
    *to = row->x0 + ((end + 7) & ~7);
    return first < end;
}

static void add_props(struct figure_row *row, const struct soft_figure *soft)
{
    for (int i = 0; i < soft->quad_count; i++) {
        const struct quad_view *quad = &soft->quads[i];
        float left = (float)quad->box.x0, right = (float)quad->box.x1;
        if (!row_meets(quad->box, row))
            continue;
        quad_row(quad, (float)row->y + 0.5f, 1.0f, &left, &right);
        int from = soft_floor(left), to = soft_ceil(right);
        if (cut_to_row(row, &from, &to))
            row_quad(row, quad, from, to);
    }
}

/* Lines lie along the outline; what is deep inside is left out. */
static void add_lines(struct figure_row *row, const struct cone_view *cone, float margin)
{
    int from = cone->box.x0, to = cone->box.x1, inner = 0, outer = 0;
    if (!cut_to_row(row, &from, &to) || !row_takes_lines(row, cone, &from, &to) ||
        !hull_row(&cone->hull, margin, row->y, &from, &to) || !cut_to_row(row, &from, &to))
        return;
    float larger =
        cone->hull.a_radius > cone->hull.b_radius ? cone->hull.a_radius : cone->hull.b_radius;
    bool deep = hull_row(&cone->hull, -(1.5f + 0.06f * larger), row->y, &inner, &outer);
    inner = row->x0 + ((inner - row->x0 + 7) & ~7);
    outer = row->x0 + ((outer - row->x0) & ~7);
    if (!deep || outer <= inner) {
        row_cone_lines(row, cone, from, to);
        return;
    }
    if (from < inner)
        row_cone_lines(row, cone, from, inner < to ? inner : to);
    if (outer < to)
        row_cone_lines(row, cone, outer > from ? outer : from, to);
}

static void add_body(struct figure_row *row, const struct soft_figure *soft)
{
    const struct figure *figure = soft->figure;
    float rim = figure->line_width * 0.5f + figure->rim_width + 1.0f;
    float line = figure->line_width + 1.0f;
    float reach = rim > line ? rim : line;
    for (int i = 0; i < soft->near_count; i++) {
        const struct cone_view *cone = soft->near[i];
        int from, to;
        if (row_meets(cone->box, row) && hull_row(&cone->hull, reach, row->y, &from, &to) &&
            cut_to_row(row, &from, &to))
            row_cone(row, cone, from, to);
    }
    row->line_width = figure->line_width;
    row_close(row);
    for (int i = 0; i < soft->near_count && figure->line_width > 0.0f; i++)
        if (soft->near[i]->lined && row_meets(soft->near[i]->box, row))
            add_lines(row, soft->near[i], line);
    for (int i = 0; i < soft->glow_count; i++) {
        int from, to;
        if (hull_row(&soft->glows[i].hull, 1.0f, row->y, &from, &to) &&
            cut_to_row(row, &from, &to)) {
            row_glow(row, &soft->glows[i], from, to);
            row->glows = true;
        }
    }
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

static void fade_to_bare(uint32_t *pixels, const uint32_t *bare, int count, float presence)
{
    uint32_t share = (uint32_t)(int)(soft_unit(presence) * 256.0f + 0.5f);
    for (int i = 0; i < count; i++)
        pixels[i] = soft_mix(bare[i], pixels[i], share);
}

/* One row of one column of the figure. */
static void lay_stretch(uint32_t *pixels, int y, int x0, int x1, struct soft_figure *soft)
{
    struct figure_row *row = &soft->row;
    struct row_inks inks = inks_of(soft->figure);
    float presence = soft->figure->presence;
    size_t bytes = (size_t)(x1 - x0) * sizeof *pixels;
    uint32_t under[ROW_MOST];
    row_clear(row, &soft->lens, y, x0, x1);
    add_props(row, soft);
    if (presence < 1.0f) {
        memcpy(under, pixels + x0, bytes);
        row_lay(row, &inks, pixels);
        memcpy(soft->bare, pixels + x0, bytes);
        if (presence <= 0.0f)
            return;
        memcpy(pixels + x0, under, bytes);
    }
    add_body(row, soft);
    row_lay(row, &inks, pixels);
    if (presence < 1.0f)
        fade_to_bare(pixels + x0, soft->bare, x1 - x0, presence);
}

static void find_near(struct soft_figure *soft, struct clip rows)
{
    soft->near_count = 0;
    for (int i = 0; i < soft->cone_count; i++)
        if (!clip_is_empty(clip_meet(soft->cones[i].box, rows)))
            soft->near[soft->near_count++] = &soft->cones[i];
}

void figure_body(const struct canvas *canvas, struct soft_figure *soft)
{
    shadow_lay(canvas, &soft->shadow, &soft->lens,
               soft_unit(soft->figure->shadow) * soft_unit(soft->figure->presence));
    struct clip part = clip_meet(clip_join(soft->boxes.cones, soft->boxes.quads), canvas->clip);
    for (int y = part.y0; y < part.y1; y++) {
        if ((y - part.y0) % ROWS_AT_ONCE == 0)
            find_near(soft, (struct clip){part.x0, y, part.x1, y + ROWS_AT_ONCE});
        for (int x = part.x0; x < part.x1; x += ROW_MOST) {
            int end = x + ROW_MOST < part.x1 ? x + ROW_MOST : part.x1;
            lay_stretch(canvas_row(canvas, y), y, x, end, soft);
        }
    }
}
