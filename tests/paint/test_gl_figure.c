/* The figure of the gl painter: lines, rim, glow, shadow, props and presence. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "paint/gl_fixture.h"

static void set_lines(float line, float rim)
{
    figure->line_width = line;
    figure->rim_width = rim;
    figure->line = RGB(0x0000ff);
    figure->rim = RGB(0xff0000);
}

/* A slab far behind, a ball of radius 20 px before it in the middle. */
static void slab_and_ball(float gap, enum region region)
{
    scene_cone(figure, (float[]){-0.5f, 1, -0.5f}, 0.5f, (float[]){0.5f, 1, -0.5f}, 0.5f,
               REGION_TRUNK, RGB(0x00ff00));
    ball(0, 1, gap, 0.2f, region, 0x00c800);
}

static void a_line_lies_outside_the_nearer_outline_and_is_as_wide_as_told(void **state)
{
    (void)state;
    set_lines(4, 0);
    slab_and_ball(0.3f, REGION_LEFT_ARM);
    draw();
    int first = 0, last = 0;
    for (int x = 80; x < 120; x++)
        if ((pixel(x, 60) & 255) > 128) {
            first = first ? first : x;
            last = x;
        }
    float edge = 80 + 0.2f * figure->camera.focal / sqrtf(5.7f * 5.7f - 0.2f * 0.2f);
    assert_in_range(first, (int)edge, (int)edge + 1);
    assert_in_range(last - first + 1, 4, 5);
    assert_int_equal(pixel(80, 60) & 255, 0);
}

static void no_line_is_drawn_where_surfaces_lie_close(void **state)
{
    (void)state;
    set_lines(4, 0);
    slab_and_ball(0.003f, REGION_LEFT_ARM); /* its outline lies 3 mm before the slab's front */
    draw();
    for (int x = 40; x < 120; x++)
        assert_int_equal(pixel(x, 60) & 255, 0);
}

static bool line_beside_the_ball(void)
{
    draw();
    bool found = false;
    for (int x = 40; x < 120; x++)
        found = found || (pixel(x, 60) & 255) > 128;
    return found;
}

static void a_limb_gets_lines_on_itself_only_over_a_larger_step(void **state)
{
    (void)state;
    set_lines(4, 0);
    slab_and_ball(0.028f, REGION_LEFT_ARM);
    figure->cones[0].region = REGION_LEFT_ARM;
    assert_false(line_beside_the_ball());
    figure->cone_count = 0;
    slab_and_ball(0.1f, REGION_LEFT_ARM);
    figure->cones[0].region = REGION_LEFT_ARM;
    assert_true(line_beside_the_ball());
}

static void trunk_and_head_get_no_lines_on_themselves(void **state)
{
    (void)state;
    set_lines(4, 0);
    slab_and_ball(0.1f, REGION_TRUNK);
    assert_false(line_beside_the_ball());
    figure->cones[0].region = figure->cones[1].region = REGION_HEAD;
    assert_false(line_beside_the_ball());
    figure->cones[1].region = REGION_TRUNK;
    assert_true(line_beside_the_ball());
}

static void where_a_limb_is_rooted_in_the_trunk_it_has_no_line_over_it(void **state)
{
    (void)state;
    set_lines(4, 0);
    slab_and_ball(0.3f, REGION_LEFT_ARM);
    figure->cones[1].rooted_a = figure->cones[1].rooted_b = 1.0f;
    assert_false(line_beside_the_ball());
    figure->cones[0].region = REGION_RIGHT_ARM;
    assert_true(line_beside_the_ball());
}

static void strips_of_a_flat_tube_are_lit_as_one(void **state)
{
    (void)state;
    for (int i = -1; i <= 1; i++) {
        struct figure_cone *strip = ball(0.15f * (float)i, 1, 0, 0.2f, REGION_LEFT_LEG, 0x00ff00);
        strip->side[0] = 1.0f;
        strip->beside_a = strip->beside_b = 0.15f * (float)i;
        strip->flat = 0.68f;
    }
    draw();
    for (int x = 62; x < 105; x++) /* darker and darker to the right, without a groove */
        assert_true(green(x + 1, 66) <= green(x, 66));
    assert_true(green(105, 66) < green(62, 66));
}

static void what_lies_behind_draws_no_line_on_what_lies_before(void **state)
{
    (void)state;
    set_lines(4, 0);
    ball(0, 1, 0.5f, 0.3f, REGION_TRUNK, 0x00ff00);
    ball(0, 1, -0.5f, 0.1f, REGION_LEFT_ARM, 0x00ff00);
    draw();
    for (int x = 60; x < 100; x++)
        assert_int_equal(pixel(x, 60) & 255, 0);
}

