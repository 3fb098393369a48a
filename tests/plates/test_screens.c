/* Every screen is read from the mat, as far as pixels can tell: texts have a contrast of 7:1 and
 * shapes that mean something one of 3:1 against what lies round them, and no glyph leaves the
 * middle 90 %, at twelve sizes of screen in every theme, drawn by the soft painter with the fonts
 * of this machine.
 *
 * Each screen is drawn at each size in one theme and in each theme at four sizes; with
 * LIMBER_PLATES=all in every theme at every size. */
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

/* Without size and theme. A page has what was stretched today instead of a moment. */
static const struct plate screens[] = {
    {"play", "figure_four", 40000, "", "solid", "own", 0, 0},
    {"easing", "figure_four", 48500, "", "solid", "own", 0, 0},
    {"pain", "figure_four", 48500, "", "solid", "own", 0, 0},
    {"offer", "figure_four", 48500, "", "solid", "own", 0, 0},
    {"rest", "figure_four", 48500, "", "solid", "own", 0, 0},
    {"alarm", "figure_four", 48500, "", "solid", "own", 0, 0},
    {"info", "figure_four", 48500, "", "solid", "own", 0, 0},
    {"play", "hip_flexor_half_kneel", 1500, "", "solid", "own+range+muted", 0, 0},
    {"play", "cat_cow", 26000, "", "solid", "mirror+calm+note", 0, 0},
    {"paused", "figure_four", 40000, "", "solid", "own", 0, 0},
    {"count_in", "figure_four", 40000, "", "solid", "own", 0, 0},
    {"help", "page", 0, "", "solid", "own", 0, 0},
    {"closing", "page", 43000, "", "solid", "own", 0, 0},
    {"closing", "page", 29000, "", "solid", "own+known", 0, 0},
    {"menu", "page", 0, "", "solid", "own", 0, 0},
    {"help", "page", 1, "", "solid", "own+note", 0, 0},
    {"play", "overhead_triceps", 39000, "", "solid", "own+far+tempo", 0, 0},
    {"safety", "page", 0, "", "solid", "own", 0, 0},
    {"profile", "page", 2, "", "solid", "own", 0, 0},
    {"felt", "page", 0, "", "solid", "own", 0, 0},
    {"today", "page", 0, "", "solid", "own", 0, 0},
    {"too_much", "page", 5, "", "solid", "own", 0, 0},
    {"limits", "page", 2, "", "solid", "own", 0, 0},
    {"people", "page", 1, "", "solid", "own", 0, 0},
    {"week", "page", 1, "", "solid", "own", 0, 0},
    {"film", "figure_four", 40000, "", "solid", "own", 0, 0},
    {"closing", "page", 43000, "", "solid", "own+guest", 0, 0},
};

enum { SCREENS = sizeof screens / sizeof *screens, CORE = 2 };

/* Large text has to have 4.5:1 (WCAG 2.2, 1.4.6): the seconds may cross the breath's edge. */
#define TEXT_RATIO 7.0
#define LARGE_RATIO 4.5
#define SHAPE_RATIO 3.0

/* Of a glyph's or a shape's outline that may have less: where it crosses or ends at something. */
#define TEXT_LESS 0.05
#define NUMBER_LESS 0.20
#define SHAPE_LESS 0.10

static struct picture picture, lacking;
static int failures;

static struct worst {
    double text, shape, margin; /* the least ratios; pixels inside the 90 %, in shares of a side */
} worst[THEMES];

static void tell(const struct plate *plate, const char *what, const char *words, double value)
{
    char name[PLATE_NAME];
    plate_name(plate, name);
    print_message("%s: %s '%s': %.2f\n", name, what, words, value);
    failures++;
}

static struct area area_round(struct box box, float more)
{
    return (struct area){(int)floorf(box.x - more), (int)floorf(box.y - more),
                         (int)ceilf(box.width + 2 * more) + 1,
                         (int)ceilf(box.height + 2 * more) + 1};
}

