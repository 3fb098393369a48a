/* Changes of position: standing to half-kneeling, from the back to the side, from hands and knees
 * to the front. */
#include "base/failing.h"
#include "body/limit.h"
#include "body/motion.h"
#include "body/real.h"
#include "body/skin.h"

#include "body/written.h"

enum { JOURNEY_KEYS = 6 };

struct stage {
    const char *name, *text;
    enum stance stance;
};

struct voyage {
    const char *name;
    int key_count;
    struct stage stage[JOURNEY_KEYS];
    struct arrival arrival;
};

#define STANDING                                                                                   \
    "pelvis 1; hips 0 1.36 -3; knees 2; ankles 5 1.36; shoulders 0 3 12; elbows 12; forearms 6;"   \
    "fingers 14; foot floor"
#define HALF_KNEELING                                                                              \
    "right_hip 0; right_knee 92; right_ankle -53; left_hip 92 3.2; left_knee 90; left_ankle 0;"    \
    "left_shoulder 14 4; left_elbow 66; left_forearm 60; right_shoulder 0 8; right_elbow 15;"      \
    "right_knee floor; right_toes floor; left_foot floor; left_hand left_thigh 0.72 0 down"
#define SUPINE                                                                                     \
    "hips 50 3; knees 105; ankles -15; shoulders 5 18; elbows 12; forearms 80; neck 5;"            \
    "buttock floor slides; ribs floor slides; back_of_head floor slides; foot floor;"              \
    "hand floor slides"
#define SIDE_LYING                                                                                 \
    "neck 0 -16; left_clavicle 20 12; left_shoulder 160 30; left_elbow 48; left_hip 44;"           \
    "left_knee 74; left_ankle -20; right_shoulder -8 -4; right_elbow 34; right_forearm 10;"        \
    "right_hip 26 -12; right_knee 44; right_ankle -15; left_thigh floor slides;"                   \
    "left_shoulder floor slides; left_calf floor; left_outer_ankle floor slides;"                  \
    "left_elbow floor slides; left_back_of_hand floor slides"
#define ALL_FOURS                                                                                  \
    "pelvis -9; hips 81; knees 90; ankles -53; shoulders 88; elbows 5; forearms 70; wrists -72;"   \
    "neck -12; hand floor; knee floor; toes floor"
#define PRONE                                                                                      \
    "hips 11 5; knees 10; ankles -53; shoulders 88 72 30; elbows 125; forearms 30; thoracic -9;"   \
    "neck 24; thigh floor slides; ribs floor slides; forehead floor slides; toes floor;"           \
    "elbow floor slides; hand floor slides"

static const struct voyage voyages[] = {
    {"standing to half-kneeling",
     4,
     {{"start", STANDING, STANCE_UPRIGHT},
      {"step", "right_hip -8; right_knee 60; right_ankle -10; right_foot none; left_knee 12", 0},
      {"lower",
       "pelvis 5; right_hip 0; right_knee 85; right_ankle 0; right_toes 60; left_hip 60;"
       "left_knee 60; left_ankle 10; right_ball floor",
       0},
      {"end", HALF_KNEELING, STANCE_UPRIGHT}},
     {0}},
    {"from the back to the side",
     4,
     {{"start", SUPINE, STANCE_SUPINE},
      {"ready", "right_shoulder 60 0; left_shoulder 60 70; hand none", STANCE_SUPINE},
      {"over",
       "hips 50; knees 90; foot none; buttock none; ribs none; back_of_head none;"
       "left_thigh floor slides; left_shoulder floor slides; left_calf floor;"
       "left_shoulder 100 20; right_shoulder 60 -5",
       STANCE_LEFT_SIDE},
      {"end", SIDE_LYING, STANCE_LEFT_SIDE}},
     {0}},
    {"from hands and knees to the front",
     4,
     {{"start", ALL_FOURS, STANCE_PRONE},
      {"sink", "pelvis 0; hips 60; knees 70; shoulders 60 20; elbows 90; hand floor; toes none",
       STANCE_PRONE},
      {"flat",
       "hips 12 5; knees 15; shoulders 88 60 20; elbows 115; knee none; toes floor;"
       "thigh floor slides; hand none; elbow none",
       STANCE_PRONE},
      {"end", PRONE, STANCE_PRONE}},
     {0}},
};

