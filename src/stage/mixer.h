/* SDL_mixer, loaded by name when a person's own music is to be played, and not before: it brings
 * twenty libraries with it, which are 3 MiB and a third of what there is to link at the start. */
#ifndef LIMBER_STAGE_MIXER_H
#define LIMBER_STAGE_MIXER_H

#include <SDL_mixer.h>
#include <stdbool.h>

struct mixer {
    __typeof__(Mix_OpenAudioDevice) *open;
    __typeof__(Mix_CloseAudio) *close;
    __typeof__(Mix_SetPostMix) *set_post_mix;
    __typeof__(Mix_LoadMUS_RW) *load;
    __typeof__(Mix_FreeMusic) *free;
    __typeof__(Mix_PlayMusic) *play;
    __typeof__(Mix_PlayingMusic) *is_playing;
    __typeof__(Mix_PauseMusic) *pause;
    __typeof__(Mix_ResumeMusic) *resume;
    __typeof__(Mix_HaltMusic) *halt;
    __typeof__(Mix_GetMusicPosition) *position;
    __typeof__(Mix_SetMusicPosition) *seek;
};

/* False, with the reason in SDL_GetError, when there is none. It stays loaded until the process
 * ends: not all that it brings can be unloaded. */
bool mixer_load(struct mixer *mixer);

#endif
