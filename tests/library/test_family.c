/* What an exercise does to the spine is read from its stretching poses; what it is not, from its
 * groups. */
#include "library/family.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { BEND, LEAN, TURN };
#define ONLY(family) (1U << (family))

/* One pose, which is stretched to, and another that is only passed. */
static struct key keys[2];
static struct phase phases[2];
static const char *group;
static struct exercise exercise;

static int begin(void **state)
{
    (void)state;
    keys[0] = keys[1] = (struct key){0};
    phases[0] = (struct phase){.key = 0, .stretches = true};
    phases[1] = (struct phase){.key = 1};
    group = "hamstrings";
    exercise = (struct exercise){.category = CATEGORY_DESK,
                                 .keys = keys,
                                 .key_count = 2,
                                 .phases = phases,
                                 .phase_count = 2,
                                 .groups = {&group, 1}};
    return 0;
}

static void write_angle(int key, enum joint joint, int axis, float degrees)
{
    keys[key].angle[joint][axis].degrees = degrees;
    keys[key].angle[joint][axis].known = true;
}

static void assert_bends(enum joint one, enum joint other, int axis, float degrees,
                         enum family family)
{
    (void)begin(NULL);
    write_angle(0, one, axis, degrees / 2);
    write_angle(0, other, axis, degrees / 2);
    assert_int_equal(exercise_families(&exercise), ONLY(FAMILY_LEGS) | ONLY(family));
    write_angle(0, one, axis, degrees / 2 - (degrees > 0 ? 1.0f : -1.0f));
    assert_int_equal(exercise_families(&exercise), ONLY(FAMILY_LEGS));
}

static void fifteen_degrees_of_the_back_count_whichever_way(void **state)
{
    (void)state;
    assert_bends(JOINT_LUMBAR1, JOINT_THORAX3, BEND, -15, FAMILY_EXTENSION);
    assert_bends(JOINT_THORAX1, JOINT_THORAX2, BEND, 15, FAMILY_FLEXION);
    assert_bends(JOINT_LUMBAR2, JOINT_THORAX1, LEAN, 15, FAMILY_SIDE);
    assert_bends(JOINT_LUMBAR2, JOINT_THORAX1, LEAN, -15, FAMILY_SIDE);
    assert_bends(JOINT_LUMBAR1, JOINT_THORAX2, TURN, 15, FAMILY_ROTATION);
    assert_bends(JOINT_LUMBAR1, JOINT_THORAX2, TURN, -15, FAMILY_ROTATION);
}

static void the_low_back_is_rounded_from_eight(void **state)
{
    (void)state;
    assert_bends(JOINT_LUMBAR1, JOINT_LUMBAR2, BEND, 8, FAMILY_FLEXION);
}

static void what_is_not_written_or_only_passed_does_not_count(void **state)
{
    (void)state;
    keys[0].angle[JOINT_THORAX1][BEND].degrees = 40;
    write_angle(0, JOINT_NECK, BEND, 40);
    write_angle(1, JOINT_THORAX1, BEND, 40);
    assert_int_equal(exercise_families(&exercise), ONLY(FAMILY_LEGS));
    phases[1].holds = true;
    assert_int_equal(exercise_families(&exercise), ONLY(FAMILY_LEGS) | ONLY(FAMILY_FLEXION));
}

static void a_flag_of_the_author_counts_without_an_angle(void **state)
{
    (void)state;
    static const char *const flex = "FLEX", *const ext = "EXT";
    exercise.flags = (struct lines){&flex, 1};
    assert_int_equal(exercise_families(&exercise), ONLY(FAMILY_LEGS) | ONLY(FAMILY_FLEXION));
    exercise.flags = (struct lines){&ext, 1};
    assert_int_equal(exercise_families(&exercise), ONLY(FAMILY_LEGS) | ONLY(FAMILY_EXTENSION));
}

static void the_first_group_tells_the_limbs(void **state)
{
    (void)state;
    static const struct {
        const char *group;
        enum family family;
    } told[] = {
        {"glutes_piriformis", FAMILY_HIPS},
        {"hip_flexors", FAMILY_HIPS},
        {"abductors", FAMILY_HIPS},
        {"adductors", FAMILY_HIPS},
        {"hamstrings", FAMILY_LEGS},
        {"quads", FAMILY_LEGS},
        {"calves", FAMILY_LEGS},
        {"triceps_lats", FAMILY_SHOULDERS},
        {"shoulders", FAMILY_SHOULDERS},
        {"chest", FAMILY_SHOULDERS},
        {"forearms", FAMILY_SHOULDERS},
        {"neck", FAMILY_NECK},
        {"low_back", FAMILY_HIPS}, /* of the back, but bending it no way */
    };
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        group = told[i].group;
        assert_int_equal(exercise_families(&exercise), ONLY(told[i].family));
    }
    exercise.groups.count = 0;
    assert_int_equal(exercise_families(&exercise), ONLY(FAMILY_HIPS));
}

static void the_category_wins_over_the_group(void **state)
{
    (void)state;
    exercise.category = CATEGORY_HIPS;
    assert_int_equal(exercise_families(&exercise), ONLY(FAMILY_HIPS));
    exercise.category = CATEGORY_UPPER_BODY;
    assert_int_equal(exercise_families(&exercise), ONLY(FAMILY_SHOULDERS));
    group = "neck";
    assert_int_equal(exercise_families(&exercise), ONLY(FAMILY_NECK));
    exercise.category = CATEGORY_LEGS;
    assert_int_equal(exercise_families(&exercise), ONLY(FAMILY_LEGS));
}

static void for_the_low_back_what_bends_it_is_all(void **state)
{
    (void)state;
    exercise.category = CATEGORY_LOWER_BACK;
    assert_int_equal(exercise_families(&exercise), ONLY(FAMILY_LEGS));
    write_angle(0, JOINT_LUMBAR1, BEND, 20);
    assert_int_equal(exercise_families(&exercise), ONLY(FAMILY_FLEXION));
}

#define CASE(test) cmocka_unit_test_setup(test, begin)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(fifteen_degrees_of_the_back_count_whichever_way),
        CASE(the_low_back_is_rounded_from_eight),
        CASE(what_is_not_written_or_only_passed_does_not_count),
        CASE(a_flag_of_the_author_counts_without_an_angle),
        CASE(the_first_group_tells_the_limbs),
        CASE(the_category_wins_over_the_group),
        CASE(for_the_low_back_what_bends_it_is_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
