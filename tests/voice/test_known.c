#include "base/failing.h"
#include "cmocka_first.h"
#include "voice/known.h"

#include <string.h>

static void each_language_has_a_voice_and_english_speaks_for_others(void **state)
{
    (void)state;
    assert_string_equal(known_voice_of("en")->name, "awb");
    assert_string_equal(known_voice_of("de")->name, "de");
    assert_string_equal(known_voice_of("xx")->name, "awb");
}

static void voices_are_known_by_name(void **state)
{
    (void)state;
    for (int i = 0; i < KNOWN_VOICES; i++)
        assert_ptr_equal(known_voice(known_voices[i].name), &known_voices[i]);
    assert_null(known_voice("none"));
}

static void each_has_an_engine_of_its_own(void **state)
{
    (void)state;
    for (int i = 0; i < KNOWN_VOICES; i++) {
        struct engine engine;
        assert_true(known_voice_engine(&memory_heap, &known_voices[i], &engine));
        assert_non_null(strstr(engine.name, i < 3 ? "flite" : "espeak-ng -v de"));
        engine_close(engine);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_language_has_a_voice_and_english_speaks_for_others),
        cmocka_unit_test(voices_are_known_by_name),
        cmocka_unit_test(each_has_an_engine_of_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
