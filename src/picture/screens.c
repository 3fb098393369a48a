#include "picture/screens.h"

#include <stdio.h>

#include "base/tr.h"
#include "picture/closing.h"

static struct style plain(const struct pen *pen, enum weight weight)
{
    return (struct style){weight, ALIGN_LEFT, pen->theme->text};
}

static struct offer paused_offer(const struct view *view, const struct layout *layout)
{
    const struct view_keys *keys = &view->keys;
    struct offer offer = {
        .room = {layout->paused_keys.box, layout->paused_columns, layout->paused_keys.size}};
    offer_add(&offer, keys->pause, tr("go on"), DEED_PAUSE);
    offer_add(&offer, keys->next, tr("next"), DEED_NEXT);
    if (layout->paused_much.width <= 0)
        offer_add(&offer, keys->too_much, tr("too much"), DEED_TOO_MUCH);
    offer_add(&offer, keys->quit, offer_leave(keys), DEED_QUIT);
    return offer;
}

static struct offer offer_of(const struct view *view, const struct layout *layout)
{
    if (view->screen == SCREEN_PAUSED)
        return paused_offer(view, layout);
    if (view->screen == SCREEN_CLOSING)
        return closing_offer(view, layout);
    return (struct offer){.count = 0};
}

/* The button beside the red field, where there is room for one; else it is with the others. */
static struct offer beside_field(const struct view *view, const struct layout *layout)
{
    struct offer offer = {.room = {layout->paused_much, 1, layout->paused_keys.size}};
    if (view->screen == SCREEN_PAUSED && layout->paused_much.width > 0)
        offer_add(&offer, view->keys.too_much, tr("too much"), DEED_TOO_MUCH);
    return offer;
}

static bool has_field(const struct view *view)
{
    return view->hurts != NULL && view->screen != SCREEN_CLOSING;
}

int screen_deeds(const struct view *view, enum deed deeds[CHOICES_MOST])
{
    const struct layout layout = layout_for(view->width, view->height, view->em);
    const struct offer offer = offer_of(view, &layout);
    int count = 0;
    for (; count < offer.count; count++)
        deeds[count] = offer.deeds[count];
    if (count > 0 && beside_field(view, &layout).count > 0)
        deeds[count++] = DEED_TOO_MUCH;
    if (count > 0 && has_field(view))
        deeds[count++] = DEED_HURTS;
    return count;
}

int screen_way_on(const struct view *view)
{
    enum deed deeds[CHOICES_MOST];
    const int count = screen_deeds(view, deeds);
    int leave = 0;
    for (int i = 0; i < count; i++) {
        if (deeds[i] == DEED_PAUSE)
            return i + 1;
        if (deeds[i] == DEED_QUIT)
            leave = i + 1;
    }
    return view->screen == SCREEN_CLOSING ? leave : 0;
}

enum deed screen_deed_at(const struct view *view, float x, float y)
{
    const struct layout layout = layout_for(view->width, view->height, view->em);
    const struct offer offer = offer_of(view, &layout);
    const struct box *field = view->screen == SCREEN_PAUSED ? &layout.paused_hurts : &layout.hurts;
    if (has_field(view) && box_holds(field, x, y))
        return DEED_HURTS;
    if (view->screen == SCREEN_PAUSED && box_holds(&layout.paused_help.box, x, y))
        return DEED_HELP;
    const struct offer beside = beside_field(view, &layout);
    return offer_deed_at(&beside, x, y) != DEED_NONE ? DEED_TOO_MUCH : offer_deed_at(&offer, x, y);
}

static void add_field(const struct view *view, const struct layout *layout, const struct pen *pen)
{
    enum deed deeds[CHOICES_MOST];
    pain_field_add(pen, &layout->paused_hurts, layout->next.size, view->hurts,
                   view->lit > 0 && view->lit == screen_deeds(view, deeds));
}

void screen_paused(const struct view *view, const struct layout *layout, const struct pen *pen)
{
    char words[64];
    const struct style quiet = {WEIGHT_REGULAR,
                                layout->paused_columns > 1 ? ALIGN_RIGHT : ALIGN_LEFT,
                                pen->theme->text_quiet};
    pen_card(pen, layout->paused, layout->em * 0.6f, layout->line * 1.5f);
    (void)pen_line(pen, tr("Paused"), &layout->paused_word, plain(pen, WEIGHT_BOLD));
    if (view->keys.help != NULL && view->keys.help[0] != '\0') {
        (void)snprintf(words, sizeof words, tr("%s all keys"), view->keys.help);
        (void)pen_line(pen, words, &layout->paused_help, quiet);
    }
    if (has_field(view))
        add_field(view, layout, pen);
    const struct offer offer = paused_offer(view, layout);
    offer_draw(&offer, view->lit, view->walk, pen);
    const struct offer beside = beside_field(view, layout);
    offer_draw(&beside, view->lit - offer.count, view->walk, pen);
}
