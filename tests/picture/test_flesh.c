/* The body as it is drawn, against the skin on which contacts are solved. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <cglm/cglm.h>

#include "body/mirrored.h"
#include "picture/colour.h"
#include "picture/manner.h"

static struct figure_cone drawn[FIGURE_CONES_MOST];

/* Standing straight. */
static int draw(struct placed *placed)
{
    const struct rig rig = rig_of_stature(RIG_STATURE);
    struct pose pose;
    int count;
    const struct flesh *flesh = flesh_cones(&count);
    assert_in_range(count, 60, FIGURE_CONES_MOST);
    skin_stand(&rig, &pose);
    pose_place(&rig, &pose, placed);
    for (int i = 0; i < count; i++)
        flesh_place(&flesh[i], &rig, placed, 1.0f, &drawn[i]);
    return count;
}

/* A hinge is an axis: the mirror image of a turn turns the other way. */
static bool hinges_mirror(const vec3 a, const vec3 b)
{
    return a[0] == -b[0] && a[1] == -b[1] && a[2] == b[2];
}

static bool ends_mirror(const struct flesh *a, const struct flesh *b)
{
    const bool same = joint_mirror(a->joint_a) == b->joint_a &&
                      joint_mirror(a->joint_b) == b->joint_b && is_mirror(a->a, b->a) &&
                      is_mirror(a->b, b->b) && a->radius_a == b->radius_a &&
                      a->radius_b == b->radius_b;
    const bool swapped = a->joint_a == b->joint_b && a->joint_b == b->joint_a &&
                         is_mirror(a->a, b->b) && is_mirror(a->b, b->a) &&
                         a->radius_a == b->radius_b && a->radius_b == b->radius_a;
    return same || swapped;
}

static void check_mirror_images(const struct flesh *flesh, int count)
{
    for (int i = 0; i < count; i++) {
        bool found = false;
        for (int k = 0; k < count; k++)
            found = found || (other_region(flesh[i].region) == flesh[k].region &&
                              flesh[i].cloth == flesh[k].cloth && flesh[i].flat == flesh[k].flat &&
                              hinges_mirror(flesh[i].hinge, flesh[k].hinge) &&
                              ends_mirror(&flesh[i], &flesh[k]));
        if (!found)
            fail_msg("cone %d has no mirror image", i);
    }
}

static void every_cone_has_its_mirror_image(void **state)
{
    (void)state;
    int count;
    const struct flesh *flesh = flesh_cones(&count);
    check_mirror_images(flesh, count);
    flesh = flesh_sticks(&count);
    check_mirror_images(flesh, count);
}

/* How far a sphere's surface stands out of the cone's, at most. */
static float stands_out(const vec3 centre, float radius, const struct figure_cone *cone)
{
    float least = INFINITY;
    for (int n = 0; n <= 20; n++) {
        const float u = (float)n / 20.0f;
        float square = 0.0f;
        for (int d = 0; d < 3; d++) {
            const float off = cone->a[d] + (cone->b[d] - cone->a[d]) * u - centre[d];
            square += off * off;
        }
        const float thick = cone->radius_a + (cone->radius_b - cone->radius_a) * u;
        least = fminf(least, sqrtf(square) + radius - thick);
    }
    return least;
}

static void what_touches_is_covered_by_what_is_drawn(void **state)
{
    (void)state;
    struct placed placed;
    const int count = draw(&placed);
    int spheres;
    const struct skin_sphere *sphere = skin_spheres(&spheres);
    for (int i = 0; i < spheres; i++) {
        vec3 centre;
        float least = INFINITY;
        placed_point(&placed, sphere[i].joint, sphere[i].centre, centre);
        for (int k = 0; k < count; k++)
            least = fminf(least, stands_out(centre, sphere[i].radius, &drawn[k]));
        if (least > 0.016f)
            fail_msg("%s stands out by %g m", sphere[i].name, (double)least);
    }
}

