#include "base/ease.h"
#include "base/failing.h"
#include "body/limit.h"
#include "body/skin.h"

#include "body/stretches.h"

#include <cglm/quat.h>
#include <cglm/vec3.h>

struct built {
    struct stretch_plan plan;
    struct arena arena;
    struct problems problems;
    const struct motion *motion;
};

static void build(const struct stretch *stretch, float stature, float range, struct built *out)
{
    stretch_plan(stretch, stature, range, &out->plan);
    arena_open(&out->arena, &memory_heap, (size_t)1 << 24);
    problems_open(&out->problems, &memory_heap);
    out->motion = motion_build(&out->plan.plan, &out->arena, &out->problems);
    if (!out->motion) {
        problems_print(&out->problems, stderr);
        fail_msg("%s cannot be built", stretch->name);
    }
}

static void drop(struct built *built)
{
    arena_close(&built->arena);
    problems_close(&built->problems);
}

/* What a test looks at: every stretch at some ranges and statures, along all its ways. */
typedef void look(const struct built *built, const struct stretch *stretch, int way, float s,
                  float breath);

static void look_along(const struct built *built, const struct stretch *stretch, look *at)
{
    for (int way = 0; way < stretch->way_count; way++) {
        for (int i = 0; i <= 60; i++) {
            at(built, stretch, way, (float)i / 60.0f, (float)(i % 3) / 2.0f);
        }
    }
}

static void look_at_all(look *at)
{
    const float views[][2] = {
        {1.70f, 1.0f}, {1.70f, 0.6f}, {1.70f, 0.3f}, {1.52f, 1.0f}, {1.88f, 1.0f}};
    for (int i = 0; i < COUNT(stretches); i++) {
        for (int v = 0; v < COUNT(views); v++) {
            static struct built built;
            build(&stretches[i], views[v][0], views[v][1], &built);
            look_along(&built, &stretches[i], at);
            drop(&built);
        }
    }
}

static void place(const struct built *built, int way, float s, float breath, struct pose *pose,
                  struct placed *placed)
{
    motion_pose(built->motion, way, s, breath, pose);
    pose_place(&built->plan.rig, pose, placed);
}

static void contacts_hold(const struct built *built, const struct stretch *stretch, int way,
                          float s, float breath)
{
    struct pose pose;
    struct placed placed;
    place(built, way, s, breath, &pose, &placed);
    const struct contact *contacts;
    const int count = motion_way_contacts(built->motion, way, &contacts);
    for (int i = 0; i < count; i++) {
        const struct contact_state state =
            motion_contact_state(built->motion, &contacts[i], &placed);
        in_range(stretch->name, fabsf(state.gap), 0.0f, 0.003f);
        in_range(stretch->name, state.slip, 0.0f, 0.003f);
    }
}

static void planted_contacts_stay_put_along_every_way(void **state)
{
    (void)state;
    look_at_all(contacts_hold);
}

static void floor_holds(const struct built *built, const struct stretch *stretch, int way, float s,
                        float breath)
{
    struct pose pose;
    struct placed placed;
    place(built, way, s, breath, &pose, &placed);
    in_range(stretch->name, skin_lowest(&built->plan.rig, &placed), -0.004f, 1.0f);
}

static void nothing_sinks_into_the_floor_on_any_way(void **state)
{
    (void)state;
    look_at_all(floor_holds);
}

static void limits_hold(const struct built *built, const struct stretch *stretch, int way, float s,
                        float breath)
{
    struct pose pose;
    struct limit_breach breach;
    motion_pose(built->motion, way, s, breath, &pose);
    if (limit_breaches(&pose, 0.0f, &breach, 1)) {
        fail_msg("%s, way %d at %.2f: %s axis %d is %.2f, limit %.2f", stretch->name, way,
                 (double)s, joint_name(breach.joint), breach.axis, (double)breach.degrees,
                 (double)breach.limit);
    }
}

static void no_angle_passes_its_limit_on_any_way(void **state)
{
    (void)state;
    look_at_all(limits_hold);
}

