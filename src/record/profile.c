#include "record/profile.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/line.h"
#include "base/tr.h"

const char *const profile_settings[PROFILE_SETTINGS] = {"stature", "voice", "counting", "distance",
                                                        "chair"};

bool profile_is_setting(struct text name)
{
    for (int i = 0; i < PROFILE_SETTINGS; i++)
        if (text_is(name, profile_settings[i]))
            return true;
    return false;
}

static const char BLANKS[] = " \t\r,";

static bool is_blank(char c)
{
    return c != '\0' && strchr(BLANKS, c) != NULL;
}

static struct excerpt part(struct excerpt excerpt, size_t from, size_t length)
{
    return excerpt_part(excerpt, from, length, BLANKS);
}

static bool is_same(struct text word, const char *other)
{
    if (word.length != strlen(other))
        return false;
    for (size_t i = 0; i < word.length; i++)
        if (toupper((unsigned char)word.at[i]) != other[i])
            return false;
    return true;
}

/* FLAG_COUNT: it is none. */
static int flag_of(struct text word)
{
    int flag = 0;
    while (flag < FLAG_COUNT && !is_same(word, flag_words[flag]))
        flag++;
    return flag;
}

unsigned profile_flags_of(const char *words)
{
    unsigned flags = 0;
    while (*words != '\0') {
        const struct text word = {words, strcspn(words, BLANKS)};
        const int flag = flag_of(word);
        flags |= flag < FLAG_COUNT ? 1U << flag : 0;
        words += word.length > 0 ? word.length : 1;
    }
    return flags;
}

void profile_flags_write(unsigned flags, char out[PROFILE_FLAGS_ROOM])
{
    size_t length = 0;
    out[0] = '\0';
    for (int i = 0; i < FLAG_COUNT; i++)
        if ((flags >> i & 1U) != 0)
            length += (size_t)snprintf(out + length, PROFILE_FLAGS_ROOM - length, "%s%s",
                                       length > 0 ? " " : "", flag_words[i]);
}

/* The flags among its runs of letters, in front of a comment. */
static unsigned flags_among(struct text text)
{
    unsigned flags = 0;
    for (size_t at = 0; at < text.length && text.at[at] != '#';) {
        size_t length = 0;
        while (at + length < text.length && isalpha((unsigned char)text.at[at + length]))
            length++;
        const int flag = flag_of((struct text){text.at + at, length});
        flags |= flag < FLAG_COUNT ? 1U << flag : 0;
        at += length + (length == 0);
    }
    return flags;
}

/* "Flags: FLEX" and the like: whoever wrote it wants something left out. */
static unsigned flags_meant(struct text line)
{
    static const char begin[] = "FLAG";
    const struct text trimmed = text_trim(line, BLANKS);
    const size_t length = sizeof begin - 1;
    if (trimmed.length < length || !is_same((struct text){trimmed.at, length}, begin))
        return 0;
    return flags_among(trimmed);
}

static void tick(struct profile *profile, struct excerpt word, struct problems *problems)
{
    const unsigned flags = flags_among(word.text);
    profile->flags |= flags;
    if (flags != 0)
        return;
    const char *near = text_nearest(word.text, flag_words, FLAG_COUNT);
    const int shown = text_clip(word.text);
    if (near != NULL)
        problem_warning(problems, word.place, "there is no flag `%.*s`; did you mean `%s`?", shown,
                        word.text.at, near);
    else
        problem_warning(problems, word.place,
                        "there is no flag `%.*s`; it must be one of FLEX EXT ACUTE OSTEO HIP KNEE "
                        "KNEEL FLOOR WRIST SHOULDER NECK PREG BP BALANCE",
                        shown, word.text.at);
}

static void read_flags(struct profile *profile, struct excerpt value, struct problems *problems)
{
    for (size_t at = 0; at < value.text.length;) {
        size_t length = 0;
        while (at + length < value.text.length && !is_blank(value.text.at[at + length]))
            length++;
        if (length > 0)
            tick(profile, part(value, at, length), problems);
        at += length + 1;
    }
}

