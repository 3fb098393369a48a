#include "paint/soft.h"

#include <string.h>

#include "paint/soft_damage.h"
#include "paint/soft_ground.h"

struct soft_painter {
    const struct memory *memory;
    const struct soft_hot *hot;
    struct fonts *fonts;
    struct picture shown;                   /* what the surface holds */
    struct clip clips[PICTURE_SHAPES_MOST]; /* of its shapes */
    bool any_shown;
    struct ground ground;
    struct soft_figure figure; /* of the shown picture */
    struct soft_boxes old_boxes;
    struct soft_figure still; /* the one being drawn */
};

struct soft_painter *soft_open_with(const struct memory *memory, struct fonts *fonts)
{
    const struct soft_hot *best[HOT_MOST];
    struct soft_painter *painter = memory->get(memory->context, sizeof *painter);
    if (!painter)
        return NULL;
    memset(painter, 0, sizeof *painter);
    soft_hot_list(best);
    painter->memory = painter->ground.memory = memory;
    painter->fonts = fonts;
    soft_use(painter, best[0]);
    return painter;
}

void soft_use(struct soft_painter *painter, const struct soft_hot *hot)
{
    painter->hot = painter->figure.hot = painter->still.hot = hot;
}

struct soft_painter *soft_open(struct fonts *fonts)
{
    return soft_open_with(&memory_heap, fonts);
}

void soft_close(struct soft_painter *painter)
{
    if (!painter)
        return;
    ground_drop(&painter->ground);
    painter->memory->give(painter->memory->context, painter);
}

static bool has_backdrop(const struct picture *picture)
{
    return picture->shape_count > 0 && picture->shapes[0].kind == SHAPE_BACKDROP;
}

static struct canvas part_of(struct canvas canvas, struct clip clip)
{
    canvas.clip = clip_meet(canvas.clip, clip);
    return canvas;
}

static void draw_figure(const struct canvas *canvas, struct soft_painter *painter)
{
    if (!ground_figure(&painter->shown))
        figure_floor(canvas, &painter->shown.figure);
    figure_body(canvas, &painter->figure);
}

/* Stills change rarely: they are made ready anew each time. */
static void draw_still(const struct canvas *canvas, struct soft_painter *painter,
                       const struct figure *still)
{
    figure_prepare(&painter->still, still);
    figure_floor(canvas, still);
    figure_body(canvas, &painter->still);
}

static void draw_shape(const struct canvas *canvas, struct soft_painter *painter, int i)
{
    const struct shape *shape = &painter->shown.shapes[i];
    struct canvas part = part_of(*canvas, painter->clips[i]);
    if (clip_is_empty(part.clip))
        return;
    switch (shape->kind) {
    case SHAPE_BACKDROP:
        ground_draw(&part, &painter->ground, &painter->shown);
        break;
    case SHAPE_FIGURE:
        part = part_of(part, clip_of_box(shape->box));
        draw_figure(&part, painter);
        break;
    case SHAPE_STILL:
        part = part_of(part, clip_of_box(shape->box));
        draw_still(&part, painter, painter->shown.stills[shape->still]);
        break;
    case SHAPE_PANEL:
        soft_panel(&part, shape);
        break;
    case SHAPE_DISC:
        soft_disc(&part, shape);
        break;
    case SHAPE_ARC:
        soft_arc(&part, shape);
        break;
    case SHAPE_DOTS:
        soft_dots(&part, shape);
        break;
    case SHAPE_TEXT:
        soft_text(&part, shape, painter->shown.letters + shape->text, painter->fonts);
        break;
    }
}

static void clear_to_black(const struct canvas *canvas)
{
    for (int y = canvas->clip.y0; y < canvas->clip.y1; y++)
        for (int x = canvas->clip.x0; x < canvas->clip.x1; x++)
            canvas_row(canvas, y)[x] = 0xff000000u;
}

static void draw_part(const struct canvas *canvas, struct soft_painter *painter)
{
    if (!has_backdrop(&painter->shown))
        clear_to_black(canvas);
    for (int i = 0; i < painter->shown.shape_count; i++)
        draw_shape(canvas, painter, i);
}

static const struct shape *shape_at(const struct picture *picture, int i)
{
    return i < picture->shape_count ? &picture->shapes[i] : NULL;
}

static bool is_figure(const struct shape *shape)
{
    return shape && shape->kind == SHAPE_FIGURE;
}

static const struct shape *figure_shape(const struct picture *picture)
{
    for (int i = 0; i < picture->shape_count; i++)
        if (picture->shapes[i].kind == SHAPE_FIGURE)
            return &picture->shapes[i];
    return NULL;
}

/* True when the figure stands in the same place of the list and of the screen. */
static bool figure_stays_put(const struct picture *old, const struct picture *new)
{
    const struct shape *a = figure_shape(old), *b = figure_shape(new);
    if (!a || !b)
        return a == b;
    return a - old->shapes == b - new->shapes &&same_bytes(a, b, sizeof *a);
}