/* Something lets go or takes hold on the way: that limb has to find its own way. */
static bool lets_go(const struct built *built, const struct stretch *stretch, int way)
{
    const struct contact *shared;
    const int count = motion_way_contacts(built->motion, way, &shared);
    return count < built->plan.keys[stretch->way[way].from].contact_count ||
           count < built->plan.keys[stretch->way[way].to].contact_count;
}

/* Shoulders have no angles that mean something near their pole, so they are left out. */
static void corridor_holds(const struct built *built, const struct stretch *stretch, int way,
                           float s, float breath)
{
    (void)breath;
    struct pose from, to, pose;
    motion_pose(built->motion, way, 0.0f, 0.0f, &from);
    motion_pose(built->motion, way, 1.0f, 0.0f, &to);
    motion_pose(built->motion, way, s, 0.0f, &pose);
    for (int j = JOINT_LEFT_CLAVICLE; j < JOINT_COUNT; j++) {
        if (j == JOINT_LEFT_SHOULDER || j == JOINT_RIGHT_SHOULDER) {
            continue;
        }
        float a[3], b[3], now[3];
        angle_of_turn((enum joint)j, from.turn[j], a);
        angle_of_turn((enum joint)j, to.turn[j], b);
        angle_of_turn((enum joint)j, pose.turn[j], now);
        for (int axis = 0; axis < 3; axis++) {
            const float over =
                fmaxf(now[axis] - fmaxf(a[axis], b[axis]), fminf(a[axis], b[axis]) - now[axis]);
            if (over > (lets_go(built, stretch, way) ? 1.5f : 0.2f)) {
                fail_msg("%s, way %d at %.2f: %s axis %d leaves its ends by %.2f", stretch->name,
                         way, (double)s, joint_name((enum joint)j), axis, (double)over);
            }
        }
    }
}

static void no_joint_swings_out_and_back_on_its_way(void **state)
{
    (void)state;
    look_at_all(corridor_holds);
}

static void a_way_begins_and_ends_exactly_at_its_keys(void **state)
{
    (void)state;
    for (int i = 0; i < COUNT(stretches); i++) {
        static struct built built;
        build(&stretches[i], RIG_STATURE, 0.6f, &built);
        for (int way = 0; way < stretches[i].way_count; way++) {
            struct pose pose;
            const struct pose *from = motion_key(built.motion, stretches[i].way[way].from);
            const struct pose *to = motion_key(built.motion, stretches[i].way[way].to);
            motion_pose(built.motion, way, 0.0f, 0.0f, &pose);
            in_range("start", pose_difference(&pose, from), 0.0f, 2e-6f);
            in_range("start", apart(pose.root, from->root, 3), 0.0f, 1e-6f);
            motion_pose(built.motion, way, 1.0f, 0.0f, &pose);
            in_range("end", pose_difference(&pose, to), 0.0f, 2e-6f);
            in_range("end", apart(pose.root, to->root, 3), 0.0f, 1e-6f);
        }
        drop(&built);
    }
}

static void a_way_has_no_jumps(void **state)
{
    (void)state;
    for (int i = 0; i < COUNT(stretches); i++) {
        static struct built built;
        build(&stretches[i], RIG_STATURE, 1.0f, &built);
        for (int way = 0; way < stretches[i].way_count; way++) {
            struct pose from, to, last, next;
            motion_pose(built.motion, way, 0.0f, 0.0f, &from);
            motion_pose(built.motion, way, 1.0f, 0.0f, &to);
            const float whole = pose_difference(&from, &to);
            last = from;
            for (int step = 1; step <= 200; step++) {
                motion_pose(built.motion, way, (float)step / 200.0f, 0.0f, &next);
                in_range(stretches[i].name, pose_difference(&last, &next), 0.0f,
                         whole * 3.0f / 200.0f + 5e-4f);
                last = next;
            }
        }
        drop(&built);
    }
}

