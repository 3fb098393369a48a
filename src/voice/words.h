/* A command line cut into words, by the rules that engine.h tells a person. */
#ifndef LIMBER_VOICE_WORDS_H
#define LIMBER_VOICE_WORDS_H

#include "base/arena.h"

enum { WORDS_MOST = 64, WORDS_BYTES_MOST = 4000 };

/* The words of `line`, NULL after the last, in `arena`: at least one, the first not empty. Returns
 * NULL when all is well, else what is wrong, in plain words. */
const char *words_split(const char *line, struct arena *arena, const char *const **words);

#endif
