/* The voices limber knows by name, and speaks the assets' texts with when it is built: flite's
 * three, which speak English, and espeak-ng's German. */
#ifndef LIMBER_VOICE_KNOWN_H
#define LIMBER_VOICE_KNOWN_H

#include "voice/engine.h"

struct known_voice {
    const char *name;     /* of its bank */
    const char *language; /* "en" */
    const char *command;  /* the program that speaks; NULL: it is flite's */
};

enum { KNOWN_VOICES = 4 };
extern const struct known_voice known_voices[KNOWN_VOICES];

/* NULL when it is none of them. */
const struct known_voice *known_voice(const char *name);

/* The one that speaks a language when nobody is named; English where nobody speaks it. */
const struct known_voice *known_voice_of(const char *language);

/* False when memory ran out. */
bool known_voice_engine(const struct memory *memory, const struct known_voice *voice,
                        struct engine *out);

#endif
