/* Files made to do harm end in one clear problem, within a second and a bounded amount of memory.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "library/library.h"
#include "library/theme.h"
#include "library/tree.h"

enum { MEGABYTE = 1024 * 1024, MEMORY_MOST_KB = 48 * 1024, TIME_MOST_MS = 1000 };

#if defined(__SANITIZE_ADDRESS__)
#define IS_SANITIZED true
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define IS_SANITIZED true
#endif
#endif
#ifndef IS_SANITIZED
#define IS_SANITIZED false
#endif

static char folder[64];

static int enter(void **state)
{
    (void)state;
    strcpy(folder, "/tmp/limber_hostile_XXXXXX");
    return mkdtemp(folder) && chdir(folder) == 0 ? 0 : -1;
}

static int leave(void **state)
{
    (void)state;
    unlink("x.yaml");
    return chdir("/") == 0 && rmdir(folder) == 0 ? 0 : -1;
}

static void write_bytes(const char *bytes, size_t length)
{
    unlink("x.yaml");
    FILE *file = fopen("x.yaml", "w");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    fclose(file);
}

static long memory_kb(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

/* Reads a path as a person's own file and returns how many errors that gave; `said` is the first.
 */
static int errors_of(const char *path, char said[200])
{
    static struct problems problems;
    struct library library;
    const char *id;
    problems_open(&problems, &memory_heap);
    assert_true(library_load(&library, &world_machine, NULL, 0, &problems));
    const long before_kb = memory_kb();
    const int64_t before_ms = world_machine.now_ms(NULL);
    assert_false(library_add_file(&library, &world_machine, path, &problems, &id));
    assert_true(world_machine.now_ms(NULL) - before_ms < TIME_MOST_MS);
    if (!IS_SANITIZED)
        assert_true(memory_kb() - before_kb < MEMORY_MOST_KB);
    const int errors = problems.errors;
    snprintf(said, 200, "%s", problems.count > 0 ? problems.list[0].message : "");
    library_close(&library);
    problems_close(&problems);
    return errors;
}

static void expect_one(const char *path, const char *words)
{
    char said[200];
    const int errors = errors_of(path, said);
    if (errors != 1 || !strstr(said, words))
        fprintf(stderr, "%d problems, the first: %s; expected: %s\n", errors, said, words);
    assert_int_equal(errors, 1);
    assert_non_null(strstr(said, words));
}

static void expect(const char *bytes, size_t length, const char *words)
{
    write_bytes(bytes, length);
    expect_one("x.yaml", words);
}

/* A megabyte, nearly, of one piece after another. */
static void expect_many(const char *start, const char *piece, const char *words)
{
    static char bytes[MEGABYTE];
    size_t length = strlen(start);
    memcpy(bytes, start, length);
    while (length + strlen(piece) <= sizeof bytes) {
        memcpy(bytes + length, piece, strlen(piece));
        length += strlen(piece);
    }
    expect(bytes, length, words);
}

static void what_is_no_file_is_refused(void **state)
{
    (void)state;
    unlink("x.yaml");
    expect_one("x.yaml", "there is no such file");
    assert_int_equal(mkdir("x.yaml", 0700), 0);
    expect_one("x.yaml", "a folder, a device or a pipe");
    assert_int_equal(rmdir("x.yaml"), 0);
    assert_int_equal(mkfifo("x.yaml", 0600), 0);
    expect_one("x.yaml", "a folder, a device or a pipe");
    expect_one("/dev/zero", "a folder, a device or a pipe");
}

static void a_hundred_megabytes_are_not_even_read(void **state)
{
    (void)state;
    write_bytes("a: b\n", 5);
    assert_int_equal(truncate("x.yaml", 100L * MEGABYTE), 0);
    expect_one("x.yaml", "too large");
    assert_int_equal(truncate("x.yaml", (off_t)1 << 40), 0);
    expect_one("x.yaml", "too large");
}

static void what_is_no_text_is_refused(void **state)
{
    (void)state;
    expect("", 0, "empty file");
    expect("\xEF\xBB\xBF", 3, "empty file");
    expect("a: \0b", 5, "NUL byte");
    expect("\0\0\0\0", 4, "NUL byte");
    expect("a: \xFF\n", 5, "no UTF-8");
    expect("a: \xED\xA0\x80\n", 7, "no UTF-8");
    expect("\xFF\xFE"
           "a\0:\0",
           6, "UTF-16");
    expect("\xFE\xFF\0a", 4, "UTF-16");
    expect("a: \x01\n", 5, "control character");
    expect("a: \x1B[31m\n", 9, "control character");
    expect("\x7F"
           "ELF",
           4, "control character");
}

static void bombs_of_aliases_are_refused_at_the_first_anchor(void **state)
{
    (void)state;
    static const char bomb[] = "a: &a [x, x, x, x, x, x, x, x]\n"
                               "b: &b [*a, *a, *a, *a, *a, *a]\n"
                               "c: &c [*b, *b, *b, *b, *b, *b]\n";
    expect(bomb, sizeof bomb - 1, "anchor");
    expect_many("a:\n", "- *a\n", "alias");
    expect_many("", "&a ", "found");
    expect("a: *b\n", 6, "alias");
    expect("<<: *b\n", 7, "alias");
    expect("a: !!python/object:os.system x\n", 31, "tag");
    expect("!<tag:yaml.org,2002:map> {}\n", 28, "tag");
}

