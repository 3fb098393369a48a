/* Motions as bytes: the same when they come back, and nothing when the bytes are not theirs. */
#include "base/failing.h"
#include "body/motion_pack.h"

#include "body/written.h"

enum { KEYS = 3, WAYS = 5, EVERY_BIT = 41 };

static struct {
    struct rig rig;
    struct key keys[KEYS];
    struct motion_way ways[WAYS];
    struct motion_arc arcs[1];
    struct motion_plan plan;
} written;

static struct arena arena;
static struct problems problems;

/* A hold, a way, the same way back, one in which a foot lifts, and a stretch at a smaller range. */
static void write_plan(void)
{
    static const struct motion_way ways[WAYS] = {{0, 0}, {0, 1}, {1, 0}, {1, 2}, {2, 1}};
    written.rig = rig_of_stature(1.62f);
    written.keys[0] = key_of("stand", NULL, "hips 0 2; knees 4; foot floor");
    written.keys[1] = key_of("reach", &written.keys[0],
                             "right_hip 20; right_knee 20; left_shoulder 60 20; left_elbow 30;"
                             "left_hand left_thigh 0.5");
    written.keys[2] = key_of("lift", &written.keys[0], "right_hip 60; right_knee 70; foot none");
    written.keys[2].contact[0] = written.keys[0].contact[0];
    written.keys[2].contact_count = 1;
    memcpy(written.ways, ways, sizeof ways);
    written.arcs[0] = (struct motion_arc){2, 0};
    written.plan = (struct motion_plan){.rig = &written.rig,
                                        .keys = written.keys,
                                        .key_count = KEYS,
                                        .ways = written.ways,
                                        .way_count = WAYS,
                                        .arcs = written.arcs,
                                        .arc_count = 1,
                                        .range = 0.8f};
}

static void make_journey(void)
{
    written.plan.way_count = 2;
    written.ways[0] = (struct motion_way){0, 1};
    written.ways[1] = (struct motion_way){1, 2};
    written.plan.arc_count = 0;
    written.plan.range = 1.0f;
    written.plan.journey = true;
}

static int start(void **state)
{
    (void)state;
    arena_open(&arena, &memory_heap, (size_t)16 << 20);
    problems_open(&problems, &memory_heap);
    write_plan();
    return 0;
}

static int stop(void **state)
{
    (void)state;
    arena_close(&arena);
    problems_close(&problems);
    return 0;
}

static const struct motion *build(void)
{
    const struct motion *motion = motion_build(&written.plan, &arena, &problems);
    assert_non_null(motion);
    return motion;
}

static struct text pack(const struct motion *motion)
{
    struct text bytes;
    assert_true(motion_pack(motion, &written.plan, &arena, &bytes));
    return bytes;
}

static void must_be_alike(const struct motion *a, const struct motion *b)
{
    for (int way = 0; way < written.plan.way_count; way++) {
        for (int i = 0; i <= 20; i++) {
            struct pose of_a, of_b;
            const float s = (float)i / 20, breath = (float)(i % 3) / 2;
            motion_pose(a, way, s, breath, &of_a);
            motion_pose(b, way, s, breath, &of_b);
            assert_memory_equal(of_a.root, of_b.root, sizeof of_a.root);
            assert_memory_equal(of_a.turn, of_b.turn, sizeof of_a.turn);
            struct placed placed;
            const struct contact *contacts, *others;
            const int count = motion_way_contacts(a, way, &contacts);
            assert_int_equal(motion_way_contacts(b, way, &others), count);
            pose_place(&written.rig, &of_a, &placed);
            for (int c = 0; c < count; c++) {
                const struct contact_state x = motion_contact_state(a, &contacts[c], &placed);
                const struct contact_state y = motion_contact_state(b, &others[c], &placed);
                assert_memory_equal(&x, &y, sizeof x);
            }
        }
    }
    for (int key = 0; key < KEYS; key++) {
        assert_memory_equal(motion_key(a, key)->turn, motion_key(b, key)->turn,
                            sizeof motion_key(a, key)->turn);
    }
}

static void must_come_back(void)
{
    const struct motion *motion = build();
    const struct text bytes = pack(motion);
    const struct motion *back = motion_unpack(bytes, &written.plan, &arena);
    assert_non_null(back);
    must_be_alike(motion, back);
    const struct text again = pack(back);
    assert_int_equal(again.length, bytes.length);
    assert_memory_equal(again.at, bytes.at, bytes.length);
}

static void what_comes_back_is_the_same_in_every_number(void **state)
{
    (void)state;
    must_come_back();
}

