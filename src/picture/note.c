#include "picture/note.h"

#include <math.h>

#include "picture/lines.h"

/* From the top of a line to the middle between capitals' tops and the lowest tails, in em. */
#define LETTERS_MIDDLE 0.67f

static void fade(struct colour *colour, float presence)
{
    colour->alpha = (uint8_t)((float)colour->alpha * presence + 0.5f);
}

/* The colours of a card and its words. */
static struct theme faded(const struct theme *theme, float presence)
{
    struct theme faint = *theme;
    fade(&faint.text, presence);
    fade(&faint.panel, presence);
    fade(&faint.ring_empty, presence);
    return faint;
}

float note_add(const struct view *view, const struct slot *slot, const struct pen *pen)
{
    if (view->note[0] == '\0' || view->note_presence <= 0.0f)
        return 0.0f;
    const struct theme theme = faded(pen->theme, view->note_presence);
    const struct pen faint = {pen->picture, pen->ruler, &theme};
    const struct style style = {WEIGHT_BOLD, ALIGN_CENTRE, theme.text};
    const float pad = slot->size * 0.4f, room = slot->box.width - 2 * pad;
    const float line = slot->size * PICTURE_LINE;
    struct wrapped lines;
    lines_break(pen, view->note, slot->size, WEIGHT_BOLD, room,
                slot->box.height >= 2 * line ? 2 : 1, &lines);
    const float width = fminf(lines.widest, room) + 2 * pad;
    const float spare = fmaxf(slot->box.height - (float)lines.count * line, 0.0f);
    struct box frame = slot->box;
    frame.x += frame.width - width;
    frame.width = width;
    frame.height -= lines.count == 1 ? fmaxf(spare - line * 0.05f, 0.0f) : 0.0f;
    const float height = (float)(lines.count - 1) * line;
    struct slot inner = {{frame.x + pad,
                          frame.y + (frame.height - height) / 2 - slot->size * LETTERS_MIDDLE,
                          width - 2 * pad, height + line},
                         slot->size};
    pen_card(&faint, frame, fminf(frame.height / 2, line / 2), slot->size * 0.06f);
    pen_wrap(&faint, view->note, &inner, style);
    return width;
}
