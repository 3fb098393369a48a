#include "stage/guard.h"

#include <SDL.h>

#include "base/tr.h"
#include "picture/guest.h"
#include "stage/keys.h"
#include "stage/lull.h"
#include "stage/pace.h"

enum { LOCK_US = 1000000 };

void guard_start(struct guard *guard, const struct guard_wish *wish)
{
    *guard = (struct guard){.wish = *wish};
    kiosk_start(&guard->kiosk, &wish->rules, wish->minute(wish->context));
    guard->frame_us = pace_now_us();
    guard_begin(guard);
}

void guard_begin(struct guard *guard)
{
    if (guard == NULL)
        return;
    const struct kiosk *kiosk = &guard->kiosk;
    guard->shown = kiosk->state;
    guard->rounds = 0;
    (void)SDL_snprintf(
        guard->status, sizeof guard->status, "film, %lld visits, %lld routines, %lld to their end",
        (long long)kiosk->visits, (long long)kiosk->routines, (long long)kiosk->finished);
}

static bool is_press(const SDL_Event *event)
{
    switch (event->type) {
    case SDL_KEYDOWN:
        return event->key.repeat == 0;
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEWHEEL:
    case SDL_FINGERDOWN:
    case SDL_CONTROLLERBUTTONDOWN:
        return true;
    default:
        return false;
    }
}

static bool is_input(const SDL_Event *event)
{
    return is_press(event) || event->type == SDL_KEYDOWN || event->type == SDL_TEXTINPUT ||
           event->type == SDL_FINGERUP || event->type == SDL_MOUSEMOTION;
}

static bool takes_pin(struct guard *guard, const SDL_Event *event)
{
    if (!guard->kiosk.asks || (event->type != SDL_KEYDOWN && event->type != SDL_TEXTINPUT))
        return false;
    if (event->type == SDL_KEYDOWN && event->key.repeat == 0)
        kiosk_digit(&guard->kiosk, keys_digit(event->key.keysym.sym));
    return true;
}

static void lock(struct guard *guard)
{
    window_lock(guard->wish.display->window);
    guard->locked_us = pace_now_us();
}

bool guard_takes(struct guard *guard, const SDL_Event *event)
{
    if (guard == NULL)
        return false;
    if (event->type == SDL_QUIT) { /* a signal: the window itself asks for nothing (video_lock) */
        kiosk_do(&guard->kiosk, KIOSK_STOP);
        return true;
    }
    if (event->type == SDL_WINDOWEVENT)
        lock(guard);
    if (takes_pin(guard, event))
        return true;
    if (is_press(event))
        kiosk_do(&guard->kiosk, KIOSK_PRESS);
    return is_input(event) &&
           (guard->shown == KIOSK_ATTRACT || guard->shown == KIOSK_NIGHT || !guard_goes_on(guard));
}

enum command guard_command(const struct guard *guard, const struct player *player,
                           enum command command)
{
    if (guard == NULL)
        return command;
    if (command == COMMAND_FULLSCREEN)
        return COMMAND_NONE;
    const bool plays = player->screen == PLAYER_PLAYING || player->screen == PLAYER_COUNT_IN;
    return command == COMMAND_QUIT && plays ? COMMAND_PAUSE : command;
}

bool guard_goes_on(const struct guard *guard)
{
    if (guard == NULL)
        return true;
    const enum kiosk_state state = guard->kiosk.state;
    return state == guard->shown || (guard->shown == KIOSK_PLAY && state == KIOSK_THANKS);
}

bool guard_frame(struct guard *guard, bool busy)
{
    if (guard == NULL)
        return true;
    const int64_t now_us = pace_now_us();
    const bool held = combo_is_held(&guard->wish.chord, SDL_GetKeyboardState(NULL));
    kiosk_do(&guard->kiosk, held ? KIOSK_CHORD : KIOSK_CHORD_UP);
    const int64_t elapsed_ms = (now_us - guard->frame_us) / 1000;
    guard->frame_us += 1000 * elapsed_ms;
    kiosk_pass(&guard->kiosk, elapsed_ms, guard->wish.minute(guard->wish.context), busy);
    if (now_us - guard->locked_us > LOCK_US)
        lock(guard);
    if (guard->kiosk.state == KIOSK_ENDED)
        guard->wish.display->closed = true;
    return guard_goes_on(guard);
}

