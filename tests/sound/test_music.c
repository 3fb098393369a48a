/* Music measured: seams, bars, breath, ducking, level. */
#include "fake.h"
#include "sound/prepare.h"
#include "sound/sequencer.h"
#include "sound/track.h"

#include <math.h>

enum { PIECES = 3, SECOND = SOUND_RATE, MINUTE = 60 * SECOND, CLIP = SECOND };

static const char *const names[PIECES] = {"calm", "steady", "catchy"};
static const char *const folders[] = {LIMBER_SOURCE "/assets"};

struct fixture {
    struct problems problems;
    struct library library;
    const struct tune *tunes[PIECES];
    float mix[2 * MINUTE];
};

static int open_library(void **state)
{
    static struct fixture fixture;
    problems_open(&fixture.problems, &memory_heap);
    bool good = library_load(&fixture.library, &world_machine, folders, 1, &fixture.problems);
    for (int i = 0; i < PIECES; i++) {
        fixture.tunes[i] = library_tune(&fixture.library, names[i]);
        good &= fixture.tunes[i] != NULL;
    }
    *state = &fixture;
    return good ? 0 : 1;
}

static int close_library(void **state)
{
    struct fixture *fixture = *state;
    library_close(&fixture->library);
    problems_close(&fixture->problems);
    return 0;
}

/* The piece alone, without an end. */
static struct track *track_of(const struct tune *tune)
{
    const struct timeline timeline = timeline_of(NULL, 0);
    struct track *track = track_build(&world_machine, &timeline, NULL, tune);
    assert_non_null(track);
    return track;
}

static struct timeline *plan(struct fixture *fixture, const char *routine, float tempo)
{
    struct timeline_wish wish = timeline_wish_default();
    wish.tempo = tempo;
    struct timeline *timeline = timeline_build(
        &world_machine, library_routine(&fixture->library, routine), &wish, &fixture->problems);
    assert_non_null(timeline);
    return timeline;
}

static double power(const float *frames, int64_t count)
{
    double sum = 0;
    for (int64_t i = 0; i < 2 * count; i++)
        sum += (double)frames[i] * (double)frames[i];
    return sum / (double)count;
}

/* The greatest bend between neighbouring samples: a click is one, at any loudness. */
static float sharpest(const float *frames, int64_t count)
{
    float most = 0;
    for (int64_t i = 4; i < 2 * count; i++)
        most = fmaxf(most, fabsf(frames[i] - 2 * frames[i - 2] + frames[i - 4]));
    return most;
}

static void it_goes_round_without_a_seam(void **state)
{
    struct fixture *fixture = *state;
    enum { ROUND = 4 * SECOND, MIDDLE = ROUND / 2 };
    for (int p = 0; p < PIECES; p++) {
        struct track *track = track_of(fixture->tunes[p]);
        const int64_t seam = music_bar_start(track->music, fixture->tunes[p]->bar_count);
        float *joint = fixture->mix, *again = fixture->mix + 2 * ROUND;
        memset(fixture->mix, 0, sizeof fixture->mix);
        track_mix(track, seam - MIDDLE, ROUND, levels_full, joint);
        track_mix(track, 2 * seam - MIDDLE, ROUND, levels_full, again);
        /* it leads into itself each time alike, what rings on from before included */
        assert_memory_equal(joint, again, 2 * ROUND * sizeof *joint);
        assert_true(power(joint + 2 * (MIDDLE - SECOND), SECOND) > 1e-7);
        /* nowhere is it sharper than a plucked string, least of all before the first notes */
        assert_true(sharpest(joint, ROUND) < 0.01f);
        assert_true(sharpest(joint + 2 * (MIDDLE - 50), 60) < 0.002f);
        track_free(track);
    }
}

static void any_part_of_it_may_be_asked_for_first(void **state)
{
    struct fixture *fixture = *state;
    static const int sizes[] = {1, 100, 313, 480, 512, 4096};
    float part[2 * 4096];
    for (int p = 0; p < PIECES; p++) {
        struct track *track = track_of(fixture->tunes[p]);
        memset(fixture->mix, 0, sizeof fixture->mix);
        track_mix(track, 0, 20 * SECOND, levels_full, fixture->mix);
        for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
            for (int64_t at = 20 * SECOND - sizes[s]; at >= 0; at -= 96331) {
                memset(part, 0, sizeof part);
                track_mix(track, at, sizes[s], levels_full, part);
                assert_memory_equal(part, fixture->mix + 2 * at,
                                    2 * (size_t)sizes[s] * sizeof *part);
            }
        }
        track_free(track);
    }
}

static void twice_it_is_the_same_bit_for_bit(void **state)
{
    struct fixture *fixture = *state;
    float *again = calloc(2 * (size_t)MINUTE, sizeof *again);
    assert_non_null(again);
    for (int p = 0; p < PIECES; p++) {
        struct track *first = track_of(fixture->tunes[p]), *second = track_of(fixture->tunes[p]);
        memset(fixture->mix, 0, sizeof fixture->mix);
        memset(again, 0, sizeof fixture->mix);
        track_mix(first, 0, 10 * SECOND, levels_full, fixture->mix);
        track_mix(second, 0, 10 * SECOND, levels_full, again);
        assert_memory_equal(again, fixture->mix, sizeof fixture->mix);
        track_free(first);
        track_free(second);
    }
    free(again);
}

