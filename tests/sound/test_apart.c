/* The sound that the plan promises, in samples: every word lies within its planned time, and
 * nowhere do two voices sound at once. All that is shipped, in all voices that were built. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "library/shipped_once.h"
#include "sound/sound.h"

enum { LUMP = 4800, AUDIBLE_MS = 250 };

static const char *const voices[] = {"awb", "rms", "slt"};
static const float tempos[] = {0.5f, 1, 2};

static struct voice_bank *open_bank(const char *voice)
{
    struct problems unheard;
    problems_open(&unheard, &memory_heap);
    struct voice_bank *bank = voice_bank_open(&world_machine, LIMBER_BUILD, voice, &unheard);
    problems_close(&unheard);
    return bank;
}

/* The greatest sample of the voice stem in [from, to). */
static int loudest(const struct track *track, int64_t from, int64_t to)
{
    int most = 0;
    for (int64_t at = from; at < to; at += LUMP) {
        float sound[2 * LUMP] = {0};
        int16_t pcm[2 * LUMP];
        const int frames = (int)(to - at < LUMP ? to - at : LUMP);
        track_mix(track, at, frames, levels_full, sound);
        sound_pcm(sound, 2 * frames, pcm);
        for (int i = 0; i < 2 * frames; i++)
            most = abs(pcm[i]) > most ? abs(pcm[i]) : most;
    }
    return most;
}

static void fail_at(const struct timeline *timeline, int64_t ms, const char *what)
{
    fail_msg("%s at tempo %.1f: %s at %d ms", timeline->routine->id, (double)timeline->wish.tempo,
             what, (int)ms);
}

static void assert_apart(const struct timeline *timeline, const struct track *track)
{
    int64_t over_ms = 0;
    for (int i = 0; i < timeline->cue_count; i++) {
        const struct cue *cue = &timeline->cues[i];
        if (cue->dropped || !cue->text[0])
            continue;
        if (cue->at_ms < over_ms)
            fail_at(timeline, cue->at_ms, "two voices");
        if (loudest(track, over_ms * SOUND_PER_MS, cue->at_ms * SOUND_PER_MS) > 0)
            fail_at(timeline, over_ms, "a voice outside of its time");
        const int64_t some_ms = cue->duration_ms < AUDIBLE_MS ? cue->duration_ms : AUDIBLE_MS;
        if (loudest(track, cue->at_ms * SOUND_PER_MS, (cue->at_ms + some_ms) * SOUND_PER_MS) < 300)
            fail_at(timeline, cue->at_ms, "no voice");
        over_ms = cue->at_ms + cue->duration_ms;
    }
    if (loudest(track, over_ms * SOUND_PER_MS, timeline->duration_ms * SOUND_PER_MS) > 0)
        fail_at(timeline, over_ms, "a voice after the last word");
}

static void check(const struct routine *routine, const struct voice_bank *bank, float tempo,
                  bool described)
{
    struct timeline_wish wish = timeline_wish_default();
    wish.speech = voice_bank_speech(bank);
    wish.tempo = tempo;
    wish.described = described;
    struct timeline *timeline = timeline_build(&world_machine, routine, &wish, &problems);
    assert_non_null(timeline);
    struct track *track = track_build(&world_machine, timeline, bank, NULL);
    assert_non_null(track);
    track_keep(track, STEM_VOICE);
    assert_apart(timeline, track);
    track_free(track);
    timeline_free(timeline);
}

/* All routines, and all exercises alone. */
static void check_all(const char *voice, float tempo, bool alone)
{
    struct voice_bank *bank = open_bank(voice);
    if (!bank)
        skip();
    for (int i = 0; i < library.routine_count; i++)
        check(library.routines[i], bank, tempo, i % 3 == 0);
    for (int i = 0; alone && i < library.exercise_count; i++)
        check(library_routine_of(&library, library.exercises[i]), bank, tempo, i % 3 == 1);
    voice_bank_close(bank);
}

static void every_word_lies_within_its_planned_time(void **state)
{
    (void)state;
    for (int i = 0; i < 3; i++)
        check_all(voices[0], tempos[i], tempos[i] >= 1);
}

static void the_other_voices_keep_to_it_too(void **state)
{
    (void)state;
    check_all(voices[1], 1, false);
    check_all(voices[2], 2, false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_word_lies_within_its_planned_time),
        cmocka_unit_test(the_other_voices_keep_to_it_too),
    };
    return cmocka_run_group_tests(tests, open_library, close_library);
}