static void the_outline_has_a_line_and_then_the_rim(void **state)
{
    (void)state;
    set_lines(6, 4);
    figure->plain = 1;
    ball(0, 1, 0, 0.2f, REGION_LEFT_ARM, 0x00ff00);
    draw();
    assert_int_equal(green(98, 60), 255);
    assert_int_equal(pixel(101, 60), 0x0000ff);
    assert_int_equal(pixel(105, 60), 0xff0000);
    assert_int_equal(pixel(109, 60), 0x000000);
    assert_int_equal(pixel(80, 35), 0xff0000);
}

static void the_trunk_is_lit_more_than_a_limb(void **state)
{
    (void)state;
    ball(-0.3f, 1, 0, 0.2f, REGION_TRUNK, 0x00ff00);
    ball(0.3f, 1, 0, 0.2f, REGION_LEFT_LEG, 0x00ff00);
    draw();
    assert_in_range(green(50 + 8, 60 + 8), 236, 246);
    assert_in_range(green(110 + 8, 60 + 8), 218, 230);
}

static void a_glow_colours_the_named_regions_only(void **state)
{
    (void)state;
    ball(-0.3f, 1, 0, 0.2f, REGION_TRUNK, 0x00ff00);
    ball(0.3f, 1, 0, 0.2f, REGION_LEFT_LEG, 0x00ff00);
    figure->glows[0] =
        (struct figure_glow){{-0.4f, 1, 0.2f}, {0.4f, 1, 0.2f}, 0.1f, 1u << REGION_LEFT_LEG};
    figure->glow_count = 1;
    figure->glow_colour = RGB(0xff0000);
    figure->glow_strength = 1;
    draw();
    assert_int_equal(pixel(50, 60), 0x00ff00);
    assert_int_equal(pixel(110, 60), 0xff0000);
    assert_true(green(110, 43) > 150); /* beyond its radius */
    figure->glow_strength = 0.5f;
    draw();
    assert_in_range(green(110, 60), 126, 129);
    assert_in_range(pixel(110, 60) >> 16, 126, 129);
}

/* A ball that glows on its left half, the edge of the glow in the middle of the picture. */
static void half_glowing(void)
{
    ball(0, 1, 0, 0.4f, REGION_LEFT_LEG, 0x00ff00);
    figure->glows[0] =
        (struct figure_glow){{-0.5f, 1, 0.4f}, {-0.5f, 1, 0.4f}, 0.507f, 1u << REGION_LEFT_LEG};
    figure->glow_count = 1;
    figure->glow_colour = RGB(0xff0000);
    figure->glow_strength = 1;
    figure->line = RGB(0x0000ff);
    figure->plain = 1;
}

static void a_glow_has_another_colour_at_its_edge(void **state)
{
    (void)state;
    half_glowing();
    draw();
    for (int x = 60; x < 100; x++)
        assert_int_equal(pixel(x, 60) & 255, 0);
    figure->glow_edge = RGB(0x0000ff);
    draw();
    int most = 0;
    for (int x = 60; x < 100; x++)
        most = (int)(pixel(x, 60) & 255) > most ? (int)(pixel(x, 60) & 255) : most;
    assert_in_range(most, 100, 255);
    assert_int_equal(pixel(60, 60), 0xff0000);
    assert_int_equal(pixel(100, 60), 0x00ff00);
}

static void stripes_cross_a_glow_as_far_apart_as_told(void **state)
{
    (void)state;
    half_glowing();
    figure->hatch = 12;
    draw();
    int rises = 0;
    for (int x = 50; x < 74; x++)
        rises += (pixel(x, 60) & 255) < 128 && (pixel(x + 1, 60) & 255) >= 128;
    assert_int_equal(rises, 2);
    for (int x = 84; x < 110; x++)
        assert_int_equal(pixel(x, 60) & 255, 0);
}

static void a_plain_figure_has_no_shading(void **state)
{
    (void)state;
    ball(0, 1, 0, 0.2f, REGION_LEFT_LEG, 0x00ff00);
    draw();
    assert_true(green(80 + 8, 60 + 8) < 230);
    figure->plain = 1;
    draw();
    assert_int_equal(green(80 + 8, 60 + 8), 255);
}

static void look_down(void)
{
    scene_camera(&figure->camera, WIDE, HIGH, (vec3){0, 0, 0}, 6, 0, 89.9f, 1.2f);
    picture.wall = picture.wall_edge = picture.floor = RGB(0xc8c8c8);
    figure->shadow = 0.5f;
}

