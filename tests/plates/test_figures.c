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

#include "paint/look.h"
#include "picture/manner.h"
#include "plates/bench.h"
#include "plates/contrast.h"

/* Hands before a shirt, the strap, what stands on the floor: of what goes, one in each place. No
 * chair stands before any of them: where one hides the body, the edge that is seen is its own. */
static const struct {
    const char *what;
    int64_t ms;
} poses[] = {
    {"figure_four", 40000},       {"cross_body_deltoid", 29000}, {"calf_wall", 30000},
    {"cat_cow", 26000},           {"rock_back", 22000},          {"seated_twist", 25000},
    {"outer_thigh_strap", 35000}, {"standing_side_bend", 25000},
};

enum { POSES = sizeof poses / sizeof *poses, MOMENTS = 3 };

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

/* A glow has a soft edge that is paler than itself, and on skin seen aslant a wider one. */
static int glow_core(void)
{
    const struct figure *figure = &picture.figure;
    float away = 0;
    for (int i = 0; i < 3; i++)
        away += powf(figure->cones[0].a[i] - figure->camera.eye[i], 2.0f);
    return (int)ceilf(1.6f * LOOK_GLOW_SOFT * figure->camera.focal / sqrtf(away)) + 2;
}

static void check_body(const struct plate *plate, struct worst *least)
{
    memcpy(&lacking, &picture, sizeof lacking);
    lacking.figure.cone_count = 0;
    const float edge = picture.figure.line_width + picture.figure.rim_width;
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
    picture.figure.glow_colour = picture.figure.glow_edge = plates.theme.mat;
    check_figure(&plate, &ignored);
    assert_int_equal(failures, 2);
}

static bool is_hand_foot_or_head(const struct flesh *flesh)
{
    switch (flesh->joint_a) {
    case JOINT_HEAD:
    case JOINT_LEFT_WRIST:
    case JOINT_LEFT_FINGERS:
    case JOINT_RIGHT_WRIST:
    case JOINT_RIGHT_FINGERS:
    case JOINT_LEFT_ANKLE:
    case JOINT_LEFT_TOES:
    case JOINT_RIGHT_ANKLE:
    case JOINT_RIGHT_TOES:
        return true;
    default:
        return false;
    }
}

/* How many pixels of hands, feet and head a picture shows: those that change with their colour. */
static long shown_of_parts(const struct picture *shown)
{
    static struct picture tinted;
    const struct colour green = {0, 255, 0, 255};
    struct area areas[AREAS_MOST];
    int count;
    const struct flesh *flesh = manner_flesh(plates.theme.style, &count);
    memcpy(&tinted, shown, sizeof tinted);
    for (int i = 0; i < tinted.figure.cone_count && i < count; i++)
        if (is_hand_foot_or_head(&flesh[i]))
            tinted.figure.cones[i].colour = green;
    tinted.figure.glow_strength = 0;
    soft_draw(painter, &tinted, &with, true, areas);
    for (int i = 0; i < tinted.figure.cone_count && i < count; i++)
        if (is_hand_foot_or_head(&flesh[i]))
            tinted.figure.cones[i].colour = plates.theme.background;
    soft_draw(other, &tinted, &without, true, areas);
    return pixels_apart(&with, &without);
}

/* Takes away what is drawn after the figure, but for the fading of an upper body. */
static void take_hud_away(void)
{
    bool after = false;
    memcpy(&lacking, &picture, sizeof lacking);
    for (int i = 0; i < lacking.shape_count; i++) {
        struct shape *shape = &lacking.shapes[i];
        const bool fades = shape->kind == SHAPE_PANEL && shape->radius <= 0;
        if (after && shape->kind == SHAPE_STILL)
            shape->box.width = 0;
        else if (after && !fades)
            shape->colour.alpha = 0;
        after = after || shape->kind == SHAPE_FIGURE;
    }
}

static long covered_of_parts(const struct plate *plate)
{
    bench_size(plate->width, plate->height);
    take_hud_away();
    const long all = shown_of_parts(&lacking);
    assert_true(all > 50);
    return all - shown_of_parts(&picture);
}

static void hands_feet_and_head_are_never_covered(void **state)
{
    (void)state;
    for (int i = 0; i < plates.library.exercise_count; i++) {
        const char *id = plates.library.exercises[i]->id;
        const struct timeline *timeline = plates_timeline(&plates, id);
        struct plate plate = plate_of(0, 0, STYLE_SOLID, i % SIZES);
        if (plate.width > 1920 || plate.height > 1920)
            plate = plate_of(0, 0, STYLE_SOLID, i % 4);
        snprintf(plate.what, sizeof plate.what, "%s", id);
        for (int k = 1; k <= MOMENTS; k++) {
            plate.ms = timeline->duration_ms * k / (MOMENTS + 1);
            build(&plate);
            if (picture.figure.presence < 1)
                continue;
            const long covered = covered_of_parts(&plate);
            if (covered != 0)
                tell(&plate, "pixels of a hand, a foot or the head are covered", (double)covered);
            assert_int_equal(covered, 0);
        }
    }
}

static void a_panel_over_the_head_is_told(void **state)
{
    (void)state;
    const struct plate plate = plate_of(0, 0, STYLE_SOLID, 2);
    build(&plate);
    assert_int_equal(covered_of_parts(&plate), 0);
    const struct shape panel = {.kind = SHAPE_PANEL,
                                .box = {0, 0, (float)plate.width, (float)plate.height / 2},
                                .colour = plates.theme.text,
                                .radius = 4};
    assert_true(picture_add(&picture, &panel));
    assert_true(covered_of_parts(&plate) > 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_panel_over_the_head_is_told),
        cmocka_unit_test(hands_feet_and_head_are_never_covered),
        cmocka_unit_test(a_figure_as_dark_as_the_wall_is_told),
        cmocka_unit_test(the_figure_stands_out_in_every_theme_and_style),
    };
    return cmocka_run_group_tests(tests, bench_open, bench_close);
}
