#include "base/failing.h"
#include "cmocka_first.h"
#include "voice/process.h"

#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static const struct process_limits usual = {5000, 1 << 20};

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Runs the speaker as `how`; why it failed, or NULL, lies in `arena`. */
static const char *run_in(struct arena *arena, const char *how, const char *file,
                          struct process_limits limits, struct stop stop, struct text *output)
{
    const char *const words[] = {SPEAKER, how, file, NULL};
    return process_run(words, text_of("four\n"), limits, stop, arena, output);
}

static bool fails(const char *how, struct process_limits limits, const char *part)
{
    struct arena arena;
    struct text output;
    arena_open(&arena, &memory_heap, 64 << 20);
    const char *wrong = run_in(&arena, how, NULL, limits, (struct stop){0}, &output);
    const bool told = wrong && strstr(wrong, part);
    arena_close(&arena);
    return told;
}

static int open_descriptors(void)
{
    DIR *folder = opendir("/proc/self/fd");
    int count = 0;
    assert_non_null(folder);
    while (readdir(folder))
        count++;
    closedir(folder);
    return count;
}

static void assert_no_child_is_left(void)
{
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    assert_int_equal(errno, ECHILD);
}

static void input_goes_in_and_output_comes_out(void **state)
{
    (void)state;
    struct arena arena;
    struct text output;
    arena_open(&arena, &memory_heap, 16 << 20);
    assert_null(run_in(&arena, "echo", NULL, usual, (struct stop){0}, &output));
    assert_true(text_is(output, "four\n"));
    assert_null(run_in(&arena, "nothing", NULL, usual, (struct stop){0}, &output));
    assert_int_equal(output.length, 0);
    assert_null(run_in(&arena, "deaf", NULL, usual, (struct stop){0}, &output));
    assert_true(output.length > 44);
    arena_close(&arena);
}

static void a_program_is_found_in_the_path_and_not_through_a_shell(void **state)
{
    (void)state;
    const char *const words[] = {"printf", "%s;", "$HOME", "a b", NULL};
    struct arena arena;
    struct text output;
    arena_open(&arena, &memory_heap, 16 << 20);
    assert_null(process_run(words, text_of(""), usual, (struct stop){0}, &arena, &output));
    assert_true(text_is(output, "$HOME;a b;"));
    arena_close(&arena);
}

static void what_cannot_be_started_is_told(void **state)
{
    (void)state;
    const char *const missing[] = {"/nowhere/at-all", NULL}, *const folder[] = {"/tmp", NULL};
    struct arena arena;
    struct text output;
    arena_open(&arena, &memory_heap, 16 << 20);
    assert_string_equal(process_run(missing, text_of(""), usual, (struct stop){0}, &arena, &output),
                        "there is no program `/nowhere/at-all`");
    assert_non_null(
        strstr(process_run(folder, text_of(""), usual, (struct stop){0}, &arena, &output),
               "cannot be started"));
    arena_close(&arena);
}

static void one_that_hangs_is_ended_in_time(void **state)
{
    (void)state;
    const int64_t start = now_ms();
    assert_true(fails("hang", (struct process_limits){200, 1 << 20}, "took too long"));
    assert_true(fails("complain", (struct process_limits){200, 1 << 20}, "took too long"));
    assert_in_range(now_ms() - start, 380, 3000);
    assert_no_child_is_left();
}

static void one_that_writes_without_end_is_ended(void **state)
{
    (void)state;
    assert_true(fails("babble", usual, "more than speech"));
    assert_no_child_is_left();
}

static bool stop_at(void *context)
{
    return now_ms() >= *(const int64_t *)context;
}

static void a_stop_ends_it_at_once(void **state)
{
    (void)state;
    struct arena arena;
    struct text output;
    int64_t until = now_ms() + 100;
    arena_open(&arena, &memory_heap, 16 << 20);
    assert_string_equal(
        run_in(&arena, "hang", NULL, usual, (struct stop){stop_at, &until}, &output),
        "it was stopped");
    assert_in_range(now_ms() - until, 0, 1500);
    arena_close(&arena);
    assert_no_child_is_left();
}

