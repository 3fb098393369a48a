#include "base/text.h"
#include <string.h>

enum { WORD_MOST = 64 }; /* bytes compared by text_distance */

struct text text_of(const char *terminated)
{
    return (struct text){terminated, strlen(terminated)};
}

bool text_is(struct text text, const char *terminated)
{
    return strlen(terminated) == text.length && memcmp(text.at, terminated, text.length) == 0;
}

bool text_ends(struct text text, const char *ending)
{
    const size_t tail = strlen(ending);
    return text.length > tail && memcmp(text.at + text.length - tail, ending, tail) == 0;
}

static bool is_continuation(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

struct text text_unmarked(struct text text)
{
    static const char mark[] = "\xEF\xBB\xBF";
    const size_t length = sizeof mark - 1;
    if (text.length < length || memcmp(text.at, mark, length) != 0)
        return text;
    return (struct text){text.at + length, text.length - length};
}

/* Length of the sequence that starts at `at`, 0 when it is not valid (RFC 3629, section 4). */
static size_t sequence(const unsigned char *at, size_t left)
{
    const unsigned char lead = at[0];
    if (lead < 0x80)
        return lead != 0;
    const size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || length > left)
        return 0;
    for (size_t i = 1; i < length; i++)
        if (!is_continuation(at[i]))
            return 0;
    const bool overlong = (lead == 0xE0 && at[1] < 0xA0) || (lead == 0xF0 && at[1] < 0x90);
    const bool surrogate = lead == 0xED && at[1] > 0x9F;
    const bool too_high = lead == 0xF4 && at[1] > 0x8F;
    return overlong || surrogate || too_high ? 0 : length;
}

size_t text_utf8_length(struct text text)
{
    size_t at = 0;
    while (at < text.length) {
        const size_t step = sequence((const unsigned char *)text.at + at, text.length - at);
        if (step == 0)
            break;
        at += step;
    }
    return at;
}

bool text_is_utf8(struct text text)
{
    return text_utf8_length(text) == text.length;
}

int text_clip(struct text text)
{
    enum { SHOWN_MOST = 40 };
    size_t end = text_utf8_length(
        (struct text){text.at, text.length < SHOWN_MOST ? text.length : SHOWN_MOST});
    for (size_t i = 0; i < end; i++)
        if (text.at[i] == '\n' || text.at[i] == '\t')
            end = i;
    return (int)end;
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Letters beyond ASCII count as letters. */
static bool makes_word(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           (unsigned char)c >= 0xC0;
}

struct text text_trim(struct text text, const char *blanks)
{
    while (text.length > 0 && strchr(blanks, text.at[0]) && text.at[0] != '\0') {
        text.at++;
        text.length--;
    }
    while (text.length > 0 && strchr(blanks, text.at[text.length - 1]) &&
           text.at[text.length - 1] != '\0')
        text.length--;
    return text;
}

int text_words(struct text text)
{
    int words = 0;
    bool counted = false;
    for (size_t i = 0; i < text.length; i++) {
        if (is_space(text.at[i])) {
            counted = false;
        } else if (!counted && makes_word(text.at[i])) {
            counted = true;
            words++;
        }
    }
    return words;
}

int text_characters(struct text text)
{
    int characters = 0;
    for (size_t i = 0; i < text.length; i++)
        characters += !is_continuation((unsigned char)text.at[i]);
    return characters;
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

int text_distance(struct text a, struct text b, int most)
{
    if (a.length > WORD_MOST || b.length > WORD_MOST)
        return most + 1;
    int row[3][WORD_MOST + 1]; /* the last three rows of the edit table */
    for (size_t k = 0; k <= b.length; k++)
        row[0][k] = (int)k;
    for (size_t i = 1; i <= a.length; i++) {
        int *now = row[i % 3];
        const int *before = row[(i + 2) % 3];
        const int *two_before = row[(i + 1) % 3];
        now[0] = (int)i;
        for (size_t k = 1; k <= b.length; k++) {
            const int replace = before[k - 1] + (a.at[i - 1] != b.at[k - 1]);
            now[k] = least(replace, least(before[k], now[k - 1]) + 1);
            if (i > 1 && k > 1 && a.at[i - 1] == b.at[k - 2] && a.at[i - 2] == b.at[k - 1])
                now[k] = least(now[k], two_before[k - 2] + 1);
        }
    }
    return least(row[a.length % 3][b.length], most + 1);
}

const char *text_nearest(struct text wrong, const char *const *candidates, int count)
{
    int most = wrong.length < 8 ? (int)(wrong.length + 1) / 3 : 3;
    const char *nearest = NULL;
    for (int i = 0; i < count && most >= 0; i++) {
        const int distance = text_distance(wrong, text_of(candidates[i]), most);
        if (distance <= most) {
            nearest = candidates[i];
            most = distance - 1;
        }
    }
    return nearest;
}
