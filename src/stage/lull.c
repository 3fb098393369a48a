#include "stage/lull.h"

#include <SDL.h>
#include <stdbool.h>
#include <string.h>

#include "stage/pace.h"

static bool sdl_can_sleep(void)
{
    const char *driver = SDL_GetCurrentVideoDriver();
    const bool plugged = SDL_WasInit(SDL_INIT_JOYSTICK) != 0 && SDL_NumJoysticks() > 0;
    return driver != NULL && !plugged &&
           (strcmp(driver, "x11") == 0 || strcmp(driver, "wayland") == 0);
}

static bool something_happened(void)
{
    SDL_PumpEvents();
    return SDL_HasEvents(SDL_FIRSTEVENT, SDL_LASTEVENT) == SDL_TRUE;
}

void lull_until(int64_t until_us)
{
    int64_t now_us = pace_now_us();
    if (sdl_can_sleep()) {
        if (until_us > now_us)
            (void)SDL_WaitEventTimeout(NULL, (int)((until_us - now_us + 999) / 1000));
        return;
    }
    while (now_us < until_us && !something_happened()) {
        const int64_t look_us = now_us + INT64_C(1000) * LULL_LOOK_MS;
        pace_sleep_until(look_us < until_us ? look_us : until_us);
        now_us = pace_now_us();
    }
}
