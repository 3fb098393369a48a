#include "record/profile_edit.h"

#include <ctype.h>
#include <string.h>

enum { VALUE_ROOM = 512, LIMIT_ROOM = 64 };

static const char BLANKS[] = " \t\r,";

static bool is_blank(char c)
{
    return c != '\0' && strchr(BLANKS, c) != NULL;
}

static struct text trim(struct text text)
{
    return text_trim(text, BLANKS);
}

static struct text up_to(struct text text, char sign)
{
    const char *at = memchr(text.at, sign, text.length);
    return at != NULL ? (struct text){text.at, (size_t)(at - text.at)} : text;
}

/* The next line of `rest`, without its end; false when there is none. */
static bool next_line(struct text *rest, struct text *line)
{
    if (rest->length == 0)
        return false;
    *line = up_to(*rest, '\n');
    const size_t eaten = line->length + (line->length < rest->length);
    *rest = (struct text){rest->at + eaten, rest->length - eaten};
    return true;
}

/* The value of a line of this name; false for any other line. */
static bool read_value(struct text line, const char *name, struct text *value)
{
    const struct text written = up_to(line, '#');
    const struct text left = up_to(written, '=');
    if (left.length == written.length || !text_is(trim(left), name))
        return false;
    *value = trim((struct text){left.at + left.length + 1, written.length - left.length - 1});
    return true;
}

struct text profile_get(struct text content, const char *name)
{
    struct text line, value = {"", 0}, found = {"", 0};
    while (next_line(&content, &line))
        if (read_value(line, name, &value))
            found = value;
    return found;
}

/* What is written so far. */
struct writing {
    char *to;
    size_t length;
};

static void add(struct writing *writing, struct text text)
{
    if (text.length > 0)
        memcpy(writing->to + writing->length, text.at, text.length);
    writing->length += text.length;
}

static void add_setting(struct writing *writing, const char *name, const char *value)
{
    add(writing, text_of(name));
    add(writing, text_of(" = "));
    add(writing, text_of(value));
}

/* The line's name and value give way to new ones, or to none; a comment stays. */
static void change_line(struct writing *writing, struct text line, const char *name,
                        const char *value)
{
    const size_t before = up_to(line, '#').length;
    const struct text comment = {line.at + before, line.length - before};
    if (value != NULL)
        add_setting(writing, name, value);
    if (value != NULL && comment.length > 0)
        add(writing, text_of(" "));
    add(writing, comment);
    if (value != NULL || comment.length > 0)
        add(writing, text_of("\n"));
}

struct text profile_set(struct text content, const char *name, const char *value,
                        struct arena *arena)
{
    const size_t more = strlen(name) + (value != NULL ? strlen(value) : 0) + 8;
    struct writing writing = {arena_take(arena, content.length + more, 1), 0};
    struct text line, old;
    if (writing.to == NULL)
        return (struct text){NULL, 0};
    while (next_line(&content, &line)) {
        if (!read_value(line, name, &old)) {
            add(&writing, line);
            add(&writing, text_of("\n"));
            continue;
        }
        change_line(&writing, line, name, value);
        value = NULL;
    }
    if (value != NULL) {
        add_setting(&writing, name, value);
        add(&writing, text_of("\n"));
    }
    return (struct text){writing.to, writing.length};
}

/* The value as limits: two of `hips flexion 100`. False: it is none. */
static bool read_limits(struct text value, struct turn_limits *limits)
{
    struct text words[3] = {{"", 0}, {"", 0}, {"", 0}};
    for (int i = 0; i < 3; i++) {
        value = trim(value);
        words[i].at = value.at;
        while (words[i].length < value.length && !is_blank(value.at[words[i].length]))
            words[i].length++;
        value = (struct text){value.at + words[i].length, value.length - words[i].length};
    }
    limits->count = 0;
    return turn_words_read(words[0], words[1], words[2], limits) == TURN_WORDS_GOOD;
}

