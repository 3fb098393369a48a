#include "review/watch.h"

#include <string.h>

#include "base/ease.h"

enum {
    EVERY_MS = 40,
    STILL_EVERY_MS = 200, /* where only the breath moves */
    STILL_MOST_MS = TIMELINE_BREATH_IN_MS + TIMELINE_BREATH_OUT_MS
};

const struct phase *segment_phase(const struct segment *segment)
{
    const struct exercise *exercise = segment->exercise;
    for (int i = 0; exercise && segment->kind == SEGMENT_PHASE && i < exercise->phase_count; i++) {
        const struct phase *phase = &exercise->phases[i];
        const bool same_pose = exercise->keys[phase->key].name == segment->pose;
        if (phase->name == segment->phase || (segment->holds && phase->holds && same_pose)) {
            return phase;
        }
    }
    return NULL;
}

static bool plays_bars(const struct timeline *timeline, const struct segment *segment)
{
    const struct routine *routine = timeline->routine;
    return segment->step < routine->step_count && routine->steps[segment->step].bars != NULL;
}

/* Of a move: one of its own poses, none of the two positions'. */
static bool is_by_the_way(const struct segment *segment)
{
    return segment->kind == SEGMENT_CHANGE && segment->reached &&
           strcmp(segment->pose, "start") != 0 && strcmp(segment->pose, "end") != 0;
}

static struct place place_of(const struct timeline *timeline, const struct segment *segment)
{
    const struct phase *phase = segment_phase(segment);
    const struct routine *routine = timeline->routine;
    if (phase && !plays_bars(timeline, segment)) {
        return phase->place;
    }
    if (is_by_the_way(segment)) {
        return segment->reached->place;
    }
    return segment->step < routine->step_count ? routine->steps[segment->step].place
                                               : routine->place;
}

/* Whether an earlier segment showed just the same. The left side is the right one's mirror image.
 */
static bool was_seen(const struct timeline *timeline, int index)
{
    const struct segment *here = &timeline->segments[index];
    if (here->kind == SEGMENT_PHASE && here->side == SIDE_LEFT) {
        return true;
    }
    for (int i = 0; i < index; i++) {
        const struct segment *before = &timeline->segments[i];
        if (before->kind == here->kind && before->motion == here->motion &&
            before->way == here->way && before->side == here->side &&
            before->stretches == here->stretches && before->holds == here->holds &&
            before->end_ms - before->start_ms == here->end_ms - here->start_ms) {
            return true;
        }
    }
    return false;
}

static bool is_still(const struct timeline *timeline, const struct segment *segment)
{
    struct moment first, middle, last;
    const int64_t end = segment->end_ms - 1;
    timeline_at(timeline, segment->start_ms + segment->fade_ms, &first);
    timeline_at(timeline, (segment->start_ms + end) / 2, &middle);
    timeline_at(timeline, end, &last);
    return segment->holds || (pose_difference(&first.pose, &middle.pose) < 0.03f &&
                              pose_difference(&first.pose, &last.pose) < 0.03f);
}

static bool leads_into_hold(const struct timeline *timeline, int index)
{
    const struct segment *next = &timeline->segments[index + 1];
    return index + 1 < timeline->segment_count && next->holds &&
           timeline->segments[index].stretches && next->kind == SEGMENT_PHASE;
}

static void look(const struct frame *frame, struct findings *findings)
{
    static frame_rule *const rules[] = {look_at_limits,   look_at_contacts, look_at_floor,
                                        look_at_overlaps, look_at_speed,    look_at_arrival,
                                        look_at_hold};
    for (int i = 0; i < (int)(sizeof rules / sizeof *rules); i++) {
        rules[i](frame, findings);
    }
}

static struct frame frame_of(const struct timeline *timeline, int index)
{
    const struct segment *segment = &timeline->segments[index];
    const bool after_hold = index > 0 && timeline->segments[index - 1].holds;
    return (struct frame){
        .timeline = timeline,
        .segment = segment,
        .phase = segment_phase(segment),
        .place = place_of(timeline, segment),
        .stretching = segment->kind == SEGMENT_PHASE && (segment->stretches || after_hold),
        .arrives = leads_into_hold(timeline, index),
    };
}

/* The pose in which an exercise begins is looked at in its first phase. */
static bool only_greets(const struct timeline *timeline, const struct segment *segment)
{
    return (segment->kind == SEGMENT_OPENING || segment->kind == SEGMENT_CLOSING) &&
           timeline->segment_count > 2 && is_still(timeline, segment);
}

/* A figure that fades in has no speed yet: what is seen before belongs to another one. */
static void watch_segment(const struct timeline *timeline, int index, struct findings *findings)
{
    struct frame frame = frame_of(timeline, index);
    struct trace traces[3];
    struct swing swing;
    const bool still = is_still(timeline, frame.segment);
    const int64_t start = frame.segment->start_ms + frame.segment->fade_ms;
    const int64_t last =
        still ? lesser(frame.segment->end_ms, start + STILL_MOST_MS) : frame.segment->end_ms;
    frame.step_ms = still ? STILL_EVERY_MS : EVERY_MS;
    frame.first = &traces[2];
    timeline_trace(timeline, start, &traces[2]);
    swing_begin(&swing, &traces[2]);
    int turn = 0;
    for (int64_t ms = start; ms < last; ms += frame.step_ms, turn = !turn) {
        frame.now = &traces[turn];
        timeline_trace(timeline, ms, &traces[turn]);
        look(&frame, findings);
        swing_add(&swing, frame.now);
        frame.before = frame.now;
    }
    if (frame.now && frame.segment->stretches && !frame.segment->holds) {
        swing_judge(&swing, &frame, findings);
    }
}

/* The ways between exercises, and what is played by bars: the rest is the exercises' own. */
static bool is_between(const struct timeline *timeline, const struct segment *segment)
{
    return segment->kind == SEGMENT_CHANGE || segment->kind == SEGMENT_REST ||
           (segment->kind == SEGMENT_PHASE && plays_bars(timeline, segment));
}

void watch(const struct timeline *timeline, enum watched which, struct findings *findings)
{
    for (int i = 0; i < timeline->segment_count; i++) {
        const struct segment *segment = &timeline->segments[i];
        if (segment->motion >= 0 && segment->end_ms > segment->start_ms &&
            (which == WATCH_ALL || is_between(timeline, segment)) && !was_seen(timeline, i) &&
            !only_greets(timeline, segment)) {
            watch_segment(timeline, i, findings);
        }
    }
}
