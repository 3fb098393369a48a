#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/ease.h"

static void easing_runs_from_nothing_to_all_without_turning_back(void **state)
{
    (void)state;
    float jerk = 0.0f, cosine = 0.0f;
    for (int i = 0; i <= 1000; i++) {
        const float u = (float)i / 1000.0f;
        assert_true(ease_minimum_jerk(u) >= jerk - 1e-6f);
        assert_true(ease_cosine(u) >= cosine - 1e-6f);
        jerk = ease_minimum_jerk(u);
        cosine = ease_cosine(u);
    }
    assert_true(jerk == 1.0f);
    assert_float_equal(cosine, 1.0f, 1e-6f);
    assert_float_equal(ease_minimum_jerk(0.5f), 0.5f, 1e-6f);
    assert_float_equal(ease_cosine(0.5f), 0.5f, 1e-6f);
}

static void outside_its_time_a_move_stands_still(void **state)
{
    (void)state;
    assert_true(ease_minimum_jerk(-3.0f) == 0.0f);
    assert_true(ease_minimum_jerk(7.0f) == 1.0f);
    assert_true(ease_cosine(-3.0f) == 0.0f);
    assert_float_equal(ease_cosine(7.0f), 1.0f, 1e-6f);
}

static void the_peak_speed_is_1875_thousandths_of_the_mean(void **state)
{
    (void)state;
    const float h = 1e-3f;
    const float speed = (ease_minimum_jerk(0.5f + h) - ease_minimum_jerk(0.5f - h)) / (2.0f * h);
    assert_float_equal(speed, 1.875f, 1e-3f);
}

static void a_steady_move_never_jumps_in_speed_and_is_hardly_faster_than_its_mean(void **state)
{
    (void)state;
    const float h = 1e-3f;
    float before = 0.0f, most = 0.0f;
    for (int i = 1; i < 1000; i++) {
        const float u = (float)i / 1000.0f;
        const float speed = (ease_steady(u + h) - ease_steady(u - h)) / (2.0f * h);
        assert_true(fabsf(speed - before) < 0.02f);
        most = fmaxf(most, speed);
        before = speed;
    }
    assert_float_equal(most, 1.0f / 0.7f, 2e-3f);
    assert_true(ease_steady(-1.0f) == 0.0f && ease_steady(2.0f) == 1.0f);
    assert_float_equal(ease_steady(0.5f), 0.5f, 1e-6f);
}

static void milliseconds_beyond_32_bits_are_compared_whole(void **state)
{
    (void)state;
    const int64_t long_ago = -(INT64_C(1) << 40), later = INT64_C(1) << 33;
    assert_true(lesser(long_ago, later) == long_ago && lesser(later, long_ago) == long_ago);
    assert_true(greater(long_ago, later) == later && greater(later, long_ago) == later);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(easing_runs_from_nothing_to_all_without_turning_back),
        cmocka_unit_test(outside_its_time_a_move_stands_still),
        cmocka_unit_test(the_peak_speed_is_1875_thousandths_of_the_mean),
        cmocka_unit_test(a_steady_move_never_jumps_in_speed_and_is_hardly_faster_than_its_mean),
        cmocka_unit_test(milliseconds_beyond_32_bits_are_compared_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