/* BS.1770 adds the power of both sides. */
static double loudness(const float *frames, int count)
{
    int16_t *side = malloc((size_t)count * sizeof *side);
    double sum = 0;
    assert_non_null(side);
    for (int s = 0; s < 2; s++) {
        for (ptrdiff_t i = 0; i < count; i++)
            side[i] = (int16_t)lrintf(frames[2 * i + s] * 32767);
        sum += pow(10, clip_loudness((struct clip){side, count, SOUND_RATE}) / 10);
    }
    free(side);
    return 10 * log10(sum);
}

static void a_minute_is_quiet_enough_for_speech(void **state)
{
    struct fixture *fixture = *state;
    for (int p = 0; p < PIECES; p++) {
        struct track *track = track_of(fixture->tunes[p]);
        double sum = 0;
        memset(fixture->mix, 0, sizeof fixture->mix);
        track_mix(track, 0, MINUTE, levels_full, fixture->mix);
        for (int64_t i = 0; i < (int64_t)2 * MINUTE; i++) {
            assert_true(fabsf(fixture->mix[i]) < 0.35f); /* far from where it would be bent */
            sum += (double)fixture->mix[i];
        }
        assert_true(fabs(sum / (2.0 * MINUTE)) < 1e-4);
        const double lufs = loudness(fixture->mix, MINUTE);
        if (fabs(lufs + 32) > 1)
            fail_msg("%s is at %.1f LUFS", names[p], lufs);
        track_free(track);
    }
}

/* How far the mix lies below the undisturbed one in the 10 ms after `ms`, in dB. */
static double ducked(const float *mix, const float *plain, int64_t ms)
{
    const ptrdiff_t at = 2 * (ptrdiff_t)ms * SOUND_PER_MS;
    return 10 * log10(power(plain + at, 480) / power(mix + at, 480));
}

static void it_ducks_twelve_decibels_under_speech_and_returns(void **state)
{
    struct fixture *fixture = *state;
    static int16_t samples[CLIP];
    make_noise(1, samples, CLIP);
    struct bank_entry entry = {"one", {samples, CLIP, SOUND_RATE}};
    struct voice_bank *bank = bank_of(&entry, 1, SOUND_RATE);
    const struct cue cue = cue_at(5000, CUE_SPEECH, "one"); /* until 6000 */
    const struct timeline timeline = timeline_of(&cue, 1);
    const struct levels music = {0, 0, 1};
    float *plain = calloc((size_t)20 * SECOND, sizeof *plain);
    assert_non_null(plain);
    for (int p = 0; p < PIECES; p++) {
        struct track *track = track_build(&world_machine, &timeline, bank, fixture->tunes[p]);
        struct track *alone = track_of(fixture->tunes[p]);
        memset(fixture->mix, 0, sizeof fixture->mix);
        memset(plain, 0, (size_t)20 * SECOND * sizeof *plain);
        track_mix(track, 0, 10 * SECOND, music, fixture->mix);
        track_mix(alone, 0, 10 * SECOND, music, plain);
        assert_true(ducked(fixture->mix, plain, 4840) < 0.1);
        for (int64_t ms = 5015; ms < 6590; ms += 49)
            assert_true(fabs(ducked(fixture->mix, plain, ms) - 12) < 0.6);
        assert_true(ducked(fixture->mix, plain, 6900) < 10);
        assert_true(ducked(fixture->mix, plain, 7230) < 0.1);
        track_free(track);
        track_free(alone);
    }
    free(plain);
    voice_bank_close(bank);
}

/* Within a ms of a bar's start, or of its middle if `halves` do. */
static bool is_on(const struct music *music, int64_t ms, bool halves)
{
    const int64_t at = ms * SOUND_PER_MS;
    for (int64_t bar = 0; music_bar_start(music, bar) <= at + SOUND_PER_MS; bar++) {
        const int64_t start = music_bar_start(music, bar), end = music_bar_start(music, bar + 1);
        if (llabs(start - at) <= SOUND_PER_MS ||
            (halves && llabs((start + end) / 2 - at) <= SOUND_PER_MS))
            return true;
    }
    return false;
}

/* On the very sample of a bar's start or middle. */
static bool is_to_the_sample(const struct music *music, int64_t ms)
{
    const int64_t at = ms * SOUND_PER_MS;
    int64_t bar = 0;
    while (music_bar_start(music, bar + 1) <= at)
        bar++;
    const int64_t start = music_bar_start(music, bar), end = music_bar_start(music, bar + 1);
    return at == start || 2 * at == start + end;
}

