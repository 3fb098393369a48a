#include <stdio.h>

#include "base/tr.h"
#include "player/part.h"
#include "player/player.h"

static void say(const char *words, char out[PLAYER_WORDS])
{
    (void)snprintf(out, PLAYER_WORDS, "%s", words);
}

static const struct segment *part_of(const struct player *player)
{
    return timeline_segment(player->timeline, player->at_ms);
}

/* What was left behind; where it leads to is on the screen already. */
static void tell_skip(const struct segment *from, const struct segment *to, char out[PLAYER_WORDS])
{
    if (from == NULL || to == NULL || from->exercise == NULL)
        say(tr("Skipped"), out);
    else if (from->step == to->step && from->side != to->side && from->side != SIDE_BOTH)
        say(from->side == SIDE_RIGHT ? tr("Skipped the right side") : tr("Skipped the left side"),
            out);
    else
        (void)snprintf(out, PLAYER_WORDS, tr("Skipped: %s"), from->exercise->name);
}

static void tell_back(const struct segment *from, const struct segment *to, char out[PLAYER_WORDS])
{
    const bool again =
        from != NULL && to != NULL && from->step == to->step && from->side == to->side;
    say(again ? tr("From its start again") : tr("Back to the one before"), out);
}

/* On, off, and on though nothing is heard: a person is told why. */
static const char *const sound_words[] = {TR("Sound on"), TR("Sound off"), TR("Sound on")};
static const char *const music_words[] = {TR("Music on"), TR("Music off"),
                                          TR("Music on, but all sound is off")};
static const char *const voice_words[] = {TR("Voice on"), TR("Voice off"),
                                          TR("Voice on, but all sound is off")};

static void tell_part_of_sound(const char *const words[3], bool off, bool all_off,
                               char out[PLAYER_WORDS])
{
    say(tr(words[off ? 1 : all_off ? 2 : 0]), out);
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
        say(tr("From the beginning"), out);
    else
        (void)snprintf(out, PLAYER_WORDS,
                       command == COMMAND_SEEK_FORWARD ? tr("%d seconds on")
                                                       : tr("%d seconds back"),
                       PLAYER_SEEK_MS / 1000);
}

static void tell_sight(const struct player *after, char out[PLAYER_WORDS])
{
    const struct segment *segment = part_of(after);
    if (is_in_routine(after) && segment != NULL)
        say(tr(sight_words(sights_now(&after->sights, segment->step))), out);
}

/* Of the whole arc, as this exercise will be shown. */
static void tell_range(const struct player *before, const struct player *after,
                       enum command command, char out[PLAYER_WORDS])
{
    const struct step step = step_of_segment(after->timeline, part_of(after));
    const double percent = (double)step_range(&step, after->range) * 100;
    if (command == COMMAND_LARGER && after->range <= before->range)
        (void)snprintf(out, PLAYER_WORDS, tr("Range %.0f %%: the most for today"), percent);
    else
        (void)snprintf(out, PLAYER_WORDS, tr("Range %.0f %%"), percent);
}

/* Which one it was is said, as the next may have come into sight already. */
static void tell_too_much(const struct player *before, const struct player *after,
                          char out[PLAYER_WORDS])
{
    const struct exercise *exercise = effort_exercise(after->timeline, after->effort.last);
    if (!is_in_routine(after))
        return;
    if (exercise == NULL)
        say(tr("Nothing was stretched yet"), out);
    else if (after->manner.keeps)
        (void)snprintf(out, PLAYER_WORDS, tr("Less next time: %s"), exercise->name);
    else
        tell_range(before, after, COMMAND_SMALLER, out);
}

static void tell_plan(const struct player *before, const struct player *after, enum command command,
                      char out[PLAYER_WORDS])
{
    if (!is_in_routine(after))
        return;
    if (command == COMMAND_LARGER || command == COMMAND_SMALLER)
        tell_range(before, after, command, out);
    else
        (void)snprintf(out, PLAYER_WORDS, tr("Speed %.3g"), (double)after->tempo);
}

static void tell_shown(const struct player *after, enum command command, char out[PLAYER_WORDS])
{
    if (!is_in_routine(after))
        return;
    if (command == COMMAND_AGAIN)
        say(after->again ? tr("Once more after this") : tr("Not once more"), out);
    else if (command == COMMAND_CAPTIONS)
        say(after->wordless ? tr("Captions off") : tr("Captions on"), out);
    else if (command == COMMAND_BREATH)
        say(after->breathless ? tr("Breath off") : tr("Breath on"), out);
    else
        say(after->sights.mirror ? tr("Mirror on") : tr("Mirror off"), out);
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
            say(tr("Going on"), out);
        break;
    case COMMAND_LOUDER:
    case COMMAND_QUIETER:
        (void)snprintf(out, PLAYER_WORDS, tr("Volume %d %%"), sound->volume);
        break;
    case COMMAND_MUTE:
        tell_part_of_sound(sound_words, sound->muted, false, out);
        break;
    case COMMAND_MUTE_MUSIC:
        tell_part_of_sound(music_words, sound->music_muted, sound->muted, out);
        break;
    case COMMAND_MUTE_VOICE:
        tell_part_of_sound(voice_words, sound->voice_muted, sound->muted, out);
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
        tell_plan(before, after, command, out);
        break;
    case COMMAND_TOO_MUCH:
        tell_too_much(before, after, out);
        break;
    case COMMAND_MIRROR:
    case COMMAND_AGAIN:
    case COMMAND_CAPTIONS:
    case COMMAND_BREATH:
        tell_shown(after, command, out);
        break;
    case COMMAND_FULLSCREEN:
        say(after->fullscreen ? tr("Full screen") : tr("Window"), out);
        break;
    default:
        break;
    }
}
