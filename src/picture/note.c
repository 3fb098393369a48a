#include "picture/note.h"

#include <math.h>

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
    float pad = slot->size * 0.4f, room = slot->box.width - 2 * pad;
    float width = fminf(pen_width(pen, view->note, slot->size, WEIGHT_BOLD), room) + 2 * pad;
    struct box frame = slot->box;
    frame.x += frame.width - width;
    frame.width = width;
    struct slot inner = {{frame.x + pad, frame.y + frame.height / 2 - slot->size * LETTERS_MIDDLE,
                          width - 2 * pad, slot->size * PICTURE_LINE},
                         slot->size};
    pen_card(&faint, frame, frame.height / 2, slot->size * 0.06f);
    pen_line(&faint, view->note, &inner, style);
    return width;
}
