#include "timeline/match.h"

#include <math.h>

#include "base/ease.h"
#include "timeline/moment.h"

#define ALIKE 1e-3f /* metres */

static bool same_segment(const struct segment *a, const struct segment *b)
{
    return a->kind == b->kind && a->step == b->step && a->side == b->side &&
           a->exercise == b->exercise && a->repeat == b->repeat;
}

static bool stands_alike(const struct timeline *from, const struct moment *a,
                         const struct timeline *to, const struct moment *b)
{
    struct placed one, other;
    if (fabsf(a->presence - b->presence) > 0.01f)
        return false;
    pose_place(&from->rig, &a->pose, &one);
    pose_place(&to->rig, &b->pose, &other);
    for (int joint = 0; joint < JOINT_COUNT; joint++)
        for (int axis = 0; axis < 3; axis++)
            if (fabsf(one.at[joint][axis] - other.at[joint][axis]) > ALIKE)
                return false;
    return true;
}

bool timeline_match(const struct timeline *from, int64_t ms, const struct timeline *to,
                    int64_t *there)
{
    struct moment before, after;
    const struct segment *here = timeline_segment(from, ms);
    const int index = (int)(here - from->segments);
    *there = lesser(greater(ms, 0), to->duration_ms);
    if (from->segment_count != to->segment_count || !same_segment(here, &to->segments[index]))
        return false;
    const struct segment *same = &to->segments[index];
    *there = lesser(same->start_ms + (ms - here->start_ms), same->end_ms);
    timeline_at(from, ms, &before);
    timeline_at(to, *there, &after);
    return after.segment == same && stands_alike(from, &before, to, &after);
}

bool timeline_same_share(const struct timeline *from, int64_t ms, const struct timeline *to,
                         int64_t *there)
{
    const struct segment *here = timeline_segment(from, ms);
    const int index = (int)(here - from->segments);
    if (from->segment_count != to->segment_count || !same_segment(here, &to->segments[index]))
        return false;
    const struct segment *same = &to->segments[index];
    const int64_t length = here->end_ms - here->start_ms;
    const int64_t past = lesser(greater(ms - here->start_ms, 0), length);
    *there = same->start_ms + share_of(same->end_ms - same->start_ms, 0, past, length);
    return true;
}
