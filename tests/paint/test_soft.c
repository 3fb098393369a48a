/* The soft painter: what is drawn in part is what is drawn whole, and what is drawn is right. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/failing.h"
#include "body/skin.h"
#include "paint/gl_scenes.h"
#include "paint/look.h"
#include "paint/soft.h"
#include "paint/soft_damage.h"

enum { WIDE = 480, HIGH = 270, GUARD = 8, PITCH = WIDE + 2 * GUARD, STEPS = 60 };

static struct fonts *fonts;

/* A surface in the middle of a larger one, so that writing past its edges is seen. */
struct sheet {
    uint32_t pixels[(HIGH + 2 * GUARD) * PITCH];
};

static struct surface surface_of(struct sheet *sheet)
{
    return (struct surface){sheet->pixels + GUARD * PITCH + GUARD, WIDE, HIGH, PITCH * 4};
}

static void clear(struct sheet *sheet)
{
    memset(sheet->pixels, 0x5a, sizeof sheet->pixels);
}

static bool is_guard(int i)
{
    int x = i % PITCH - GUARD, y = i / PITCH - GUARD;
    return x < 0 || y < 0 || x >= WIDE || y >= HIGH;
}

static void assert_guard_whole(const struct sheet *sheet)
{
    for (int i = 0; i < (HIGH + 2 * GUARD) * PITCH; i++)
        if (is_guard(i))
            assert_int_equal(sheet->pixels[i], 0x5a5a5a5a);
}

static int open_fonts(void **state)
{
    (void)state;
    struct problems problems;
    problems_open(&problems, &memory_heap);
    fonts = fonts_open(&problems);
    problems_print(&problems, stderr);
    problems_close(&problems);
    return fonts ? 0 : -1;
}

static int close_fonts(void **state)
{
    (void)state;
    fonts_close(fonts);
    return 0;
}

/* A screen that depends on numbers only. */
struct wish {
    int shoulder, knee, sweep, disc, seconds, glow, presence, camera, panels, wall, hip, bar;
};

static void build(const struct wish *wish, struct picture *picture)
{
    const struct ruler ruler = fonts_ruler(fonts);
    scene_standing(picture, WIDE, HIGH);
    struct figure *figure = &picture->figure;
    figure->cone_count = figure->caster_count = 0;
    struct rig rig = rig_of_stature(RIG_STATURE);
    struct pose pose;
    skin_stand(&rig, &pose);
    scene_turn(&pose, JOINT_RIGHT_SHOULDER, (float)wish->shoulder, 10, 0);
    scene_turn(&pose, JOINT_RIGHT_HIP, (float)wish->hip, 0, 0);
    scene_turn(&pose, JOINT_RIGHT_KNEE, (float)wish->knee, 0, 0);
    scene_body(figure, &rig, &pose);
    figure->glow_strength = (float)wish->glow / 4.0f;
    figure->presence = 1.0f - (float)wish->presence / 4.0f;
    scene_camera(&figure->camera, WIDE, HIGH, (vec3){0, 0.85f, 0}, 9.0f, (float)wish->camera, 9,
                 2.3f);
    picture->shapes[1].box = (struct box){20, 10, 250, 240};
    picture->wall.blue = (uint8_t)(40 + wish->wall);
    struct box ring = {300, 30, 120, 120};
    struct shape *arc = scene_shape(picture, SHAPE_ARC, ring, RGBA(0x7fd6c2, 200));
    arc->radius = 50.5f, arc->stroke = 9, arc->start = 0.1f, arc->sweep = (float)wish->sweep / 100;
    float r = 20 + (float)wish->disc;
    struct box disc = {360 - r, 90 - r, 2 * r, 2 * r};
    scene_shape(picture, SHAPE_DISC, disc, RGBA(0x7fb8e6, 77));
    struct shape *edge = scene_shape(picture, SHAPE_ARC, disc, RGB(0x7fb8e6));
    edge->radius = r - 2, edge->stroke = 4, edge->sweep = 1;
    struct shape *dots = scene_shape(picture, SHAPE_DOTS, ring, RGBA(0x7fb8e6, 140));
    dots->radius = 43, dots->stroke = 2;
    char text[8];
    snprintf(text, sizeof text, "%d", wish->seconds);
    picture_text(picture, text, 360, 60, 50, WEIGHT_BOLD, ALIGN_CENTRE, RGB(0xffffff), &ruler);
    picture_text(picture, "across the figure", 150, 140, 30, WEIGHT_REGULAR, ALIGN_LEFT,
                 RGBA(0xffffff, 150), &ruler);
    struct box bar = {290, 160, 12 + (float)wish->bar / 4, 12};
    scene_shape(picture, SHAPE_PANEL, bar, RGBA(0x7fd6c2, 180))->radius = 6;
    for (int i = 0; i < wish->panels; i++)
        scene_shape(picture, SHAPE_PANEL, (struct box){(float)i * 31 - 3, 251.3f, 28, 9.5f},
                    RGBA(0x7fd6c2, 180))
            ->radius = 4;
}

