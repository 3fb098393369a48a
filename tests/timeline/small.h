/* A library small enough to know by heart, made without files.
 *
 * reach: one-sided, held, chair: setup 6 s, lift 3, [move_in 5, hold 20, move_out 4], lower 5;
 *   one side takes 37 s, the whole 6 + 37 + 4 + 37 = 84 s, 40 s of it stretch.
 * roll: both sides, rhythmic, all fours: setup 8 s, [up 4, down 6] x 3, settle 4: 42 s, 30 s. */
#ifndef TESTS_TIMELINE_SMALL_H
#define TESTS_TIMELINE_SMALL_H

#include "timeline/timeline.h"

#include <string.h>

enum { SMALL_ONE_SIDE_MS = 37000, SMALL_REACH_MS = 84000, SMALL_ROLL_MS = 42000 };

struct small {
    struct key reach_keys[3], roll_keys[3];
    struct position chair, all_fours;
    struct exercise reach, roll;
    struct step steps[8];
    struct bar_phase bars[8];
    struct routine routine;
    struct problems problems;
};

static const char *const small_setup[] = {"Sit tall."};
static const char *const small_lift[] = {"Raise your right arm."};
static const char *const small_in[] = {"Breathe out and lean to the left."};
static const char *const small_hold[] = {"Keep the right hip heavy.", "Breathe slowly."};
static const char *const small_out[] = {"Breathe in and come back."};
static const char *const small_lower[] = {"Lower the arm."};
static const char *const small_up[] = {"Breathe in and lift your chest."};
static const char *const small_safety[] = {"Mild pull, never pain. Press H if it hurts."};
static const char *const small_done[] = {"Well done."};

static const struct phase small_reach_phases[] = {
    {.name = "setup", .key = 0, .ms = 6000, .say = {small_setup, 1}, .show = "Sit tall, feet flat"},
    {.name = "lift", .key = 1, .ms = 3000, .breath = BREATH_IN, .say = {small_lift, 1}},
    {.name = "move_in",
     .key = 2,
     .ms = 5000,
     .breath = BREATH_OUT,
     .stretches = true,
     .repeats = true,
     .say = {small_in, 1}},
    {.name = "hold",
     .key = 2,
     .ms = 20000,
     .breath = BREATH_CYCLE,
     .holds = true,
     .repeats = true,
     .say = {small_hold, 2}},
    {.name = "move_out",
     .key = 1,
     .ms = 4000,
     .breath = BREATH_IN,
     .repeats = true,
     .say = {small_out, 1}},
    {.name = "lower", .key = 0, .ms = 5000, .breath = BREATH_OUT, .say = {small_lower, 1}},
};

static const struct phase small_roll_phases[] = {
    {.name = "setup", .key = 0, .ms = 8000},
    {.name = "up",
     .key = 1,
     .ms = 4000,
     .breath = BREATH_IN,
     .stretches = true,
     .repeats = true,
     .say = {small_up, 1}},
    {.name = "down",
     .key = 2,
     .ms = 6000,
     .breath = BREATH_OUT,
     .stretches = true,
     .repeats = true},
    {.name = "settle", .key = 0, .ms = 4000, .breath = BREATH_IN},
};

/* A key in which every angle is written, all 0. */
static inline void small_straight(struct key *key, const char *name)
{
    *key = (struct key){.name = name, .fresh = true};
    for (int joint = 0; joint < JOINT_COUNT; joint++)
        for (int axis = 0; axis < ANGLE_AXES; axis++)
            key->angle[joint][axis] = (struct key_angle){.written = true, .known = true};
    key->root[0] = (struct key_angle){.written = true, .known = true};
    key->root[1] = (struct key_angle){.written = true, .known = true, .degrees = 0.9f};
    key->root[2] = (struct key_angle){.written = true, .known = true};
}

static inline void small_bend(struct key *key, const struct key *from, const char *name,
                              enum joint joint, int axis, float degrees)
{
    *key = *from;
    key->name = name;
    key->fresh = false;
    key->angle[joint][axis].degrees = degrees;
}

