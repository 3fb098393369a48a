/* A kiosk is left by its owner and the system only, forgets whoever goes away, and counts right for
 * months. */
#include "player/kiosk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { IDLE_MS = 60000, STEP_MS = 50, NOON = 12 * 60 };

static struct kiosk kiosk;

static void start(const char *pin, int night_from, int night_to, int minute)
{
    struct kiosk_rules rules = {.idle_ms = IDLE_MS, .night_from = night_from, .night_to = night_to};
    strncat(rules.pin, pin, KIOSK_PIN_MOST);
    kiosk_start(&kiosk, &rules, minute);
}

static void pass(int64_t ms, bool busy)
{
    for (int64_t left = ms; left > 0; left -= STEP_MS)
        kiosk_pass(&kiosk, left < STEP_MS ? left : STEP_MS, NOON, busy);
}

static void hold(int64_t ms)
{
    kiosk_do(&kiosk, KIOSK_CHORD);
    pass(ms, false);
    kiosk_do(&kiosk, KIOSK_CHORD_UP);
}

static void type(const char *digits)
{
    for (; *digits != '\0'; digits++)
        kiosk_digit(&kiosk, *digits - '0');
}

static void a_visit_goes_from_the_film_over_choice_routine_and_thanks_to_the_film(void **state)
{
    (void)state;
    start("", 0, 0, NOON);
    static const struct {
        enum kiosk_input input;
        enum kiosk_state then;
    } way[] = {
        {KIOSK_TAKE, KIOSK_ATTRACT}, {KIOSK_FINISH, KIOSK_ATTRACT}, {KIOSK_LEAVE, KIOSK_ATTRACT},
        {KIOSK_PRESS, KIOSK_CHOOSE}, {KIOSK_TAKE, KIOSK_PLAY},      {KIOSK_PRESS, KIOSK_PLAY},
        {KIOSK_LEAVE, KIOSK_CHOOSE}, {KIOSK_TAKE, KIOSK_PLAY},      {KIOSK_FINISH, KIOSK_THANKS},
        {KIOSK_PRESS, KIOSK_THANKS}, {KIOSK_LEAVE, KIOSK_ATTRACT}};
    for (size_t i = 0; i < sizeof way / sizeof *way; i++) {
        kiosk_do(&kiosk, way[i].input);
        assert_int_equal(kiosk.state, way[i].then);
    }
    assert_true(kiosk.visits == 1 && kiosk.routines == 2 && kiosk.finished == 1);
}

static void whoever_goes_away_is_forgotten_but_not_while_something_plays(void **state)
{
    (void)state;
    start("", 0, 0, NOON);
    kiosk_do(&kiosk, KIOSK_PRESS);
    pass(IDLE_MS - STEP_MS, false);
    assert_int_equal(kiosk.state, KIOSK_CHOOSE);
    kiosk_do(&kiosk, KIOSK_PRESS);
    pass(IDLE_MS - STEP_MS, false);
    assert_int_equal(kiosk.state, KIOSK_CHOOSE);
    kiosk_do(&kiosk, KIOSK_TAKE);
    pass(INT64_C(20) * IDLE_MS, true);
    assert_int_equal(kiosk.state, KIOSK_PLAY);
    pass(IDLE_MS, false);
    assert_int_equal(kiosk.state, KIOSK_ATTRACT);
    assert_int_equal(kiosk.deserted, 1);
}

