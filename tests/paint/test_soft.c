/* The soft painter: what is drawn in part is what is drawn whole. */
#include "soft_sheet.h"

#include "paint/soft_damage.h"

enum { STEPS = 60 };

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

/* Of 255, where two differ most. */
static int worst_of(const struct sheet *a, const struct sheet *b)
{
    int worst = 0;
    for (int i = 0; i < (HIGH + 2 * GUARD) * PITCH; i++)
        for (int shift = 0; shift < 24; shift += 8) {
            const int of_a = a->pixels[i] >> shift & 255, of_b = b->pixels[i] >> shift & 255;
            const int off = of_a > of_b ? of_a - of_b : of_b - of_a;
            worst = off > worst ? off : worst;
        }
    return worst;
}

/* Draws what wanders on, and all of it anew, and finds them `most` of 255 levels apart. */
static void wander_on(float shadow, int most)
{
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
        picture.figure.shadow = shadow;
        figure_keep(&shown, &picture.figure); /* what stays is shown where it was */
        shown = picture.figure;
        before = sheet;
        int count = soft_draw(painter, &picture, &surface, false, areas);
        draw_whole(&picture, &whole);
        assert_in_range(worst_of(&sheet, &whole), 0, most);
        if (step > 0)
            assert_rest_untouched(&before, &sheet, areas, count);
        wander(&wish, &seed);
    }
    soft_close(painter);
}

static void drawing_what_changed_gives_the_same_bytes_as_drawing_all(void **state)
{
    (void)state;
    wander_on(0, 0);
}

static void of_the_shadow_too_but_for_what_nobody_sees(void **state)
{
    (void)state;
    wander_on(0.6f, 1);
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

static void build_ends(float sweep, float width, float reach, struct picture *picture)
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
    const struct shape disc = {.kind = SHAPE_DISC,
                               .box = {50 - reach, 50 - reach, 2 * reach, 2 * reach},
                               .colour = colour};
    picture_start(picture, WIDE, HIGH);
    picture_add(picture, &arc);
    picture_add(picture, &panel);
    picture_add(picture, &disc);
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
    build_ends(0.4f, 50, 15, &picture);
    soft_draw(painter, &picture, &surface, true, areas);
    for (int i = 1; i <= 2; i++) {
        const float moved = 0.1f * (float)i;
        build_ends(0.4f - moved * pixel, 50 + moved, 15 + moved, &picture);
        assert_int_equal(soft_draw(painter, &picture, &surface, false, areas), 0);
    }
    build_ends(0.4f - 0.3f * pixel, 50.3f, 15.3f, &picture);
    assert_true(soft_draw(painter, &picture, &surface, false, areas) > 2);
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(drawing_what_changed_gives_the_same_bytes_as_drawing_all),
        cmocka_unit_test(of_the_shadow_too_but_for_what_nobody_sees),
        cmocka_unit_test(nothing_is_drawn_when_nothing_changed),
        cmocka_unit_test(a_figure_is_drawn_again_once_it_moved_a_quarter_of_a_pixel),
        cmocka_unit_test(an_end_is_drawn_again_once_it_moved_a_quarter_of_a_pixel),
        cmocka_unit_test(what_stands_still_is_left_alone_while_an_arm_moves),
        cmocka_unit_test(shapes_across_the_edges_stay_inside),
        cmocka_unit_test(nonsense_is_survived),
        cmocka_unit_test(without_memory_there_is_no_painter),
        cmocka_unit_test(without_memory_for_the_backdrop_the_same_is_drawn),
    };
    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
