#include "timeline/describe.h"
#include "timeline/order.h"
#include "timeline/words.h"

#include <string.h>

enum {
    LINES_OF_SIDE_MOST = 12,
    SAY_GAP_MS = 400,    /* around the sentences of a `say` step */
    ANNOUNCED_MS = 3000, /* for name and side before a description */
};

const char *order_words(struct draft *draft, const char *text, enum side side)
{
    const char *words = words_for_side(draft->arena, text, side);
    draft->failed = draft->failed || !words;
    return words ? words : "";
}

struct lines order_worded(struct draft *draft, struct lines lines, enum side side)
{
    if (side != SIDE_LEFT || lines.count == 0) {
        return lines;
    }
    const char **line = arena_take(draft->scratch, (size_t)lines.count, sizeof *line);
    if (!line) {
        draft->failed = true;
        return (struct lines){0};
    }
    for (int i = 0; i < lines.count; i++) {
        line[i] = order_words(draft, lines.line[i], side);
    }
    return (struct lines){line, lines.count};
}

struct lines order_phase_lines(struct order *order, int index)
{
    struct draft *draft = order->draft;
    const struct lines say = order->exercise->phases[index].say;
    const char *more[DESCRIBE_LINES_MOST];
    const int count =
        draft->wish.described ? describe_phase(draft->arena, order->exercise, index, more) : 0;
    if (count == 0) {
        return say;
    }
    const size_t room = (size_t)say.count + (size_t)count;
    const char **all = arena_take(draft->scratch, room, sizeof *all);
    if (!all) {
        draft->failed = true;
        return say;
    }
    memcpy(all + say.count, more, (size_t)count * sizeof *all);
    if (say.count > 0) {
        memcpy(all, say.line, (size_t)say.count * sizeof *all);
    }
    return (struct lines){all, say.count + count};
}

int64_t order_saying_ms(const struct draft *draft, struct lines lines)
{
    int64_t ms = SAY_GAP_MS;
    for (int i = 0; i < lines.count; i++) {
        ms +=
            draft->wish.speech.duration_ms(draft->wish.speech.context, lines.line[i]) + SAY_GAP_MS;
    }
    return (ms + 999) / 1000 * 1000;
}

void order_describe(struct order *order, const struct step *step)
{
    struct draft *draft = order->draft;
    const struct exercise *exercise = step->exercise;
    const char **lines = arena_take(draft->scratch, DESCRIBE_LINES_MOST + 2, sizeof *lines);
    if (!draft->wish.described || !lines) {
        draft->failed |= !lines;
        return;
    }
    const bool arrives = order->described != exercise->position;
    const int count = describe_exercise(draft->arena, exercise, arrives, lines);
    const struct lines all = order_worded(draft, (struct lines){lines, count}, order->side);
    if (all.count == 0) {
        return;
    }
    order->described = exercise->position;
    const int64_t bar_ms = (int64_t)draft->routine->bar_ms;
    int64_t ms = order_saying_ms(draft, all) + ANNOUNCED_MS;
    ms = bar_ms > 0 ? (ms + bar_ms - 1) / bar_ms * bar_ms : ms;
    struct draft_segment *added = order_append(order, SEGMENT_REST, "describe", 0, ms, PACE_FIXED);
    if (added) {
        added->say = all;
        added->segment.caption = all.line[0];
    }
}

/* The lines that the other side says with other words; their number. */
static int add_sided(struct order *order, struct lines lines, const char **sided, int count)
{
    for (int i = 0; i < lines.count && count < LINES_OF_SIDE_MOST; i++) {
        const char *words = order_words(order->draft, lines.line[i], order->side);
        if (strcmp(words, lines.line[i]) != 0) {
            sided[count++] = words;
        }
    }
    return count;
}

void order_describe_side(struct order *order, int phases)
{
    struct draft *draft = order->draft;
    const char **lines = arena_take(draft->scratch, LINES_OF_SIDE_MOST, sizeof *lines);
    int count = 0;
    draft->failed |= !lines;
    for (int i = 0; draft->wish.described && lines && i < phases; i++) {
        count = add_sided(order, order_phase_lines(order, i), lines, count);
    }
    if (count == 0) {
        return;
    }
    const struct lines all = {lines, count};
    struct draft_segment *added = order_append(order, SEGMENT_REST, "describe", order->at.key,
                                               order_saying_ms(draft, all), PACE_FIXED);
    if (added) {
        added->say = all;
        added->segment.caption = all.line[0];
    }
}
