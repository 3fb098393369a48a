/* What a fuzz target is, and the promise it checks. */
#ifndef LIMBER_TESTS_FUZZ_FUZZ_H
#define LIMBER_TESTS_FUZZ_FUZZ_H

#include <stdio.h>
#include <stdlib.h>

#include "library/library.h"
#include "library/paper.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

/* Ends the run when a promise is broken, so that libFuzzer keeps the input. */
#define PROMISE(truth)                                                                             \
    do {                                                                                           \
        if (!(truth)) {                                                                            \
            fprintf(stderr, "%s:%d: broken: %s\n", __FILE__, __LINE__, #truth);                    \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

/* Every problem has a place, words and the form "found; right". */
static inline void check_problems(const struct problems *problems)
{
    for (int i = 0; i < problems->count; i++) {
        const struct problem *one = &problems->list[i];
        PROMISE(one->place.file && one->place.line >= 0 && one->place.column >= 0);
        PROMISE(text_is_utf8(text_of(one->message)));
        PROMISE(strstr(one->message, "; ") || strstr(one->message, "no memory"));
        PROMISE(!strchr(one->message, '\n'));
    }
}

static inline void check_exercise(const struct exercise *exercise)
{
    PROMISE(exercise->position && exercise->name && *exercise->name);
    PROMISE(exercise->phase_count > 0 && exercise->key_count > 0);
    PROMISE(exercise->dose.repeats >= 1 && exercise->dose.hold_ms <= 60000);
    for (int i = 0; i < exercise->phase_count; i++) {
        const struct phase *phase = &exercise->phases[i];
        PROMISE(phase->key >= 0 && phase->key < exercise->key_count);
        PROMISE(phase->ms >= 500 && phase->ms <= 120000);
        PROMISE(!phase->holds || phase->ms <= 60000);
    }
    for (int i = 0; i < exercise->key_count; i++) {
        const struct key *key = &exercise->keys[i];
        PROMISE(key->contact_count >= 0 && key->contact_count <= KEY_CONTACTS_MOST);
        for (int joint = 0; joint < JOINT_COUNT; joint++)
            for (int axis = 0; axis < ANGLE_AXES; axis++)
                PROMISE(key->angle[joint][axis].degrees >= -180.0f &&
                        key->angle[joint][axis].degrees <= 180.0f);
    }
}

#endif
