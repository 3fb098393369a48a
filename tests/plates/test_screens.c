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

#include "plates/contrast.h"
#include "plates/plate.h"

static const struct size {
    int width, height;
} sizes[] = {
    {640, 480},   {640, 360},   {1280, 720},  {1920, 1080}, {1440, 1080}, {1080, 1080},
    {2560, 1080}, {3440, 1440}, {3840, 2160}, {720, 1280},  {1080, 1920}, {2160, 3840},
};

static const char *const themes[] = {"dark", "light", "high_contrast"};

/* Without size and theme. A page has what was stretched today instead of a moment. */
static const struct plate screens[] = {
    {"play", "figure_four", 40000, "", "solid", "own", 0, 0},
    {"play", "hip_flexor_half_kneel", 1500, "", "solid", "own+range+muted", 0, 0},
    {"play", "cat_cow", 26000, "", "solid", "mirror+calm+note", 0, 0},
    {"paused", "figure_four", 40000, "", "solid", "own", 0, 0},
    {"count_in", "figure_four", 40000, "", "solid", "own", 0, 0},
    {"help", "page", 0, "", "solid", "own", 0, 0},
    {"closing", "page", 43000, "", "solid", "own", 0, 0},
    {"menu", "page", 0, "", "solid", "own", 0, 0},
    {"safety", "page", 0, "", "solid", "own", 0, 0},
};

enum {
    SIZES = sizeof sizes / sizeof *sizes,
    THEMES = sizeof themes / sizeof *themes,
    SCREENS = sizeof screens / sizeof *screens,
    CORE = 2
};

#define TEXT_RATIO 7.0
#define SHAPE_RATIO 3.0

/* Of a glyph's or a shape's outline that may have less: where it crosses or ends at something. */
#define TEXT_LESS 0.05
#define SHAPE_LESS 0.10

static struct plates plates;
static struct fonts *fonts;
static struct soft_painter *painter, *other;
static struct picture picture, lacking;
static struct surface with, without;
static int failures;

static struct worst {
    double text, shape, margin; /* the least ratios; pixels inside the 90 %, in shares of a side */
} worst[THEMES];

static int open_all(void **state)
{
    (void)state;
    const bool opened = plates_open(&plates);
    fonts = fonts_open(&plates.problems);
    painter = soft_open(fonts);
    other = soft_open(fonts);
    with.pixels = malloc((size_t)3840 * 2160 * 4);
    without.pixels = malloc((size_t)3840 * 2160 * 4);
    for (int i = 0; i < THEMES; i++)
        worst[i] = (struct worst){21, 21, 1};
    return opened && fonts && painter && other && with.pixels && without.pixels ? 0 : -1;
}

static int close_all(void **state)
{
    (void)state;
    free(with.pixels);
    free(without.pixels);
    soft_close(painter);
    soft_close(other);
    fonts_close(fonts);
    plates_close(&plates);
    return 0;
}

static void size_surfaces(int width, int height)
{
    with.width = without.width = width;
    with.height = without.height = height;
    with.pitch = without.pitch = width * 4;
}

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

static void check_text(const struct plate *plate, const struct shape *text, struct worst *least)
{
    const char *letters = picture.letters + text->text;
    const struct contrast found = contrast_measure(
        &with, &without, area_round(text->box, text->size * 0.25f), CORE, TEXT_LESS);
    const double margin = margin_of(found.reach, &with);
    least->text = fmin(least->text, found.ratio);
    least->margin = fmin(least->margin, margin);
    if (found.outline == 0)
        tell(plate, "is not to be seen", letters, 0);
    if (found.ratio < TEXT_RATIO)
        tell(plate, "a text's contrast", letters, found.ratio);
    /* a glyph's soft edge may touch the next pixel */
    if (margin < -1.0 / fmin(plate->width, plate->height))
        tell(plate, "leaves the middle 90 % by", letters, margin);
}

static void draw_without(void)
{
    struct area areas[AREAS_MOST];
    soft_draw(other, &lacking, &without, false, areas);
}

static void check_texts(const struct plate *plate, struct worst *least)
{
    for (int i = 0; i < picture.shape_count; i++)
        if (picture.shapes[i].kind == SHAPE_TEXT)
            lacking.shapes[i].colour.alpha = 0;
    draw_without();
    for (int i = 0; i < picture.shape_count; i++)
        if (picture.shapes[i].kind == SHAPE_TEXT)
            check_text(plate, &picture.shapes[i], least);
}

static bool same_colour(struct colour a, struct colour b)
{
    return a.red == b.red && a.green == b.green && a.blue == b.blue && a.alpha == b.alpha;
}

/* What is told by a shape alone; NULL for what only adorns. */
static const char *meaning_of(const struct shape *shape)
{
    const struct theme *theme = &plates.theme;
    switch (shape->kind) {
    case SHAPE_ARC:
        if (same_colour(shape->colour, theme->ring))
            return shape->sweep > 0 ? "the ring" : NULL;
        return same_colour(shape->colour, theme->breath_mark) && shape->sweep > 0
                   ? "the breath ring"
                   : NULL;
    case SHAPE_DISC:
        return "the breath";
    case SHAPE_DOTS:
        return "how far the breath goes";
    case SHAPE_PANEL:
        return same_colour(shape->colour, theme->ring) ? "what is done or lit" : NULL;
    default:
        return NULL;
    }
}

static void check_shape(const struct plate *plate, int i, const char *meaning, struct worst *least)
{
    const struct shape *shape = &picture.shapes[i];
    memcpy(&lacking, &picture, sizeof lacking);
    lacking.shapes[i].colour.alpha = 0;
    draw_without();
    const struct contrast found =
        contrast_measure(&with, &without, area_round(shape->box, 4), CORE, SHAPE_LESS);
    least->shape = fmin(least->shape, found.ratio);
    if (found.ratio < SHAPE_RATIO)
        tell(plate, "a shape's contrast", meaning, found.ratio);
}

static void check_shapes(const struct plate *plate, struct worst *least)
{
    for (int i = 0; i < picture.shape_count; i++) {
        const char *meaning = meaning_of(&picture.shapes[i]);
        if (meaning != NULL)
            check_shape(plate, i, meaning, least);
    }
}

static void check_plate(const struct plate *plate, struct worst *least)
{
    struct area areas[AREAS_MOST];
    const struct ruler ruler = fonts_ruler(fonts);
    size_surfaces(plate->width, plate->height);
    assert_true(plate_build(&plates, plate, &ruler, &picture));
    memcpy(&lacking, &picture, sizeof lacking);
    soft_draw(painter, &picture, &with, true, areas);
    soft_draw(other, &lacking, &without, true, areas);
    check_texts(plate, least);
    check_shapes(plate, least);
}

static void every_screen_is_legible_at_twelve_sizes(void **state)
{
    (void)state;
    const char *wish = getenv("LIMBER_PLATES");
    const bool all = wish != NULL && strcmp(wish, "all") == 0;
    failures = 0;
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_screen_is_legible_at_twelve_sizes),
    };
    return cmocka_run_group_tests(tests, open_all, close_all);
}
