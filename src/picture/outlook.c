#include "picture/outlook.h"

#include <math.h>

#include <cglm/cglm.h>

#include "base/ease.h"

/* A picture is turned over within so much of a turn before and after its half. */
#define TURN_OVER 0.1f

/* A chest points somewhere when that much of its direction is level. */
#define LEVEL 0.7f

/* The sine of how far behind the figure's side the camera may be and yet see it from the side. */
#define SIDE_SINE 0.2f

struct outlook {
    struct look look;
    float bust;
    bool mirrored;
    float presence;
};

static const struct {
    float yaw;                        /* from the figure's front */
    float pitch_lying, pitch_upright; /* degrees */
} directions[SIGHT_COUNT] = {
    [SIGHT_FRONT] = {0, 26, 6},   [SIGHT_SIDE] = {-90, 9, 5},  [SIGHT_THREE_QUARTER] = {-45, 14, 7},
    [SIGHT_BACK] = {-180, 26, 6}, [SIGHT_ABOVE] = {0, 62, 42}, /* with the yaw of its own */
};

/* How the figure lies or stands about its spot. */
struct bearing {
    float front;   /* the yaw that sees it from the front */
    float upright; /* the trunk, in the mean of the key poses: 0 lying .. 1 standing */
};

/* Where the chest points, but for one that points up or down. */
static float front_of(const struct placed *placed)
{
    vec3 ahead;
    glm_quat_rotatev((float *)placed->facing[JOINT_PELVIS], (vec3){1, 0, 0}, ahead);
    return hypotf(ahead[0], ahead[2]) > LEVEL ? glm_deg(atan2f(ahead[0], ahead[2])) : 90.0f;
}

static struct bearing bearing_of(const struct framing *framing, const struct rig *rig)
{
    const int count = framing->motion != NULL ? framing->exercise->key_count : 0;
    struct bearing bearing = {90.0f, count > 0 ? 0.0f : 1.0f};
    for (int i = 0; i < count; i++) {
        struct placed placed;
        vec3 trunk;
        pose_place(rig, motion_key(framing->motion, i), &placed);
        glm_vec3_sub(placed.at[JOINT_HEAD], placed.at[JOINT_PELVIS], trunk);
        bearing.upright += clampf(trunk[1] / glm_vec3_norm(trunk), 0.0f, 1.0f) / (float)count;
        bearing.front = i == 0 ? front_of(&placed) : bearing.front;
    }
    return bearing;
}

static struct look look_turned(const struct framing *framing, float yaw, float pitch)
{
    const float turn = framing->spot.ground.turn;
    return (struct look){framing->turned ? turn + 180.0f - yaw : turn + yaw, pitch};
}

static struct look look_of(const struct framing *framing, enum sight sight,
                           const struct bearing *bearing)
{
    if (sight == SIGHT_OWN)
        return framing->look;
    const struct direction_wish *second = &framing->exercise->camera.second;
    if (sight == SIGHT_SECOND)
        return look_turned(framing, second->yaw, second->pitch);
    const float yaw = bearing->front + directions[sight].yaw;
    const float pitch =
        glm_lerp(directions[sight].pitch_lying, directions[sight].pitch_upright, bearing->upright);
    if (sight == SIGHT_ABOVE)
        return (struct look){framing->look.yaw, pitch};
    return look_turned(framing, yaw, pitch);
}

/* It sees the figure from its front or side. */
static bool faces(const struct framing *framing, struct look look, const struct bearing *bearing)
{
    const float yaw = look.yaw - framing->spot.ground.turn;
    const float front = framing->turned ? 180.0f - bearing->front : bearing->front;
    return cosf(glm_rad(yaw - front)) > -SIDE_SINE;
}

static struct outlook outlook_of(const struct sights *sights, const struct framing *framing,
                                 enum sight sight, const struct bearing *bearing)
{
    const struct look look = look_of(framing, sight, bearing);
    return (struct outlook){look, sight == SIGHT_ABOVE ? 0.0f : framing->bust,
                            sights->mirror && faces(framing, look, bearing), 1.0f};
}

static float turn_over(bool from, bool to, float share)
{
    return from == to ? 1.0f : clampf(fabsf(share - 0.5f) / TURN_OVER, 0.0f, 1.0f);
}

static void turn_to(struct outlook *now, const struct outlook *next, float share)
{
    now->look.yaw += look_turn(now->look.yaw, next->look.yaw) * share;
    now->look.pitch = glm_lerp(now->look.pitch, next->look.pitch, share);
    now->bust = glm_lerp(now->bust, next->bust, share);
    now->presence *= turn_over(now->mirrored, next->mirrored, share);
    now->mirrored = share < 0.5f ? now->mirrored : next->mirrored;
}

static bool changes(const struct sights *sights, int step)
{
    return sights->mirror || sights->wished != SIGHT_OWN || sights_turns(sights, step) > 0;
}

/* Returns what its presence is multiplied by. */
static float framing_take(const struct sights *sights, const struct timeline *timeline,
                          struct framing *framing)
{
    const int step = timeline->segments[framing->first].step, turns = sights_turns(sights, step);
    if (framing->exercise == NULL || !changes(sights, step))
        return 1.0f;
    const struct bearing bearing = bearing_of(framing, &timeline->rig);
    struct outlook now = outlook_of(sights, framing, sights->wished, &bearing);
    for (int i = 0; i < turns; i++) {
        const struct sight_turn *turn = &sights->turns[i];
        const struct outlook next = outlook_of(sights, framing, turn->sight, &bearing);
        turn_to(&now, &next, sight_share(sights, turn));
    }
    framing->look = now.look;
    framing->bust = now.bust;
    framing->mirrored = now.mirrored;
    return now.presence;
}

static void fade(struct showing *showing, float presence)
{
    float *all[] = {&showing->presence,   &showing->props,    &showing->from_props,
                    &showing->from_chair, &showing->to_props, &showing->to_chair};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        *all[i] *= presence;
}

/* Where the camera cuts it does so when the figure sets out, to see all of its journey from where
 * it leads, and again when it has arrived. */
static void cut(const struct timeline *timeline, const struct moment *moment,
                struct showing *showing)
{
    showing->cuts = true;
    if (moment->ms >= timeline->segments[showing->to.first].start_ms)
        showing_settle(showing);
}

void outlook_take(const struct sights *sights, const struct timeline *timeline,
                  const struct moment *moment, struct showing *showing)
{
    if (sights->calm && showing->way < 1.0f)
        cut(timeline, moment, showing);
    const float share = showing->cuts ? 1.0f : ease_minimum_jerk(showing->way);
    const float from = framing_take(sights, timeline, &showing->from);
    const float to = framing_take(sights, timeline, &showing->to);
    const float over = turn_over(showing->from.mirrored, showing->to.mirrored, share);
    showing->mirrored = share < 0.5f ? showing->from.mirrored : showing->to.mirrored;
    fade(showing, over * glm_lerp(from, to, share));
}
