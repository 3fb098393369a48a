#include "picture/hud.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/tr.h"
#include "picture/heading.h"
#include "picture/lines.h"
#include "picture/words.h"

/* The breath disc's radius when emptied and when filled, as shares of the room inside the ring. */
#define BREATH_LEAST 0.52f
#define BREATH_MOST 0.90f

/* Of a ring that fills with breath instead, in strokes of the ring round it. */
#define CALM_STROKE 0.6f

/* Of the disc's edge and of the dots, in the same strokes; and in pixels, to be seen at all. */
#define EDGE_STROKE 0.16f
#define EDGE_LEAST 3.0f

/* Between the label, the name and how to stop, in em. */
#define NEXT_GAP 0.5f

static struct style style_of(enum weight weight, enum align align, struct colour colour)
{
    return (struct style){weight, align, colour};
}

/* For those whom a pulsing disc disturbs: a second ring within the first that fills and empties. */
static void add_calm_breath(const struct view *view, const struct ring_place *ring,
                            const struct pen *pen)
{
    struct ring_place inner = *ring;
    inner.radius = (ring->radius - ring->stroke) * BREATH_MOST;
    inner.stroke = ring->stroke * CALM_STROKE;
    const float dot = fmaxf(ring->stroke * EDGE_STROKE, EDGE_LEAST);
    pen_dots(pen, ring->x, ring->y, inner.radius - inner.stroke / 2, dot, pen->theme->breath_mark);
    pen_arc(pen, &inner, view->moment.breath, pen->theme->breath_mark);
}

static void add_breath(const struct view *view, const struct ring_place *ring,
                       const struct pen *pen)
{
    if (view->moment.breathing != BREATH_IN && view->moment.breathing != BREATH_OUT)
        return;
    if (view->sights.calm) {
        add_calm_breath(view, ring, pen);
        return;
    }
    float room = ring->radius - ring->stroke;
    float least = room * BREATH_LEAST, most = room * BREATH_MOST;
    float edge = fmaxf(ring->stroke * EDGE_STROKE, EDGE_LEAST);
    const float radius = least + (most - least) * view->moment.breath;
    const struct ring_place disc = {ring->x, ring->y, roundf(radius * 4.0f) / 4.0f, edge, 0};
    pen_disc(pen, ring->x, ring->y, disc.radius, pen->theme->breath);
    pen_arc(pen, &disc, 1.0f, pen->theme->breath_mark);
    pen_dots(pen, ring->x, ring->y, most, edge, pen->theme->breath_mark);
}

static void add_ring(const struct view *view, const struct layout *layout, const struct pen *pen)
{
    bool counting_in = view->screen == SCREEN_COUNT_IN;
    char number[16];
    snprintf(number, sizeof number, "%d", counting_in ? view->count_in : view->moment.seconds_left);
    pen_arc(pen, &layout->ring, 1.0f, pen->theme->ring_empty);
    if (!counting_in) {
        pen_arc(pen, &layout->ring, view->moment.segment_left, pen->theme->ring);
        add_breath(view, &layout->ring, pen);
    }
    if (view->screen != SCREEN_EASING)
        pen_number(pen, &layout->ring, number);
}

static void add_phase(const struct view *view, const struct layout *layout, const struct pen *pen)
{
    char phase[WORDS_SIZE];
    const char *breath = words_breathing(view->moment.breathing);
    words_phase(view->moment.segment, phase);
    if (view->screen == SCREEN_COUNT_IN) {
        snprintf(phase, sizeof phase, "%s", tr("GET READY"));
        breath = tr("going on");
    }
    if (view->screen == SCREEN_EASING)
        snprintf(phase, sizeof phase, "%s", tr("EASE OUT"));
    if (view->screen == SCREEN_PAUSED)
        breath = "";
    pen_line(pen, phase, &layout->phase,
             style_of(WEIGHT_BOLD, layout->phase_align, pen->theme->text));
    pen_line(pen, breath, &layout->breath,
             style_of(WEIGHT_REGULAR, layout->phase_align, pen->theme->text_quiet));
}

/* How to stop; `brief`: only how to leave. */
static void stop_words(const struct view_keys *keys, bool brief, char out[WORDS_SIZE])
{
    const bool pauses = !brief && keys->pause != NULL && keys->pause[0] != '\0';
    out[0] = '\0';
    if (keys->quit == NULL || keys->quit[0] == '\0') {
        if (keys->pause != NULL && keys->pause[0] != '\0')
            snprintf(out, WORDS_SIZE, tr("%s pause"), keys->pause);
    } else if (pauses)
        snprintf(out, WORDS_SIZE,
                 keys->to_menu ? tr("%s pause · %s menu") : tr("%s pause · %s quit"), keys->pause,
                 keys->quit);
    else
        snprintf(out, WORDS_SIZE, keys->to_menu ? tr("%s menu") : tr("%s quit"), keys->quit);
}

