#include "command/folders.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { NAMES_MOST = 8 };

/* A machine of a few folders and one file, and its environment. */
static struct {
    const char *folders[NAMES_MOST];
    const char *cache; /* the content of /build/CMakeCache.txt; NULL: none */
    const char *variables[NAMES_MOST][2];
} machine;

static enum file_result list_folder(void *context, const char *folder, const char *suffix,
                                    struct arena *arena, const char *const **names, int *count)
{
    (void)context;
    (void)suffix;
    (void)arena;
    *names = NULL;
    *count = 0;
    for (int i = 0; i < NAMES_MOST && machine.folders[i] != NULL; i++) {
        const size_t length = strlen(folder);
        if (strncmp(machine.folders[i], folder, length) == 0 &&
            (machine.folders[i][length] == '/' || machine.folders[i][length] == '\0'))
            return FILE_OK;
    }
    return FILE_MISSING;
}

static enum file_result read_file(void *context, const char *path, size_t limit,
                                  struct arena *arena, struct text *content)
{
    (void)context;
    (void)limit;
    (void)arena;
    if (machine.cache == NULL || strcmp(path, "/build/CMakeCache.txt") != 0)
        return FILE_MISSING;
    *content = text_of(machine.cache);
    return FILE_OK;
}

static const char *variable(const char *name)
{
    for (int i = 0; i < NAMES_MOST && machine.variables[i][0] != NULL; i++)
        if (strcmp(machine.variables[i][0], name) == 0)
            return machine.variables[i][1];
    return NULL;
}

static const struct world world = {.memory = &memory_heap, .read = read_file, .list = list_folder};

static struct arena arena;
static struct problems problems;
static struct folders folders;

static int start(void **state)
{
    (void)state;
    memset(&machine, 0, sizeof machine);
    arena_open(&arena, &memory_heap, 1 << 20);
    problems_open(&problems, &memory_heap);
    return 0;
}

static int end(void **state)
{
    (void)state;
    problems_close(&problems);
    arena_close(&arena);
    return 0;
}

static bool find(const char *data, const char *program)
{
    const struct folders_wish wish = {&world, data, program, variable};
    return folders_find(&wish, &arena, &folders, &problems);
}

static void put_variable(int i, const char *name, const char *value)
{
    machine.variables[i][0] = name;
    machine.variables[i][1] = value;
}

static void everything_everywhere(void)
{
    static const char *const all[] = {
        "/option/assets/exercises",           "/variable/assets/exercises",
        "/source/assets/exercises",           "/own/limber/routines",
        "/opt/share/limber/assets/exercises", "/system/limber/assets/exercises"};
    memcpy(machine.folders, all, sizeof all);
    machine.cache = "A:B=C\nCMAKE_HOME_DIRECTORY:INTERNAL=/source\nD:E=F\n";
    put_variable(0, "XDG_DATA_DIRS", "relative:/nothing:/system");
    put_variable(1, "XDG_DATA_HOME", "/elsewhere");
}

static void the_option_comes_before_the_variable_before_the_trees(void **state)
{
    (void)state;
    everything_everywhere();
    put_variable(2, "LIMBER_DATA", "/variable");
    assert_true(find("/option", "/build/limber"));
    assert_string_equal(folders.home, "/option");
    assert_string_equal(folders.assets[0], "/option/assets");
    assert_true(find(NULL, "/build/limber"));
    assert_string_equal(folders.assets[0], "/variable/assets");
    machine.variables[2][0] = NULL;
    assert_true(find(NULL, "/build/limber"));
    assert_string_equal(folders.assets[0], "/source/assets");
}

static void the_build_trees_voices_speak_for_the_source_tree(void **state)
{
    (void)state;
    everything_everywhere();
    assert_true(find(NULL, "/build/limber"));
    assert_string_equal(folders.voices[0], "/build");
}

static void a_program_outside_its_build_tree_knows_nothing_of_the_sources(void **state)
{
    (void)state;
    everything_everywhere();
    assert_true(find(NULL, "/opt/bin/limber"));
    assert_string_equal(folders.home, "/opt/share/limber");
    assert_true(find(NULL, "/usr/bin/limber"));
    assert_string_equal(folders.home, "/system/limber");
    assert_true(find(NULL, NULL));
    assert_string_equal(folders.home, "/system/limber");
}

