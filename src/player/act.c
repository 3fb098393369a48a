/* What commands do. */
#include <math.h>

#include "base/ease.h"
#include "player/inside.h"
#include "player/part.h"

static int64_t back_from(const struct player *player)
{
    const int64_t start = part_at(player->timeline, player->at_ms);
    if (player->at_ms - start >= PLAYER_RESTART_MS || start == 0)
        return start;
    return part_at(player->timeline, start - 1);
}

static void toggle_pause(struct player *player)
{
    if (player->screen == PLAYER_WAITING)
        player_show(player, PLAYER_PLAYING);
    else if (player->screen == PLAYER_PAUSED)
        player_go_on(player);
    else
        player_show(player, PLAYER_PAUSED);
}

/* A page over what plays; it goes on afterwards if it did. */
static void cover(struct player *player, enum player_screen page)
{
    player->covered = player->screen;
    player_show(player, page);
}

static void uncover(struct player *player)
{
    if (player->covered == PLAYER_PAUSED || player->covered == PLAYER_WAITING)
        player_show(player, player->covered);
    else
        player_go_on(player);
}

static int step_of(const struct player *player)
{
    return timeline_segment(player->timeline, player->at_ms)->step;
}

static void choose_sight(struct player *player, enum command command)
{
    const int step = step_of(player);
    const enum sight now = sights_now(&player->sights, step);
    enum sight next = (enum sight)((now + 1) % SIGHT_COUNT);
    if (command != COMMAND_VIEW) {
        next = (enum sight)(SIGHT_FRONT + (int)(command - COMMAND_VIEW_FRONT));
        next = next == now ? SIGHT_OWN : next;
    }
    sights_choose(&player->sights, step, next);
}

/* In whole steps, so that 1 is met again. */
static float stepped(float value, int steps, float least, float most)
{
    return clampf(roundf(value / PLAYER_STEP + (float)steps) * PLAYER_STEP, least, most);
}

/* Five hundredths of the whole arc more or less than this exercise is shown with now, as far as it
 * may be shown to this person today; a range that is larger already, for another exercise, stays.
 */
void player_step_range(struct player *player, int steps)
{
    const struct step step =
        step_of_segment(player->timeline, timeline_segment(player->timeline, player->at_ms));
    const float most = step.most > 0 ? clampf(step.most / step.comfort, 1, TIMELINE_RANGE_MOST) : 1;
    const float shown = step_range(&step, player->range) + (float)steps * PLAYER_RANGE_STEP;
    const float wished = roundf(shown * 1000) / 1000 / step.comfort;
    player->range = clampf(steps > 0 ? fmaxf(wished, player->range) : wished, PLAYER_RANGE_LEAST,
                           fmaxf(most, player->range));
}

static bool do_plan(struct player *player, enum command command)
{
    float *tempo = &player->tempo;
    switch (command) {
    case COMMAND_FASTER:
    case COMMAND_SLOWER:
        *tempo = stepped(*tempo, command == COMMAND_FASTER ? 1 : -1, PLAYER_TEMPO_LEAST,
                         PLAYER_TEMPO_MOST);
        return true;
    case COMMAND_TEMPO:
        *tempo = 1;
        return true;
    case COMMAND_LARGER:
    case COMMAND_SMALLER:
        player_step_range(player, command == COMMAND_LARGER ? 1 : -1);
        return true;
    case COMMAND_TOO_MUCH:
        player_find_too_much(player);
        return true;
    default:
        return false;
    }
}

static bool do_place(struct player *player, enum command command)
{
    const struct timeline *timeline = player->timeline;
    switch (command) {
    case COMMAND_NEXT:
        player_jump(player, part_after(timeline, player->at_ms));
        return true;
    case COMMAND_BACK:
        player_jump(player, back_from(player));
        return true;
    case COMMAND_SEEK_FORWARD:
        player_jump(player, player->at_ms + PLAYER_SEEK_MS);
        return true;
    case COMMAND_SEEK_BACK:
        player_jump(player, player->at_ms - PLAYER_SEEK_MS);
        return true;
    case COMMAND_RESTART:
        player_jump(player, 0);
        return true;
    default:
        return false;
    }
}

static bool do_look(struct player *player, enum command command)
{
    switch (command) {
    case COMMAND_VIEW:
    case COMMAND_VIEW_FRONT:
    case COMMAND_VIEW_SIDE:
    case COMMAND_VIEW_THREE_QUARTER:
    case COMMAND_VIEW_BACK:
    case COMMAND_VIEW_ABOVE:
        choose_sight(player, command);
        return true;
    case COMMAND_MIRROR:
        player->sights.mirror = !player->sights.mirror;
        return true;
    case COMMAND_CAPTIONS:
        player->wordless = !player->wordless;
        return true;
    case COMMAND_BREATH:
        player->breathless = !player->breathless;
        return true;
    default:
        return false;
    }
}

