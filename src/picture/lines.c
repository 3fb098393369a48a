#include "picture/lines.h"

#include <math.h>
#include <string.h>

#include "picture/script.h"

enum { PIECES_MOST = 160 };

/* What is never broken: a word, or a square character with the signs that stay with it. */
struct piece {
    int start, end; /* bytes; a blank behind it is not its own */
    float width;
    bool blank;    /* behind it */
    bool sentence; /* ends one */
};

struct pieces {
    const char *text;
    struct piece list[PIECES_MOST];
    int count;
    float blank; /* width of one */
};

static float width_of(const struct pen *pen, const char *text, int start, int end, float size,
                      enum weight weight)
{
    char copy[LINE_BYTES];
    int length = end - start < LINE_BYTES ? end - start : LINE_BYTES - 1;
    memcpy(copy, text + start, (size_t)length);
    copy[length] = '\0';
    return length > 0 ? pen_width(pen, copy, size, weight) : 0.0f;
}

static void add_piece(struct pieces *pieces, int start, int end, bool blank)
{
    if (end <= start || pieces->count == PIECES_MOST)
        return;
    const char last = pieces->text[end - 1];
    pieces->list[pieces->count++] = (struct piece){
        .start = start, .end = end, .blank = blank, .sentence = strchr(".!?", last) != NULL};
}

/* `hyphens`: words may be parted behind theirs. */
static void find_pieces(struct pieces *pieces, const char *text, bool hyphens)
{
    const char *at = text;
    uint32_t character = script_next(&at);
    int start = 0;
    pieces->text = text;
    pieces->count = 0;
    while (character != 0) {
        const int here = (int)(at - text);
        const uint32_t after = script_next(&at);
        if (character == ' ') {
            add_piece(pieces, start, here - 1, true);
            start = here;
        } else if (after == 0 || script_breaks(character, after) ||
                   (hyphens && character == '-' && after != ' ')) {
            add_piece(pieces, start, here, false);
            start = here;
        }
        character = after;
    }
}

static void measure(const struct pen *pen, struct pieces *pieces, float size, enum weight weight)
{
    pieces->blank = pen_width(pen, " ", size, weight);
    for (int i = 0; i < pieces->count; i++) {
        struct piece *piece = &pieces->list[i];
        piece->width = width_of(pen, pieces->text, piece->start, piece->end, size, weight);
    }
}

static float widest_of(const struct pieces *pieces)
{
    float widest = 0.0f;
    for (int i = 0; i < pieces->count; i++)
        widest = fmaxf(widest, pieces->list[i].width);
    return widest;
}

/* The first piece that is not in the line that begins with `first`. */
static int line_end(const struct pieces *pieces, int first, float room)
{
    float width = pieces->list[first].width;
    int i = first + 1;
    for (; i < pieces->count; i++) {
        width += pieces->list[i].width + (pieces->list[i - 1].blank ? pieces->blank : 0.0f);
        if (width > room)
            break;
    }
    return i;
}

static int count_lines(const struct pieces *pieces, float room)
{
    int count = 0;
    for (int i = 0; i < pieces->count; i = line_end(pieces, i, room))
        count++;
    return count;
}

/* The least room in which the text has no more than `lines` lines. */
static float least_room(const struct pieces *pieces, int lines, float room)
{
    float least = 0.0f, most = room;
    for (int i = 0; i < PIECES_MOST && count_lines(pieces, most) > lines; i++)
        most *= 1.25f;
    for (int i = 0; i < 12; i++) {
        const float middle = (least + most) / 2;
        if (count_lines(pieces, middle) <= lines)
            most = middle;
        else
            least = middle;
    }
    return most;
}

/* A line runs as its text does, whatever it begins with: U+200F says so where it would not. */
static void copy_line(const struct pieces *pieces, int start, int end, char line[LINE_BYTES])
{
    static const char mark[] = "\u200f";
    const int most = LINE_BYTES - (int)sizeof mark,
              length = end - start < most ? end - start : most;
    memcpy(line, pieces->text + start, (size_t)length);
    line[length] = '\0';
    if (!script_is_backward(pieces->text) || script_is_backward(line))
        return;
    memmove(line + sizeof mark - 1, line, (size_t)length + 1);
    memcpy(line, mark, sizeof mark - 1);
}

static void put(const struct pen *pen, const struct pieces *pieces, int first, int end, float size,
                enum weight weight, struct wrapped *out)
{
    copy_line(pieces, pieces->list[first].start, pieces->list[end - 1].end, out->text[out->count]);
    out->width[out->count] = pen_width(pen, out->text[out->count], size, weight);
    out->widest = fmaxf(out->widest, out->width[out->count]);
    out->count++;
}

/* The first piece of a second sentence, if either fits a line; 0 if not. */
static int second_sentence(const struct pieces *pieces, float room)
{
    for (int i = 1; i < pieces->count; i++)
        if (pieces->list[i - 1].sentence && pieces->list[i - 1].blank &&
            line_end(pieces, 0, room) >= i && line_end(pieces, i, room) == pieces->count)
            return i;
    return 0;
}

void lines_break(const struct pen *pen, const char *text, float size, enum weight weight,
                 float room, int most, struct wrapped *out)
{
    struct pieces pieces;
    memset(out, 0, sizeof *out);
    find_pieces(&pieces, text, false);
    measure(pen, &pieces, size, weight);
    if (widest_of(&pieces) > room) {
        find_pieces(&pieces, text, true);
        measure(pen, &pieces, size, weight);
    }
    int count = count_lines(&pieces, room);
    count = count < most ? count : most;
    const int sentence = count == 2 ? second_sentence(&pieces, room) : 0;
    if (sentence > 0) {
        put(pen, &pieces, 0, sentence, size, weight, out);
        put(pen, &pieces, sentence, pieces.count, size, weight, out);
        return;
    }
    const float narrow = least_room(&pieces, count, room);
    for (int i = 0, end; i < pieces.count && out->count < most; i = end) {
        end = line_end(&pieces, i, narrow);
        put(pen, &pieces, i, end, size, weight, out);
    }
}

const char *lines_first(const struct pen *pen, const char *text, float size, enum weight weight,
                        float room, char first[LINE_BYTES])
{
    struct pieces pieces;
    first[0] = '\0';
    find_pieces(&pieces, text, false);
    measure(pen, &pieces, size, weight);
    if (pieces.count == 0)
        return text + strlen(text);
    const int end = line_end(&pieces, 0, room);
    copy_line(&pieces, pieces.list[0].start, pieces.list[end - 1].end, first);
    return end < pieces.count ? text + pieces.list[end].start : text + strlen(text);
}
