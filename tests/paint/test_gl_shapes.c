/* Backdrop, shapes and texts of the gl painter, in both dialects. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "paint/gl_context.h"
#include "paint/gl_scenes.h"
#include "paint/look.h"

enum { WIDE = 160, HIGH = 120 };

static struct gl_context context;
static struct problems problems;
static struct gl_painter *painter;
static struct fonts *fonts;
static struct picture picture;
static uint32_t *pixels;

static int open_painter(void **state)
{
    const enum dialect *dialect = *state;
    gl_context_or_skip(&context, *dialect);
    problems_open(&problems, &memory_heap);
    fonts = fonts_open(&problems);
    painter = gl_open(&world_machine, LIMBER_SOURCE, fonts, &problems);
    problems_print(&problems, stderr);
    picture_start(&picture, WIDE, HIGH);
    picture.wall = picture.wall_edge = picture.floor = RGB(0x000000);
    scene_shape(&picture, SHAPE_BACKDROP, (struct box){0, 0, WIDE, HIGH}, RGB(0));
    return painter ? 0 : -1;
}

static int close_painter(void **state)
{
    (void)state;
    free(pixels);
    pixels = NULL;
    gl_close(painter);
    fonts_close(fonts);
    problems_close(&problems);
    gl_context_close(&context);
    return 0;
}

static void draw(void)
{
    free(pixels);
    pixels = gl_shot(painter, &picture);
}

static int green(int x, int y)
{
    return (int)(pixels[y * WIDE + x] >> 8 & 255);
}

static struct shape *add(enum shape_kind kind, struct box box)
{
    return scene_shape(&picture, kind, box, RGB(0xffffff));
}

static void the_backdrop_goes_from_wall_to_edge_and_floor(void **state)
{
    (void)state;
    picture.wall = RGB(0x646464);
    picture.wall_edge = RGB(0x000000);
    picture.floor = RGB(0xc8c8c8);
    picture.horizon = HIGH / 2;
    draw();
    assert_in_range(green(WIDE / 2, HIGH / 2), 99, 101);
    assert_in_range(green(0, 0), 0, 1);
    assert_in_range(green(WIDE - 1, 0), 0, 1);
    assert_in_range(green(3, HIGH - 1), 199, 201);
    for (int y = 1; y < HIGH / 2; y++)
        assert_true(green(WIDE / 2, y) + 1 >= green(WIDE / 2, y - 1));
}

static void the_backdrop_is_dithered_as_look_says(void **state)
{
    (void)state;
    picture.wall = picture.wall_edge = RGB(0x404040);
    picture.floor = RGB(0x424242);
    picture.horizon = 20;
    draw();
    for (int y = 0; y < HIGH; y++) {
        float t = ((float)y + 0.5f - 20.0f) / (LOOK_FLOOR_FADE * HIGH);
        t = fminf(fmaxf(t, 0.0f), 1.0f);
        float level = 64.0f + 2.0f * t * t * (3.0f - 2.0f * t);
        int wrong = 0;
        for (int x = 0; x < WIDE; x++)
            wrong += green(x, y) != (int)floorf(level + look_dither(x, y) + 0.5f);
        assert_in_range(wrong, 0, WIDE / 32); /* rounding of the exact half only */
    }
}

static void a_panel_covers_its_box_with_round_corners(void **state)
{
    (void)state;
    add(SHAPE_PANEL, (struct box){20, 30, 60, 40})->radius = 12;
    draw();
    assert_int_equal(green(50, 50), 255);
    assert_int_equal(green(20, 50), 255);
    assert_int_equal(green(79, 50), 255);
    assert_int_equal(green(19, 50), 0);
    assert_int_equal(green(80, 50), 0);
    assert_int_equal(green(50, 30), 255);
    assert_int_equal(green(50, 69), 255);
    assert_int_equal(green(50, 70), 0);
    assert_int_equal(green(20, 30), 0);
    assert_int_equal(green(79, 69), 0);
}

static void a_panel_between_pixels_is_covered_in_part(void **state)
{
    (void)state;
    add(SHAPE_PANEL, (struct box){20.25f, 30, 60, 40});
    draw();
    assert_in_range(green(20, 50), 189, 193);
    assert_in_range(green(80, 50), 62, 66);
}

static void a_translucent_panel_mixes(void **state)
{
    (void)state;
    add(SHAPE_PANEL, (struct box){20, 30, 60, 40})->colour.alpha = 128;
    draw();
    assert_in_range(green(50, 50), 127, 129);
}

static void a_disc_lies_in_the_middle_of_its_box(void **state)
{
    (void)state;
    add(SHAPE_DISC, (struct box){40, 20, 80, 40});
    draw();
    assert_int_equal(green(80, 40), 255);
    assert_int_equal(green(80, 21), 255);
    assert_int_equal(green(98, 40), 255);
    assert_int_equal(green(101, 40), 0);
    assert_int_equal(green(80, 18), 0);
}

