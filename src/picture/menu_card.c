#include "picture/menu_card.h"

#include <math.h>
#include <string.h>

#include "picture/figure.h"
#include "picture/lines.h"
#include "picture/paragraph.h"
#include "picture/reflow.h"
#include "picture/view.h"

/* How much of a card's width the figure has. */
#define FIGURE_SHARE 0.44f

static struct box shrink(struct box box, float by)
{
    return (struct box){box.x + by, box.y + by, box.width - 2 * by, box.height - 2 * by};
}

/* The window in which the figure is seen. */
static struct box window_of(const struct box *card, const struct layout *layout)
{
    struct box inner = shrink(*card, roundf(layout->em * 0.26f));
    inner.width = roundf(fminf(card->width * FIGURE_SHARE, inner.height * 1.5f));
    return inner;
}

static float build_figure(const struct menu_page *page, const struct menu_face *face,
                          const struct layout *layout, const struct box *window, struct figure *out)
{
    struct view view = {
        .timeline = face->timeline,
        .theme = page->theme,
        .width = page->width,
        .height = page->height,
        .bare = true,
        .range = 1,
        .tempo = 1,
        .sights = page->sights,
    };
    struct layout small = *layout;
    small.stage = shrink(*window, window->height * 0.06f);
    small.clip = *window;
    small.line = fmaxf(layout->line * 0.6f, 1.0f);
    small.rim = fmaxf(layout->rim * 0.6f, 1.0f);
    timeline_at(face->timeline, face->at_ms, &view.moment);
    memset(out, 0, sizeof *out);
    return figure_build(&view, &small, out);
}

static bool is_kept(const struct menu_still_key *key, const struct menu_face *face,
                    const struct box *window)
{
    return key->routine == face->timeline->routine && key->at_ms == face->at_ms &&
           key->box.x == window->x && key->box.y == window->y && key->box.width == window->width &&
           key->box.height == window->height;
}

static void keep_still(const struct menu_page *page, const struct layout *layout, int place,
                       const struct box *window, struct menu_stills *stills)
{
    const struct menu_face *face = &page->faces[place];
    if (is_kept(&stills->key[place], face, window))
        return;
    stills->bust[place] = build_figure(page, face, layout, window, &stills->figure[place]);
    stills->key[place] = (struct menu_still_key){face->timeline->routine, face->at_ms, *window};
    stills->stamp[place] = ++stills->stamps;
}

/* An upper body fades out at its foot. */
static void add_fade(const struct pen *pen, const struct box *window, float bust)
{
    struct colour floor = pen->theme->floor;
    const float high = window->height * 0.2f, foot = window->y + window->height;
    floor.alpha = (uint8_t)(bust * 255.0f + 0.5f);
    if (bust > 0.0f)
        pen_fade(pen, (struct box){window->x, foot - high, window->width, high}, floor);
}

static void add_figure(const struct pen *pen, const struct menu_page *page,
                       const struct layout *layout, const struct menu_card_place *card,
                       const struct box *window, struct menu_stills *stills)
{
    const struct menu_face *face = &page->faces[card->place];
    struct shape shape;
    float bust;
    memset(&shape, 0, sizeof shape);
    shape.kind = card->lit ? SHAPE_FIGURE : SHAPE_STILL;
    shape.box = *window;
    if (card->lit) {
        bust = build_figure(page, face, layout, window, &pen->picture->figure);
    } else {
        keep_still(page, layout, card->place, window, stills);
        pen->picture->stills[card->place] = &stills->figure[card->place];
        shape.still = card->place;
        shape.stamp = stills->stamp[card->place];
        bust = stills->bust[card->place];
    }
    picture_add(pen->picture, &shape);
    add_fade(pen, window, bust);
}

static void add_arrow(const struct pen *pen, const struct box *window)
{
    const float size = floorf(window->height * 0.6f);
    const struct slot slot = {{window->x, window->y + (window->height - size * PICTURE_LINE) / 2,
                               window->width, size * PICTURE_LINE},
                              size};
    (void)pen_line(pen, "\u2190", &slot,
                   (struct style){WEIGHT_BOLD, ALIGN_CENTRE, pen->theme->text_quiet});
}

/* Head and shoulders about a middle. */
static void add_person(const struct pen *pen, float x, float y, float size, struct colour colour)
{
    const struct box shoulders = {x - size * 0.3f, y + size * 0.02f, size * 0.6f, size * 0.34f};
    pen_disc(pen, x, y - size * 0.18f, size * 0.16f, colour);
    pen_panel(pen, shoulders, size * 0.16f, colour);
}

