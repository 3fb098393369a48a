#include "timeline/words.h"

#include <ctype.h>
#include <string.h>

/* "Breathe in and ", "Breathe out: ": what follows says what to do, and the picture of the breath
 * and its tone say the rest. 0 when it does not begin so. */
static size_t breath_prefix(const char *text)
{
    static const char *const breaths[] = {"Breathe in", "Breathe out", "Atme ein", "Atme aus"};
    static const char *const joints[] = {" and ", " und ", ": ", ", then ", ", dann ", ", "};
    for (size_t i = 0; i < sizeof breaths / sizeof *breaths; i++) {
        const size_t length = strlen(breaths[i]);
        if (strncmp(text, breaths[i], length) != 0) {
            continue;
        }
        for (size_t k = 0; k < sizeof joints / sizeof *joints; k++) {
            if (strncmp(text + length, joints[k], strlen(joints[k])) == 0) {
                return length + strlen(joints[k]);
            }
        }
    }
    return 0;
}

/* A beginning that says nothing, or something else, without what it leads to. */
static bool leans_on_the_rest(const char *text)
{
    static const char *const words[] = {"If",    "When",    "While", "As",    "After", "Before",
                                        "Until", "Without", "With",  "From",  "Not",   "Do",
                                        "Wenn",  "Während", "Nach",  "Bevor", "Bis",   "Ohne",
                                        "Mit",   "Von",     "Nicht", "Beim",  "Sobald"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const size_t length = strlen(words[i]);
        if (strncmp(text, words[i], length) == 0 && text[length] == ' ') {
            return true;
        }
    }
    return false;
}

/* Where the text can end sooner; 0: nowhere. */
static size_t early_end(const char *text)
{
    static const char *const ends[] = {". ",        " until ", " bis ",           ", ",
                                       " and let ", " with ",  " of stretching.", " gedehnt."};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        const char *at = strstr(text, ends[i]);
        if (at && memchr(text, ' ', (size_t)(at - text)) && !leans_on_the_rest(text)) {
            return (size_t)(at - text);
        }
    }
    return 0;
}

const char *words_shorter(struct arena *arena, const char *text)
{
    const size_t prefix = breath_prefix(text), end = prefix > 0 ? 0 : early_end(text);
    if (prefix > 0) {
        return arena_format(arena, "%c%s", toupper((unsigned char)text[prefix]), text + prefix + 1);
    }
    return end > 0 ? arena_format(arena, "%.*s.", (int)end, text) : NULL;
}
