#include "stage/play_parts.h"

/* A person who stopped and went away gets the display's sleep back. */
void play_keep_awake(const struct stage *stage)
{
    const bool awake = play_is_under_way(&stage->player);
    if (awake == (SDL_IsScreenSaverEnabled() == SDL_FALSE))
        return;
    if (awake)
        SDL_DisableScreenSaver();
    else
        SDL_EnableScreenSaver();
}

/* Draws, unless it is on the screen already. True when something was presented. */
static bool draw(struct stage *stage)
{
    int width, height;
    if (!window_is_seen(stage->display->window)) {
        stage->drawn = false;
        return false;
    }
    window_size(stage->display->window, &width, &height);
    struct view view = scene_view(&stage->player, stage->wish->theme, &stage->help, width, height,
                                  play_is_silent(stage));
    guard_view(stage->wish->guard, &stage->player, &view);
    view.today_ms += stage->wish->before_ms;
    view.closing = stage->wish->closing;
    view.kept = &stage->inset;
    view.em = display_em(stage->display, &stage->wish->seat, width, height);
    view.map = &stage->map;
    view.station = &stage->station;
    pick_show(&stage->pick, &stage->player, &view);
    const int64_t dress = guard_dress_key(stage->wish->guard);
    if (stage->drawn && dress == stage->dress && scene_is_same(&view, &stage->shown))
        return false;
    picture_build(&view, &stage->display->ruler, &stage->picture);
    guard_dress(stage->wish->guard, &stage->display->ruler, view.theme, &stage->picture);
    stage->dress = dress;
    stage->shown = view;
    stage->drawn = true;
    return window_draw(stage->display->window, &stage->picture);
}

bool play_count_frame(struct stage *stage)
{
    const int64_t before_us = pace_now_us();
    const bool presented = draw(stage);
    stats_frame(stage->wish->stats, pace_now_us() - before_us, presented);
    return presented;
}
