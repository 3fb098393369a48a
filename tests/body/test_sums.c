#include "body/sums.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* -1 .. 1, the same every time. */
static double some_number(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return (double)(*state >> 8) / (double)(1u << 23) - 1.0;
}

/* Rows that leave gaps, as limbs do; their number is no multiple of four. */
static void fill(struct system *system)
{
    uint32_t state = 7;
    system->count = 0;
    for (int r = 0; r < 90; r++) {
        struct row *row = system_rows(system, 1, r % 7 == 0 ? 0.0 : 3.0);
        row->residual = some_number(&state);
        for (int i = r % 40; i < UNKNOWNS; i += i % 13 == 5 ? 11 : 1) {
            row->j[i] = some_number(&state);
        }
    }
}

static void sum_plainly(const struct system *system, double normal[UNKNOWNS][UNKNOWNS],
                        double gradient[UNKNOWNS])
{
    for (int i = 0; i < UNKNOWNS; i++) {
        gradient[i] = 0.0;
        for (int k = 0; k <= i; k++) {
            normal[i][k] = 0.0;
        }
        for (int r = 0; r < system->count; r++) {
            const struct row *row = &system->row[r];
            const double scaled = row->weight * row->weight * row->j[i];
            gradient[i] += scaled * row->residual;
            for (int k = 0; k <= i; k++) {
                normal[i][k] += scaled * row->j[k];
            }
        }
    }
}

static void solve_plainly(double a[UNKNOWNS][UNKNOWNS], const double gradient[UNKNOWNS],
                          double lambda, double x[UNKNOWNS])
{
    for (int i = 0; i < UNKNOWNS; i++) {
        a[i][i] += lambda * (1.0 + 1e-3 * a[i][i]);
        x[i] = -gradient[i];
        for (int k = 0; k <= i; k++) {
            for (int m = 0; m < k; m++) {
                a[i][k] -= a[i][m] * a[k][m];
            }
            a[i][k] = k < i ? a[i][k] / a[k][k] : sqrt(a[i][i]);
            x[i] = k < i ? x[i] - a[i][k] * x[k] : x[i] / a[i][i];
        }
    }
    for (int i = UNKNOWNS - 1; i >= 0; i--) {
        for (int k = UNKNOWNS - 1; k > i; k--) {
            x[i] -= a[k][i] * x[k];
        }
        x[i] /= a[i][i];
    }
}

static void sums_are_those_of_a_plain_loop_to_the_last_bit(void **state)
{
    (void)state;
    struct system *system = calloc(1, sizeof *system);
    double normal[UNKNOWNS][UNKNOWNS], gradient[UNKNOWNS];
    assert_non_null(system);
    fill(system);
    system_sum(system);
    sum_plainly(system, normal, gradient);
    for (int i = 0; i < UNKNOWNS; i++) {
        assert_true(system->gradient[i] == gradient[i]);
        for (int k = 0; k <= i; k++) {
            assert_true(system->normal[k][i] == normal[i][k]);
        }
    }
    free(system);
}

static void a_step_is_that_of_a_plain_loop_to_the_last_bit(void **state)
{
    (void)state;
    struct system *system = calloc(1, sizeof *system);
    double normal[UNKNOWNS][UNKNOWNS], gradient[UNKNOWNS], step[UNKNOWNS], plain[UNKNOWNS];
    assert_non_null(system);
    fill(system);
    system_sum(system);
    sum_plainly(system, normal, gradient);
    assert_true(system_solve(system, 0.01, step));
    solve_plainly(normal, gradient, 0.01, plain);
    for (int i = 0; i < UNKNOWNS; i++) {
        assert_true(isfinite(step[i]));
        assert_true(step[i] == plain[i]);
    }
    free(system);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sums_are_those_of_a_plain_loop_to_the_last_bit),
        cmocka_unit_test(a_step_is_that_of_a_plain_loop_to_the_last_bit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
