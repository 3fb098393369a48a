#include "player/keymap.h"

#include <stdio.h>
#include <string.h>

#include "base/line.h"
#include "base/tr.h"

static const struct {
    const char *word, *help;
} commands[COMMAND_COUNT] = {
    [COMMAND_NONE] = {"ignore", TR("Do nothing")},
    [COMMAND_PAUSE] = {"pause", TR("Pause or go on")},
    [COMMAND_NEXT] = {"next", TR("Next exercise or side")},
    [COMMAND_BACK] = {"back", TR("Again from its start; twice: the one before")},
    [COMMAND_SEEK_FORWARD] = {"seek_forward", TR("5 seconds on")},
    [COMMAND_SEEK_BACK] = {"seek_back", TR("5 seconds back")},
    [COMMAND_AGAIN] = {"again", TR("This exercise once more")},
    [COMMAND_RESTART] = {"restart", TR("From the beginning")},
    [COMMAND_FASTER] = {"faster", TR("Faster")},
    [COMMAND_SLOWER] = {"slower", TR("Slower")},
    [COMMAND_TEMPO] = {"tempo", TR("The speed as written")},
    [COMMAND_LARGER] = {"larger", TR("Larger movements")},
    [COMMAND_SMALLER] = {"smaller", TR("Smaller movements")},
    [COMMAND_HURTS] = {"hurts", TR("It hurts")},
    [COMMAND_TOO_MUCH] = {"too_much", TR("Too much: smaller from now on")},
    [COMMAND_INFO] = {"info", TR("About this exercise")},
    [COMMAND_CAPTIONS] = {"captions", TR("Captions off or on")},
    [COMMAND_BREATH] = {"breath", TR("Breath off or on")},
    [COMMAND_FULLSCREEN] = {"fullscreen", TR("Full screen or window")},
    [COMMAND_LOUDER] = {"louder", TR("Louder")},
    [COMMAND_QUIETER] = {"quieter", TR("Quieter")},
    [COMMAND_MUTE] = {"mute", TR("Sound off or on")},
    [COMMAND_MUTE_MUSIC] = {"mute_music", TR("Music off or on")},
    [COMMAND_MUTE_VOICE] = {"mute_voice", TR("Voice off or on")},
    [COMMAND_VIEW] = {"view", TR("See it from elsewhere")},
    [COMMAND_VIEW_FRONT] = {"view_front", TR("From the front")},
    [COMMAND_VIEW_SIDE] = {"view_side", TR("From the side")},
    [COMMAND_VIEW_THREE_QUARTER] = {"view_three_quarter", TR("From between front and side")},
    [COMMAND_VIEW_BACK] = {"view_back", TR("From the back")},
    [COMMAND_VIEW_ABOVE] = {"view_above", TR("From above")},
    [COMMAND_MIRROR] = {"mirror", TR("As in a mirror, or not")},
    [COMMAND_HELP] = {"help", TR("This page")},
    [COMMAND_MENU] = {"menu", TR("Stop for a moment")},
    [COMMAND_QUIT] = {"quit", TR("Leave")},
};

const char *command_word(enum command command)
{
    return commands[command].word;
}

const char *command_help(enum command command)
{
    return commands[command].help;
}

static bool command_find(struct text word, enum command *command)
{
    for (int i = 0; i < COMMAND_COUNT; i++) {
        if (text_is(word, commands[i].word)) {
            *command = (enum command)i;
            return true;
        }
    }
    return false;
}

static const char *command_nearest(struct text word)
{
    const char *words[COMMAND_COUNT];
    for (int i = 0; i < COMMAND_COUNT; i++)
        words[i] = commands[i].word;
    return text_nearest(word, words, COMMAND_COUNT);
}

static const char BLANKS[] = " \t\r";

/* Cuts the next word off `line`; an empty one at its end or where a comment begins. */
static struct excerpt cut_word(struct excerpt *line)
{
    size_t length = 0;
    *line = excerpt_part(*line, 0, line->text.length, BLANKS);
    if (line->text.length > 0 && *line->text.at == '#')
        line->text.length = 0;
    while (length < line->text.length && strchr(BLANKS, line->text.at[length]) == NULL)
        length++;
    const struct excerpt word = excerpt_part(*line, 0, length, BLANKS);
    *line = excerpt_part(*line, length, line->text.length - length, BLANKS);
    return word;
}

static void bind(struct keymap *keymap, struct excerpt written, enum command command,
                 struct problems *problems)
{
    const struct text key = written.text;
    const struct place place = written.place;
    if (key.length >= KEYMAP_KEY_LENGTH) {
        problem_warning(problems, place, "the key's name is too long; at most %d characters",
                        KEYMAP_KEY_LENGTH - 1);
        return;
    }
    int i = 0;
    while (i < keymap->count && !text_is(key, keymap->bindings[i].key))
        i++;
    if (i == KEYMAP_BINDINGS_MOST) {
        problem_warning(problems, place, "too many keys; at most %d can be bound",
                        KEYMAP_BINDINGS_MOST);
        return;
    }
    if (i == keymap->count)
        keymap->count++;
    memcpy(keymap->bindings[i].key, key.at, key.length);
    keymap->bindings[i].key[key.length] = '\0';
    keymap->bindings[i].command = command;
}

static void unknown_command(struct excerpt wrong, struct problems *problems)
{
    const struct text word = wrong.text;
    const int shown = text_clip(word);
    const char *near = command_nearest(word);
    if (near != NULL)
        problem_warning(problems, wrong.place, "`%.*s` is no command; did you mean `%s`?", shown,
                        word.at, near);
    else
        problem_warning(problems, wrong.place,
                        "`%.*s` is no command; one of pause, next, back, help, ...", shown,
                        word.at);
}

static void read_line(struct keymap *keymap, struct excerpt line, struct problems *problems)
{
    const struct excerpt key = cut_word(&line), word = cut_word(&line), rest = cut_word(&line);
    enum command command = COMMAND_NONE;
    if (key.text.length == 0)
        return;
    if (word.text.length == 0)
        problem_warning(problems, key.place,
                        "a key without a command; write for example `Space pause`");
    else if (rest.text.length > 0)
        problem_warning(problems, rest.place,
                        "something after the command; one key and one command a line");
    else if (!command_find(word.text, &command))
        unknown_command(word, problems);
    else
        bind(keymap, key, command, problems);
}

void keymap_read(struct keymap *keymap, struct text content, const char *file,
                 struct problems *problems)
{
    struct line_walk walk = line_walk_of(content, file);
    for (struct excerpt line; line_next(&walk, &line, problems);)
        read_line(keymap, line, problems);
}

enum command keymap_command(const struct keymap *keymap, const char *key)
{
    for (int i = 0; i < keymap->count; i++)
        if (strcmp(keymap->bindings[i].key, key) == 0)
            return keymap->bindings[i].command;
    return COMMAND_NONE;
}

void keymap_keys(const struct keymap *keymap, enum command command, char *out, size_t size)
{
    enum { KEYS_SHOWN = 3 };
    size_t used = 0;
    int shown = 0;
    out[0] = '\0';
    for (int i = 0; i < keymap->count && shown < KEYS_SHOWN; i++) {
        if (keymap->bindings[i].command != command)
            continue;
        const int wrote = snprintf(out + used, size - used, "%s%s", shown > 0 ? ", " : "",
                                   keymap->bindings[i].key);
        if (wrote < 0 || (size_t)wrote >= size - used) {
            out[used] = '\0';
            return;
        }
        used += (size_t)wrote;
        shown++;
    }
}
