/* One track taken over by another while it is heard. */
#include "fake.h"
#include "library/shipped_once.h"
#include "sound/sequencer.h"
#include "sound/track.h"

#include <math.h>

enum { LUMP_MS = 10, LUMP = LUMP_MS * SOUND_PER_MS, PLAYED_MS = 30000, LEAD = 1024 };

struct band {
    struct timeline *timeline;
    struct track *tracks[2];
};

static void open_band(struct band *band)
{
    const struct timeline_wish wish = timeline_wish_default();
    const struct routine *routine = library_routine(&library, "one_minute");
    band->timeline = timeline_build(&world_machine, routine, &wish, &problems);
    assert_non_null(band->timeline);
    for (int i = 0; i < 2; i++) {
        band->tracks[i] =
            track_build(&world_machine, band->timeline, NULL, library_tune(&library, "catchy"));
        assert_non_null(band->tracks[i]);
    }
}

static void close_band(struct band *band)
{
    track_free(band->tracks[0]);
    track_free(band->tracks[1]);
    timeline_free(band->timeline);
}

/* Plays on, changing tracks every so often; `late` samples behind the player. */
static float *play(const struct band *band, int64_t change_ms, int64_t late)
{
    struct sequencer sequencer;
    float *heard = calloc((size_t)(2 * PLAYED_MS * SOUND_PER_MS), sizeof *heard);
    assert_non_null(heard);
    sequencer_start(&sequencer, LEAD - late);
    for (int64_t ms = 0; ms < PLAYED_MS; ms += LUMP_MS) {
        const struct track *track = band->tracks[ms / change_ms % 2];
        sequencer_follow(&sequencer, track, ms, true, levels_full, ms);
        sequencer_fill(&sequencer, ms, LUMP, heard + 2 * ms * SOUND_PER_MS);
        if (ms == 0)
            sequencer.lead = LEAD;
    }
    return heard;
}

static void nobody_hears_that_the_track_is_another_one(void **state)
{
    (void)state;
    struct band band;
    open_band(&band);
    static const int64_t late[] = {0, 4 * SOUND_PER_MS};
    for (int i = 0; i < 2; i++) {
        double most = 0, loud = 0;
        float *want = play(&band, 2 * PLAYED_MS, late[i]), *got = play(&band, 730, late[i]);
        for (int64_t k = 0; k < 2 * PLAYED_MS * SOUND_PER_MS; k++) {
            most = fmax(most, fabs((double)want[k] - (double)got[k]));
            loud = fmax(loud, fabs((double)want[k]));
        }
        free(want);
        free(got);
        assert_true(loud > 0.05);
        assert_true(most < 1e-3);
    }
    close_band(&band);
}

static void words_are_counted_once_each(void **state)
{
    (void)state;
    static int16_t samples[LUMP];
    make_noise(1, samples, LUMP);
    struct bank_entry entry = {"one", {samples, LUMP, SOUND_RATE}};
    struct voice_bank *bank = bank_of(&entry, 1, SOUND_RATE);
    const struct cue cues[] = {cue_at(100, CUE_COUNT, "one"), cue_at(300, CUE_CHIME, ""),
                               cue_at(500, CUE_SPEECH, "one")};
    const struct timeline timeline = timeline_of(cues, 3);
    struct track *tracks[2];
    struct sequencer sequencer;
    for (int i = 0; i < 2; i++)
        tracks[i] = track_build(&world_machine, &timeline, bank, NULL);
    sequencer_start(&sequencer, 0);
    for (int64_t ms = 0; ms < 1000; ms += LUMP_MS) {
        float out[2 * LUMP] = {0};
        sequencer_follow(&sequencer, tracks[ms > 505], ms, true, levels_full, ms);
        sequencer_fill(&sequencer, ms, LUMP, out);
    }
    assert_int_equal(sequencer.said, 2);
    track_free(tracks[0]);
    track_free(tracks[1]);
    voice_bank_close(bank);
}

static void it_is_known_where_nobody_speaks(void **state)
{
    (void)state;
    static int16_t samples[LUMP];
    make_noise(1, samples, LUMP);
    struct bank_entry entry = {"one", {samples, LUMP, SOUND_RATE}};
    struct voice_bank *bank = bank_of(&entry, 1, SOUND_RATE);
    const struct cue cues[] = {cue_at(100, CUE_COUNT, "one"), cue_at(300, CUE_CHIME, ""),
                               cue_at(500, CUE_SPEECH, "one")};
    const struct timeline timeline = timeline_of(cues, 3);
    struct track *track = track_build(&world_machine, &timeline, bank, NULL);
    assert_non_null(track);
    assert_true(track_is_quiet(track, -50, 100));
    assert_false(track_is_quiet(track, -50, 101));
    assert_false(track_is_quiet(track, 109, 120));
    assert_true(track_is_quiet(track, 110, 500));
    assert_false(track_is_quiet(track, 200, 900));
    assert_true(track_is_quiet(track, 510, 9000));
    track_free(track);
    voice_bank_close(bank);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nobody_hears_that_the_track_is_another_one),
        cmocka_unit_test(words_are_counted_once_each),
        cmocka_unit_test(it_is_known_where_nobody_speaks),
    };
    return cmocka_run_group_tests(tests, open_library, close_library);
}
