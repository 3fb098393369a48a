/* Whatever a keyboard, a mouse, a finger, a gamepad or a window can tell of, by a seed. */
#ifndef LIMBER_TESTS_STAGE_ANY_EVENT_H
#define LIMBER_TESTS_STAGE_ANY_EVENT_H

#include <SDL.h>

static inline uint64_t any_dice(uint64_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    return *seed;
}

/* Letters and digits, or keys that have a place only: arrows, function keys, those of media. */
static inline void any_key(uint64_t dice, SDL_KeyboardEvent *key)
{
    const bool typed = dice >> 8 & 1;
    key->keysym.scancode = (SDL_Scancode)(dice >> 16 & 0x1ff);
    key->keysym.sym = typed ? (SDL_Keycode)(dice >> 25 & 0x7f)
                            : (SDL_Keycode)((int)key->keysym.scancode | SDLK_SCANCODE_MASK);
    key->keysym.mod = dice >> 9 & 3 ? 0 : (Uint16)(dice >> 32 & 0xffff);
    key->repeat = (dice >> 48 & 7) == 0;
}

static inline SDL_Event any_event(uint64_t *seed)
{
    static const Uint32 types[] = {SDL_KEYDOWN,
                                   SDL_KEYDOWN,
                                   SDL_KEYDOWN,
                                   SDL_KEYDOWN,
                                   SDL_KEYUP,
                                   SDL_TEXTINPUT,
                                   SDL_TEXTEDITING,
                                   SDL_MOUSEBUTTONDOWN,
                                   SDL_MOUSEBUTTONUP,
                                   SDL_MOUSEWHEEL,
                                   SDL_MOUSEMOTION,
                                   SDL_FINGERDOWN,
                                   SDL_FINGERUP,
                                   SDL_FINGERMOTION,
                                   SDL_MULTIGESTURE,
                                   SDL_JOYBUTTONDOWN,
                                   SDL_JOYAXISMOTION,
                                   SDL_JOYHATMOTION,
                                   SDL_CONTROLLERBUTTONDOWN,
                                   SDL_CONTROLLERBUTTONUP,
                                   SDL_CONTROLLERAXISMOTION,
                                   SDL_CONTROLLERDEVICEADDED,
                                   SDL_CONTROLLERDEVICEREMOVED,
                                   SDL_JOYDEVICEADDED,
                                   SDL_JOYDEVICEREMOVED,
                                   SDL_DROPTEXT,
                                   SDL_CLIPBOARDUPDATE,
                                   SDL_KEYMAPCHANGED,
                                   SDL_DISPLAYEVENT,
                                   SDL_APP_LOWMEMORY,
                                   SDL_AUDIODEVICEREMOVED,
                                   SDL_RENDER_DEVICE_RESET,
                                   SDL_WINDOWEVENT};
    const uint64_t dice = any_dice(seed);
    SDL_Event event = {0};
    event.type = types[(dice & 0xff) % SDL_arraysize(types)];
    switch (event.type) {
    case SDL_KEYDOWN:
    case SDL_KEYUP:
        any_key(dice, &event.key);
        break;
    case SDL_TEXTINPUT:
        event.text.text[0] = (char)(dice >> 8 & 0x7f);
        break;
    case SDL_MOUSEBUTTONDOWN:
        event.button.button = (Uint8)(dice >> 8 & 7);
        event.button.x = (Sint32)(dice >> 16 & 0x1ff) - 20;
        event.button.y = (Sint32)(dice >> 32 & 0xff) - 20;
        break;
    case SDL_MOUSEMOTION:
        event.motion.x = (Sint32)(dice >> 16 & 0x1ff) - 20;
        event.motion.y = (Sint32)(dice >> 32 & 0xff) - 20;
        break;
    case SDL_MOUSEWHEEL:
        event.wheel.y = (Sint32)(dice >> 8 & 3) - 1;
        break;
    case SDL_FINGERDOWN:
    case SDL_FINGERUP:
        event.tfinger.fingerId = (SDL_FingerID)(dice >> 8 & 1);
        event.tfinger.x = (float)(dice >> 16 & 0xff) / 255;
        event.tfinger.y = (float)(dice >> 32 & 0xff) / 255;
        break;
    case SDL_CONTROLLERBUTTONDOWN:
        event.cbutton.button = (Uint8)(dice >> 8 & 31);
        break;
    case SDL_WINDOWEVENT:
        event.window.event = (Uint8)(dice >> 8 & 15) + 1;
        break;
    default:
        break;
    }
    return event;
}

#endif
