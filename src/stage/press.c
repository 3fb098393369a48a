#include "stage/press.h"

#include "picture/pain.h"
#include "stage/display.h"
#include "stage/keys.h"

static bool is_asked(const struct player *player)
{
    return player->screen == PLAYER_HURT && pain_answers(&player->pain).count > 0;
}

static bool press(struct player *player, const struct layout *layout, struct display_point at)
{
    if (!is_asked(player))
        return false;
    player_answer(player, pain_answer_at(layout, pain_answers(&player->pain).count, at.x, at.y));
    return true;
}

static bool is_modifier(SDL_Keycode code)
{
    return code >= SDLK_LCTRL && code <= SDLK_RGUI;
}

static bool answer_by_key(struct player *player, SDL_Keycode code)
{
    if (player->pain.scan_ms > 0 && !is_modifier(code) && code != SDLK_q)
        player_answer(player, player->pain.lit);
    else if (keys_digit(code) > 0)
        player_answer(player, keys_digit(code) - 1);
    else if (code == SDLK_DOWN || code == SDLK_UP)
        player_do(player, code == SDLK_DOWN ? COMMAND_NEXT : COMMAND_BACK, false);
    else
        return false;
    return true;
}

static bool answer_by_button(struct player *player, Uint8 button)
{
    if (button != SDL_CONTROLLER_BUTTON_DPAD_DOWN && button != SDL_CONTROLLER_BUTTON_DPAD_UP)
        return false;
    player_do(player, button == SDL_CONTROLLER_BUTTON_DPAD_DOWN ? COMMAND_NEXT : COMMAND_BACK,
              false);
    return true;
}

bool press_event(struct player *player, const SDL_Event *event, const struct view *shown)
{
    const int width = shown->width, height = shown->height;
    if (width <= 0 || height <= 0)
        return false;
    const struct layout layout = layout_for(width, height, shown->em);
    switch (event->type) {
    case SDL_MOUSEBUTTONDOWN:
        return event->button.button == SDL_BUTTON_LEFT &&
               press(player, &layout,
                     display_point(event->button.windowID, event->button.x, event->button.y, width,
                                   height));
    case SDL_MOUSEMOTION:
        if (is_asked(player)) {
            const struct display_point at = display_point(event->motion.windowID, event->motion.x,
                                                          event->motion.y, width, height);
            player_point(player,
                         pain_answer_at(&layout, pain_answers(&player->pain).count, at.x, at.y));
        }
        return false;
    case SDL_FINGERDOWN:
        return press(player, &layout,
                     (struct display_point){event->tfinger.x * (float)width,
                                            event->tfinger.y * (float)height});
    case SDL_KEYDOWN:
        return is_asked(player) && event->key.repeat == 0 &&
               answer_by_key(player, event->key.keysym.sym);
    case SDL_CONTROLLERBUTTONDOWN:
        return is_asked(player) && answer_by_button(player, event->cbutton.button);
    default:
        return false;
    }
}
