#include "stage/scene.h"

#include <string.h>

#include "base/tr.h"
#include "stage/scene_hurt.h"

static const struct {
    const char *sdl, *person;
} key_names[] = {
    {"Escape", TR("Esc")},
    {"PageDown", TR("Page Down")},
    {"PageUp", TR("Page Up")},
    {"Return", TR("Enter")},
    {"AudioPlay", TR("Play")},
    {"AudioNext", TR("Next")},
    {"AudioPrev", TR("Prev")},
    {"Mute", TR("Mute")},
    {"AudioStop", TR("Stop")},
    {"Right", "\u2192"},
    {"Left", "\u2190"},
    {"Up", "\u2191"},
    {"Down", "\u2193"},
    {"VolumeUp", TR("Volume up")},
    {"VolumeDown", TR("Volume down")},
    {"Space", TR("Space")},
    {"Home", TR("Home")},
    {"Backspace", TR("Backspace")},
    {"Ctrl", TR("Ctrl")},
    {"Shift", TR("Shift")},
};

/* Replaces the name at `at`, which ends where the next key or the list does. */
static void rename_key(char *keys, size_t size, char *at)
{
    const size_t old = strcspn(at, ",+");
    for (size_t i = 0; i < sizeof key_names / sizeof *key_names; i++) {
        const char *person = tr(key_names[i].person);
        const size_t new = strlen(person);
        if (strlen(key_names[i].sdl) != old || memcmp(at, key_names[i].sdl, old) != 0 ||
            strlen(keys) - old + new >= size)
            continue;
        memmove(at + new, at + old, strlen(at + old) + 1);
        memcpy(at, person, new);
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

static const char *topic_of(enum command command)
{
    static const char playing[] = TR("playing"), sound[] = TR("sound"), sight[] = TR("view");
    switch (command) {
    case COMMAND_LOUDER:
    case COMMAND_QUIETER:
    case COMMAND_MUTE:
    case COMMAND_MUTE_MUSIC:
    case COMMAND_MUTE_VOICE:
        return sound;
    case COMMAND_FULLSCREEN:
    case COMMAND_VIEW:
    case COMMAND_VIEW_FRONT:
    case COMMAND_VIEW_SIDE:
    case COMMAND_VIEW_THREE_QUARTER:
    case COMMAND_VIEW_BACK:
    case COMMAND_VIEW_ABOVE:
    case COMMAND_MIRROR:
        return sight;
    default:
        return playing;
    }
}

static void add_topic(struct scene_help *help, const char *topic)
{
    for (int i = COMMAND_NONE + 1; i < COMMAND_COUNT; i++)
        if (topic_of((enum command)i) == topic && help->keys[i][0] != '\0')
            help->lines[help->count++] =
                (struct help_line){help->keys[i], tr(command_help((enum command)i)), topic};
}

void scene_help_fill(struct scene_help *help, const struct keymap *keymap, bool to_menu)
{
    help->count = 0;
    help->page = 0;
    help->to_menu = to_menu;
    for (int i = COMMAND_NONE + 1; i < COMMAND_COUNT; i++) {
        keymap_keys(keymap, (enum command)i, help->keys[i], SCENE_KEYS_LENGTH);
        rename_keys(help->keys[i], SCENE_KEYS_LENGTH);
        memcpy(help->first[i], help->keys[i], SCENE_KEYS_LENGTH);
        char *comma = strstr(help->first[i], ", ");
        if (comma != NULL)
            *comma = '\0';
    }
    add_topic(help, topic_of(COMMAND_PAUSE));
    add_topic(help, topic_of(COMMAND_VIEW));
    add_topic(help, topic_of(COMMAND_MUTE));
}

void scene_turn(struct scene_help *help, const struct player *player, enum command command)
{
    if (player->screen != PLAYER_HELP)
        help->page = 0;
    else if (command == COMMAND_NEXT || command == COMMAND_BACK)
        help->page += command == COMMAND_NEXT ? 1 : -1;
}

struct view_keys scene_keys(const struct scene_help *help)
{
    return (struct view_keys){
        .pause = help->first[COMMAND_PAUSE],
        .next = help->first[COMMAND_NEXT],
        .back = help->first[COMMAND_BACK],
        .info = help->first[COMMAND_INFO],
        .help = help->first[COMMAND_HELP],
        .menu = help->first[COMMAND_MENU],
        .quit = help->first[COMMAND_QUIT],
        .too_much = help->first[COMMAND_TOO_MUCH],
        .to_menu = help->to_menu,
    };
}

static enum screen screen_of(enum player_screen screen)
{
    switch (screen) {
    case PLAYER_PAUSED:
    case PLAYER_WAITING:
        return SCREEN_PAUSED;
    case PLAYER_INFO:
        return SCREEN_INFO;
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
        .help_page = help->page,
        .keys = scene_keys(help),
    };
    _Static_assert(sizeof view.note >= sizeof player->note.words, "a note fits into the view");
    if (!player_asks_too_much(player))
        view.keys.too_much = "";
    memcpy(view.note, player->note.words, sizeof player->note.words);
    player_moment(player, &view.moment, &view.acts);
    view.apart =
        player->blend.since_ms < player->blend.ms || player->at_ms < player->blend.held_end_ms;
    view.stirred_ms = view.apart ? player->blend.since_ms : 0;
    if (player->wordless)
        view.moment.caption = "";
    if (player->breathless)
        view.moment.breathing = BREATH_FREE;
    scene_hurt(player, help->first[COMMAND_HURTS], help->first[COMMAND_PAUSE], &view);
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

static bool is_same_page(const struct pain_page *a, const struct pain_page *b)
{
    return a->title == b->title && a->lit == b->lit && a->walk == b->walk &&
           strcmp(a->foot, b->foot) == 0;
}

static bool is_same_figure(const struct view *a, const struct view *b)
{
    return a->apart == b->apart && a->stirred_ms == b->stirred_ms;
}

bool scene_is_same(const struct view *a, const struct view *b)
{
    return a->screen == b->screen && a->moment.ms == b->moment.ms &&
           a->invited_above == b->invited_above && a->width == b->width && a->height == b->height &&
           a->silent == b->silent && a->today_ms == b->today_ms && a->help_page == b->help_page &&
           a->lit == b->lit && a->walk == b->walk && a->em == b->em && is_same_note(a, b) &&
           sights_same(&a->sights, &b->sights) && is_same_figure(a, b) && a->hurts == b->hurts &&
           a->keys.too_much == b->keys.too_much && a->moment.breathing == b->moment.breathing &&
           strcmp(a->moment.caption, b->moment.caption) == 0 &&
           (a->screen != SCREEN_PAIN || is_same_page(&a->pain, &b->pain)) &&
           (a->screen != SCREEN_COUNT_IN || a->count_in == b->count_in);
}
