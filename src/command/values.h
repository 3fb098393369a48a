/* Values of options, read strictly: the whole text, inside the range, or an error that tells it. */
#ifndef LIMBER_COMMAND_VALUES_H
#define LIMBER_COMMAND_VALUES_H

#include <stdint.h>

#include "base/problem.h"

/* Each returns false with the reason in `problems`, naming the option (without its dashes). */
bool value_decimal(const char *option, const char *text, double least, double most, double *value,
                   struct problems *problems);
bool value_whole(const char *option, const char *text, int64_t least, int64_t most, int64_t *value,
                 struct problems *problems);

/* "1280x720" */
bool value_size(const char *option, const char *text, int *width, int *height,
                struct problems *problems);

/* The index of `text` among `count` words. */
bool value_word(const char *option, const char *text, const char *const *words, int count,
                int *index, struct problems *problems);

#endif
