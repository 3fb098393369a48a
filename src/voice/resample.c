#include "voice/resample.h"

#include <cglm/util.h>
#include <math.h>

enum { REACH = 48, STEPS = 256 }; /* zero crossings to either side, and values kept of each */

#define CUTOFF 0.44 /* of the lower rate */
#define KAISER_BETA 8.5

/* One half of the curve, the other is its mirror image: `curve` at k / STEPS zero crossings. */
struct kernel {
    double curve[REACH * STEPS + 2];
    double scale; /* zero crossings a sample of the source */
};

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

static void make_kernel(int from, int to, struct kernel *kernel)
{
    kernel->scale = 2 * CUTOFF * (to < from ? (double)to / from : 1);
    for (int k = 0; k <= REACH * STEPS; k++) {
        const double x = (double)k / STEPS, u = x / REACH;
        const double sinc = k == 0 ? 1 : sin(GLM_PI * x) / (GLM_PI * x);
        kernel->curve[k] = sinc * bessel0(KAISER_BETA * sqrt(1 - u * u)) / bessel0(KAISER_BETA);
    }
}

/* The curve `distance` samples of the source away from its middle. */
static double weight(const struct kernel *kernel, double distance)
{
    const double place = fabs(distance) * kernel->scale * STEPS;
    const int whole = (int)place;
    if (whole >= REACH * STEPS)
        return 0;
    const double part = place - whole;
    return kernel->curve[whole] * (1 - part) + kernel->curve[whole + 1] * part;
}

/* At `place`, in samples of the source. */
static float value(const struct kernel *kernel, const float *samples, int64_t count, double place)
{
    const double reach = REACH / kernel->scale;
    const int64_t first = (int64_t)ceil(fmax(place - reach, 0));
    const int64_t last = (int64_t)floor(fmin(place + reach, (double)(count - 1)));
    double sum = 0;
    for (int64_t i = first; i <= last; i++)
        sum += samples[i] * weight(kernel, (double)i - place);
    return (float)(sum * kernel->scale);
}

const float *resample(const float *samples, int64_t count, int from, int to, struct arena *arena,
                      int64_t *out_count)
{
    *out_count = (count * to + from - 1) / from;
    if (from == to)
        return samples;
    struct kernel *kernel = arena_take(arena, 1, sizeof *kernel);
    float *out = arena_take(arena, (size_t)*out_count + 1, sizeof *out);
    if (!kernel || !out)
        return NULL;
    make_kernel(from, to, kernel);
    for (int64_t i = 0; i < *out_count; i++)
        out[i] = value(kernel, samples, count, (double)i * from / to);
    return out;
}
