/* The quickest path between positions, in a graph small enough to draw:
 *
 *   stool --4-- stand --6-- kneel (sided) --5-- fours --9-- back      perch: nothing leads there
 *                  \-------- 10: shortcut through kneel ----/ */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/world.h"
#include "timeline/path.h"

static const struct position stool = {.id = "stool"}, stand = {.id = "stand"},
                             kneel = {.id = "kneel", .sided = true}, fours = {.id = "fours"},
                             back = {.id = "back"}, perch = {.id = "perch"};
static const struct key keys[2];
static const char *const down[] = {"Kneel on your right knee."}, *const up[] = {"Stand up."},
                         *const all_the_way[] = {"Come onto hands and knees."};
static const struct position *const by_kneeling[] = {&kneel};

#define PLAIN .keys = keys, .key_count = 2, .back = true

static const struct move sit = {.id = "sit", .from = &stool, .to = &stand, .ms = 4000, PLAIN};
static const struct move genuflect = {.id = "genuflect",
                                      .from = &stand,
                                      .to = &kneel,
                                      .ms = 6000,
                                      .say = {down, 1},
                                      .say_back = {up, 1},
                                      PLAIN};
static const struct move crouch = {.id = "crouch", .from = &kneel, .to = &fours, .ms = 5000, PLAIN};
static const struct move roll = {.id = "roll",
                                 .from = &fours,
                                 .to = &back,
                                 .ms = 9000,
                                 .keys = keys,
                                 .key_count = 2}; /* one way only */
static const struct move shortcut = {.id = "shortcut",
                                     .from = &stand,
                                     .to = &fours,
                                     .ms = 10000,
                                     .back = true,
                                     .through = by_kneeling,
                                     .through_count = 1,
                                     .say = {all_the_way, 1}};
static const struct move *const all[] = {&sit, &genuflect, &crouch, &roll, &shortcut};
static const struct moves graph = {all, 5};

static struct arena arena;

static int open_arena(void **state)
{
    (void)state;
    arena_open(&arena, &memory_heap, 1 << 20);
    return 0;
}

static int close_arena(void **state)
{
    (void)state;
    arena_close(&arena);
    return 0;
}

static struct path find(const struct position *from, bool from_left, const struct position *to,
                        bool to_left)
{
    return path_find(&arena, &graph, (struct node_of_path){from, from_left},
                     (struct node_of_path){to, to_left});
}

static void to_where_one_is_nothing_leads(void **state)
{
    (void)state;
    const struct path path = find(&stand, false, &stand, true);
    assert_true(path.found);
    assert_int_equal(path.count, 0);
    assert_int_equal(path.ms, 0);
}

static void moves_are_played_in_both_directions(void **state)
{
    (void)state;
    const struct path path = find(&stand, false, &stool, false);
    assert_true(path.found);
    assert_int_equal(path.count, 1);
    assert_ptr_equal(path.legs[0].move, &sit);
    assert_true(path.legs[0].backwards);
    assert_int_equal(path.ms, 4000);
}

static void a_move_that_does_not_go_back_is_not_played_back(void **state)
{
    (void)state;
    assert_true(find(&fours, false, &back, false).found);
    assert_false(find(&back, false, &fours, false).found);
}

static void a_shortcut_wins_by_its_seconds_and_plays_the_chain(void **state)
{
    (void)state;
    const struct path path = find(&stool, false, &fours, false);
    assert_int_equal(path.ms, 14000);
    assert_int_equal(path.count, 3);
    assert_ptr_equal(path.legs[1].move, &genuflect);
    assert_ptr_equal(path.legs[2].move, &crouch);
    assert_int_equal(path.legs[1].ms, 10000 * 6 / 11);
    assert_int_equal(path.legs[1].say.count, 1);
    assert_string_equal(path.legs[1].say.line[0], "Come onto hands and knees.");
    assert_int_equal(path.legs[2].say.count, 0);
}

static void a_shortcut_backwards_says_what_its_moves_say(void **state)
{
    (void)state;
    const struct path path = find(&fours, false, &stand, false);
    assert_int_equal(path.ms, 10000);
    assert_ptr_equal(path.legs[0].move, &crouch);
    assert_ptr_equal(path.legs[1].move, &genuflect);
    assert_true(path.legs[0].backwards && path.legs[1].backwards);
    assert_string_equal(path.legs[1].say.line[0], "Stand up.");
}

static void a_sided_position_is_reached_in_the_mirror(void **state)
{
    (void)state;
    const struct path right = find(&stand, false, &kneel, false);
    const struct path left = find(&stand, true, &kneel, true);
    assert_int_equal(right.count, 1);
    assert_int_equal(left.count, 1);
    assert_false(right.legs[0].mirrored);
    assert_true(left.legs[0].mirrored);
}

static void changing_sides_leads_over_a_position_that_has_none(void **state)
{
    (void)state;
    const struct path path = find(&kneel, false, &kneel, true);
    assert_true(path.found);
    assert_int_equal(path.ms, 10000);
    assert_int_equal(path.count, 2);
    assert_ptr_equal(path.legs[0].move, &crouch); /* five seconds there, five back */
    assert_false(path.legs[0].mirrored || path.legs[0].backwards);
    assert_true(path.legs[1].mirrored && path.legs[1].backwards);
}

static void where_no_move_leads_there_is_no_path(void **state)
{
    (void)state;
    assert_false(find(&stand, false, &perch, false).found);
    const struct path none = path_find(&arena, NULL, (struct node_of_path){&stand, false},
                                       (struct node_of_path){&stool, false});
    assert_false(none.found);
}

static void any_two_that_are_joined_have_a_path_no_longer_than_any_other(void **state)
{
    (void)state;
    static const struct position *const joined[] = {&stool, &stand, &kneel, &fours};
    for (int a = 0; a < 8; a++) {
        for (int b = 0; b < 8; b++) {
            const struct path direct = find(joined[a / 2], a % 2, joined[b / 2], b % 2);
            assert_true(direct.found);
            for (int c = 0; c < 8; c++) {
                const struct path there = find(joined[a / 2], a % 2, joined[c / 2], c % 2);
                const struct path on = find(joined[c / 2], c % 2, joined[b / 2], b % 2);
                assert_true(direct.ms <= there.ms + on.ms);
            }
        }
    }
}

static void no_memory_is_no_path(void **state)
{
    (void)state;
    struct arena small;
    arena_open(&small, &memory_heap, 64);
    const struct path path = path_find(&small, &graph, (struct node_of_path){&stand, false},
                                       (struct node_of_path){&stool, false});
    assert_false(path.found);
    assert_true(small.failed);
    arena_close(&small);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_arena, close_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(to_where_one_is_nothing_leads),
        TEST(moves_are_played_in_both_directions),
        TEST(a_move_that_does_not_go_back_is_not_played_back),
        TEST(a_shortcut_wins_by_its_seconds_and_plays_the_chain),
        TEST(a_shortcut_backwards_says_what_its_moves_say),
        TEST(a_sided_position_is_reached_in_the_mirror),
        TEST(changing_sides_leads_over_a_position_that_has_none),
        TEST(where_no_move_leads_there_is_no_path),
        TEST(any_two_that_are_joined_have_a_path_no_longer_than_any_other),
        TEST(no_memory_is_no_path),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
