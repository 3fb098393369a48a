/* The person's own music under a routine, without a device. */
#include "sound/own.h"

#include <math.h>

#include "sound/fake.h"
#include "sound/sequencer.h"

enum { LUMP = OWN_FRAMES_MOST, MS = SOUND_PER_MS, SECOND = SOUND_RATE, FRAMES = 12 * SECOND };

static int16_t stream[2 * FRAMES];
static float heard[2 * FRAMES];

/* A tone of 1 kHz, whose loudness in LUFS is its peak in dB. */
static void make_tone(double peak_db, int64_t frames)
{
    const double peak = pow(10, peak_db / 20) * 32768;
    for (int64_t i = 0; i < frames; i++)
        stream[2 * i] = stream[2 * i + 1] =
            (int16_t)lrint(peak * sin(6.283185307179586 * 1000 * (double)i / SOUND_RATE));
}

static void play(struct own *own, struct own_aim aim, int64_t from, int64_t to)
{
    for (int64_t at = from; at < to; at += LUMP)
        own_add(own, &aim, LUMP, stream + 2 * at, heard + 2 * at);
}

/* Over the 10 ms that end at `at`, in dB of full scale, of a sine's peak. */
static double level_db(int64_t at)
{
    double sum = 1e-12;
    for (int64_t i = at - 10 * MS; i < at; i++)
        sum += (double)heard[2 * i] * (double)heard[2 * i];
    return 10 * log10(2 * sum / (10 * MS));
}

static double largest_step(int64_t from, int64_t to)
{
    double most = 0;
    for (int64_t i = from + 1; i < to; i++)
        most = fmax(most, fabs((double)(heard[2 * i] - heard[2 * i - 2])));
    return most;
}

/* What the loudest sine of that peak may do between two samples. */
static double step_of(double peak_db)
{
    return 1.1 * pow(10, peak_db / 20) * 2 * sin(3.141592653589793 * 1000 / SOUND_RATE);
}

static int start(void **state)
{
    (void)state;
    memset(heard, 0, sizeof heard);
    make_tone(OWN_LOUDNESS_GUESS, FRAMES);
    return 0;
}

static void every_file_comes_to_about_the_same_loudness(void **state)
{
    (void)state;
    const double peaks_db[] = {-3, -8, -14, -20, -30};
    for (int i = 0; i < 5; i++) {
        struct own own;
        own_start(&own);
        memset(heard, 0, sizeof heard);
        make_tone(peaks_db[i], FRAMES);
        play(&own, (struct own_aim){true, 1, 1}, 0, 4 * SECOND);
        assert_true(fabs(level_db(4 * SECOND) - OWN_LOUDNESS) < 1.5);
    }
}

static void a_quiet_passage_stays_quiet(void **state)
{
    (void)state;
    struct own own;
    own_start(&own);
    for (int64_t i = 2 * 5 * (int64_t)SECOND; i < 2 * (int64_t)FRAMES; i++)
        stream[i] = (int16_t)(stream[i] / 8);
    play(&own, (struct own_aim){true, 1, 1}, 0, FRAMES - FRAMES % LUMP);
    const double before = level_db(5 * SECOND), after = level_db(11 * SECOND);
    assert_true(before - after > 12);
}

static void a_pause_is_silent_within_fifty_ms_and_ends_without_a_step(void **state)
{
    (void)state;
    struct own own;
    own_start(&own);
    const int64_t pause = 2 * SECOND - 2 * SECOND % LUMP, on = pause + 40 * LUMP;
    play(&own, (struct own_aim){true, 1, 1}, 0, pause);
    assert_false(own_is_silent(&own));
    play(&own, (struct own_aim){false, 1, 1}, pause, on);
    for (int64_t i = 2 * (pause + 50 * MS); i < 2 * on; i++)
        assert_true(heard[i] == 0);
    assert_true(own_is_silent(&own));
    play(&own, (struct own_aim){true, 1, 1}, on, on + 2 * SECOND);
    assert_true(level_db(on + SECOND) > OWN_LOUDNESS - 1);
    assert_true(largest_step(0, on + 2 * SECOND) < step_of(OWN_LOUDNESS));
}

