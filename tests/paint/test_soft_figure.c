/* The soft painter's figure: what is drawn is right. */
#include "soft_sheet.h"

/* A figure with no lines and no shadow, in white on black, seen from 10 m straight ahead. */
static struct figure *plain_figure(struct picture *picture)
{
    picture_start(picture, WIDE, HIGH);
    scene_shape(picture, SHAPE_BACKDROP, (struct box){0, 0, WIDE, HIGH}, (struct colour){0});
    scene_shape(picture, SHAPE_FIGURE, (struct box){0, 0, WIDE, HIGH}, (struct colour){0});
    struct figure *figure = &picture->figure;
    figure->camera = (struct camera){.eye = {0, 0, 10},
                                     .facing = {0, 0, 0, 1},
                                     .focal = 1000,
                                     .centre_x = WIDE / 2.0f,
                                     .centre_y = HIGH / 2.0f};
    figure->presence = 1;
    return figure;
}

/* The figure of `picture` as a still of it. */
static void let_stand(struct picture *picture, struct figure *still)
{
    *still = picture->figure;
    memset(&picture->figure, 0, sizeof picture->figure);
    picture->stills[2] = still;
    for (int i = 0; i < picture->shape_count; i++)
        if (picture->shapes[i].kind == SHAPE_FIGURE) {
            picture->shapes[i].kind = SHAPE_STILL;
            picture->shapes[i].still = 2;
        }
}

static void a_still_looks_as_the_figure_does(void **state)
{
    (void)state;
    static struct picture picture;
    static struct sheet moving, still;
    static struct figure figure;
    const struct wish wish = {.shoulder = 30, .knee = 40, .glow = 4, .camera = 30, .seconds = 7};
    build(&wish, &picture);
    draw_whole(&picture, &moving);
    let_stand(&picture, &figure);
    draw_whole(&picture, &still);
    assert_memory_equal(&moving, &still, sizeof moving);
}

static void a_still_is_drawn_again_only_with_another_stamp(void **state)
{
    (void)state;
    static struct picture picture;
    static struct sheet sheet;
    static struct figure figure;
    struct area areas[AREAS_MOST];
    const struct wish wish = {.shoulder = 30, .camera = 30, .seconds = 7};
    struct soft_painter *painter = soft_open(fonts);
    build(&wish, &picture);
    let_stand(&picture, &figure);
    const struct surface surface = surface_of(&sheet);
    assert_true(soft_draw(painter, &picture, &surface, true, areas) > 0);
    assert_int_equal(soft_draw(painter, &picture, &surface, false, areas), 0);
    picture.shapes[1].stamp++;
    assert_true(soft_draw(painter, &picture, &surface, false, areas) > 0);
    soft_close(painter);
}

static uint32_t pixel_at(const struct sheet *sheet, int x, int y)
{
    return sheet->pixels[(y + GUARD) * PITCH + GUARD + x] & 0xffffffu;
}

/* Sum of the coverage of black things before white, where tones do not matter. */
static double covered(const struct sheet *sheet)
{
    double sum = 0;
    for (int y = 0; y < HIGH; y++)
        for (int x = 0; x < WIDE; x++)
            sum += 1.0 - (double)(pixel_at(sheet, x, y) & 255) / 255;
    return sum;
}

static void a_sphere_covers_its_projection(void **state)
{
    (void)state;
    static struct sheet sheet;
    static struct picture picture;
    const float radii[] = {0.06f, 0.1f, 0.5f, 1.1f};
    for (size_t i = 0; i < sizeof radii / sizeof *radii; i++) {
        struct figure *figure = plain_figure(&picture);
        picture.wall = picture.wall_edge = picture.floor = RGB(0xffffff);
        scene_cone(figure, (float[3]){0.013f, 0.004f, 0}, radii[i], (float[3]){0.013f, 0.004f, 0},
                   radii[i], REGION_HEAD, RGB(0x000000));
        draw_whole(&picture, &sheet);
        double seen = 1000 * (double)radii[i] / sqrt(100 - (double)(radii[i] * radii[i]));
        assert_float_equal((float)(covered(&sheet) / (3.14159265 * seen * seen)), 1.0f, 0.01f);
    }
}

static void a_lying_cone_covers_its_projection(void **state)
{
    (void)state;
    static struct sheet sheet;
    static struct picture picture;
    struct figure *figure = plain_figure(&picture);
    picture.wall = picture.wall_edge = picture.floor = RGB(0xffffff);
    scene_cone(figure, (float[3]){-1, 0.1f, 0}, 0.3f, (float[3]){1, 0.1f, 0}, 0.2f, REGION_HEAD,
               RGB(0x000000));
    draw_whole(&picture, &sheet);
    /* two discs and what their common tangents hold, in pixels; 100 pixels a metre */
    double lean = asin(0.1 / 2), side = 200 * cos(lean);
    double area = side * (30 + 20) + (3.14159265 / 2 + lean) * 900 + (3.14159265 / 2 - lean) * 400;
    assert_float_equal((float)(covered(&sheet) / area), 1.0f, 0.005f);
}