static struct shape *add_arc(float start, float sweep)
{
    struct shape *arc = add(SHAPE_ARC, (struct box){30, 10, 100, 100});
    arc->radius = 40;
    arc->stroke = 10;
    arc->start = start;
    arc->sweep = sweep;
    return arc;
}

static void an_arc_goes_clockwise_from_twelve_with_round_ends(void **state)
{
    (void)state;
    add_arc(0, 0.5f);
    draw();
    assert_int_equal(green(81, 20), 255); /* twelve */
    assert_int_equal(green(120, 60), 255);
    assert_int_equal(green(81, 100), 255);
    assert_int_equal(green(40, 60), 0);   /* nine */
    assert_int_equal(green(80, 60), 0);   /* middle */
    assert_int_equal(green(77, 20), 255); /* round end */
    assert_int_equal(green(77, 100), 255);
    assert_int_equal(green(73, 20), 0);
    assert_int_equal(green(75, 16), 0);
}

static void an_arc_may_begin_anywhere_and_pass_twelve(void **state)
{
    (void)state;
    add_arc(0.75f, 0.5f);
    draw();
    assert_int_equal(green(40, 58), 255);
    assert_int_equal(green(80, 20), 255);
    assert_int_equal(green(119, 58), 255);
    assert_int_equal(green(80, 100), 0);
}

static void a_whole_ring_is_closed_and_an_empty_one_is_nothing(void **state)
{
    (void)state;
    add_arc(0.3f, 1.0f);
    draw();
    for (int i = 0; i < 64; i++) {
        float turn = (float)i / 64.0f * 6.2831853f;
        assert_int_equal(
            green((int)(80.0f + 40.0f * sinf(turn)), (int)(60.0f - 40.0f * cosf(turn))), 255);
    }
    picture.shape_count = 1;
    add_arc(0.3f, 0.0f);
    draw();
    for (int i = 0; i < WIDE * HIGH; i++)
        assert_int_equal(pixels[i] & 0xffffff, 0);
}

static void dots_are_as_many_as_look_says(void **state)
{
    (void)state;
    struct shape *dots = add(SHAPE_DOTS, (struct box){30, 10, 100, 100});
    dots->radius = 40;
    dots->stroke = 6;
    draw();
    int count = 0;
    bool on = green(80, 20) > 128;
    assert_true(on);
    for (int i = 1; i <= 4000; i++) {
        float turn = (float)i / 4000.0f * 6.2831853f;
        bool now =
            green((int)(80.0f + 40.0f * sinf(turn)), (int)(60.0f - 40.0f * cosf(turn))) > 128;
        count += on && !now;
        on = now;
    }
    assert_int_equal(count, look_dots(40, 6));
}

static void later_shapes_lie_over_earlier_ones(void **state)
{
    (void)state;
    add(SHAPE_PANEL, (struct box){0, 0, WIDE, HIGH})->colour = RGB(0x00c000);
    add(SHAPE_DISC, (struct box){60, 40, 40, 40})->colour = RGB(0x0000ff);
    draw();
    assert_int_equal(green(10, 10), 0xc0);
    assert_int_equal(green(80, 60), 0);
}

static void add_text(const char *text, float x, float y, enum align align)
{
    struct ruler ruler = fonts_ruler(fonts);
    assert_true(picture_text(&picture, text, x, y, 24, WEIGHT_BOLD, align, RGB(0xffffff), &ruler));
}

/* The columns and rows that are lit. */
static void extent(int *left, int *right, int *top, int *bottom)
{
    *left = WIDE, *right = -1, *top = HIGH, *bottom = -1;
    for (int y = 0; y < HIGH; y++)
        for (int x = 0; x < WIDE; x++)
            if (green(x, y) > 60) {
                *left = x < *left ? x : *left;
                *right = x > *right ? x : *right;
                *top = y < *top ? y : *top;
                *bottom = y > *bottom ? y : *bottom;
            }
}

/* What look.h makes of a white letter's coverage. */
static int letter(int coverage)
{
    float c = (float)coverage / 255;
    return (int)roundf(255 * (c + c * (1 - c) * (LOOK_LETTER_LIGHT + LOOK_LETTER_DARK)));
}

