#include "picture/heading.h"

#include <math.h>
#include <stdio.h>

#include "base/tr.h"
#include "picture/lines.h"
#include "picture/muscle_map.h"
#include "picture/note.h"
#include "picture/words.h"

/* Of the line below it that a long name may take; side and note have the rest. */
#define NAME_SHARE 0.62f

/* Of an arc before words, in em. */
#define ARC_ROOM 1.6f

/* How long each thing worth knowing at the start is told. */
static const int64_t tell_ms = 3000;

static struct style style_of(enum weight weight, enum align align, struct colour colour)
{
    return (struct style){weight, align, colour};
}

/* A place in the row under the name. */
static struct slot row_slot(const struct slot *row, float x, float width)
{
    struct slot slot = *row;
    slot.box.x = x;
    slot.box.width = width;
    return slot;
}

/* Side or position, and the repeat; as much of it as there is room for. False: nothing is. */
static bool add_under_name(const struct view *view, const struct slot *slot, enum align align,
                           const struct pen *pen)
{
    const struct segment *segment = view->moment.segment;
    const struct style quiet = style_of(WEIGHT_REGULAR, align, pen->theme->text_quiet);
    char under[WORDS_SIZE];
    if (slot->box.width <= 0.0f)
        return false;
    words_under_name(segment, false, under);
    if (pen_line_whole(pen, under, slot, quiet))
        return true;
    words_under_name(segment, true, under);
    return (segment->repeats > 1 && pen_line_whole(pen, under, slot, quiet)) ||
           pen_line_whole(pen, words_side_of(segment->exercise, segment->side), slot, quiet);
}

/* A name that is too long for its line takes the one below, too. Returns how much of that. */
static float add_name(const struct layout *layout, const char *name, const struct pen *pen)
{
    const struct style bold = style_of(WEIGHT_BOLD, ALIGN_LEFT, pen->theme->text);
    const float small = layout->side.size, room = layout->title.box.width;
    struct slot first = layout->title;
    struct slot second = row_slot(&layout->side, layout->side.box.x, room * NAME_SHARE);
    char line[LINE_BYTES];
    if (pen_width(pen, name, small, WEIGHT_BOLD) <= room) {
        pen_line(pen, name, &first, bold);
        return 0.0f;
    }
    const char *rest = lines_first(pen, name, small, WEIGHT_BOLD, room, line);
    first.box.y += (first.size - small) * PICTURE_ASCENT;
    first.size = small;
    pen_line(pen, line, &first, bold);
    return pen_line(pen, rest, &second, bold);
}

/* How far the exercise goes, while it is prepared, or in the first seconds how far all go; 0 where
 * that is as far as it is written. */
static float told_range(const struct view *view)
{
    const struct segment *segment = view->moment.segment;
    const struct routine *routine = view->timeline->routine;
    float range = 1.0f;
    if (view->moment.ms < tell_ms)
        range = view->range;
    else if (muscle_map_prepares(segment) && segment->exercise != NULL && routine != NULL &&
             segment->step < routine->step_count)
        range = step_range(&routine->steps[segment->step], view->range);
    return fabsf(range - 1.0f) > 0.005f ? range : 0.0f;
}

/* What is worth knowing beside the name. */
struct status {
    char words[WORDS_SIZE];
    float range; /* drawn as an arc, too; 0: none is */
    float width; /* of all, pixels */
};

/* How the routine is played, if not as written; else that there is no sound. */
static struct status status_of(const struct view *view, const struct pen *pen, float size)
{
    struct status status = {.words = ""};
    const int64_t ms = view->moment.ms;
    const float range = told_range(view);
    if (ms < 2 * tell_ms && (ms >= tell_ms || range <= 0.0f) && fabsf(view->tempo - 1.0f) > 0.005f)
        snprintf(status.words, WORDS_SIZE, tr("speed %.3g"), (double)view->tempo);
    else if (range > 0.0f) {
        status.range = range;
        snprintf(status.words, WORDS_SIZE, tr("range %.0f %%"), (double)range * 100);
    } else if (view->silent)
        snprintf(status.words, WORDS_SIZE, "%s", tr("sound off"));
    status.width = pen_width(pen, status.words, size, WEIGHT_REGULAR) +
                   (status.range > 0.0f ? size * ARC_ROOM : 0.0f);
    return status;
}

