#include "stage/lobby.h"

#include <SDL.h>

#include "base/tr.h"
#include "picture/view.h"
#include "stage/gallery.h"
#include "stage/lobby_events.h"
#include "stage/lull.h"
#include "stage/pace.h"
#include "stage/pads.h"
#include "stage/scene.h"
#include "stage/showcase.h"

enum { STEP_MS = 33 }; /* a preview moves thirty times a second */

enum { HELP_LINES = 7, KIOSK_LINES = 5 }; /* those of a kiosk come first */

enum { SUITED_MOST = 128, SUITED_ROOM = 8 << 20 };

struct suited_preview {
    const struct routine *of, *suited;
};

struct lobby {
    struct arena arena; /* of those below */
    struct suited_preview suited[SUITED_MOST];
    int suited_count;
    struct scene_help keys_named;
    struct help_line help[HELP_LINES];
    struct picture picture;
    struct menu_stills stills;
    struct gallery *gallery;
    const struct routine **routines; /* of the library's exercises, made when they are needed */
    struct pads pads;
    int64_t idle_ms, step_ms, frames;
    int64_t dress; /* guard_dress_key of what is on the screen */
    struct pace pace;
    struct showcase showcase;
    struct lobby_wish wish;
    struct menu_page page; /* what is on the screen, if `drawn` */
    struct menu menu;
    enum menu_screen screen; /* which was drawn */
    bool drawn;
    struct keys keys;
};

static const struct place here = {"limber", 0, 0};

/* Arrows, Enter and the wheel are the menu's own; the rest is what the person's keys are. */
static void name_keys(struct lobby *lobby)
{
    struct scene_help *named = &lobby->keys_named;
    scene_help_fill(named, lobby->wish.keymap, false);
    const struct view_keys keys = scene_keys(named);
    const struct help_line lines[HELP_LINES] = {
        {"\u2190 \u2191 \u2193 \u2192", tr("choose a card"), NULL},
        {tr("Enter, Space"), tr("play it"), NULL},
        {tr("Page Up, Page Down"), tr("the card before, the next one"), NULL},
        {tr("Wheel"), tr("turn the page"), NULL},
        {keys.menu, tr("back"), NULL},
        {named->first[COMMAND_FULLSCREEN], tr("full screen"), NULL},
        {keys.quit, tr("quit"), NULL},
    };
    SDL_memcpy(lobby->help, lines, sizeof lines);
    showcase_keys(&lobby->showcase, &keys);
    if (lobby->wish.guard != NULL) /* out of a kiosk's choice it goes back to its film */
        SDL_memcpy(lobby->showcase.leave, lobby->showcase.out, sizeof lobby->showcase.leave);
}

bool lobby_refresh(struct lobby *lobby)
{
    const struct lobby_wish *wish = &lobby->wish;
    const bool open = menu_open(&lobby->menu, wish->world, wish->library, wish->scan_ms);
    menu_only(&lobby->menu, wish->only, wish->only_count);
    if (open && wish->lead != NULL)
        menu_lead(&lobby->menu, wish->lead);
    if (open && wish->personal)
        menu_add_personal(&lobby->menu);
    return open;
}

struct lobby *lobby_open(const struct lobby_wish *wish, struct problems *problems)
{
    const struct memory *memory = wish->world->memory;
    const size_t size = sizeof(struct routine *) * ((size_t)wish->library->exercise_count + 1);
    struct lobby *lobby = memory->get(memory->context, sizeof *lobby);
    const struct routine **routines = memory->get(memory->context, size);
    if (lobby != NULL && routines != NULL) {
        *lobby = (struct lobby){.wish = *wish, .routines = routines};
        SDL_memset(routines, 0, size);
        arena_open(&lobby->arena, memory, SUITED_ROOM);
        name_keys(lobby);
        if (lobby_refresh(lobby)) {
            lobby->gallery = gallery_open(wish->world, &wish->preview);
            return lobby;
        }
    }
    problem_error(problems, here, "no memory is left for the menu");
    if (lobby != NULL && routines != NULL)
        arena_close(&lobby->arena);
    if (routines != NULL)
        memory->give(memory->context, routines);
    if (lobby != NULL)
        memory->give(memory->context, lobby);
    return NULL;
}

void lobby_close(struct lobby *lobby)
{
    const struct memory *memory = lobby->wish.world->memory;
    gallery_close(lobby->gallery);
    pads_close(&lobby->pads);
    arena_close(&lobby->arena);
    memory->give(memory->context, lobby->routines);
    memory->give(memory->context, lobby);
}

