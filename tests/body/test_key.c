#include "body/key.h"

#include "body/check.h"

static void every_part_has_a_name_of_its_own(void **state)
{
    (void)state;
    for (int p = 0; p < PART_COUNT; p++) {
        assert_non_null(part_name((enum part)p));
        for (int other = 0; other < p; other++) {
            assert_string_not_equal(part_name((enum part)p), part_name((enum part)other));
        }
    }
}

static void every_target_has_a_name_of_its_own(void **state)
{
    (void)state;
    for (int t = 0; t < TARGET_COUNT; t++) {
        assert_non_null(target_name((enum target)t));
        for (int other = 0; other < t; other++) {
            assert_string_not_equal(target_name((enum target)t), target_name((enum target)other));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_part_has_a_name_of_its_own),
        cmocka_unit_test(every_target_has_a_name_of_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
