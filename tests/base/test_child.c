/* Another program gets the descriptors it was given and no other, and is ended with all it began.
 */
#include "failing.h"

#include <errno.h>
#include <sched.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/child.h"

static struct arena arena;
static char words[64];
static bool ends;

static int open_arena(void **state)
{
    (void)state;
    arena_open(&arena, &memory_heap, 1 << 16);
    return 0;
}

static int close_arena(void **state)
{
    (void)state;
    arena_close(&arena);
    return 0;
}

/* Runs a script with a pipe as each of its descriptors 0 .. 4. What it wrote to 4 is in `words`;
 * `ends`: nobody is left who could write more. */
static const char *run(const char *script)
{
    int theirs[5], ours[5];
    pid_t child;
    const char *const program[] = {"sh", "-c", script, NULL};
    struct child_complaint complaint = {0};
    for (int i = 0; i < 5; i++)
        assert_true(i == 0 || i == 3 ? child_pipe(&theirs[i], &ours[i])
                                     : child_pipe(&ours[i], &theirs[i]));
    assert_int_equal(write(ours[3], "three\n", 6), 6);
    assert_int_equal(child_start(program, theirs, 5, &child), 0);
    for (int i = 0; i < 5; i++)
        child_close(&theirs[i]);
    while (!child_is_over(child))
        sched_yield();
    const char *wrong = child_end(child, &ours[2], &complaint, &arena);
    const ssize_t got = read(ours[4], words, sizeof words - 1);
    words[got > 0 ? got : 0] = '\0';
    ends = got <= 0 || read(ours[4], words + got, sizeof words - 1 - (size_t)got) == 0;
    for (int i = 0; i < 5; i++)
        child_close(&ours[i]);
    return wrong;
}

static void it_reads_and_writes_what_it_was_given(void **state)
{
    (void)state;
    assert_null(run("read word <&3; echo \"got $word\" >&4"));
    assert_string_equal(words, "got three\n");
}

static void it_inherits_none_of_our_ends(void **state)
{
    (void)state;
    assert_null(
        run("exec find /proc/self/fd -lname 'pipe:*' -regex '.*/1?[0-9]' -printf '%f ' >&4"));
    assert_string_equal(words, "0 1 2 3 4 ");
}

static void why_it_failed_is_told_with_its_own_words(void **state)
{
    (void)state;
    assert_string_equal(run("echo no such thing >&2; exit 3"),
                        "the program ended with exit code 3: no such thing");
    assert_string_equal(run("kill -9 $$"), "the program was ended by signal 9");
}

static void what_it_started_ends_with_it(void **state)
{
    (void)state;
    alarm(30); /* not after a hundred seconds */
    assert_null(run("sleep 100 & echo begun >&4"));
    assert_string_equal(words, "begun\n");
    assert_true(ends);
    alarm(0);
}

static void a_program_that_is_not_there_is_named(void **state)
{
    (void)state;
    const char *const program[] = {"limber-has-no-such-program", NULL};
    pid_t child;
    const int wrong = child_start(program, NULL, 0, &child);
    assert_int_equal(wrong, ENOENT);
    assert_string_equal(child_unstarted(program[0], wrong, &arena),
                        "there is no program `limber-has-no-such-program`");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_reads_and_writes_what_it_was_given),
        cmocka_unit_test(it_inherits_none_of_our_ends),
        cmocka_unit_test(why_it_failed_is_told_with_its_own_words),
        cmocka_unit_test(what_it_started_ends_with_it),
        cmocka_unit_test(a_program_that_is_not_there_is_named),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