static void damage_by_shapes(struct damage *damage, const struct picture *old,
                             const struct picture *new, struct fonts *fonts)
{
    int count = old->shape_count > new->shape_count ? old->shape_count : new->shape_count;
    for (int i = 0; i < count; i++) {
        const struct shape *a = shape_at(old, i), *b = shape_at(new, i);
        if (a && b && !is_figure(a) && !is_figure(b)) {
            damage_by_shape(damage, old, a, new, b, fonts);
        } else if (!is_figure(a) || !is_figure(b)) {
            if (a)
                damage_add(damage, shape_clip(old, a, fonts));
            if (b)
                damage_add(damage, shape_clip(new, b, fonts));
        }
    }
}

/* What a shadow may fall on. */
static float brightest_ground(const struct picture *picture)
{
    const float wall = colour_brightest(picture->wall), edge = colour_brightest(picture->wall_edge);
    const float floor = colour_brightest(picture->floor);
    const float mat = figure_floor_light(&picture->figure);
    const float walls = wall > edge ? wall : edge, floors = floor > mat ? floor : mat;
    return walls > floors ? walls : floors;
}

/* Makes this figure the shown one, and adds what that changes. */
static void change_figure(struct soft_painter *painter, const struct figure *figure,
                          struct damage *damage)
{
    const struct shape *shape = figure_shape(&painter->shown);
    struct damage part = {.whole = shape ? clip_meet(damage->whole, clip_of_box(shape->box))
                                         : (struct clip){0}};
    const struct figure old = painter->shown.figure;
    painter->old_boxes = painter->figure.boxes;
    painter->shown.figure = *figure;
    painter->figure.brightest = brightest_ground(&painter->shown);
    figure_prepare(&painter->figure, &painter->shown.figure);
    damage_by_figure(&part, &(struct soft_drawn){&old, &painter->old_boxes, NULL},
                     &(struct soft_drawn){&painter->shown.figure, &painter->figure.boxes,
                                          &painter->figure.shadow});
    for (int i = 0; i < part.count; i++)
        damage_add(damage, part.list[i]);
    if (!figure_floor_same(&old, &painter->shown.figure))
        ground_moved(&painter->ground, &painter->shown,
                     clip_join(painter->old_boxes.floor, painter->figure.boxes.floor),
                     painter->hot);
}

static void show_shapes(struct picture *shown, const struct picture *picture, bool anew)
{
    for (int i = 0; i < picture->shape_count; i++)
        if (anew || i >= shown->shape_count || !shape_stays(&shown->shapes[i], &picture->shapes[i]))
            shown->shapes[i] = picture->shapes[i];
    shown->shape_count = picture->shape_count;
}

/* All of the picture but its figure becomes the shown one. */
static void show_rest(struct soft_painter *painter, const struct picture *picture, bool anew)
{
    struct picture *shown = &painter->shown;
    shown->width = picture->width;
    shown->height = picture->height;
    shown->wall = picture->wall;
    shown->wall_edge = picture->wall_edge;
    shown->floor = picture->floor;
    shown->horizon = picture->horizon;
    show_shapes(shown, picture, anew);
    memcpy(shown->letters, picture->letters, (size_t)picture->letter_count);
    shown->letter_count = picture->letter_count;
    memcpy(shown->stills, picture->stills, sizeof shown->stills);
    for (int i = 0; i < shown->shape_count; i++)
        painter->clips[i] = shape_clip(shown, &shown->shapes[i], painter->fonts);
}

static void change_picture(struct soft_painter *painter, const struct picture *picture,
                           struct damage *damage)
{
    damage_by_shapes(damage, &painter->shown, picture, painter->fonts);
    show_rest(painter, picture, false);
    if (!figure_shape(picture))
        return;
    struct figure figure = picture->figure;
    if (!figure_keep(&painter->shown.figure, &figure))
        change_figure(painter, &figure, damage);
}

static void show_anew(struct soft_painter *painter, const struct picture *picture,
                      struct damage *damage)
{
    show_rest(painter, picture, true);
    painter->shown.figure = picture->figure;
    figure_forget(&painter->figure);
    figure_prepare(&painter->figure, &painter->shown.figure);
    ground_begin(&painter->ground, damage->whole.x1, damage->whole.y1);
    damage_add(damage, damage->whole);
    painter->any_shown = true;
}

static bool must_draw_anew(const struct soft_painter *painter, const struct picture *picture,
                           const struct surface *surface, bool fresh)
{
    return fresh || !painter->any_shown || painter->ground.width != surface->width ||
           painter->ground.height != surface->height ||
           has_backdrop(&painter->shown) != has_backdrop(picture) ||
           !soft_backdrop_same(&painter->shown, picture) ||
           !figure_stays_put(&painter->shown, picture);
}

int soft_draw(struct soft_painter *painter, const struct picture *picture,
              const struct surface *surface, bool fresh, struct area areas[AREAS_MOST])
{
    struct damage damage = {.whole = {0, 0, surface->width, surface->height}};
    if (must_draw_anew(painter, picture, surface, fresh))
        show_anew(painter, picture, &damage);
    else
        change_picture(painter, picture, &damage);
    for (int i = 0; i < damage.count; i++) {
        struct clip part = damage.list[i];
        struct canvas canvas = {*surface, part, painter->hot};
        draw_part(&canvas, painter);
        areas[i] = (struct area){part.x0, part.y0, part.x1 - part.x0, part.y1 - part.y0};
    }
    return damage.count;
}
