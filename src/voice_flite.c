#include "sound/voice.h"

#include <flite/flite.h>
#include <stdlib.h>
#include <string.h>

cst_voice *register_cmu_us_awb(const char *folder);

/* flite's voices shape noise from rand(): seeded alike each time, a text always sounds the same. */
static bool flite_say(void *context, const char *text, struct arena *arena, struct clip *out)
{
    srand(1); /* NOLINT: a constant seed is the point */
    cst_wave *wave = flite_text_to_wave(text, context);
    if (!wave)
        return false;
    const bool good = wave->num_channels == 1 && wave->num_samples > 0;
    int16_t *samples = good ? arena_take(arena, (size_t)wave->num_samples, sizeof *samples) : NULL;
    if (samples) {
        memcpy(samples, wave->samples, (size_t)wave->num_samples * sizeof *samples);
        *out = (struct clip){samples, wave->num_samples, wave->sample_rate};
    }
    delete_wave(wave);
    return samples != NULL;
}

/* The voice itself is flite's and stays until the program ends. */
static void flite_close(void *context)
{
    (void)context;
}

bool voice_flite(const char *name, struct voice *out)
{
    if (strcmp(name, "awb") != 0)
        return false;
    flite_init();
    *out = (struct voice){flite_say, flite_close, register_cmu_us_awb(NULL)};
    return out->context != NULL;
}