static void keep_film_on(struct guard *guard, struct player *player)
{
    if (player->screen == PLAYER_PAUSED || player->screen == PLAYER_WAITING)
        player_obey(player, COMMAND_PAUSE);
    if (player->screen != PLAYER_CLOSING)
        return;
    player_obey(player, COMMAND_RESTART);
    guard->rounds++;
}

bool guard_play(struct guard *guard, struct player *player)
{
    if (guard == NULL)
        return true;
    if (guard_attracts(guard))
        keep_film_on(guard, player);
    else if (player->screen == PLAYER_CLOSING)
        kiosk_do(&guard->kiosk, KIOSK_FINISH);
    return guard_frame(guard,
                       player->screen == PLAYER_PLAYING || player->screen == PLAYER_COUNT_IN);
}

bool guard_attracts(const struct guard *guard)
{
    return guard != NULL && guard->shown == KIOSK_ATTRACT;
}

void guard_view(const struct guard *guard, const struct player *player, struct view *view)
{
    if (guard == NULL)
        return;
    view->guest = true;
    if (player->screen == PLAYER_PLAYING || player->screen == PLAYER_COUNT_IN ||
        player->screen == PLAYER_HURT)
        view->keys.quit = ""; /* it pauses, too */
    if (!guard_attracts(guard))
        return;
    view->screen = SCREEN_FILM;
    view->invitation = SDL_GetNumTouchDevices() > 0 ? tr("Stretch with me: touch the screen")
                                                    : tr("Stretch with me: press any key");
    view->invited_above = guard->rounds % 2 == 1; /* nothing burns in */
}

static void ask_for_pin(const struct guard *guard, const struct pen *pen)
{
    char words[VIEW_NOTE_SIZE];
    char dots[3 * KIOSK_PIN_MOST + 1] = "";
    for (int i = 0; i < guard->kiosk.typed && i < KIOSK_PIN_MOST; i++)
        (void)SDL_strlcat(dots, "\u2022", sizeof dots);
    (void)SDL_snprintf(words, sizeof words, "%s %s", tr("For the owner: type the PIN"), dots);
    guest_card(pen, words);
}

void guard_dress(const struct guard *guard, const struct ruler *ruler, const struct theme *theme,
                 struct picture *picture)
{
    const struct pen pen = {picture, ruler, theme};
    int x, y;
    if (guard == NULL)
        return;
    kiosk_shift(&guard->kiosk, &x, &y);
    picture_shift(picture, (float)x, (float)y);
    if (guard->kiosk.asks)
        ask_for_pin(guard, &pen);
}

int64_t guard_dress_key(const struct guard *guard)
{
    int x, y;
    if (guard == NULL)
        return 0;
    kiosk_shift(&guard->kiosk, &x, &y);
    const int64_t asked = guard->kiosk.asks ? 1 + guard->kiosk.typed : 0;
    return (asked * 1000 + x) * 1000 + y;
}

const char *guard_status(const struct guard *guard)
{
    return guard_attracts(guard) ? guard->status : NULL;
}

static void draw_black(struct guard *guard, struct picture *picture)
{
    const struct colour black = {0};
    const struct window *window = guard->wish.display->window;
    int width, height;
    if (!window_is_seen(window))
        return;
    window_size(window, &width, &height);
    picture_start(picture, width, height);
    picture->wall = picture->wall_edge = picture->floor = black;
    const struct shape backdrop = {.kind = SHAPE_BACKDROP,
                                   .box = {0, 0, (float)width, (float)height}};
    (void)picture_add(picture, &backdrop);
    (void)window_draw(guard->wish.display->window, picture);
}

/* A monitor that was off and is on again gets its black, too. */
static void take_events(struct guard *guard)
{
    SDL_Event event;
    SDL_PumpEvents();
    while (guard_goes_on(guard) &&
           SDL_PeepEvents(&event, 1, SDL_GETEVENT, SDL_FIRSTEVENT, SDL_LASTEVENT) > 0)
        if (!guard_takes(guard, &event) && event.type == SDL_WINDOWEVENT)
            (void)display_was_disturbed(guard->wish.display, event.window.event);
}

void guard_night(struct guard *guard)
{
    struct picture picture;
    guard_begin(guard);
    SDL_EnableScreenSaver();
    window_forget(guard->wish.display->window);
    while (guard_frame(guard, false)) {
        take_events(guard);
        draw_black(guard, &picture);
        service_frame(guard->wish.service, pace_now_us(), "night");
        lull_until(pace_now_us() + INT64_C(1000) * LULL_MS);
    }
}
