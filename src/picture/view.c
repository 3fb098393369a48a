#include "picture/view.h"

#include "picture/figure.h"
#include "picture/hud.h"
#include "picture/screens.h"

static void add_ground(const struct view *view, const struct layout *layout,
                       struct picture *picture)
{
    const struct theme *theme = view->theme;
    picture->wall = theme->background;
    picture->wall_edge = theme->background_edge;
    picture->floor = theme->floor;
    picture->horizon = layout->horizon;
    struct shape shape = {.kind = SHAPE_BACKDROP,
                          .box = {0, 0, (float)view->width, (float)view->height}};
    picture_add(picture, &shape);
}

static void add_figure(const struct view *view, const struct layout *layout,
                       struct picture *picture)
{
    figure_build(view, layout, &picture->figure);
    struct shape shape = {.kind = SHAPE_FIGURE, .box = layout->clip};
    if (picture->figure.cone_count > 0)
        picture_add(picture, &shape);
}

static void add_screen(const struct view *view, const struct layout *layout, const struct pen *pen)
{
    switch (view->screen) {
    case SCREEN_HELP:
        screen_help(view, layout, pen);
        return;
    case SCREEN_CLOSING:
        screen_closing(view, layout, pen);
        return;
    case SCREEN_PLAY:
    case SCREEN_PAUSED:
    case SCREEN_COUNT_IN:
        break;
    }
    add_figure(view, layout, pen->picture);
    hud_add(view, layout, pen);
    if (view->screen == SCREEN_PAUSED)
        screen_paused(view, layout, pen);
}

void picture_build(const struct view *view, const struct ruler *ruler, struct picture *out)
{
    struct layout layout =
        view->bare ? layout_bare(view->width, view->height) : layout_for(view->width, view->height);
    struct pen pen = {out, ruler, view->theme};
    picture_start(out, view->width, view->height);
    add_ground(view, &layout, out);
    if (view->bare)
        add_figure(view, &layout, out);
    else
        add_screen(view, &layout, &pen);
}