/* Numbers that look random and are the same everywhere. */
static unsigned next(unsigned *seed, unsigned below)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) % below;
}

/* Changes one or two things, as an eye would see. */
static void wander(struct wish *wish, unsigned *seed)
{
    for (unsigned i = 0; i <= next(seed, 2); i++)
        switch (next(seed, 12)) {
        case 0:
        case 1:
            wish->shoulder = (int)next(seed, 17) * 10;
            break;
        case 2:
            wish->knee = (int)next(seed, 12) * 10;
            wish->hip = wish->knee / 2;
            break;
        case 3:
            wish->sweep = (int)next(seed, 106) - 2;
            break;
        case 4:
            wish->sweep += wish->sweep < 50 ? 1 : -1;
            break;
        case 5:
            wish->disc = (int)next(seed, 30);
            break;
        case 6:
            wish->seconds = (int)next(seed, 40);
            break;
        case 7:
            wish->glow = (int)next(seed, 5);
            break;
        case 8:
            wish->presence = (int)next(seed, 5);
            break;
        case 9:
            wish->bar = (int)next(seed, 600);
            break;
        case 10:
            wish->panels = (int)next(seed, 16);
            break;
        default:
            wish->camera = next(seed, 3) ? wish->camera : (int)next(seed, 90);
            wish->wall = next(seed, 4) ? wish->wall : (int)next(seed, 40);
        }
}

static void draw_whole(const struct picture *picture, struct sheet *sheet)
{
    struct soft_painter *painter = soft_open(fonts);
    struct area areas[AREAS_MOST];
    struct surface surface = surface_of(sheet);
    clear(sheet);
    assert_int_equal(soft_draw(painter, picture, &surface, true, areas), 1);
    soft_close(painter);
}

static bool in_areas(int x, int y, const struct area *areas, int count)
{
    for (int i = 0; i < count; i++)
        if (x >= areas[i].x && x < areas[i].x + areas[i].width && y >= areas[i].y &&
            y < areas[i].y + areas[i].height)
            return true;
    return false;
}

static void assert_rest_untouched(const struct sheet *before, const struct sheet *after,
                                  const struct area *areas, int count)
{
    for (int y = 0; y < HIGH; y++)
        for (int x = 0; x < WIDE; x++) {
            int i = (y + GUARD) * PITCH + GUARD + x;
            if (before->pixels[i] != after->pixels[i])
                assert_true(in_areas(x, y, areas, count));
        }
}

static void drawing_what_changed_gives_the_same_bytes_as_drawing_all(void **state)
{
    (void)state;
    static struct sheet sheet, before, whole;
    static struct picture picture;
    static struct figure shown;
    struct wish wish = {.shoulder = 40, .knee = 30, .hip = 15, .sweep = 60, .panels = 5};
    struct soft_painter *painter = soft_open(fonts);
    struct surface surface = surface_of(&sheet);
    struct area areas[AREAS_MOST];
    unsigned seed = 7;
    clear(&sheet);
    for (int step = 0; step < STEPS; step++) {
        build(&wish, &picture);
        figure_keep(&shown, &picture.figure); /* what stays is shown where it was */
        shown = picture.figure;
        before = sheet;
        int count = soft_draw(painter, &picture, &surface, false, areas);
        draw_whole(&picture, &whole);
        assert_memory_equal(&sheet, &whole, sizeof sheet);
        if (step > 0)
            assert_rest_untouched(&before, &sheet, areas, count);
        wander(&wish, &seed);
    }
    soft_close(painter);
}

static void nothing_is_drawn_when_nothing_changed(void **state)
{
    (void)state;
    static struct sheet sheet;
    static struct picture picture;
    struct wish wish = {.shoulder = 40, .sweep = 60, .panels = 5};
    struct soft_painter *painter = soft_open(fonts);
    struct surface surface = surface_of(&sheet);
    struct area areas[AREAS_MOST];
    build(&wish, &picture);
    assert_int_equal(soft_draw(painter, &picture, &surface, false, areas), 1);
    assert_int_equal(soft_draw(painter, &picture, &surface, false, areas), 0);
    build(&wish, &picture);
    assert_int_equal(soft_draw(painter, &picture, &surface, false, areas), 0);
    soft_close(painter);
}

