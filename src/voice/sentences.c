#include "voice/sentences.h"

#include <string.h>

static bool is_one_of(char c, const char *list)
{
    return c != '\0' && strchr(list, c) != NULL;
}

static bool is_blank(char c)
{
    return is_one_of(c, " \t\r\n");
}

/* Bytes up to the end of the first sentence. */
static size_t sentence_length(struct text text)
{
    bool ended = false;
    for (size_t i = 0; i < text.length; i++) {
        if (ended && is_blank(text.at[i]))
            return i;
        ended = is_one_of(text.at[i], ".!?") || (ended && is_one_of(text.at[i], "\"')]"));
    }
    return text.length;
}

static size_t blanks_length(struct text text)
{
    size_t length = 0;
    while (length < text.length && is_blank(text.at[length]))
        length++;
    return length;
}

static struct text text_from(struct text text, size_t from)
{
    return (struct text){text.at + from, text.length - from};
}

static struct text without_blanks_at_end(struct text text)
{
    while (text.length > 0 && is_blank(text.at[text.length - 1]))
        text.length--;
    return text;
}

struct text sentences_take(struct text *rest, size_t most)
{
    *rest = text_from(*rest, blanks_length(*rest));
    size_t length = sentence_length(*rest);
    for (;;) {
        const size_t next = length + blanks_length(text_from(*rest, length));
        const size_t end = next + sentence_length(text_from(*rest, next));
        if (end == length || end > most)
            break;
        length = end;
    }
    const struct text taken = without_blanks_at_end((struct text){rest->at, length});
    *rest = text_from(*rest, length);
    return taken;
}
