/* Pieces of music: the assets' own, what a line of notes means, and what a mistake is answered. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/failing.h"
#include "base/told.h"
#include "library/library.h"
#include "library/paper.h"

static const char *const ASSETS[] = {LIMBER_SOURCE "/assets"};
static const char *const OWN[] = {"own"};

#define HEAD                                                                                       \
    "format: limber music 1\n"                                                                     \
    "name: Paper\n"                                                                                \
    "tempo: 120\n"                                                                                 \
    "beats_per_bar: 3\n"                                                                           \
    "voices:\n"                                                                                    \
    "  harp: {sound: pluck, level: -20, pan: -0.5}\n"                                              \
    "  pad: {sound: pad, level: -40, swell: 0.5, ring: 1.5 s}\n"                                   \
    "chords:\n"                                                                                    \
    "  C: C3 E3 G3\n"                                                                              \
    "  F#: F#3 A#3 C#4\n"                                                                          \
    "parts:\n"

static const struct tune *read_paper(struct library *library, const char *content)
{
    const struct paper list[] = {{"own/music/paper.yaml", content, 0}};
    const struct papers papers = {list, 1};
    const struct world world = papers_world(&papers, &memory_heap);
    assert_true(library_load(library, &world, OWN, 1, &problems));
    problems_print(&problems, stderr);
    assert_int_equal(problems.count, 0);
    return library_tune(library, "paper");
}

static void the_pieces_of_the_assets_have_no_mistakes(void **state)
{
    (void)state;
    struct library library;
    assert_true(library_load(&library, &world_machine, ASSETS, 1, &problems));
    for (int i = 0; i < problems.count; i++)
        assert_null(strstr(problems.list[i].place.file, "assets/music/"));
    const char *const ids[] = {"calm", "steady", "catchy"};
    const double bars_ms[] = {10000, 4000, 2400};
    for (int i = 0; i < 3; i++) {
        const struct tune *tune = library_tune(&library, ids[i]);
        assert_non_null(tune);
        assert_true(tune_bar_ms(tune) == bars_ms[i]);
        assert_true(tune->note_count > 200);
        assert_int_equal(tune->breathes, i == 0);
    }
    assert_string_equal(library_nearest_tune(&library, "steddy"), "steady");
    assert_null(library_tune(&library, "unheard"));
    library_close(&library);
}

static void expect_note(const struct tune *tune, int index, int bar, double from, int last_bar,
                        double to, int key)
{
    const struct tune_note *note = &tune->notes[index];
    if (note->bar != bar || note->from != from || note->last_bar != last_bar || note->to != to ||
        note->key != key)
        fail_msg("note %d is %d at %d %.3f to %d %.3f", index, note->key, note->bar, note->from,
                 note->last_bar, note->to);
}

static void notes_come_where_they_are_written(void **state)
{
    (void)state;
    struct library library;
    const struct tune *tune = read_paper(
        &library, HEAD "  A: {chords: [C, F#], harp: [A4 . C4+Bb5 4, ~ 1 2 3]}\norder: [A]\n");
    assert_int_equal(tune->note_count, 7);
    assert_int_equal(tune->bar_count, 2);
    expect_note(tune, 0, 0, 0, 0, 0.25, 69);
    expect_note(tune, 1, 0, 0.5, 0, 0.75, 60);
    expect_note(tune, 2, 0, 0.5, 0, 0.75, 82);
    expect_note(tune, 3, 0, 0.75, 1, 0.25, 60); /* C3 an octave up, held into the next bar */
    expect_note(tune, 4, 1, 0.25, 1, 0.5, 54);
    expect_note(tune, 6, 1, 0.75, 1, 1, 61);
    assert_int_equal(tune->first[0], 0);
    assert_int_equal(tune->first[1], 4);
    assert_int_equal(tune->first[2], 7);
    assert_int_equal(tune->reach, 1);
    assert_true(tune->instruments[0].pan == -0.5f && tune->instruments[1].swell == 0.5f);
    assert_true(tune->instruments[0].gain > 0.0999f && tune->instruments[0].gain < 0.1001f);
    library_close(&library);
}

static void short_lines_and_parts_are_repeated(void **state)
{
    (void)state;
    struct library library;
    const struct tune *tune =
        read_paper(&library, HEAD "  A: {chords: [C, F#, C, F#], pad: all, harp: [1, .]}\n"
                                  "  B: {chords: [C], harp: 2}\norder: [A, B, A]\n");
    assert_int_equal(tune->bar_count, 9);
    assert_int_equal(tune->note_count, 2 * (4 * 3 + 2) + 1);
    const struct tune_note *third = &tune->notes[tune->first[2]];
    assert_int_equal(third->key, 48);
    assert_int_equal(tune->first[5] - tune->first[4], 1); /* B */
    library_close(&library);
}

static void beats_weigh_more_than_what_lies_between(void **state)
{
    (void)state;
    struct library library;
    const struct tune *tune =
        read_paper(&library, HEAD "  A: {chords: [C], harp: 1 1 1 1 1 1}\norder: [A]\n");
    const struct tune_note *notes = tune->notes;
    assert_true(notes[0].weight > notes[2].weight && notes[2].weight > notes[1].weight);
    assert_true(notes[2].weight == notes[4].weight && notes[1].weight == notes[5].weight);
    library_close(&library);
}

