#include "sound/loudness.h"

#include <cglm/util.h>
#include <math.h>

double filter_step(struct filter *f, double x)
{
    const double y = f->b0 * x + f->z1;
    f->z1 = f->b1 * x - f->a1 * y + f->z2;
    f->z2 = f->b2 * x - f->a2 * y;
    return y;
}

/* The head's shelf of BS.1770: +4 dB above 1.7 kHz. The standard tabulates 48 kHz only; these are
 * the analogue values behind its table, brought to any rate by the bilinear transform. */
static struct filter shelf(double rate)
{
    const double k = tan(GLM_PI * 1681.974450955533 / rate), q = 0.7071752369554196;
    const double high = pow(10, 3.999843853973347 / 20), band = pow(high, 0.4996667741545416);
    const double a0 = 1 + k / q + k * k;
    return (struct filter){.b0 = (high + band * k / q + k * k) / a0,
                           .b1 = 2 * (k * k - high) / a0,
                           .b2 = (high - band * k / q + k * k) / a0,
                           .a1 = 2 * (k * k - 1) / a0,
                           .a2 = (1 - k / q + k * k) / a0};
}

/* The standard's, too. */
struct filter filter_high_pass(double rate)
{
    const double k = tan(GLM_PI * 38.13547087602444 / rate), q = 0.5003270373238773;
    const double a0 = 1 + k / q + k * k;
    return (struct filter){
        .b0 = 1, .b1 = -2, .b2 = 1, .a1 = 2 * (k * k - 1) / a0, .a2 = (1 - k / q + k * k) / a0};
}

struct weighting weighting_of(int rate)
{
    return (struct weighting){shelf(rate), filter_high_pass(rate)};
}

double weighting_step(struct weighting *weighting, double x)
{
    return filter_step(&weighting->low, filter_step(&weighting->head, x));
}

double loudness_of_power(double power)
{
    return -0.691 + 10 * log10(power);
}

double power_of_loudness(double loudness)
{
    return pow(10, (loudness + 0.691) / 10);
}
