#include "timeline/length.h"

#include "timeline/draft.h"

enum { LENGTH_BYTES_MOST = 16 << 20 };

static struct length sum_of(const struct draft *draft, bool greeted)
{
    int64_t at_ns = 0, stretched_ns = 0;
    for (int i = 0; i < draft->count; i++) {
        const struct draft_segment *segment = &draft->segments[i];
        const enum segment_kind kind = segment->segment.kind;
        if (greeted || (kind != SEGMENT_OPENING && kind != SEGMENT_CLOSING)) {
            at_ns += segment->span_ns;
            stretched_ns += segment->segment.counts_as_stretch ? segment->span_ns : 0;
        }
    }
    return (struct length){rounded_ms(at_ns), rounded_ms(stretched_ns)};
}

/* At the written tempo every segment lasts as it is written. */
static bool measure(const struct world *world, const struct routine *routine, bool greeted,
                    struct length *out)
{
    const struct timeline_wish wish = timeline_wish_default();
    struct arena arena;
    arena_open(&arena, world->memory, LENGTH_BYTES_MOST);
    struct draft draft = {
        .scratch = &arena,
        .arena = &arena,
        .routine = routine,
        .moves = routine->moves,
        .wish = wish,
    };
    draft_order(&draft);
    *out = sum_of(&draft, greeted);
    arena_close(&arena);
    return !draft.failed;
}

bool length_of_routine(const struct world *world, const struct routine *routine, struct length *out)
{
    return measure(world, routine, true, out);
}

bool length_of_exercise(const struct world *world, const struct exercise *exercise,
                        struct length *out)
{
    const struct step step = step_of_exercise(exercise, exercise->place);
    const struct routine routine = {.id = exercise->id,
                                    .name = exercise->name,
                                    .steps = &step,
                                    .step_count = 1,
                                    .place = exercise->place};
    return measure(world, &routine, false, out);
}
