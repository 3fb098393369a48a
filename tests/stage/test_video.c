#include "stage/video.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

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
    assert_non_null(strstr(problems.list[0].message, "SDL_VIDEODRIVER=nosuchdriver"));
    assert_non_null(strstr(problems.list[0].message, "unset it"));
    problems_close(&problems);
}

static void what_the_start_need_not_wait_for_is_left_out_unless_it_is_set(void **state)
{
    (void)state;
    unsetenv("XCOMPOSEFILE");
    unsetenv("DBUS_SESSION_BUS_ADDRESS");
    setenv("XDG_RUNTIME_DIR", "/nowhere", 1);
    video_prepare();
    assert_string_equal(getenv("XCOMPOSEFILE"), "/dev/null");
    assert_string_equal(getenv("DBUS_SESSION_BUS_ADDRESS"), "disabled:");
    setenv("XCOMPOSEFILE", "/home/me/.XCompose", 1);
    setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/run/bus", 1);
    video_prepare();
    assert_string_equal(getenv("XCOMPOSEFILE"), "/home/me/.XCompose");
    assert_string_equal(getenv("DBUS_SESSION_BUS_ADDRESS"), "unix:path=/run/bus");
}

static void the_bus_of_the_session_is_found_where_it_lies(void **state)
{
    (void)state;
    const char *folder = LIMBER_BUILD "/test_stage_video";
    const char *bus = LIMBER_BUILD "/test_stage_video/bus";
    (void)mkdir(folder, 0777);
    FILE *file = fopen(bus, "w");
    assert_non_null(file);
    (void)fclose(file);
    unsetenv("DBUS_SESSION_BUS_ADDRESS");
    setenv("XDG_RUNTIME_DIR", folder, 1);
    video_prepare();
    assert_null(getenv("DBUS_SESSION_BUS_ADDRESS"));
    (void)remove(bus);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_display_that_nobody_sees_is_never_taken_by_itself),
        cmocka_unit_test(what_the_start_need_not_wait_for_is_left_out_unless_it_is_set),
        cmocka_unit_test(the_bus_of_the_session_is_found_where_it_lies),
        cmocka_unit_test(it_is_taken_when_asked_for_and_known_to_be_unattended),
        cmocka_unit_test(an_unknown_driver_is_an_error_that_names_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
