#include "fake.h"

static int16_t low[] = {1, 2, 3, 4};
static int16_t high[] = {-5, 6};

static void fill(struct bank_entry *entries)
{
    entries[0] = (struct bank_entry){"two", {high, 2, 16000}};
    entries[1] = (struct bank_entry){"Breathe in.", {low, 4, 16000}};
}

static struct disk two_texts(void)
{
    struct bank_entry entries[2];
    fill(entries);
    return bank_bytes(entries, 2, 16000);
}

/* Opens a bank of these bytes; counts the warnings and that there are no errors. */
static struct voice_bank *open_bytes(const void *bytes, size_t length, int *warnings)
{
    struct disk disk = {bytes, length};
    const struct world world = world_of(&memory_heap, &disk);
    struct problems problems;
    problems_open(&problems, &memory_heap);
    struct voice_bank *bank = voice_bank_open(&world, "data", "awb", &problems);
    *warnings = problems.warnings;
    assert_int_equal(problems.errors, 0);
    problems_close(&problems);
    return bank;
}

static void what_was_written_is_read(void **state)
{
    (void)state;
    struct disk disk = two_texts();
    int warnings;
    struct voice_bank *bank = open_bytes(disk.bytes, disk.length, &warnings);
    assert_non_null(bank);
    const struct clip in = voice_bank_clip(bank, "Breathe in."), two = voice_bank_clip(bank, "two");
    assert_int_equal(in.count, 4);
    assert_int_equal(in.rate, 16000);
    assert_memory_equal(in.samples, low, sizeof low);
    assert_int_equal(two.count, 2);
    assert_memory_equal(two.samples, high, sizeof high);
    assert_int_equal(voice_bank_clip(bank, "two ").count, 0);
    assert_int_equal(voice_bank_clip(NULL, "two").count, 0);
    voice_bank_close(bank);
    free((void *)disk.bytes);
}

static void a_text_lasts_as_long_as_its_clip(void **state)
{
    (void)state;
    int16_t samples[161] = {0};
    struct bank_entry entry = {"one", {samples, 161, 16000}};
    struct voice_bank *bank = bank_of(&entry, 1, 16000);
    const struct speech speech = voice_bank_speech(bank), mute = voice_bank_speech(NULL);
    assert_int_equal(speech.duration_ms(speech.context, "one"), 11);
    const int64_t guess = speech_estimate.duration_ms(speech_estimate.context, "two words");
    assert_int_equal(speech.duration_ms(speech.context, "two words"), guess);
    assert_int_equal(mute.duration_ms(mute.context, "two words"), guess);
    voice_bank_close(bank);
}

static void a_layer_is_asked_first(void **state)
{
    (void)state;
    struct bank_entry entries[2];
    fill(entries);
    struct voice_bank *bank = bank_of(entries, 2, 16000);
    const struct disk none = {0};
    const struct world world = world_of(&memory_heap, (struct disk *)(uintptr_t)&none);
    struct voice_bank *layer = voice_bank_layer(&world, bank);
    assert_non_null(layer);
    assert_int_equal(voice_bank_clip(layer, "two").count, 2);
    assert_int_equal(voice_bank_clip(layer, "three").count, 0);
    assert_true(voice_bank_add(layer, "three", (struct clip){low, 3, 24000}));
    assert_true(voice_bank_add(layer, "two", (struct clip){low, 4, 48000}));
    assert_ptr_equal(voice_bank_clip(layer, "three").samples, low);
    assert_int_equal(voice_bank_clip(layer, "two").rate, 48000);
    assert_int_equal(voice_bank_clip(layer, "Breathe in.").count, 4);
    assert_int_equal(voice_bank_clip(bank, "two").count, 2);
    assert_true(voice_bank_add(layer, "two", (struct clip){low, 1, 8000}));
    assert_int_equal(voice_bank_clip(layer, "two").count, 1);
    voice_bank_close(layer);
    voice_bank_close(bank);
}

static void a_layer_keeps_many_texts_in_any_order(void **state)
{
    (void)state;
    const struct world world = world_of(&memory_heap, NULL);
    struct voice_bank *layer = voice_bank_layer(&world, NULL);
    assert_non_null(layer);
    char text[16];
    for (int i = 0; i < 1000; i++) {
        snprintf(text, sizeof text, "text %d", i * 617 % 1000);
        assert_true(voice_bank_add(layer, text, (struct clip){low, i * 617 % 1000 + 1, 16000}));
    }
    for (int i = 0; i < 1000; i++) {
        snprintf(text, sizeof text, "text %d", i);
        assert_int_equal(voice_bank_clip(layer, text).count, i + 1);
    }
    const struct speech speech = voice_bank_speech(layer);
    assert_int_equal(speech.duration_ms(speech.context, "text 159"), 10);
    voice_bank_close(layer);
}