static void soles_that_touch_are_drawn_on_the_floor(void **state)
{
    (void)state;
    const struct rig rig = rig_of_stature(RIG_STATURE);
    struct placed placed;
    const int count = draw(&placed);
    float lowest = INFINITY;
    for (int i = 0; i < count; i++)
        lowest = fminf(lowest,
                       fminf(drawn[i].a[1] - drawn[i].radius_a, drawn[i].b[1] - drawn[i].radius_b));
    assert_float_equal(lowest, skin_lowest(&rig, &placed), 0.002f);
}

/* How far the tip of the longest finger is from the wrist when the knuckles are bent so much. */
static float finger_reach(enum side side, float bent)
{
    const bool left = side == SIDE_LEFT;
    const enum joint wrist = left ? JOINT_LEFT_WRIST : JOINT_RIGHT_WRIST;
    const enum joint fingers = left ? JOINT_LEFT_FINGERS : JOINT_RIGHT_FINGERS;
    const struct rig rig = rig_of_stature(RIG_STATURE);
    struct placed placed;
    struct pose pose;
    int count;
    float reach = 0.0f;
    const struct flesh *flesh = flesh_cones(&count);
    skin_stand(&rig, &pose);
    glm_quatv(pose.turn[fingers], left ? -bent : bent, (vec3){1.0f, 0.0f, 0.0f});
    pose_place(&rig, &pose, &placed);
    for (int i = 0; i < count; i++) {
        struct figure_cone cone = {.radius_a = 0};
        flesh_place(&flesh[i], &rig, &placed, 1.0f, &cone);
        if (flesh[i].joint_b == fingers)
            reach = fmaxf(reach, glm_vec3_distance(placed.at[wrist], cone.b));
    }
    return reach;
}

static void fingers_bent_at_the_knuckles_close(void **state)
{
    (void)state;
    for (enum side side = SIDE_LEFT; side <= SIDE_RIGHT; side++) {
        assert_in_range((int)(1000.0f * finger_reach(side, 0.0f)), 170, 190);
        assert_in_range((int)(1000.0f * finger_reach(side, -0.4f)), 170, 190);
        assert_true(finger_reach(side, 1.5f) < 0.115f);
        assert_true(finger_reach(side, 0.7f) > finger_reach(side, 1.5f) + 0.02f);
    }
}

/* The camera frames the flesh: what is within it is on the stage. The nose may be longer. */
static void strokes_lie_within_the_flesh(void **state)
{
    (void)state;
    const struct rig rig = rig_of_stature(RIG_STATURE);
    struct placed placed;
    const int count = draw(&placed);
    int sticks;
    const struct flesh *stick = flesh_sticks(&sticks);
    for (int i = 0; i < sticks; i++) {
        struct figure_cone stroke = {.radius_a = 0};
        float out_a = INFINITY, out_b = INFINITY;
        flesh_place(&stick[i], &rig, &placed, 1.0f, &stroke);
        for (int k = 0; k < count; k++) {
            out_a = fminf(out_a, stands_out(stroke.a, stroke.radius_a, &drawn[k]));
            out_b = fminf(out_b, stands_out(stroke.b, stroke.radius_b, &drawn[k]));
        }
        if (out_a > 0.03f || out_b > 0.03f)
            fail_msg("stroke %d stands out by %g, %g m", i, (double)out_a, (double)out_b);
    }
}

static void a_far_stroke_is_thinner_and_fainter(void **state)
{
    (void)state;
    struct theme theme = theme_dark();
    theme.style = STYLE_LINE;
    const struct colour near = manner_colour(&theme, CLOTH_SKIN, 0.0f);
    const struct colour far = manner_colour(&theme, CLOTH_SKIN, 1.0f);
    assert_true(colour_contrast(far, theme.background) < colour_contrast(near, theme.background));
    assert_true(manner_thick(STYLE_LINE, 1.0f) < 0.8f);
    assert_true(manner_thick(STYLE_SOLID, 1.0f) == 1.0f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_cone_has_its_mirror_image),
        cmocka_unit_test(what_touches_is_covered_by_what_is_drawn),
        cmocka_unit_test(fingers_bent_at_the_knuckles_close),
        cmocka_unit_test(strokes_lie_within_the_flesh),
        cmocka_unit_test(a_far_stroke_is_thinner_and_fainter),
        cmocka_unit_test(soles_that_touch_are_drawn_on_the_floor),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
