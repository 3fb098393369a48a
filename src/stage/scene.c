#include "stage/scene.h"

#include <string.h>

static const struct {
    const char *sdl, *person;
} key_names[] = {
    {"Escape", "Esc"},         {"PageDown", "Page Down"},
    {"PageUp", "Page Up"},     {"Return", "Enter"},
    {"AudioPlay", "Play"},     {"AudioNext", "Next"},
    {"AudioPrev", "Prev"},     {"AudioMute", "Mute"},
    {"Right", "\u2192"},       {"Left", "\u2190"},
    {"Up", "\u2191"},          {"Down", "\u2193"},
    {"VolumeUp", "Volume up"}, {"VolumeDown", "Volume down"},
};

/* Replaces the name at `at`, which ends where the next key or the list does. */
static void rename_key(char *keys, size_t size, char *at)
{
    const size_t old = strcspn(at, ",");
    for (size_t i = 0; i < sizeof key_names / sizeof *key_names; i++) {
        const size_t new = strlen(key_names[i].person);
        if (strlen(key_names[i].sdl) != old || memcmp(at, key_names[i].sdl, old) != 0 ||
            strlen(keys) - old + new >= size)
            continue;
        memmove(at + new, at + old, strlen(at + old) + 1);
        memcpy(at, key_names[i].person, new);
        return;
    }
}

/* Names as they stand on a keyboard, those after a modifier as well. */
static void rename_keys(char *keys, size_t size)
{
    char *at = keys;
    while (*at != '\0') {
        rename_key(keys, size, at);
        at += strcspn(at, ",+");
        at += strspn(at, ",+ ");
    }
}

void scene_help_fill(struct scene_help *help, const struct keymap *keymap)
{
    help->count = 0;
    for (int i = COMMAND_PAUSE; i < COMMAND_COUNT; i++) {
        char *keys = help->keys[help->count];
        keymap_keys(keymap, (enum command)i, keys, SCENE_KEYS_LENGTH);
        if (keys[0] == '\0')
            continue;
        rename_keys(keys, SCENE_KEYS_LENGTH);
        help->lines[help->count++] = (struct help_line){keys, command_help((enum command)i)};
    }
}

static enum screen screen_of(enum player_screen screen)
{
    switch (screen) {
    case PLAYER_PAUSED:
        return SCREEN_PAUSED;
    case PLAYER_COUNT_IN:
        return SCREEN_COUNT_IN;
    case PLAYER_HELP:
        return SCREEN_HELP;
    case PLAYER_CLOSING:
    case PLAYER_ENDED:
        return SCREEN_CLOSING;
    default:
        return SCREEN_PLAY;
    }
}

struct view scene_view(const struct player *player, const struct theme *theme,
                       const struct scene_help *help, int width, int height, bool silent)
{
    struct view view = {
        .screen = screen_of(player->screen),
        .timeline = player->timeline,
        .theme = theme,
        .width = width,
        .height = height,
        .count_in = (int)((player->count_in_ms + 999) / 1000),
        .today_ms = player->stretched_ms,
        .silent = silent,
        .note_presence = note_presence(&player->note),
        .range = player->timeline->wish.range,
        .tempo = player->timeline->wish.tempo,
        .sights = player->sights,
        .help = help->lines,
        .help_count = help->count,
    };
    _Static_assert(sizeof view.note >= sizeof player->note.words, "a note fits into the view");
    memcpy(view.note, player->note.words, sizeof player->note.words);
    timeline_at(player->timeline, player->at_ms, &view.moment);
    return view;
}

struct levels scene_levels(const struct player *player, struct levels full)
{
    const struct player_sound *sound = &player->sound;
    const float share = (float)sound->volume / 100, gain = sound->muted ? 0 : share * share;
    return (struct levels){.voice = sound->voice_muted ? 0 : full.voice * gain,
                           .tones = full.tones * gain,
                           .music = sound->music_muted ? 0 : full.music * gain};
}

static bool is_same_note(const struct view *a, const struct view *b)
{
    return a->note_presence == b->note_presence &&
           (a->note_presence == 0 || strcmp(a->note, b->note) == 0);
}

bool scene_is_same(const struct view *a, const struct view *b)
{
    return a->screen == b->screen && a->moment.ms == b->moment.ms && a->width == b->width &&
           a->height == b->height && a->silent == b->silent && a->today_ms == b->today_ms &&
           is_same_note(a, b) && sights_same(&a->sights, &b->sights) &&
           (a->screen != SCREEN_COUNT_IN || a->count_in == b->count_in);
}
