#include "stage/pads.h"

#include <stdio.h>

/* A stick that SDL knows no buttons of: those of almost every pad, its hat or else its first two
 * axes for the cross. What has neither, a laptop's sense of its own tilt for one, is no pad. */
static bool map(int index)
{
    SDL_Joystick *stick = SDL_JoystickOpen(index);
    if (stick == NULL)
        return false;
    const bool hat = SDL_JoystickNumHats(stick) > 0;
    const bool pad = SDL_JoystickNumButtons(stick) >= 2 && (hat || SDL_JoystickNumAxes(stick) >= 2);
    char guid[33], mapping[256];
    SDL_JoystickGetGUIDString(SDL_JoystickGetGUID(stick), guid, sizeof guid);
    SDL_memset(guid + 4, '0', 4); /* the checksum of its name: SDL compares without */
    (void)snprintf(
        mapping, sizeof mapping,
        "%s,limber,a:b0,b:b1,x:b2,y:b3,leftshoulder:b4,rightshoulder:b5,back:b6,start:b7,%s", guid,
        hat ? "dpup:h0.1,dpright:h0.2,dpdown:h0.4,dpleft:h0.8,"
            : "dpup:-a1,dpright:+a0,dpdown:+a1,dpleft:-a0,");
    SDL_JoystickClose(stick);
    return pad && SDL_GameControllerAddMapping(mapping) >= 0;
}

static void take(struct pads *pads, int index)
{
    int place = 0;
    while (place < PADS_MOST && pads->open[place] != NULL)
        place++;
    if (place < PADS_MOST && (SDL_IsGameController(index) == SDL_TRUE || map(index)))
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
    if ((event->type == SDL_CONTROLLERDEVICEADDED || event->type == SDL_JOYDEVICEADDED) &&
        !is_open(pads, event->cdevice.which))
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
