#include "timeline/moment.h"

#include <math.h>

#include "base/ease.h"
#include "timeline/breath.h"
#include "timeline/shown.h"

static const float highlight_from = 0.7f; /* of a stretching move */

/* 1 at the start of the passage .. 0 at its end. */
static float left_of_passage(const struct segment *segment, int64_t ms)
{
    const int64_t length = segment->whole_end_ms - segment->whole_start_ms;
    return length > 0 ? (float)(segment->whole_end_ms - ms) / (float)length : 0.0f;
}

/* At its end: a stretch, or a stay where one led. */
static bool ends_lit(const struct timeline *timeline, const struct segment *segment)
{
    while (segment->stays && !segment->holds && segment > timeline->segments) {
        segment--;
    }
    return segment->stretches || segment->holds;
}

struct light {
    float strength;
    bool fades; /* it is still that of the segment before */
};

/* Up in the last part of a stretching move, full in a hold and in a stay, down on the way out; from
 * one stretch straight into another it goes down first. */
static struct light light_at(const struct timeline *timeline, const struct segment *segment,
                             float u)
{
    const bool was_lit = segment > timeline->segments && ends_lit(timeline, segment - 1);
    const float late = 1 - highlight_from;
    if (was_lit && (segment->holds || segment->stays)) {
        return (struct light){.strength = 1};
    }
    const float down = was_lit ? 1 - ease_cosine(u / (segment->stretches ? late : 1)) : 0;
    const float up = segment->holds       ? ease_cosine(u / late)
                     : segment->stretches ? ease_cosine((u - highlight_from) / late)
                                          : 0;
    return (struct light){down > up ? down : up, down > up};
}

/* Whose figure is seen, and how much of it. */
static const struct segment *fade(const struct segment *segment, int64_t ms, float *presence)
{
    const int64_t since = ms - segment->start_ms;
    *presence = 1;
    if (since >= segment->fade_ms) {
        return segment;
    }
    const float half = (float)segment->fade_ms / 2;
    *presence = ease_cosine(fabsf((float)since - half) / half);
    return (float)since < half ? segment - 1 : segment;
}

static int number_at(const struct timeline *timeline, const struct segment *segment, int64_t ms)
{
    if (timeline->wish.counts_up && segment->holds) {
        return (int)((ms - segment->start_ms) / 1000);
    }
    return (int)((segment->whole_end_ms - ms + 999) / 1000);
}

void timeline_at(const struct timeline *timeline, int64_t ms, struct moment *out)
{
    ms = greater(0, lesser(ms, timeline->duration_ms));
    const struct segment *segment = timeline_segment(timeline, ms);
    const float u = segment_progress(segment, ms);
    const struct light light = light_at(timeline, segment, u);
    *out = (struct moment){
        .ms = ms,
        .segment = segment,
        .caption = timeline_caption(timeline, ms),
        .seconds_left = number_at(timeline, segment, ms),
        .segment_left = left_of_passage(segment, ms),
        .highlight = light.strength,
        .next = segment->next >= 0 ? &timeline->segments[segment->next] : NULL,
        .stretched_ms = segment->stretched_before_ms +
                        (segment->counts_as_stretch ? ms - segment->start_ms : 0),
    };
    out->breath = breath_at(segment, ms, &out->breathing);
    out->seen = fade(segment, ms, &out->presence);
    out->lit = light.fades && segment->fade_ms == 0 ? segment - 1 : out->seen;
    segment_pose(timeline, out->seen, ms, out->breath, &out->pose);
    segment_to_room(out->seen, &out->pose);
}

int64_t timeline_telling(const struct timeline *timeline)
{
    const struct segment *best = NULL;
    for (int i = 0; i < timeline->segment_count; i++) {
        const struct segment *segment = &timeline->segments[i];
        if (segment->kind == SEGMENT_PHASE && segment->holds)
            return segment->start_ms + (segment->end_ms - segment->start_ms) / 4;
        if (best == NULL && segment->kind == SEGMENT_PHASE && segment->stretches)
            best = segment;
    }
    return best != NULL ? best->end_ms - 1 : 0;
}
