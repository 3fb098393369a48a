/* Vectors and quaternions in double precision, for the solver alone: a normal matrix squares the
 * condition of its rows, which single precision does not bear. Playing uses cglm. Quaternions are
 * x y z w, as in cglm. */
#ifndef LIMBER_BODY_REAL_H
#define LIMBER_BODY_REAL_H

#include <math.h>

static inline double real_dot(const double a[3], const double b[3])
{
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

static inline double real_length(const double a[3])
{
    return sqrt(real_dot(a, a));
}

static inline void real_cross(const double a[3], const double b[3], double out[3])
{
    out[0] = a[1] * b[2] - a[2] * b[1];
    out[1] = a[2] * b[0] - a[0] * b[2];
    out[2] = a[0] * b[1] - a[1] * b[0];
}

/* A matrix holds the three axes of a frame, seen from outside: m[k] is where axis k points. */
static inline void real_turn(const double m[3][3], const double v[3], double out[3])
{
    for (int i = 0; i < 3; i++) {
        out[i] = m[0][i] * v[0] + m[1][i] * v[1] + m[2][i] * v[2];
    }
}

static inline void real_matrix(const double q[4], double m[3][3])
{
    const double x = q[0], y = q[1], z = q[2], w = q[3];
    m[0][0] = 1.0 - 2.0 * (y * y + z * z);
    m[0][1] = 2.0 * (x * y + z * w);
    m[0][2] = 2.0 * (x * z - y * w);
    m[1][0] = 2.0 * (x * y - z * w);
    m[1][1] = 1.0 - 2.0 * (x * x + z * z);
    m[1][2] = 2.0 * (y * z + x * w);
    m[2][0] = 2.0 * (x * z + y * w);
    m[2][1] = 2.0 * (y * z - x * w);
    m[2][2] = 1.0 - 2.0 * (x * x + y * y);
}

static inline void quat_product(const double a[4], const double b[4], double out[4])
{
    out[0] = a[3] * b[0] + a[0] * b[3] + a[1] * b[2] - a[2] * b[1];
    out[1] = a[3] * b[1] - a[0] * b[2] + a[1] * b[3] + a[2] * b[0];
    out[2] = a[3] * b[2] + a[0] * b[1] - a[1] * b[0] + a[2] * b[3];
    out[3] = a[3] * b[3] - a[0] * b[0] - a[1] * b[1] - a[2] * b[2];
}

/* The rotation by |w| radians about w. */
static inline void quat_exp(const double w[3], double out[4])
{
    const double angle = real_length(w);
    const double scale = angle < 1e-8 ? 0.5 : sin(angle / 2.0) / angle;
    for (int k = 0; k < 3; k++) {
        out[k] = scale * w[k];
    }
    out[3] = cos(angle / 2.0);
}

/* The shortest rotation vector that leads from a to b, in a's frame: log(a^-1 b). */
static inline void quat_log_between(const double a[4], const double b[4], double w[3])
{
    const double inverse[4] = {-a[0], -a[1], -a[2], a[3]};
    double q[4];
    quat_product(inverse, b, q);
    const double sign = q[3] < 0.0 ? -1.0 : 1.0;
    const double sine = real_length(q);
    const double scale = sine < 1e-9 ? 2.0 : 2.0 * atan2(sine, sign * q[3]) / sine;
    for (int k = 0; k < 3; k++) {
        w[k] = sign * scale * q[k];
    }
}

static inline void quat_normalize(double q[4])
{
    const double over = 1.0 / sqrt(q[0] * q[0] + q[1] * q[1] + q[2] * q[2] + q[3] * q[3]);
    for (int k = 0; k < 4; k++) {
        q[k] *= over;
    }
}

#endif
