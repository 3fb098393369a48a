#include "voice/known.h"

#include <string.h>

/* espeak-ng's usual 175 words a minute is more than a person who stretches can follow. */
const struct known_voice known_voices[KNOWN_VOICES] = {
    {"awb", "en", NULL},
    {"rms", "en", NULL},
    {"slt", "en", NULL},
    {"de", "de", "espeak-ng -v de -s 150 --stdout"},
};

const struct known_voice *known_voice(const char *name)
{
    for (int i = 0; i < KNOWN_VOICES; i++)
        if (strcmp(known_voices[i].name, name) == 0)
            return &known_voices[i];
    return NULL;
}

const struct known_voice *known_voice_of(const char *language)
{
    for (int i = 0; i < KNOWN_VOICES; i++)
        if (strcmp(known_voices[i].language, language) == 0)
            return &known_voices[i];
    return &known_voices[0];
}

bool known_voice_engine(const struct memory *memory, const struct known_voice *voice,
                        struct engine *out)
{
    return voice->command ? engine_command(memory, voice->command, out) == NULL
                          : engine_flite(memory, voice->name, out);
}
