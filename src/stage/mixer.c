#include "stage/mixer.h"

#include <SDL.h>
#include <string.h>

/* A pointer to an object is none to a function in C; in POSIX the two look alike. */
static bool find(void *library, const char *name, void *function, size_t size)
{
    void *found = SDL_LoadFunction(library, name);
    memcpy(function, &found, size);
    return found != NULL;
}

#define FIND(member, name) find(library, name, &mixer->member, sizeof mixer->member)

bool mixer_load(struct mixer *mixer)
{
    void *library = SDL_LoadObject("libSDL2_mixer-2.0.so.0");
    return library != NULL && FIND(open, "Mix_OpenAudioDevice") && FIND(close, "Mix_CloseAudio") &&
           FIND(set_post_mix, "Mix_SetPostMix") && FIND(load, "Mix_LoadMUS_RW") &&
           FIND(free, "Mix_FreeMusic") && FIND(play, "Mix_PlayMusic") &&
           FIND(is_playing, "Mix_PlayingMusic") && FIND(pause, "Mix_PauseMusic") &&
           FIND(resume, "Mix_ResumeMusic") && FIND(halt, "Mix_HaltMusic") &&
           FIND(position, "Mix_GetMusicPosition") && FIND(seek, "Mix_SetMusicPosition");
}