static void cast(float x, float y, float z, float radius)
{
    figure->casters[figure->caster_count++] = (struct figure_caster){{x, y, z}, {x, y, z}, radius};
}

/* The floor's value under look.h's formula, seen straight from above. */
static float floor_light(float x, float z)
{
    float light = 1;
    for (int i = 0; i < figure->caster_count; i++) {
        const struct figure_caster *caster = &figure->casters[i];
        vec3 off = {x - caster->a[0], caster->a[1], z - caster->a[2]};
        float gap = fminf(fmaxf(glm_vec3_norm(off) - caster->radius, 0), LOOK_SHADOW_REACH);
        light *= 1 - LOOK_SHADOW_SHARE * powf(1 - gap / LOOK_SHADOW_REACH, 3);
    }
    return 200.0f * (1 - figure->shadow * figure->presence * (1 - light));
}

static void the_shadow_follows_the_formula(void **state)
{
    (void)state;
    look_down();
    cast(0.1f, 0.1f, 0, 0.1f);
    cast(-0.2f, 0.3f, 0.1f, 0.05f);
    cast(0, 5, 0, 0.3f); /* far too high */
    draw();
    for (int y = 0; y < HIGH; y += 4)
        for (int x = 0; x < WIDE; x += 4) {
            float at_x = ((float)x + 0.5f - 80) / 100, at_z = ((float)y + 0.5f - 60) / 100;
            assert_true(fabsf((float)green(x, y) - floor_light(at_x, at_z)) < 3);
        }
}

static void the_mat_lies_under_the_shadow(void **state)
{
    (void)state;
    look_down();
    scene_level(figure, -0.3f, 0.3f, -0.3f, 0.3f, 0, RGB(0x006400), true);
    draw();
    assert_int_equal(green(80, 60), 100);
    assert_int_equal(green(20, 60), 200);
    cast(0, 0.1f, 0, 0.1f);
    draw();
    assert_in_range(green(80, 60), 58, 62); /* 1 - 0.5 * 0.8 of it */
}

static void props_hide_and_are_hidden_by_depth(void **state)
{
    (void)state;
    vec3 front[4] = {{-0.5f, 0.5f, 0}, {0.5f, 0.5f, 0}, {0.5f, 1.5f, 0}, {-0.5f, 1.5f, 0}};
    scene_quad(figure, front, RGB(0x000064), false);
    ball(-0.3f, 1, 0.5f, 0.1f, REGION_TRUNK, 0x00ff00);
    ball(0.3f, 1, -0.5f, 0.1f, REGION_TRUNK, 0x00ff00);
    draw();
    assert_true(green(47, 60) > 200);
    assert_int_equal(pixel(107, 60), 0x000064);
}

static void a_prop_is_seen_from_both_sides(void **state)
{
    (void)state;
    vec3 back[4] = {{-0.5f, 1.5f, 0}, {0.5f, 1.5f, 0}, {0.5f, 0.5f, 0}, {-0.5f, 0.5f, 0}};
    scene_quad(figure, back, RGB(0x000064), false);
    draw();
    assert_int_equal(pixel(80, 60), 0x000064);
}

static void presence_fades_the_figure_but_not_mat_and_props(void **state)
{
    (void)state;
    set_lines(2, 2);
    vec3 front[4] = {
        {-0.5f, 0.5f, -0.3f}, {0, 0.5f, -0.3f}, {0, 1.5f, -0.3f}, {-0.5f, 1.5f, -0.3f}};
    scene_quad(figure, front, RGB(0x640000), false);
    figure->presence = 0;
    draw();
    uint32_t *alone = gl_shot(painter, &picture);
    ball(-0.3f, 1, 0, 0.15f, REGION_TRUNK, 0x00ff00);
    ball(0.3f, 1, 0, 0.15f, REGION_TRUNK, 0x00ff00);
    draw();
    assert_memory_equal(alone, pixels, sizeof pixels[0] * WIDE * HIGH);
    free(alone);
    figure->presence = 0.5f;
    draw();
    assert_in_range(green(50, 60), 126, 129);
    assert_in_range(pixel(50, 60) >> 16, 49, 51); /* the prop shows through */
    assert_in_range(green(110, 60), 126, 129);
    assert_int_equal(pixel(40, 20), 0x640000);
}

