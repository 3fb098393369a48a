#include "stage/resume.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

static char folder[] = "/tmp/limber-resume-XXXXXX";
static char path[64];
static const struct resume third = {"for my back", 3, 1};

static int make_folder(void **state)
{
    (void)state;
    if (mkdtemp(folder) == NULL)
        return -1;
    (void)snprintf(path, sizeof path, "%s/limber/resume", folder);
    return 0;
}

static int remove_folder(void **state)
{
    char inner[64];
    (void)state;
    resume_forget(path);
    (void)snprintf(inner, sizeof inner, "%s/limber", folder);
    rmdir(inner);
    return rmdir(folder);
}

static int64_t now_s(void)
{
    return (int64_t)time(NULL);
}

static void what_was_written_is_read(void **state)
{
    struct resume found;
    (void)state;
    assert_false(resume_read(path, now_s(), &found));
    assert_true(resume_write(path, &third));
    assert_true(resume_read(path, now_s(), &found));
    assert_string_equal(found.routine, "for my back");
    assert_int_equal(found.part, 3);
    assert_int_equal(found.tries, 1);
    resume_forget(path);
    assert_false(resume_read(path, now_s(), &found));
}

static void what_is_old_or_of_the_future_is_over(void **state)
{
    struct resume found;
    (void)state;
    assert_true(resume_write(path, &third));
    assert_true(resume_read(path, now_s() + RESUME_KEPT_S - 5, &found));
    assert_false(resume_read(path, now_s() + RESUME_KEPT_S + 5, &found));
    assert_false(resume_read(path, now_s() - RESUME_KEPT_S - 5, &found));
}

static void what_failed_three_times_is_left(void **state)
{
    struct resume found, again = third;
    (void)state;
    again.tries = RESUME_TRIES - 1;
    assert_true(resume_write(path, &again));
    assert_true(resume_read(path, now_s(), &found));
    again.tries = RESUME_TRIES;
    assert_true(resume_write(path, &again));
    assert_false(resume_read(path, now_s(), &found));
}

static void write_bytes(const char *bytes, size_t length)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
}

static void a_torn_file_is_none(void **state)
{
    char whole[256];
    struct resume found;
    (void)state;
    assert_true(resume_write(path, &third));
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    const size_t length = fread(whole, 1, sizeof whole, file);
    fclose(file);
    for (size_t kept = 0; kept + 1 < length; kept++) {
        write_bytes(whole, kept);
        assert_false(resume_read(path, now_s(), &found));
    }
    write_bytes("limber resume 1\nroutine x\npart -2\ntries 0\nend\n", 46);
    assert_false(resume_read(path, now_s(), &found));
    resume_forget(path);
}

static void where_nothing_can_be_written_the_old_one_stays(void **state)
{
    char blocker[80];
    struct resume found, other = third;
    (void)state;
    assert_true(resume_write(path, &third));
    (void)snprintf(blocker, sizeof blocker, "%s.part", path);
    assert_int_equal(mkdir(blocker, 0700), 0);
    other.part = 4;
    assert_false(resume_write(path, &other));
    assert_int_equal(rmdir(blocker), 0);
    assert_true(resume_read(path, now_s(), &found));
    assert_int_equal(found.part, 3);
    assert_false(resume_write("/dev/full/limber/resume", &third));
}

static struct {
    const char *runtime, *state, *home;
} set;

static const char *variable(const char *name)
{
    return strcmp(name, "RUNTIME_DIRECTORY") == 0 ? set.runtime
           : strcmp(name, "XDG_STATE_HOME") == 0  ? set.state
           : strcmp(name, "HOME") == 0            ? set.home
                                                  : NULL;
}

static void the_services_folder_comes_before_the_persons(void **state)
{
    struct arena arena;
    (void)state;
    arena_open(&arena, &memory_heap, 4096);
    assert_null(resume_path(variable, &arena));
    set.home = "/home/p";
    assert_string_equal(resume_path(variable, &arena), "/home/p/.local/state/limber/resume");
    set.state = "relative";
    assert_string_equal(resume_path(variable, &arena), "/home/p/.local/state/limber/resume");
    set.state = "/state";
    assert_string_equal(resume_path(variable, &arena), "/state/limber/resume");
    set.runtime = "/run/limber";
    assert_string_equal(resume_path(variable, &arena), "/run/limber/resume");
    arena_close(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_written_is_read),
        cmocka_unit_test(what_is_old_or_of_the_future_is_over),
        cmocka_unit_test(what_failed_three_times_is_left),
        cmocka_unit_test(a_torn_file_is_none),
        cmocka_unit_test(where_nothing_can_be_written_the_old_one_stays),
        cmocka_unit_test(the_services_folder_comes_before_the_persons),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