/* How far inside the middle 90 % it stays, in shares of the sides; below 0 outside. */
static double margin_of(struct area reach, const struct surface *surface)
{
    const double w = surface->width, h = surface->height;
    const double across = fmin(reach.x, w - reach.x - reach.width) / w;
    const double down = fmin(reach.y, h - reach.y - reach.height) / h;
    return fmin(across, down) - 0.05;
}

static bool same_colour(struct colour a, struct colour b)
{
    return a.red == b.red && a.green == b.green && a.blue == b.blue && a.alpha == b.alpha;
}

/* Disc, edge and dots, or the ring that fills instead: they are seen as one thing. */
static bool is_breath(int i)
{
    const struct shape *shape = &picture.shapes[i];
    return i >= 0 && i < picture.shape_count &&
           (shape->kind == SHAPE_DISC || shape->kind == SHAPE_DOTS ||
            (shape->kind == SHAPE_ARC && same_colour(shape->colour, plates.theme.breath_mark)));
}

/* The picture but for one of its shapes. */
static void draw_without(int i)
{
    struct area areas[AREAS_MOST];
    memcpy(&lacking, &picture, sizeof lacking);
    lacking.shapes[i].colour.alpha = 0;
    for (int k = i; is_breath(k); k++)
        lacking.shapes[k].colour.alpha = 0;
    soft_draw(other, &lacking, &without, false, areas);
}

/* Of its outline nearly all has the one ratio and all but a few pixels the other. */
static double contrast_of_text(const struct shape *text, struct contrast *found)
{
    const struct area area = area_round(text->box, text->size * 0.25f);
    const bool large = text->size > 0.14f * fminf((float)with.width, (float)with.height);
    *found =
        contrast_measure(&with, &without, area, ROUND_EVEN, CORE, large ? NUMBER_LESS : TEXT_LESS);
    if (!large)
        return found->ratio;
    const double all = contrast_measure(&with, &without, area, ROUND_EVEN, CORE, 0.01).ratio;
    return fmin(found->ratio, all * TEXT_RATIO / LARGE_RATIO);
}

static void check_text(const struct plate *plate, int i, struct worst *least)
{
    const struct shape *text = &picture.shapes[i];
    const char *letters = picture.letters + text->text;
    draw_without(i);
    struct contrast found;
    const double ratio = contrast_of_text(text, &found);
    const double margin = margin_of(found.reach, &with);
    least->text = fmin(least->text, ratio);
    least->margin = fmin(least->margin, margin);
    if (found.outline == 0)
        tell(plate, "is not to be seen", letters, 0);
    if (ratio < TEXT_RATIO)
        tell(plate, "a text's contrast", letters, ratio);
    /* a glyph's soft edge may touch the next pixel */
    if (margin < -1.0 / fmin(plate->width, plate->height))
        tell(plate, "leaves the middle 90 % by", letters, margin);
}

/* What is told by a shape and those that belong to it; NULL for what only adorns. */
static const char *meaning_of(int i)
{
    const struct shape *shape = &picture.shapes[i];
    const bool lit = same_colour(shape->colour, plates.theme.ring);
    if (is_breath(i))
        return is_breath(i - 1) ? NULL : "the breath";
    if (shape->kind == SHAPE_ARC && shape->sweep > 0)
        return lit ? "the ring" : NULL;
    return shape->kind == SHAPE_PANEL && lit ? "what is done or lit" : NULL;
}

/* With what belongs to it. */
static struct box box_of(int i)
{
    struct box box = picture.shapes[i].box;
    for (int k = i + 1; is_breath(i) && is_breath(k); k++)
        if (picture.shapes[k].box.width > box.width)
            box = picture.shapes[k].box;
    return box;
}

