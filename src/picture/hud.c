#include "picture/hud.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "picture/lines.h"
#include "picture/note.h"
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

/* Of the line below it that a long name may take; side and note have the rest. */
#define NAME_SHARE 0.62f

static const char quit_words[] = "q quit";

/* How long each thing worth knowing at the start is told. */
static const int64_t tell_ms = 3000;

static struct style style_of(enum weight weight, enum align align, struct colour colour)
{
    return (struct style){weight, align, colour};
}

/* Side or position, and the repeat. In a row that it shares as much of it as there
 * is room for; in its own it is set smaller if need be. */
static void add_under_name(const struct view *view, const struct slot *slot, bool shared,
                           enum align align, const struct pen *pen)
{
    const struct segment *segment = view->moment.segment;
    const struct style quiet = style_of(WEIGHT_REGULAR, align, pen->theme->text_quiet);
    char under[WORDS_SIZE];
    words_under_name(segment, false, under);
    if (slot->box.width <= 0.0f || pen_line_whole(pen, under, slot, quiet))
        return;
    if (segment->repeats > 1)
        words_under_name(segment, true, under);
    if (!shared)
        pen_line(pen, under, slot, quiet);
    else if (!pen_line_whole(pen, under, slot, quiet))
        pen_line_whole(pen, words_side_of(segment->exercise, segment->side), slot, quiet);
}

/* A name that is too long for its line takes the one below, too. Returns how much of that. */
static float add_name(const struct layout *layout, const char *name, const struct pen *pen)
{
    const struct style bold = style_of(WEIGHT_BOLD, ALIGN_LEFT, pen->theme->text);
    const float small = layout->side.size, room = layout->title.box.width;
    struct slot first = layout->title, second = layout->side;
    struct wrapped lines;
    if (pen_width(pen, name, small, WEIGHT_BOLD) <= room) {
        pen_line(pen, name, &first, bold);
        return 0.0f;
    }
    lines_break(pen, name, small, WEIGHT_BOLD, room, 2, &lines);
    first.box.y += (first.size - small) * PICTURE_ASCENT;
    first.size = small;
    pen_line(pen, lines.text[0], &first, bold);
    second.box.width = room * NAME_SHARE;
    return pen_line(pen, lines.count > 1 ? lines.text[1] : "", &second, bold);
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

static bool same_row(const struct box *a, const struct box *b)
{
    return fabsf(a->y - b->y) < b->height / 2;
}

/* Name, what stands under it (or, if the name takes that line, too, at its end), and a note. */
static void add_heading(const struct view *view, const struct layout *layout, const struct pen *pen)
{
    const struct exercise *exercise = view->moment.segment->exercise;
    const bool beside = same_row(&layout->note.box, &layout->side.box);
    const float gap = layout->side.size * 0.5f;
    struct slot note = layout->note, under = layout->side;
    float name = exercise == NULL ? 0.0f : add_name(layout, exercise->name, pen);
    name += name > 0.0f ? gap : 0.0f;
    if (beside) {
        note.box.x += name;
        note.box.width -= name;
    }
    const float taken = note_add(view, &note, pen), shown = beside ? taken : 0.0f;
    if (shown == 0.0f && name == 0.0f)
        add_status(view, layout, pen);
    under.box.width = name > 0.0f ? layout->title.box.width - name : under.box.width;
    if (shown > 0.0f)
        under.box.width = fminf(under.box.width, note.box.width - shown - gap);
    under.box.x += name;
    if (exercise != NULL)
        add_under_name(view, &under, name + shown > 0.0f, name > 0.0f ? ALIGN_RIGHT : ALIGN_LEFT,
                       pen);
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
        pen_line(pen, quit_words, &slot, style);
}

/* The name in the label's line, up to how to stop; `label` pixels are taken. Returns what it took.
 */
static float name_beside(const struct layout *layout, const struct pen *pen, const char *name,
                         float label)
{
    const float gap = layout->next.size * NEXT_GAP;
    struct slot slot = layout->next;
    slot.box.x += label + gap;
    slot.box.width -= label + pen_width(pen, quit_words, slot.size, WEIGHT_REGULAR) + 2 * gap;
    return pen_line(pen, name, &slot, style_of(WEIGHT_BOLD, ALIGN_LEFT, pen->theme->text)) + gap;
}

/* The name in the line below the label; one that is too long begins beside the label. Returns what
 * it took of the label's line. */
static float name_below(const struct layout *layout, const struct pen *pen, const char *name,
                        float label)
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
    beside.box.width -= label + pen_width(pen, quit_words, below.size, WEIGHT_REGULAR) + 2 * gap;
    lines_break(pen, name, below.size, WEIGHT_BOLD, beside.box.width, 2, &lines);
    if (lines.count > 1)
        pen_line(pen, lines.text[1], &below, bold);
    return pen_line(pen, lines.text[0], &beside, bold) + gap;
}

static void add_next(const struct view *view, const struct layout *layout, const struct pen *pen)
{
    char name[WORDS_SIZE];
    words_next(&view->moment, name);
    float taken = pen_line(pen, name[0] == '\0' ? "last one" : "next", &layout->next,
                           style_of(WEIGHT_REGULAR, ALIGN_LEFT, pen->theme->text_quiet));
    taken += (layout->next_shares_row ? name_beside : name_below)(layout, pen, name, taken);
    add_stop(layout, pen, layout->stop.box.width - taken - layout->next.size * NEXT_GAP);
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
