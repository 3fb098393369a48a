/* A foot that stands elsewhere at the end of a way steps there. */
#include "body/motion.h"
#include "body/skin.h"

#include <cglm/vec3.h>

#include "body/written.h"

enum { FRAMES = 40 };

struct stepping {
    struct rig rig;
    struct key keys[2];
    struct arena arena;
    const struct motion *motion;
};

/* Stands, then with the right foot 0.35 m farther back. */
static void step_open(struct stepping *of, float stature)
{
    static const struct motion_way way = {0, 1};
    of->rig = rig_of_stature(stature);
    of->keys[0] = key_of("stand", NULL, "hips 0 2; knees 4; foot floor");
    of->keys[1] = key_of("back", &of->keys[0], "right_hip -10 2; left_hip 20 2; left_knee 10");
    for (int i = 0; i < of->keys[1].contact_count; i++) {
        of->keys[1].contact[i].planting = of->keys[1].contact[i].side == SIDE_RIGHT;
    }
    const struct motion_plan plan = {.rig = &of->rig,
                                     .keys = of->keys,
                                     .key_count = 2,
                                     .ways = &way,
                                     .way_count = 1,
                                     .range = 1.0f};
    struct problems problems;
    arena_open(&of->arena, &memory_heap, (size_t)1 << 22);
    problems_open(&problems, &memory_heap);
    of->motion = motion_build(&plan, &of->arena, &problems);
    assert_non_null(of->motion);
    problems_close(&problems);
}

static void place_at(const struct stepping *of, float s, struct placed *out)
{
    struct pose pose;
    motion_pose(of->motion, 0, s, 0.0f, &pose);
    pose_place(&of->rig, &pose, out);
}

static void the_foot_goes_up_and_down_and_back(void **state)
{
    (void)state;
    static const float statures[] = {1.50f, 1.95f};
    for (int i = 0; i < COUNT(statures); i++) {
        struct stepping of;
        step_open(&of, statures[i]);
        struct placed first, half, last;
        place_at(&of, 0.0f, &first);
        place_at(&of, 0.5f, &half);
        place_at(&of, 1.0f, &last);
        const float *from = first.at[JOINT_RIGHT_ANKLE], *to = last.at[JOINT_RIGHT_ANKLE];
        const float scale = statures[i] / RIG_STATURE;
        in_range("step", from[0] - to[0], 0.2f, 0.6f);
        in_range("lift", half.at[JOINT_RIGHT_ANKLE][1] - from[1], 0.03f * scale, 0.045f * scale);
        in_range("the toes hang", half.at[JOINT_RIGHT_TOES][1] - first.at[JOINT_RIGHT_TOES][1],
                 0.008f * scale, 0.016f * scale);
        in_range("half way", half.at[JOINT_RIGHT_ANKLE][0], (from[0] + to[0]) / 2.0f - 0.02f,
                 (from[0] + to[0]) / 2.0f + 0.02f);
        arena_close(&of.arena);
    }
}

static void the_other_foot_stays_and_nothing_dips_into_the_floor(void **state)
{
    (void)state;
    struct stepping of;
    step_open(&of, RIG_STATURE);
    struct placed first, now;
    place_at(&of, 0.0f, &first);
    for (int i = 0; i <= FRAMES; i++) {
        place_at(&of, (float)i / FRAMES, &now);
        in_range("left foot",
                 glm_vec3_distance(now.at[JOINT_LEFT_ANKLE], first.at[JOINT_LEFT_ANKLE]), 0.0f,
                 2e-3f);
        in_range("lowest", skin_lowest(&of.rig, &now), -5e-3f, 5e-3f);
    }
    arena_close(&of.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_foot_goes_up_and_down_and_back),
        cmocka_unit_test(the_other_foot_stays_and_nothing_dips_into_the_floor),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