static void the_night_is_black_until_morning_or_a_key(void **state)
{
    (void)state;
    start("", 22 * 60, 6 * 60, 23 * 60);
    assert_int_equal(kiosk.state, KIOSK_NIGHT);
    kiosk_pass(&kiosk, STEP_MS, 5 * 60 + 59, false);
    assert_int_equal(kiosk.state, KIOSK_NIGHT);
    kiosk_do(&kiosk, KIOSK_PRESS);
    kiosk_pass(&kiosk, STEP_MS, 1, false);
    assert_int_equal(kiosk.state, KIOSK_CHOOSE);
    kiosk_pass(&kiosk, IDLE_MS, 2, false);
    assert_int_equal(kiosk.state, KIOSK_NIGHT);
    kiosk_pass(&kiosk, STEP_MS, 6 * 60, false);
    assert_int_equal(kiosk.state, KIOSK_ATTRACT);
    kiosk_pass(&kiosk, STEP_MS, 22 * 60, false);
    assert_int_equal(kiosk.state, KIOSK_NIGHT);
    start("", 60, 120, 0);
    assert_int_equal(kiosk.state, KIOSK_ATTRACT);
    kiosk_pass(&kiosk, STEP_MS, 60, false);
    assert_int_equal(kiosk.state, KIOSK_NIGHT);
    kiosk_pass(&kiosk, STEP_MS, 120, false);
    assert_int_equal(kiosk.state, KIOSK_ATTRACT);
}

static void the_chord_ends_it_when_held_long_enough_without_a_break(void **state)
{
    (void)state;
    start("", 0, 0, NOON);
    hold(KIOSK_HOLD_MS - STEP_MS);
    hold(KIOSK_HOLD_MS - STEP_MS);
    assert_int_equal(kiosk.state, KIOSK_ATTRACT);
    kiosk_do(&kiosk, KIOSK_CHORD);
    kiosk_pass(&kiosk, 60000, NOON, false); /* a stall is no proof that they were held */
    assert_int_equal(kiosk.state, KIOSK_ATTRACT);
    hold(KIOSK_HOLD_MS);
    assert_int_equal(kiosk.state, KIOSK_ENDED);
    kiosk_do(&kiosk, KIOSK_PRESS);
    pass(IDLE_MS, false);
    assert_int_equal(kiosk.state, KIOSK_ENDED);
}

static void with_a_pin_the_chord_only_asks_for_it(void **state)
{
    (void)state;
    start("4711", 0, 0, NOON);
    type("4711");
    assert_int_equal(kiosk.state, KIOSK_ATTRACT);
    hold(INT64_C(2) * KIOSK_HOLD_MS);
    assert_int_equal(kiosk.state, KIOSK_ATTRACT);
    assert_true(kiosk.asks);
    type("471");
    assert_int_equal(kiosk.state, KIOSK_ATTRACT);
    type("1");
    assert_int_equal(kiosk.state, KIOSK_ENDED);
}

static void tries_are_limited_and_those_broken_off_count(void **state)
{
    (void)state;
    start("4711", 0, 0, NOON);
    hold(KIOSK_HOLD_MS);
    type("4712");
    assert_false(kiosk.asks);
    hold(KIOSK_HOLD_MS);
    type("471");
    pass(KIOSK_ASK_MS, false);
    assert_false(kiosk.asks);
    hold(KIOSK_HOLD_MS);
    type("0000");
    hold(KIOSK_HOLD_MS);
    assert_false(kiosk.asks);
    type("4711");
    assert_int_equal(kiosk.state, KIOSK_ATTRACT);
    pass(KIOSK_BARRED_MS, false);
    hold(KIOSK_HOLD_MS);
    type("4711");
    assert_int_equal(kiosk.state, KIOSK_ENDED);
}

static uint64_t next(uint64_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    return *seed;
}