static const float statures[] = {1.50f, 1.70f, 1.95f};

struct built {
    struct rig rig;
    struct key keys[JOURNEY_KEYS];
    struct motion_way ways[JOURNEY_KEYS];
    struct motion_plan plan;
    struct arena arena;
    struct problems problems;
    const struct motion *motion;
};

static void write_plan(const struct voyage *voyage, float stature, struct built *out)
{
    const int last = voyage->key_count - 1;
    out->rig = rig_of_stature(stature);
    for (int k = 0; k <= last; k++) {
        const struct stage *stage = &voyage->stage[k];
        out->keys[k] =
            key_of(stage->name, k == 0 || k == last ? NULL : &out->keys[k - 1], stage->text);
        out->keys[k].stance = stage->stance;
        out->keys[k].place = (struct place){"journey", k + 1, 1};
        out->ways[k] = (struct motion_way){k, k + 1};
    }
    out->plan = (struct motion_plan){.rig = &out->rig,
                                     .keys = out->keys,
                                     .key_count = voyage->key_count,
                                     .ways = out->ways,
                                     .way_count = last,
                                     .range = 1.0f,
                                     .journey = true,
                                     .arrival = voyage->arrival};
}

static void build_plan(struct built *out)
{
    arena_open(&out->arena, &memory_heap, (size_t)1 << 24);
    problems_open(&out->problems, &memory_heap);
    out->motion = motion_build(&out->plan, &out->arena, &out->problems);
}

static void build(const struct voyage *voyage, float stature, struct built *out)
{
    write_plan(voyage, stature, out);
    build_plan(out);
    if (!out->motion || out->problems.count > 0) {
        fprintf(stderr, "%s at %g\n", voyage->name, (double)stature);
        problems_print(&out->problems, stderr);
    }
    assert_non_null(out->motion);
}

static void drop(struct built *built)
{
    arena_close(&built->arena);
    problems_close(&built->problems);
}

typedef void look(const struct built *built, const char *name, int way, const struct pose *pose);

static void look_at_all(look *at)
{
    for (int v = 0; v < COUNT(voyages); v++) {
        for (int s = 0; s < COUNT(statures); s++) {
            static struct built built;
            build(&voyages[v], statures[s], &built);
            for (int i = 0; i <= 200 * built.plan.way_count; i++) {
                const int way = i / 200 < built.plan.way_count ? i / 200 : built.plan.way_count - 1;
                struct pose pose;
                motion_pose(built.motion, way, (float)i / 200.0f - (float)way,
                            (float)(i % 3) / 2.0f, &pose);
                at(&built, voyages[v].name, way, &pose);
            }
            drop(&built);
        }
    }
}

static void contacts_hold(const struct built *built, const char *name, int way,
                          const struct pose *pose)
{
    struct placed placed;
    const struct contact *contacts;
    const int count = motion_way_contacts(built->motion, way, &contacts);
    pose_place(&built->rig, pose, &placed);
    for (int i = 0; i < count; i++) {
        const struct contact_state state =
            motion_contact_state(built->motion, &contacts[i], &placed);
        in_range(name, state.gap, -0.002f, 0.002f);
        in_range(name, state.slip, 0.0f, 0.002f);
    }
}

static void what_stands_does_not_slip(void **state)
{
    (void)state;
    look_at_all(contacts_hold);
}

static void floor_holds(const struct built *built, const char *name, int way,
                        const struct pose *pose)
{
    (void)way;
    struct placed placed;
    pose_place(&built->rig, pose, &placed);
    in_range(name, skin_lowest(&built->rig, &placed), -0.002f, 0.2f);
}

