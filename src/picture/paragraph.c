#include "picture/paragraph.h"

#include <math.h>
#include <string.h>

enum { LINES_MOST = 12, LINE_BYTES = 256 };

struct broken {
    char line[LINES_MOST][LINE_BYTES];
    int count;
    float widest;
    bool whole; /* all of the text is in it */
};

static size_t word_end(const char *text, size_t from)
{
    from += text[from] == ' ' ? 1 : 0;
    return from + strcspn(text + from, " ");
}

/* Bytes of the text's first words that a line holds: at least one word. */
static size_t line_length(const struct pen *pen, const char *text, float size, float room,
                          enum weight weight)
{
    char line[LINE_BYTES];
    size_t length = 0;
    for (size_t end = word_end(text, 0); end < LINE_BYTES; end = word_end(text, end)) {
        memcpy(line, text, end);
        line[end] = '\0';
        if (length > 0 && pen_width(pen, line, size, weight) > room)
            break;
        length = end;
        if (text[end] == '\0')
            break;
    }
    return length;
}

static void break_lines(const struct pen *pen, const char *text, float size, float room,
                        enum weight weight, struct broken *out)
{
    out->count = 0;
    out->widest = 0.0f;
    while (*text != '\0' && out->count < LINES_MOST) {
        const size_t length = line_length(pen, text, size, room, weight);
        if (length == 0)
            break;
        char *line = out->line[out->count++];
        memcpy(line, text, length);
        line[length] = '\0';
        out->widest = fmaxf(out->widest, pen_width(pen, line, size, weight));
        text += length + (text[length] == ' ' ? 1 : 0);
    }
    out->whole = *text == '\0';
}

static bool fits(const struct broken *broken, const struct slot *slot, float size)
{
    return broken->whole && broken->widest <= slot->box.width &&
           (float)broken->count * size * PICTURE_LINE <= slot->box.height;
}

float paragraph(const struct pen *pen, const char *text, const struct slot *slot,
                struct style style)
{
    const float least = fmaxf(slot->size * 0.4f, 4.0f);
    struct broken broken;
    float size = slot->size;
    break_lines(pen, text, size, slot->box.width, style.weight, &broken);
    while (!fits(&broken, slot, size) && size > least) {
        size = fmaxf(floorf(size * 0.96f), least);
        break_lines(pen, text, size, slot->box.width, style.weight, &broken);
    }
    struct slot line = {slot->box, size};
    for (int i = 0; i < broken.count; i++) {
        pen_line(pen, broken.line[i], &line, style);
        line.box.y += size * PICTURE_LINE;
    }
    return line.box.y - slot->box.y;
}
