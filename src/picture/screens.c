#include "picture/screens.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/tr.h"

enum { DAILY_SECONDS = 60 };

static struct style plain(const struct pen *pen, enum weight weight)
{
    return (struct style){weight, ALIGN_LEFT, pen->theme->text};
}

/* The buttons of a screen, and what each does. */
struct offer {
    struct choice list[CHOICES_MOST];
    enum deed deeds[CHOICES_MOST];
    int count;
    struct choices_room room;
};

static void offer_add(struct offer *offer, const char *key, const char *what, enum deed deed)
{
    if (key == NULL || key[0] == '\0')
        return;
    offer->deeds[offer->count] = deed;
    offer->list[offer->count++] = (struct choice){key, what};
}

static const char *leave_words(const struct view_keys *keys)
{
    return keys->to_menu ? tr("menu") : tr("quit");
}

static struct offer offer_of(const struct view *view, const struct layout *layout)
{
    const struct view_keys *keys = &view->keys;
    struct offer offer = {.count = 0};
    if (view->screen == SCREEN_PAUSED) {
        offer_add(&offer, keys->pause, tr("go on"), DEED_PAUSE);
        offer_add(&offer, keys->next, tr("next"), DEED_NEXT);
        offer_add(&offer, keys->quit, leave_words(keys), DEED_QUIT);
        offer.room = (struct choices_room){layout->paused_keys.box, layout->paused_columns,
                                           layout->paused_keys.size};
    } else if (view->screen == SCREEN_CLOSING) {
        offer_add(&offer, keys->back, tr("once more"), DEED_BACK);
        offer_add(&offer, keys->quit, leave_words(keys), DEED_QUIT);
        offer.room = (struct choices_room){layout->closing_keys.box, layout->closing_columns,
                                           layout->closing_keys.size};
    }
    return offer;
}

static void add_offer(const struct view *view, const struct layout *layout, const struct pen *pen)
{
    const struct offer offer = offer_of(view, layout);
    choices_add(pen, &offer.room, offer.list, offer.count, -1, 0.0f);
}

enum deed screen_deed_at(const struct view *view, float x, float y)
{
    const struct layout layout = layout_for(view->width, view->height, view->em);
    const struct offer offer = offer_of(view, &layout);
    const int place = offer.count > 0 ? choices_at(&offer.room, offer.count, x, y) : -1;
    return place >= 0 ? offer.deeds[place] : DEED_NONE;
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
    add_offer(view, layout, pen);
}

void screen_closing(const struct view *view, const struct layout *layout, const struct pen *pen)
{
    int64_t seconds = view->today_ms > 0 ? view->today_ms / 1000 : 0;
    char number[32], words[64];
    snprintf(number, sizeof number, "%" PRId64, seconds);
    if (view->guest)
        snprintf(words, sizeof words, "%s", tr("Well done. Thank you!"));
    else if (seconds < DAILY_SECONDS)
        snprintf(words, sizeof words, tr("%d of %d seconds today"), (int)seconds, DAILY_SECONDS);
    else
        snprintf(words, sizeof words, tr("%d seconds today"), (int)seconds);
    pen_arc(pen, &layout->closing, 1.0f, pen->theme->ring_empty);
    pen_arc(pen, &layout->closing, (float)seconds / DAILY_SECONDS, pen->theme->ring);
    pen_number(pen, &layout->closing, number);
    pen_line(pen, words, &layout->closing_words,
             (struct style){WEIGHT_BOLD, ALIGN_CENTRE, pen->theme->text});
    add_offer(view, layout, pen);
}