static void check_shape(const struct plate *plate, int i, const char *meaning, struct worst *least)
{
    draw_without(i);
    const struct contrast found =
        contrast_measure(&with, &without, area_round(box_of(i), 4), ROUND_EVEN, CORE, SHAPE_LESS);
    least->shape = fmin(least->shape, found.ratio);
    if (found.ratio < SHAPE_RATIO)
        tell(plate, "a shape's contrast", meaning, found.ratio);
}

static void check_shapes(const struct plate *plate, struct worst *least)
{
    for (int i = 0; i < picture.shape_count; i++) {
        const char *meaning = meaning_of(i);
        if (picture.shapes[i].kind == SHAPE_TEXT)
            check_text(plate, i, least);
        else if (meaning != NULL)
            check_shape(plate, i, meaning, least);
    }
}

/* What is drawn of the picture is what there is to see. */
static void check_picture(const struct plate *plate, struct worst *least)
{
    struct area areas[AREAS_MOST];
    bench_size(plate->width, plate->height);
    memcpy(&lacking, &picture, sizeof lacking);
    soft_draw(painter, &picture, &with, true, areas);
    soft_draw(other, &lacking, &without, true, areas);
    check_shapes(plate, least);
}

static void check_plate(const struct plate *plate, struct worst *least)
{
    const struct ruler ruler = fonts_ruler(fonts);
    assert_true(plate_build(&plates, plate, &ruler, &picture));
    check_picture(plate, least);
}

static void every_screen_is_legible_at_twelve_sizes(void **state)
{
    (void)state;
    const bool all = bench_all();
    failures = 0;
    for (int i = 0; i < THEMES; i++)
        worst[i] = (struct worst){21, 21, 1};
    for (int screen = 0; screen < SCREENS; screen++)
        for (int size = 0; size < SIZES; size++)
            for (int theme = 0; theme < THEMES; theme++) {
                struct plate plate = screens[screen];
                if (!all && (screen + size) % THEMES != theme)
                    continue;
                snprintf(plate.theme, sizeof plate.theme, "%s", themes[theme]);
                plate.width = sizes[size].width;
                plate.height = sizes[size].height;
                check_plate(&plate, &worst[theme]);
            }
    for (int i = 0; i < THEMES; i++)
        print_message("%-14s text %.1f, shapes %.1f, inside the 90 %% by %.3f\n", themes[i],
                      worst[i].text, worst[i].shape, worst[i].margin);
    assert_int_equal(failures, 0);
}

/* A screen into which a fault is planted; how many failures it gives. */
static int failures_of_planted(enum shape_kind kind, struct colour colour, float x)
{
    struct worst ignored = {21, 21, 1};
    struct plate plate = {"play", "figure_four", 40000, "dark", "solid", "own", 640, 360};
    const struct ruler ruler = fonts_ruler(fonts);
    int planted = 0;
    failures = 0;
    assert_true(plate_build(&plates, &plate, &ruler, &picture));
    for (int i = 0; i < picture.shape_count && !planted; i++)
        if (picture.shapes[i].kind == kind) {
            picture.shapes[i].colour = colour;
            picture.shapes[i].box.x += x;
            planted++;
        }
    check_picture(&plate, &ignored);
    return failures;
}

static void a_planted_fault_is_told(void **state)
{
    (void)state;
    const struct theme theme = theme_dark();
    const struct colour faint = {60, 64, 70, 255};
    assert_int_equal(failures_of_planted(SHAPE_TEXT, theme.text, 0), 0);
    assert_int_equal(failures_of_planted(SHAPE_TEXT, faint, 0), 1);
    assert_int_equal(failures_of_planted(SHAPE_TEXT, theme.text, -6), 1);
    assert_int_equal(failures_of_planted(SHAPE_TEXT, theme.floor, 0), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_planted_fault_is_told),
        cmocka_unit_test(every_screen_is_legible_at_twelve_sizes),
    };
    return cmocka_run_group_tests(tests, bench_open, bench_close);
}
