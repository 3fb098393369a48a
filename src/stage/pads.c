#include "stage/pads.h"

static void take(struct pads *pads, int index)
{
    int place = 0;
    while (place < PADS_MOST && pads->open[place] != NULL)
        place++;
    if (place < PADS_MOST && SDL_IsGameController(index) == SDL_TRUE)
        pads->open[place] = SDL_GameControllerOpen(index);
}

static bool is_open(const struct pads *pads, int index)
{
    const SDL_GameController *pad =
        SDL_GameControllerFromInstanceID(SDL_JoystickGetDeviceInstanceID(index));
    for (int i = 0; i < PADS_MOST; i++)
        if (pad != NULL && pads->open[i] == pad)
            return true;
    return false;
}

void pads_open(struct pads *pads)
{
    pads->started = SDL_InitSubSystem(SDL_INIT_GAMECONTROLLER) == 0;
    for (int i = 0; pads->started && i < SDL_NumJoysticks(); i++)
        take(pads, i);
}

void pads_close(struct pads *pads)
{
    for (int i = 0; i < PADS_MOST; i++)
        if (pads->open[i] != NULL)
            SDL_GameControllerClose(pads->open[i]);
    if (pads->started)
        SDL_QuitSubSystem(SDL_INIT_GAMECONTROLLER);
    *pads = (struct pads){.started = false};
}

bool pads_lost(struct pads *pads, const SDL_Event *event)
{
    bool lost = false;
    if (!pads->started)
        return false;
    if (event->type == SDL_CONTROLLERDEVICEADDED && !is_open(pads, event->cdevice.which))
        take(pads, event->cdevice.which);
    if (event->type != SDL_CONTROLLERDEVICEREMOVED)
        return false;
    for (int i = 0; i < PADS_MOST; i++) {
        if (pads->open[i] == NULL || SDL_GameControllerGetAttached(pads->open[i]) == SDL_TRUE)
            continue;
        SDL_GameControllerClose(pads->open[i]);
        pads->open[i] = NULL;
        lost = true;
    }
    return lost;
}