static void depth_is_bounded(void **state)
{
    (void)state;
    expect_many("a: ", "[", "32 levels");
    expect_many("a: ", "{a: ", "32 levels");
    expect_many("", "- ", "32 levels");
    expect_many("", "? ", "found");
    expect_many("", "[", "32 levels");
    expect_many("", "[{a: ", "32 levels");
    static char bytes[MEGABYTE];
    size_t length = 0;
    for (size_t level = 0; length + level + 4 < sizeof bytes; level++) {
        memset(bytes + length, ' ', level);
        memcpy(bytes + length + level, "a:\n", 3);
        length += level + 3;
    }
    expect(bytes, length, "32 levels");
}

static void number_and_length_are_bounded(void **state)
{
    (void)state;
    expect_many("a: [", "x,", "1000 entries");
    expect_many("", "- x\n", "1000 entries");
    expect_many("a: ", "x", "2000 bytes");
    expect_many("a: \"", "x", "never ends");
    expect_many("a: |\n", " x\n", "2000 bytes");
    expect_many("", "x\n", "2000 bytes");
    expect_many("", "- [[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[]]\n",
                "found more than");
    expect_many("[", "[[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[]],",
                "found more than");
}

static void nothing_but_one_sign_ends_in_one_problem(void **state)
{
    (void)state;
    for (const char *sign = "\"'#%!&*|>-?:,[]{}@` \t\n\r\\~0aA"; *sign; sign++) {
        char said[200];
        const char piece[2] = {*sign, '\0'};
        static char bytes[MEGABYTE];
        memset(bytes, piece[0], sizeof bytes);
        write_bytes(bytes, sizeof bytes);
        const int errors = errors_of("x.yaml", said);
        if (errors != 1)
            fprintf(stderr, "%s: %d problems, the first: %s\n", piece, errors, said);
        assert_int_equal(errors, 1);
        assert_true(strlen(said) > 10);
    }
}

/* Far too many mistakes are still told in bounded time: at most a hundred of them in words. */
static void a_thousand_unknown_names_do_not_take_long(void **state)
{
    (void)state;
    static char bytes[MEGABYTE];
    size_t length = (size_t)snprintf(bytes, sizeof bytes, "format: limber exercise 1\nposes:\n");
    for (int i = 0; i < 990; i++)
        length +=
            (size_t)snprintf(bytes + length, sizeof bytes - length,
                             "  right_elbow_and_hand_and_shoulder_and_everything_%04d: 1\n", i);
    for (int i = 0; i < 900; i++)
        length += (size_t)snprintf(bytes + length, sizeof bytes - length,
                                   "right_elbow_and_hand_and_shoulder_and_everything_%04d: 1\n", i);
    char said[200];
    write_bytes(bytes, length);
    assert_true(errors_of("x.yaml", said) >= 900);
}

static void twenty_thousand_doubled_names_do_not_take_long(void **state)
{
    (void)state;
    char said[200];
    static char bytes[MEGABYTE];
    size_t length = (size_t)snprintf(bytes, sizeof bytes, "format: limber routine 1\n");
    for (int i = 0; i < 9000; i++)
        length += (size_t)snprintf(bytes + length, sizeof bytes - length, "name: %d\n", i);
    write_bytes(bytes, length);
    assert_true(errors_of("x.yaml", said) >= 8999);
}

static void a_theme_by_a_path_is_not_followed(void **state)
{
    (void)state;
    static struct problems problems;
    static const char *const folders[] = {"."};
    struct theme theme;
    problems_open(&problems, &memory_heap);
    assert_false(theme_load(&theme, &world_machine, folders, 1, "../../etc/passwd", &problems));
    assert_false(theme_load(&theme, &world_machine, folders, 1, "", &problems));
    assert_false(theme_load(&theme, &world_machine, folders, 1, "..", &problems));
    assert_int_equal(problems.errors, 3);
    problems_close(&problems);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_no_file_is_refused),
        cmocka_unit_test(a_hundred_megabytes_are_not_even_read),
        cmocka_unit_test(what_is_no_text_is_refused),
        cmocka_unit_test(bombs_of_aliases_are_refused_at_the_first_anchor),
        cmocka_unit_test(depth_is_bounded),
        cmocka_unit_test(number_and_length_are_bounded),
        cmocka_unit_test(nothing_but_one_sign_ends_in_one_problem),
        cmocka_unit_test(a_thousand_unknown_names_do_not_take_long),
        cmocka_unit_test(twenty_thousand_doubled_names_do_not_take_long),
        cmocka_unit_test(a_theme_by_a_path_is_not_followed),
    };
    return cmocka_run_group_tests(tests, enter, leave);
}
