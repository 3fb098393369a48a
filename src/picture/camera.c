#include "picture/camera.h"

#include <math.h>

#include <cglm/cglm.h>

#include "base/ease.h"
#include "picture/survey.h"
#include "timeline/shown.h"

/* Shares of a journey in which the camera goes back to see all of it, and comes near again. */
#define STEP_BACK 0.3f

/* All that the figure does on the journey. */
static void reach_journey(const struct timeline *timeline, const struct framing *to,
                          struct reach *reach)
{
    for (int i = to->journey; i < to->first; i++) {
        const struct segment *segment = &timeline->segments[i];
        if (segment->motion < 0)
            continue;
        for (int half = 0; half < 3; half++) {
            struct pose pose;
            motion_pose(timeline->motions[segment->motion], segment->way, (float)half / 2, 0,
                        &pose);
            segment_to_room(segment, &pose);
            survey_pose(&timeline->rig, &pose, true, reach);
        }
    }
}

static struct look look_on_way(const struct showing *showing, float share)
{
    const struct look *from = &showing->from.look, *to = &showing->to.look;
    return (struct look){from->yaw + look_turn(from->yaw, to->yaw) * share,
                         from->pitch + (to->pitch - from->pitch) * share};
}

/* How far back the camera stands on a journey, 0..1. */
static float back_share(float way)
{
    float off = fminf(way, 1.0f - way) / STEP_BACK;
    return ease_minimum_jerk(clampf(off, 0.0f, 1.0f));
}

static bool shows_all(const struct framing *framing)
{
    return framing->bust <= 0.0f;
}

/* All that a station shows; between a bust and the whole figure something between the two. */
static struct reach reach_station(const struct framing *framing, const struct rig *rig,
                                  struct look look, const struct box *stage,
                                  struct furniture *furniture)
{
    struct reach reach = reach_open(look, stage);
    survey(framing, rig, &reach, furniture);
    if (framing->bust <= 0.0f || framing->bust >= 1.0f)
        return reach;
    struct framing whole = *framing;
    struct reach all = reach_open(look, stage);
    whole.bust = 0.0f;
    survey(&whole, rig, &all, furniture);
    reach_mix(&all, &reach, framing->bust);
    return all;
}

static struct reach reach_on_way(const struct timeline *timeline, const struct moment *moment,
                                 const struct showing *showing, const struct box *stage,
                                 struct shot *shot)
{
    const struct rig *rig = &timeline->rig;
    float share = ease_minimum_jerk(showing->way);
    struct look look = look_on_way(showing, share);
    struct reach from = reach_station(&showing->from, rig, look, stage, &shot->from);
    struct reach to = reach_station(&showing->to, rig, look, stage, &shot->to);
    struct reach all = reach_open(look, stage), now = all;
    reach_journey(timeline, &showing->to, &all);
    reach_mix(&from, &to, share);
    if (showing->to.journey < showing->to.first) {
        reach_join(&all, &from);
        reach_mix(&from, &all, back_share(showing->way));
    }
    if (shows_all(&showing->from) && shows_all(&showing->to)) {
        survey_pose(rig, &moment->pose, true, &now);
        reach_join(&from, &now);
    }
    return from;
}

/* From where the journey leads, so that all of it is seen. */
static struct reach reach_cut(const struct timeline *timeline, const struct showing *showing,
                              const struct box *stage, struct shot *shot)
{
    const struct look look = showing->to.look;
    const struct rig *rig = &timeline->rig;
    struct reach all = reach_station(&showing->from, rig, look, stage, &shot->from);
    const struct reach to = reach_station(&showing->to, rig, look, stage, &shot->to);
    reach_join(&all, &to);
    reach_journey(timeline, &showing->to, &all);
    return all;
}

static bool is_same_station(const struct framing *a, const struct framing *b)
{
    return a->exercise == b->exercise && a->motion == b->motion && a->first == b->first &&
           a->end == b->end && a->look.yaw == b->look.yaw && a->look.pitch == b->look.pitch &&
           a->bust == b->bust;
}

static bool is_same_box(const struct box *a, const struct box *b)
{
    return a->x == b->x && a->y == b->y && a->width == b->width && a->height == b->height;
}

static struct reach reach_standing(const struct timeline *timeline, const struct framing *framing,
                                   const struct box *stage, struct kept_station *kept,
                                   struct furniture *furniture)
{
    if (kept != NULL && kept->timeline == timeline && is_same_box(&kept->stage, stage) &&
        is_same_station(&kept->framing, framing)) {
        *furniture = kept->furniture;
        return kept->reach;
    }
    const struct reach reach =
        reach_station(framing, &timeline->rig, framing->look, stage, furniture);
    if (kept != NULL)
        *kept = (struct kept_station){timeline, *framing,   *stage,
                                      reach,    *furniture, {.course = {.first = NULL}}};
    return reach;
}

struct shot shot_of(const struct timeline *timeline, const struct moment *moment,
                    const struct showing *showing, const struct box *stage,
                    struct kept_station *kept)
{
    struct shot shot;
    struct reach reach;
    if (showing->way < 1.0f && showing->cuts) {
        reach = reach_cut(timeline, showing, stage, &shot);
    } else if (showing->way < 1.0f) {
        reach = reach_on_way(timeline, moment, showing, stage, &shot);
    } else {
        reach = reach_standing(timeline, &showing->to, stage, kept, &shot.to);
        shot.from = shot.to;
        if (showing->near) {
            reach = reach_open(showing->to.look, stage);
            survey_pose(&timeline->rig, &moment->pose, shows_all(&showing->to), &reach);
        }
    }
    shot.camera = reach_camera(&reach, stage);
    return shot;
}
