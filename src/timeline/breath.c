#include "timeline/breath.h"

#include "base/ease.h"

enum { SETTLE_MS = 3000, CYCLE_MS = TIMELINE_BREATH_IN_MS + TIMELINE_BREATH_OUT_MS };

static float go(float from, float to, int64_t done, int64_t whole)
{
    float u = whole > 0 ? (float)done / (float)whole : 1.0f;
    return from + (to - from) * ease_cosine(u);
}

static float cycle_at(const struct segment *segment, int64_t ms, enum breath *now)
{
    int64_t since = ms - segment->breath_origin_ms;
    int64_t place = since % CYCLE_MS;
    bool first = since < TIMELINE_BREATH_IN_MS && segment->breath_origin_ms == segment->start_ms;
    if (place < TIMELINE_BREATH_IN_MS) {
        *now = BREATH_IN;
        return go(first ? segment->breath_from : 0, 1, place, TIMELINE_BREATH_IN_MS);
    }
    *now = BREATH_OUT;
    return go(1, 0, place - TIMELINE_BREATH_IN_MS, TIMELINE_BREATH_OUT_MS);
}

float breath_at(const struct segment *segment, int64_t ms, enum breath *now)
{
    int64_t done = ms - segment->start_ms, whole = segment->end_ms - segment->start_ms;
    *now = segment->breath;
    switch (segment->breath) {
    case BREATH_IN:
        return go(segment->breath_from, 1, done, whole);
    case BREATH_OUT:
        return go(segment->breath_from, 0, done, whole);
    case BREATH_CYCLE:
        return cycle_at(segment, ms, now);
    case BREATH_FREE:
        break;
    }
    return go(segment->breath_from, BREATH_AT_REST, done, lesser(whole, SETTLE_MS));
}