static void move(struct figure *figure, float metres)
{
    for (int i = 0; i < figure->cone_count; i++) {
        figure->cones[i].a[1] += metres;
        figure->cones[i].b[1] += metres;
    }
}

static void a_figure_is_drawn_again_once_it_moved_a_quarter_of_a_pixel(void **state)
{
    (void)state;
    static struct sheet sheet, whole;
    static struct picture picture;
    struct soft_painter *painter = soft_open(fonts);
    struct surface surface = surface_of(&sheet);
    struct area areas[AREAS_MOST];
    clear(&sheet);
    scene_standing(&picture, WIDE, HIGH);
    soft_draw(painter, &picture, &surface, true, areas);
    const float pixel = 9.0f / picture.figure.camera.focal; /* metres, about */
    for (int i = 0; i < 2; i++) {
        move(&picture.figure, 0.1f * pixel);
        assert_int_equal(soft_draw(painter, &picture, &surface, false, areas), 0);
    }
    move(&picture.figure, 0.1f * pixel);
    assert_true(soft_draw(painter, &picture, &surface, false, areas) > 0);
    draw_whole(&picture, &whole);
    assert_memory_equal(&sheet, &whole, sizeof sheet);
    soft_close(painter);
}

static void build_ends(float sweep, float width, struct picture *picture)
{
    const struct colour colour = {200, 100, 50, 255};
    const struct shape arc = {.kind = SHAPE_ARC,
                              .box = {10, 10, 80, 80},
                              .colour = colour,
                              .radius = 36,
                              .stroke = 8,
                              .sweep = sweep};
    const struct shape panel = {
        .kind = SHAPE_PANEL, .box = {10, 95, width, 10}, .colour = colour, .radius = 5};
    picture_start(picture, WIDE, HIGH);
    picture_add(picture, &arc);
    picture_add(picture, &panel);
}

static void an_end_is_drawn_again_once_it_moved_a_quarter_of_a_pixel(void **state)
{
    (void)state;
    static struct sheet sheet, whole;
    static struct picture picture;
    struct soft_painter *painter = soft_open(fonts);
    struct surface surface = surface_of(&sheet);
    struct area areas[AREAS_MOST];
    const float pixel = 1.0f / (6.2831853f * 36); /* of a turn */
    clear(&sheet);
    build_ends(0.4f, 50, &picture);
    soft_draw(painter, &picture, &surface, true, areas);
    for (int i = 1; i <= 2; i++) {
        build_ends(0.4f - 0.1f * pixel * (float)i, 50 + 0.1f * (float)i, &picture);
        assert_int_equal(soft_draw(painter, &picture, &surface, false, areas), 0);
    }
    build_ends(0.4f - 0.3f * pixel, 50.3f, &picture);
    assert_int_equal(soft_draw(painter, &picture, &surface, false, areas), 2);
    draw_whole(&picture, &whole);
    assert_memory_equal(&sheet, &whole, sizeof sheet);
    soft_close(painter);
}

static void what_stands_still_is_left_alone_while_an_arm_moves(void **state)
{
    (void)state;
    static struct sheet sheet;
    static struct picture picture;
    struct wish wish = {.shoulder = 100};
    struct soft_painter *painter = soft_open(fonts);
    struct surface surface = surface_of(&sheet);
    struct area areas[AREAS_MOST];
    build(&wish, &picture);
    soft_draw(painter, &picture, &surface, true, areas);
    wish.shoulder = 104;
    build(&wish, &picture);
    const int count = soft_draw(painter, &picture, &surface, false, areas);
    assert_true(count > 0);
    float foot[2], hip[2];
    const struct lens lens = lens_of(&picture.figure.camera);
    assert_true(lens_project(&lens, (vec3){-0.1f, 0.05f, 0}, &foot[0], &foot[1]));
    assert_true(lens_project(&lens, (vec3){0, 0.85f, 0}, &hip[0], &hip[1]));
    for (int i = 0; i < count; i++)
        assert_true((float)(areas[i].y + areas[i].height) < (foot[1] + hip[1]) / 2);
    soft_close(painter);
}