static bool same_row(const struct box *a, const struct box *b)
{
    return fabsf(a->y - b->y) < b->height / 2;
}

/* The range as part of the whole arc, at a place's left end. */
static void add_arc(const struct pen *pen, float x, const struct slot *room, float range)
{
    const float em = room->size;
    const struct ring_place place = {x + em * 0.7f, room->box.y + em * 0.9f, em * 0.62f, em * 0.18f,
                                     0};
    pen_arc_from(pen, &place, 0.75f, 0.5f, pen->theme->ring_empty);
    pen_arc_from(pen, &place, 0.75f, 0.5f * fminf(range, 1.0f), pen->theme->ring);
}

/* At the right end of the row, if nothing is told there; returns what it takes. */
static float add_status(const struct view *view, const struct slot *room, const struct pen *pen)
{
    const struct status status = status_of(view, pen, room->size);
    if (status.words[0] == '\0' || status.width > room->box.width)
        return 0.0f;
    pen_line(pen, status.words, room,
             style_of(WEIGHT_REGULAR, ALIGN_RIGHT, pen->theme->text_quiet));
    if (status.range > 0.0f)
        add_arc(pen, room->box.x + room->box.width - status.width, room, status.range);
    return status.width;
}

/* A row of its own: the status first, then as much of the rest as there is room for. */
static void add_row(const struct view *view, const struct slot *row, float gap,
                    const struct pen *pen)
{
    const float status = add_status(view, row, pen);
    const struct slot side =
        row_slot(row, row->box.x, row->box.width - (status > 0.0f ? status + gap : 0.0f));
    char brief[WORDS_SIZE];
    if (add_under_name(view, &side, ALIGN_LEFT, pen))
        return;
    words_under_name(view->moment.segment, view->moment.segment->repeats > 1, brief);
    pen_line(pen, brief, &side, style_of(WEIGHT_REGULAR, ALIGN_LEFT, pen->theme->text_quiet));
}

/* In a row that the name shares there may be no room for both side and status: then they take
 * turns. */
static bool is_turn_of_status(int64_t ms)
{
    return ms % (2 * tell_ms) < tell_ms;
}

/* What stands right of so much of the name: side, or position, and status. */
static void add_beside_name(const struct view *view, const struct slot *room, const struct pen *pen)
{
    const float gap = room->size * 0.5f;
    const struct status status = status_of(view, pen, room->size);
    const struct slot side = row_slot(room, room->box.x, room->box.width - status.width - gap);
    const bool told = status.words[0] != '\0';
    const bool both = told && add_under_name(view, &side, ALIGN_LEFT, pen);
    if (both || (told && is_turn_of_status(view->moment.ms)))
        add_status(view, room, pen);
    else
        add_under_name(view, room, ALIGN_RIGHT, pen);
}

/* Name, what stands under it (or, if the name takes that line, too, at its end), and a note. */
void heading_add(const struct view *view, const struct layout *layout, const struct pen *pen)
{
    const struct exercise *exercise = view->moment.segment->exercise;
    const bool beside = same_row(&layout->note.box, &layout->side.box);
    const float gap = layout->side.size * 0.5f;
    const float name = exercise == NULL ? 0.0f : add_name(layout, exercise->name, pen);
    const float taken = name > 0.0f ? name + gap : 0.0f;
    const float left = layout->side.box.x + taken;
    const float right = layout->status.box.x + layout->status.box.width;
    struct slot note = beside ? row_slot(&layout->note, left, right - left) : layout->note;
    const float told = note_add(view, &note, pen), shown = beside && told > 0.0f ? told + gap : 0;
    const struct slot row = row_slot(&layout->side, left, right - left - shown);
    if (exercise == NULL)
        add_status(view, &row, pen);
    else if (shown > 0.0f)
        add_under_name(view, &row, name > 0.0f ? ALIGN_RIGHT : ALIGN_LEFT, pen);
    else if (name > 0.0f)
        add_beside_name(view, &row, pen);
    else
        add_row(view, &row, gap, pen);
}
