/* An engine that turns text into speech. One engine serves one thread at a time. */
#ifndef LIMBER_SOUND_VOICE_H
#define LIMBER_SOUND_VOICE_H

#include "base/arena.h"
#include "sound/sound.h"

struct voice {
    /* Speaks one text. The raw clip lies in `arena`: silence round it, loudness as it comes (see
     * sound/prepare.h). False when the engine could not or memory ran out. The same text gives the
     * same samples each time. */
    bool (*say)(void *context, const char *text, struct arena *arena, struct clip *out);
    void (*close)(void *context);
    void *context;
};

/* flite's voices: "awb". False for a name it has not. The core knows no engine: the body lies
 * beside voices.c, in those programs that are built with flite. */
bool voice_flite(const char *name, struct voice *out);

#endif
