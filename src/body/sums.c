#include "body/sums.h"

#include <math.h>
#include <string.h>

#define PART static inline __attribute__((always_inline))

enum { FOURS = COLUMNS / 4 };

typedef double four __attribute__((vector_size(32)));

/* Four rows; where all of them are zero is left out of `list`, which rises. */
struct quad {
    const double *row[4];
    int list[FOURS];
    int count;
};

PART void four_read(const double *from, four *out)
{
    memcpy(out, from, sizeof *out);
}

PART bool is_nothing(const double *values)
{
    return values[0] == 0.0 && values[1] == 0.0 && values[2] == 0.0 && values[3] == 0.0;
}

PART bool quad_has(const struct quad *quad, int b)
{
    const int m = 4 * b;
    return !is_nothing(&quad->row[0][m]) || !is_nothing(&quad->row[1][m]) ||
           !is_nothing(&quad->row[2][m]) || !is_nothing(&quad->row[3][m]);
}

PART void quad_look(struct quad *quad, int from)
{
    quad->count = 0;
    for (int b = from; b < FOURS; b++) {
        if (quad_has(quad, b)) {
            quad->list[quad->count++] = b;
        }
    }
}

/* sums += times[0] * row 0, then row 1, ... in the fours of the list from place `first` on. */
PART void quad_add(const struct quad *quad, int first, const double times[4], double *sums)
{
    for (int n = first; n < quad->count; n++) {
        const int m = 4 * quad->list[n];
        four sum;
        four_read(&sums[m], &sum);
        for (int r = 0; r < 4; r++) {
            four by;
            four_read(&quad->row[r][m], &by);
            sum += times[r] * by;
        }
        memcpy(&sums[m], &sum, sizeof sum);
    }
}

/* The products of four rows, each with itself. */
PART void add_products(struct system *system, const struct row *const rows[4])
{
    double scaled[4][COLUMNS];
    struct quad quad;
    for (int r = 0; r < 4; r++) {
        const double square = rows[r]->weight * rows[r]->weight;
        for (int i = 0; i < COLUMNS; i++) {
            scaled[r][i] = square * rows[r]->j[i];
        }
        quad.row[r] = scaled[r];
    }
    quad_look(&quad, 0);
    const double rests[4] = {rows[0]->residual, rows[1]->residual, rows[2]->residual,
                             rows[3]->residual};
    quad_add(&quad, 0, rests, system->gradient);
    for (int n = 0; n < quad.count; n++) {
        for (int i = 4 * quad.list[n]; i < 4 * quad.list[n] + 4; i++) {
            const double times[4] = {rows[0]->j[i], rows[1]->j[i], rows[2]->j[i], rows[3]->j[i]};
            if (!is_nothing(times)) {
                quad_add(&quad, n, times, system->normal[i]);
            }
        }
    }
}

PART void add_rows(struct system *system)
{
    static const struct row none;
    for (int r = 0; r < system->count; r += 4) {
        const struct row *rows[4];
        for (int i = 0; i < 4; i++) {
            rows[i] = r + i < system->count ? &system->row[r + i] : &none;
        }
        add_products(system, rows);
    }
}

/* Four rows of the factor, of which those before are done. */
PART bool factorise_four(double a[COLUMNS][COLUMNS], double right[COLUMNS], struct quad *quad,
                         int top)
{
    for (int k = top; k < top + 4; k++) {
        if (!(a[k][k] > 1e-12)) {
            return false;
        }
        const double pivot = sqrt(a[k][k]);
        right[k] /= pivot;
        for (int n = 0; n < quad->count; n++) {
            for (int m = 4 * quad->list[n]; m < 4 * quad->list[n] + 4; m++) {
                a[k][m] /= pivot;
            }
        }
        a[k][k] = pivot;
        for (int i = k + 1; i < top + 4; i++) {
            const double times = a[k][i];
            right[i] -= times * right[k];
            for (int n = 0; n < quad->count; n++) {
                for (int m = 4 * quad->list[n]; m < 4 * quad->list[n] + 4; m++) {
                    a[i][m] -= times * a[k][m];
                }
            }
        }
    }
    return true;
}

PART bool factorise(double a[COLUMNS][COLUMNS], double right[COLUMNS])
{
    for (int top = 0; top < COLUMNS; top += 4) {
        struct quad quad = {.row = {a[top], a[top + 1], a[top + 2], a[top + 3]}};
        quad_look(&quad, top / 4);
        if (!factorise_four(a, right, &quad, top)) {
            return false;
        }
        const double rights[4] = {-right[top], -right[top + 1], -right[top + 2], -right[top + 3]};
        quad_add(&quad, 1, rights, right);
        for (int n = 1; n < quad.count; n++) {
            for (int i = 4 * quad.list[n]; i < 4 * quad.list[n] + 4; i++) {
                const double times[4] = {-a[top][i], -a[top + 1][i], -a[top + 2][i],
                                         -a[top + 3][i]};
                if (!is_nothing(times)) {
                    quad_add(&quad, n, times, a[i]);
                }
            }
        }
    }
    return true;
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) static void add_rows_wide(struct system *system)
{
    add_rows(system);
}

__attribute__((target("avx2"))) static bool factorise_wide(double a[COLUMNS][COLUMNS],
                                                           double right[COLUMNS])
{
    return factorise(a, right);
}

static bool is_wide(void)
{
    return __builtin_cpu_supports("avx2") != 0;
}
#else
#define add_rows_wide add_rows
#define factorise_wide factorise

static bool is_wide(void)
{
    return false;
}
#endif

void sums_add_rows(struct system *system)
{
    if (is_wide()) {
        add_rows_wide(system);
    } else {
        add_rows(system);
    }
}

bool sums_factorise(double a[COLUMNS][COLUMNS], double right[COLUMNS])
{
    return is_wide() ? factorise_wide(a, right) : factorise(a, right);
}