static void a_smaller_range_moves_the_stretch_by_that_share(void **state)
{
    (void)state;
    const struct stretch *hamstring = &stretches[3];
    static struct built whole, part;
    build(hamstring, RIG_STATURE, 1.0f, &whole);
    build(hamstring, RIG_STATURE, 0.5f, &part);
    float full[3], half[3], start[3];
    angle_of_turn(JOINT_RIGHT_KNEE, motion_key(whole.motion, 3)->turn[JOINT_RIGHT_KNEE], full);
    angle_of_turn(JOINT_RIGHT_KNEE, motion_key(whole.motion, 2)->turn[JOINT_RIGHT_KNEE], start);
    angle_of_turn(JOINT_RIGHT_KNEE, motion_key(part.motion, 3)->turn[JOINT_RIGHT_KNEE], half);
    in_range("knee", half[0] - (full[0] + start[0]) / 2.0f, -2.0f, 2.0f);
    in_range("start", pose_difference(motion_key(whole.motion, 2), motion_key(part.motion, 2)),
             0.0f, 1e-6f);
    drop(&whole);
    drop(&part);
}

/* content.md section 4: nothing else may swing more than half a degree in a hold. */
static void in_a_hold_only_the_chest_swings_with_the_breath(void **state)
{
    (void)state;
    for (int i = 0; i < COUNT(stretches); i++) {
        static struct built built;
        build(&stretches[i], RIG_STATURE, 1.0f, &built);
        for (int way = 0; way < stretches[i].way_count; way++) {
            struct pose empty, full;
            motion_pose(built.motion, way, 1.0f, 0.0f, &empty);
            motion_pose(built.motion, way, 1.0f, 1.0f, &full);
            for (int j = JOINT_THORAX1; j <= JOINT_THORAX3; j++) {
                glm_quat_copy(empty.turn[j], full.turn[j]);
            }
            in_range(stretches[i].name, glm_deg(pose_difference(&empty, &full)), 0.0f, 0.5f);
        }
        drop(&built);
    }
}

static void a_breath_lifts_the_chest_and_leaves_the_legs(void **state)
{
    (void)state;
    const struct stretch *hamstring = &stretches[3];
    static struct built built;
    build(hamstring, RIG_STATURE, 1.0f, &built);
    struct pose empty, half, full;
    motion_pose(built.motion, 3, 1.0f, 0.0f, &empty);
    motion_pose(built.motion, 3, 1.0f, 0.5f, &half);
    motion_pose(built.motion, 3, 1.0f, 1.0f, &full);
    in_range("breath", pose_difference(&empty, &full), 0.001f, 0.03f);
    in_range("half a breath", pose_difference(&empty, &half) / pose_difference(&empty, &full),
             0.45f, 0.55f);
    float before[3], after[3];
    const enum joint legs[] = {JOINT_RIGHT_KNEE, JOINT_RIGHT_HIP, JOINT_LEFT_HIP, JOINT_LEFT_KNEE};
    for (int i = 0; i < COUNT(legs); i++) {
        angle_of_turn(legs[i], empty.turn[legs[i]], before);
        angle_of_turn(legs[i], full.turn[legs[i]], after);
        in_range(joint_name(legs[i]), apart(before, after, 3), 0.0f, 0.5f);
    }
    drop(&built);
}

static void slower_ways_are_slower(void **state)
{
    (void)state;
    static struct built built;
    build(&stretches[3], RIG_STATURE, 1.0f, &built);
    const struct motion_speed slow = motion_way_speed(built.motion, 2, ease_minimum_jerk, 6000);
    const struct motion_speed fast = motion_way_speed(built.motion, 2, ease_minimum_jerk, 3000);
    in_range("twice as fast", fast.leg / slow.leg, 1.99f, 2.01f);
    float bent[3], straight[3];
    angle_of_turn(JOINT_RIGHT_KNEE, motion_key(built.motion, 2)->turn[JOINT_RIGHT_KNEE], bent);
    angle_of_turn(JOINT_RIGHT_KNEE, motion_key(built.motion, 3)->turn[JOINT_RIGHT_KNEE], straight);
    const float peak = 1.875f * (bent[0] - straight[0]) / 6.0f;
    in_range("peak of minimum jerk", slow.leg, 0.97f * peak, 1.05f * peak);
    drop(&built);
}

