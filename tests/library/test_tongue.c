/* Texts in another language: exchanged while a file is read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "library/reader.h"

#define EXERCISE                                                                                   \
    "format: limber exercise 1\nname: Reach\ncategory: desk\nposition: chair\nsides: each\n"       \
    "muscles: [Reach]\ndose: {repeats: 2}\nphases:\n"                                              \
    "  - phase: move_in\n    to: start\n    seconds: 9\n    repeats: yes\n"                        \
    "    say: \"Left   hand up. Breathe out.\"\n    show: Left hand up\n"                          \
    "  - {phase: back, to: start, seconds: 9, repeats: yes, say: [Come back., Let go.]}\n"
#define TRANSLATIONS                                                                               \
    "translations:\n  de:\n    Reach: Greifen\n"                                                   \
    "    \"Left hand up. Breathe out.\": \"Die linke Hand hoch. Atme aus. Und weiter.\"\n"         \
    "    Left hand up: Linke Hand hoch\n    Come back.: Zurück.\n"
#define LET_GO "    Let go.: Lass los.\n"

static const struct exercise *read_in(struct reader *reader, const char *code, const char *content)
{
    static const char *const folders[] = {"a"};
    const struct paper list[] = {PAPER("a/positions/chair.yaml", PAPER_CHAIR),
                                 PAPER("a/exercises/x.yaml", content)};
    const struct papers papers = {list, 2};
    const struct world world = papers_world(&papers, &memory_heap);
    const struct language language = {.code = code, .tells_missing = true};
    assert_true(library_load_in(&reader->library, &world, folders, 1, language, &reader->problems));
    return library_exercise(&reader->library, "x");
}

static void texts_read_in_the_language_chosen(void **state)
{
    const struct exercise *e = read_in(*state, "de", EXERCISE TRANSLATIONS LET_GO);
    assert_non_null(e);
    assert_string_equal(e->name, "Greifen");
    assert_int_equal(e->phases[0].say.count, 3);
    assert_string_equal(e->phases[0].say.line[0], "Die linke Hand hoch.");
    assert_string_equal(e->phases[0].say.line[2], "Und weiter.");
    assert_string_equal(e->phases[0].show, "Linke Hand hoch");
    assert_string_equal(e->phases[1].say.line[1], "Lass los.");
}

static void words_that_are_no_texts_stay(void **state)
{
    const struct exercise *e = read_in(*state, "de", EXERCISE TRANSLATIONS LET_GO);
    assert_string_equal(e->muscles.line[0], "Reach");
    assert_string_equal(e->phases[0].name, "move_in");
}

static void without_a_language_it_reads_as_written(void **state)
{
    const struct reader *reader = *state;
    const struct exercise *e = read_in(*state, NULL, EXERCISE TRANSLATIONS LET_GO);
    assert_non_null(e);
    assert_string_equal(e->name, "Reach");
    assert_int_equal(reader->problems.count, 0);
}

/* PAPER_CHAIR's name has none. */
static void what_is_not_translated_is_told_and_stays(void **state)
{
    const struct reader *reader = *state;
    const struct exercise *e = read_in(*state, "de", EXERCISE TRANSLATIONS);
    assert_non_null(e);
    assert_string_equal(e->phases[1].say.line[1], "Let go.");
    assert_int_equal(reader->problems.errors, 0);
    assert_int_equal(reader->problems.count, 2);
    const struct problem *problem = &reader->problems.list[1];
    assert_string_equal(problem->place.file, "a/exercises/x.yaml");
    assert_int_equal(problem->place.line, 15);
    assert_string_equal(problem->message, "`Let go.` has no translation into `de`; write it under "
                                          "`translations`");
}

static void a_translation_of_nothing_is_told(void **state)
{
    const struct reader *reader = *state;
    assert_non_null(read_in(*state, "de", EXERCISE TRANSLATIONS LET_GO "    Gone.: Weg.\n"));
    const struct problem *problem = &reader->problems.list[reader->problems.count - 1];
    assert_int_equal(problem->place.line, 23);
    assert_non_null(strstr(problem->message, "a translation of `Gone.`, which is no text here"));
}

static void an_exercise_of_a_routine_may_use_the_translations_of_both(void **state)
{
    struct reader *reader = *state;
    static const char *const folders[] = {"a"};
    const struct paper list[] = {
        PAPER("a/positions/chair.yaml", PAPER_CHAIR),
        PAPER("a/routines/r.yaml",
              "format: limber routine 1\nname: Short\nsteps:\n  - exercise: own\nexercises:\n"
              "  own:\n    name: Own\n    category: desk\n    position: chair\n    sides: both\n"
              "    dose: {repeats: 2}\n    phases:\n"
              "      - {phase: a, to: start, seconds: 9, repeats: yes, say: Go.}\n"
              "translations: {de: {Short: Kurz, Own: Eigene, Go.: Los.}}\n"),
    };
    const struct papers papers = {list, 2};
    const struct world world = papers_world(&papers, &memory_heap);
    assert_true(library_load_in(&reader->library, &world, folders, 1,
                                (struct language){.code = "de"}, &reader->problems));
    assert_int_equal(reader->problems.count, 0);
    const struct routine *routine = library_routine(&reader->library, "r");
    assert_non_null(routine);
    assert_string_equal(routine->name, "Kurz");
    assert_string_equal(routine->steps[0].exercise->name, "Eigene");
    assert_string_equal(routine->steps[0].exercise->phases[0].say.line[0], "Los.");
}

static void sides_are_exchanged_in_german_too(void **state)
{
    (void)state;
    struct arena arena;
    arena_open(&arena, &memory_heap, 10000);
    assert_string_equal(text_other_side(&arena, "Die rechte Hand an den linken Fuß, nach rechts."),
                        "Die linke Hand an den rechten Fuß, nach links.");
    assert_string_equal(text_other_side(&arena, "Rechtes Bein. Zu Recht aufrecht."),
                        "Linkes Bein. Zu Recht aufrecht.");
    arena_close(&arena);
}

int main(void)
{
#define ROOM(test) cmocka_unit_test_setup_teardown(test, reader_enter, reader_leave)
    const struct CMUnitTest tests[] = {
        ROOM(texts_read_in_the_language_chosen),
        ROOM(words_that_are_no_texts_stay),
        ROOM(without_a_language_it_reads_as_written),
        ROOM(what_is_not_translated_is_told_and_stays),
        ROOM(a_translation_of_nothing_is_told),
        ROOM(an_exercise_of_a_routine_may_use_the_translations_of_both),
        cmocka_unit_test(sides_are_exchanged_in_german_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
