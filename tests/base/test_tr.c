#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/tr.h"

#include <string.h>

static const char *const *set; /* name, value, name, value, ..., NULL */

static const char *variable(const char *name)
{
    for (int i = 0; set[i]; i += 2)
        if (strcmp(set[i], name) == 0)
            return set[i + 1];
    return NULL;
}

static void expect_wanted(const char *const *variables, const char *wanted)
{
    char code[TR_CODE_SIZE];
    set = variables;
    assert_string_equal(tr_wanted(variable, code), wanted);
}

#define VARIABLES(...) ((const char *const[]){__VA_ARGS__, NULL})

static void the_environment_names_a_language(void **state)
{
    (void)state;
    expect_wanted(VARIABLES("LANG", "de_DE.UTF-8"), "de");
    expect_wanted(VARIABLES("LANG", "de_DE.UTF-8", "LC_ALL", "fr_FR"), "fr");
    expect_wanted(VARIABLES("LANG", "en_GB.UTF-8", "LANGUAGE", "de:en"), "de");
    expect_wanted(VARIABLES("LC_MESSAGES", "de", "LANG", "en_GB", "LC_ALL", ""), "de");
}

static void without_a_language_it_is_english(void **state)
{
    (void)state;
    expect_wanted(VARIABLES(NULL), "en");
    expect_wanted(VARIABLES("LANG", "C.UTF-8"), "en");
    expect_wanted(VARIABLES("LC_ALL", "C", "LANGUAGE", "de"), "en");
    expect_wanted(VARIABLES("LANG", "a_language_without_end_and_sense"), "en");
    expect_wanted(VARIABLES("LANG", "languagewithoutend.UTF-8"), "en");
}

/* In this order: a catalogue stays. */
static void sentences_are_translated_once_a_catalogue_is_open(void **state)
{
    (void)state;
    assert_true(tr_is_english());
    assert_string_equal(tr("Rest."), "Rest.");
    assert_false(tr_open("xx", LIMBER_BUILD "/locale"));
    assert_string_equal(tr("Rest."), "Rest.");
    if (!tr_open("de", LIMBER_BUILD "/locale"))
        skip(); /* built without msgfmt */
    assert_string_equal(tr("Rest."), "Pause.");
    assert_string_equal(tr("twenty-one"), "einundzwanzig");
    assert_string_equal(tr("No sentence of ours."), "No sentence of ours.");
    assert_string_equal(tr(""), "");
    assert_false(tr_is_english());
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_environment_names_a_language),
        cmocka_unit_test(without_a_language_it_is_english),
        cmocka_unit_test(sentences_are_translated_once_a_catalogue_is_open),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
