#include "timeline/retreat.h"

#include <math.h>

#include "base/ease.h"
#include "timeline/shown.h"

enum {
    NODES_MOST = 64,
    DREAD = 100, /* a way into a stretch, for who is on the way out */
    DEEPER = 10  /* the rest of one, for whom it hurts there */
};

/* The keys of an exercise, and how far each is from its start pose by the ways that are played. */
struct map {
    const struct timeline *timeline;
    const struct segment *here;
    const struct key *start;
    int keys;
    bool leaves; /* the stretch is being left: all ways count, not only those that led here */
    float far[NODES_MOST];
    int by[NODES_MOST]; /* the segment that leads on from there; -1 */
};

static float length_of(const struct segment *segment)
{
    return (float)(segment->end_ms - segment->start_ms);
}

static bool moves(const struct segment *segment)
{
    return segment->motion >= 0 && segment->left != NULL && segment->left != segment->reached;
}

/* -1: it is none of the exercise's keys. */
static int node(const struct map *map, const struct key *key)
{
    int i = map->keys - 1;
    while (i >= 0 && &map->start[i] != key)
        i--;
    return i;
}

static bool is_of_step(const struct map *map, const struct segment *segment)
{
    const struct segment *here = map->here;
    return segment->kind == SEGMENT_PHASE && node(map, segment->left) >= 0 &&
           segment->step == here->step && segment->exercise == here->exercise &&
           segment->motion == here->motion && moves(segment) && !segment->returns &&
           !segment->continues;
}

static bool shorten(struct map *map, int segment, const struct key *from, const struct key *to,
                    float cost)
{
    const float far = map->far[node(map, to)] + cost;
    if (far >= map->far[node(map, from)])
        return false;
    map->far[node(map, from)] = far;
    map->by[node(map, from)] = segment;
    return true;
}

/* What swings from one end to the other came to this end by way of the other, which is no way out;
 * its own end is. */
static bool is_way_out(const struct map *map, const struct segment *segment)
{
    return segment < map->here ||
           (segment->exercise->rhythmic && !segment->stretches && node(map, segment->reached) == 0);
}

static bool shorten_all(struct map *map)
{
    const struct timeline *timeline = map->timeline;
    bool changed = false;
    for (int i = 0; i < timeline->segment_count; i++) {
        const struct segment *segment = &timeline->segments[i];
        if (!is_of_step(map, segment) || (!map->leaves && !is_way_out(map, segment)))
            continue;
        const float cost =
            length_of(segment) * (map->leaves && segment->stretches ? (float)DREAD : 1);
        changed |= shorten(map, i, segment->left, segment->reached, cost);
        changed |= shorten(map, i, segment->reached, segment->left, cost);
    }
    return changed;
}

/* In a stretch, or held where one led. */
static bool is_in_stretch(const struct timeline *timeline, const struct segment *segment)
{
    while (segment->stays && !segment->holds && segment > timeline->segments)
        segment--;
    return segment->stretches || segment->holds;
}

static bool draw_map(const struct timeline *timeline, const struct segment *here, struct map *map)
{
    const struct exercise *exercise = here->exercise;
    *map = (struct map){.timeline = timeline,
                        .here = here,
                        .start = exercise->keys,
                        .keys = exercise->key_count,
                        .leaves = !is_in_stretch(timeline, here)};
    if (map->keys > NODES_MOST || node(map, here->reached) < 0 || node(map, here->left) < 0)
        return false;
    for (int i = 0; i < map->keys; i++) {
        map->far[i] = i == 0 ? 0 : INFINITY;
        map->by[i] = -1;
    }
    for (int i = 0; i < map->keys && shorten_all(map); i++)
        continue;
    return true;
}

static void add_leg(struct retreat *retreat, int segment, float from, float to)
{
    const struct segment *way = &retreat->timeline->segments[segment];
    /* A steady way has a peak of 1.43, minimum jerk one of 1.875 of the mean. */
    const float slower = segment_ease(way) == ease_steady ? 1.875f / 1.428f : 1;
    if (from == to || retreat->count == RETREAT_LEGS_MOST)
        return;
    retreat->legs[retreat->count].segment = segment;
    retreat->legs[retreat->count].from = from;
    retreat->legs[retreat->count].to = to;
    retreat->legs[retreat->count].ms = (int64_t)ceilf(fabsf(to - from) * length_of(way) * slower);
    retreat->count++;
}