static void a_contact_out_of_reach_is_an_error_at_its_place(void **state)
{
    (void)state;
    static struct stretch_plan plan;
    stretch_plan(&stretches[5], RIG_STATURE, 1.0f, &plan);
    plan.keys[2] = key_of("end", &plan.keys[0], "left_hand right_shin 0.9 0; shoulders 150");
    struct arena arena;
    struct problems problems;
    arena_open(&arena, &memory_heap, (size_t)1 << 24);
    problems_open(&problems, &memory_heap);
    assert_null(motion_build(&plan.plan, &arena, &problems));
    assert_true(problems.errors > 0);
    bool told = false;
    for (int i = 0; i < problems.count; i++) {
        told = told ||
               (problems.list[i].severity == SEVERITY_ERROR && problems.list[i].place.line == 2 &&
                strstr(problems.list[i].message, "left_hand") != NULL);
    }
    assert_true(told);
    problems_close(&problems);
    arena_close(&arena);
}

static void an_angle_that_contacts_override_is_a_warning_at_its_place(void **state)
{
    (void)state;
    static struct stretch_plan plan;
    stretch_plan(&stretches[3], RIG_STATURE, 1.0f, &plan);
    plan.keys[2] = key_of("grab", &plan.keys[1],
                          "right_hip 90; left_shoulder -30; right_hand right_thigh 0.70 150;"
                          "left_hand right_thigh 0.70 210");
    struct arena arena;
    struct problems problems;
    arena_open(&arena, &memory_heap, (size_t)1 << 24);
    problems_open(&problems, &memory_heap);
    assert_non_null(motion_build(&plan.plan, &arena, &problems));
    assert_int_equal(problems.errors, 0);
    assert_true(problems.warnings > 0);
    assert_non_null(strstr(problems.list[0].message, "left_shoulder"));
    assert_int_equal(problems.list[0].place.line, 1);
    problems_close(&problems);
    arena_close(&arena);
}

static void without_memory_nothing_is_built_and_nothing_leaks(void **state)
{
    (void)state;
    static struct stretch_plan plan;
    stretch_plan(&stretches[1], RIG_STATURE, 0.6f, &plan);
    struct problems problems;
    problems_open(&problems, &memory_heap);
    bool built = false;
    for (int requests = 0; !built; requests++) {
        struct failing failing = {.left = requests};
        const struct memory memory = failing_memory(&failing);
        struct arena arena;
        arena_open(&arena, &memory, (size_t)1 << 24);
        built = motion_build(&plan.plan, &arena, &problems) != NULL;
        arena_close(&arena);
        assert_int_equal(failing.lent, 0);
        assert_true(requests < 100);
    }
    problems_close(&problems);
}

static void an_arena_that_is_too_small_is_told_by_null(void **state)
{
    (void)state;
    static struct stretch_plan plan;
    stretch_plan(&stretches[1], RIG_STATURE, 1.0f, &plan);
    struct problems problems;
    problems_open(&problems, &memory_heap);
    for (size_t limit = 0; limit < 9000; limit += 500) {
        struct arena arena;
        arena_open(&arena, &memory_heap, limit);
        assert_null(motion_build(&plan.plan, &arena, &problems));
        arena_close(&arena);
    }
    problems_close(&problems);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(planted_contacts_stay_put_along_every_way),
        cmocka_unit_test(nothing_sinks_into_the_floor_on_any_way),
        cmocka_unit_test(no_angle_passes_its_limit_on_any_way),
        cmocka_unit_test(no_joint_swings_out_and_back_on_its_way),
        cmocka_unit_test(a_way_begins_and_ends_exactly_at_its_keys),
        cmocka_unit_test(a_way_has_no_jumps),
        cmocka_unit_test(a_smaller_range_moves_the_stretch_by_that_share),
        cmocka_unit_test(in_a_hold_only_the_chest_swings_with_the_breath),
        cmocka_unit_test(a_breath_lifts_the_chest_and_leaves_the_legs),
        cmocka_unit_test(slower_ways_are_slower),
        cmocka_unit_test(a_contact_out_of_reach_is_an_error_at_its_place),
        cmocka_unit_test(an_angle_that_contacts_override_is_a_warning_at_its_place),
        cmocka_unit_test(without_memory_nothing_is_built_and_nothing_leaks),
        cmocka_unit_test(an_arena_that_is_too_small_is_told_by_null),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
