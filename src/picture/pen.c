#include "picture/pen.h"

#include <cglm/util.h>
#include <math.h>
#include <string.h>

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

/* `width` is that of the text at the slot's size: measuring is dear, so it is done once. */
static void put_line(const struct pen *pen, const char *text, const struct slot *slot, float size,
                     float width, struct style style)
{
    const struct box *box = &slot->box;
    struct shape shape;
    memset(&shape, 0, sizeof shape);
    width *= size / slot->size;
    float spare = box->width - width;
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

enum { WRAP_BYTES = 512 };

struct halves {
    char first[WRAP_BYTES], second[WRAP_BYTES];
    float first_width, second_width;
};

static float widest(const struct halves *halves)
{
    return fmaxf(halves->first_width, halves->second_width);
}

/* The second half is what the first leaves of the whole, the blank between them included. */
static bool split_at(const struct pen *pen, const char *text, size_t blank, float size,
                     enum weight weight, float whole, struct halves *out)
{
    size_t rest = strlen(text + blank + 1);
    if (blank >= WRAP_BYTES || rest >= WRAP_BYTES)
        return false;
    memcpy(out->first, text, blank);
    out->first[blank] = '\0';
    memcpy(out->second, text + blank + 1, rest + 1);
    out->first_width = pen_width(pen, out->first, size, weight);
    out->second_width = whole - out->first_width;
    return true;
}

/* The blank at or after `from` bytes (or before, with step -1); 0 when there is none. */
static size_t blank_near(const char *text, size_t from, int step)
{
    for (size_t at = from; at > 0 && text[at] != '\0'; at += (size_t)step)
        if (text[at] == ' ')
            return at;
    return 0;
}

/* The end of a sentence not far from the middle. */
static size_t blank_after_sentence(const char *text, size_t length)
{
    for (size_t at = length / 4; at > 0 && at < length * 3 / 4; at++)
        if (text[at] == ' ' && strchr(".!?", text[at - 1]) != NULL)
            return at;
    return 0;
}

/* Two lines of much the same width, or two sentences if they fit. Few breaks are tried, since a
 * text is measured for each. False when there is no blank to break at. */
static bool split(const struct pen *pen, const char *text, const struct slot *slot,
                  enum weight weight, float whole, struct halves *best)
{
    size_t length = strlen(text), middle = length / 2;
    size_t sentence = blank_after_sentence(text, length);
    if (sentence > 0 && split_at(pen, text, sentence, slot->size, weight, whole, best) &&
        widest(best) <= slot->box.width)
        return true;
    size_t breaks[] = {blank_near(text, middle, 1), blank_near(text, middle, -1)};
    bool found = false;
    for (int i = 0; i < 2; i++) {
        struct halves halves;
        if (breaks[i] == 0 || !split_at(pen, text, breaks[i], slot->size, weight, whole, &halves))
            continue;
        if (!found || widest(&halves) < widest(best))
            *best = halves;
        found = true;
    }
    return found;
}

void pen_wrap(const struct pen *pen, const char *text, const struct slot *slot, struct style style)
{
    struct halves halves;
    float whole = pen_width(pen, text, slot->size, style.weight);
    if (whole <= slot->box.width || !split(pen, text, slot, style.weight, whole, &halves)) {
        float size = size_to_fit(slot->size, whole, slot->box.width);
        put_line(pen, text, slot, size, whole, style);
        return;
    }
    float size = size_to_fit(slot->size, widest(&halves), slot->box.width);
    struct slot line = *slot;
    put_line(pen, halves.first, &line, size, halves.first_width, style);
    line.box.y += slot->size * PICTURE_LINE;
    put_line(pen, halves.second, &line, size, halves.second_width, style);
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

void pen_arc(const struct pen *pen, const struct ring_place *ring, float sweep,
             struct colour colour)
{
    float middle = ring->radius - ring->stroke / 2;
    float around = 2.0f * GLM_PIf * middle;
    struct shape shape = shape_of(SHAPE_ARC, box_round(ring->x, ring->y, ring->radius), colour);
    shape.radius = middle;
    shape.stroke = ring->stroke;
    shape.sweep = sweep >= 1.0f ? 1.0f : quarter(sweep * around) / around;
    picture_add(pen->picture, &shape);
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