static void shapes_across_the_edges_stay_inside(void **state)
{
    (void)state;
    static struct sheet sheet;
    static struct picture picture;
    const struct ruler ruler = fonts_ruler(fonts);
    scene_standing(&picture, WIDE, HIGH);
    scene_camera(&picture.figure.camera, WIDE, HIGH, (vec3){0.3f, 1.2f, 0}, 9.0f, 30, 9, 0.5f);
    for (int corner = 0; corner < 4; corner++) {
        float x = corner & 1 ? WIDE : 0, y = corner & 2 ? HIGH : 0;
        struct box box = {x - 41.3f, y - 40.7f, 80, 80};
        scene_shape(&picture, SHAPE_PANEL, box, RGBA(0xff0000, 90))->radius = 9;
        scene_shape(&picture, SHAPE_DISC, box, RGBA(0x00ff00, 90));
        struct shape *arc = scene_shape(&picture, SHAPE_ARC, box, RGB(0xffff00));
        arc->radius = 30, arc->stroke = 12, arc->sweep = 0.9f;
        struct shape *dots = scene_shape(&picture, SHAPE_DOTS, box, RGB(0xffffff));
        dots->radius = 37, dots->stroke = 3;
        picture_text(&picture, "over the edge", x, y - 30, 50, WEIGHT_BOLD, ALIGN_CENTRE,
                     RGB(0xffffff), &ruler);
    }
    draw_whole(&picture, &sheet);
    assert_guard_whole(&sheet);
}

static void nonsense_is_survived(void **state)
{
    (void)state;
    static struct sheet sheet;
    static struct picture picture;
    const float strange[] = {NAN, INFINITY, -INFINITY, 1e30f, -1e30f, 0};
    for (size_t i = 0; i < sizeof strange / sizeof *strange; i++) {
        scene_backdrop(&picture, WIDE, HIGH);
        const float odd = strange[i];
        for (int kind = SHAPE_PANEL; kind <= SHAPE_DOTS; kind++) {
            struct shape *shape = scene_shape(&picture, (enum shape_kind)kind,
                                              (struct box){odd, 20, odd, 40}, RGB(0xffffff));
            shape->radius = odd, shape->stroke = odd, shape->start = odd, shape->sweep = odd;
        }
        draw_whole(&picture, &sheet);
        assert_guard_whole(&sheet);
    }
}

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

static void without_memory_there_is_no_painter(void **state)
{
    (void)state;
    struct failing failing = {.left = 0};
    const struct memory memory = failing_memory(&failing);
    assert_null(soft_open_with(&memory, fonts));
    soft_close(NULL);
}

/* Draws under a camera that moves, with memory for so many blocks. */
static void draw_with_blocks(int blocks)
{
    static struct sheet sheet, whole;
    static struct picture picture;
    struct failing failing = {.left = blocks};
    const struct memory memory = failing_memory(&failing);
    struct soft_painter *painter = soft_open_with(&memory, fonts);
    struct surface surface = surface_of(&sheet);
    struct area areas[AREAS_MOST];
    struct wish wish = {.shoulder = 40, .sweep = 60, .panels = 5};
    assert_non_null(painter);
    clear(&sheet);
    for (int i = 0; i < 3; i++) {
        wish.camera += 20;
        build(&wish, &picture);
        soft_draw(painter, &picture, &surface, false, areas);
        draw_whole(&picture, &whole);
        assert_memory_equal(&sheet, &whole, sizeof sheet);
    }
    soft_close(painter);
    assert_int_equal(failing.lent, 0);
}

static void without_memory_for_the_backdrop_the_same_is_drawn(void **state)
{
    (void)state;
    draw_with_blocks(1); /* the painter alone */
    draw_with_blocks(2); /* and the backdrop with the mat */
    draw_with_blocks(3); /* and the backdrop without it */
}

/* FNV-1a, 64 bit */
static uint64_t print_of(const struct sheet *sheet)
{
    uint64_t print = 14695981039346656037u;
    for (int i = 0; i < (HIGH + 2 * GUARD) * PITCH; i++)
        print = (print ^ sheet->pixels[i]) * 1099511628211u;
    return print;
}

