#include "picture/cushion.h"

#include <string.h>

#include "timeline/shown.h"

static bool is_own(const struct timeline *timeline, const struct framing *station,
                   const struct segment *segment)
{
    return station->motion != NULL && segment->motion >= 0 &&
           timeline->motions[segment->motion] == station->motion;
}

/* The key that a segment reaches, as a bit; the start pose for what is not the station's own. */
static uint64_t key_reached(const struct timeline *timeline, const struct framing *station,
                            const struct segment *segment)
{
    const struct exercise *exercise = station->exercise;
    for (int i = 0; i < exercise->key_count && is_own(timeline, station, segment); i++)
        if (strcmp(exercise->keys[i].name, segment->pose) == 0)
            return cushion_key(i);
    return cushion_key(0);
}

void cushions_raise(const struct timeline *timeline, const struct moment *moment,
                    const struct framing *station, struct furniture *furniture)
{
    const struct segment *seen = moment->seen;
    const uint64_t to = key_reached(timeline, station, seen);
    const uint64_t from =
        seen > timeline->segments ? key_reached(timeline, station, seen - 1) : cushion_key(0);
    const float way = is_own(timeline, station, seen)
                          ? segment_ease(seen)(segment_progress(seen, moment->ms))
                          : 1.0f;
    for (int i = 0; i < furniture->cushion_count; i++) {
        struct cushion *cushion = &furniture->cushion[i];
        const float before = cushion->keys & from ? 1.0f : 0.0f;
        const float after = cushion->keys & to ? 1.0f : 0.0f;
        cushion->share = before + (after - before) * way;
    }
}
