/* What every test of the body needs: cmocka, and vectors compared by their largest difference. */
#ifndef LIMBER_TESTS_BODY_CHECK_H
#define LIMBER_TESTS_BODY_CHECK_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(array) ((int)(sizeof(array) / sizeof(array)[0]))

static inline float apart(const float *a, const float *b, int count)
{
    float most = 0.0f;
    for (int i = 0; i < count; i++) {
        most = fmaxf(most, fabsf(a[i] - b[i]));
    }
    return most;
}

/* Fails unless `low` <= value <= `high`, and says which value it was. */
static inline void in_range(const char *what, float value, float low, float high)
{
    if (!(value >= low && value <= high)) {
        fail_msg("%s is %g, should be %g to %g", what, (double)value, (double)low, (double)high);
    }
}

/* Next number of a comma-separated line. */
static inline float next_number(char **at)
{
    char *end;
    const float value = strtof(*at, &end);
    assert_ptr_not_equal(*at, end);
    *at = *end == ',' ? end + 1 : end;
    return value;
}

#endif
