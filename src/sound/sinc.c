#include "sound/sinc.h"

#include <cglm/util.h>
#include <math.h>

/* Modified Bessel function of the first kind, order 0: its power series. */
static double bessel0(double x)
{
    double sum = 1, term = 1;
    for (int k = 1; k < 40; k++) {
        term *= x / (2 * k) * (x / (2 * k));
        sum += term;
    }
    return sum;
}

double sinc_value(double x, double reach, double beta)
{
    const double u = x / reach;
    if (fabs(u) >= 1)
        return 0;
    const double sinc = fabs(x) < 1e-9 ? 1 : sin(GLM_PI * x) / (GLM_PI * x);
    return sinc * bessel0(beta * sqrt(1 - u * u)) / bessel0(beta);
}
