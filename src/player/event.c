#include "player/event.h"

void events_add(struct events *events, const struct player_event *event)
{
    if (events->count == EVENTS_MOST) {
        events->lost++;
        return;
    }
    events->list[(events->first + events->count++) % EVENTS_MOST] = *event;
}

bool events_take(struct events *events, struct player_event *out)
{
    if (events->count == 0)
        return false;
    *out = events->list[events->first];
    events->first = (events->first + 1) % EVENTS_MOST;
    events->count--;
    return true;
}
