#include <math.h>

#include <cglm/util.h>

#include "base/ease.h"
#include "picture/camera.h"

/* A cut where the timeline has no fade of its own. */
enum { CUT_FADE_MS = 900 };

/* A part is one exercise of one step, shown without a break. */
static bool begins_part(const struct timeline *timeline, int index)
{
    if (index == 0)
        return true;
    const struct segment *segment = &timeline->segments[index], *before = segment - 1;
    return segment->fade_ms > 0 || segment->kind == SEGMENT_SWITCH ||
           segment->exercise != before->exercise || segment->step != before->step;
}

static int part_begin(const struct timeline *timeline, int index)
{
    while (!begins_part(timeline, index))
        index--;
    return index;
}

static int part_end(const struct timeline *timeline, int index)
{
    do
        index++;
    while (index < timeline->segment_count && !begins_part(timeline, index));
    return index;
}

/* The camera is on the side of the first segment that has one: turning to the left right after
 * turning to the right must not swap the picture. */
static void choose_side(const struct timeline *timeline, int from, int to, struct framing *framing)
{
    enum side side = SIDE_BOTH;
    for (int i = from; i < to; i++) {
        enum side here = timeline->segments[i].side;
        if (side == SIDE_BOTH)
            side = here;
        else if (here != SIDE_BOTH && here != side)
            framing->both = true;
    }
    framing->mirrored = side == SIDE_LEFT;
}

static struct framing framing_of_part(const struct timeline *timeline, int from)
{
    const struct segment *first = &timeline->segments[from];
    struct framing framing = {.exercise = first->exercise, .first = first};
    choose_side(timeline, from, part_end(timeline, from), &framing);
    if (first->motion >= 0 && first->motion < timeline->motion_count)
        framing.motion = timeline->motions[first->motion];
    return framing;
}

/* Whether the camera may glide from one to the other. */
static bool same_set(const struct framing *a, const struct framing *b)
{
    return a->exercise != NULL && b->exercise != NULL && a->mirrored == b->mirrored &&
           a->exercise->props == b->exercise->props &&
           a->exercise->camera.upper_body == b->exercise->camera.upper_body;
}

struct framing framing_of(const struct timeline *timeline, const struct segment *seen)
{
    int from = part_begin(timeline, (int)(seen - timeline->segments));
    struct framing framing = framing_of_part(timeline, from);
    if (from == 0)
        return framing;
    struct framing before = framing_of_part(timeline, part_begin(timeline, from - 1));
    bool position_changes = framing.first->fade_ms > 0 && framing.exercise != before.exercise;
    framing.cut = position_changes || !same_set(&framing, &before);
    return framing;
}

struct showing showing_at(const struct timeline *timeline, const struct moment *moment)
{
    const struct segment *now = moment->segment;
    struct framing framing = framing_of(timeline, now);
    struct showing showing = {moment->seen, framing, moment->presence, 1.0f};
    if (framing.first != now || !framing.cut)
        return showing;
    int64_t since = moment->ms - now->start_ms;
    if (now->fade_ms <= 0) {
        float half = CUT_FADE_MS / 2.0f, u = (float)since / half;
        showing.seen = u < 1.0f ? now - 1 : now;
        showing.presence = u < 1.0f ? 1.0f - u : fminf(u - 1.0f, 1.0f);
    }
    showing.framing = framing_of(timeline, showing.seen);
    showing.props_presence = showing.presence;
    return showing;
}

float framing_frontal(const struct framing *framing)
{
    float yaw = fabsf(fmodf(framing->exercise->camera.yaw, 360.0f));
    if (yaw > 180.0f)
        yaw = 360.0f - yaw;
    return yaw > 90.0f ? 180.0f - yaw : yaw;
}

enum side framing_far_side(const struct framing *framing)
{
    bool from_left = cosf(glm_rad(framing->exercise->camera.yaw)) < 0.0f;
    return from_left != framing->mirrored ? SIDE_RIGHT : SIDE_LEFT;
}
