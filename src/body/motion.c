#include "base/ease.h"
#include "body/motion_parts.h"
#include "body/real.h"

#include <cglm/util.h>
#include <math.h>

void motion_pose(const struct motion *motion, int way, float s, float breath, struct pose *out)
{
    const struct way *of = &motion->ways[way];
    const float at = glm_clamp(s, 0.0f, 1.0f);
    track_pose(of->track, of->backwards ? 1.0f - at : at, glm_clamp(breath, 0.0f, 1.0f), out);
}

const struct pose *motion_key(const struct motion *motion, int key)
{
    return &motion->keys[key];
}

struct ground motion_arrival(const struct motion *motion)
{
    return motion->arrival;
}

int motion_way_contacts(const struct motion *motion, int way, const struct contact **contacts)
{
    *contacts = motion->ways[way].contacts;
    return motion->ways[way].contact_count;
}

static void contact_state_add(const struct goal *goal, const struct stand *stand,
                              struct contact_state *state)
{
    double off[3];
    goal_residual(goal, stand, off);
    double out[3];
    goal_outward(goal, stand, out);
    if (goal->length > 0.0) {
        state->gap = (float)real_length(off);
        return;
    }
    const double gap = real_dot(off, out);
    double slip = 0.0;
    for (int k = 0; k < 3; k++) {
        slip += (off[k] - gap * out[k]) * (off[k] - gap * out[k]);
    }
    if (fabs(gap) > fabs((double)state->gap)) {
        state->gap = (float)gap;
    }
    state->slip = fmaxf(state->slip, (float)sqrt(slip));
}

struct contact_state motion_contact_state(const struct motion *motion,
                                          const struct contact *contact,
                                          const struct placed *placed)
{
    struct stand stand;
    stand_of_placed(placed, &stand);
    struct goal goals[GOALS_A_CONTACT];
    const int count = goals_of_contact(&motion->rig, contact, &motion->pins, goals);
    struct contact_state state = {0.0f, 0.0f};
    for (int i = 0; i < count; i++) {
        contact_state_add(&goals[i], &stand, &state);
    }
    return state;
}

enum { SPEED_STEPS = 100 };

static float *speed_of_sort(struct motion_speed *speed, enum joint joint)
{
    if (joint_side(joint) == SIDE_BOTH) {
        return &speed->spine;
    }
    return joint_is_of_arm(joint) ? &speed->arm : &speed->leg;
}

float motion_speed_of(const struct motion_speed *speed, enum joint joint)
{
    struct motion_speed copy = *speed;
    return *speed_of_sort(&copy, joint);
}

struct motion_speed motion_speed_most(bool stretching)
{
    return stretching ? (struct motion_speed){.spine = 30.0f, .leg = 35.0f, .arm = 70.0f}
                      : (struct motion_speed){.spine = 40.0f, .leg = 60.0f, .arm = 90.0f};
}

struct motion_speed motion_way_speed(const struct motion *motion, int way, float (*ease)(float),
                                     int ms)
{
    struct motion_speed speed = {0.0f, 0.0f, 0.0f};
    struct pose pose;
    struct figure last, next;
    motion_pose(motion, way, 0.0f, 0.0f, &pose);
    figure_of_pose(&pose, &last);
    for (int step = 1; step <= SPEED_STEPS && ms > 0; step++) {
        motion_pose(motion, way, ease((float)step / SPEED_STEPS), 0.0f, &pose);
        figure_of_pose(&pose, &next);
        for (int j = JOINT_PELVIS + 1; j < JOINT_COUNT; j++) {
            double w[3];
            quat_log_between(last.turn[j], next.turn[j], w);
            const float a_second = SPEED_STEPS * 1000.0f / (float)ms;
            float *most = speed_of_sort(&speed, (enum joint)j);
            *most = fmaxf(*most, glm_deg((float)real_length(w)) * a_second);
        }
        last = next;
    }
    return speed;
}
