#include "player/visit.h"

#include "base/ease.h"
#include "player/part.h"

/* What is shown of a stretch: the person's range and the routine's. */
static float range_of(const struct timeline *timeline, const struct segment *segment)
{
    const struct step step = step_of_segment(timeline, segment);
    return step_range(&step, timeline->wish.range);
}

void visit_leave(struct visit *visit, struct events *events, const struct timeline *timeline,
                 enum ending ending)
{
    const struct segment *segment = &timeline->segments[visit->segment];
    if (segment->kind == SEGMENT_PHASE && visit->played_ms > 0) {
        const struct player_event event = {
            .kind = EVENT_PHASE,
            .routine = timeline->routine,
            .exercise = segment->exercise,
            .side = segment->side,
            .phase = segment->phase != NULL ? segment->phase : "",
            .repeat = segment->repeat,
            .repeats = segment->repeats,
            .stretched_ms = visit->stretched_ms,
            .played_ms = visit->played_ms,
            .range = range_of(timeline, segment),
            .ending = ending,
        };
        events_add(events, &event);
    }
    *visit = (struct visit){.segment = visit->segment};
}

int64_t visit_pass(struct visit *visit, struct events *events, const struct timeline *timeline,
                   int64_t from_ms, int64_t to_ms)
{
    int64_t stretched_ms = 0;
    for (int i = 0; i < timeline->segment_count; i++) {
        const struct segment *segment = &timeline->segments[i];
        const int64_t start = greater(from_ms, segment->start_ms);
        const int64_t played = lesser(to_ms, segment->end_ms) - start;
        if (played <= 0)
            continue;
        if (visit->segment != i)
            *visit = (struct visit){.segment = i};
        visit->played_ms += played;
        visit->stretched_ms += segment->counts_as_stretch ? played : 0;
        stretched_ms += segment->counts_as_stretch ? played : 0;
        if (to_ms >= segment->end_ms)
            visit_leave(visit, events, timeline, ENDING_DONE);
    }
    return stretched_ms;
}