static void a_layer_without_memory_stays_as_it_was(void **state)
{
    (void)state;
    bool refused = true;
    for (int blocks = 0; refused; blocks++) {
        struct failing failing = {.left = blocks};
        const struct memory memory = failing_memory(&failing);
        const struct world world = world_of(&memory, NULL);
        struct voice_bank *layer = voice_bank_layer(&world, NULL);
        char text[600];
        int added = 0;
        for (; layer && added < 200; added++) {
            memset(text, 'a' + added % 26, sizeof text);
            snprintf(text + 590, 10, "%d", added);
            if (!voice_bank_add(layer, text, (struct clip){low, 4, 16000}))
                break;
        }
        refused = failing.refused;
        assert_int_equal(added < 200, refused);
        assert_true(!layer || added == 0 ||
                    voice_bank_clip(layer, text).count == (refused ? 0 : 4));
        voice_bank_close(layer);
        assert_int_equal(failing.lent, 0);
    }
}

static void no_bank_is_one_warning(void **state)
{
    (void)state;
    int warnings;
    assert_null(open_bytes(NULL, 0, &warnings));
    assert_int_equal(warnings, 1);
    voice_bank_close(NULL);
}

static void a_bank_cut_off_anywhere_is_a_warning(void **state)
{
    (void)state;
    struct disk disk = two_texts();
    for (size_t length = 0; length < disk.length; length++) {
        int warnings;
        assert_null(open_bytes(disk.bytes, length, &warnings));
        assert_int_equal(warnings, 1);
    }
    free((void *)disk.bytes);
}

/* The sanitizers watch that no flip reads outside; what opens must still hold together. */
static void no_flipped_bit_breaks_reading(void **state)
{
    (void)state;
    struct disk disk = two_texts();
    char *bytes = (char *)(uintptr_t)disk.bytes;
    for (size_t bit = 0; bit < disk.length * 8; bit++) {
        bytes[bit / 8] = (char)(bytes[bit / 8] ^ (1 << bit % 8));
        int warnings;
        struct voice_bank *bank = open_bytes(bytes, disk.length, &warnings);
        assert_int_equal(warnings, bank ? 0 : 1);
        voice_bank_clip(bank, "two");
        voice_bank_close(bank);
        bytes[bit / 8] = (char)(bytes[bit / 8] ^ (1 << bit % 8));
    }
    free(bytes);
}

static void bytes_after_the_last_clip_are_a_warning(void **state)
{
    (void)state;
    struct disk disk = two_texts();
    char *longer = calloc(1, disk.length + 2);
    assert_non_null(longer);
    memcpy(longer, disk.bytes, disk.length);
    int warnings;
    assert_null(open_bytes(longer, disk.length + 2, &warnings));
    assert_int_equal(warnings, 1);
    free(longer);
    free((void *)disk.bytes);
}

static void a_bank_breaking_its_own_limits_is_not_written(void **state)
{
    (void)state;
    FILE *null = fopen("/dev/null", "wb");
    assert_non_null(null);
    struct bank_entry entries[2];
    fill(entries);
    entries[1].text = "two";
    assert_false(bank_write(null, entries, 2, 16000)); /* twice the same */
    fill(entries);
    entries[1].clip.rate = 8000;
    assert_false(bank_write(null, entries, 2, 16000));
    fill(entries);
    assert_false(bank_write(null, entries, 2, 44100));
    entries[0].text = "";
    assert_false(bank_write(null, entries, 2, 16000));
    fclose(null);
}

static void a_full_disk_is_noticed(void **state)
{
    (void)state;
    FILE *full = fopen("/dev/full", "wb");
    assert_non_null(full);
    struct bank_entry entries[2];
    fill(entries);
    assert_false(bank_write(full, entries, 2, 16000));
    fclose(full);
}

static void memory_running_out_is_a_warning(void **state)
{
    (void)state;
    struct disk disk = two_texts();
    bool opened = false;
    for (int granted = 0; !opened; granted++) {
        struct failing failing = {.left = granted};
        const struct memory memory = failing_memory(&failing);
        const struct world world = world_of(&memory, &disk);
        struct problems problems;
        problems_open(&problems, &memory_heap);
        struct voice_bank *bank = voice_bank_open(&world, "data", "awb", &problems);
        opened = bank != NULL;
        assert_int_equal(problems.warnings, opened ? 0 : 1);
        voice_bank_close(bank);
        assert_int_equal(failing.lent, 0);
        problems_close(&problems);
        assert_true(granted < 100);
    }
    free((void *)disk.bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_written_is_read),
        cmocka_unit_test(a_text_lasts_as_long_as_its_clip),
        cmocka_unit_test(a_layer_is_asked_first),
        cmocka_unit_test(a_layer_keeps_many_texts_in_any_order),
        cmocka_unit_test(a_layer_without_memory_stays_as_it_was),
        cmocka_unit_test(no_bank_is_one_warning),
        cmocka_unit_test(a_bank_cut_off_anywhere_is_a_warning),
        cmocka_unit_test(no_flipped_bit_breaks_reading),
        cmocka_unit_test(bytes_after_the_last_clip_are_a_warning),
        cmocka_unit_test(a_bank_breaking_its_own_limits_is_not_written),
        cmocka_unit_test(a_full_disk_is_noticed),
        cmocka_unit_test(memory_running_out_is_a_warning),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