static inline void small_exercises(struct small *small)
{
    small_straight(&small->reach_keys[0], "start");
    small_bend(&small->reach_keys[1], &small->reach_keys[0], "up", JOINT_RIGHT_SHOULDER, 0, 60);
    small_bend(&small->reach_keys[2], &small->reach_keys[1], "lean", JOINT_RIGHT_ELBOW, 0, 40);
    small_straight(&small->roll_keys[0], "start");
    small_bend(&small->roll_keys[1], &small->roll_keys[0], "up", JOINT_LUMBAR1, 0, -6);
    small_bend(&small->roll_keys[2], &small->roll_keys[0], "down", JOINT_LUMBAR1, 0, 8);
    small->chair = (struct position){.id = "chair", .key = small->reach_keys[0]};
    small->all_fours = (struct position){.id = "all_fours", .key = small->roll_keys[0]};
    small->reach = (struct exercise){.id = "reach",
                                     .name = "Seated reach",
                                     .one_sided = true,
                                     .position = &small->chair,
                                     .dose = {20000, 1},
                                     .switch_ms = 4000,
                                     .keys = small->reach_keys,
                                     .key_count = 3,
                                     .phases = small_reach_phases,
                                     .phase_count = 6};
    small->roll = (struct exercise){.id = "roll",
                                    .name = "Roll",
                                    .rhythmic = true,
                                    .position = &small->all_fours,
                                    .dose = {0, 3},
                                    .keys = small->roll_keys,
                                    .key_count = 3,
                                    .phases = small_roll_phases,
                                    .phase_count = 4};
}

static inline struct step small_step(const struct exercise *exercise)
{
    return (struct step){
        .kind = STEP_EXERCISE, .exercise = exercise, .left = true, .right = true, .comfort = 1};
}

/* Reach, then roll: 5 s opening, 84 s, 9 s from the chair to all fours, 42 s, 5 s closing. */
static inline void small_open(struct small *small)
{
    memset(small, 0, sizeof *small);
    small_exercises(small);
    small->steps[0] = small_step(&small->reach);
    small->steps[1] = small_step(&small->roll);
    small->routine = (struct routine){.id = "small",
                                      .name = "Small",
                                      .steps = small->steps,
                                      .step_count = 2,
                                      .opening = {small_safety, 1},
                                      .closing = {small_done, 1},
                                      .opening_ms = 5000,
                                      .closing_ms = 5000};
    problems_open(&small->problems, &memory_heap);
}

/* Turns the routine into one by bars of `bar_ms`: twist right and left with holds of two bars. */
static inline void small_by_bars(struct small *small, double bar_ms)
{
    static const char *const in[] = {"Breathe in."};
    static const char *const done[] = {"Done."};
    const int64_t two = (int64_t)(2 * bar_ms + 0.5);
    const struct bar_phase bars[] = {
        {.phase = "ready", .key = 0, .ms = two / 2},
        {.phase = "move_in",
         .key = 2,
         .ms = two,
         .breath = BREATH_OUT,
         .stretches = true,
         .say = {in, 1}},
        {.phase = "hold", .key = 2, .ms = two, .breath = BREATH_CYCLE, .holds = true},
        {.phase = "move_out", .key = 0, .ms = two, .breath = BREATH_IN},
        {.phase = "move_in", .key = 2, .ms = two, .side = SIDE_LEFT, .stretches = true},
        {.phase = "hold", .key = 2, .ms = two, .side = SIDE_LEFT, .holds = true},
        {.phase = "move_out", .key = 0, .ms = two, .side = SIDE_LEFT},
        {.phase = "finish", .key = 0, .ms = two, .say = {done, 1}},
    };
    memcpy(small->bars, bars, sizeof bars);
    small->steps[0].bars = small->bars;
    small->steps[0].bar_count = 8;
    small->routine.step_count = 1;
    small->routine.timed_by_bars = true;
    small->routine.bar_ms = bar_ms;
    small->routine.opening = small->routine.closing = (struct lines){0};
}

static inline struct timeline *small_build(struct small *small, const struct timeline_wish *wish)
{
    const struct timeline_wish usual = timeline_wish_default();
    return timeline_build(&world_machine, &small->routine, wish ? wish : &usual, &small->problems);
}

static inline void small_close(struct small *small)
{
    problems_close(&small->problems);
}

/* The one a test works on, and its setup and teardown. */
static struct small small;

static inline int open_small(void **state)
{
    (void)state;
    small_open(&small);
    return 0;
}

static inline int close_small(void **state)
{
    (void)state;
    small_close(&small);
    return 0;
}

#endif