static void a_routine_is_warned_of_music_that_is_not_there(void **state)
{
    (void)state;
    struct library library;
    const struct paper list[] = {
        {"own/positions/chair.yaml", PAPER_CHAIR, 0},
        {"own/exercises/sway.yaml", PAPER_SWAY, 0},
        {"own/music/paper.yaml", HEAD "  A: {chords: [C], harp: 1}\norder: [A]\n", 0},
        {"own/routines/a.yaml",
         "format: limber routine 1\nname: A\nmusic: papr\nsteps: [{exercise: sway}]\n", 0},
        {"own/routines/b.yaml",
         "format: limber routine 1\nname: B\nmusic: none\nsteps: [{exercise: sway}]\n", 0}};
    const struct papers papers = {list, 5};
    const struct world world = papers_world(&papers, &memory_heap);
    assert_true(library_load(&library, &world, OWN, 1, &problems));
    assert_int_equal(problems.errors, 0);
    assert_int_equal(problems.warnings, 1);
    assert_string_equal(problems.list[0].message,
                        "there is no piece of music `papr`; write paper or none");
    assert_non_null(library_routine(&library, "a"));
    library_close(&library);
}

static void a_later_folder_hides_a_piece_of_the_same_name(void **state)
{
    (void)state;
    struct library library;
    const struct paper list[] = {
        {"own/music/paper.yaml", HEAD "  A: {chords: [C], harp: 1}\norder: [A]\n", 0},
        {"mine/music/paper.yaml", HEAD "  A: {chords: [C, C], harp: 1}\norder: [A]\n", 0}};
    const char *const folders[] = {"own", "mine"};
    const struct papers papers = {list, 2};
    const struct world world = papers_world(&papers, &memory_heap);
    assert_true(library_load(&library, &world, folders, 2, &problems));
    assert_int_equal(library.tune_count, 1);
    assert_int_equal(library_tune(&library, "paper")->bar_count, 2);
    library_close(&library);
}

static void without_memory_loading_fails_and_gives_all_back(void **state)
{
    (void)state;
    const struct paper list[] = {
        {"own/music/paper.yaml", HEAD "  A: {chords: [C], harp: 1, pad: all}\norder: [A]\n", 0}};
    const struct papers papers = {list, 1};
    for (int granted = 0, whole = 0; !whole; granted++) {
        struct failing failing = {.left = granted};
        const struct memory memory = failing_memory(&failing);
        const struct world world = papers_world(&papers, &memory);
        struct problems own;
        struct library library;
        problems_open(&own, &memory_heap);
        whole = library_load(&library, &world, OWN, 1, &own);
        if (whole)
            assert_non_null(library_tune(&library, "paper"));
        library_close(&library);
        problems_close(&own);
        assert_int_equal(failing.lent, 0);
        assert_true(granted < 1000);
    }
}

/* What the reader says to a file, in memory to be freed. */
static char *words_for(struct library *library, const char *file)
{
    struct problems own;
    char *words = NULL;
    size_t length = 0;
    const char *id;
    FILE *out = open_memstream(&words, &length);
    assert_non_null(out);
    problems_open(&own, &memory_heap);
    assert_false(library_add_any(library, &world_machine, file, &own, &id));
    problems_print(&own, out);
    problems_close(&own);
    assert_int_equal(fclose(out), 0);
    return words;
}

static void every_bad_piece_gets_exactly_its_words(void **state)
{
    (void)state;
    struct arena arena;
    struct library library;
    arena_open(&arena, &memory_heap, 1 << 22);
    assert_int_equal(chdir(LIMBER_SOURCE "/tests/library/bad_music"), 0);
    assert_true(library_load(&library, &world_machine, ASSETS, 1, &problems));
    const char *const *files;
    int count, wrong = 0;
    assert_int_equal(world_machine.list(NULL, ".", ".yaml", &arena, &files, &count), FILE_OK);
    assert_true(count >= 15);
    for (int i = 0; i < count; i++) {
        struct text expected = {"", 0};
        const char *path =
            arena_format(&arena, "%.*s.expected", (int)strlen(files[i]) - 5, files[i]);
        world_machine.read(NULL, path, 1 << 20, &arena, &expected);
        char *words = words_for(&library, files[i]);
        if (strcmp(words, expected.at) != 0) {
            wrong++;
            fprintf(stderr, "%s: expected\n%sfound\n%s", files[i], expected.at, words);
        }
        free(words);
    }
    library_close(&library);
    arena_close(&arena);
    assert_int_equal(wrong, 0);
}

static void a_piece_can_be_checked_but_not_played_alone(void **state)
{
    (void)state;
    struct library library;
    const char *id, *file = LIMBER_SOURCE "/assets/music/calm.yaml";
    assert_true(library_load(&library, &world_machine, ASSETS, 1, &problems));
    problems_close(&problems);
    problems_open(&problems, &memory_heap);
    assert_true(library_add_any(&library, &world_machine, file, &problems, &id));
    assert_false(library_add_file(&library, &world_machine, file, &problems, &id));
    assert_non_null(strstr(problems.list[0].message, "found a piece of music, which cannot be pl"));
    library_close(&library);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_problems, close_problems)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_pieces_of_the_assets_have_no_mistakes),
        TEST(notes_come_where_they_are_written),
        TEST(short_lines_and_parts_are_repeated),
        TEST(beats_weigh_more_than_what_lies_between),
        TEST(a_routine_is_warned_of_music_that_is_not_there),
        TEST(a_later_folder_hides_a_piece_of_the_same_name),
        TEST(without_memory_loading_fails_and_gives_all_back),
        TEST(every_bad_piece_gets_exactly_its_words),
        TEST(a_piece_can_be_checked_but_not_played_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
