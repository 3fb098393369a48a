#include <stdio.h>

#include "player/player.h"

static const struct segment *part_of(const struct player *player)
{
    return timeline_segment(player->timeline, player->at_ms);
}

/* What was left behind; where it leads to is on the screen already. */
static void tell_skip(const struct segment *from, const struct segment *to, char out[PLAYER_WORDS])
{
    if (from == NULL || to == NULL || from->exercise == NULL)
        (void)snprintf(out, PLAYER_WORDS, "Skipped");
    else if (from->step == to->step && from->side != to->side && from->side != SIDE_BOTH)
        (void)snprintf(out, PLAYER_WORDS, "Skipped the %s side",
                       from->side == SIDE_RIGHT ? "right" : "left");
    else
        (void)snprintf(out, PLAYER_WORDS, "Skipped: %s", from->exercise->name);
}

static void tell_back(const struct segment *from, const struct segment *to, char out[PLAYER_WORDS])
{
    const bool again =
        from != NULL && to != NULL && from->step == to->step && from->side == to->side;
    (void)snprintf(out, PLAYER_WORDS, again ? "From its start again" : "Back to the one before");
}

/* A person who hears nothing all the same is told why. */
static void tell_part_of_sound(const char *what, bool off, bool all_off, char out[PLAYER_WORDS])
{
    (void)snprintf(out, PLAYER_WORDS, "%s %s%s", what, off ? "off" : "on",
                   all_off && !off ? ", but all sound is off" : "");
}

static bool is_in_routine(const struct player *player)
{
    return player->screen == PLAYER_PLAYING || player->screen == PLAYER_PAUSED ||
           player->screen == PLAYER_COUNT_IN || player->screen == PLAYER_WAITING;
}

static void tell_place(const struct player *before, const struct player *after,
                       enum command command, char out[PLAYER_WORDS])
{
    if (before->jumps == after->jumps || !is_in_routine(after))
        return;
    if (command == COMMAND_NEXT)
        tell_skip(part_of(before), part_of(after), out);
    else if (command == COMMAND_BACK)
        tell_back(part_of(before), part_of(after), out);
    else if (command == COMMAND_RESTART)
        (void)snprintf(out, PLAYER_WORDS, "From the beginning");
    else
        (void)snprintf(out, PLAYER_WORDS, "%d seconds %s", PLAYER_SEEK_MS / 1000,
                       command == COMMAND_SEEK_FORWARD ? "on" : "back");
}

static void tell_sight(const struct player *after, char out[PLAYER_WORDS])
{
    const struct segment *segment = part_of(after);
    if (is_in_routine(after) && segment != NULL)
        (void)snprintf(out, PLAYER_WORDS, "View: %s",
                       sight_words(sights_now(&after->sights, segment->step)));
}

static void tell_plan(const struct player *after, enum command command, char out[PLAYER_WORDS])
{
    if (!is_in_routine(after))
        return;
    if (command == COMMAND_LARGER || command == COMMAND_SMALLER)
        (void)snprintf(out, PLAYER_WORDS, "Range %.0f %%", (double)after->range * 100);
    else
        (void)snprintf(out, PLAYER_WORDS, "Speed %.3g", (double)after->tempo);
}

static void tell_shown(const struct player *after, enum command command, char out[PLAYER_WORDS])
{
    if (!is_in_routine(after))
        return;
    if (command == COMMAND_AGAIN)
        (void)snprintf(out, PLAYER_WORDS, after->again ? "Once more after this" : "Not once more");
    else if (command == COMMAND_CAPTIONS)
        (void)snprintf(out, PLAYER_WORDS, after->wordless ? "Captions off" : "Captions on");
    else if (command == COMMAND_BREATH)
        (void)snprintf(out, PLAYER_WORDS, after->breathless ? "Breath off" : "Breath on");
    else
        (void)snprintf(out, PLAYER_WORDS, after->sights.mirror ? "Mirror on" : "Mirror off");
}

void player_tell(const struct player *before, const struct player *after, enum command command,
                 char out[PLAYER_WORDS])
{
    const struct player_sound *sound = &after->sound;
    out[0] = '\0';
    switch (command) {
    case COMMAND_NEXT:
    case COMMAND_BACK:
    case COMMAND_SEEK_FORWARD:
    case COMMAND_SEEK_BACK:
    case COMMAND_RESTART:
        tell_place(before, after, command, out);
        break;
    case COMMAND_PAUSE:
    case COMMAND_MENU:
        if (before->screen == PLAYER_PAUSED && after->screen == PLAYER_PLAYING)
            (void)snprintf(out, PLAYER_WORDS, "Going on");
        break;
    case COMMAND_LOUDER:
    case COMMAND_QUIETER:
        (void)snprintf(out, PLAYER_WORDS, "Volume %d %%", sound->volume);
        break;
    case COMMAND_MUTE:
        tell_part_of_sound("Sound", sound->muted, false, out);
        break;
    case COMMAND_MUTE_MUSIC:
        tell_part_of_sound("Music", sound->music_muted, sound->muted, out);
        break;
    case COMMAND_MUTE_VOICE:
        tell_part_of_sound("Voice", sound->voice_muted, sound->muted, out);
        break;
    case COMMAND_VIEW:
    case COMMAND_VIEW_FRONT:
    case COMMAND_VIEW_SIDE:
    case COMMAND_VIEW_THREE_QUARTER:
    case COMMAND_VIEW_BACK:
    case COMMAND_VIEW_ABOVE:
        tell_sight(after, out);
        break;
    case COMMAND_FASTER:
    case COMMAND_SLOWER:
    case COMMAND_TEMPO:
    case COMMAND_LARGER:
    case COMMAND_SMALLER:
        tell_plan(after, command, out);
        break;
    case COMMAND_MIRROR:
    case COMMAND_AGAIN:
    case COMMAND_CAPTIONS:
    case COMMAND_BREATH:
        tell_shown(after, command, out);
        break;
    case COMMAND_FULLSCREEN:
        (void)snprintf(out, PLAYER_WORDS, after->fullscreen ? "Full screen" : "Window");
        break;
    default:
        break;
    }
}