static void so_is_a_journey_with_its_arrival(void **state)
{
    (void)state;
    make_journey();
    must_come_back();
    const struct motion *motion = build();
    const struct motion *back = motion_unpack(pack(motion), &written.plan, &arena);
    const struct ground from = motion_arrival(motion), to = motion_arrival(back);
    assert_memory_equal(&from, &to, sizeof from);
}

static void damaged_bytes_are_no_motion(void **state)
{
    (void)state;
    const struct text whole = pack(build());
    for (size_t length = 0; length < whole.length; length += 13) {
        assert_null(motion_unpack((struct text){whole.at, length}, &written.plan, &arena));
    }
    char *flipped = arena_copy(&arena, whole.at, whole.length);
    for (size_t bit = 0; bit < 8 * whole.length; bit += EVERY_BIT) {
        flipped[bit / 8] = (char)(flipped[bit / 8] ^ (1 << bit % 8));
        assert_null(motion_unpack((struct text){flipped, whole.length}, &written.plan, &arena));
        flipped[bit / 8] = whole.at[bit / 8];
    }
}

/* Numbers of four bytes, or what stands in the first of them: flips each and back. */
static void each_tells(void *first, size_t bytes)
{
    const uint64_t sum = motion_plan_sum(&written.plan);
    for (size_t at = 0; at < bytes; at += 4) {
        unsigned char *byte = (unsigned char *)first + at;
        *byte ^= 1;
        if (motion_plan_sum(&written.plan) == sum) {
            fail_msg("byte %zu of %zu makes no difference", at, bytes);
        }
        *byte ^= 1;
    }
    assert_true(motion_plan_sum(&written.plan) == sum);
}

static void all_that_a_plan_says_tells_it_from_others(void **state)
{
    (void)state;
    struct key *key = &written.keys[1];
    struct motion_plan *plan = &written.plan;
    make_journey();
    each_tells(&written.rig, sizeof written.rig);
    each_tells(key->contact, offsetof(struct contact, normal) + sizeof key->contact->normal);
    each_tells(&key->stance, sizeof key->stance);
    each_tells(&key->root[1].written, 1);
    each_tells(&key->root[1].known, 1);
    each_tells(&key->root[1].degrees, sizeof key->root[1].degrees);
    each_tells(&key->angle[JOINT_LEFT_HIP][1].degrees, sizeof(float));
    each_tells(&key->contact_count, sizeof key->contact_count);
    each_tells(&key->fresh, 1);
    each_tells(written.ways, sizeof *written.ways);
    each_tells(&plan->range, sizeof plan->range);
    each_tells(&plan->arrival, sizeof plan->arrival);
    each_tells(&plan->journey, 1);
    plan->arc_count = 1;
    each_tells(written.arcs, sizeof written.arcs);
    each_tells(&plan->arc_count, sizeof plan->arc_count);
    each_tells(&plan->way_count, sizeof plan->way_count);
    each_tells(&plan->key_count, sizeof plan->key_count);
}

static void the_bytes_of_another_plan_are_no_motion(void **state)
{
    (void)state;
    const struct text bytes = pack(build());
    assert_non_null(motion_unpack(bytes, &written.plan, &arena));
    written.plan.range = 0.81f;
    assert_null(motion_unpack(bytes, &written.plan, &arena));
}

static void without_memory_nothing_comes_back_and_nothing_is_lost(void **state)
{
    (void)state;
    make_journey();
    const struct text bytes = pack(build());
    bool refused = true;
    for (int blocks = 0; refused; blocks++) {
        struct failing failing = {.left = blocks};
        const struct memory memory = failing_memory(&failing);
        struct arena own;
        struct text out;
        arena_open(&own, &memory, (size_t)16 << 20);
        const struct motion *back = motion_unpack(bytes, &written.plan, &own);
        const bool packed = back && motion_pack(back, &written.plan, &own, &out);
        refused = failing.refused;
        assert_true(refused || packed);
        arena_close(&own);
        assert_int_equal(failing.lent, 0);
    }
}

#define WITH_PLAN(test) cmocka_unit_test_setup_teardown(test, start, stop)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_PLAN(what_comes_back_is_the_same_in_every_number),
        WITH_PLAN(so_is_a_journey_with_its_arrival),
        WITH_PLAN(damaged_bytes_are_no_motion),
        WITH_PLAN(all_that_a_plan_says_tells_it_from_others),
        WITH_PLAN(the_bytes_of_another_plan_are_no_motion),
        WITH_PLAN(without_memory_nothing_comes_back_and_nothing_is_lost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
