#include "body/system.h"
#include "body/real.h"

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
    memset(system->normal, 0, sizeof system->normal);
    memset(system->gradient, 0, sizeof system->gradient);
    for (int r = 0; r < system->count; r++) {
        const struct row *row = &system->row[r];
        const double square = row->weight * row->weight;
        if (square == 0.0) {
            continue;
        }
        int first = 0;
        while (first < UNKNOWNS && row->j[first] == 0.0) {
            first++;
        }
        for (int i = first; i < UNKNOWNS; i++) {
            const double scaled = square * row->j[i];
            if (scaled == 0.0) {
                continue;
            }
            system->gradient[i] += scaled * row->residual;
            for (int k = first; k <= i; k++) {
                system->normal[i][k] += scaled * row->j[k];
            }
        }
    }
}

/* Cholesky by columns, tips of the limbs first: rows of the limbs that have nothing to do with each
 * other stay zero and are passed over. */
static bool factorise(double a[UNKNOWNS][UNKNOWNS])
{
    for (int k = 0; k < UNKNOWNS; k++) {
        if (!(a[k][k] > 1e-12)) {
            return false;
        }
        double column[UNKNOWNS];
        const double pivot = sqrt(a[k][k]);
        a[k][k] = pivot;
        for (int i = k + 1; i < UNKNOWNS; i++) {
            column[i] = a[i][k] /= pivot;
        }
        for (int i = k + 1; i < UNKNOWNS; i++) {
            const double factor = column[i];
            if (factor == 0.0) {
                continue;
            }
            for (int m = k + 1; m <= i; m++) {
                a[i][m] -= factor * column[m];
            }
        }
    }
    return true;
}

bool system_solve(struct system *system, double lambda, double step[UNKNOWNS])
{
    double(*a)[UNKNOWNS] = system->factor;
    memcpy(a, system->normal, sizeof system->normal);
    for (int i = 0; i < UNKNOWNS; i++) {
        a[i][i] += lambda * (1.0 + 1e-3 * a[i][i]);
    }
    if (!factorise(a)) {
        return false;
    }
    for (int i = 0; i < UNKNOWNS; i++) {
        double sum = -system->gradient[i];
        for (int k = 0; k < i; k++) {
            sum -= a[i][k] * step[k];
        }
        step[i] = sum / a[i][i];
    }
    for (int i = UNKNOWNS - 1; i >= 0; i--) {
        step[i] /= a[i][i];
        for (int k = 0; k < i; k++) {
            step[k] -= a[i][k] * step[i];
        }
    }
    return true;
}

double row_predict(const struct row *row, const double step[UNKNOWNS])
{
    double sum = row->residual;
    for (int i = 0; i < UNKNOWNS; i++) {
        sum += row->j[i] * step[i];
    }
    return sum;
}
