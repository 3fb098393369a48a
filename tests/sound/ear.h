/* A recogniser's ear: which words a WAV file holds, and when each begins. pocketsphinx, with a
 * grammar of the sentences that may come, in any order, and all numbers. */
#ifndef LIMBER_TESTS_SOUND_EAR_H
#define LIMBER_TESTS_SOUND_EAR_H

#include "timeline/timeline.h"
#include "timeline/words.h"

enum { EAR_WORD = 32, EAR_WORDS_MOST = 40 };

struct heard {
    char word[EAR_WORD];
    int64_t at_ms; /* in the file */
    bool used;     /* for whoever compares */
};

/* A text in the words of a dictionary: small letters, without marks. */
struct words {
    char word[EAR_WORDS_MOST][EAR_WORD];
    int count;
};
void words_of(const char *text, struct words *out);

struct ear;

/* NULL when the recogniser or its model is not there. */
struct ear *ear_open(void);
void ear_close(struct ear *ear);

/* What is heard in the file, in order, of all that the timeline may say; -1 when it failed. */
int ear_listen(struct ear *ear, const char *wav, const struct timeline *timeline,
               struct heard *heard, int most);

#endif
