#include "stage/effort_page.h"
#include "stage/inquiry.h"
#include "stage/play_parts.h"

enum { PATIENCE_MS = 20000, ROUNDS = 3 };

/* A light that walks comes three times to each. */
static int64_t patience_ms(const struct effort_page *page)
{
    const int64_t rounds_ms = page->form.scan_ms * ROUNDS * page->form.count;
    return rounds_ms > PATIENCE_MS ? rounds_ms : PATIENCE_MS;
}

static void ask(struct stage *stage, struct effort_page *page)
{
    const struct stage_wish *wish = stage->wish;
    const struct inquiry inquiry = {.memory = wish->world->memory,
                                    .display = stage->display,
                                    .theme = wish->theme,
                                    .keymap = wish->keymap,
                                    .seat = wish->seat,
                                    .service = wish->attend.service,
                                    .patience_ms = patience_ms(page),
                                    .fill = effort_page_fill,
                                    .context = page};
    (void)inquiry_ask(&inquiry, &page->form);
}

/* The window shows other things meanwhile, and time went by that is not the player's. */
static void go_on(struct stage *stage)
{
    window_forget(stage->display->window);
    stage->drawn = false;
    stage->suspended_us = pace_suspended_us();
    pace_start(&stage->pace, pace_now_us(), window_refresh(stage->display->window));
    player_reviewed(&stage->player);
    if (stage->display->closed)
        player_do(&stage->player, COMMAND_QUIT, false);
}

void play_review(struct stage *stage)
{
    struct player *player = &stage->player;
    struct effort_list list;
    struct effort_page page;
    if (!player->reviews)
        return;
    effort_list(&player->effort, player->timeline, &list);
    effort_page_open(&page, &list, player->manner.scan_ms);
    page.leave = stage->help.first[COMMAND_MENU];
    ask(stage, &page);
    for (int i = 0; i < list.count; i++)
        if (effort_page_ticked(&page, i))
            player_too_much(player, list.steps[i]);
    go_on(stage);
}
