#include "base/failing.h"
#include "sound_file.h"
#include "voice/wav.h"

#include <math.h>

static struct text bytes_of(const struct sound_file *file)
{
    return (struct text){(const char *)file->bytes, file->length};
}

/* Reads the file; its samples must be those wanted. */
static void expect(const struct sound_file *file, int rate, int count, const float *wanted)
{
    struct arena arena;
    struct wav wav = {0};
    arena_open(&arena, &memory_heap, 1 << 20);
    assert_null(wav_read(bytes_of(file), &arena, &wav));
    assert_int_equal(wav.rate, rate);
    assert_int_equal(wav.count, count);
    for (int i = 0; i < count; i++)
        assert_true(fabsf(wav.samples[i] - wanted[i]) < 1e-6f);
    arena_close(&arena);
}

static void refuse(const struct sound_file *file, const char *part)
{
    struct arena arena;
    struct wav wav;
    arena_open(&arena, &memory_heap, 1 << 20);
    const char *wrong = wav_read(bytes_of(file), &arena, &wav);
    assert_non_null(wrong);
    assert_non_null(strstr(wrong, part));
    arena_close(&arena);
}

static void whole_numbers_of_any_usual_width_are_read(void **state)
{
    (void)state;
    static const float wanted[] = {0.5f, -1, 0};
    for (unsigned bits = 8; bits <= 32; bits += 8) {
        struct sound_file file;
        const uint64_t middle = bits == 8 ? 128 : 0, half = UINT64_C(1) << (bits - 2);
        start_file(&file, 1, 1, 22050, bits, 3 * bits / 8);
        put_number(&file, middle + half, bits / 8);
        put_number(&file, bits == 8 ? 0 : UINT64_C(1) << (bits - 1), bits / 8);
        put_number(&file, middle, bits / 8);
        expect(&file, 22050, 3, wanted);
    }
}

static void floats_are_read_and_what_is_no_number_is_silence(void **state)
{
    (void)state;
    static const float wanted[] = {0.25f, -3, 0, 0};
    const float narrow[] = {0.25f, -3, NAN, INFINITY};
    const double wide[] = {0.25, -3, (double)NAN, 1e300};
    struct sound_file file;
    start_file(&file, 3, 1, 48000, 32, sizeof narrow);
    memcpy(file.bytes + file.length, narrow, sizeof narrow);
    file.length += sizeof narrow;
    expect(&file, 48000, 4, wanted);
    start_file(&file, 3, 1, 192000, 64, sizeof wide);
    memcpy(file.bytes + file.length, wide, sizeof wide);
    file.length += sizeof wide;
    expect(&file, 192000, 4, wanted);
}

static void channels_are_averaged(void **state)
{
    (void)state;
    static const float wanted[] = {0.375f, -0.25f};
    struct sound_file file;
    start_file(&file, 1, 2, 8000, 16, 8);
    put_number(&file, 0x4000, 2);
    put_number(&file, 0x2000, 2);
    put_number(&file, 0xc000, 2);
    put_number(&file, 0, 2);
    expect(&file, 8000, 2, wanted);
}

/* What espeak-ng and others write who cannot seek back: 0x7ffff000, or all ones; and a torn file.
 */
static void an_unknown_length_means_all_there_is(void **state)
{
    (void)state;
    static const float wanted[] = {0.5f, 0.5f};
    static const unsigned told[] = {0x7ffff000, 0xffffffff, 6};
    for (int i = 0; i < 3; i++) {
        struct sound_file file;
        start_file(&file, 1, 1, 16000, 16, told[i]);
        put_number(&file, 0x40004000, 4);
        put_number(&file, 7, 1); /* half a sample */
        expect(&file, 16000, 2, wanted);
    }
}

