#include "stage/pick.h"

#include "base/ease.h"
#include "picture/screens.h"

enum { WALK_STEPS = 24 };

static enum command command_of(enum deed deed)
{
    static const enum command commands[] = {
        [DEED_NONE] = COMMAND_NONE, [DEED_PAUSE] = COMMAND_PAUSE,
        [DEED_NEXT] = COMMAND_NEXT, [DEED_BACK] = COMMAND_BACK,
        [DEED_QUIT] = COMMAND_QUIT, [DEED_HURTS] = COMMAND_HURTS,
        [DEED_HELP] = COMMAND_HELP, [DEED_TOO_MUCH] = COMMAND_TOO_MUCH,
    };
    return commands[deed];
}

void pick_pass(struct pick *pick, int64_t elapsed_ms)
{
    pick->since_ms += lesser(elapsed_ms, INT64_MAX - pick->since_ms);
}

float pick_walk(int64_t since_ms, int64_t scan_ms)
{
    const int64_t step = since_ms % scan_ms * WALK_STEPS / scan_ms;
    return (float)step / (float)WALK_STEPS;
}

void pick_show(struct pick *pick, const struct player *player, struct view *view)
{
    const int64_t scan_ms = player->manner.scan_ms;
    enum deed deeds[CHOICES_MOST];
    const int count = screen_deeds(view, deeds);
    if (pick->screen != view->screen || pick->lit > count)
        *pick = (struct pick){.screen = view->screen, .lit = screen_way_on(view)};
    if (scan_ms > 0 && count > 0) {
        pick->lit = (int)(pick->since_ms / scan_ms % count) + 1;
        view->walk = pick_walk(pick->since_ms, scan_ms);
    }
    view->lit = pick->lit;
    pick->jumps = player->jumps;
}

static bool is_modifier(SDL_Keycode code)
{
    return code >= SDLK_LCTRL && code <= SDLK_RGUI;
}

/* Something is pressed, not held. */
static bool is_press(const SDL_Event *event)
{
    switch (event->type) {
    case SDL_KEYDOWN:
        return event->key.repeat == 0 && !is_modifier(event->key.keysym.sym);
    case SDL_MOUSEBUTTONDOWN:
    case SDL_FINGERDOWN:
    case SDL_CONTROLLERBUTTONDOWN:
        return true;
    default:
        return false;
    }
}

/* By how many the light moves. */
static int steps_of(const SDL_Event *event)
{
    if (event->type == SDL_KEYDOWN)
        return event->key.keysym.sym == SDLK_DOWN ? 1 : event->key.keysym.sym == SDLK_UP ? -1 : 0;
    if (event->type != SDL_CONTROLLERBUTTONDOWN)
        return 0;
    return event->cbutton.button == SDL_CONTROLLER_BUTTON_DPAD_DOWN ? 1
           : event->cbutton.button == SDL_CONTROLLER_BUTTON_DPAD_UP ? -1
                                                                    : 0;
}

/* The way on is what goes on does without any light. */
static enum command take(const struct pick *pick, const struct view *shown, const enum deed *deeds)
{
    return pick->lit == 0 || pick->lit == screen_way_on(shown) ? COMMAND_PAUSE
                                                               : command_of(deeds[pick->lit - 1]);
}

static bool scan_takes(const SDL_Event *event, enum command command)
{
    const bool means_little = command == COMMAND_PAUSE || command == COMMAND_NEXT ||
                              command == COMMAND_BACK || command == COMMAND_NONE;
    return means_little && (command != COMMAND_NONE || is_press(event));
}

enum command pick_command(struct pick *pick, const struct player *player, const struct view *shown,
                          const SDL_Event *event, enum command command)
{
    enum deed deeds[CHOICES_MOST];
    const int64_t scan_ms = player->manner.scan_ms;
    const int count = player->jumps == pick->jumps ? screen_deeds(shown, deeds) : 0;
    const int steps = steps_of(event);
    const bool of_hand = event->type == SDL_KEYDOWN || event->type == SDL_TEXTINPUT ||
                         event->type == SDL_CONTROLLERBUTTONDOWN;
    if (count == 0)
        return scan_ms > 0 && command == COMMAND_NONE && is_press(event) ? COMMAND_PAUSE : command;
    if (scan_ms > 0)
        return scan_takes(event, command) ? take(pick, shown, deeds) : command;
    if (steps != 0) {
        pick->lit = (pick->lit - 1 + steps + count) % count + 1;
        return COMMAND_NONE;
    }
    return command == COMMAND_PAUSE && of_hand ? take(pick, shown, deeds) : command;
}

enum command pick_at(const struct view *shown, float x, float y)
{
    return command_of(screen_deed_at(shown, x, y));
}

void pick_point(struct pick *pick, const struct view *shown, float x, float y)
{
    enum deed deeds[CHOICES_MOST];
    const enum deed over = screen_deed_at(shown, x, y);
    const int count = screen_deeds(shown, deeds);
    for (int i = 0; i < count; i++)
        if (over != DEED_NONE && deeds[i] == over)
            pick->lit = i + 1;
}
