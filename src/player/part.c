#include "player/part.h"

/* A new step, a new side, or the first exercise after the opening. */
static bool begins_part(const struct timeline *timeline, int index)
{
    if (index == 0)
        return true;
    const struct segment *before = &timeline->segments[index - 1];
    const struct segment *here = &timeline->segments[index];
    return before->step != here->step || before->side != here->side ||
           (before->kind == SEGMENT_OPENING) != (here->kind == SEGMENT_OPENING) ||
           (before->kind == SEGMENT_CLOSING) != (here->kind == SEGMENT_CLOSING);
}

int64_t part_after(const struct timeline *timeline, int64_t ms)
{
    for (int i = 0; i < timeline->segment_count; i++)
        if (begins_part(timeline, i) && timeline->segments[i].start_ms > ms)
            return timeline->segments[i].start_ms;
    return timeline->duration_ms;
}

int64_t part_at(const struct timeline *timeline, int64_t ms)
{
    int64_t found = 0;
    for (int i = 0; i < timeline->segment_count; i++)
        if (begins_part(timeline, i) && timeline->segments[i].start_ms <= ms)
            found = timeline->segments[i].start_ms;
    return found;
}

int part_number(const struct timeline *timeline, int64_t ms)
{
    int number = -1;
    for (int i = 0; i < timeline->segment_count && timeline->segments[i].start_ms <= ms; i++)
        number += begins_part(timeline, i);
    return number > 0 ? number : 0;
}

int64_t part_start(const struct timeline *timeline, int number)
{
    for (int i = 0; i < timeline->segment_count; i++)
        if (begins_part(timeline, i) && number-- == 0)
            return timeline->segments[i].start_ms;
    return 0;
}

struct step step_of_segment(const struct timeline *timeline, const struct segment *segment)
{
    const struct routine *routine = timeline->routine;
    const bool known = routine != NULL && segment->step < routine->step_count;
    return known ? routine->steps[segment->step] : (struct step){.comfort = 1};
}

int64_t step_after(const struct timeline *timeline, int64_t ms)
{
    const struct segment *here = timeline_segment(timeline, ms);
    const struct segment *end = timeline->segments + timeline->segment_count;
    const int step = here->step;
    while (here < end && here->step == step && here->kind != SEGMENT_CLOSING)
        here++;
    return here < end ? here->start_ms : timeline->duration_ms;
}

static bool is_done(const struct segment *segment)
{
    return segment->kind == SEGMENT_PHASE || segment->kind == SEGMENT_REST;
}

static bool begins_to_be_done(const struct timeline *timeline, int index)
{
    const struct segment *here = &timeline->segments[index];
    if (!is_done(here) || index == 0)
        return is_done(here);
    return !is_done(here - 1) || here[-1].step != here->step || here[-1].side != here->side;
}

int64_t start_after(const struct timeline *timeline, int64_t ms)
{
    for (int i = 0; i < timeline->segment_count; i++)
        if (begins_to_be_done(timeline, i) && timeline->segments[i].start_ms > ms)
            return timeline->segments[i].start_ms;
    return INT64_MAX;
}

int64_t start_of(const struct timeline *timeline, int64_t ms)
{
    const int64_t part = part_at(timeline, ms), start = start_after(timeline, part - 1);
    return start < part_after(timeline, part) ? start : part;
}
