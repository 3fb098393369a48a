#include "stage/video.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void no_display(void)
{
    unsetenv("DISPLAY");
    unsetenv("WAYLAND_DISPLAY");
}

static void a_display_that_nobody_sees_is_never_taken_by_itself(void **state)
{
    (void)state;
    struct problems problems;
    problems_open(&problems, &memory_heap);
    no_display();
    unsetenv("SDL_VIDEODRIVER");
    assert_false(video_open(&problems));
    assert_int_equal(problems.errors, 1);
    assert_non_null(strstr(problems.list[0].message, "no display to show on"));
    problems_close(&problems);
}

static void it_is_taken_when_asked_for_and_known_to_be_unattended(void **state)
{
    (void)state;
    struct problems problems;
    problems_open(&problems, &memory_heap);
    no_display();
    setenv("SDL_VIDEODRIVER", "offscreen", 1);
    assert_true(video_open(&problems));
    assert_true(video_is_unattended());
    assert_false(video_has_gpu());
    video_close();
    assert_int_equal(problems.errors, 0);
    problems_close(&problems);
}

static void an_unknown_driver_is_an_error_that_names_it(void **state)
{
    (void)state;
    struct problems problems;
    problems_open(&problems, &memory_heap);
    setenv("SDL_VIDEODRIVER", "nosuchdriver", 1);
    assert_false(video_open(&problems));
    assert_non_null(strstr(problems.list[0].message, "nosuchdriver"));
    problems_close(&problems);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_display_that_nobody_sees_is_never_taken_by_itself),
        cmocka_unit_test(it_is_taken_when_asked_for_and_known_to_be_unattended),
        cmocka_unit_test(an_unknown_driver_is_an_error_that_names_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
