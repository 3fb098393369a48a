#include "player/player.h"

#include "base/ease.h"
#include "player/part.h"
#include "timeline/match.h"

void player_start(struct player *player, const struct timeline *timeline)
{
    *player = (struct player){.timeline = timeline, .screen = PLAYER_PLAYING, .sound.volume = 100};
}

static void show(struct player *player, enum player_screen screen)
{
    player->screen = screen;
    player->jumps++;
}

/* Once a run, whatever is looked at again from the closing screen. */
static void tell_routine(struct player *player, enum ending ending)
{
    const struct player_event event = {
        .kind = EVENT_ROUTINE,
        .routine = player->timeline->routine,
        .phase = "",
        .stretched_ms = player->stretched_ms,
        .range = player->timeline->wish.range,
        .ending = ending,
    };
    if (!player->told)
        events_add(&player->events, &event);
    player->told = true;
}

static void leave_phase(struct player *player, enum ending ending)
{
    visit_leave(&player->visit, &player->events, player->timeline, ending);
}

static void close_routine(struct player *player, int64_t closing_ms)
{
    player->at_ms = player->timeline->duration_ms;
    player->closing_ms = closing_ms;
    show(player, PLAYER_CLOSING);
}

static void play_on(struct player *player, int64_t elapsed_ms)
{
    const int64_t duration = player->timeline->duration_ms;
    const int64_t from = player->at_ms;
    const int64_t step = lesser(elapsed_ms, duration - from);
    player->at_ms = from + step;
    player->stretched_ms +=
        visit_pass(&player->visit, &player->events, player->timeline, from, player->at_ms);
    if (player->at_ms < duration)
        return;
    tell_routine(player, ENDING_DONE);
    close_routine(player, lesser(elapsed_ms - step, PLAYER_CLOSING_MS));
}

static void count_in(struct player *player, int64_t elapsed_ms)
{
    const int64_t step = lesser(elapsed_ms, player->count_in_ms);
    player->count_in_ms -= step;
    if (player->count_in_ms > 0)
        return;
    show(player, PLAYER_PLAYING);
    play_on(player, elapsed_ms - step);
}

static void close_on(struct player *player, int64_t elapsed_ms)
{
    player->closing_ms += lesser(elapsed_ms, PLAYER_CLOSING_MS - player->closing_ms);
    if (player->closing_ms >= PLAYER_CLOSING_MS)
        player->screen = PLAYER_ENDED;
}

void player_advance(struct player *player, int64_t elapsed_ms)
{
    if (elapsed_ms <= 0)
        return;
    note_pass(&player->note, elapsed_ms);
    sights_pass(&player->sights, elapsed_ms);
    switch (player->screen) {
    case PLAYER_PLAYING:
        play_on(player, elapsed_ms);
        break;
    case PLAYER_COUNT_IN:
        count_in(player, elapsed_ms);
        break;
    case PLAYER_CLOSING:
        close_on(player, elapsed_ms);
        break;
    case PLAYER_PAUSED:
    case PLAYER_HELP:
    case PLAYER_ENDED:
        break;
    }
}

/* Inside a hold the body has let go meanwhile: three seconds to find back. */
static void go_on(struct player *player)
{
    const struct segment *segment = timeline_segment(player->timeline, player->at_ms);
    if (segment != NULL && segment->holds) {
        player->count_in_ms = PLAYER_COUNT_IN_MS;
        show(player, PLAYER_COUNT_IN);
    } else {
        show(player, PLAYER_PLAYING);
    }
}

static void jump(struct player *player, int64_t to_ms)
{
    const int64_t duration = player->timeline->duration_ms;
    const struct segment *to = timeline_segment(player->timeline, to_ms);
    if (to_ms >= duration || to != timeline_segment(player->timeline, player->at_ms))
        leave_phase(player, to_ms > player->at_ms ? ENDING_SKIPPED : ENDING_BROKEN_OFF);
    if (to_ms >= duration) {
        tell_routine(player, ENDING_SKIPPED);
        close_routine(player, 0);
        return;
    }
    player->at_ms = greater(to_ms, 0);
    const bool paused = player->screen == PLAYER_PAUSED;
    show(player, paused ? PLAYER_PAUSED : PLAYER_PLAYING);
}

static int64_t back_from(const struct player *player)
{
    const int64_t start = part_at(player->timeline, player->at_ms);
    if (player->at_ms - start >= PLAYER_RESTART_MS || start == 0)
        return start;
    return part_at(player->timeline, start - 1);
}