static void other_chunks_are_passed_over(void **state)
{
    (void)state;
    static const float wanted[] = {0.5f};
    struct sound_file file, out = {.length = 0};
    start_file(&file, 1, 1, 16000, 16, 2);
    put_number(&file, 0x4000, 2);
    memcpy(out.bytes, file.bytes, 12);
    out.length = 12;
    put_name(&out, "LIST");
    put_number(&out, 3, 4);
    put_number(&out, 0x61746164, 4); /* three bytes and one to make it even: "data" */
    memcpy(out.bytes + out.length, file.bytes + 12, file.length - 12);
    out.length += file.length - 12;
    put_name(&out, "tail");
    put_number(&out, 0, 4);
    expect(&out, 16000, 1, wanted);
}

static void the_long_form_of_the_head_is_read(void **state)
{
    (void)state;
    static const float wanted[] = {0.5f};
    struct sound_file file;
    start_file(&file, 0xfffe, 1, 44100, 16, 2);
    file.length -= 8;
    file.bytes[16] = 40;
    put_number(&file, 22, 2);
    put_number(&file, 16, 2);
    put_number(&file, 4, 4);
    put_number(&file, 1, 2); /* the true kind, and the rest of its name */
    put_number(&file, 0, 8);
    put_number(&file, 0, 6);
    put_name(&file, "data");
    put_number(&file, 2, 4);
    put_number(&file, 0x4000, 2);
    expect(&file, 44100, 1, wanted);
}

static void what_is_no_speech_is_told(void **state)
{
    (void)state;
    static const struct {
        unsigned kind, channels, rate, bits;
        const char *why;
    } cases[] = {
        {2, 1, 16000, 4, "plain samples"},  {1, 1, 16000, 12, "plain samples"},
        {1, 1, 16000, 0, "plain samples"},  {1, 1, 16000, 64, "plain samples"},
        {3, 1, 16000, 16, "plain samples"}, {1, 0, 16000, 16, "channels"},
        {1, 9, 16000, 16, "channels"},      {1, 1, 7999, 16, "rate"},
        {1, 1, 192001, 16, "rate"},         {0xfffe, 1, 16000, 16, "plain samples"},
    };
    struct sound_file file;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        start_file(&file, cases[i].kind, cases[i].channels, cases[i].rate, cases[i].bits, 2);
        put_number(&file, 0, 2);
        refuse(&file, cases[i].why);
    }
    start_file(&file, 1, 1, 16000, 16, 0);
    file.bytes[3] = 'X';
    refuse(&file, "not a WAV");
}

static void a_file_cut_off_anywhere_is_told_or_shorter(void **state)
{
    (void)state;
    struct sound_file file;
    start_file(&file, 1, 1, 16000, 16, 4);
    put_number(&file, 0x40004000, 4);
    const size_t whole = file.length;
    for (file.length = 0; file.length < whole; file.length++) {
        struct arena arena;
        struct wav wav = {0};
        arena_open(&arena, &memory_heap, 1 << 20);
        const char *wrong = wav_read(bytes_of(&file), &arena, &wav);
        assert_int_equal(wrong == NULL, file.length >= whole - 4);
        assert_in_range(wav.count, 0, 1);
        arena_close(&arena);
    }
}

static void no_memory_is_told(void **state)
{
    (void)state;
    struct failing failing = {0};
    const struct memory memory = failing_memory(&failing);
    struct sound_file file;
    struct arena arena;
    struct wav wav;
    start_file(&file, 1, 1, 16000, 16, 2);
    put_number(&file, 0x4000, 2);
    arena_open(&arena, &memory, 1 << 20);
    assert_non_null(strstr(wav_read(bytes_of(&file), &arena, &wav), "no memory"));
    arena_close(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whole_numbers_of_any_usual_width_are_read),
        cmocka_unit_test(floats_are_read_and_what_is_no_number_is_silence),
        cmocka_unit_test(channels_are_averaged),
        cmocka_unit_test(an_unknown_length_means_all_there_is),
        cmocka_unit_test(other_chunks_are_passed_over),
        cmocka_unit_test(the_long_form_of_the_head_is_read),
        cmocka_unit_test(what_is_no_speech_is_told),
        cmocka_unit_test(a_file_cut_off_anywhere_is_told_or_shorter),
        cmocka_unit_test(no_memory_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
