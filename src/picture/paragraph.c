#include "picture/paragraph.h"

#include <math.h>

#include "picture/lines.h"

static bool fits(const struct wrapped *lines, const struct slot *slot, float size)
{
    return lines->widest <= slot->box.width &&
           (float)lines->count * size * PICTURE_LINE <= slot->box.height;
}

float paragraph(const struct pen *pen, const char *text, const struct slot *slot,
                struct style style)
{
    const float least = fmaxf(slot->size * 0.4f, 4.0f), room = slot->box.width;
    struct wrapped lines;
    float size = slot->size;
    lines_break(pen, text, size, style.weight, room, LINES_MOST, &lines);
    while (!fits(&lines, slot, size) && size > least) {
        size = fmaxf(floorf(size * 0.96f), least);
        lines_break(pen, text, size, style.weight, room, LINES_MOST, &lines);
    }
    struct slot line = {slot->box, size};
    for (int i = 0; i < lines.count; i++) {
        pen_line(pen, lines.text[i], &line, style);
        line.box.y += size * PICTURE_LINE;
    }
    return line.box.y - slot->box.y;
}