/* The child is its group's leader: the group is empty once no process has that number any more. */
static void what_it_started_ends_with_it(void **state)
{
    (void)state;
    static const char file[] = LIMBER_BUILD "/tests/voice/breed";
    struct arena arena;
    struct text output;
    int64_t until = now_ms() + 500;
    arena_open(&arena, &memory_heap, 16 << 20);
    assert_string_equal(
        run_in(&arena, "breed", file, usual, (struct stop){stop_at, &until}, &output),
        "it was stopped");
    arena_close(&arena);
    int group = 0;
    FILE *told = fopen(file, "r");
    assert_non_null(told);
    assert_int_equal(fscanf(told, "%d", &group), 1);
    fclose(told);
    assert_true(group > 1);
    for (int i = 0; i < 200 && kill(-group, 0) == 0; i++)
        nanosleep(&(struct timespec){0, 10000000}, NULL);
    assert_int_equal(kill(-group, 0), -1); /* whoever inherits orphans has buried it */
}

static void no_descriptor_is_left_open_or_handed_on(void **state)
{
    (void)state;
    const char *const list[] = {"ls", "/proc/self/fd", NULL};
    struct arena arena;
    struct text output;
    arena_open(&arena, &memory_heap, 64 << 20);
    for (int i = 3; i < 256; i++)
        close(i); /* whatever came from whoever runs the tests */
    const int before = open_descriptors();
    for (int i = 0; i < 20; i++) {
        assert_null(run_in(&arena, "say", NULL, usual, (struct stop){0}, &output));
        assert_non_null(run_in(&arena, "wrongly", NULL, usual, (struct stop){0}, &output));
        assert_null(process_run(list, text_of(""), usual, (struct stop){0}, &arena, &output));
        assert_null(strstr(output.at, "4\n")); /* 3 is the folder it lists */
    }
    assert_int_equal(open_descriptors(), before);
    arena_close(&arena);
}

/* Who ignores SIGCHLD never gets to know how a child ended, and must not wait for it for ever. */
static void an_ignored_end_of_the_child_does_no_harm(void **state)
{
    (void)state;
    struct arena arena;
    struct text output;
    signal(SIGCHLD, SIG_IGN);
    arena_open(&arena, &memory_heap, 16 << 20);
    assert_null(run_in(&arena, "echo", NULL, usual, (struct stop){0}, &output));
    assert_true(text_is(output, "four\n"));
    arena_close(&arena);
    signal(SIGCHLD, SIG_DFL);
}

static void standard_descriptors_may_be_closed(void **state)
{
    (void)state;
    struct arena arena;
    struct text output = {0};
    arena_open(&arena, &memory_heap, 16 << 20);
    const int kept = dup(0);
    close(0);
    const char *wrong = run_in(&arena, "echo", NULL, usual, (struct stop){0}, &output);
    dup2(kept, 0);
    close(kept);
    assert_null(wrong);
    assert_true(text_is(output, "four\n"));
    arena_close(&arena);
}

static void no_memory_is_told_and_ends_the_child(void **state)
{
    (void)state;
    struct failing failing = {0};
    const struct memory memory = failing_memory(&failing);
    struct arena arena;
    struct text output;
    arena_open(&arena, &memory, 16 << 20);
    assert_string_equal(run_in(&arena, "say", NULL, usual, (struct stop){0}, &output),
                        "no memory is left for it");
    arena_close(&arena);
    assert_no_child_is_left();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(input_goes_in_and_output_comes_out),
        cmocka_unit_test(a_program_is_found_in_the_path_and_not_through_a_shell),
        cmocka_unit_test(what_cannot_be_started_is_told),
        cmocka_unit_test(one_that_hangs_is_ended_in_time),
        cmocka_unit_test(one_that_writes_without_end_is_ended),
        cmocka_unit_test(a_stop_ends_it_at_once),
        cmocka_unit_test(what_it_started_ends_with_it),
        cmocka_unit_test(no_descriptor_is_left_open_or_handed_on),
        cmocka_unit_test(an_ignored_end_of_the_child_does_no_harm),
        cmocka_unit_test(standard_descriptors_may_be_closed),
        cmocka_unit_test(no_memory_is_told_and_ends_the_child),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