static bool is_same_way(const struct turn_limit *a, const struct turn_limit *b)
{
    return a->joint == b->joint && a->axis == b->axis && a->negative == b->negative;
}

/* What the line shall say instead: the limit, unless that was written already, and those of the
 * other side. False: it says nothing of this way. */
static bool replace(const struct turn_limits *found, const struct turn_limit *limit, bool written,
                    struct turn_limits *instead)
{
    bool concerns = false;
    instead->count = 0;
    if (!written)
        instead->list[instead->count++] = *limit;
    for (int i = 0; i < found->count; i++) {
        if (is_same_way(&found->list[i], limit))
            concerns = true;
        else
            instead->list[instead->count++] = found->list[i];
    }
    return concerns;
}

static void change_limit(struct writing *writing, struct text line,
                         const struct turn_limits *instead)
{
    char value[LIMIT_ROOM];
    if (instead->count == 0)
        change_line(writing, line, "limit", NULL);
    for (int i = 0; i < instead->count; i++) {
        turn_words_write(&instead->list[i], value, sizeof value);
        if (i == 0)
            change_line(writing, line, "limit", value);
        else
            change_line(writing, text_of(""), "limit", value);
    }
}

struct text profile_set_limit(struct text content, const struct turn_limit *limit,
                              struct arena *arena)
{
    size_t lines = 2;
    for (size_t i = 0; i < content.length; i++)
        lines += content.at[i] == '\n';
    struct writing writing = {arena_take(arena, content.length + lines * 2 * LIMIT_ROOM, 1), 0};
    struct turn_limits found, instead;
    struct text line, value;
    bool written = limit->degrees < 0;
    if (writing.to == NULL)
        return (struct text){NULL, 0};
    while (next_line(&content, &line)) {
        if (read_value(line, "limit", &value) && read_limits(value, &found) &&
            replace(&found, limit, written, &instead)) {
            change_limit(&writing, line, &instead);
            written = true;
            continue;
        }
        add(&writing, line);
        add(&writing, text_of("\n"));
    }
    if (!written)
        change_limit(&writing, text_of(""), &(struct turn_limits){.list = {*limit}, .count = 1});
    return (struct text){writing.to, writing.length};
}

static bool is_flag(struct text word)
{
    char upper[16];
    if (word.length >= sizeof upper)
        return false;
    for (size_t i = 0; i < word.length; i++)
        upper[i] = (char)toupper((unsigned char)word.at[i]);
    for (int i = 0; i < FLAG_COUNT; i++)
        if (text_is((struct text){upper, word.length}, flag_words[i]))
            return true;
    return false;
}

static void add_word(struct writing *writing, struct text word)
{
    if (writing->length + word.length + 2 > VALUE_ROOM)
        return;
    if (writing->length > 0)
        add(writing, text_of(" "));
    add(writing, word);
}

/* The words of a value that are none of ours. */
static void add_strange(struct writing *writing, struct text value)
{
    for (size_t at = 0; at < value.length;) {
        size_t length = 0;
        while (at + length < value.length && !is_blank(value.at[at + length]))
            length++;
        const struct text word = {value.at + at, length};
        if (length > 0 && !is_flag(word))
            add_word(writing, word);
        at += length + 1;
    }
}

struct text profile_set_flags(struct text content, unsigned flags, struct arena *arena)
{
    char room[VALUE_ROOM];
    struct writing value = {room, 0};
    struct text rest = content, line, old;
    for (int i = 0; i < FLAG_COUNT; i++)
        if ((flags >> i & 1U) != 0)
            add_word(&value, text_of(flag_words[i]));
    while (next_line(&rest, &line))
        if (read_value(line, "flags", &old))
            add_strange(&value, old);
    room[value.length] = '\0';
    return profile_set(content, "flags", value.length > 0 ? room : NULL, arena);
}
