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

/* Pixels of the layer before the stripe. */
static size_t stripe_begin(const struct ground *ground, int stripe)
{
    return (size_t)stripe * STRIPE * (size_t)ground->height;
}

static int stripes_of(const struct ground *ground)
{
    return (ground->width + STRIPE - 1) / STRIPE;
}

void ground_begin(struct ground *ground, int width, int height)
{
    ground_drop(ground);
    ground->width = width;
    ground->height = height;
    ground->large_parts = 0;
}

static bool open_layer(const struct ground *ground, struct layer *layer)
{
    if (layer->pixels)
        return true;
    const size_t spots = (size_t)stripes_of(ground) * (size_t)ground->height;
    const size_t bytes = spots * STRIPE * sizeof(uint32_t);
    layer->pixels = ground->memory->get(ground->memory->context, bytes + spots);
    if (!layer->pixels)
        return false;
    layer->known = (uint8_t *)layer->pixels + bytes;
    memset(layer->known, 0, spots);
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

/* A large part of a picture, more than one of so many, is drawn by half its rows each. */
enum { LARGE = 4, HALVES = 2, LARGE_FEW = 6, LARGE_PICTURE = 4000000 /* pixels */ };

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

/* One stripe, as a canvas of the whole picture that may be drawn on within the stripe alone: its
 * first row begins as many pixels before the stripe as the stripe is from the left. */
static struct canvas canvas_of(const struct ground *ground, const struct layer *layer, int stripe,
                               struct clip part, const struct soft_hot *hot)
{
    const int from = stripe * STRIPE, to = from + STRIPE;
    const struct clip own = {from, 0, to < ground->width ? to : ground->width, ground->height};
    const struct surface surface = {layer->pixels + stripe_begin(ground, stripe) - from,
                                    ground->width, ground->height, STRIPE * (int)sizeof(uint32_t)};
    return (struct canvas){surface, clip_meet(part, own), hot};
}

/* Draws whatever of the canvas's rows the stripe does not know yet, some neighbours at a time. */
static void complete(const struct ground *ground, const struct layer *layer, int stripe,
                     const struct canvas *canvas, const struct picture *picture, draw_rows *draw)
{
    uint8_t *known = layer->known + (size_t)stripe * (size_t)ground->height;
    const struct clip rows = canvas->clip;
    for (int from = rows.y0, to; from < rows.y1; from = to) {
        for (to = from; to < rows.y1 && !known[to]; to++)
            known[to] = 1;
        if (to > from) {
            const struct clip part = {0, from, ground->width, to};
            const struct canvas own = canvas_of(ground, layer, stripe, part, canvas->hot);
            draw(&own, picture);
        }
        while (to < rows.y1 && known[to])
            to++;
    }
}

static void copy(const struct canvas *from, const struct canvas *to)
{
    const struct clip part = from->clip;
    for (int y = part.y0; y < part.y1; y++)
        memcpy(canvas_row(to, y) + part.x0, canvas_row(from, y) + part.x0,
               (size_t)(part.x1 - part.x0) * sizeof(uint32_t));
}

/* Copies the canvas's part of a layer, drawn first where it is not known. */
static void lay(const struct ground *ground, const struct layer *layer, const struct canvas *canvas,
                const struct picture *picture, draw_rows *draw)
{
    const struct clip part = canvas->clip;
    for (int stripe = part.x0 / STRIPE; stripe * STRIPE < part.x1; stripe++) {
        const struct canvas own = canvas_of(ground, layer, stripe, part, canvas->hot);
        complete(ground, layer, stripe, &own, picture, draw);
        copy(&own, canvas);
    }
}

static bool is_large(const struct ground *ground, struct clip clip)
{
    const int64_t part = (int64_t)(clip.x1 - clip.x0) * (clip.y1 - clip.y0);
    return part * LARGE > (int64_t)ground->width * ground->height;
}

/* In a small picture it is soon drawn anew, and memory counts for more. */
static bool is_worth_keeping(const struct ground *ground)
{
    return ground->large_parts >= LARGE_FEW &&
           (int64_t)ground->width * ground->height > LARGE_PICTURE;
}

void ground_draw(const struct canvas *canvas, struct ground *ground, const struct picture *picture)
{
    if (is_large(ground, canvas->clip) && !is_worth_keeping(ground)) {
        ground->large_parts += ground->large_parts < LARGE_FEW;
        draw_halves(canvas, picture);
        return;
    }
    if (!open_layer(ground, &ground->both)) {
        draw_both(canvas, picture);
        return;
    }
    lay(ground, &ground->both, canvas, picture, draw_both);
}

static void renew_part(struct ground *ground, const struct canvas *canvas,
                       const struct picture *picture)
{
    if (open_layer(ground, &ground->plain))
        lay(ground, &ground->plain, canvas, picture, soft_backdrop);
    else
        soft_backdrop(canvas, picture);
    draw_mat(canvas, picture);
}

/* Rows that are not known are drawn when they are needed, with the mat where it is then. */
static void renew_stripe(struct ground *ground, int stripe, struct canvas canvas,
                         const struct picture *picture)
{
    const uint8_t *known = ground->both.known + (size_t)stripe * (size_t)ground->height;
    const struct clip part = canvas.clip;
    for (int from = part.y0, to; from < part.y1; from = to) {
        while (from < part.y1 && !known[from])
            from++;
        for (to = from; to < part.y1 && known[to]; to++) {
        }
        canvas.clip.y0 = from;
        canvas.clip.y1 = to;
        if (to > from)
            renew_part(ground, &canvas, picture);
    }
}

void ground_moved(struct ground *ground, const struct picture *picture, struct clip part,
                  const struct soft_hot *hot)
{
    part = clip_meet(part, (struct clip){0, 0, ground->width, ground->height});
    if (!ground->both.pixels || clip_is_empty(part))
        return;
    for (int stripe = part.x0 / STRIPE; stripe * STRIPE < part.x1; stripe++)
        renew_stripe(ground, stripe, canvas_of(ground, &ground->both, stripe, part, hot), picture);
}
