#include "paint/soft_ground.h"

#include <string.h>

#include "base/crew.h"
#include "paint/soft_figure.h"

static void drop_layer(const struct ground *ground, struct layer *layer)
{
    if (layer->pixels)
        ground->memory->give(ground->memory->context, layer->pixels);
    *layer = (struct layer){.pixels = NULL};
}

void ground_drop(struct ground *ground)
{
    drop_layer(ground, &ground->both);
    drop_layer(ground, &ground->plain);
}

static void forget_layer(const struct ground *ground, struct layer *layer)
{
    if (layer->pixels)
        memset(layer->known, 0, (size_t)ground->height);
}

void ground_begin(struct ground *ground, int width, int height)
{
    if (ground->width != width || ground->height != height)
        ground_drop(ground);
    drop_layer(ground, &ground->plain);
    ground->width = width;
    ground->height = height;
    forget_layer(ground, &ground->both);
}

static bool open_layer(const struct ground *ground, struct layer *layer)
{
    if (layer->pixels)
        return true;
    const size_t bytes = (size_t)ground->width * (size_t)ground->height * sizeof(uint32_t);
    layer->pixels = ground->memory->get(ground->memory->context, bytes + (size_t)ground->height);
    if (!layer->pixels)
        return false;
    layer->known = (uint8_t *)layer->pixels + bytes;
    forget_layer(ground, layer);
    return true;
}

const struct shape *ground_figure(const struct picture *picture)
{
    const bool follows = picture->shape_count > 1 && picture->shapes[0].kind == SHAPE_BACKDROP &&
                         picture->shapes[1].kind == SHAPE_FIGURE;
    return follows ? &picture->shapes[1] : NULL;
}

static void draw_mat(const struct canvas *canvas, const struct picture *picture)
{
    const struct shape *figure = ground_figure(picture);
    if (figure) {
        struct canvas part = *canvas;
        part.clip = clip_meet(part.clip, clip_of_box(figure->box));
        figure_floor(&part, &picture->figure);
    }
}

/* A whole picture, by half its rows each. */
enum { HALVES = 2 };

struct halving {
    const struct canvas *canvas;
    const struct picture *picture;
};

static void draw_both(const struct canvas *canvas, const struct picture *picture)
{
    soft_backdrop(canvas, picture);
    draw_mat(canvas, picture);
}

static void draw_half(void *context, int half)
{
    const struct halving *halving = context;
    struct canvas part = *halving->canvas;
    const int rows = part.clip.y1 - part.clip.y0, from = part.clip.y0;
    part.clip.y0 = from + rows * half / HALVES;
    part.clip.y1 = from + rows * (half + 1) / HALVES;
    draw_both(&part, halving->picture);
}

/* Much of its time goes into pages of the surface that nobody wrote to yet: two threads get them in
 * half of it. */
static void draw_halves(const struct canvas *canvas, const struct picture *picture)
{
    struct halving halving = {canvas, picture};
    crew_work(HALVES, draw_half, &halving);
}

typedef void draw_rows(const struct canvas *canvas, const struct picture *picture);

static struct canvas canvas_of(const struct ground *ground, const struct layer *layer,
                               struct clip part, const struct soft_hot *hot)
{
    const struct surface surface = {layer->pixels, ground->width, ground->height,
                                    ground->width * (int)sizeof(uint32_t)};
    return (struct canvas){
        surface, clip_meet(part, (struct clip){0, 0, ground->width, ground->height}), hot};
}

/* Draws whatever of rows y0 <= y < y1 is not known yet, some neighbours at a time. */
static void complete(const struct ground *ground, const struct layer *layer, struct clip rows,
                     const struct picture *picture, draw_rows *draw, const struct soft_hot *hot)
{
    for (int from = rows.y0, to; from < rows.y1; from = to) {
        for (to = from; to < rows.y1 && !layer->known[to]; to++)
            layer->known[to] = 1;
        if (to > from) {
            const struct clip part = {0, from, ground->width, to};
            const struct canvas canvas = canvas_of(ground, layer, part, hot);
            draw(&canvas, picture);
        }
        while (to < rows.y1 && layer->known[to])
            to++;
    }
}

static void copy_from(const struct canvas *canvas, const struct layer *layer)
{
    const struct clip part = canvas->clip;
    for (int y = part.y0; y < part.y1; y++)
        memcpy(canvas_row(canvas, y) + part.x0,
               layer->pixels + (size_t)y * (size_t)canvas->surface.width + part.x0,
               (size_t)(part.x1 - part.x0) * sizeof(uint32_t));
}

static bool is_whole(const struct ground *ground, struct clip clip)
{
    return clip.x1 - clip.x0 == ground->width && clip.y1 - clip.y0 == ground->height;
}

void ground_draw(const struct canvas *canvas, struct ground *ground, const struct picture *picture)
{
    if (is_whole(ground, canvas->clip)) {
        draw_halves(canvas, picture);
        return;
    }
    if (!open_layer(ground, &ground->both)) {
        draw_both(canvas, picture);
        return;
    }
    complete(ground, &ground->both, canvas->clip, picture, draw_both, canvas->hot);
    copy_from(canvas, &ground->both);
}

/* Rows that are not known are drawn when they are needed, with the mat where it is then. */
static void renew_rows(struct ground *ground, const struct picture *picture, struct clip part,
                       const struct soft_hot *hot)
{
    const struct canvas canvas = canvas_of(ground, &ground->both, part, hot);
    if (open_layer(ground, &ground->plain)) {
        complete(ground, &ground->plain, canvas.clip, picture, soft_backdrop, hot);
        copy_from(&canvas, &ground->plain);
    } else {
        soft_backdrop(&canvas, picture);
    }
    draw_mat(&canvas, picture);
}

void ground_moved(struct ground *ground, const struct picture *picture, struct clip part,
                  const struct soft_hot *hot)
{
    part = clip_meet(part, (struct clip){0, 0, ground->width, ground->height});
    if (!ground->both.pixels || clip_is_empty(part))
        return;
    for (int from = part.y0, to; from < part.y1; from = to) {
        while (from < part.y1 && !ground->both.known[from])
            from++;
        for (to = from; to < part.y1 && ground->both.known[to]; to++) {
        }
        if (to > from)
            renew_rows(ground, picture, (struct clip){part.x0, from, part.x1, to}, hot);
    }
}
