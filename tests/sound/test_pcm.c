#include "fake.h"

#include <math.h>

static int16_t pcm_of(float x)
{
    int16_t out;
    sound_pcm(&x, 1, &out);
    return out;
}

static void what_is_not_loud_is_left_as_it_is(void **state)
{
    (void)state;
    for (float x = -0.7f; x <= 0.7f; x += 0.01f)
        assert_int_equal(pcm_of(x), lrintf(x * 32767));
}

static void what_is_loud_is_bent_and_never_clips(void **state)
{
    (void)state;
    int16_t before = pcm_of(0.69f);
    for (float x = 0.70f; x < 4; x += 0.01f) {
        const int16_t now = pcm_of(x);
        assert_true(now > before && now < 32767);
        assert_int_equal(pcm_of(-x), -now);
        before = now;
    }
    assert_true(pcm_of(1e30f) <= 32767);
}

static void what_is_no_number_is_silence(void **state)
{
    (void)state;
    assert_int_equal(pcm_of(NAN), 0);
    assert_int_equal(pcm_of(INFINITY), 0);
}

static void a_clip_lasts_to_the_next_whole_ms(void **state)
{
    (void)state;
    assert_int_equal(clip_ms((struct clip){NULL, 16, 16000}), 1);
    assert_int_equal(clip_ms((struct clip){NULL, 17, 16000}), 2);
    assert_int_equal(clip_ms((struct clip){0}), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_not_loud_is_left_as_it_is),
        cmocka_unit_test(what_is_loud_is_bent_and_never_clips),
        cmocka_unit_test(what_is_no_number_is_silence),
        cmocka_unit_test(a_clip_lasts_to_the_next_whole_ms),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