static void toggle_pause(struct player *player)
{
    if (player->screen == PLAYER_PAUSED)
        go_on(player);
    else
        show(player, PLAYER_PAUSED);
}

static void open_help(struct player *player)
{
    player->was_playing = player->screen != PLAYER_PAUSED;
    show(player, PLAYER_HELP);
}

static void close_help(struct player *player)
{
    if (player->was_playing)
        go_on(player);
    else
        show(player, PLAYER_PAUSED);
}

static int step_of(const struct player *player)
{
    const struct segment *segment = timeline_segment(player->timeline, player->at_ms);
    return segment != NULL ? segment->step : 0;
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

static void do_in_routine(struct player *player, enum command command)
{
    switch (command) {
    case COMMAND_PAUSE:
    case COMMAND_MENU:
        toggle_pause(player);
        break;
    case COMMAND_NEXT:
        jump(player, part_after(player->timeline, player->at_ms));
        break;
    case COMMAND_BACK:
        jump(player, back_from(player));
        break;
    case COMMAND_SEEK_FORWARD:
        jump(player, player->at_ms + PLAYER_SEEK_MS);
        break;
    case COMMAND_SEEK_BACK:
        jump(player, player->at_ms - PLAYER_SEEK_MS);
        break;
    case COMMAND_VIEW:
    case COMMAND_VIEW_FRONT:
    case COMMAND_VIEW_SIDE:
    case COMMAND_VIEW_THREE_QUARTER:
    case COMMAND_VIEW_BACK:
    case COMMAND_VIEW_ABOVE:
        choose_sight(player, command);
        break;
    case COMMAND_MIRROR:
        player->sights.mirror = !player->sights.mirror;
        break;
    case COMMAND_HELP:
        open_help(player);
        break;
    default:
        break;
    }
}

/* Back returns to the last part; anything else that means "go on" ends. */
static void do_at_the_end(struct player *player, enum command command)
{
    switch (command) {
    case COMMAND_BACK:
    case COMMAND_SEEK_BACK:
        jump(player, part_at(player->timeline, player->timeline->duration_ms - 1));
        break;
    case COMMAND_PAUSE:
    case COMMAND_MENU:
    case COMMAND_NEXT:
        player->screen = PLAYER_ENDED;
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

static bool do_anywhere(struct player *player, enum command command)
{
    switch (command) {
    case COMMAND_QUIT:
        leave_phase(player, ENDING_BROKEN_OFF);
        tell_routine(player, ENDING_BROKEN_OFF);
        show(player, PLAYER_ENDED);
        return true;
    case COMMAND_FULLSCREEN:
        player->fullscreen = !player->fullscreen;
        return true;
    default:
        return do_sound(&player->sound, command);
    }
}

static void do_on_screen(struct player *player, enum command command)
{
    switch (player->screen) {
    case PLAYER_HELP:
        if (command == COMMAND_HELP || command == COMMAND_MENU || command == COMMAND_PAUSE)
            close_help(player);
        break;
    case PLAYER_CLOSING:
        do_at_the_end(player, command);
        break;
    default:
        do_in_routine(player, command);
        break;
    }
}

void player_do(struct player *player, enum command command, bool repeated)
{
    const struct player before = *player;
    char words[PLAYER_WORDS];
    if (player->screen == PLAYER_ENDED ||
        (repeated && command != COMMAND_LOUDER && command != COMMAND_QUIETER))
        return;
    if (!do_anywhere(player, command))
        do_on_screen(player, command);
    player_tell(&before, player, command, words);
    note_tell(&player->note, words);
}

void player_go(struct player *player, int64_t to_ms)
{
    if (player->screen == PLAYER_PLAYING || player->screen == PLAYER_PAUSED ||
        player->screen == PLAYER_COUNT_IN)
        jump(player, to_ms);
}

void player_set_volume(struct player *player, int percent)
{
    const struct player before = *player;
    char words[PLAYER_WORDS];
    turn_volume(&player->sound, percent - player->sound.volume);
    player_tell(&before, player, COMMAND_LOUDER, words);
    note_tell(&player->note, words);
}

bool player_event(struct player *player, struct player_event *out)
{
    return events_take(&player->events, out);
}

bool player_is_moving(const struct player *player)
{
    return player->screen == PLAYER_PLAYING;
}

bool player_change(struct player *player, const struct timeline *timeline)
{
    int64_t at_ms;
    if (player->screen == PLAYER_CLOSING || player->screen == PLAYER_ENDED ||
        !timeline_match(player->timeline, player->at_ms, timeline, &at_ms))
        return false;
    player->timeline = timeline;
    player->at_ms = at_ms;
    return true;
}