static void levels_change_without_a_step_and_mute_is_silence(void **state)
{
    (void)state;
    struct own own;
    own_start(&own);
    const int64_t mute = 2 * SECOND - 2 * SECOND % LUMP, on = mute + 40 * LUMP;
    play(&own, (struct own_aim){true, 1, 1}, 0, mute);
    play(&own, (struct own_aim){true, 0, 1}, mute, on);
    assert_true(heard[2 * (mute + 50 * MS)] == 0 && heard[2 * on - 1] == 0);
    play(&own, (struct own_aim){true, 0.25f, 1}, on, on + SECOND);
    assert_true(fabs(level_db(on + SECOND - LUMP) - (OWN_LOUDNESS - 12)) < 1);
    assert_true(largest_step(0, on + SECOND) < step_of(OWN_LOUDNESS));
}

static void another_file_fades_in(void **state)
{
    (void)state;
    struct own own;
    own_start(&own);
    const int64_t next = 2 * SECOND - 2 * SECOND % LUMP;
    play(&own, (struct own_aim){true, 1, 1}, 0, next);
    own_next(&own);
    play(&own, (struct own_aim){true, 1, 1}, next, next + SECOND);
    assert_true(level_db(next + 50 * MS) < OWN_LOUDNESS - 18);
    assert_true(level_db(next + SECOND - LUMP) > OWN_LOUDNESS - 1);
}

/* A routine of 10 s with a word of 1 s at 3 s, nothing of which is heard. */
static struct track *quiet_word(struct voice_bank **bank)
{
    static int16_t word[SECOND];
    struct bank_entry entry = {"one", {word, SECOND, SOUND_RATE}};
    const struct cue cue = cue_at(3000, CUE_SPEECH, "one");
    struct timeline timeline = timeline_of(&cue, 1);
    timeline.duration_ms = 10000;
    *bank = bank_of(&entry, 1, SOUND_RATE);
    struct track *track = track_build(&world_machine, &timeline, *bank, NULL);
    assert_non_null(track);
    return track;
}

static void play_under(const struct track *track, int64_t frames)
{
    struct sequencer sequencer;
    struct own own;
    sequencer_start(&sequencer, 0);
    own_start(&own);
    for (int64_t at = 0; at < frames; at += LUMP) {
        float cues[2 * LUMP] = {0};
        sequencer_follow(&sequencer, track, at / MS, true, levels_full, at / MS);
        sequencer_fill(&sequencer, at / MS, LUMP, cues);
        const struct own_aim aim = {true, 1, sequencer_duck(&sequencer)};
        own_add(&own, &aim, LUMP, stream + 2 * at, heard + 2 * at);
    }
}

static void it_ducks_twelve_db_within_150_ms_before_a_word_and_returns(void **state)
{
    (void)state;
    struct voice_bank *bank;
    struct track *track = quiet_word(&bank);
    play_under(track, 10 * SECOND);
    const double free_db = level_db((3000 - 160) * MS);
    assert_true(fabs(free_db - OWN_LOUDNESS) < 1);
    for (int64_t ms = 3020; ms < 4000; ms += 20)
        assert_true(fabs(free_db - level_db(ms * MS) - 12) < 1);
    assert_true(free_db - level_db(5300 * MS) < 0.5);
    assert_true(largest_step(0, 10 * SECOND - LUMP) < step_of(OWN_LOUDNESS));
    track_free(track);
    voice_bank_close(bank);
}

static void it_fades_away_with_the_routine(void **state)
{
    (void)state;
    struct voice_bank *bank;
    struct track *track = quiet_word(&bank);
    play_under(track, 10 * SECOND);
    double before = level_db((10000 - TRACK_ENDING_MS) * MS);
    for (int64_t ms = 10000 - TRACK_ENDING_MS + 500; ms < 9900; ms += 500) {
        assert_true(level_db(ms * MS) < before);
        before = level_db(ms * MS);
    }
    assert_true(level_db(9990 * MS) < OWN_LOUDNESS - 40);
    track_free(track);
    voice_bank_close(bank);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(every_file_comes_to_about_the_same_loudness, start),
        cmocka_unit_test_setup(a_quiet_passage_stays_quiet, start),
        cmocka_unit_test_setup(a_pause_is_silent_within_fifty_ms_and_ends_without_a_step, start),
        cmocka_unit_test_setup(levels_change_without_a_step_and_mute_is_silence, start),
        cmocka_unit_test_setup(another_file_fades_in, start),
        cmocka_unit_test_setup(it_ducks_twelve_db_within_150_ms_before_a_word_and_returns, start),
        cmocka_unit_test_setup(it_fades_away_with_the_routine, start),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