static void the_persons_own_folder_is_added_last(void **state)
{
    (void)state;
    everything_everywhere();
    put_variable(1, "XDG_DATA_HOME", "/own");
    put_variable(2, "HOME", "/home/anna");
    assert_true(find("/option", "/build/limber"));
    assert_int_equal(folders.asset_count, 2);
    assert_string_equal(folders.assets[1], "/own/limber");
}

static void what_the_person_added_does_not_stand_for_all_the_rest(void **state)
{
    (void)state;
    everything_everywhere();
    put_variable(1, "XDG_DATA_HOME", "/own");
    assert_true(find(NULL, "/opt/bin/limber"));
    assert_string_equal(folders.home, "/opt/share/limber");
    assert_string_equal(folders.assets[1], "/own/limber");
}

static void without_xdg_the_home_folder_counts_and_relative_paths_do_not(void **state)
{
    (void)state;
    machine.folders[0] = "/system/limber/assets/routines";
    machine.folders[1] = "/home/anna/.local/share/limber";
    put_variable(0, "XDG_DATA_DIRS", "/system");
    put_variable(1, "XDG_DATA_HOME", "own");
    put_variable(2, "HOME", "/home/anna");
    assert_true(find(NULL, NULL));
    assert_string_equal(folders.assets[1], "/home/anna/.local/share/limber");
    machine.variables[2][1] = "anna";
    assert_true(find(NULL, NULL));
    assert_int_equal(folders.asset_count, 1);
}

static void a_folder_that_holds_the_exercises_itself_will_do(void **state)
{
    (void)state;
    machine.folders[0] = "/mine/exercises";
    assert_true(find("/mine", NULL));
    assert_string_equal(folders.assets[0], "/mine");
}

static void an_empty_option_or_variable_is_an_error_not_a_search(void **state)
{
    (void)state;
    everything_everywhere();
    assert_false(find("/nothing", "/build/limber"));
    assert_non_null(strstr(problems.list[0].message, "--data /nothing"));
    put_variable(2, "LIMBER_DATA", "/nothing");
    assert_false(find(NULL, "/build/limber"));
    assert_non_null(strstr(problems.list[1].message, "LIMBER_DATA=/nothing"));
}

static void when_nothing_is_found_the_places_are_told(void **state)
{
    (void)state;
    put_variable(0, "HOME", "/home/anna");
    assert_false(find(NULL, "/opt/bin/limber"));
    assert_non_null(strstr(problems.list[0].message, "/home/anna/.local/share/limber"));
    assert_non_null(strstr(problems.list[0].message, "/opt/share/limber"));
    assert_non_null(strstr(problems.list[0].message, "/usr/local/share/limber"));
    assert_non_null(strstr(problems.list[0].message, "/usr/share/limber"));
}

static void a_machine_without_memory_is_an_error(void **state)
{
    (void)state;
    everything_everywhere();
    for (size_t limit = 0; limit < 300; limit += 7) {
        struct arena small;
        const struct folders_wish wish = {&world, NULL, "/build/limber", variable};
        arena_open(&small, &memory_heap, limit);
        if (folders_find(&wish, &small, &folders, &problems))
            assert_non_null(folders.assets[0]);
        arena_close(&small);
    }
}

#define TEST(test) cmocka_unit_test_setup_teardown(test, start, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_option_comes_before_the_variable_before_the_trees),
        TEST(the_build_trees_voices_speak_for_the_source_tree),
        TEST(a_program_outside_its_build_tree_knows_nothing_of_the_sources),
        TEST(the_persons_own_folder_is_added_last),
        TEST(what_the_person_added_does_not_stand_for_all_the_rest),
        TEST(without_xdg_the_home_folder_counts_and_relative_paths_do_not),
        TEST(a_folder_that_holds_the_exercises_itself_will_do),
        TEST(an_empty_option_or_variable_is_an_error_not_a_search),
        TEST(when_nothing_is_found_the_places_are_told),
        TEST(a_machine_without_memory_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
