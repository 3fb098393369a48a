#include "timeline/sight.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void a_sight_chosen_holds_for_its_step_only(void **state)
{
    (void)state;
    struct sights sights = {.wished = SIGHT_SIDE};
    sights_choose(&sights, 2, SIGHT_BACK);
    assert_int_equal(sights_now(&sights, 2), SIGHT_BACK);
    assert_int_equal(sights_now(&sights, 1), SIGHT_SIDE);
    assert_int_equal(sights_now(&sights, 3), SIGHT_SIDE);
    assert_int_equal(sights_turns(&sights, 3), 0);
    sights_choose(&sights, 3, SIGHT_FRONT);
    assert_int_equal(sights_turns(&sights, 3), 1);
    assert_int_equal(sights_now(&sights, 2), SIGHT_SIDE);
}

static void a_turn_goes_slowly_from_nothing_to_all(void **state)
{
    (void)state;
    struct sights sights = {.count = 0};
    float before = 0;
    sights_choose(&sights, 0, SIGHT_FRONT);
    assert_true(sight_share(&sights, &sights.turns[0]) == 0);
    for (int ms = 0; ms < SIGHT_MOVE_MS; ms += 20) {
        sights_pass(&sights, 20);
        const float share = sight_share(&sights, &sights.turns[0]);
        assert_true(share >= before && share - before < 0.013f); /* 1.875 * 20 / 3000 */
        before = share;
    }
    assert_true(before == 1);
    sights_pass(&sights, INT64_MAX);
    assert_int_equal(sights.turns[0].since_ms, SIGHT_MOVE_MS);
}

static void a_sight_chosen_at_once_takes_the_place_of_the_last(void **state)
{
    (void)state;
    struct sights sights = {.count = 0};
    sights_choose(&sights, 0, SIGHT_FRONT);
    sights_pass(&sights, SIGHT_HASTE_MS - 1);
    sights_choose(&sights, 0, SIGHT_SIDE);
    assert_int_equal(sights_turns(&sights, 0), 1);
    sights_pass(&sights, SIGHT_HASTE_MS);
    sights_choose(&sights, 0, SIGHT_BACK);
    assert_int_equal(sights_turns(&sights, 0), 2);
    assert_int_equal(sights_now(&sights, 0), SIGHT_BACK);
}

static void turns_that_are_over_are_forgotten_and_no_more_fit_than_there_is_room(void **state)
{
    (void)state;
    struct sights sights = {.count = 0};
    for (int i = 0; i < 100; i++) {
        sights_choose(&sights, 0, i % 2 == 0 ? SIGHT_FRONT : SIGHT_BACK);
        sights_pass(&sights, SIGHT_HASTE_MS);
        assert_in_range(sights.count, 1, SIGHT_MOVE_MS / SIGHT_HASTE_MS + 1);
    }
    sights_pass(&sights, SIGHT_MOVE_MS);
    sights_choose(&sights, 0, SIGHT_ABOVE);
    assert_int_equal(sights.count, 2);
}

static void with_reduced_motion_a_turn_is_over_at_once(void **state)
{
    (void)state;
    struct sights sights = {.calm = true};
    sights_choose(&sights, 0, SIGHT_FRONT);
    assert_true(sight_share(&sights, &sights.turns[0]) == 1);
    const struct sights before = sights;
    sights_pass(&sights, 100);
    assert_true(sights_same(&before, &sights)); /* nothing has to be drawn */
}

static void only_what_is_seen_makes_sights_differ(void **state)
{
    (void)state;
    struct sights one = {.count = 0}, other = one;
    sights_choose(&one, 0, SIGHT_FRONT);
    assert_false(sights_same(&one, &other));
    sights_choose(&other, 0, SIGHT_FRONT);
    assert_true(sights_same(&one, &other));
    sights_pass(&other, 500);
    assert_false(sights_same(&one, &other));
    sights_pass(&one, 500);
    one.mirror = true;
    assert_false(sights_same(&one, &other));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sight_chosen_holds_for_its_step_only),
        cmocka_unit_test(a_turn_goes_slowly_from_nothing_to_all),
        cmocka_unit_test(a_sight_chosen_at_once_takes_the_place_of_the_last),
        cmocka_unit_test(turns_that_are_over_are_forgotten_and_no_more_fit_than_there_is_room),
        cmocka_unit_test(with_reduced_motion_a_turn_is_over_at_once),
        cmocka_unit_test(only_what_is_seen_makes_sights_differ),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
