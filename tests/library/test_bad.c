/* Every file in tests/bad must be answered with exactly the words in the .expected beside it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/answers.h"
#include "library/shipped.h"

static bool read_it(const char *file, struct problems *problems)
{
    static struct problems shipped; /* what is warned of in the assets is not this file's */
    struct library library;
    const char *id;
    assert_true(shipped_open(&library, &shipped));
    const bool accepted = library_add_file(&library, &world_machine, file, problems, &id);
    shipped_close(&library, &shipped);
    return accepted;
}

static void every_bad_file_gets_exactly_its_words(void **state)
{
    (void)state;
    assert_all_answered(LIMBER_SOURCE "/tests/bad", 40, read_it);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_bad_file_gets_exactly_its_words)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
