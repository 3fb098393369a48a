#include "../sound/fake.h"
#include "export/wav.h"

#include <sys/stat.h>

enum { CLIP = 4800, MS = 1234, FRAMES = MS * SOUND_PER_MS };

struct fixture {
    int16_t samples[CLIP];
    struct voice_bank *bank;
    struct track *track;
};

static int make(void **state)
{
    static struct fixture fixture;
    make_noise(1, fixture.samples, CLIP);
    struct bank_entry entry = {"one", {fixture.samples, CLIP, SOUND_RATE}};
    fixture.bank = bank_of(&entry, 1, SOUND_RATE);
    const struct cue cues[] = {cue_at(333, CUE_COUNT, "one"), cue_at(500, CUE_BREATH_IN, ""),
                               cue_at(1000, CUE_COUNT, "one")};
    const struct timeline timeline = timeline_of(cues, 3);
    fixture.track = track_build(&world_machine, &timeline, fixture.bank, NULL);
    *state = &fixture;
    return fixture.track ? 0 : 1;
}

static int give_back(void **state)
{
    struct fixture *fixture = *state;
    track_free(fixture->track);
    voice_bank_close(fixture->bank);
    return 0;
}

/* The file's bytes; free is due. */
static unsigned char *written(const struct track *track, int64_t ms, size_t *length)
{
    char *bytes = NULL;
    FILE *file = open_memstream(&bytes, length);
    assert_non_null(file);
    assert_true(wav_write(file, track, levels_full, ms));
    fclose(file);
    return (unsigned char *)bytes;
}

static unsigned number(const unsigned char *at, int bytes)
{
    unsigned sum = 0;
    for (int i = bytes - 1; i >= 0; i--)
        sum = sum << 8 | at[i];
    return sum;
}

static int16_t left(const unsigned char *bytes, int64_t frame)
{
    return (int16_t)number(bytes + WAV_HEAD_BYTES + 4 * frame, 2);
}

static void the_head_tells_what_follows(void **state)
{
    const struct fixture *fixture = *state;
    size_t length;
    unsigned char *bytes = written(fixture->track, MS, &length);
    assert_int_equal(length, WAV_HEAD_BYTES + 4 * FRAMES);
    assert_memory_equal(bytes, "RIFF", 4);
    assert_int_equal(number(bytes + 4, 4), length - 8);
    assert_memory_equal(bytes + 8, "WAVEfmt ", 8);
    assert_int_equal(number(bytes + 16, 4), 16);
    assert_int_equal(number(bytes + 20, 2), 1);
    assert_int_equal(number(bytes + 22, 2), 2);
    assert_int_equal(number(bytes + 24, 4), 48000);
    assert_int_equal(number(bytes + 28, 4), 192000);
    assert_int_equal(number(bytes + 32, 2), 4);
    assert_int_equal(number(bytes + 34, 2), 16);
    assert_memory_equal(bytes + 36, "data", 4);
    assert_int_equal(number(bytes + 40, 4), 4 * FRAMES);
    free(bytes);
}

static void cues_stand_at_their_samples(void **state)
{
    const struct fixture *fixture = *state;
    size_t length;
    unsigned char *bytes = written(fixture->track, MS, &length);
    float exact[CLIP];
    int16_t wanted[CLIP];
    for (int i = 0; i < CLIP; i++)
        exact[i] = side_of(fixture->samples[i]);
    sound_pcm(exact, CLIP, wanted);
    assert_int_equal(left(bytes, 333 * SOUND_PER_MS - 1), 0);
    for (int64_t i = 0; i < CLIP; i++)
        assert_int_equal(left(bytes, 333 * SOUND_PER_MS + i), wanted[i]);
    free(bytes);
}

