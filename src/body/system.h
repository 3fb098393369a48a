/* The linear algebra of one solver step: rows of a weighted least squares problem in 67 unknowns,
 * their normal equations, and the factorisation.
 *
 * A row says: residual + j * step should be 0, and counts `weight` times. Rows that stem from an
 * inequality carry the number of their bound, so that the solver can ask afterwards whether they
 * still push. */
#ifndef LIMBER_BODY_SYSTEM_H
#define LIMBER_BODY_SYSTEM_H

#include "body/figure.h"

/* All rows that the goals and bounds of one figure can ask for (goal.h, bound.h). */
enum { ROWS_MOST = 700, ROW_NO_BOUND = -1 };

/* Sums go by four columns; the one too many is always zero. */
enum { COLUMNS = (UNKNOWNS + 3) / 4 * 4 };

struct row {
    double j[COLUMNS];
    double residual;
    double weight;
    int bound; /* ROW_NO_BOUND for an equation */
};

struct system {
    int count;
    struct row row[ROWS_MOST];
    double normal[COLUMNS][COLUMNS]; /* upper triangle; what lies below means nothing */
    double gradient[COLUMNS];
    double factor[COLUMNS][COLUMNS];
};

/* `count` fresh rows of zeros with that weight. */
struct row *system_rows(struct system *system, int count, double weight);

/* Adds sign * d(point)/d(unknowns) to three rows (x, y, z), for a world point fixed to `joint`. */
void rows_add_point(struct row rows[3], const struct stand *stand, enum joint joint,
                    const double point[3], double sign);

/* The same for a world direction fixed to `joint`. */
void rows_add_direction(struct row rows[3], const struct stand *stand, enum joint joint,
                        const double direction[3], double sign);

/* Sums the rows into `normal` and `gradient`. */
void system_sum(struct system *system);

/* Solves (normal + damping) step = -gradient; the damping of unknown i is
 * lambda * (1 + normal[i][i] / 1000). False when the matrix is not positive definite. */
bool system_solve(struct system *system, double lambda, double step[UNKNOWNS]);

/* A row's residual after a step, if the world were linear. */
double row_predict(const struct row *row, const double step[UNKNOWNS]);

#endif
