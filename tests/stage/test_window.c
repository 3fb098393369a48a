#include "stage/window.h"

#include <epoxy/gl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "picture/view.h"
#include "stage/leaks.h"
#include "stage/pace.h"
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

/* A window of `gl`, or NULL where there is no OpenGL at all: then that was told, once, and soft
 * draws. */
static struct window *open_gl(int width, int height)
{
    const int before = problems.warnings;
    struct window *window = open_at(width, height, PAINTER_GL);
    assert_non_null(window);
    if (strcmp(window_renderer(window), "gl") == 0)
        return window;
    assert_int_equal(problems.warnings, before + 1);
    build(window, 9000);
    assert_true(window_draw(window, &picture));
    window_close(window);
    return NULL;
}

enum { WIDE = 640, HIGH = 360 };

/* What was drawn, top row first, in soft's form; OpenGL holds no fourth byte. */
static void read_back(uint32_t pixels[WIDE * HIGH])
{
    static uint32_t upside[WIDE * HIGH];
    glReadPixels(0, 0, WIDE, HIGH, GL_RGBA, GL_UNSIGNED_BYTE, upside);
    for (int y = 0; y < HIGH; y++)
        for (int x = 0; x < WIDE; x++) {
            const uint8_t *from = (const uint8_t *)(upside + (ptrdiff_t)(HIGH - 1 - y) * WIDE + x);
            pixels[y * WIDE + x] =
                (uint32_t)from[0] << 16 | (uint32_t)from[1] << 8 | (uint32_t)from[2];
        }
}

static int differing(const uint32_t *a, const uint32_t *b)
{
    int count = 0;
    for (int i = 0; i < WIDE * HIGH; i++)
        count += (a[i] & 0xffffff) != (b[i] & 0xffffff);
    return count;
}

static void gl_is_drawn_with_if_insisted_on(void **state)
{
    (void)state;
    struct window *window = open_gl(WIDE, HIGH);
    if (window == NULL)
        return;
    build(window, 9000);
    assert_true(window_draw(window, &picture));
    window_fullscreen(window, true);
    window_fullscreen(window, false);
    assert_true(window_draw(window, &picture));
    window_close(window);
}

static uint32_t shown[WIDE * HIGH], wanted[WIDE * HIGH];

/* As soft draws it, whatever was drawn before: the window's buffers come by turns. */
static void an_emulated_gl_shows_what_soft_draws(void **state)
{
    (void)state;
    struct area areas[AREAS_MOST];
    const struct surface surface = {wanted, WIDE, HIGH, WIDE * 4};
    struct window *window = open_gl(WIDE, HIGH);
    if (window == NULL || !gl_is_emulated()) {
        window_close(window);
        skip();
    }
    struct soft_painter *soft = soft_open(fonts);
    assert_non_null(soft);
    for (int64_t ms = 6000; ms < 12000; ms += 333) {
        build(window, ms);
        assert_true(window_draw(window, &picture));
        assert_false(window_draw(window, &picture));
        read_back(shown);
        soft_draw(soft, &picture, &surface, ms == 6000, areas);
        assert_int_equal(differing(shown, wanted), 0);
    }
    soft_close(soft);
    window_close(window);
}

/* Processor time of so many frames of a moving figure; 0 where it is not that painter's. */
static int64_t spent_us(enum painter painter, const char *renderer)
{
    struct window *window = open_at(1280, 720, painter);
    int64_t before_us = 0;
    assert_non_null(window);
    const bool wished = strcmp(window_renderer(window), renderer) == 0;
    for (int64_t frame = 0; frame < 45; frame++) {
        if (frame == 15) /* the first ones compile */
            before_us = pace_processor_us();
        build(window, 6000 + frame * 17);
        window_draw(window, &picture);
    }
    const int64_t took_us = pace_processor_us() - before_us;
    window_close(window);
    return wished ? took_us : 0;
}

/* Its own shaders would take forty times as long. */
static void an_emulated_gl_costs_little_more_than_soft(void **state)
{
    (void)state;
    struct window *window = open_gl(WIDE, HIGH);
    const bool emulated = window != NULL && gl_is_emulated();
    window_close(window);
    if (!emulated)
        skip();
    assert_true(spent_us(PAINTER_GL, "gl") < 5 * spent_us(PAINTER_SOFT, "soft"));
}

static void a_context_that_is_lost_is_made_anew_and_the_picture_comes_back(void **state)
{
    (void)state;
    struct window *window = open_gl(WIDE, HIGH);
    if (window == NULL)
        skip();
    build(window, 9000);
    assert_true(window_draw(window, &picture));
    read_back(wanted);
    for (int loss = 0; loss < 3; loss++) {
        window_renew(window);
        assert_string_equal(window_renderer(window), "gl");
        glClearColor(1, 0, 1, 1);
        glClear(GL_COLOR_BUFFER_BIT);
        read_back(shown);
        assert_true(differing(shown, wanted) > WIDE * HIGH / 2);
        assert_true(window_draw(window, &picture));
        read_back(shown);
        assert_int_equal(differing(shown, wanted), 0);
    }
    window_close(window);
    struct window *soft = open_at(WIDE, HIGH, PAINTER_SOFT);
    window_renew(soft);
    assert_string_equal(window_renderer(soft), "soft");
    window_close(soft);
}

static void without_shaders_soft_draws_and_that_is_told_once(void **state)
{
    (void)state;
    const struct window_wish wish = {
        .world = &world_machine, .title = "test", .folder = "/nowhere", .painter = PAINTER_GL};
    const int warnings = problems.warnings, errors = problems.errors;
    struct window *window = window_open(&wish, fonts, &problems);
    assert_non_null(window);
    assert_string_equal(window_renderer(window), "soft");
    assert_int_equal(problems.warnings, warnings + 1);
    assert_int_equal(problems.errors, errors);
    window_close(window);
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
        cmocka_unit_test(gl_is_drawn_with_if_insisted_on),
        cmocka_unit_test(an_emulated_gl_shows_what_soft_draws),
        cmocka_unit_test(an_emulated_gl_costs_little_more_than_soft),
        cmocka_unit_test(a_context_that_is_lost_is_made_anew_and_the_picture_comes_back),
        cmocka_unit_test(without_shaders_soft_draws_and_that_is_told_once),
        cmocka_unit_test(closing_nothing_is_fine),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
