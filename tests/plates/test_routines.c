/* No routine flashes (flash.h), watched from its start to its end as the soft painter draws it at
 * 320 x 180, made small for the meter, texts as bars.
 *
 * The liveliest and the shortest one are watched fifteen times a second; with LIMBER_PLATES=all
 * every shipped one thirty times a second, in each theme, which takes some minutes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/world.h"
#include "plates/easel.h"
#include "plates/flash.h"
#include "plates/golden.h"

enum { WIDE = 320, HIGH = 180, SHRINK = 5, SMALL = WIDE / SHRINK * (HIGH / SHRINK) };
enum { FRAME_MS = 1000 / 30, SELDOM_MS = 1000 / 15, FLASHES_MOST = 3 };

static struct picture picture;
static uint32_t pixels[WIDE * HIGH], dots[SMALL];

static bool watches_all(void)
{
    return easel_wish("LIMBER_PLATES", "all");
}

static bool is_sample(const char *id)
{
    return strcmp(id, "one_minute") == 0 || strcmp(id, "evening_wind_down") == 0;
}

static void set_theme(const char *name)
{
    static const char *const folders[] = {LIMBER_SOURCE "/assets"};
    assert_true(theme_load(&plates.theme, &world_machine, folders, 1, name, &plates.problems));
}

static uint32_t mean_of(int left, int top)
{
    uint32_t mean = 0;
    for (int shift = 0; shift < 24; shift += 8) {
        uint32_t sum = 0;
        for (int y = top; y < top + SHRINK; y++)
            for (int x = left; x < left + SHRINK; x++)
                sum += pixels[y * WIDE + x] >> shift & 255;
        mean |= sum / (SHRINK * SHRINK) << shift;
    }
    return mean;
}

static void shrink(void)
{
    for (int y = 0; y < HIGH / SHRINK; y++)
        for (int x = 0; x < WIDE / SHRINK; x++)
            dots[y * (WIDE / SHRINK) + x] = mean_of(x * SHRINK, y * SHRINK);
}

static struct view view_of(const struct timeline *timeline)
{
    return (struct view){.timeline = timeline,
                         .theme = &plates.theme,
                         .width = WIDE,
                         .height = HIGH,
                         .range = 1,
                         .tempo = 1,
                         .kept = &plates.kept};
}

/* What is shown of a moment; `blinking` plants a wall that blinks five times a second. */
static void build(struct view *view, int64_t ms, bool blinking)
{
    timeline_at(view->timeline, ms, &view->moment);
    picture_build(view, &bar_ruler, &picture);
    bars_for_texts(&picture);
    if (blinking && ms / 100 % 2 == 1)
        picture.wall = picture.wall_edge = picture.floor = plates.theme.text;
}

static struct flashes watch(const struct timeline *timeline, int64_t end_ms, int64_t step_ms,
                            bool blinking)
{
    const struct surface surface = {pixels, WIDE, HIGH, WIDE * 4};
    struct view view = view_of(timeline);
    struct flash_meter *meter = flash_open(WIDE / SHRINK, HIGH / SHRINK);
    assert_non_null(meter);
    memset(&plates.kept, 0, sizeof plates.kept);
    for (int64_t ms = 0; ms < end_ms; ms += step_ms) {
        struct area areas[AREAS_MOST];
        build(&view, ms, blinking);
        if (soft_draw(painter, &picture, &surface, ms == 0, areas) > 0)
            shrink();
        flash_see(meter, dots, ms);
    }
    const struct flashes most = flash_most(meter);
    flash_close(meter);
    return most;
}

static void check_routine(const char *id, const char *theme)
{
    const struct timeline *timeline = plates_timeline(&plates, id);
    set_theme(theme);
    const struct flashes most =
        watch(timeline, timeline->duration_ms, watches_all() ? FRAME_MS : SELDOM_MS, false);
    print_message("%-20s %-14s flashes a second: %d, red %d, of any dot %d\n", id, theme,
                  most.general, most.red, most.any_pixel);
    assert_true(most.general <= FLASHES_MOST);
    assert_true(most.red <= FLASHES_MOST);
}

static void no_routine_flashes(void **state)
{
    (void)state;
    static const char *const themes[] = {"dark", "light", "high_contrast"};
    for (int i = 0; i < plates.library.routine_count; i++)
        for (int theme = 0; theme < 3; theme++)
            if (watches_all() || (is_sample(plates.library.routines[i]->id) && i % 3 == theme))
                check_routine(plates.library.routines[i]->id, themes[theme]);
}

static void a_blinking_wall_is_told(void **state)
{
    (void)state;
    plates.theme = theme_dark();
    const struct flashes most = watch(plates_timeline(&plates, "one_minute"), 3000, 50, true);
    assert_true(most.general > FLASHES_MOST);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_blinking_wall_is_told),
        cmocka_unit_test(no_routine_flashes),
    };
    return cmocka_run_group_tests(tests, easel_open, easel_close);
}
