#include "export/caption_lines.h"

#include "export/captions.h"

#include <stdlib.h>
#include <string.h>

enum { BONUS_STOP = 12, BONUS_COMMA = 8, BONUS_JOINT = 4 };

/* A pause before these words is natural. */
static bool begins_clause(struct text rest)
{
    static const char *const words[] = {"and ",   "or ",      "then ", "while ", "with ", "to ",
                                        "until ", "without ", "[",     "on ",    "in "};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const size_t length = strlen(words[i]);
        if (rest.length > length && memcmp(rest.at, words[i], length) == 0)
            return true;
    }
    return false;
}

static int bonus_at(struct text text, size_t space)
{
    const char before = text.at[space - 1];
    if (strchr(".!?]", before) != NULL)
        return BONUS_STOP;
    if (strchr(",;:", before) != NULL)
        return BONUS_COMMA;
    const struct text rest = {text.at + space + 1, text.length - space - 1};
    return begins_clause(rest) ? BONUS_JOINT : 0;
}

static int characters_to(struct text text, size_t length)
{
    return text_characters((struct text){text.at, length});
}

/* Whether a cut leaves both parts no wider than `most`. */
static bool fits(struct text text, size_t space, int whole, int most)
{
    const int first = characters_to(text, space);
    return first <= most && whole - first - 1 <= most;
}

static size_t best_cut(struct text text, int wanted, int most)
{
    const int whole = text_characters(text);
    size_t best = text.length;
    int least = 0;
    for (size_t at = 1; at + 1 < text.length; at++) {
        if (text.at[at] != ' ' || !fits(text, at, whole, most))
            continue;
        const int cost = abs(characters_to(text, at) - wanted) - bonus_at(text, at);
        if (best == text.length || cost < least) {
            best = at;
            least = cost;
        }
    }
    return best;
}

size_t caption_cut(struct text text, int wanted)
{
    return best_cut(text, wanted, (int)text.length);
}

size_t caption_break(struct text text)
{
    const int whole = text_characters(text);
    return whole <= CAPTION_COLUMNS ? 0 : best_cut(text, whole / 2, CAPTION_COLUMNS);
}