static void the_moves_of_one_minute_fall_on_the_bars_of_catchy(void **state)
{
    struct fixture *fixture = *state;
    static const float tempos[] = {0.5f, 1, 1.1f, 2};
    for (size_t i = 0; i < sizeof tempos / sizeof *tempos; i++) {
        struct timeline *timeline = plan(fixture, "one_minute", tempos[i]);
        struct track *track = track_build(&world_machine, timeline, NULL, fixture->tunes[2]);
        assert_non_null(track);
        int on_bars = 0;
        for (int s = 0; s < timeline->segment_count; s++) {
            const struct segment *segment = &timeline->segments[s];
            if (segment->start_ms != segment->whole_start_ms)
                continue;
            on_bars += is_on(track->music, segment->start_ms, false);
            if (tempos[i] == 1 && !is_to_the_sample(track->music, segment->start_ms))
                fail_msg("%s at %lld ms is not on its bar to the sample", segment->phase,
                         (long long)segment->start_ms);
            if (!is_on(track->music, segment->start_ms, true))
                fail_msg("%s at %lld ms lies beside the bars", segment->phase,
                         (long long)segment->start_ms);
        }
        assert_true(on_bars >= 11);
        assert_true(is_on(track->music, timeline->duration_ms, false));
        track_free(track);
        timeline_free(timeline);
    }
}

/* Of the pads alone, which carry the breath. */
static double pad_power(const struct track *track, int64_t at)
{
    static float out[2 * 9600];
    memset(out, 0, sizeof out);
    track_mix(track, at - 4800, 9600, (struct levels){0, 0, 1}, out);
    return power(out, 9600);
}

static void calm_breathes_with_the_person(void **state)
{
    struct fixture *fixture = *state;
    struct timeline *timeline = plan(fixture, "lower_back_short", 1);
    struct tune pads = *fixture->tunes[0];
    struct instrument instruments[8];
    memcpy(instruments, pads.instruments, sizeof *instruments * (size_t)pads.instrument_count);
    for (int i = 0; i < pads.instrument_count; i++)
        instruments[i].gain *= instruments[i].timbre == TIMBRE_PAD ? 1 : 0;
    pads.instruments = instruments;
    struct track *track = track_build(&world_machine, timeline, NULL, &pads);
    assert_non_null(track);
    int breaths = 0, follows = 0, louder = 0;
    for (int s = 0; s < timeline->segment_count; s++) {
        const struct segment *segment = &timeline->segments[s];
        if (segment->breath != BREATH_CYCLE || segment->breath_origin_ms != segment->start_ms)
            continue;
        const int64_t in = segment->start_ms, out = in + TIMELINE_BREATH_IN_MS;
        breaths++;
        follows += is_on(track->music, in, false);
        louder += pad_power(track, out * SOUND_PER_MS) > 4 * pad_power(track, in * SOUND_PER_MS);
    }
    assert_true(breaths >= 5);
    assert_int_equal(follows, breaths);
    assert_int_equal(louder, breaths);
    track_free(track);
    timeline_free(timeline);
}

static void it_fades_at_the_end_of_the_routine(void **state)
{
    struct fixture *fixture = *state;
    const struct timeline timeline = {.duration_ms = 20000};
    for (int p = 0; p < PIECES; p++) {
        struct track *track = track_build(&world_machine, &timeline, NULL, fixture->tunes[p]);
        assert_non_null(track);
        memset(fixture->mix, 0, sizeof fixture->mix);
        track_mix(track, 0, 21 * SECOND, levels_full, fixture->mix);
        assert_true(power(fixture->mix + (ptrdiff_t)2 * 15 * SECOND, SECOND) > 1e-5);
        assert_true(power(fixture->mix + (ptrdiff_t)2 * 19900 * SOUND_PER_MS, 4800) < 1e-8);
        assert_true(power(fixture->mix + (ptrdiff_t)2 * 20 * SECOND, SECOND) == 0);
        track_free(track);
    }
}

static void no_memory_no_track(void **state)
{
    struct fixture *fixture = *state;
    const struct timeline timeline = timeline_of(NULL, 0);
    struct track *track = NULL;
    for (int granted = 0; !track; granted++) {
        struct failing failing = {.left = granted};
        const struct memory memory = failing_memory(&failing);
        const struct world world = world_of(&memory, NULL);
        track = track_build(&world, &timeline, NULL, fixture->tunes[0]);
        struct track *built = track;
        track_free(built);
        assert_int_equal(failing.lent, 0);
        assert_true(granted < 100);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_goes_round_without_a_seam),
        cmocka_unit_test(any_part_of_it_may_be_asked_for_first),
        cmocka_unit_test(twice_it_is_the_same_bit_for_bit),
        cmocka_unit_test(a_minute_is_quiet_enough_for_speech),
        cmocka_unit_test(it_ducks_twelve_decibels_under_speech_and_returns),
        cmocka_unit_test(the_moves_of_one_minute_fall_on_the_bars_of_catchy),
        cmocka_unit_test(calm_breathes_with_the_person),
        cmocka_unit_test(it_fades_at_the_end_of_the_routine),
        cmocka_unit_test(no_memory_no_track),
    };
    return cmocka_run_group_tests(tests, open_library, close_library);
}
