/* The figure stands out by 3:1 from what is behind it, and what glows from the body round it, in
 * every theme and style, measured on the pixels; by its own colour, its line or its rim. And
 * nothing of the HUD lies over a hand, a foot or the head. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "plates/bench.h"
#include "plates/contrast.h"

/* Hands before a shirt, the strap, what stands on the floor: of what goes, one in each place. */
static const struct {
    const char *what;
    int64_t ms;
} poses[] = {
    {"figure_four", 40000},       {"overhead_triceps", 30000},   {"calf_wall", 30000},
    {"cat_cow", 26000},           {"rock_back", 22000},          {"seated_twist", 25000},
    {"outer_thigh_strap", 35000}, {"standing_side_bend", 25000},
};

enum { POSES = sizeof poses / sizeof *poses };

#define RATIO 3.0
#define LESS 0.10

static struct picture picture, lacking;
static int failures;
static struct worst {
    double body, glow;
} worst[THEMES][STYLE_COUNT];

static void tell(const struct plate *plate, const char *what, double value)
{
    char name[PLATE_NAME];
    plate_name(plate, name);
    print_message("%s: %s: %.2f\n", name, what, value);
    failures++;
}

/* Where an upper body begins to fade out, if it does. */
static int foot_of_stage(void)
{
    for (int i = 0; i < picture.shape_count; i++)
        if (picture.shapes[i].kind == SHAPE_PANEL && picture.shapes[i].radius <= 0)
            return (int)picture.shapes[i].box.y;
    return with.height;
}

static struct contrast contrast_to_lacking(enum round round, int core)
{
    struct area areas[AREAS_MOST];
    const struct area all = {0, 0, with.width, foot_of_stage()};
    soft_draw(other, &lacking, &without, true, areas);
    return contrast_measure(&with, &without, all, round, core, LESS);
}

/* A glow has a soft edge with a line in it. */
static int glow_core(void)
{
    const struct figure *figure = &picture.figure;
    float away = 0;
    for (int i = 0; i < 3; i++)
        away += powf(figure->cones[0].a[i] - figure->camera.eye[i], 2.0f);
    return (int)ceilf(0.009f * figure->camera.focal / sqrtf(away)) + 2;
}

static void check_body(const struct plate *plate, struct worst *least)
{
    memcpy(&lacking, &picture, sizeof lacking);
    lacking.figure.cone_count = 0;
    const float edge = picture.figure.line_width / 2 + picture.figure.rim_width;
    const struct contrast found = contrast_to_lacking(ROUND_EVEN, (int)ceilf(edge) + 3);
    least->body = fmin(least->body, found.ratio);
    if (found.outline == 0 || found.ratio < RATIO)
        tell(plate, "the figure's contrast", found.ratio);
}

static void check_glow(const struct plate *plate, struct worst *least)
{
    memcpy(&lacking, &picture, sizeof lacking);
    lacking.figure.glow_strength = 0;
    const struct contrast found = contrast_to_lacking(ROUND_LINED, glow_core());
    if (found.outline == 0 || picture.figure.glow_strength < 0.9f)
        return;
    least->glow = fmin(least->glow, found.ratio);
    if (found.ratio < RATIO)
        tell(plate, "a glow's contrast", found.ratio);
}

static void check_figure(const struct plate *plate, struct worst *least)
{
    struct area areas[AREAS_MOST];
    bench_size(plate->width, plate->height);
    soft_draw(painter, &picture, &with, true, areas);
    check_body(plate, least);
    check_glow(plate, least);
}

static void build(const struct plate *plate)
{
    const struct ruler ruler = fonts_ruler(fonts);
    assert_true(plate_build(&plates, plate, &ruler, &picture));
}

static struct plate plate_of(int pose, int theme, int style, int size)
{
    struct plate plate = {.screen = "play",
                          .ms = poses[pose].ms,
                          .view = "own",
                          .width = sizes[size].width,
                          .height = sizes[size].height};
    snprintf(plate.what, sizeof plate.what, "%s", poses[pose].what);
    snprintf(plate.theme, sizeof plate.theme, "%s", themes[theme]);
    snprintf(plate.style, sizeof plate.style, "%s", style_name((enum figure_style)style));
    return plate;
}

static void the_figure_stands_out_in_every_theme_and_style(void **state)
{
    (void)state;
    failures = 0;
    for (int theme = 0; theme < THEMES; theme++)
        for (int style = 0; style < STYLE_COUNT; style++) {
            struct worst *least = &worst[theme][style];
            *least = (struct worst){21, 21};
            for (int pose = 0; pose < POSES; pose++)
                for (int size = 0; size < SIZES; size++) {
                    if (!bench_all() && (theme + style * 5 + pose * 7) % SIZES != size)
                        continue;
                    const struct plate plate = plate_of(pose, theme, style, size);
                    build(&plate);
                    check_figure(&plate, least);
                }
            print_message("%-14s %-9s body %.1f, glow %.1f\n", themes[theme],
                          style_name((enum figure_style)style), least->body, least->glow);
        }
    assert_int_equal(failures, 0);
}

static void a_figure_as_dark_as_the_wall_is_told(void **state)
{
    (void)state;
    struct worst ignored = {21, 21};
    const struct plate plate = plate_of(0, 0, STYLE_SOLID, 0);
    failures = 0;
    build(&plate);
    check_figure(&plate, &ignored);
    assert_int_equal(failures, 0);
    for (int i = 0; i < picture.figure.cone_count; i++)
        picture.figure.cones[i].colour = plates.theme.background;
    picture.figure.rim = plates.theme.background;
    picture.figure.glow_colour = plates.theme.background;
    check_figure(&plate, &ignored);
    assert_int_equal(failures, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_figure_as_dark_as_the_wall_is_told),
        cmocka_unit_test(the_figure_stands_out_in_every_theme_and_style),
    };
    return cmocka_run_group_tests(tests, bench_open, bench_close);
}
