#include "stage/window.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "picture/view.h"
#include "stage/leaks.h"
#include "stage/routine.h"
#include "stage/video.h"

#include <cmocka.h>

static struct routine_on_stage one_minute;
static struct problems problems;
static struct fonts *fonts;
static struct picture picture;

static int load(void **state)
{
    (void)state;
    problems_open(&problems, &memory_heap);
    if (!routine_load(&one_minute, "one_minute") || !video_open(&problems))
        return -1;
    fonts = fonts_open(&problems);
    return fonts != NULL ? 0 : -1;
}

static int unload(void **state)
{
    (void)state;
    fonts_close(fonts);
    video_close();
    routine_free(&one_minute);
    problems_close(&problems);
    return 0;
}

static struct window *open_at(int width, int height, enum painter painter)
{
    const struct window_wish wish = {.world = &world_machine,
                                     .title = "test",
                                     .folder = LIMBER_SOURCE,
                                     .painter = painter,
                                     .width = width,
                                     .height = height};
    return window_open(&wish, fonts, &problems);
}

static void build(const struct window *window, int64_t ms)
{
    struct view view = {.timeline = one_minute.timeline, .theme = &one_minute.theme};
    const struct ruler ruler = fonts_ruler(fonts);
    window_size(window, &view.width, &view.height);
    timeline_at(view.timeline, ms, &view.moment);
    picture_build(&view, &ruler, &picture);
}

static void only_what_is_new_is_presented(void **state)
{
    (void)state;
    struct window *window = open_at(640, 360, PAINTER_BEST);
    assert_non_null(window);
    assert_true(window_is_seen(window));
    assert_int_equal(window_refresh(window), 0);
    assert_string_equal(window_renderer(window), "soft");
    build(window, 9000);
    assert_true(window_draw(window, &picture));
    assert_false(window_draw(window, &picture));
    window_forget(window);
    assert_true(window_draw(window, &picture));
    build(window, 11000);
    assert_true(window_draw(window, &picture));
    window_close(window);
}

static void the_size_is_the_wish_or_a_common_one(void **state)
{
    (void)state;
    int width, height;
    struct window *window = open_at(854, 480, PAINTER_SOFT);
    window_size(window, &width, &height);
    assert_int_equal(width, 854);
    assert_int_equal(height, 480);
    window_close(window);
    window = open_at(0, 0, PAINTER_SOFT);
    window_size(window, &width, &height);
    assert_int_equal(width, WINDOW_WIDTH);
    assert_int_equal(height, WINDOW_HEIGHT);
    window_close(window);
}

static void a_window_smaller_than_any_picture_shows_a_part_of_one(void **state)
{
    (void)state;
    int width, height;
    struct window *window = open_at(100, 50, PAINTER_SOFT);
    assert_non_null(window);
    window_size(window, &width, &height);
    assert_int_equal(width, WINDOW_LEAST_WIDTH);
    assert_int_equal(height, WINDOW_LEAST_HEIGHT);
    build(window, 0);
    assert_true(window_draw(window, &picture));
    assert_false(window_draw(window, &picture));
    window_close(window);
}

/* The machine may have no OpenGL at all: then there must be a reason, and nothing left open. */
static void gl_is_drawn_with_if_insisted_on_or_refused_with_a_reason(void **state)
{
    (void)state;
    const int before = problems.errors;
    struct window *window = open_at(640, 360, PAINTER_GL);
    if (window == NULL) {
        assert_true(problems.errors > before);
        return;
    }
    assert_string_equal(window_renderer(window), "gl");
    build(window, 9000);
    assert_true(window_draw(window, &picture));
    window_fullscreen(window, true);
    window_fullscreen(window, false);
    window_close(window);
}

static void without_shaders_gl_is_an_error_that_names_them(void **state)
{
    (void)state;
    const struct window_wish wish = {
        .world = &world_machine, .title = "test", .folder = "/nowhere", .painter = PAINTER_GL};
    const int before = problems.errors;
    assert_null(window_open(&wish, fonts, &problems));
    assert_true(problems.errors > before);
}

static void closing_nothing_is_fine(void **state)
{
    (void)state;
    window_close(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_what_is_new_is_presented),
        cmocka_unit_test(the_size_is_the_wish_or_a_common_one),
        cmocka_unit_test(a_window_smaller_than_any_picture_shows_a_part_of_one),
        cmocka_unit_test(gl_is_drawn_with_if_insisted_on_or_refused_with_a_reason),
        cmocka_unit_test(without_shaders_gl_is_an_error_that_names_them),
        cmocka_unit_test(closing_nothing_is_fine),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
