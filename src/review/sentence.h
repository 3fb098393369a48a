/* A spoken sentence as words, and the parts of the body that it names.
 *
 * Only what is said plainly is understood; anything else is no statement, and nothing is held
 * against it. */
#ifndef LIMBER_REVIEW_SENTENCE_H
#define LIMBER_REVIEW_SENTENCE_H

#include "body/rig.h"

enum { WORDS_MOST = 48, WORD_SIZE = 20 };

/* One clause in small letters: up to a comma, a stop, "and", "then" or "while". */
struct clause {
    char word[WORDS_MOST][WORD_SIZE];
    int count;
};

/* Takes the next clause off the front of `text`; false at the end. */
bool clause_next(const char **text, struct clause *clause);

/* Whether the word at `at` is one of a list that ends with NULL. False past the ends. */
bool word_is(const struct clause *clause, int at, const char *const *list);
/* The place of the first word of the list; -1: none. */
int word_find(const struct clause *clause, const char *const *list);

/* A part of a limb, or of the trunk, as people name it. */
struct noun {
    const char *word, *plural;
    enum joint right; /* the joint by which its height is told; the right one's */
    bool arm, leg;
};

/* The noun at `at`; NULL when it is none. */
const struct noun *noun_at(const struct clause *clause, int at);

/* A noun with its side: "your right upper arm". SIDE_BOTH: no side was said. */
struct mention {
    const struct noun *noun;
    enum side side;
    int at;
};

/* The next mention from the word `*at` on; moves `*at` behind it. */
bool mention_next(const struct clause *clause, int *at, struct mention *mention);

/* The joint of a mention for a side. */
enum joint noun_joint(const struct noun *noun, enum side side);

#endif