/* From a key to the start pose. */
static void follow_map(struct retreat *retreat, const struct map *map, const struct key *key)
{
    while (node(map, key) != 0 && map->by[node(map, key)] >= 0) {
        const int segment = map->by[node(map, key)];
        const struct segment *way = &retreat->timeline->segments[segment];
        const bool back = way->reached == key;
        add_leg(retreat, segment, back ? 1.0f : 0.0f, back ? 0.0f : 1.0f);
        key = back ? way->left : way->reached;
    }
}

/* Whether the end of the way that `here` is on is nearer to the start than its beginning; `s` of it
 * is done. In a stretch that was not there before it is none. */
static bool goes_on(const struct map *map, const struct segment *here, float s)
{
    const float on = map->far[node(map, here->reached)], back = map->far[node(map, here->left)];
    if (map->leaves)
        return on < INFINITY;
    return on + (1 - s) * length_of(here) * DEEPER < back + s * length_of(here);
}

static void find_way(struct retreat *retreat, const struct segment *here, float s)
{
    const int index = (int)(here - retreat->timeline->segments);
    struct map map;
    if (here->kind != SEGMENT_PHASE || here->returns || here->continues ||
        !draw_map(retreat->timeline, here, &map)) {
        if (here->kind != SEGMENT_OPENING && here->kind != SEGMENT_CLOSING && here->fade_ms == 0)
            add_leg(retreat, index, s, 1);
        return;
    }
    if (!moves(here)) {
        follow_map(retreat, &map, here->reached);
        return;
    }
    const bool on = goes_on(&map, here, s);
    add_leg(retreat, index, s, on ? 1 : 0);
    follow_map(retreat, &map, on ? here->reached : here->left);
}

/* All legs together last RETREAT_LEAST_MS at least. */
static void take_time(struct retreat *retreat)
{
    int64_t sum = 0, shared = 0;
    for (int i = 0; i < retreat->count; i++)
        sum += retreat->legs[i].ms;
    const int64_t whole = greater(sum, RETREAT_LEAST_MS);
    for (int i = 0; i < retreat->count; i++) {
        const int64_t own = retreat->legs[i].ms;
        retreat->legs[i].ms = share_of(whole, shared, own, sum);
        shared += own;
    }
    retreat->ms = RETREAT_STAY_MS + whole;
}

void retreat_plan(const struct timeline *timeline, int64_t at_ms, struct retreat *out)
{
    const struct segment *here = timeline_segment(timeline, at_ms);
    *out = (struct retreat){.timeline = timeline, .at_ms = at_ms};
    if (here->motion >= 0 && here->left != NULL)
        find_way(out, here, segment_ease(here)(segment_progress(here, at_ms)));
    take_time(out);
}

static void pose_on_leg(const struct retreat *retreat, int leg, float share, struct moment *moment)
{
    const struct segment *way = &retreat->timeline->segments[retreat->legs[leg].segment];
    const float from = retreat->legs[leg].from, to = retreat->legs[leg].to;
    motion_pose(retreat->timeline->motions[way->motion], way->way,
                from + (to - from) * ease_minimum_jerk(share), moment->breath, &moment->pose);
    segment_to_room(moment->seen, &moment->pose);
}

static void pose_at(const struct retreat *retreat, int64_t ms, struct moment *moment)
{
    int leg = 0;
    while (leg < retreat->count - 1 && ms >= retreat->legs[leg].ms)
        ms -= retreat->legs[leg++].ms;
    const int64_t whole = retreat->legs[leg].ms;
    pose_on_leg(retreat, leg, whole > 0 ? (float)ms / (float)whole : 1, moment);
}

void retreat_at(const struct retreat *retreat, int64_t since_ms, struct moment *out)
{
    const int64_t ms = lesser(greater(since_ms, 0), retreat->ms) - RETREAT_STAY_MS;
    timeline_at(retreat->timeline, retreat->at_ms, out);
    const float share =
        ms > 0 ? (float)ms / (float)(retreat->ms - RETREAT_STAY_MS) : 0; /* of the breath out */
    out->breathing = BREATH_OUT;
    out->breath *= 1 - ease_cosine(share);
    out->highlight *= 1 - ease_cosine(share);
    out->segment_left = 1 - share;
    if (retreat->count > 0)
        pose_at(retreat, greater(ms, 0), out);
    else if (out->seen->motion >= 0) {
        segment_pose(retreat->timeline, out->seen, retreat->at_ms, out->breath, &out->pose);
        segment_to_room(out->seen, &out->pose);
    }
}
