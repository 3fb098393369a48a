/* What a program that stands in for ffmpeg is fed, and how it can end. */
#include "../base/failing.h"

#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "export/encoder.h"

enum { PIECES = 300, PIECE = 10007 };

/* A stream of PIECES pieces of one letter. */
struct stream {
    char letter, piece[PIECE];
    int left;
};

static struct arena arena;
static struct stream streams[2];
static FILE *out;
static const char *why;

static int start(void **state)
{
    (void)state;
    arena_open(&arena, &memory_heap, 1 << 16);
    for (int i = 0; i < 2; i++)
        streams[i] = (struct stream){.letter = "ab"[i], .left = PIECES};
    out = tmpfile();
    return out ? 0 : 1;
}

static int end(void **state)
{
    (void)state;
    arena_close(&arena);
    return fclose(out);
}

static struct text next(void *context)
{
    struct stream *stream = context;
    if (stream->left-- <= 0)
        return (struct text){"", 0};
    memset(stream->piece, stream->letter, sizeof stream->piece);
    return (struct text){stream->piece, sizeof stream->piece};
}

static enum encoder_end run(const char *script)
{
    const char *const words[] = {"sh", "-c", script, NULL};
    const struct feed feeds[] = {{next, &streams[0]}, {next, &streams[1]}};
    return encoder_run(words, feeds, 2, fileno(out), &arena, &why);
}

static void assert_made(const char *words)
{
    char made[128] = "";
    rewind(out);
    (void)fread(made, 1, sizeof made - 1, out);
    assert_string_equal(made, words);
}

/* Far more than a socket holds, and the first input is not looked at before the second is over. */
static void each_input_gets_its_own_pieces(void **state)
{
    (void)state;
    assert_int_equal(run("(wc -c; echo b) <&5 >&3; (tr -d a | wc -c) <&4 >&3"), ENCODER_DONE);
    assert_null(why);
    assert_made("3002100\nb\n0\n");
    assert_int_equal(streams[0].left, -1);
    assert_int_equal(streams[1].left, -1);
}

static void who_stops_reading_made_no_film(void **state)
{
    (void)state;
    assert_int_equal(run("head -c 1000 <&4 >&3; cat <&5 >/dev/null"), ENCODER_FAILED);
    assert_non_null(strstr(why, "before it had all"));
    assert_true(streams[0].left > 0);
}

static void what_it_says_when_it_fails_is_told(void **state)
{
    (void)state;
    assert_int_equal(run("cat <&4 >/dev/null; echo No space left >&2; echo gone >&2; exit 9"),
                     ENCODER_FAILED);
    assert_string_equal(why, "the program ended with exit code 9: No space left");
}

static void it_may_say_more_than_anybody_reads(void **state)
{
    (void)state;
    assert_int_equal(run("head -c 3000000 /dev/zero >&2; cat <&4 >/dev/null; cat <&5 >/dev/null"),
                     ENCODER_DONE);
}

static void without_the_program_nothing_is_asked_for(void **state)
{
    (void)state;
    const char *const words[] = {"limber-has-no-such-program", NULL};
    const struct feed feed = {next, &streams[0]};
    assert_int_equal(encoder_run(words, &feed, 1, fileno(out), &arena, &why), ENCODER_MISSING);
    assert_int_equal(streams[0].left, PIECES);
}

/* A signal that is let wait, as whole_file_write does. */
static void a_waiting_signal_ends_it_and_all_it_started(void **state)
{
    (void)state;
    sigset_t held, before;
    const struct timespec nothing = {0, 0};
    sigemptyset(&held);
    sigaddset(&held, SIGTERM);
    assert_int_equal(sigprocmask(SIG_BLOCK, &held, &before), 0);
    alarm(30); /* not after a hundred seconds */
    raise(SIGTERM);
    assert_int_equal(run("sleep 100 & sleep 100"), ENCODER_STOPPED);
    alarm(0);
    assert_int_equal(sigtimedwait(&held, NULL, &nothing), SIGTERM);
    assert_int_equal(sigprocmask(SIG_SETMASK, &before, NULL), 0);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    assert_int_equal(errno, ECHILD);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_input_gets_its_own_pieces, start, end),
        cmocka_unit_test_setup_teardown(who_stops_reading_made_no_film, start, end),
        cmocka_unit_test_setup_teardown(what_it_says_when_it_fails_is_told, start, end),
        cmocka_unit_test_setup_teardown(it_may_say_more_than_anybody_reads, start, end),
        cmocka_unit_test_setup_teardown(without_the_program_nothing_is_asked_for, start, end),
        cmocka_unit_test_setup_teardown(a_waiting_signal_ends_it_and_all_it_started, start, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
