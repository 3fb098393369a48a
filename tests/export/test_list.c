/* What there is to play, for people and for programs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "export/list.h"
#include "library/shipped_once.h"

static const struct list_wish all = {.category = CATEGORY_COUNT};

static char *told(bool (*tell)(const struct world *, const struct library *,
                               const struct list_wish *, FILE *),
                  const struct list_wish *wish)
{
    static char *text;
    static size_t length;
    FILE *stream = open_memstream(&text, &length);
    assert_non_null(stream);
    assert_true(tell(&world_machine, &library, wish, stream));
    assert_int_equal(fclose(stream), 0);
    return text;
}

static void every_routine_and_exercise_is_listed(void **state)
{
    (void)state;
    char *table = told(list_table, &all), *json = told(list_json, &all);
    for (int i = 0; i < library.exercise_count; i++) {
        assert_non_null(strstr(table, library.exercises[i]->id));
        assert_non_null(strstr(json, library.exercises[i]->id));
    }
    for (int i = 0; i < library.routine_count; i++) {
        assert_non_null(strstr(table, library.routines[i]->name));
        assert_non_null(strstr(json, library.routines[i]->name));
    }
    free(table);
    free(json);
}

static void an_exercise_stands_under_its_category_with_all_it_needs(void **state)
{
    (void)state;
    char *table = told(list_table, &all);
    const char *legs = strstr(table, "\nLegs\n"), *upper = strstr(table, "\nUpper body\n");
    const char *hamstring = strstr(table, "\n  hamstring_supine ");
    assert_non_null(hamstring);
    assert_true(legs && upper && legs < hamstring && hamstring < upper);
    const char *line = "Lying hamstring stretch                supine          112 s, stretch  60 s"
                       "  mat; hamstrings; ACUTE, PREG, FLOOR\n";
    assert_memory_equal(strstr(hamstring, "Lying"), line, strlen(line));
    free(table);
}

static void programs_are_told_milliseconds_props_and_phases(void **state)
{
    (void)state;
    char *json = told(list_json, &all);
    const char *at = strstr(json, "{\"id\":\"hamstring_supine\"");
    assert_non_null(at);
    assert_non_null(strstr(at, "\"props\":[\"mat\"]"));
    assert_non_null(strstr(at, "\"hold_ms\":30000,\"repeats\":1,\"whole_ms\":112000,"
                               "\"stretch_ms\":60000,\"phases\":[{\"name\":\"setup\","
                               "\"pose\":\"start\",\"ms\":6000,\"breath\":\"free\","));
    assert_non_null(strstr(json, "\"duration_ms\":57600,\"stretch_ms\":28800,"
                                 "\"exercises\":[\"seated_cat_cow\""));
    free(json);
}

static void an_exercise_is_told_in_the_words_of_free_exercise_db(void **state)
{
    (void)state;
    char *json = told(list_json, &all);
    assert_non_null(strstr(json, "\"groups\":[\"hip_flexors\",\"quads\"],"
                                 "\"fedb\":{\"id\":\"Kneeling_Hip_Flexor\","
                                 "\"category\":\"stretching\",\"primaryMuscles\":[\"quadriceps\"],"
                                 "\"secondaryMuscles\":[]}"));
    assert_non_null(strstr(json, "\"groups\":[\"triceps_lats\",\"shoulders\"],"
                                 "\"fedb\":{\"category\":\"stretching\","
                                 "\"primaryMuscles\":[\"triceps\",\"lats\"],"
                                 "\"secondaryMuscles\":[\"shoulders\"]}"));
    free(json);
}

static void a_wish_leaves_out_the_others_and_the_routines(void **state)
{
    (void)state;
    char *legs = told(list_table, &(struct list_wish){.category = CATEGORY_LEGS});
    assert_non_null(strstr(legs, "hamstring_supine"));
    assert_null(strstr(legs, "seated_twist"));
    assert_null(strstr(legs, "Routines"));
    free(legs);
    struct list_wish on_chair = {.category = CATEGORY_COUNT, .position = "chair"};
    char *json = told(list_json, &on_chair);
    assert_non_null(strstr(json, "\"routines\":[],"));
    assert_non_null(strstr(json, "seated_twist"));
    assert_null(strstr(json, "\"position\":\"supine\""));
    free(json);
}

static void a_full_disk_is_told(void **state)
{
    (void)state;
    FILE *full = fopen("/dev/full", "w");
    if (!full)
        skip();
    assert_false(list_table(&world_machine, &library, &all, full));
    clearerr(full);
    assert_false(list_json(&world_machine, &library, &all, full));
    fclose(full);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_routine_and_exercise_is_listed),
        cmocka_unit_test(an_exercise_stands_under_its_category_with_all_it_needs),
        cmocka_unit_test(programs_are_told_milliseconds_props_and_phases),
        cmocka_unit_test(an_exercise_is_told_in_the_words_of_free_exercise_db),
        cmocka_unit_test(a_wish_leaves_out_the_others_and_the_routines),
        cmocka_unit_test(a_full_disk_is_told),
    };
    return cmocka_run_group_tests(tests, open_library, close_library);
}
