#include "picture/offer.h"

#include "base/tr.h"

void offer_add(struct offer *offer, const char *key, const char *what, enum deed deed)
{
    if (key == NULL || key[0] == '\0')
        return;
    offer->deeds[offer->count] = deed;
    offer->list[offer->count++] = (struct choice){key, what};
}

const char *offer_leave(const struct view_keys *keys)
{
    return keys->to_menu ? tr("menu") : tr("quit");
}

static int alone(const struct offer *offer)
{
    return offer->first_alone && offer->count > 0 ? 1 : 0;
}

int offer_rows(const struct offer *offer)
{
    const int rest = offer->count - alone(offer), columns = offer->room.columns;
    return alone(offer) + (rest + columns - 1) / columns;
}

/* The room of the first row, or of the others. */
static struct choices_room room_of(const struct offer *offer, bool first)
{
    struct choices_room room = offer->room;
    const int rows = offer_rows(offer);
    const float high = rows > 0 ? room.box.height / (float)rows : 0;
    if (alone(offer) == 0)
        return room;
    room.box.y += first ? 0 : high;
    room.box.height = high * (first ? 0.94f : (float)(rows - 1));
    room.columns = first ? 1 : room.columns;
    return room;
}

void offer_draw(const struct offer *offer, int lit, float walk, const struct pen *pen)
{
    const int first = alone(offer);
    const struct choices_room top = room_of(offer, true), rest = room_of(offer, false);
    if (first > 0)
        choices_add(pen, &top, offer->list, 1, lit - 1, walk);
    choices_add(pen, &rest, offer->list + first, offer->count - first, lit - 1 - first, walk);
}

enum deed offer_deed_at(const struct offer *offer, float x, float y)
{
    const int first = alone(offer);
    if (offer->count == 0)
        return DEED_NONE;
    const struct choices_room top = room_of(offer, true), rest = room_of(offer, false);
    if (first > 0 && choices_at(&top, 1, x, y) == 0)
        return offer->deeds[0];
    const int place = offer->count > first ? choices_at(&rest, offer->count - first, x, y) : -1;
    return place >= 0 ? offer->deeds[first + place] : DEED_NONE;
}
