/* Every file in tests/review/bad must be answered with exactly the words in the .expected beside
 * it; an empty one: nothing is told. The positions and exercises that they name lie in
 * tests/review/library, so that the words stay when what is shipped is changed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/answers.h"
#include "review/review.h"

static bool review_it(const char *file, struct problems *problems)
{
    static const char *const folders[] = {LIMBER_SOURCE "/tests/review/library"};
    static struct problems others;
    struct library library;
    problems_open(&others, &memory_heap);
    assert_true(library_load(&library, &world_machine, folders, 1, &others));
    problems_close(&others);
    const bool read = review_file(&world_machine, &library, file, NULL, problems);
    assert_true(read || problems->errors > 0);
    library_close(&library);
    return problems->errors == 0;
}

static void every_bad_file_gets_exactly_its_words(void **state)
{
    (void)state;
    assert_all_answered(LIMBER_SOURCE "/tests/review/bad", 20, review_it);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_bad_file_gets_exactly_its_words)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
