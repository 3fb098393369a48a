#include "stage/scene.h"

#include <string.h>

static const struct {
    const char *sdl, *person;
} key_names[] = {
    {"Escape", "Esc"},     {"PageDown", "Page Down"}, {"PageUp", "Page Up"}, {"Return", "Enter"},
    {"AudioPlay", "Play"}, {"AudioNext", "Next"},     {"AudioPrev", "Prev"}, {"AudioMute", "Mute"},
    {"Right", "\u2192"},   {"Left", "\u2190"},
};

/* Names as they stand on a keyboard. */
static void rename_keys(char *keys, size_t size)
{
    for (size_t i = 0; i < sizeof key_names / sizeof *key_names; i++) {
        char *at = strstr(keys, key_names[i].sdl);
        const size_t old = strlen(key_names[i].sdl), new = strlen(key_names[i].person);
        if (at == NULL || strlen(keys) - old + new >= size)
            continue;
        memmove(at + new, at + old, strlen(at + old) + 1);
        memcpy(at, key_names[i].person, new);
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
        .range = player->timeline->wish.range,
        .tempo = player->timeline->wish.tempo,
        .help = help->lines,
        .help_count = help->count,
    };
    timeline_at(player->timeline, player->at_ms, &view.moment);
    return view;
}

bool scene_is_same(const struct view *a, const struct view *b)
{
    return a->screen == b->screen && a->moment.ms == b->moment.ms && a->width == b->width &&
           a->height == b->height && a->silent == b->silent && a->today_ms == b->today_ms &&
           (a->screen != SCREEN_COUNT_IN || a->count_in == b->count_in);
}
