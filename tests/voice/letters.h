/* An engine for tests: so many ms of a tone for each letter of the text. */
#ifndef LIMBER_TESTS_VOICE_LETTERS_H
#define LIMBER_TESTS_VOICE_LETTERS_H

#include "voice/cmocka_first.h"
/* and then */
#include "voice/engine.h"

#include <stdatomic.h>
#include <time.h>

enum { LETTERS_RATE = 16000, LETTERS_MS = 30 };

struct letters {
    atomic_int said;
    _Atomic(const char *) text; /* said last; the studio's */
    atomic_bool stuck;          /* it says nothing until it is stopped */
    atomic_bool refuses;        /* it cannot */
    atomic_bool closed;
    const char *watched;   /* NULL: none; which was said as the 1st, 2nd, ... */
    atomic_int watched_at; /* tells this; 0: was not */
};

static inline const char *letters_say(void *context, const char *text, struct stop stop,
                                      struct arena *arena, struct clip *out)
{
    struct letters *letters = context;
    atomic_store(&letters->text, text);
    const int said = atomic_fetch_add(&letters->said, 1) + 1;
    if (letters->watched != NULL && strcmp(text, letters->watched) == 0)
        atomic_store(&letters->watched_at, said);
    while (atomic_load(&letters->stuck))
        if (stop_asked(stop))
            return "it was stopped";
    if (atomic_load(&letters->refuses))
        return "it will not";
    const int64_t count = (int64_t)strlen(text) * LETTERS_MS * LETTERS_RATE / 1000;
    int16_t *samples = arena_take(arena, (size_t)count, sizeof *samples);
    if (samples == NULL)
        return "no memory is left";
    for (int64_t i = 0; i < count; i++)
        samples[i] = (int16_t)(i % 40 < 20 ? 8000 : -8000);
    *out = (struct clip){samples, count, LETTERS_RATE};
    return NULL;
}

static inline void letters_close(void *context)
{
    struct letters *letters = context;
    atomic_store(&letters->closed, true);
}

/* `letters` must outlive the engine. */
static inline struct engine letters_engine(struct letters *letters)
{
    return (struct engine){"letters", letters_say, letters_close, letters};
}

static inline void rest_ms(int ms)
{
    const struct timespec rest = {ms / 1000, (long)(ms % 1000) * 1000000};
    (void)nanosleep(&rest, NULL);
}

#endif
