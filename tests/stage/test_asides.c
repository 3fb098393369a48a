/* When what is said beside a routine begins to sound. */
#include "stage/asides.h"

#include "sound/fake.h"
#include "sound/track.h"
#include "timeline/words.h"

enum { CLIP = 4800, PER_MS = SOUND_RATE / 1000 };

static int64_t start_ms(const struct track *track, int place)
{
    assert_in_range(place, 0, track->count - 1);
    return track->sounds[place].start / PER_MS;
}

static void counting_in_is_said_a_second_apart_and_to_nought(void **state)
{
    (void)state;
    static int16_t samples[CLIP];
    make_noise(1, samples, CLIP);
    struct bank_entry entries[] = {{"one", {samples, CLIP, SOUND_RATE}},
                                   {"three", {samples, CLIP, SOUND_RATE}},
                                   {"two", {samples, CLIP, SOUND_RATE}},
                                   {WORDS_READY, {samples, CLIP, SOUND_RATE}}};
    struct voice_bank *bank = bank_of(entries, 4, SOUND_RATE);
    const struct world world = world_of(&memory_heap, NULL);
    struct track *track = asides_build(&world, bank);
    assert_non_null(track);
    const int first = track_from(track, asides_at(ASIDE_READY, 0) * PER_MS);
    assert_int_equal(track->count - first, 4);
    for (int i = 0; i < 4; i++)
        assert_int_equal(start_ms(track, first + i),
                         asides_at(ASIDE_READY, i == 0 ? 0 : 1000 + 1000 * i));
    track_free(track);
    voice_bank_close(bank);
}

static void an_aside_never_runs_into_the_next_one(void **state)
{
    (void)state;
    for (int aside = 0; aside < ASIDE_COUNT; aside++) {
        assert_true(asides_at((enum aside)aside, INT64_MAX) <
                    asides_at((enum aside)(aside + 1), 0));
        assert_int_equal(asides_at((enum aside)aside, -1), asides_at((enum aside)aside, 0));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counting_in_is_said_a_second_apart_and_to_nought),
        cmocka_unit_test(an_aside_never_runs_into_the_next_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