static void do_in_routine(struct player *player, enum command command)
{
    switch (command) {
    case COMMAND_PAUSE:
    case COMMAND_MENU:
        toggle_pause(player);
        break;
    case COMMAND_HELP:
        cover(player, PLAYER_HELP);
        break;
    case COMMAND_INFO:
        cover(player, PLAYER_INFO);
        break;
    case COMMAND_AGAIN:
        player->again = !player->again || player->again_step != step_of(player);
        player->again_step = step_of(player);
        break;
    default:
        if (!do_place(player, command) && !do_look(player, command))
            (void)do_plan(player, command);
        break;
    }
}

/* Back returns to the last part; anything else that means "go on" ends. */
static void do_at_the_end(struct player *player, enum command command)
{
    switch (command) {
    case COMMAND_BACK:
    case COMMAND_SEEK_BACK:
        player_jump(player, part_at(player->timeline, player->timeline->duration_ms - 1));
        break;
    case COMMAND_RESTART:
        player_jump(player, 0);
        break;
    case COMMAND_PAUSE:
        player->accepted = player_offers(player);
        player->screen = PLAYER_ENDED;
        break;
    case COMMAND_MENU:
    case COMMAND_NEXT:
        player->screen = PLAYER_ENDED;
        break;
    case COMMAND_TOO_MUCH:
        player->reviews = player_asks_too_much(player);
        break;
    default:
        break;
    }
}

static void turn_volume(struct player_sound *sound, int percent)
{
    const int volume = sound->volume + percent;
    sound->volume = volume < 0 ? 0 : volume > 100 ? 100 : volume;
    sound->muted = false;
}

static bool do_sound(struct player_sound *sound, enum command command)
{
    switch (command) {
    case COMMAND_LOUDER:
        turn_volume(sound, PLAYER_VOLUME_STEP);
        return true;
    case COMMAND_QUIETER:
        turn_volume(sound, -PLAYER_VOLUME_STEP);
        return true;
    case COMMAND_MUTE:
        sound->muted = !sound->muted;
        return true;
    case COMMAND_MUTE_MUSIC:
        sound->music_muted = !sound->music_muted;
        return true;
    case COMMAND_MUTE_VOICE:
        sound->voice_muted = !sound->voice_muted;
        return true;
    default:
        return false;
    }
}

static void leave(struct player *player)
{
    player_leave(player, ENDING_BROKEN_OFF);
    player_over(player, player->screen == PLAYER_HURT ? ENDING_HURT : ENDING_BROKEN_OFF);
    player_show(player, PLAYER_ENDED);
}

static bool do_anywhere(struct player *player, enum command command)
{
    switch (command) {
    case COMMAND_QUIT:
        leave(player);
        return true;
    case COMMAND_FULLSCREEN:
        player->fullscreen = !player->fullscreen;
        return true;
    case COMMAND_HURTS:
        if (player->screen != PLAYER_HURT)
            player_hurt(player);
        return true;
    default:
        return do_sound(&player->sound, command);
    }
}

static void do_on_page(struct player *player, enum command command, enum command own)
{
    if (command == own || command == COMMAND_MENU || command == COMMAND_PAUSE)
        uncover(player);
}

static void do_on_screen(struct player *player, enum command command)
{
    switch (player->screen) {
    case PLAYER_HELP:
        do_on_page(player, command, COMMAND_HELP);
        break;
    case PLAYER_INFO:
        do_on_page(player, command, COMMAND_INFO);
        break;
    case PLAYER_HURT:
        player_do_hurt(player, command);
        break;
    case PLAYER_CLOSING:
        do_at_the_end(player, command);
        break;
    default:
        do_in_routine(player, command);
        break;
    }
}

/* `listens`: the screen takes commands of its own. */
static void act(struct player *player, enum command command, bool listens)
{
    const struct player before = *player;
    char words[PLAYER_WORDS];
    if (player->screen == PLAYER_ENDED)
        return;
    note_drop(&player->note);
    if (!do_anywhere(player, command) && listens)
        do_on_screen(player, command);
    if (player->screen == before.screen && player->note.left_ms == 0)
        player->note = before.note;
    player_tell(&before, player, command, words);
    note_tell(&player->note, words);
}

void player_do(struct player *player, enum command command, bool repeated)
{
    if (!repeated || command == COMMAND_LOUDER || command == COMMAND_QUIETER)
        act(player, command, player->fresh_ms == 0);
}

void player_obey(struct player *player, enum command command)
{
    act(player, command, true);
}

void player_go(struct player *player, int64_t to_ms)
{
    if (player->screen == PLAYER_PLAYING || player->screen == PLAYER_PAUSED ||
        player->screen == PLAYER_COUNT_IN || player->screen == PLAYER_WAITING)
        player_jump(player, to_ms);
}

void player_set_volume(struct player *player, int percent)
{
    const struct player before = *player;
    char words[PLAYER_WORDS];
    turn_volume(&player->sound, percent - player->sound.volume);
    player_tell(&before, player, COMMAND_LOUDER, words);
    note_tell(&player->note, words);
}
