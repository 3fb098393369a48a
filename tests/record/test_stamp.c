/* A stamp is the same moment and the same clock when it is read again; days follow the clock. */
#include "record/stamp.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

static struct stamp stamp(const char *text)
{
    struct stamp out;
    if (!stamp_read(text, &out))
        fail_msg("%s is not read", text);
    return out;
}

static void zone(const char *name)
{
    assert_int_equal(setenv("TZ", name, 1), 0);
    tzset();
}

static void assert_local(const char *expected)
{
    char text[STAMP_ROOM];
    stamp_write(stamp_local(stamp(expected).ms), text);
    assert_string_equal(text, expected);
}

static void what_is_written_is_read_again(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "1970-01-01T00:00:00+00:00",     "2026-03-29T08:00:00.250+01:00",
        "2024-02-29T23:59:59.999-09:30", "2038-01-19T03:14:08+05:45",
        "9999-12-31T23:59:59+00:00",     "2000-02-29T12:00:00+14:00",
        "2026-12-31T23:59:59-11:00",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        char text[STAMP_ROOM];
        stamp_write(stamp(texts[i]), text);
        assert_string_equal(text, texts[i]);
    }
    assert_int_equal(stamp("2026-03-29T08:00:00.25Z").ms,
                     stamp("2026-03-29T08:00:00.250+00:00").ms);
}

static void what_is_no_time_is_refused(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",
        "now",
        "2026-03-29",
        "2026-03-29T08:00:00",
        "2026-13-01T00:00:00Z",
        "2026-02-29T00:00:00Z",
        "2026-04-31T00:00:00Z",
        "2026-03-29T24:00:00Z",
        "2026-03-29T08:60:00Z",
        "2026-03-29T08:00:00.Z",
        "2026-03-29T08:00:00+1:00",
        "2026-03-29T08:00:00Z ",
        "1969-12-31T23:59:59Z",
        "2026-03-29T08:00:00+24:00",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct stamp out = {7, 7};
        assert_false(stamp_read(texts[i], &out));
        assert_true(out.ms == 7 && out.east_s == 7);
    }
}

static void the_zone_tells_how_far_from_utc_in_summer_and_winter(void **state)
{
    (void)state;
    zone("Europe/Berlin");
    assert_local("2026-03-29T01:59:59+01:00");
    assert_local("2026-03-29T03:00:00+02:00");
    assert_local("2026-10-25T02:59:59+02:00");
    assert_local("2026-10-25T02:00:00+01:00");
    zone("Australia/Lord_Howe");
    assert_local("2026-01-01T00:00:00+11:00");
    assert_local("2026-07-01T00:00:00+10:30");
    zone("Asia/Kathmandu");
    assert_local("2026-07-01T00:00:00+05:45");
    zone("America/St_Johns");
    assert_local("2026-01-15T12:00:00-03:30");
    unsetenv("TZ");
    tzset();
}

static void a_day_ends_at_midnight_of_its_own_clock(void **state)
{
    (void)state;
    const int64_t day = stamp_day(stamp("2026-03-29T00:00:00+01:00"));
    assert_int_equal(stamp_day(stamp("2026-03-28T23:59:59.999+01:00")), day - 1);
    assert_int_equal(stamp_day(stamp("2026-03-29T23:59:59.999+02:00")), day);
    assert_int_equal(stamp_day(stamp("2026-03-30T00:00:00+02:00")), day + 1);
    assert_int_equal(stamp_day(stamp("2026-03-29T23:00:00-11:00")), day);
    assert_int_equal(stamp_of_day_ms(stamp("2026-03-29T00:00:01.5-11:00")), 1500);
}

static void days_of_four_centuries_are_in_order(void **state)
{
    (void)state;
    char before[STAMP_ROOM], text[STAMP_ROOM];
    stamp_write_day(0, before);
    assert_string_equal(before, "1970-01-01");
    for (int64_t day = 1; day <= 146097; day++) {
        stamp_write_day(day, text);
        assert_true(strcmp(before, text) < 0);
        strcpy(before, text);
    }
    assert_string_equal(text, "2370-01-01");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_is_read_again),
        cmocka_unit_test(what_is_no_time_is_refused),
        cmocka_unit_test(the_zone_tells_how_far_from_utc_in_summer_and_winter),
        cmocka_unit_test(a_day_ends_at_midnight_of_its_own_clock),
        cmocka_unit_test(days_of_four_centuries_are_in_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
