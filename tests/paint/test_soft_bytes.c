/* The soft painter draws the same bytes on every machine. Where none has AVX-512,
 * avx512-under-bochs.sh runs it on one. */
#include "soft_sheet.h"

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
    figure->glow_edge = RGB(0xfff0b8);
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
        cmocka_unit_test(the_bytes_are_the_same_on_every_machine),
        cmocka_unit_test(the_bytes_are_the_same_for_every_kind_of_processor),
    };
    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
