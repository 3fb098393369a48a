/* Texts: one line each, white space tidied, spoken ones cut into sentences. */
#include "library/tongue.h"
#include <string.h>

enum { LINES_MOST = 50 };

static bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t';
}

/* Copies with every run of white space made one space, none at the ends. */
static char *tidy(struct reader *reader, struct text text)
{
    char *copy = reader_take(reader, (int)text.length + 1, 1);
    size_t length = 0;
    for (size_t i = 0; copy && i < text.length; i++) {
        if (!is_space(text.at[i]))
            copy[length++] = text.at[i];
        else if (length > 0 && copy[length - 1] != ' ')
            copy[length++] = ' ';
    }
    if (copy && length > 0 && copy[length - 1] == ' ')
        copy[length - 1] = '\0';
    return copy;
}

/* Tidied, and as it reads in the reader's language. */
static char *translate(struct reader *reader, const struct node *value)
{
    char *written = tidy(reader, value->text);
    const struct node *pair = written && *written ? tongue_find(reader, value, written) : NULL;
    return pair ? tidy(reader, pair->text) : written;
}

static void take_text(struct reader *reader, const struct node *value, bool human, void *slot)
{
    if (!reader_expect(reader, value, NODE_TEXT, "a text"))
        return;
    const char *copy = human ? translate(reader, value) : tidy(reader, value->text);
    if (copy && !*copy)
        reader_error(reader, value, "found only spaces where a text must stand; write it");
    else if (copy)
        *(const char **)slot = copy;
}

void read_text(struct reader *reader, const struct node *value, void *slot)
{
    take_text(reader, value, true, slot);
}

void read_word(struct reader *reader, const struct node *value, void *slot)
{
    take_text(reader, value, false, slot);
}

/* A sentence ends behind `.`, `!` or `?` that a space follows. */
static bool ends_sentence(const char *at)
{
    return (at[0] == '.' || at[0] == '!' || at[0] == '?') && at[1] == ' ';
}

static int split(char *text, const char **sentences, int room)
{
    int count = 0;
    char *start = text;
    for (char *at = text; *at && count < room - 1; at++) {
        if (!ends_sentence(at))
            continue;
        at[1] = '\0';
        sentences[count++] = start;
        start = at + 2;
        at++;
    }
    if (*start)
        sentences[count++] = start;
    return count;
}

/* What is done with texts of a list. */
enum reading { AS_WORDS, AS_TEXTS, AS_SENTENCES };

static int take_item(struct reader *reader, const struct node *item, enum reading reading,
                     const char **lines, int room)
{
    if (!reader_expect(reader, item, NODE_TEXT, "a text"))
        return 0;
    char *text = reading == AS_WORDS ? tidy(reader, item->text) : translate(reader, item);
    if (!text || room == 0)
        return 0;
    return split(text, lines, reading == AS_SENTENCES ? room : 1);
}

static void take_lines(struct reader *reader, const struct node *value, enum reading reading,
                       struct lines *out)
{
    if (value->kind == NODE_MAP) {
        reader_error(reader, value,
                     "found a group of names where texts must stand; put a text "
                     "with a colon in \"quotation marks\"");
        return;
    }
    const char *found[LINES_MOST];
    int count = 0;
    const struct node *item = value->kind == NODE_LIST ? value->first : value;
    for (; item && !reader->no_memory && count < LINES_MOST; item = item->next) {
        count += take_item(reader, item, reading, found + count, LINES_MOST - count);
        if (value->kind == NODE_TEXT)
            break;
    }
    if (count == LINES_MOST)
        reader_error(reader, value, "found 50 texts or more at once; write fewer");
    const char **kept = count > 0 ? reader_take(reader, count, sizeof *kept) : NULL;
    if (kept) {
        memcpy(kept, found, (size_t)count * sizeof *kept);
        *out = (struct lines){kept, count};
    }
}

void read_texts(struct reader *reader, const struct node *value, void *slot)
{
    take_lines(reader, value, AS_TEXTS, slot);
}

void read_sentences(struct reader *reader, const struct node *value, void *slot)
{
    take_lines(reader, value, AS_SENTENCES, slot);
}

void read_words(struct reader *reader, const struct node *value, void *slot)
{
    take_lines(reader, value, AS_WORDS, slot);
}