/* What how to stop needs at least. */
static float stop_width(const struct view *view, const struct pen *pen, float size)
{
    char words[WORDS_SIZE];
    stop_words(&view->keys, true, words);
    return pen_width(pen, words, size, WEIGHT_REGULAR);
}

/* As much of it as the line has room for. */
static void add_stop(const struct view *view, const struct layout *layout, const struct pen *pen,
                     float room)
{
    struct style style = style_of(WEIGHT_REGULAR, ALIGN_RIGHT, pen->theme->text_quiet);
    struct slot slot = layout->stop;
    char words[WORDS_SIZE];
    slot.box.x += slot.box.width - room;
    slot.box.width = room;
    stop_words(&view->keys, false, words);
    if (pen_line_whole(pen, words, &slot, style))
        return;
    stop_words(&view->keys, true, words);
    pen_line(pen, words, &slot, style);
}

/* The name in the label's line, up to how to stop; `label` pixels are taken. Returns what it took.
 */
static float name_beside(const struct view *view, const struct layout *layout,
                         const struct pen *pen, const char *name, float label)
{
    const float gap = layout->next.size * NEXT_GAP;
    struct slot slot = layout->next;
    const struct style bold = style_of(WEIGHT_BOLD, ALIGN_LEFT, pen->theme->text);
    slot.box.x += label + gap;
    slot.box.width = layout->stop.box.width - label - stop_width(view, pen, slot.size) - 2 * gap;
    return pen_line(pen, name, &slot, bold) + gap;
}

/* The name in the line below the label; one that is too long begins beside the label. Returns what
 * it took of the label's line. */
static float name_below(const struct view *view, const struct layout *layout, const struct pen *pen,
                        const char *name, float label)
{
    const struct style bold = style_of(WEIGHT_BOLD, ALIGN_LEFT, pen->theme->text);
    const float gap = layout->next.size * NEXT_GAP;
    struct slot below = layout->next, beside = below;
    struct wrapped lines;
    below.box.height /= 2;
    below.box.y += below.box.height;
    if (pen_line_whole(pen, name, &below, bold))
        return 0.0f;
    beside.box.x += label + gap;
    beside.box.width = layout->stop.box.width - label - 2 * gap - stop_width(view, pen, below.size);
    lines_break(pen, name, below.size, WEIGHT_BOLD, beside.box.width, 2, &lines);
    if (lines.count > 1)
        pen_line(pen, lines.text[1], &below, bold);
    return pen_line(pen, lines.text[0], &beside, bold) + gap;
}

/* "next", or only an arrow's head where a long name needs the room. */
static const char *next_label(const struct view *view, const struct layout *layout,
                              const struct pen *pen, const char *name)
{
    const char *label = tr_in("exercise", "next");
    const float size = layout->next.size;
    if (name[0] == '\0')
        return tr("last one");
    const float whole = pen_width(pen, label, size, WEIGHT_REGULAR) +
                        pen_width(pen, name, size, WEIGHT_BOLD) + stop_width(view, pen, size) +
                        2 * size * NEXT_GAP;
    return layout->next_shares_row && whole > layout->stop.box.width ? "\u203a" : label;
}

static void add_next(const struct view *view, const struct layout *layout, const struct pen *pen)
{
    char name[WORDS_SIZE];
    words_next(&view->moment, name);
    float taken = pen_line(pen, next_label(view, layout, pen, name), &layout->next,
                           style_of(WEIGHT_REGULAR, ALIGN_LEFT, pen->theme->text_quiet));
    taken += layout->next_shares_row ? name_beside(view, layout, pen, name, taken)
                                     : name_below(view, layout, pen, name, taken);
    add_stop(view, layout, pen, layout->stop.box.width - taken - layout->next.size * NEXT_GAP);
}

static void add_caption(const struct view *view, const struct layout *layout, const struct pen *pen)
{
    const char *text = view->moment.caption;
    if (view->screen == SCREEN_COUNT_IN)
        text = tr("Find the position again.");
    if (text != NULL)
        pen_wrap(pen, text, &layout->caption,
                 style_of(WEIGHT_REGULAR, ALIGN_LEFT, pen->theme->text));
}

void hud_add(const struct view *view, const struct layout *layout, const struct pen *pen)
{
    heading_add(view, layout, pen);
    hud_progress(view, &layout->progress, pen);
    add_ring(view, layout, pen);
    add_phase(view, layout, pen);
    if (view->screen == SCREEN_PAUSED)
        return;
    add_next(view, layout, pen);
    add_caption(view, layout, pen);
}
