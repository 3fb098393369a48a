#include "voice/words.h"
#include "base/tr.h"

#include <string.h>

/* Where the line is read, and where the word it holds is written. */
struct cursor {
    const char *from;
    char *to;
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n';
}

static void keep(struct cursor *at)
{
    *at->to++ = *at->from++;
}

/* From behind the quote on to behind the one that ends it. */
static const char *take_quoted(struct cursor *at, char quote)
{
    while (*at->from != quote) {
        if (quote == '"' && *at->from == '\\' && (at->from[1] == '"' || at->from[1] == '\\'))
            at->from++;
        if (*at->from == '\0')
            return TR("a quote is opened and never closed; close it, or write \\ before it");
        keep(at);
    }
    at->from++;
    return NULL;
}

static const char *take_word(struct cursor *at)
{
    const char *wrong = NULL;
    while (!wrong && *at->from != '\0' && !is_blank(*at->from)) {
        const char c = *at->from;
        if (c == '\'' || c == '"') {
            at->from++;
            wrong = take_quoted(at, c);
        } else if (c == '\\' && at->from[1] == '\0') {
            wrong = "it ends in a backslash; write the character that it is to keep, or two";
        } else {
            at->from += c == '\\';
            keep(at);
        }
    }
    *at->to++ = '\0';
    return wrong;
}

const char *words_split(const char *line, struct arena *arena, const char *const **words)
{
    const size_t length = strlen(line);
    if (length > WORDS_BYTES_MOST)
        return TR("it is longer than a command line may be; put it into a script and name that");
    const char **list = arena_take(arena, WORDS_MOST + 1, sizeof *list);
    struct cursor at = {line, arena_take(arena, length + 2, 1)};
    int count = 0;
    const char *wrong = list && at.to ? NULL : TR("no memory is left for it");
    while (!wrong) {
        while (is_blank(*at.from))
            at.from++;
        if (*at.from == '\0')
            break;
        if (count == WORDS_MOST)
            return TR("it has more words than a command line may have; put it into a script");
        list[count++] = at.to;
        wrong = take_word(&at);
    }
    if (!wrong && (count == 0 || list[0][0] == '\0'))
        wrong = "it names no program; write one, such as espeak-ng --stdout";
    *words = list;
    return wrong;
}
