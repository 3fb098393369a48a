#include "stage/trial.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>
/* cmocka wants the first four before it */
#include <cmocka.h>

static bool works(void)
{
    return true;
}

static bool refuses(void)
{
    return false;
}

static bool crashes(void)
{
    abort();
}

static bool hangs(void)
{
    while (pause() < 0)
        continue;
    return true;
}

static bool patient(void *context)
{
    (void)context;
    return false;
}

static bool impatient(void *context)
{
    (void)context;
    return true;
}

static void what_works_succeeds(void **state)
{
    (void)state;
    assert_true(trial_succeeds(works, 3000, patient, NULL));
}

static void what_refuses_or_crashes_fails_and_we_live_on(void **state)
{
    (void)state;
    assert_false(trial_succeeds(refuses, 3000, patient, NULL));
    assert_false(trial_succeeds(crashes, 3000, patient, NULL));
}

static void what_hangs_is_ended(void **state)
{
    (void)state;
    const time_t start = time(NULL);
    assert_false(trial_succeeds(hangs, 100, patient, NULL));
    assert_false(trial_succeeds(hangs, 60000, impatient, NULL));
    assert_true(time(NULL) - start < 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_works_succeeds),
        cmocka_unit_test(what_refuses_or_crashes_fails_and_we_live_on),
        cmocka_unit_test(what_hangs_is_ended),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