static void nothing_sinks_into_the_floor(void **state)
{
    (void)state;
    look_at_all(floor_holds);
}

static void limits_hold(const struct built *built, const char *name, int way,
                        const struct pose *pose)
{
    struct limit_breach breach;
    if (limit_breaches(pose, 0.0f, &breach, 1)) {
        fail_msg("%s at %g, way %d: %s axis %d is %.2f, limit %.2f", name,
                 (double)built->rig.stature, way, joint_name(breach.joint), breach.axis,
                 (double)breach.degrees, (double)breach.limit);
    }
}

static void no_angle_passes_its_limit(void **state)
{
    (void)state;
    look_at_all(limits_hold);
}

/* To the last bit; between the members lies padding. */
static void same_pose(const struct pose *a, const struct pose *b)
{
    assert_memory_equal(a->root, b->root, sizeof a->root);
    assert_memory_equal(a->turn, b->turn, sizeof a->turn);
}

static void solve_alone(const struct built *built, int key, struct pose *out)
{
    struct arena arena;
    struct problems problems;
    arena_open(&arena, &memory_heap, (size_t)1 << 24);
    problems_open(&problems, &memory_heap);
    const struct motion_plan plan = {
        .rig = &built->rig, .keys = &built->keys[key], .key_count = 1, .range = 1.0f};
    const struct motion *motion = motion_build(&plan, &arena, &problems);
    assert_non_null(motion);
    *out = *motion_key(motion, 0);
    arena_close(&arena);
    problems_close(&problems);
}

/* So that the exercise before and the one after join it without a jump. */
static void it_begins_and_ends_in_the_positions_own_poses(void **state)
{
    (void)state;
    for (int v = 0; v < COUNT(voyages); v++) {
        static struct built built;
        struct pose own, pose;
        build(&voyages[v], RIG_STATURE, &built);
        const int last = built.plan.key_count - 1;
        const struct ground ground = motion_arrival(built.motion);
        solve_alone(&built, 0, &own);
        same_pose(&own, motion_key(built.motion, 0));
        solve_alone(&built, last, &own);
        assert_memory_equal(own.turn, motion_key(built.motion, last)->turn, sizeof own.turn);
        pose_on_ground(&own, &ground, &pose);
        in_range("root", apart(pose.root, motion_key(built.motion, last)->root, 3), 0.0f, 1e-6f);
        drop(&built);
    }
}

static void a_part_that_is_kept_says_where_the_position_lies(void **state)
{
    (void)state;
    static struct built built;
    struct placed stood, arrived;
    build(&voyages[0], RIG_STATURE, &built);
    pose_place(&built.rig, motion_key(built.motion, 0), &stood);
    pose_place(&built.rig, motion_key(built.motion, 3), &arrived);
    in_range("ankle", apart(stood.at[JOINT_LEFT_ANKLE], arrived.at[JOINT_LEFT_ANKLE], 3), 0,
             0.004f);
    in_range("behind", motion_arrival(built.motion).x, -0.6f, -0.2f);
    drop(&built);
}

/* About face: the step turns, and so does the new position. */
static void a_turn_turns_the_new_position(void **state)
{
    (void)state;
    static const struct voyage about = {
        "about face",
        3,
        {{"start", STANDING "; left_toes floor", STANCE_UPRIGHT},
         {"turn", "pelvis 0 0 -90; knees 10; foot none", STANCE_UPRIGHT},
         {"end", STANDING "; left_toes floor", STANCE_UPRIGHT}},
        {.kept = true, .part = PART_TOES, .side = SIDE_LEFT, .turn = 180.0f}};
    static struct built built;
    struct pose own, pose;
    write_plan(&about, RIG_STATURE, &built);
    build_plan(&built);
    assert_non_null(built.motion);
    solve_alone(&built, 2, &own);
    const struct ground ground = motion_arrival(built.motion);
    in_range("turn", ground.turn, 180.0f, 180.0f);
    pose_on_ground(&own, &ground, &pose);
    in_range("turned", pose_difference(&pose, motion_key(built.motion, 2)), 0.0f, 1e-5f);
    drop(&built);
}