/* The next word of it, which is taken off. */
static struct text take_word(struct excerpt *value)
{
    size_t length = 0;
    while (length < value->text.length && !is_blank(value->text.at[length]))
        length++;
    const struct text word = {value->text.at, length};
    *value = part(*value, length, value->text.length - length);
    return word;
}

static void read_limit(struct profile *profile, struct excerpt value, struct problems *problems)
{
    static const char *const wrong[] = {
        [TURN_WORDS_NO_JOINT] = TR("there is no such joint"),
        [TURN_WORDS_NO_WAY] = TR("the joint does not turn that way"),
        [TURN_WORDS_NO_DEGREES] = TR("degrees are a number from 0 to 180"),
    };
    struct excerpt rest = value;
    const struct text joint = take_word(&rest), way = take_word(&rest), degrees = take_word(&rest);
    const enum turn_words found = turn_words_read(joint, way, degrees, &profile->limits);
    if (found != TURN_WORDS_GOOD)
        problem_warning(problems, value.place,
                        "%s; a limit is a joint, the way it turns and how far, like `right_knee "
                        "flexion 90`, `hips flexion 100` or `lumbar extension 10`",
                        tr(wrong[found]));
}

static void read_age(struct profile *profile, struct excerpt value, struct problems *problems)
{
    const bool yes = is_same(value.text, "YES");
    if (yes || is_same(value.text, "NO"))
        profile->over_65 = yes;
    else
        problem_warning(problems, value.place,
                        "found `%.*s`; write `over_65 = yes` when you are 65 or older, or "
                        "`over_65 = no`",
                        text_clip(value.text), value.text.at);
}

static struct excerpt without_comment(struct excerpt line)
{
    const char *sign = memchr(line.text.at, '#', line.text.length);
    const size_t length = sign != NULL ? (size_t)(sign - line.text.at) : line.text.length;
    return part(line, 0, length);
}

static void read_line(struct profile *profile, struct excerpt line, struct problems *problems)
{
    line = without_comment(line);
    if (line.text.length == 0)
        return;
    const char *sign = memchr(line.text.at, '=', line.text.length);
    const size_t before = sign != NULL ? (size_t)(sign - line.text.at) : 0;
    if (sign != NULL && profile_is_setting(part(line, 0, before).text))
        return;
    const struct text name = part(line, 0, before).text;
    if (sign != NULL && text_is(name, "flags"))
        read_flags(profile, part(line, before + 1, line.text.length - before - 1), problems);
    else if (sign != NULL && text_is(name, "limit"))
        read_limit(profile, part(line, before + 1, line.text.length - before - 1), problems);
    else if (sign != NULL && text_is(name, "over_65"))
        read_age(profile, part(line, before + 1, line.text.length - before - 1), problems);
    else {
        profile->flags |= flags_meant(line.text);
        problem_warning(problems, line.place,
                        "this says nothing here; a line of the profile is `flags = FLEX KNEE`, "
                        "`over_65 = yes` or `limit = right_knee flexion 90`");
    }
}

/* The line walk leaves out what is no UTF-8, and tells it. */
static void read_broken_lines(struct profile *profile, struct text content)
{
    while (content.length > 0) {
        const char *end = memchr(content.at, '\n', content.length);
        const size_t length = end != NULL ? (size_t)(end - content.at) : content.length;
        const struct text line = {content.at, length};
        if (text_utf8_length(line) < length)
            profile->flags |= flags_meant(line);
        content.at += length + (end != NULL);
        content.length -= length + (end != NULL);
    }
}

void profile_read(struct profile *profile, struct text content, const char *file,
                  struct problems *problems)
{
    struct line_walk walk = line_walk_of(content, file);
    for (struct excerpt line; line_next(&walk, &line, problems);)
        read_line(profile, line, problems);
    read_broken_lines(profile, content);
}