static void it_is_the_track_and_nothing_else(void **state)
{
    const struct fixture *fixture = *state;
    size_t length;
    unsigned char *bytes = written(fixture->track, MS, &length);
    float *mixed = calloc(2 * FRAMES, sizeof *mixed);
    int16_t *wanted = malloc(2 * FRAMES * sizeof *wanted);
    assert_non_null(mixed);
    assert_non_null(wanted);
    track_mix(fixture->track, 0, FRAMES, levels_full, mixed);
    sound_pcm(mixed, 2 * FRAMES, wanted);
    for (int64_t i = 0; i < FRAMES; i++)
        assert_int_equal(left(bytes, i), wanted[2 * i]);
    free(wanted);
    free(mixed);
    free(bytes);
}

static void twice_gives_the_same_bytes(void **state)
{
    const struct fixture *fixture = *state;
    size_t length, again;
    unsigned char *a = written(fixture->track, MS, &length);
    unsigned char *b = written(fixture->track, MS, &again);
    assert_int_equal(length, again);
    assert_memory_equal(a, b, length);
    free(a);
    free(b);
}

static void nothing_lasting_is_a_head_only(void **state)
{
    const struct fixture *fixture = *state;
    size_t length;
    free(written(fixture->track, 0, &length));
    assert_int_equal(length, WAV_HEAD_BYTES);
}

static void what_does_not_fit_a_wav_is_refused(void **state)
{
    const struct fixture *fixture = *state;
    FILE *null = fopen("/dev/null", "wb");
    assert_non_null(null);
    assert_false(wav_write(null, fixture->track, levels_full, (int64_t)WAV_MS_MOST + 1));
    assert_false(wav_write(null, fixture->track, levels_full, -1));
    fclose(null);
}

static void a_full_disk_is_noticed(void **state)
{
    const struct fixture *fixture = *state;
    FILE *full = fopen("/dev/full", "wb");
    assert_non_null(full);
    assert_false(wav_write(full, fixture->track, levels_full, 10));
    fclose(full);
}

static void a_file_that_cannot_be_made_is_one_problem(void **state)
{
    const struct fixture *fixture = *state;
    struct problems problems;
    problems_open(&problems, &memory_heap);
    assert_false(wav_export("/nowhere/at/all.wav", fixture->track, levels_full, 10, &problems));
    assert_int_equal(problems.errors, 1);
    assert_non_null(strstr(problems.list[0].message, "No such file"));
    problems_close(&problems);
}

static void a_file_is_there_whole_or_not_at_all(void **state)
{
    const struct fixture *fixture = *state;
    const char *path = LIMBER_BUILD "/test_export_wav.wav";
    struct problems problems;
    struct stat about;
    problems_open(&problems, &memory_heap);
    assert_true(wav_export(path, fixture->track, levels_full, MS, &problems));
    assert_int_equal(problems.count, 0);
    assert_int_equal(stat(path, &about), 0);
    assert_int_equal(about.st_size, WAV_HEAD_BYTES + 4 * FRAMES);
    assert_false(
        wav_export(path, fixture->track, levels_full, (int64_t)WAV_MS_MOST + 1, &problems));
    assert_int_equal(problems.errors, 1);
    assert_int_equal(stat(path, &about), 0); /* the old one is still whole */
    assert_int_equal(about.st_size, WAV_HEAD_BYTES + 4 * FRAMES);
    assert_int_not_equal(stat(LIMBER_BUILD "/test_export_wav.wav.part", &about), 0);
    remove(path);
    problems_close(&problems);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_head_tells_what_follows),
        cmocka_unit_test(cues_stand_at_their_samples),
        cmocka_unit_test(it_is_the_track_and_nothing_else),
        cmocka_unit_test(twice_gives_the_same_bytes),
        cmocka_unit_test(nothing_lasting_is_a_head_only),
        cmocka_unit_test(what_does_not_fit_a_wav_is_refused),
        cmocka_unit_test(a_full_disk_is_noticed),
        cmocka_unit_test(a_file_that_cannot_be_made_is_one_problem),
        cmocka_unit_test(a_file_is_there_whole_or_not_at_all),
    };
    return cmocka_run_group_tests(tests, make, give_back);
}
