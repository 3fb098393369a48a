/* What is understood of a sentence, and what is left alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "review/sentence.h"

static struct clause first_clause(const char *text)
{
    struct clause clause;
    assert_true(clause_next(&text, &clause));
    return clause;
}

static void a_sentence_falls_into_clauses(void **state)
{
    (void)state;
    const char *at = "Breathe out: lift your left knee, then lower it and rest.";
    static const int counts[] = {2, 4, 2, 1};
    struct clause clause;
    for (int i = 0; i < 4; i++) {
        assert_true(clause_next(&at, &clause));
        assert_int_equal(clause.count, counts[i]);
    }
    assert_false(clause_next(&at, &clause));
}

static void a_part_is_named_with_its_side(void **state)
{
    (void)state;
    const struct clause clause = first_clause("Left hand to the outside of your right upper arm");
    struct mention mention;
    int at = 0;
    assert_true(mention_next(&clause, &at, &mention));
    assert_string_equal(mention.noun->word, "hand");
    assert_int_equal(mention.side, SIDE_LEFT);
    assert_true(mention_next(&clause, &at, &mention));
    assert_string_equal(mention.noun->word, "arm");
    assert_int_equal(mention.side, SIDE_RIGHT);
    assert_int_equal(noun_joint(mention.noun, SIDE_LEFT), JOINT_LEFT_ELBOW);
    assert_false(mention_next(&clause, &at, &mention));
}

static void a_part_without_a_side_is_of_both(void **state)
{
    (void)state;
    const struct clause clause = first_clause("Straighten the knees");
    struct mention mention;
    int at = 0;
    assert_true(mention_next(&clause, &at, &mention));
    assert_int_equal(mention.side, SIDE_BOTH);
}

static void words_of_any_length_and_number_are_borne(void **state)
{
    (void)state;
    char text[4096];
    for (int i = 0; i + 1 < (int)sizeof text; i++) {
        text[i] = (char)(i % 37 == 0 || i > 2048 ? ' ' + 17 * (i % 2) * (i > 2048) : 'a');
    }
    text[sizeof text - 1] = '\0';
    const char *at = text;
    struct clause clause;
    int words = 0;
    while (clause_next(&at, &clause)) {
        assert_in_range(clause.count, 1, WORDS_MOST);
        words += clause.count;
    }
    assert_in_range(words, 50, 60);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sentence_falls_into_clauses),
        cmocka_unit_test(a_part_is_named_with_its_side),
        cmocka_unit_test(a_part_without_a_side_is_of_both),
        cmocka_unit_test(words_of_any_length_and_number_are_borne),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
