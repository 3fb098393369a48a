#include "cmocka_first.h"
#include "voice/sentences.h"

/* Takes pieces off `text` until it is empty; they must be those wanted. */
static void expect(const char *text, size_t most, int count, const char *const *wanted)
{
    struct text rest = text_of(text);
    for (int i = 0; i < count; i++)
        assert_true(text_is(sentences_take(&rest, most), wanted[i]));
    assert_int_equal(sentences_take(&rest, most).length, 0);
}

static void a_text_falls_apart_after_its_sentences(void **state)
{
    (void)state;
    expect("Sit tall. Breathe! And? Down", 1, 4,
           (const char *const[]){"Sit tall.", "Breathe!", "And?", "Down"});
    expect("Lean (a bit.) Say \"yes.\" Go...  on", 1, 4,
           (const char *const[]){"Lean (a bit.)", "Say \"yes.\"", "Go...", "on"});
}

static void a_full_stop_within_a_word_ends_nothing(void **state)
{
    (void)state;
    expect("Hold 2.5 seconds.Now rest.", 1, 1, (const char *const[]){"Hold 2.5 seconds.Now rest."});
}

static void as_many_sentences_are_taken_as_fit(void **state)
{
    (void)state;
    expect("One. Two. Three.", 16, 1, (const char *const[]){"One. Two. Three."});
    expect("One. Two. Three.", 15, 2, (const char *const[]){"One. Two.", "Three."});
    expect("One. Two. Three.", 9, 2, (const char *const[]){"One. Two.", "Three."});
    expect("One. Two. Three.", 8, 3, (const char *const[]){"One.", "Two.", "Three."});
}

static void blanks_alone_are_no_sentence(void **state)
{
    (void)state;
    expect("", 10, 0, NULL);
    expect(" \t\n", 10, 0, NULL);
    expect("  a. \n b. ", 3, 2, (const char *const[]){"a.", "b."});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_falls_apart_after_its_sentences),
        cmocka_unit_test(a_full_stop_within_a_word_ends_nothing),
        cmocka_unit_test(as_many_sentences_are_taken_as_fit),
        cmocka_unit_test(blanks_alone_are_no_sentence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
