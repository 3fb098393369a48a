#include "review/sentence.h"

#include <ctype.h>
#include <string.h>

static bool ends_clause(const char *word)
{
    return strcmp(word, "and") == 0 || strcmp(word, "then") == 0 || strcmp(word, "while") == 0;
}

static size_t take_word(const char *text, char out[WORD_SIZE])
{
    size_t length = 0;
    while (isalpha((unsigned char)text[length]) || text[length] == '\'' || text[length] == '-') {
        if (length + 1 < WORD_SIZE) {
            out[length] = (char)tolower((unsigned char)text[length]);
            out[length + 1] = '\0';
        }
        length++;
    }
    return length;
}

bool clause_next(const char **text, struct clause *clause)
{
    const char *at = *text;
    clause->count = 0;
    while (*at && clause->count < WORDS_MOST) {
        char *word = clause->word[clause->count];
        const size_t length = take_word(at, word);
        if (length == 0) {
            const bool stops = strchr(",.;:!?", *at) != NULL;
            at++;
            if (stops && clause->count > 0) {
                break;
            }
            continue;
        }
        at += length;
        if (!ends_clause(word)) {
            clause->count++;
        } else if (clause->count > 0) {
            break;
        }
    }
    *text = at;
    return clause->count > 0;
}

bool word_is(const struct clause *clause, int at, const char *const *list)
{
    if (at < 0 || at >= clause->count) {
        return false;
    }
    while (*list && strcmp(clause->word[at], *list) != 0) {
        list++;
    }
    return *list != NULL;
}

int word_find(const struct clause *clause, const char *const *list)
{
    for (int i = 0; i < clause->count; i++) {
        if (word_is(clause, i, list)) {
            return i;
        }
    }
    return -1;
}

const struct noun *noun_at(const struct clause *clause, int at)
{
    static const struct noun nouns[] = {
        {"hand", "hands", JOINT_RIGHT_WRIST, true, false},
        {"palm", "palms", JOINT_RIGHT_WRIST, true, false},
        {"wrist", "wrists", JOINT_RIGHT_WRIST, true, false},
        {"forearm", "forearms", JOINT_RIGHT_WRIST, true, false},
        {"elbow", "elbows", JOINT_RIGHT_ELBOW, true, false},
        {"arm", "arms", JOINT_RIGHT_ELBOW, true, false},
        {"thigh", "thighs", JOINT_RIGHT_KNEE, false, true},
        {"knee", "knees", JOINT_RIGHT_KNEE, false, true},
        {"leg", "legs", JOINT_RIGHT_ANKLE, false, true},
        {"shin", "shins", JOINT_RIGHT_ANKLE, false, true},
        {"foot", "feet", JOINT_RIGHT_ANKLE, false, true},
        {"heel", "heels", JOINT_RIGHT_ANKLE, false, true},
        {"ankle", "ankles", JOINT_RIGHT_ANKLE, false, true},
        {"hips", "pelvis", JOINT_PELVIS, false, false},
        {"bottom", "buttocks", JOINT_PELVIS, false, false},
        {"head", "heads", JOINT_HEAD, false, false},
    };
    for (int i = 0; at < clause->count && i < (int)(sizeof nouns / sizeof *nouns); i++) {
        if (strcmp(clause->word[at], nouns[i].word) == 0 ||
            strcmp(clause->word[at], nouns[i].plural) == 0) {
            return &nouns[i];
        }
    }
    return NULL;
}

static enum side side_at(const struct clause *clause, int at)
{
    static const char *const left[] = {"left", NULL}, *const right[] = {"right", NULL};
    return word_is(clause, at, left)    ? SIDE_LEFT
           : word_is(clause, at, right) ? SIDE_RIGHT
                                        : SIDE_BOTH;
}

bool mention_next(const struct clause *clause, int *at, struct mention *mention)
{
    static const char *const between[] = {"upper", "lower", "front", "back", NULL};
    for (; *at < clause->count; ++*at) {
        const struct noun *noun = noun_at(clause, *at);
        if (noun) {
            const int before = word_is(clause, *at - 1, between) ? *at - 2 : *at - 1;
            *mention = (struct mention){noun, side_at(clause, before), *at};
            ++*at;
            return true;
        }
    }
    return false;
}

enum joint noun_joint(const struct noun *noun, enum side side)
{
    return joint_of_side(noun->right, side);
}