int64_t lobby_frames(const struct lobby *lobby)
{
    return lobby->frames;
}

const struct routine *lobby_routine(struct lobby *lobby, const struct menu_card *card)
{
    struct library *library = lobby->wish.library;
    int i = 0;
    if (card->kind != MENU_EXERCISE && card->kind != MENU_CATEGORY)
        return showcase_routine(library, card);
    while (i < library->exercise_count && library->exercises[i] != card->exercise)
        i++;
    if (lobby->routines[i] == NULL)
        lobby->routines[i] = showcase_routine(library, card);
    return lobby->routines[i];
}

/* What of it may be shown, looked up once. */
static const struct routine *preview_of(struct lobby *lobby, const struct routine *routine)
{
    const struct lobby_wish *wish = &lobby->wish;
    if (wish->suit == NULL || routine == NULL)
        return routine;
    for (int i = 0; i < lobby->suited_count; i++)
        if (lobby->suited[i].of == routine)
            return lobby->suited[i].suited;
    if (lobby->suited_count == SUITED_MOST)
        lobby->suited_count = 0;
    struct suited_preview *preview = &lobby->suited[lobby->suited_count++];
    *preview =
        (struct suited_preview){routine, wish->suit(wish->suit_context, &lobby->arena, routine)};
    return preview->suited;
}

/* The lit card's preview is made first. */
static void want_previews(struct lobby *lobby)
{
    const struct menu *menu = &lobby->menu;
    const struct routine *wanted[MENU_FACES_MOST];
    const int first = menu_page_first(menu), count = menu_page_count(menu);
    for (int i = 0; i < count; i++) {
        const int place = (menu->lit - first + i) % count;
        wanted[i] = preview_of(lobby, lobby_routine(lobby, &menu->cards[first + place]));
    }
    gallery_want(lobby->gallery, wanted, count);
    for (int i = 0; i < count; i++) {
        const int place = (menu->lit - first + i) % count;
        showcase_set(&lobby->showcase, place, wanted[i], gallery_look(lobby->gallery, wanted[i]));
    }
}

static float lobby_em(const struct lobby *lobby, int width, int height)
{
    return display_em(lobby->wish.display, &lobby->wish.seat, width, height);
}

static void draw_help(struct lobby *lobby, int width, int height)
{
    const struct view view = {
        .screen = SCREEN_HELP,
        .theme = lobby->wish.theme,
        .width = width,
        .height = height,
        .help = lobby->help,
        .help_count = lobby->wish.guard != NULL ? KIOSK_LINES : HELP_LINES,
        .keys = {.help = lobby->keys_named.first[COMMAND_MENU]},
        .em = lobby_em(lobby, width, height),
    };
    picture_build(&view, &lobby->wish.display->ruler, &lobby->picture);
}

static void draw_safety(struct lobby *lobby, const struct menu_page *page)
{
    const struct view_keys keys = scene_keys(&lobby->keys_named);
    struct safety_page safety = {
        .theme = page->theme, .width = page->width, .height = page->height, .em = page->em};
    showcase_buttons(&keys, safety.buttons);
    safety_picture(&safety, &lobby->wish.display->ruler, &lobby->picture);
}

static void build_picture(struct lobby *lobby, const struct menu_page *page)
{
    const struct ruler *ruler = &lobby->wish.display->ruler;
    if (lobby->menu.screen == MENU_HELP)
        draw_help(lobby, page->width, page->height);
    else if (lobby->menu.screen == MENU_SAFETY)
        draw_safety(lobby, page);
    else
        menu_picture(page, ruler, &lobby->stills, &lobby->picture);
}

static void draw(struct lobby *lobby)
{
    int width, height, columns, rows;
    struct display *display = lobby->wish.display;
    if (!window_is_seen(display->window)) {
        lobby->drawn = false;
        return;
    }
    window_size(display->window, &width, &height);
    menu_grid(width, height, &columns, &rows);
    menu_shape(&lobby->menu, columns, rows);
    want_previews(lobby);
    struct menu_page page =
        showcase_page(&lobby->showcase, &lobby->menu, lobby->wish.theme, width, height);
    page.sights = lobby->wish.sights;
    page.em = lobby_em(lobby, width, height);
    const int64_t dress = guard_dress_key(lobby->wish.guard);
    if (lobby->drawn && lobby->screen == lobby->menu.screen && dress == lobby->dress &&
        (lobby->screen != MENU_CARDS || menu_page_same(&page, &lobby->page)))
        return;
    build_picture(lobby, &page);
    guard_dress(lobby->wish.guard, &display->ruler, page.theme, &lobby->picture);
    lobby->dress = dress;
    lobby->page = page;
    lobby->screen = lobby->menu.screen;
    lobby->drawn = true;
    lobby->frames += window_draw(display->window, &lobby->picture);
}

