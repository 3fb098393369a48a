/* Small mathematics beside cglm. */
#ifndef LIMBER_BASE_EASE_H
#define LIMBER_BASE_EASE_H

#include <stdint.h>

/* Minimum-jerk progress, 10 u^3 - 15 u^4 + 6 u^5 (Flash & Hogan 1985): 0..1 for u in 0..1, clamped
 * outside; starts and ends with no speed and no acceleration; peak speed 1.875 of the mean. */
float ease_minimum_jerk(float u);

/* Progress that is steady in between, for ways that need not be gentle at every moment: speed grows
 * and fades (3 v^2 - 2 v^3) in the first and last 0.3 of the time and stays the same between, so
 * its peak is only 1.43 of the mean; no speed and no acceleration at both ends. Clamped. */
float ease_steady(float u);

/* Raised cosine, 0..1 for u in 0..1, clamped outside: the course of one breath in or out. */
float ease_cosine(float u);

float clampf(float x, float low, float high);

int64_t lesser(int64_t a, int64_t b);
int64_t greater(int64_t a, int64_t b);

/* What falls to a part of something of which `before` parts of `parts` are shared out already: the
 * shares of all parts add up to the whole. */
int64_t share_of(int64_t whole, int64_t before, int64_t part, int64_t parts);

#endif