static void add_people(const struct pen *pen, float x, float y, float size)
{
    struct colour behind = pen->theme->text_quiet;
    behind.alpha = 140;
    add_person(pen, x - size * 0.24f, y - size * 0.06f, size * 0.8f, behind);
    add_person(pen, x + size * 0.24f, y - size * 0.06f, size * 0.8f, behind);
    add_person(pen, x, y + size * 0.05f, size * 0.9f, pen->theme->text);
}

/* Seven days as bars. */
static void add_days(const struct pen *pen, float x, float y, float size)
{
    static const float shares[7] = {0.45f, 0.8f, 0.6f, 0.15f, 0.9f, 0.7f, 1.0f};
    const float step = size * 0.13f, wide = step * 0.6f, foot = y + size * 0.32f;
    for (int i = 0; i < 7; i++) {
        const float high = size * 0.64f * shares[i];
        const struct box bar = {x + step * ((float)i - 3.0f) - wide / 2, foot - high, wide, high};
        pen_panel(pen, bar, wide * 0.4f, i == 6 ? pen->theme->ring : pen->theme->text_quiet);
    }
}

static void add_sign(const struct pen *pen, const struct box *window, enum menu_sign sign)
{
    const float x = window->x + window->width / 2, y = window->y + window->height / 2;
    const float size = fminf(window->height, window->width) * 0.9f;
    if (sign == MENU_SIGN_BACK)
        add_arrow(pen, window);
    else if (sign == MENU_SIGN_WEEK)
        add_days(pen, x, y, size);
    else if (sign == MENU_SIGN_PERSON)
        add_person(pen, x, y, size, pen->theme->text);
    else
        add_people(pen, x, y, size);
}

/* At the foot of a place, in two lines where one is too short; returns how high they are. */
static float add_about(const struct pen *pen, const char *about, const struct slot *foot)
{
    const struct style quiet = {WEIGHT_REGULAR, ALIGN_LEFT, pen->theme->text_quiet};
    struct wrapped lines;
    struct slot slot = *foot;
    lines_break(pen, about, foot->size, WEIGHT_REGULAR, foot->box.width, 2, &lines);
    for (int i = lines.count - 1; i >= 0; i--) {
        (void)pen_line(pen, lines.text[i], &slot, quiet);
        slot.box.y -= foot->box.height;
    }
    return foot->box.height * (float)lines.count;
}

/* The name from the top, the words at the foot. */
static void add_words(const struct pen *pen, const struct menu_page *page,
                      const struct menu_face *face, const struct layout *layout,
                      const struct box *card, const struct box *window)
{
    const float share = fmaxf(1.0f, reflow_share(layout, page->em)), em = layout->em * share;
    const float left = window->x + window->width + em * 0.45f;
    const float width = card->x + card->width - em * 0.4f - left, high = em * 1.25f;
    const float foot = window->y + window->height;
    const struct slot about = {{left, foot - high, width, high}, em};
    const float taken = add_about(pen, face->about, &about);
    const struct slot name = {{left, window->y, width, foot - taken - window->y},
                              layout->caption.size * share};
    (void)paragraph(pen, face->name, &name,
                    (struct style){WEIGHT_BOLD, ALIGN_LEFT, pen->theme->text});
}

void menu_card_add(const struct pen *pen, const struct menu_page *page, const struct layout *layout,
                   const struct menu_card_place *card, struct menu_stills *stills)
{
    const struct menu_face *face = &page->faces[card->place];
    const float edge = card->lit ? roundf(fmaxf(layout->em * 0.13f, 3.0f)) : layout->line;
    const float corner = layout->em * 0.4f;
    const struct box window = window_of(&card->box, layout), inner = shrink(card->box, edge);
    pen_panel(pen, card->box, corner, card->lit ? pen->theme->ring : pen->theme->ring_empty);
    pen_panel(pen, inner, corner - edge, pen->theme->background);
    if (face->sign != MENU_SIGN_BACK)
        pen_panel(pen, window, corner * 0.6f, pen->theme->floor);
    if (face->sign != MENU_SIGN_NONE)
        add_sign(pen, &window, face->sign);
    else if (face->timeline != NULL)
        add_figure(pen, page, layout, card, &window, stills);
    add_words(pen, page, face, layout, &card->box, &window);
    if (card->lit)
        pen_walk(pen, &card->box, edge, page->walk);
}
