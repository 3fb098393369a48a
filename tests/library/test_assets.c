/* What ships must load without a word of complaint, exactly as written. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "library/shipped.h"
#include "library/theme.h"

struct loaded {
    struct library library;
    struct problems problems;
};

static int load(void **state)
{
    static struct loaded loaded;
    *state = &loaded;
    return shipped_open(&loaded.library, &loaded.problems) ? 0 : -1;
}

static int close_all(void **state)
{
    struct loaded *loaded = *state;
    shipped_close(&loaded->library, &loaded->problems);
    return 0;
}

static void the_assets_have_no_mistakes(void **state)
{
    const struct loaded *loaded = *state;
    assert_int_equal(loaded->problems.errors, 0);
    assert_int_equal(loaded->problems.warnings, 0);
    assert_true(loaded->library.exercise_count >= 8);
    assert_true(loaded->library.routine_count >= 4);
    assert_true(loaded->library.position_count >= 3);
}

static void one_minute_lasts_57600_ms(void **state)
{
    const struct loaded *loaded = *state;
    const struct routine *routine = library_routine(&loaded->library, "one_minute");
    assert_non_null(routine);
    assert_true(routine->timed_by_bars);
    assert_true(routine->bar_ms == 2400.0);
    assert_int_equal(routine->opening_ms, 0);
    int64_t sum = 0;
    for (int i = 0; i < routine->step_count; i++)
        for (int k = 0; k < routine->steps[i].bar_count; k++)
            sum += routine->steps[i].bars[k].ms;
    assert_int_equal(sum, 57600);
}

static void bars_take_the_phases_of_the_exercise(void **state)
{
    const struct loaded *loaded = *state;
    const struct step *twist = &library_routine(&loaded->library, "one_minute")->steps[1];
    assert_string_equal(twist->exercise->id, "seated_twist");
    const struct bar_phase *bars = twist->bars;
    assert_true(bars[1].stretches);
    assert_int_equal(bars[1].breath, BREATH_OUT);
    assert_int_equal(bars[1].side, SIDE_RIGHT);
    assert_true(bars[2].holds);
    assert_int_equal(bars[2].key, bars[1].key);
    assert_int_equal(bars[5].side, SIDE_LEFT);
    assert_int_equal(bars[10].key, 0);
}

static void the_hamstring_stretch_is_read_as_written(void **state)
{
    const struct loaded *loaded = *state;
    const struct exercise *e = library_exercise(&loaded->library, "hamstring-supine");
    assert_non_null(e);
    assert_string_equal(e->name, "Lying hamstring stretch");
    assert_int_equal(e->category, CATEGORY_LEGS);
    assert_true(e->one_sided);
    assert_false(e->rhythmic);
    assert_int_equal(e->dose.hold_ms, 30000);
    assert_int_equal(e->dose.repeats, 1);
    assert_int_equal(e->props, PROP_MAT);
    assert_int_equal(e->highlights.count, 1);
    assert_string_equal(e->highlights.list[0].muscle, "hamstring");
    assert_int_equal(e->highlights.list[0].side, SIDE_RIGHT);
    assert_string_equal(e->position->id, "supine");
    assert_int_equal(e->key_count, 4);
    assert_string_equal(e->keys[0].name, "start");
    assert_true(e->keys[0].fresh);
    assert_int_equal(e->phase_count, 8);
    assert_true(e->phases[3].stretches);
    assert_true(e->phases[4].holds);
    assert_int_equal(e->phases[4].say.count, 2);
    assert_int_equal(exercise_arc_start(e, 3), 2);
    assert_int_equal(e->phases[1].place.line, e->phases[0].place.line + 1);
    assert_int_equal(e->phases[0].place.column, 5);
}

static const struct contact *contact_of(const struct key *key, enum part part, enum side side)
{
    for (int i = 0; i < key->contact_count; i++)
        if (key->contact[i].part == part && key->contact[i].side == side)
            return &key->contact[i];
    return NULL;
}

static void keys_inherit_angles_and_contacts(void **state)
{
    const struct loaded *loaded = *state;
    const struct exercise *e = library_exercise(&loaded->library, "hamstring_supine");
    const struct key *start = &e->keys[0], *reach = &e->keys[1], *grab = &e->keys[2];
    assert_true(start->angle[JOINT_LEFT_HIP][0].written);
    assert_non_null(contact_of(start, PART_FOOT, SIDE_RIGHT));
    assert_null(contact_of(reach, PART_FOOT, SIDE_RIGHT));
    assert_non_null(contact_of(reach, PART_FOOT, SIDE_LEFT));
    assert_true(reach->angle[JOINT_RIGHT_HIP][0].written);
    assert_false(reach->angle[JOINT_LEFT_HIP][0].written);
    assert_true(reach->angle[JOINT_LEFT_HIP][0].known);
    assert_true(reach->angle[JOINT_LEFT_HIP][0].degrees == start->angle[JOINT_LEFT_HIP][0].degrees);
    assert_true(reach->angle[JOINT_LEFT_ANKLE][0].degrees < 0.0f);
    assert_false(reach->fresh);
    const struct contact *hand = contact_of(grab, PART_HAND, SIDE_LEFT);
    assert_non_null(hand);
    assert_int_equal(hand->target, TARGET_THIGH);
    assert_int_equal(hand->target_side, SIDE_RIGHT);
    assert_true(hand->along > 0.0f && hand->around > 0.0f);
    assert_true(grab->angle[JOINT_RIGHT_ELBOW][0].written);
}

static void a_word_without_side_means_the_same_side(void **state)
{
    const struct loaded *loaded = *state;
    const struct position *chair = library_position(&loaded->library, "chair");
    assert_non_null(chair);
    assert_int_equal(contact_of(&chair->key, PART_HAND, SIDE_LEFT)->target_side, SIDE_LEFT);
    assert_int_equal(contact_of(&chair->key, PART_HAND, SIDE_RIGHT)->target_side, SIDE_RIGHT);
}

static void a_total_of_the_neck_is_split_over_its_joints(void **state)
{
    const struct loaded *loaded = *state;
    const struct position *supine = library_position(&loaded->library, "supine");
    assert_true(supine->key.angle[JOINT_NECK][0].written);
    assert_true(supine->key.angle[JOINT_NECK][0].degrees ==
                supine->key.angle[JOINT_HEAD][0].degrees);
}

static void each_spoken_sentence_is_a_line(void **state)
{
    const struct loaded *loaded = *state;
    const struct step *first = &library_routine(&loaded->library, "one_minute")->steps[0];
    assert_int_equal(first->bars[0].say.count, 2);
    assert_string_equal(first->bars[0].say.line[0], "Ready.");
    assert_string_equal(first->bars[0].say.line[1], "Sit tall, feet flat.");
}

static void other_routines_open_with_words_of_safety(void **state)
{
    const struct loaded *loaded = *state;
    const struct routine *routine = library_routine(&loaded->library, "daily_sixty");
    assert_false(routine->timed_by_bars);
    assert_int_equal(routine->opening_ms, 5000);
    assert_int_equal(routine->closing_ms, 5000);
    assert_int_equal(routine->opening.count, 1);
    assert_int_equal(routine->steps[0].dose.repeats, 4);
    assert_int_equal(routine->steps[1].dose.hold_ms, 30000);
    assert_true(routine->steps[0].left && routine->steps[0].right);
}

static void a_single_exercise_makes_a_routine(void **state)
{
    struct loaded *loaded = *state;
    const struct exercise *e = library_exercise(&loaded->library, "cat_cow");
    const struct routine *routine = library_routine_of(&loaded->library, e);
    assert_non_null(routine);
    assert_int_equal(routine->step_count, 1);
    assert_ptr_equal(routine->steps[0].exercise, e);
    assert_int_equal(routine->steps[0].dose.repeats, 0);
}

static void a_slip_of_the_finger_finds_the_nearest_name(void **state)
{
    const struct loaded *loaded = *state;
    assert_string_equal(library_nearest(&loaded->library, "one_minit"), "one_minute");
    assert_string_equal(library_nearest(&loaded->library, "cat-caw"), "cat_cow");
    assert_null(library_nearest(&loaded->library, "bicycle"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_assets_have_no_mistakes),
        cmocka_unit_test(one_minute_lasts_57600_ms),
        cmocka_unit_test(bars_take_the_phases_of_the_exercise),
        cmocka_unit_test(the_hamstring_stretch_is_read_as_written),
        cmocka_unit_test(keys_inherit_angles_and_contacts),
        cmocka_unit_test(a_word_without_side_means_the_same_side),
        cmocka_unit_test(a_total_of_the_neck_is_split_over_its_joints),
        cmocka_unit_test(each_spoken_sentence_is_a_line),
        cmocka_unit_test(other_routines_open_with_words_of_safety),
        cmocka_unit_test(a_single_exercise_makes_a_routine),
        cmocka_unit_test(a_slip_of_the_finger_finds_the_nearest_name),
    };
    return cmocka_run_group_tests(tests, load, close_all);
}
