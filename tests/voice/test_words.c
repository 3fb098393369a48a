#include "base/failing.h"
#include "cmocka_first.h"
#include "voice/words.h"

/* Splits `line` and compares with `count` words. */
static void expect(const char *line, int count, const char *const *wanted)
{
    struct arena arena;
    const char *const *words;
    arena_open(&arena, &memory_heap, 1 << 20);
    assert_null(words_split(line, &arena, &words));
    for (int i = 0; i < count; i++)
        assert_string_equal(words[i], wanted[i]);
    assert_null(words[count]);
    arena_close(&arena);
}

static void refuse(const char *line, const char *part)
{
    struct arena arena;
    const char *const *words;
    arena_open(&arena, &memory_heap, 1 << 20);
    const char *wrong = words_split(line, &arena, &words);
    assert_non_null(wrong);
    assert_non_null(strstr(wrong, part));
    arena_close(&arena);
}

static void words_are_what_lies_between_blanks(void **state)
{
    (void)state;
    expect("espeak-ng --stdout", 2, (const char *const[]){"espeak-ng", "--stdout"});
    expect("  a\t b \n", 2, (const char *const[]){"a", "b"});
}

static void quotes_keep_blanks_and_may_stand_inside_a_word(void **state)
{
    (void)state;
    expect("piper -m 'my voice.onnx'", 3, (const char *const[]){"piper", "-m", "my voice.onnx"});
    expect("a'b c'd\"e f\"", 1, (const char *const[]){"ab cde f"});
    expect("a '' \"\"", 3, (const char *const[]){"a", "", ""});
}

static void backslashes_keep_what_the_rules_say(void **state)
{
    (void)state;
    expect("a\\ b \\'c \\\\", 3, (const char *const[]){"a b", "'c", "\\"});
    expect("x '\\n' \"\\n\\\"\\\\\"", 3, (const char *const[]){"x", "\\n", "\\n\"\\"});
}

static void nothing_else_is_special(void **state)
{
    (void)state;
    expect("a $HOME *.wav ~ | `b` > c; & #", 10,
           (const char *const[]){"a", "$HOME", "*.wav", "~", "|", "`b`", ">", "c;", "&", "#"});
}

static void what_cannot_be_a_command_is_told(void **state)
{
    (void)state;
    refuse("", "names no program");
    refuse("  ", "names no program");
    refuse("'' a", "names no program");
    refuse("a 'b", "never closed");
    refuse("a \"b\\\"", "never closed");
    refuse("a \\", "ends in a backslash");
}

static void too_much_is_told(void **state)
{
    (void)state;
    char many[2 * WORDS_MOST + 3] = "", *long_one = calloc(1, WORDS_BYTES_MOST + 2);
    assert_non_null(long_one);
    for (int i = 0; i <= WORDS_MOST; i++)
        strcat(many, "a ");
    refuse(many, "more words");
    memset(long_one, 'a', WORDS_BYTES_MOST + 1);
    refuse(long_one, "longer");
    free(long_one);
}

static void no_memory_is_told(void **state)
{
    (void)state;
    struct failing failing = {0};
    const struct memory memory = failing_memory(&failing);
    struct arena arena;
    const char *const *words;
    arena_open(&arena, &memory, 1 << 20);
    assert_non_null(strstr(words_split("a b", &arena, &words), "no memory"));
    arena_close(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_what_lies_between_blanks),
        cmocka_unit_test(quotes_keep_blanks_and_may_stand_inside_a_word),
        cmocka_unit_test(backslashes_keep_what_the_rules_say),
        cmocka_unit_test(nothing_else_is_special),
        cmocka_unit_test(what_cannot_be_a_command_is_told),
        cmocka_unit_test(too_much_is_told),
        cmocka_unit_test(no_memory_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
