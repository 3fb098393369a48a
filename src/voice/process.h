/* Another program, run once: bytes in, bytes out. */
#ifndef LIMBER_VOICE_PROCESS_H
#define LIMBER_VOICE_PROCESS_H

#include "base/text.h"
#include "voice/engine.h"

enum { PROCESS_INPUT_MOST = 4096 }; /* bytes that any pipe holds, so that writing never waits */

struct process_limits {
    int64_t most_ms;
    size_t most_bytes; /* of output */
};

/* Runs `words` (the program, its arguments, NULL) with `input` on its standard input and waits for
 * its end. What it wrote to its standard output lies in `arena`, NUL-terminated. Returns NULL when
 * it ended well (exit code 0), else why not, in plain words in `arena`; the first line of its
 * standard error is among them if it failed. It has a process group of its own, and nothing of
 * that group is left afterwards, however it ended; nor is a descriptor. */
const char *process_run(const char *const *words, struct text input, struct process_limits limits,
                        struct stop stop, struct arena *arena, struct text *output);

#endif
