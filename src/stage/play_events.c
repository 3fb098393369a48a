#include "stage/play_parts.h"

#include "base/tr.h"
#include "stage/deeds.h"
#include "stage/press.h"

/* Where a mouse or a finger points, on what was drawn last; false for other events. */
static bool points(const struct stage *stage, const SDL_Event *event, struct display_point *at)
{
    const int width = stage->shown.width, height = stage->shown.height;
    if (event->type == SDL_MOUSEBUTTONDOWN && event->button.button == SDL_BUTTON_LEFT)
        *at =
            display_point(event->button.windowID, event->button.x, event->button.y, width, height);
    else if (event->type == SDL_MOUSEMOTION)
        *at =
            display_point(event->motion.windowID, event->motion.x, event->motion.y, width, height);
    else if (event->type == SDL_FINGERDOWN)
        *at = (struct display_point){event->tfinger.x * (float)width,
                                     event->tfinger.y * (float)height};
    else
        return false;
    return true;
}

/* A button on the screen, what is lit there, or what the key means. */
static enum command command_of(struct stage *stage, const SDL_Event *event, enum command of_key)
{
    const bool scans = stage->player.manner.scan_ms > 0 && stage->shown.lit > 0;
    enum command pressed = COMMAND_NONE;
    struct display_point at;
    if (stage->shown.width <= 0)
        return of_key;
    if (points(stage, event, &at) && !scans) {
        if (event->type == SDL_MOUSEMOTION)
            pick_point(&stage->pick, &stage->shown, at.x, at.y);
        else
            pressed = pick_at(&stage->shown, at.x, at.y);
    }
    if (pressed != COMMAND_NONE)
        return pressed;
    return pick_command(&stage->pick, &stage->player, &stage->shown, event, of_key);
}

static void do_command(struct stage *stage, const SDL_Event *event, bool repeated,
                       enum command of_key)
{
    const bool answered = press_event(&stage->player, event, &stage->shown);
    enum command command = answered ? COMMAND_NONE : command_of(stage, event, of_key);
    command = guard_command(stage->wish->guard, &stage->player, command);
    if (!answered && command == COMMAND_NONE)
        return;
    if (event->type == SDL_FINGERDOWN)
        keys_forget_touch(&stage->keys);
    if (!answered) {
        scene_turn(&stage->help, &stage->player, command);
        player_do(&stage->player, command, repeated);
    }
    deeds_add(stage->wish->stats->deeds, &stage->player, command);
}

static void take_event(struct stage *stage, const SDL_Event *event)
{
    bool repeated = false;
    if (guard_takes(stage->wish->guard, event) || keys_is_touch_again(event))
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
    const enum command of_key = keys_command(&stage->keys, stage->wish->keymap, event, &repeated);
    do_command(stage, event, repeated, of_key);
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
