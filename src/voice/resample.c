#include "voice/resample.h"

#include <math.h>

#include "sound/sinc.h"

enum {
    REACH = 48,             /* zero crossings to either side */
    STEPS = 256,            /* values kept of each */
    WEIGHTS_MOST = 1 << 17, /* kept for the places between two samples */
    LANES = 8,
};

#define CUTOFF 0.44 /* of the lower rate */
#define KAISER_BETA 8.5

/* One half of the curve, the other is its mirror image: `curve` at k / STEPS zero crossings. */
struct kernel {
    double curve[REACH * STEPS + 2];
    double scale; /* zero crossings a sample of the source */
};

static void make_kernel(int from, int to, struct kernel *kernel)
{
    kernel->scale = 2 * CUTOFF * (to < from ? (double)to / from : 1);
    for (int k = 0; k <= REACH * STEPS; k++)
        kernel->curve[k] = sinc_value((double)k / STEPS, REACH, KAISER_BETA);
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

/* One row of weights for each place that a new sample can have between two of the source; where
 * these are too many to be kept, a single row that is made anew each time. */
struct rows {
    float *weights;
    int64_t half; /* of a row's weights: so many before the place, so many after */
    int from, to, divisor;
    bool kept;
};

static int common_divisor(int a, int b)
{
    return b == 0 ? a : common_divisor(b, a % b);
}

static float *row_at(const struct rows *rows, int64_t phase)
{
    return rows->weights + (rows->kept ? phase / rows->divisor * 2 * rows->half : 0);
}

/* For a place `phase` / `to` of a sample behind the one in the middle. */
static void make_row(const struct kernel *kernel, const struct rows *rows, int64_t phase)
{
    const double part = (double)phase / rows->to;
    float *row = row_at(rows, phase);
    for (int64_t k = 0; k < 2 * rows->half; k++)
        row[k] = (float)(kernel->scale * weight(kernel, (double)(k + 1 - rows->half) - part));
}

static bool make_rows(const struct kernel *kernel, int from, int to, struct arena *arena,
                      struct rows *rows)
{
    const int divisor = common_divisor(from, to), half = (int)(REACH / kernel->scale) + 1;
    *rows = (struct rows){.half = half, .from = from, .to = to, .divisor = divisor};
    rows->kept = (int64_t)to / divisor * 2 * half <= WEIGHTS_MOST;
    const size_t count = rows->kept ? (size_t)(to / divisor) : 1;
    rows->weights = arena_take(arena, count * 2 * (size_t)half, sizeof *rows->weights);
    for (size_t row = 0; rows->weights && row < count; row++)
        make_row(kernel, rows, (int64_t)row * divisor);
    return rows->weights;
}

/* Sums side by side, so that the processor can take LANES at once. */
static float product(const float *a, const float *b, int count)
{
    float sums[LANES] = {0}, sum = 0;
    int k = 0;
    for (; k + LANES <= count; k += LANES)
        for (int lane = 0; lane < LANES; lane++)
            sums[lane] += a[k + lane] * b[k + lane];
    for (; k < count; k++)
        sum += a[k] * b[k];
    for (int lane = 0; lane < LANES; lane++)
        sum += sums[lane];
    return sum;
}

/* Where a new sample lies: `phase` / `to` behind the old one `whole`. */
struct place {
    int64_t whole;
    int phase;
};

static struct place next_place(struct place place, const struct rows *rows)
{
    for (place.phase += rows->from; place.phase >= rows->to; place.phase -= rows->to)
        place.whole++;
    return place;
}

/* Before and after the source there is silence. */
static float value(const struct kernel *kernel, const struct rows *rows, const float *samples,
                   int64_t count, struct place place)
{
    const int64_t first = place.whole + 1 - rows->half;
    const int64_t missing = first < 0 ? -first : 0;
    const int64_t end = first + 2 * rows->half < count ? 2 * rows->half : count - first;
    if (!rows->kept)
        make_row(kernel, rows, place.phase);
    return product(row_at(rows, place.phase) + missing, samples + first + missing,
                   (int)(end - missing));
}

const float *resample(const float *samples, int64_t count, int from, int to, struct arena *arena,
                      int64_t *out_count)
{
    *out_count = (count * to + from - 1) / from;
    if (from == to)
        return samples;
    struct rows rows;
    struct kernel *kernel = arena_take(arena, 1, sizeof *kernel);
    float *out = arena_take(arena, (size_t)*out_count + 1, sizeof *out);
    if (!kernel || !out)
        return NULL;
    make_kernel(from, to, kernel);
    if (!make_rows(kernel, from, to, arena, &rows))
        return NULL;
    struct place place = {0};
    for (int64_t i = 0; i < *out_count; i++, place = next_place(place, &rows))
        out[i] = value(kernel, &rows, samples, count, place);
    return out;
}