static void a_prop_still_hides_a_fading_figure(void **state)
{
    (void)state;
    vec3 front[4] = {{-0.5f, 0.5f, 0.3f}, {0, 0.5f, 0.3f}, {0, 1.5f, 0.3f}, {-0.5f, 1.5f, 0.3f}};
    scene_quad(figure, front, RGB(0x640000), false);
    ball(-0.3f, 1, 0, 0.1f, REGION_TRUNK, 0x00ff00);
    figure->presence = 0.5f;
    draw();
    assert_int_equal(pixel(50, 60), 0x640000);
}

static void things_behind_the_eye_do_no_harm(void **state)
{
    (void)state;
    ball(0, 1, 6.0f, 0.2f, REGION_TRUNK, 0x00ff00);
    ball(0, 1, 9.0f, 0.2f, REGION_TRUNK, 0x00ff00);
    scene_level(figure, -20, 20, -20, 20, 0, RGB(0x000064), true);
    draw();
    assert_int_equal(glGetError(), GL_NO_ERROR);
    assert_int_equal(pixel(80, 20), 0);
    assert_int_equal(pixel(80, 119) & 0xffff00, 0);
}

static void a_full_figure_is_drawn_within_its_bounds(void **state)
{
    (void)state;
    set_lines(2, 2);
    for (int i = 0; i < FIGURE_CONES_MOST; i++)
        ball((float)(i % 16) * 0.1f - 0.75f, (float)(i / 16) * 0.1f + 0.55f, 0, 0.04f,
             (enum region)(i % REGION_COUNT), 0x00ff00);
    for (int i = 0; i < FIGURE_QUADS_MOST; i++)
        scene_level(figure, -1, 1, -1, -0.9f, 0, RGB(0x000064), i % 2);
    for (int i = 0; i < FIGURE_CASTERS_MOST; i++)
        cast((float)i * 0.02f, 0.1f, 0, 0.05f);
    figure->glow_count = FIGURE_GLOWS_MOST;
    figure->shadow = 0.5f;
    draw();
    assert_int_equal(glGetError(), GL_NO_ERROR);
    for (int i = 0; i < FIGURE_CONES_MOST; i++)
        assert_true(green(5 + 10 * (i % 16), 105 - 10 * (i / 16)) > 200);
}

static void both_dialects_draw_the_same(void **state)
{
    (void)state;
    scene_standing(&picture, WIDE, HIGH);
    uint32_t *first = gl_shot(painter, &picture);
    close_painter(NULL);
    void *other = (void *)&es;
    assert_int_equal(open_painter(&other), 0);
    scene_standing(&picture, WIDE, HIGH);
    draw();
    for (int i = 0; i < WIDE * HIGH; i++)
        for (int shift = 0; shift < 24; shift += 8)
            assert_true(abs((int)(first[i] >> shift & 255) - (int)(pixels[i] >> shift & 255)) <= 2);
    free(first);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_BOTH(a_line_lies_outside_the_nearer_outline_and_is_as_wide_as_told),
        IN_BOTH(no_line_is_drawn_where_surfaces_lie_close),
        IN_BOTH(a_limb_gets_lines_on_itself_only_over_a_larger_step),
        IN_BOTH(trunk_and_head_get_no_lines_on_themselves),
        IN_BOTH(where_a_limb_is_rooted_in_the_trunk_it_has_no_line_over_it),
        IN_BOTH(strips_of_a_flat_tube_are_lit_as_one),
        IN_BOTH(a_glow_has_another_colour_at_its_edge),
        IN_BOTH(stripes_cross_a_glow_as_far_apart_as_told),
        IN_BOTH(a_plain_figure_has_no_shading),
        IN_BOTH(what_lies_behind_draws_no_line_on_what_lies_before),
        IN_BOTH(the_outline_has_a_line_and_then_the_rim),
        IN_BOTH(the_trunk_is_lit_more_than_a_limb),
        IN_BOTH(a_glow_colours_the_named_regions_only),
        IN_BOTH(the_shadow_follows_the_formula),
        IN_BOTH(the_mat_lies_under_the_shadow),
        IN_BOTH(props_hide_and_are_hidden_by_depth),
        IN_BOTH(a_prop_is_seen_from_both_sides),
        IN_BOTH(presence_fades_the_figure_but_not_mat_and_props),
        IN_BOTH(a_prop_still_hides_a_fading_figure),
        IN_BOTH(things_behind_the_eye_do_no_harm),
        IN_BOTH(a_full_figure_is_drawn_within_its_bounds),
        IN(core, both_dialects_draw_the_same),
    };
    gl_context_or_skip(&context, DIALECT_CORE);
    gl_context_close(&context);
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    SDL_Quit();
    return failed;
}