static void a_text_is_the_fonts_coverage_on_its_baseline(void **state)
{
    (void)state;
    if (!fonts)
        skip();
    add_text("HIE", 20, 30, ALIGN_LEFT);
    draw();
    struct glyphs glyphs;
    assert_true(fonts_render(fonts, "HIE", 24, WEIGHT_BOLD, &glyphs));
    int top = (int)roundf(30 + PICTURE_ASCENT * 24) - glyphs.ascent;
    for (int y = 0; y < glyphs.height; y++)
        for (int x = 0; x < glyphs.width; x++)
            assert_in_range(green(20 + x, top + y) + 1,
                            letter(glyphs.coverage[y * glyphs.pitch + x]),
                            letter(glyphs.coverage[y * glyphs.pitch + x]) + 2);
    int left, right, above, below;
    extent(&left, &right, &above, &below);
    assert_int_equal(below, (int)roundf(30 + PICTURE_ASCENT * 24) - 1);
}

static void texts_are_aligned(void **state)
{
    (void)state;
    if (!fonts)
        skip();
    int left, right, top, bottom;
    add_text("HH", 80, 30, ALIGN_CENTRE);
    draw();
    extent(&left, &right, &top, &bottom);
    assert_in_range((left + right + 1) / 2, 78, 82);
    picture.shape_count = 1;
    add_text("HH", 140, 30, ALIGN_RIGHT);
    draw();
    extent(&left, &right, &top, &bottom);
    assert_in_range(right, 134, 140);
}

static void many_texts_come_and_go_and_the_first_is_right_again(void **state)
{
    (void)state;
    if (!fonts)
        skip();
    add_text("first", 20, 30, ALIGN_LEFT);
    uint32_t *expected = gl_shot(painter, &picture);
    for (int i = 0; i < 300; i++) {
        char words[24];
        snprintf(words, sizeof words, "text %d", i);
        picture.shape_count = 1;
        picture.letter_count = 0;
        add_text(words, 20, 30, ALIGN_LEFT);
        draw();
    }
    assert_int_equal(glGetError(), GL_NO_ERROR);
    picture.shape_count = 1;
    picture.letter_count = 0;
    add_text("first", 20, 30, ALIGN_LEFT);
    draw();
    assert_memory_equal(expected, pixels, sizeof pixels[0] * WIDE * HIGH);
    free(expected);
}

static void more_texts_at_once_than_are_kept_are_all_shown(void **state)
{
    (void)state;
    if (!fonts)
        skip();
    for (int i = 0; i < 100; i++) {
        char words[24];
        snprintf(words, sizeof words, "I%d", i);
        add_text(words, 14.0f * (float)(i % 10), 10.0f * (float)(i / 10) - 10, ALIGN_LEFT);
    }
    draw();
    for (int i = 0; i < 100; i++) {
        int lit = 0;
        for (int x = 0; x < 12; x++)
            lit += green(14 * (i % 10) + x, 10 * (i / 10) + 8) > 100;
        assert_true(lit > 0);
    }
}

static void without_fonts_everything_else_is_drawn(void **state)
{
    (void)state;
    gl_close(painter);
    painter = gl_open(&world_machine, LIMBER_SOURCE, NULL, &problems);
    if (fonts)
        add_text("unseen", 20, 30, ALIGN_LEFT);
    add(SHAPE_PANEL, (struct box){100, 80, 20, 20});
    draw();
    assert_int_equal(green(110, 90), 255);
    assert_int_equal(green(25, 45), 0);
}

#define IN(dialect, test)                                                                          \
    {                                                                                              \
#test " (" #dialect ")", test, open_painter, close_painter, (void *)&dialect               \
    }
#define IN_BOTH(test) IN(core, test), IN(es, test)

int main(void)
{
    static const enum dialect core = DIALECT_CORE, es = DIALECT_ES;
    const struct CMUnitTest tests[] = {
        IN_BOTH(the_backdrop_goes_from_wall_to_edge_and_floor),
        IN_BOTH(the_backdrop_is_dithered_as_look_says),
        IN_BOTH(a_panel_covers_its_box_with_round_corners),
        IN_BOTH(a_panel_between_pixels_is_covered_in_part),
        IN_BOTH(a_translucent_panel_mixes),
        IN_BOTH(a_disc_lies_in_the_middle_of_its_box),
        IN_BOTH(an_arc_goes_clockwise_from_twelve_with_round_ends),
        IN_BOTH(an_arc_may_begin_anywhere_and_pass_twelve),
        IN_BOTH(a_whole_ring_is_closed_and_an_empty_one_is_nothing),
        IN_BOTH(dots_are_as_many_as_look_says),
        IN_BOTH(later_shapes_lie_over_earlier_ones),
        IN_BOTH(a_text_is_the_fonts_coverage_on_its_baseline),
        IN_BOTH(texts_are_aligned),
        IN_BOTH(many_texts_come_and_go_and_the_first_is_right_again),
        IN_BOTH(more_texts_at_once_than_are_kept_are_all_shown),
        IN_BOTH(without_fonts_everything_else_is_drawn),
    };
    gl_context_or_skip(&context, DIALECT_CORE);
    gl_context_close(&context);
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    SDL_Quit();
    return failed;
}