static void show(struct lobby *lobby)
{
    draw(lobby);
    service_frame(lobby->wish.service, pace_now_us(),
                  lobby->wish.guard != NULL ? "choice" : "menu");
}

static void take_event(struct lobby *lobby, const SDL_Event *event)
{
    struct display *display = lobby->wish.display;
    bool fullscreen = display->fullscreen;
    int width, height;
    if (guard_takes(lobby->wish.guard, event))
        return;
    window_size(display->window, &width, &height);
    if (event->type == SDL_QUIT)
        display->closed = true;
    else if (event->type == SDL_WINDOWEVENT)
        lobby->drawn = !display_was_disturbed(display, event->window.event) && lobby->drawn;
    else if (lobby_event(&lobby->menu, &lobby->keys, lobby->wish.keymap, event, width, height,
                         &fullscreen))
        lobby->idle_ms = 0;
    else
        (void)pads_lost(&lobby->pads, event);
    if (fullscreen != display->fullscreen && lobby->wish.guard == NULL) {
        display_fullscreen(display, fullscreen);
        lobby->drawn = false;
    }
}

static bool is_open(const struct lobby *lobby)
{
    return !lobby->wish.display->closed && guard_goes_on(lobby->wish.guard) &&
           lobby->menu.screen != MENU_TAKEN && lobby->menu.screen != MENU_LEFT_ALONE;
}

/* Not SDL_PollEvent, which ends at the mark that the last call left in the queue. */
static void take_events(struct lobby *lobby)
{
    SDL_Event event;
    SDL_PumpEvents();
    while (is_open(lobby) &&
           SDL_PeepEvents(&event, 1, SDL_GETEVENT, SDL_FIRSTEVENT, SDL_LASTEVENT) > 0)
        take_event(lobby, &event);
}

static bool is_living(const struct lobby *lobby)
{
    return lobby->idle_ms < LOBBY_AWAKE_MS && lobby->menu.screen == MENU_CARDS &&
           !lobby->wish.sights.calm;
}

static void let_time_pass(struct lobby *lobby)
{
    (void)guard_frame(lobby->wish.guard, false);
    int64_t elapsed_ms = pace_elapsed_ms(&lobby->pace, pace_now_us());
    if (elapsed_ms > PACE_STALL_MS)
        elapsed_ms = 0;
    menu_pass(&lobby->menu, elapsed_ms);
    lobby->idle_ms += elapsed_ms;
    lobby->step_ms += elapsed_ms;
    if (lobby->step_ms < STEP_MS)
        return;
    if (is_living(lobby))
        showcase_pass(&lobby->showcase, lobby->menu.lit - menu_page_first(&lobby->menu),
                      lobby->step_ms);
    lobby->step_ms = 0;
}

/* At most a frame's time apart: a mouse tells of itself far more often. */
static void sleep_on(struct lobby *lobby)
{
    const int64_t left_ms = is_living(lobby) ? STEP_MS - lobby->step_ms : LULL_MS;
    const int64_t until_us = pace_now_us() + 1000 * left_ms;
    pace_sleep_until(pace_next_us(&lobby->pace, pace_now_us()));
    lull_until(until_us);
    pace_rest(&lobby->pace, pace_now_us());
}

/* Looking for gamepads takes a while: after the first picture. */
static void open_pads(struct lobby *lobby)
{
    if (!lobby->pads.started && !lobby->wish.display->unattended)
        pads_open(&lobby->pads);
}

const struct menu_card *lobby_choose(struct lobby *lobby)
{
    struct display *display = lobby->wish.display;
    guard_begin(lobby->wish.guard);
    menu_again(&lobby->menu);
    lobby->suited_count = 0;
    lobby->drawn = false;
    lobby->idle_ms = 0;
    keys_forget_touch(&lobby->keys); /* it may have left elsewhere */
    SDL_EnableScreenSaver();
    window_forget(display->window);
    take_events(lobby);
    show(lobby);
    open_pads(lobby);
    pace_start(&lobby->pace, pace_now_us(), window_refresh(display->window));
    while (is_open(lobby) && !display->unattended) {
        sleep_on(lobby);
        take_events(lobby);
        let_time_pass(lobby);
        show(lobby);
    }
    return lobby->menu.screen == MENU_TAKEN && !display->closed ? menu_lit(&lobby->menu) : NULL;
}
