/* The two sums in which a solver's time goes, four columns and four rows at a time.
 *
 * Every sum is formed in the order of its rows, as a plain loop would, and nothing is contracted:
 * the results are the same bits on every processor, however wide it is. What is zero in all four
 * rows is passed over, for limbs have nothing to do with each other. */
#ifndef LIMBER_BODY_SUMS_H
#define LIMBER_BODY_SUMS_H

#include "body/system.h"

/* Adds all rows to `normal` (its upper triangle) and `gradient`. */
void sums_add_rows(struct system *system);

/* Cholesky by rows of the upper triangle, tips of the limbs first; `right`, the right side, is
 * solved for the lower triangle on the way. False when the matrix is not positive definite. */
bool sums_factorise(double a[COLUMNS][COLUMNS], double right[COLUMNS]);

#endif