/* All that visitors can do, and a chord that is never held long enough. */
static void a_million_random_events_never_end_it(void **state)
{
    (void)state;
    uint64_t seed = 20261123;
    start("82640917", 22 * 60, 6 * 60, NOON);
    for (int i = 0; i < 1000000; i++) {
        const uint64_t dice = next(&seed);
        const int64_t ms = (int64_t)(dice >> 8 & 0x3ff);
        kiosk_do(&kiosk, (enum kiosk_input)(dice % KIOSK_STOP));
        kiosk_digit(&kiosk, (int)(dice >> 20 & 15) - 3);
        kiosk_pass(&kiosk, ms, (int)(dice >> 32) % KIOSK_DAY_MINUTES & 0x7ff,
                   (dice >> 50 & 1) == 1);
        assert_int_not_equal(kiosk.state, KIOSK_ENDED);
        assert_true(kiosk.typed <= KIOSK_PIN_MOST);
    }
    assert_true(kiosk.visits > 1000 && kiosk.finished > 1000);
    pass(IDLE_MS + STEP_MS, false); /* and it is not stuck */
    assert_int_equal(kiosk.state, KIOSK_ATTRACT);
}

/* A visit every quarter of an hour by day; every third one is deserted in the choice. */
static void thirty_days_are_counted_to_the_last_visit(void **state)
{
    enum { DAYS = 30, QUARTERS = 96, QUARTER_S = 900, FIRST = 24, LAST = 88 };
    (void)state;
    int64_t visits = 0, routines = 0, blacks = 0;
    start("4711", 22 * 60, 6 * 60, 0);
    for (int quarter = 0; quarter < DAYS * QUARTERS; quarter++) {
        const int of_day = quarter % QUARTERS;
        const bool comes = of_day >= FIRST && of_day < LAST;
        for (int second = 0; second < QUARTER_S; second++) {
            if (comes && second == 60)
                kiosk_do(&kiosk, KIOSK_PRESS);
            if (comes && second == 70 && quarter % 3 != 0)
                kiosk_do(&kiosk, KIOSK_TAKE);
            if (comes && second == 600 && quarter % 3 != 0)
                kiosk_do(&kiosk, KIOSK_FINISH);
            if (comes && second == 606 && quarter % 3 != 0)
                kiosk_do(&kiosk, KIOSK_LEAVE);
            for (int frame = 0; frame < 60; frame++)
                kiosk_pass(&kiosk, frame % 3 == 0 ? 16 : 17, of_day * 15 + second / 60,
                           kiosk.state == KIOSK_PLAY);
            blacks += kiosk.state == KIOSK_NIGHT;
        }
        visits += comes;
        routines += comes && quarter % 3 != 0;
    }
    assert_int_equal(kiosk.visits, visits);
    assert_int_equal(kiosk.routines, routines);
    assert_int_equal(kiosk.finished, routines);
    assert_int_equal(kiosk.deserted, visits - routines);
    assert_int_equal(kiosk.passed_ms, (int64_t)DAYS * 24 * 3600 * 1000);
    assert_int_equal(blacks, DAYS * 8 * 3600);
}

static void the_picture_walks_a_few_pixels_and_comes_back(void **state)
{
    (void)state;
    start("", 0, 0, NOON);
    int seen = 0, x, y, last_x = 0, last_y = 0;
    for (int64_t ms = 0; ms < 3600000; ms += 10000) {
        kiosk_pass(&kiosk, 10000, NOON, false);
        kiosk_shift(&kiosk, &x, &y);
        assert_true(x >= -3 && x <= 3 && y >= -3 && y <= 3);
        seen += x != last_x || y != last_y;
        last_x = x;
        last_y = y;
    }
    assert_int_equal(seen, 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_visit_goes_from_the_film_over_choice_routine_and_thanks_to_the_film),
        cmocka_unit_test(whoever_goes_away_is_forgotten_but_not_while_something_plays),
        cmocka_unit_test(the_night_is_black_until_morning_or_a_key),
        cmocka_unit_test(the_chord_ends_it_when_held_long_enough_without_a_break),
        cmocka_unit_test(with_a_pin_the_chord_only_asks_for_it),
        cmocka_unit_test(tries_are_limited_and_those_broken_off_count),
        cmocka_unit_test(a_million_random_events_never_end_it),
        cmocka_unit_test(thirty_days_are_counted_to_the_last_visit),
        cmocka_unit_test(the_picture_walks_a_few_pixels_and_comes_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