static void the_nearer_of_two_crossing_bodies_shows(void **state)
{
    (void)state;
    static struct sheet sheet;
    static struct picture picture;
    struct figure *figure = plain_figure(&picture);
    figure->plain = 1;
    scene_cone(figure, (float[3]){-0.5f, 0, 0.3f}, 0.2f, (float[3]){0.5f, 0, -0.3f}, 0.2f,
               REGION_LEFT_ARM, RGB(0xff0000));
    scene_cone(figure, (float[3]){-0.5f, 0, -0.3f}, 0.2f, (float[3]){0.5f, 0, 0.3f}, 0.2f,
               REGION_RIGHT_ARM, RGB(0x00ff00));
    draw_whole(&picture, &sheet);
    assert_int_equal(pixel_at(&sheet, WIDE / 2 - 45, HIGH / 2), 0xff0000);
    assert_int_equal(pixel_at(&sheet, WIDE / 2 + 45, HIGH / 2), 0x00ff00);
}

static int dark_pixels(const struct sheet *sheet, int y)
{
    int count = 0;
    for (int x = 0; x < WIDE; x++)
        count += pixel_at(sheet, x, y) == 0x000010;
    return count;
}

/* A broad trunk and, `gap` metres before it, an upright arm. */
static int dark_round_an_arm(enum region region, float gap)
{
    static struct sheet sheet;
    static struct picture picture;
    struct figure *figure = plain_figure(&picture);
    figure->line = RGB(0x000010);
    figure->line_width = 3;
    scene_cone(figure, (float[3]){-9, 0, 0}, 0.5f, (float[3]){9, 0, 0}, 0.5f, REGION_LEFT_ARM,
               RGB(0xffffff));
    scene_cone(figure, (float[3]){0, 0.2f, 0.5f + gap}, 0.1f, (float[3]){0, -0.2f, 0.5f + gap},
               0.1f, region, RGB(0xffffff));
    draw_whole(&picture, &sheet);
    return dark_pixels(&sheet, HIGH / 2);
}

static void a_line_is_drawn_where_something_lies_behind(void **state)
{
    (void)state;
    assert_in_range(dark_round_an_arm(REGION_RIGHT_ARM, 0.2f), 4, 8);
    assert_in_range(dark_round_an_arm(REGION_LEFT_ARM, 0.2f), 4, 8);
}

static void no_line_is_drawn_where_two_pieces_join(void **state)
{
    (void)state;
    assert_int_equal(dark_round_an_arm(REGION_RIGHT_ARM, 0.0f), 0);
    assert_int_equal(dark_round_an_arm(REGION_LEFT_ARM, 0.02f), 0);
}

static void a_figure_that_is_gone_leaves_its_props(void **state)
{
    (void)state;
    static struct sheet sheet, empty;
    static struct picture picture;
    scene_standing(&picture, WIDE, HIGH);
    picture.figure.presence = 0;
    draw_whole(&picture, &sheet);
    picture.figure.presence = 1;
    picture.figure.cone_count = picture.figure.caster_count = 0;
    draw_whole(&picture, &empty);
    assert_memory_equal(&sheet, &empty, sizeof sheet);
}

/* Its box then begins in the last eight pixels of what is drawn again, or just behind them. */
static void a_faint_figure_beside_what_changes_is_left_alone(void **state)
{
    (void)state;
    enum { EDGE = 203, PIXEL = 100 };
    static struct sheet sheet, whole;
    static struct picture picture;
    struct area areas[AREAS_MOST];
    for (int shift = 0; shift < 24; shift++) {
        struct figure *figure = plain_figure(&picture);
        const float x = (float)(EDGE - WIDE / 2 + 45 + shift) / PIXEL;
        const float to[3] = {x, 0, 0};
        figure->presence = 0.5f;
        scene_cone(figure, to, 0.5f, to, 0.5f, REGION_HEAD, RGB(0xffffff));
        struct shape *panel = scene_shape(&picture, SHAPE_PANEL,
                                          (struct box){100, 100, EDGE - 100, 40}, RGB(0x303030));
        struct soft_painter *painter = soft_open(fonts);
        const struct surface surface = surface_of(&sheet);
        clear(&sheet);
        assert_int_equal(soft_draw(painter, &picture, &surface, true, areas), 1);
        panel->colour = RGB(0x604020);
        assert_true(soft_draw(painter, &picture, &surface, false, areas) > 0);
        soft_close(painter);
        draw_whole(&picture, &whole);
        assert_memory_equal(&sheet, &whole, sizeof sheet);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_still_looks_as_the_figure_does),
        cmocka_unit_test(a_still_is_drawn_again_only_with_another_stamp),
        cmocka_unit_test(a_sphere_covers_its_projection),
        cmocka_unit_test(a_lying_cone_covers_its_projection),
        cmocka_unit_test(the_nearer_of_two_crossing_bodies_shows),
        cmocka_unit_test(a_line_is_drawn_where_something_lies_behind),
        cmocka_unit_test(no_line_is_drawn_where_two_pieces_join),
        cmocka_unit_test(a_figure_that_is_gone_leaves_its_props),
        cmocka_unit_test(a_faint_figure_beside_what_changes_is_left_alone),
    };
    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
