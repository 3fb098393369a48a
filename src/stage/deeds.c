#include "stage/deeds.h"

#include <string.h>

#include "player/part.h"

static struct deed deed_of(const struct player *player, enum command command)
{
    const int step = timeline_segment(player->timeline, player->at_ms)->step;
    struct deed deed = {
        .command = command,
        .screen = player->screen,
        .sight = sights_now(&player->sights, step),
        .sound = player->sound,
        .at_ms = player->at_ms,
        .part = part_number(player->timeline, player->at_ms),
        .range = player->range,
        .tempo = player->tempo,
        .again = player->again,
        .wordless = player->wordless,
        .breathless = player->breathless,
        .mirror = player->sights.mirror,
        .fullscreen = player->fullscreen,
    };
    if (note_presence(&player->note) > 0)
        memcpy(deed.note, player->note.words, sizeof deed.note);
    return deed;
}

void deeds_add(struct deeds *deeds, const struct player *player, enum command command)
{
    if (deeds == NULL)
        return;
    if (deeds->count < DEEDS_MOST)
        deeds->list[deeds->count] = deed_of(player, command);
    deeds->count++;
}

const char *deed_screen(enum player_screen screen)
{
    static const char *const names[] = {
        [PLAYER_PLAYING] = "playing",   [PLAYER_PAUSED] = "paused",   [PLAYER_WAITING] = "waiting",
        [PLAYER_COUNT_IN] = "count_in", [PLAYER_HELP] = "help",       [PLAYER_INFO] = "info",
        [PLAYER_HURT] = "hurt",         [PLAYER_CLOSING] = "closing", [PLAYER_ENDED] = "ended",
    };
    return names[screen];
}
