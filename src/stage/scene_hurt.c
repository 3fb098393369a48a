#include "stage/scene_hurt.h"

#include <stdio.h>

#include "base/tr.h"
#include "stage/pick.h"

static void fill_foot(const struct pain *pain, const char *goes_on, char out[PAIN_KEYS_SIZE])
{
    if (pain_answers(pain).count > 0)
        (void)snprintf(out, PAIN_KEYS_SIZE, tr("Without an answer we stop for today in %d s."),
                       pain_seconds(pain));
    else if (goes_on[0] != '\0')
        (void)snprintf(out, PAIN_KEYS_SIZE, tr("%s closes this page."), goes_on);
    else
        out[0] = '\0';
}

static bool can_hurt(enum player_screen screen)
{
    return screen == PLAYER_PLAYING || screen == PLAYER_COUNT_IN || screen == PLAYER_PAUSED ||
           screen == PLAYER_WAITING;
}

void scene_hurt(const struct player *player, const char *hurts, const char *goes_on,
                struct view *view)
{
    const struct pain *pain = &player->pain;
    view->hurts = can_hurt(player->screen) ? hurts : NULL;
    if (player->screen != PLAYER_HURT)
        return;
    view->screen = pain->stage == PAIN_EASING ? SCREEN_EASING : SCREEN_PAIN;
    view->stirred_ms = pain->stage == PAIN_EASING ? pain->since_ms : 0;
    if (view->screen != SCREEN_PAIN)
        return;
    const struct lines answers = pain_answers(pain);
    struct pain_page *page = &view->pain;
    page->title = tr(aside_lines(pain_aside(pain)).line[0]);
    page->answers = answers.line;
    page->count = answers.count;
    page->lit = pain->lit;
    page->alarm = pain->stage == PAIN_ALARMED;
    if (pain->scan_ms > 0 && answers.count > 0)
        page->walk = pick_walk(pain->since_ms, pain->scan_ms);
    fill_foot(pain, goes_on, page->foot);
}

void scene_hurt_at(const struct timeline *timeline, int64_t at_ms, enum pain_stage stage,
                   int64_t since_ms, const char *goes_on, struct view *view)
{
    struct player player;
    player_start(&player, timeline);
    player.at_ms = at_ms;
    player_do(&player, COMMAND_HURTS, false);
    pain_enter(&player.pain, stage);
    player.pain.since_ms = since_ms;
    pain_moment(&player.pain, &view->moment);
    scene_hurt(&player, "", goes_on, view);
}
