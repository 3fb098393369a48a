/* Samples of one rate as samples of another, by a Kaiser-windowed sinc. */
#ifndef LIMBER_VOICE_RESAMPLE_H
#define LIMBER_VOICE_RESAMPLE_H

#include "base/arena.h"

#include <stdint.h>

/* `count` samples at `from` Hz as *out_count samples at `to` Hz, in `arena`; both rates 1000 to
 * 192000. What lies above 0.47 of the lower rate is left out, what lies below 0.41 of it comes
 * through as it was, and what folds back is 80 dB down. Silence is assumed round the samples.
 * NULL when memory ran out. */
const float *resample(const float *samples, int64_t count, int from, int to, struct arena *arena,
                      int64_t *out_count);

#endif