/* Something of everything, from numbers that are the same on every machine. */
static void build_a_bit_of_all(struct picture *picture)
{
    scene_backdrop(picture, WIDE, HIGH);
    struct figure *figure = &picture->figure;
    scene_manners(figure, HIGH);
    figure->line_width = 2.5f;
    figure->camera =
        (struct camera){{1.5f, 1.0f, 4.0f}, {-0.03f, 0.18f, 0.006f, 0.983f}, 500, 240, 140};
    scene_level(figure, -0.8f, 0.8f, -0.45f, 0.45f, 0, RGB(0x343b45), true);
    for (int i = 0; i < 40; i++) {
        float u = (float)i / 40.0f, v = u * u;
        float a[3] = {u - 0.5f, 0.3f + v, 0.4f - v}, b[3] = {0.4f - v, 0.2f + u, v - 0.3f};
        scene_cone(figure, a, 0.04f + 0.1f * v, b, 0.12f - 0.1f * u, (enum region)(i % 6),
                   (struct colour){(uint8_t)(90 + 4 * i), (uint8_t)(250 - 5 * i), 120, 255});
    }
    figure->casters[figure->caster_count++] =
        (struct figure_caster){{-.4f, .1f, 0}, {.4f, .1f, 0}, .1f};
    figure->glows[figure->glow_count++] = (struct figure_glow){{0, .5f, 0}, {.2f, .8f, 0}, .2f, 63};
    figure->glow_colour = RGB(0xff6a13);
    figure->glow_strength = 0.8f;
    scene_shape(picture, SHAPE_FIGURE, (struct box){0, 0, WIDE, HIGH}, (struct colour){0});
    struct shape *arc =
        scene_shape(picture, SHAPE_ARC, (struct box){300, 20, 150, 150}, RGB(0x7fd6c2));
    arc->radius = 60, arc->stroke = 11, arc->start = 0.07f, arc->sweep = 0.613f;
}

static void the_bytes_are_the_same_on_every_machine(void **state)
{
    (void)state;
    static struct sheet sheet;
    static struct picture picture;
    build_a_bit_of_all(&picture);
    draw_whole(&picture, &sheet);
    assert_true(print_of(&sheet) == 0x59cd37b7d70e7374u);
}

static void draw_with(const struct soft_hot *hot, const struct picture *picture,
                      struct sheet *sheet)
{
    struct soft_painter *painter = soft_open(fonts);
    struct area areas[AREAS_MOST];
    struct surface surface = surface_of(sheet);
    clear(sheet);
    soft_use(painter, hot);
    assert_int_equal(soft_draw(painter, picture, &surface, true, areas), 1);
    soft_close(painter);
}

/* Of the flat shapes, text and a fading body as well. */
static void assert_bytes_of_any(const struct soft_hot *hot)
{
    static struct sheet with, any;
    static struct picture picture;
    struct wish wish = {.shoulder = 70, .knee = 40, .sweep = 60, .disc = 9, .glow = 3, .panels = 9};
    for (int i = 0; i < 3; i++) {
        wish.presence = i;
        build(&wish, &picture);
        if (i == 2)
            build_a_bit_of_all(&picture);
        draw_with(hot, &picture, &with);
        draw_with(&soft_hot_any, &picture, &any);
        assert_memory_equal(&with, &any, sizeof any);
    }
}

static void the_bytes_are_the_same_for_every_kind_of_processor(void **state)
{
    (void)state;
    const struct soft_hot *list[HOT_MOST];
    soft_hot_list(list);
    for (int i = 0; list[i]; i++) {
        print_message("drawn by loops for %s\n", list[i]->level);
        assert_bytes_of_any(list[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(drawing_what_changed_gives_the_same_bytes_as_drawing_all),
        cmocka_unit_test(nothing_is_drawn_when_nothing_changed),
        cmocka_unit_test(a_figure_is_drawn_again_once_it_moved_a_quarter_of_a_pixel),
        cmocka_unit_test(an_end_is_drawn_again_once_it_moved_a_quarter_of_a_pixel),
        cmocka_unit_test(what_stands_still_is_left_alone_while_an_arm_moves),
        cmocka_unit_test(shapes_across_the_edges_stay_inside),
        cmocka_unit_test(nonsense_is_survived),
        cmocka_unit_test(a_still_looks_as_the_figure_does),
        cmocka_unit_test(a_still_is_drawn_again_only_with_another_stamp),
        cmocka_unit_test(a_sphere_covers_its_projection),
        cmocka_unit_test(a_lying_cone_covers_its_projection),
        cmocka_unit_test(the_nearer_of_two_crossing_bodies_shows),
        cmocka_unit_test(a_line_is_drawn_where_something_lies_behind),
        cmocka_unit_test(no_line_is_drawn_where_two_pieces_join),
        cmocka_unit_test(a_figure_that_is_gone_leaves_its_props),
        cmocka_unit_test(without_memory_there_is_no_painter),
        cmocka_unit_test(without_memory_for_the_backdrop_the_same_is_drawn),
        cmocka_unit_test(the_bytes_are_the_same_on_every_machine),
        cmocka_unit_test(the_bytes_are_the_same_for_every_kind_of_processor),
    };
    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
