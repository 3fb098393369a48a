#include "picture/framing.h"

#include <math.h>

#include <cglm/util.h>

#include "base/ease.h"

/* A cut where the timeline has no fade of its own; the least time a glide takes; and its highest
 * speed, which a minimum-jerk glide reaches half way. */
enum { CUT_FADE_MS = 900, GLIDE_MS = 1800, GLIDE_DEGREES_A_SECOND = 55 };
#define PEAK_SPEED 1.875f

/* The camera does not go round what has a wall. */
static bool has_wall(const struct segment *segment)
{
    return segment->exercise != NULL && segment->exercise->wall.where != WALL_NONE;
}

/* The figure is on its way, and the camera goes with it. */
static bool travels(const struct timeline *timeline, int index)
{
    const struct segment *segment = &timeline->segments[index];
    if (index == 0 || segment->fade_ms > 0 ||
        (segment->kind == SEGMENT_SWITCH && has_wall(segment)))
        return false;
    return segment->returns || segment->kind == SEGMENT_CHANGE || segment->kind == SEGMENT_SWITCH;
}

static bool begins_station(const struct timeline *timeline, int index)
{
    if (index == 0)
        return true;
    const struct segment *segment = &timeline->segments[index], *before = segment - 1;
    return segment->fade_ms > 0 || segment->kind == SEGMENT_SWITCH ||
           travels(timeline, index - 1) || segment->exercise != before->exercise ||
           segment->step != before->step;
}

static int station_end(const struct timeline *timeline, int index)
{
    do
        index++;
    while (index < timeline->segment_count && !travels(timeline, index) &&
           !begins_station(timeline, index));
    return index;
}

/* The camera is on the side of the first segment that has one: turning to the left right after
 * turning to the right must not swap the picture. */
static enum side choose_side(const struct timeline *timeline, struct framing *framing)
{
    enum side side = SIDE_BOTH;
    for (int i = framing->first; i < framing->end; i++) {
        enum side here = timeline->segments[i].side;
        if (side == SIDE_BOTH)
            side = here;
        else if (here != SIDE_BOTH && here != side)
            framing->both = true;
    }
    return side;
}

/* The first segment in which the figure moves as the exercise says. */
static const struct segment *own_segment(const struct timeline *timeline,
                                         const struct framing *framing)
{
    for (int i = framing->first; i < framing->end; i++) {
        const struct segment *segment = &timeline->segments[i];
        bool own = segment->kind != SEGMENT_CHANGE && !segment->returns;
        if (own && segment->motion >= 0 && segment->motion < timeline->motion_count)
            return segment;
    }
    return NULL;
}

float look_turn(float from_yaw, float to_yaw)
{
    float turn = fmodf(to_yaw - from_yaw, 360.0f);
    return turn > 180.0f ? turn - 360.0f : turn < -180.0f ? turn + 360.0f : turn;
}

/* What has no side is seen from the one to which the way is shorter. */
static void choose_look(struct framing *framing, enum side side, const struct framing *before)
{
    const struct camera_wish *wish = &framing->exercise->camera;
    float yaw = framing->spot.ground.turn + wish->yaw,
          other = framing->spot.ground.turn + 180.0f - wish->yaw;
    bool turns = side == SIDE_LEFT;
    if (side == SIDE_BOTH && before->exercise != NULL && framing->exercise->wall.where == WALL_NONE)
        turns = fabsf(look_turn(before->look.yaw, other)) + 1.0f <
                fabsf(look_turn(before->look.yaw, yaw));
    framing->look = (struct look){turns ? other : yaw, wish->pitch};
    framing->turned = turns;
    framing->bust = wish->upper_body ? 1.0f : 0.0f;
}

static bool is_cut(const struct timeline *timeline, const struct framing *framing)
{
    const struct segment *first = &timeline->segments[framing->first];
    return framing->first > 0 &&
           (first->fade_ms > 0 || (first->kind == SEGMENT_SWITCH && has_wall(first)));
}

