#include "picture/pen.h"

#include <cglm/util.h>
#include <math.h>
#include <string.h>

#include "picture/lines.h"
#include "picture/script.h"

/* Digits are about this high, in em. */
#define DIGIT_HEIGHT 0.73f

float pen_width(const struct pen *pen, const char *text, float size, enum weight weight)
{
    return pen->ruler->width(pen->ruler->context, text, size, weight);
}

/* Letters come in whole pixels of size, and a hair is kept free for rounding. */
static float size_to_fit(float size, float width, float room)
{
    return width <= room ? size : fmaxf(floorf(size * room / width * 0.995f), 4.0f);
}

/* What runs from right to left begins at the right. */
static enum align align_of(enum align align, const char *text)
{
    if (align == ALIGN_CENTRE || !script_is_backward(text))
        return align;
    return align == ALIGN_LEFT ? ALIGN_RIGHT : ALIGN_LEFT;
}

/* `width` is that of the text at the slot's size: measuring is dear, so it is done once. */
static void put_line(const struct pen *pen, const char *text, const struct slot *slot, float size,
                     float width, struct style style)
{
    const struct box *box = &slot->box;
    struct shape shape;
    memset(&shape, 0, sizeof shape);
    width *= size / slot->size;
    float spare = box->width - width;
    style.align = align_of(style.align, text);
    shape.box.x = box->x;
    if (style.align != ALIGN_LEFT)
        shape.box.x += style.align == ALIGN_CENTRE ? spare / 2 : spare;
    shape.box.y = roundf(box->y + (slot->size - size) * PICTURE_ASCENT);
    shape.box.width = width;
    shape.box.height = size * PICTURE_LINE;
    shape.colour = style.colour;
    shape.size = size;
    shape.weight = style.weight;
    shape.align = style.align;
    picture_line(pen->picture, text, &shape);
}

float pen_line(const struct pen *pen, const char *text, const struct slot *slot, struct style style)
{
    if (text[0] == '\0')
        return 0.0f;
    float width = pen_width(pen, text, slot->size, style.weight);
    float size = size_to_fit(slot->size, width, slot->box.width);
    put_line(pen, text, slot, size, width, style);
    return width * size / slot->size;
}

bool pen_line_whole(const struct pen *pen, const char *text, const struct slot *slot,
                    struct style style)
{
    float width = pen_width(pen, text, slot->size, style.weight);
    if (width > slot->box.width)
        return false;
    put_line(pen, text, slot, slot->size, width, style);
    return true;
}

int pen_wrap(const struct pen *pen, const char *text, const struct slot *slot, struct style style)
{
    struct wrapped lines;
    int most = (int)(slot->box.height / (slot->size * PICTURE_LINE) + 0.1f);
    most = most < 1 ? 1 : most > LINES_MOST ? LINES_MOST : most;
    lines_break(pen, text, slot->size, style.weight, slot->box.width, most, &lines);
    const float size = size_to_fit(slot->size, lines.widest, slot->box.width);
    struct slot line = *slot;
    for (int i = 0; i < lines.count; i++) {
        put_line(pen, lines.text[i], &line, size, lines.width[i], style);
        line.box.y += slot->size * PICTURE_LINE;
    }
    return lines.count;
}

static float quarter(float pixels)
{
    return roundf(pixels * 4.0f) / 4.0f;
}

static struct shape shape_of(enum shape_kind kind, struct box box, struct colour colour)
{
    struct shape shape;
    memset(&shape, 0, sizeof shape);
    shape.kind = kind;
    shape.box = box;
    shape.colour = colour;
    return shape;
}

static struct box box_round(float x, float y, float radius)
{
    return (struct box){x - radius, y - radius, 2 * radius, 2 * radius};
}

void pen_walk(const struct pen *pen, const struct box *card, float edge, float walk)
{
    const float high = edge * 2.0f, room = card->width - 6.0f * edge;
    if (walk <= 0.0f)
        return;
    const struct box gone = {card->x + 3.0f * edge, card->y + card->height - edge - high,
                             room * walk, high};
    pen_panel(pen, gone, high / 2, pen->theme->ring);
}

void pen_fade(const struct pen *pen, struct box box, struct colour colour)
{
    float step = box.height / PEN_FADE_STEPS, most = (float)colour.alpha;
    for (int i = 0; i < PEN_FADE_STEPS; i++) {
        float top = roundf(box.y + step * (float)i);
        float bottom = roundf(box.y + step * (float)(i + 1));
        colour.alpha = (uint8_t)(most * (float)(i + 1) / PEN_FADE_STEPS);
        if (bottom > top)
            pen_panel(pen, (struct box){box.x, top, box.width, bottom - top}, 0, colour);
    }
}

void pen_panel(const struct pen *pen, struct box box, float corner, struct colour colour)
{
    box.width = quarter(box.width);
    struct shape shape = shape_of(SHAPE_PANEL, box, colour);
    shape.radius = fminf(corner, fminf(box.width, box.height) / 2);
    picture_add(pen->picture, &shape);
}

void pen_card(const struct pen *pen, struct box box, float corner, float edge)
{
    pen_panel(pen, box, corner, pen->theme->ring_empty);
    struct box inner = {box.x + edge, box.y + edge, box.width - 2 * edge, box.height - 2 * edge};
    pen_panel(pen, inner, corner - edge, pen->theme->panel);
}

void pen_disc(const struct pen *pen, float x, float y, float radius, struct colour colour)
{
    struct shape shape = shape_of(SHAPE_DISC, box_round(x, y, quarter(radius)), colour);
    picture_add(pen->picture, &shape);
}

void pen_arc_from(const struct pen *pen, const struct ring_place *ring, float start, float sweep,
                  struct colour colour)
{
    float middle = ring->radius - ring->stroke / 2;
    float around = 2.0f * GLM_PIf * middle;
    struct shape shape = shape_of(SHAPE_ARC, box_round(ring->x, ring->y, ring->radius), colour);
    shape.radius = middle;
    shape.stroke = ring->stroke;
    shape.start = start;
    shape.sweep = sweep >= 1.0f ? 1.0f : quarter(sweep * around) / around;
    picture_add(pen->picture, &shape);
}

void pen_arc(const struct pen *pen, const struct ring_place *ring, float sweep,
             struct colour colour)
{
    pen_arc_from(pen, ring, 0.0f, sweep, colour);
}

void pen_dots(const struct pen *pen, float x, float y, float radius, float dot,
              struct colour colour)
{
    struct shape shape = shape_of(SHAPE_DOTS, box_round(x, y, radius + dot / 2), colour);
    shape.radius = radius;
    shape.stroke = dot;
    picture_add(pen->picture, &shape);
}

void pen_number(const struct pen *pen, const struct ring_place *ring, const char *number)
{
    float room = (ring->radius - ring->stroke) * 1.8f;
    float top = ring->y - (PICTURE_ASCENT - DIGIT_HEIGHT / 2) * ring->digits;
    struct slot slot = {{ring->x - room / 2, top, room, ring->digits * PICTURE_LINE}, ring->digits};
    pen_line(pen, number, &slot, (struct style){WEIGHT_BOLD, ALIGN_CENTRE, pen->theme->text});
}
