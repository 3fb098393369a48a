/* SDL's events alone, round all tests of a program: no display and no sound. */
#ifndef LIMBER_TESTS_STAGE_EVENTS_H
#define LIMBER_TESTS_STAGE_EVENTS_H

#include <SDL.h>

static inline int start_sdl(void **state)
{
    (void)state;
    return SDL_Init(SDL_INIT_EVENTS);
}

static inline int stop_sdl(void **state)
{
    (void)state;
    SDL_Quit();
    return 0;
}

#endif