static void a_foot_that_would_turn_where_it_stands_is_told(void **state)
{
    (void)state;
    static struct built built;
    write_plan(&voyages[0], RIG_STATURE, &built);
    built.plan.arrival.turn = 180.0f;
    build_plan(&built);
    assert_null(built.motion);
    assert_non_null(strstr(built.problems.list[0].message, "left_foot stands all the way, but "));
    drop(&built);
}

static void a_foot_that_ends_elsewhere_is_told_with_millimetres(void **state)
{
    (void)state;
    static struct built built;
    write_plan(&voyages[0], RIG_STATURE, &built);
    built.keys[3] = key_of("end", NULL, STANDING "; hips 0 12");
    built.keys[1] = key_of("step", &built.keys[0], "knees 20");
    built.keys[2] = built.keys[1];
    build_plan(&built);
    assert_null(built.motion);
    assert_int_equal(built.problems.errors, 2);
    const char *message = built.problems.list[0].message;
    assert_non_null(strstr(message, "left_foot"));
    assert_non_null(strstr(message, "mm"));
    drop(&built);
}

static void a_journey_on_which_nothing_stays_is_an_error(void **state)
{
    (void)state;
    static struct built built;
    write_plan(&voyages[0], RIG_STATURE, &built);
    built.keys[2] = key_of("jump", &built.keys[0], "foot none");
    built.keys[1] = built.keys[2];
    build_plan(&built);
    assert_null(built.motion);
    assert_int_equal(built.problems.errors, 1);
    assert_non_null(strstr(built.problems.list[0].message, "nothing stands"));
    drop(&built);
}

static void a_way_back_is_the_way_there(void **state)
{
    (void)state;
    static struct built built;
    write_plan(&voyages[0], RIG_STATURE, &built);
    const int count = built.plan.way_count;
    for (int i = 0; i < count; i++) {
        built.ways[count + i] = (struct motion_way){built.ways[i].to, built.ways[i].from};
    }
    built.plan.way_count = 2 * count;
    build_plan(&built);
    assert_non_null(built.motion);
    for (int i = 0; i < count; i++) {
        struct pose there, back;
        motion_pose(built.motion, i, 0.25f, 0.0f, &there);
        motion_pose(built.motion, count + i, 0.75f, 0.0f, &back);
        same_pose(&there, &back);
    }
    drop(&built);
}

static void without_memory_no_journey_is_built_and_nothing_leaks(void **state)
{
    (void)state;
    static struct built built;
    write_plan(&voyages[0], RIG_STATURE, &built);
    bool whole = false;
    for (int requests = 0; !whole; requests++) {
        struct failing failing = {.left = requests};
        const struct memory memory = failing_memory(&failing);
        arena_open(&built.arena, &memory, (size_t)1 << 24);
        problems_open(&built.problems, &memory_heap);
        whole = motion_build(&built.plan, &built.arena, &built.problems) != NULL;
        drop(&built);
        assert_int_equal(failing.lent, 0);
        assert_true(requests < 100);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_stands_does_not_slip),
        cmocka_unit_test(nothing_sinks_into_the_floor),
        cmocka_unit_test(no_angle_passes_its_limit),
        cmocka_unit_test(it_begins_and_ends_in_the_positions_own_poses),
        cmocka_unit_test(a_part_that_is_kept_says_where_the_position_lies),
        cmocka_unit_test(a_turn_turns_the_new_position),
        cmocka_unit_test(a_foot_that_would_turn_where_it_stands_is_told),
        cmocka_unit_test(a_foot_that_ends_elsewhere_is_told_with_millimetres),
        cmocka_unit_test(a_journey_on_which_nothing_stays_is_an_error),
        cmocka_unit_test(a_way_back_is_the_way_there),
        cmocka_unit_test(without_memory_no_journey_is_built_and_nothing_leaks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
