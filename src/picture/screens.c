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
    offer_add(&offer, keys->quit, offer_leave(keys), DEED_QUIT);
    return offer;
}

enum deed screen_deed_at(const struct view *view, float x, float y)
{
    const struct layout layout = layout_for(view->width, view->height, view->em);
    struct offer offer = {.count = 0};
    if (view->screen == SCREEN_PAUSED)
        offer = paused_offer(view, &layout);
    else if (view->screen == SCREEN_CLOSING)
        offer = closing_offer(view, &layout);
    return offer_deed_at(&offer, x, y);
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
    const struct offer offer = paused_offer(view, layout);
    offer_draw(&offer, pen);
}
