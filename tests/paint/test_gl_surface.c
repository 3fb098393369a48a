/* Surfaces of the gl painter: round cones, met exactly, and which hides which. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "paint/gl_fixture.h"

/* What a ray through the pixel's middle meets first, among many spheres along the axis; a cone is
 * their hull. The normal is in view space. */
static bool meet(const struct figure_cone *cone, float x, float y, vec3 normal)
{
    mat4 facing;
    glm_quat_mat4(figure->camera.facing, facing);
    vec3 ray = {(x - figure->camera.centre_x) / figure->camera.focal,
                (figure->camera.centre_y - y) / figure->camera.focal, -1};
    glm_vec3_normalize(ray);
    float nearest = INFINITY;
    for (int i = 0; i <= 200; i++) {
        float s = (float)i / 200.0f;
        vec3 centre, world;
        glm_vec3_lerp((float *)cone->a, (float *)cone->b, s, world);
        glm_vec3_sub(world, figure->camera.eye, world);
        glm_mat4_mulv3(facing, world, 0, centre);
        float radius = cone->radius_a + (cone->radius_b - cone->radius_a) * s;
        float middle = glm_vec3_dot(centre, ray);
        float square = radius * radius - glm_vec3_norm2(centre) + middle * middle;
        if (square < 0 || middle - sqrtf(square) >= nearest)
            continue;
        nearest = middle - sqrtf(square);
        glm_vec3_scale(ray, nearest, normal);
        glm_vec3_sub(normal, centre, normal);
        glm_vec3_normalize(normal);
    }
    return nearest < INFINITY;
}

static float tone(vec3 normal)
{
    vec3 light = {LOOK_LIGHT_X, LOOK_LIGHT_Y, LOOK_LIGHT_Z};
    float t = (glm_vec3_dot(normal, light) - LOOK_TONE_FROM) / (LOOK_TONE_TO - LOOK_TONE_FROM);
    t = fminf(fmaxf(t, 0), 1);
    return LOOK_TONE_DARK + (1 - LOOK_TONE_DARK) * t * t * (3 - 2 * t);
}

/* The mean of four samples. */
static float pixel_tone(const struct figure_cone *cone, int x, int y)
{
    float sum = 0;
    for (int i = 0; i < 4; i++) {
        vec3 normal = {0};
        meet(cone, (float)x + 0.25f + 0.5f * (float)(i & 1),
             (float)y + 0.25f + 0.5f * (float)(i >> 1), normal);
        sum += tone(normal) / 4;
    }
    return sum;
}

/* Pixels whose corners are all inside, or all outside, must show it. */
static int wrong_pixels(const struct figure_cone *cone)
{
    int wrong = 0;
    for (int y = 0; y < HIGH; y++)
        for (int x = 0; x < WIDE; x++) {
            vec3 normal;
            int inside = 0;
            for (int i = 0; i < 4; i++)
                inside += meet(cone, (float)x + (float)(i & 1), (float)y + (float)(i >> 1), normal);
            if (inside == 0) {
                wrong += green(x, y) > 130; /* at most a corner */
            } else if (inside == 4) {
                wrong += fabsf((float)green(x, y) - 200.0f * pixel_tone(cone, x, y)) > 6;
            }
        }
    return wrong;
}

static void round_cones_are_the_hull_of_their_spheres(void **state)
{
    (void)state;
    static const struct {
        vec3 a, b;
        float radius_a, radius_b;
    } cases[] = {
        {{-0.4f, 0.8f, 0}, {0.4f, 1.2f, 0}, 0.1f, 0.1f},          /* a capsule */
        {{-0.4f, 0.8f, 0.3f}, {0.4f, 1.2f, -0.6f}, 0.25f, 0.06f}, /* tapered, slanted */
        {{0.1f, 1, -0.8f}, {-0.1f, 1.1f, 0.8f}, 0.15f, 0.3f},     /* towards the eye */
        {{0, 1, 1.0f}, {0, 1, -1.0f}, 0.30f, 0.05f},              /* end on */
        {{0, 1, 0}, {0.05f, 1, 0}, 0.3f, 0.1f},                   /* one sphere holds the other */
        {{0.2f, 1.2f, 0}, {0.2f, 1.2f, 0}, 0.2f, 0.2f},           /* no axis */
        {{-0.06f, 1, 0}, {0.05f, 1, 0}, 0.018f, 0.014f},          /* a finger */
        {{-0.7f, 0.5f, 0}, {-0.9f, 1.5f, 0}, 0.2f, 0.2f},         /* half outside the picture */
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        figure->cone_count = 0;
        struct figure_cone *cone = scene_cone(figure, cases[i].a, cases[i].radius_a, cases[i].b,
                                              cases[i].radius_b, REGION_LEFT_ARM, RGB(0xc8c8c8));
        draw();
        assert_in_range(wrong_pixels(cone), 0, 3);
    }
}

static void the_nearer_surface_hides_the_farther_one_whatever_the_order(void **state)
{
    (void)state;
    for (int order = 0; order < 2; order++) {
        figure->cone_count = 0;
        ball(0, 1, order ? 0.3f : -0.3f, 0.2f, REGION_TRUNK, order ? 0x00ff00 : 0xff0000);
        ball(0, 1, order ? -0.3f : 0.3f, 0.2f, REGION_TRUNK, order ? 0xff0000 : 0x00ff00);
        draw();
        assert_true(green(80, 60) > 200);
    }
}

static void crossing_surfaces_meet_where_their_depths_are_equal(void **state)
{
    (void)state;
    scene_cone(figure, (float[]){-0.5f, 1, -0.5f}, 0.1f, (float[]){0.5f, 1, 0.5f}, 0.1f,
               REGION_TRUNK, RGB(0xff0000));
    scene_cone(figure, (float[]){-0.5f, 1, 0.5f}, 0.1f, (float[]){0.5f, 1, -0.5f}, 0.1f,
               REGION_TRUNK, RGB(0x00ff00));
    draw();
    assert_true(green(60, 60) > 200);
    assert_int_equal(green(100, 60), 0);
    assert_true(green(77, 60) > 200);
    assert_int_equal(green(83, 60), 0);
}

static void a_figure_is_clipped_to_its_box(void **state)
{
    (void)state;
    ball(0, 1, 0, 0.4f, REGION_TRUNK, 0x00ff00);
    picture.shapes[1].box = (struct box){70, 50, 20, 30};
    draw();
    for (int y = 0; y < HIGH; y++)
        for (int x = 0; x < WIDE; x++) {
            bool inside = x >= 70 && x < 90 && y >= 50 && y < 80;
            assert_int_equal(green(x, y) > 100, inside);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_BOTH(round_cones_are_the_hull_of_their_spheres),
        IN_BOTH(the_nearer_surface_hides_the_farther_one_whatever_the_order),
        IN_BOTH(crossing_surfaces_meet_where_their_depths_are_equal),
        IN_BOTH(a_figure_is_clipped_to_its_box),
    };
    gl_context_or_skip(&context, DIALECT_CORE);
    gl_context_close(&context);
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    SDL_Quit();
    return failed;
}
