#include "stage/output.h"

#include "sound/sound.h"

static SDL_AudioSpec spec_of(const struct output *output, int frames)
{
    return (SDL_AudioSpec){.freq = SOUND_RATE,
                           .format = AUDIO_S16SYS,
                           .channels = 2,
                           .samples = (Uint16)frames,
                           .callback = output->fill,
                           .userdata = output->context};
}

bool output_open(struct output *output, int frames)
{
    if (jukebox_has_mixer(output->jukebox))
        return jukebox_open_device(output->jukebox, SOUND_RATE, frames);
    const SDL_AudioSpec spec = spec_of(output, frames);
    output->device = SDL_OpenAudioDevice(NULL, 0, &spec, NULL, 0);
    return output->device != 0;
}

void output_start(struct output *output)
{
    if (jukebox_has_mixer(output->jukebox))
        jukebox_hear(output->jukebox, output->fill, output->context);
    else
        SDL_PauseAudioDevice(output->device, 0);
}

void output_close(struct output *output)
{
    if (jukebox_has_mixer(output->jukebox))
        jukebox_close_device(output->jukebox);
    else
        SDL_CloseAudioDevice(output->device);
}

bool output_finds_any(int frames)
{
    const struct output nobody = {.jukebox = NULL};
    const SDL_AudioSpec spec = spec_of(&nobody, frames);
    return SDL_GetNumAudioDevices(0) != 0 || SDL_OpenAudioDevice(NULL, 0, &spec, NULL, 0) != 0;
}
