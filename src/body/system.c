#include "body/system.h"
#include "body/real.h"
#include "body/sums.h"

#include <string.h>

struct row *system_rows(struct system *system, int count, double weight)
{
    struct row *rows = &system->row[system->count];
    memset(rows, 0, sizeof *rows * (size_t)count);
    for (int i = 0; i < count; i++) {
        rows[i].weight = weight;
        rows[i].bound = ROW_NO_BOUND;
    }
    system->count += count;
    return rows;
}

static void add_columns(struct row rows[3], const struct stand *stand, enum joint joint,
                        const double arm[3], double sign)
{
    const struct freedom *freedom = joint_freedom(joint);
    for (int i = 0; i < freedom->count; i++) {
        double moved[3];
        real_cross(stand->axes[joint][freedom->axis[i]], arm, moved);
        for (int k = 0; k < 3; k++) {
            rows[k].j[freedom->column + i] += sign * moved[k];
        }
    }
}

void rows_add_point(struct row rows[3], const struct stand *stand, enum joint joint,
                    const double point[3], double sign)
{
    for (enum joint j = joint;; j = joint_parent(j)) {
        const double arm[3] = {point[0] - stand->at[j][0], point[1] - stand->at[j][1],
                               point[2] - stand->at[j][2]};
        add_columns(rows, stand, j, arm, sign);
        if (j == JOINT_PELVIS) {
            break;
        }
    }
    for (int k = 0; k < 3; k++) {
        rows[k].j[COLUMN_ROOT + k] += sign;
    }
}

void rows_add_direction(struct row rows[3], const struct stand *stand, enum joint joint,
                        const double direction[3], double sign)
{
    for (enum joint j = joint;; j = joint_parent(j)) {
        add_columns(rows, stand, j, direction, sign);
        if (j == JOINT_PELVIS) {
            break;
        }
    }
}

void system_sum(struct system *system)
{
    for (int i = 0; i < COLUMNS; i++) {
        const int from = i - i % 4;
        memset(&system->normal[i][from], 0, sizeof(double) * (size_t)(COLUMNS - from));
    }
    memset(system->gradient, 0, sizeof system->gradient);
    sums_add_rows(system);
}

/* Back from the last unknown, four columns at a time. */
static void solve_upper(const double a[COLUMNS][COLUMNS], double x[COLUMNS])
{
    for (int top = COLUMNS - 4; top >= 0; top -= 4) {
        for (int i = top + 3; i >= top; i--) {
            x[i] /= a[i][i];
            for (int k = top; k < i; k++) {
                x[k] -= a[k][i] * x[i];
            }
        }
        for (int k = 0; k < top; k++) {
            const double *row = &a[k][top];
            x[k] = x[k] - row[3] * x[top + 3] - row[2] * x[top + 2] - row[1] * x[top + 1] -
                   row[0] * x[top];
        }
    }
}

bool system_solve(struct system *system, double lambda, double step[UNKNOWNS])
{
    double(*a)[COLUMNS] = system->factor;
    double right[COLUMNS] = {0};
    for (int i = 0; i < COLUMNS; i++) {
        const int from = i - i % 4;
        memcpy(&a[i][from], &system->normal[i][from], sizeof(double) * (size_t)(COLUMNS - from));
    }
    for (int i = 0; i < UNKNOWNS; i++) {
        a[i][i] += lambda * (1.0 + 1e-3 * a[i][i]);
        right[i] = -system->gradient[i];
    }
    a[UNKNOWNS][UNKNOWNS] = 1.0;
    if (!sums_factorise(a, right)) {
        return false;
    }
    solve_upper((const double(*)[COLUMNS])a, right);
    memcpy(step, right, sizeof *step * UNKNOWNS);
    return true;
}

double row_predict(const struct row *row, const double step[UNKNOWNS])
{
    double sum = row->residual;
    for (int i = 0; i < UNKNOWNS; i++) {
        if (row->j[i] != 0.0) {
            sum += row->j[i] * step[i];
        }
    }
    return sum;
}
