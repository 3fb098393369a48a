#include "picture/view.h"

#include "picture/closing.h"

#include <math.h>

#include "picture/figure.h"
#include "picture/ground.h"
#include "picture/guest.h"
#include "picture/hud.h"
#include "picture/info.h"
#include "picture/inset.h"
#include "picture/muscle_map.h"
#include "picture/note.h"
#include "picture/pain.h"
#include "picture/screens.h"

/* An upper body has no feet to stand on: it fades out at the foot of the stage. */
static void add_bust(const struct layout *layout, const struct pen *pen, float share,
                     struct shape *figure)
{
    const struct box *stage = &layout->stage;
    float foot = roundf(stage->y + stage->height), end = figure->box.y + figure->box.height;
    struct box fade = {stage->x, foot - stage->height * 0.18f, stage->width, stage->height * 0.18f};
    struct colour floor = pen->theme->floor;
    floor.alpha = (uint8_t)(share * 255.0f + 0.5f);
    if (share >= 1.0f)
        figure->box.height = foot - figure->box.y;
    picture_add(pen->picture, figure);
    pen_fade(pen, fade, floor);
    if (share < 1.0f)
        pen_panel(pen, (struct box){figure->box.x, foot, figure->box.width, end - foot}, 0, floor);
}

static void add_figure(const struct view *view, const struct layout *layout, const struct pen *pen)
{
    struct figure *figure = &pen->picture->figure;
    struct shape shape = {.kind = SHAPE_FIGURE, .box = layout->clip};
    float bust = figure_build(view, layout, figure);
    if (bust > 0.0f && !view->bare)
        add_bust(layout, pen, bust, &shape);
    else if (figure->cone_count > 0)
        picture_add(pen->picture, &shape);
}

static void add_what_plays(const struct view *view, const struct layout *layout,
                           const struct pen *pen)
{
    struct layout cleared = *layout;
    struct view seen = *view;
    cleared.stage = muscle_map_stage(view, layout, pen);
    if (view->apart)
        seen.moment = view->acts;
    add_figure(&seen, &cleared, pen);
    if (!view->apart && view->screen != SCREEN_EASING)
        inset_add(view, layout, pen);
    muscle_map_add(view, layout, pen);
    hud_add(view, layout, pen);
    if (view->hurts != NULL && view->screen != SCREEN_PAUSED)
        pain_field_add(pen, &layout->hurts, layout->next.size, view->hurts, false);
    if (view->screen == SCREEN_PAUSED)
        screen_paused(view, layout, pen);
}

static void add_screen(const struct view *view, const struct layout *layout, const struct pen *pen)
{
    switch (view->screen) {
    case SCREEN_HELP:
        screen_help(view, layout, pen, note_add(view, &layout->page_note, pen));
        break;
    case SCREEN_CLOSING:
        closing_add(view, layout, pen);
        note_add(view, &layout->page_note, pen);
        break;
    case SCREEN_PAIN:
        pain_add(&view->pain, layout, pen);
        break;
    case SCREEN_INFO:
        info_add(view, layout, pen);
        note_add(view, &layout->page_note, pen);
        break;
    case SCREEN_FILM:
        add_figure(view, layout, pen);
        guest_invite(view, layout, pen);
        break;
    case SCREEN_PLAY:
    case SCREEN_EASING:
    case SCREEN_PAUSED:
    case SCREEN_COUNT_IN:
        add_what_plays(view, layout, pen);
        break;
    }
}

static void add_bare(const struct view *view, const struct layout *layout, const struct pen *pen)
{
    add_figure(view, layout, pen);
    inset_add(view, layout, pen);
}

void picture_build(const struct view *view, const struct ruler *ruler, struct picture *out)
{
    struct layout layout = view->bare ? layout_bare(view->width, view->height, view->label)
                                      : layout_for(view->width, view->height, view->em);
    struct pen pen = {out, ruler, view->theme};
    if (view->screen == SCREEN_FILM)
        guest_layout(view, &layout);
    picture_start(out, view->width, view->height);
    ground_add(&pen, layout.horizon);
    if (view->bare)
        add_bare(view, &layout, &pen);
    else
        add_screen(view, &layout, &pen);
}
