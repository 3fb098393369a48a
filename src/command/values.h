/* Values of options, read strictly: the whole text, inside the range, or an error that tells it. */
#ifndef LIMBER_COMMAND_VALUES_H
#define LIMBER_COMMAND_VALUES_H

#include <stdint.h>

#include "base/problem.h"

/* A value as it was written. */
struct written {
    const char *option; /* without its dashes */
    const char *text;
    struct place place; /* in the settings; file NULL: on the command line */
};

/* Tells what is wrong with it: on the command line an error, "--range 2; it must be ...", in the
 * settings a warning at its place, "range = 2; it must be ...", since the program goes on. */
void value_wrong(const struct written *written, struct problems *problems, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Each returns false with the reason in `problems`. */
bool value_decimal(const struct written *written, double least, double most, double *value,
                   struct problems *problems);
bool value_whole(const struct written *written, int64_t least, int64_t most, int64_t *value,
                 struct problems *problems);

/* "1280x720" */
bool value_size(const struct written *written, int *width, int *height, struct problems *problems);

/* A name of a person, which is also part of a file's: at most 40 bytes, no slash, no dot first. */
bool value_name(const struct written *written, const char **name, struct problems *problems);

/* "22:00-06:00" as minutes since midnight. */
bool value_span(const struct written *written, int *from, int *to, struct problems *problems);

/* Keys that are held together (stage/combo.h), and digits (player/kiosk.h). */
bool value_chord(const struct written *written, const char **chord, struct problems *problems);
bool value_pin(const struct written *written, const char **pin, struct problems *problems);

/* The index of the text among `count` words. */
bool value_word(const struct written *written, const char *const *words, int count, int *index,
                struct problems *problems);

#endif
