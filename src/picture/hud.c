#include "picture/hud.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "picture/note.h"
#include "picture/words.h"

/* The breath disc's radius when emptied and when filled, as shares of the room inside the ring. */
#define BREATH_LEAST 0.52f
#define BREATH_MOST 0.90f

/* Of a ring that fills with breath instead, in strokes of the ring round it. */
#define CALM_STROKE 0.6f

/* Room kept for "q quit" and the gap before it, in em. */
#define STOP_EMS 4.8f

/* How long each thing worth knowing at the start is told. */
static const int64_t tell_ms = 3000;

static struct style style_of(enum weight weight, enum align align, struct colour colour)
{
    return (struct style){weight, align, colour};
}

/* Side or position, and the repeat, in the room that the note leaves. */
static void add_under_name(const struct view *view, const struct layout *layout, float note,
                           const struct pen *pen)
{
    const struct segment *segment = view->moment.segment;
    const struct style quiet = style_of(WEIGHT_REGULAR, ALIGN_LEFT, pen->theme->text_quiet);
    struct slot slot = layout->side;
    char under[WORDS_SIZE];
    if (note > 0.0f)
        slot.box.width = fminf(slot.box.width, layout->note.box.width - note - slot.size * 0.5f);
    words_under_name(segment, false, under);
    if (slot.box.width <= 0.0f || pen_line_whole(pen, under, &slot, quiet))
        return;
    if (segment->repeats > 1)
        words_under_name(segment, true, under);
    if (note > 0.0f)
        pen_line_whole(pen, under, &slot, quiet);
    else
        pen_line(pen, under, &slot, quiet);
}

static void add_name(const struct view *view, const struct layout *layout, float note,
                     const struct pen *pen)
{
    const struct exercise *exercise = view->moment.segment->exercise;
    if (exercise == NULL)
        return;
    pen_line(pen, exercise->name, &layout->title,
             style_of(WEIGHT_BOLD, ALIGN_LEFT, pen->theme->text));
    add_under_name(view, layout, note, pen);
}

/* In the first seconds: how the routine is played, if not as written; else that there is no
 * sound. */
static void quiet_status(const struct view *view, char out[WORDS_SIZE])
{
    int64_t ms = view->moment.ms;
    out[0] = '\0';
    if (ms < tell_ms && fabsf(view->range - 1.0f) > 0.005f)
        snprintf(out, WORDS_SIZE, "range %.0f %%", (double)view->range * 100);
    else if (ms < 2 * tell_ms && fabsf(view->tempo - 1.0f) > 0.005f)
        snprintf(out, WORDS_SIZE, "speed %.3g", (double)view->tempo);
    else if (view->silent)
        snprintf(out, WORDS_SIZE, "sound off");
}

static void add_status(const struct view *view, const struct layout *layout, const struct pen *pen)
{
    char quiet[WORDS_SIZE];
    quiet_status(view, quiet);
    pen_line(pen, quiet, &layout->status,
             style_of(WEIGHT_REGULAR, ALIGN_RIGHT, pen->theme->text_quiet));
}

static void add_heading(const struct view *view, const struct layout *layout, const struct pen *pen)
{
    const float note = note_add(view, &layout->note, pen);
    add_name(view, layout, note, pen);
    if (note == 0.0f)
        add_status(view, layout, pen);
}

/* For those whom a pulsing disc disturbs: a second ring within the first that fills and empties. */
static void add_calm_breath(const struct view *view, const struct ring_place *ring,
                            const struct pen *pen)
{
    struct ring_place inner = *ring;
    inner.radius = (ring->radius - ring->stroke) * BREATH_MOST;
    inner.stroke = ring->stroke * CALM_STROKE;
    pen_arc(pen, &inner, 1.0f, pen->theme->ring_empty);
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
    float dot = fmaxf(ring->stroke * 0.12f, 1.0f);
    pen_disc(pen, ring->x, ring->y, least + (most - least) * view->moment.breath,
             pen->theme->breath);
    pen_dots(pen, ring->x, ring->y, least, dot, pen->theme->breath_mark);
    pen_dots(pen, ring->x, ring->y, most, dot, pen->theme->breath_mark);
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
    pen_number(pen, &layout->ring, number);
}

static void add_phase(const struct view *view, const struct layout *layout, const struct pen *pen)
{
    char phase[WORDS_SIZE];
    const char *breath = words_breathing(view->moment.breathing);
    words_phase(view->moment.segment, phase);
    if (view->screen == SCREEN_COUNT_IN) {
        snprintf(phase, sizeof phase, "GET READY");
        breath = "going on";
    }
    if (view->screen == SCREEN_PAUSED)
        breath = "";
    pen_line(pen, phase, &layout->phase,
             style_of(WEIGHT_BOLD, layout->phase_align, pen->theme->text));
    pen_line(pen, breath, &layout->breath,
             style_of(WEIGHT_REGULAR, layout->phase_align, pen->theme->text_quiet));
}

/* How to stop: as much of it as the line has room for. */
static void add_stop(const struct layout *layout, const struct pen *pen, float room)
{
    struct style style = style_of(WEIGHT_REGULAR, ALIGN_RIGHT, pen->theme->text_quiet);
    struct slot slot = layout->stop;
    slot.box.x += slot.box.width - room;
    slot.box.width = room;
    if (!pen_line_whole(pen, "Space pause \u00b7 q quit", &slot, style))
        pen_line(pen, "q quit", &slot, style);
}

static void add_next(const struct view *view, const struct layout *layout, const struct pen *pen)
{
    char name[WORDS_SIZE];
    words_next(&view->moment, name);
    bool last = name[0] == '\0';
    struct slot label = layout->next_label, slot = layout->next_name;
    label.box.width *= last ? 2.0f : 1.0f;
    pen_line(pen, last ? "last one" : "next", &label,
             style_of(WEIGHT_REGULAR, ALIGN_LEFT, pen->theme->text_quiet));
    float room = layout->stop.box.width;
    slot.box.width -= layout->next_shares_row ? slot.size * STOP_EMS : 0.0f;
    float width = pen_line(pen, name, &slot, style_of(WEIGHT_BOLD, ALIGN_LEFT, pen->theme->text));
    if (layout->next_shares_row)
        room -= (last ? label.box.width : width) + slot.size;
    add_stop(layout, pen, room);
}

static void add_caption(const struct view *view, const struct layout *layout, const struct pen *pen)
{
    const char *text = view->moment.caption;
    if (view->screen == SCREEN_COUNT_IN)
        text = "Find the position again.";
    if (text != NULL)
        pen_wrap(pen, text, &layout->caption,
                 style_of(WEIGHT_REGULAR, ALIGN_LEFT, pen->theme->text));
}

void hud_add(const struct view *view, const struct layout *layout, const struct pen *pen)
{
    add_heading(view, layout, pen);
    hud_progress(view, &layout->progress, pen);
    add_ring(view, layout, pen);
    add_phase(view, layout, pen);
    if (view->screen == SCREEN_PAUSED)
        return;
    add_next(view, layout, pen);
    add_caption(view, layout, pen);
}
