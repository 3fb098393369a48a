#include "stage/play_parts.h"

#include "base/tr.h"
#include "stage/deeds.h"
#include "stage/press.h"

/* A click or a touch on a button. */
static enum command command_of_press(const struct stage *stage, const SDL_Event *event)
{
    if (event->type != SDL_MOUSEBUTTONDOWN || event->button.button != SDL_BUTTON_LEFT ||
        !stage->drawn)
        return COMMAND_NONE;
    const struct display_point at =
        display_point(event->button.windowID, event->button.x, event->button.y, stage->shown.width,
                      stage->shown.height);
    return scene_command_at(&stage->shown, at.x, at.y);
}

static void take_event(struct stage *stage, const SDL_Event *event)
{
    bool repeated = false;
    if (guard_takes(stage->wish->guard, event))
        return;
    if (event->type == SDL_QUIT) {
        stage->display->closed = true;
        player_do(&stage->player, COMMAND_QUIT, false);
    } else if (event->type == SDL_WINDOWEVENT &&
               display_was_disturbed(stage->display, event->window.event)) {
        stage->drawn = false;
    }
    if (pads_lost(&stage->pads, event)) {
        player_stall(&stage->player, 0);
        note_tell(&stage->player.note, tr("The gamepad is gone"));
    }
    enum command command = command_of_press(stage, event);
    const enum command of_key = keys_command(&stage->keys, stage->wish->keymap, event, &repeated);
    if (command == COMMAND_NONE)
        command = of_key;
    command = guard_command(stage->wish->guard, &stage->player, command);
    const bool pressed = press_event(&stage->player, event, &stage->shown);
    if (!pressed && command == COMMAND_NONE)
        return;
    if (!pressed) {
        scene_turn(&stage->help, &stage->player, command);
        player_do(&stage->player, command, repeated);
    }
    deeds_add(stage->wish->stats->deeds, &stage->player, pressed ? COMMAND_NONE : command);
}

void play_take_events(struct stage *stage)
{
    SDL_Event event;
    while (SDL_PollEvent(&event) != 0)
        take_event(stage, &event);
    if (stage->player.fullscreen != stage->display->fullscreen) {
        display_fullscreen(stage->display, stage->player.fullscreen);
        stage->drawn = false;
    }
}