/* The next station, or the journey's end when no station follows. */
static struct framing station_after(const struct timeline *timeline, const struct framing *before)
{
    struct framing framing = {.journey = before->end, .first = before->end};
    while (framing.first < timeline->segment_count && travels(timeline, framing.first))
        framing.first++;
    if (framing.first == timeline->segment_count)
        framing.first--;
    framing.end = station_end(timeline, framing.first);
    framing.exercise = timeline->segments[framing.first].exercise;
    if (framing.exercise == NULL)
        return framing;
    framing.cut = is_cut(timeline, &framing);
    const struct segment *own = own_segment(timeline, &framing);
    const struct ground *ground = &timeline->segments[framing.first].ground;
    enum side side = choose_side(timeline, &framing);
    if (own != NULL) {
        framing.motion = timeline->motions[own->motion];
        ground = &own->ground;
    }
    framing.spot = (struct spot){*ground, side == SIDE_LEFT};
    choose_look(&framing, side, before);
    return framing;
}

/* The camera takes as long as the journey, or longer where it would have to hurry. */
static float glide_ms(const struct timeline *timeline, const struct framing *from,
                      const struct framing *to)
{
    const struct segment *segments = timeline->segments;
    float journey = (float)(segments[to->first].start_ms - segments[to->journey].start_ms);
    float station = (float)(segments[to->end - 1].end_ms - segments[to->first].start_ms);
    float turn = fabsf(look_turn(from->look.yaw, to->look.yaw));
    float needed = turn * PEAK_SPEED * 1000.0f / GLIDE_DEGREES_A_SECOND;
    return fminf(fmaxf(journey, fmaxf(needed, GLIDE_MS)), journey + station);
}

/* On the way old things go first; new ones come last. But a chair goes when its sitter has risen,
 * and comes before he sits down. */
static void set_glide(const struct timeline *timeline, int64_t ms, struct showing *showing)
{
    const struct framing *from = &showing->from, *to = &showing->to;
    float since = (float)(ms - timeline->segments[to->journey].start_ms);
    const float glide = glide_ms(timeline, from, to);
    showing->way = since / glide;
    showing->stood_ms = (int64_t)fmaxf(since - glide, 0.0f);
    showing->from_props = 1.0f - clampf(showing->way * 3.0f, 0.0f, 1.0f);
    showing->to_props = clampf(showing->way * 3.0f - 2.0f, 0.0f, 1.0f);
    showing->from_chair = 1.0f - clampf(showing->way * 3.0f - 1.8f, 0.0f, 1.0f);
    showing->to_chair = clampf(showing->way * 3.0f - 0.3f, 0.0f, 1.0f);
}

/* While a cut is covered by a fade it is the framing before the cut in the first half, the one
 * after it in the second. */
static void set_cut(const struct timeline *timeline, const struct moment *moment,
                    struct showing *showing)
{
    const struct segment *first = &timeline->segments[showing->to.first];
    int64_t since = moment->ms - first->start_ms;
    if (moment->segment != first)
        since = CUT_FADE_MS;
    if (first->fade_ms <= 0) {
        float half = CUT_FADE_MS / 2.0f, u = (float)since / half;
        showing->seen = u < 1.0f ? first - 1 : moment->segment;
        showing->presence = u < 1.0f ? 1.0f - u : fminf(u - 1.0f, 1.0f);
    }
    if (showing->seen < first)
        showing->to = showing->from;
    showing->from = showing->to;
    showing->props = showing->presence;
}

void showing_settle(struct showing *showing)
{
    showing->from = showing->to;
    showing->way = 1.0f;
}

struct showing showing_at(const struct timeline *timeline, const struct moment *moment)
{
    int now = (int)(moment->segment - timeline->segments);
    struct framing none = {.exercise = NULL}, from = none, to = station_after(timeline, &none);
    while (to.end <= now) {
        from = to;
        to = station_after(timeline, &from);
    }
    struct showing showing = {.seen = moment->seen,
                              .from = from,
                              .to = to,
                              .way = 1.0f,
                              .stood_ms = INT64_MAX,
                              .presence = moment->presence,
                              .to_props = 1.0f,
                              .to_chair = 1.0f,
                              .props = 1.0f};
    if (to.cut)
        set_cut(timeline, moment, &showing);
    else if (from.exercise != NULL && to.exercise != NULL)
        set_glide(timeline, moment->ms, &showing);
    if (showing.way >= 1.0f || showing.from.exercise == NULL)
        showing_settle(&showing);
    return showing;
}
