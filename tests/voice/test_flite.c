#include "base/failing.h"
#include "cmocka_first.h"
#include "sound/prepare.h"
#include "voice/engine.h"

static const char *const voices[] = {"awb", "rms", "slt"};

static const char long_text[] =
    "Lie on your back and bend both knees, with your feet flat on the floor. Let your arms rest "
    "beside you. Breathe in, and let the belly rise. Breathe out, and press your back down.";

static struct engine flite(const char *voice)
{
    struct engine engine;
    assert_true(engine_flite(&memory_heap, voice, &engine));
    return engine;
}

static void only_the_voices_it_has_are_opened(void **state)
{
    (void)state;
    struct engine engine;
    assert_false(engine_flite(&memory_heap, "bob", &engine));
    assert_false(engine_flite(&memory_heap, "", &engine));
    struct failing failing = {0};
    const struct memory memory = failing_memory(&failing);
    assert_false(engine_flite(&memory, "awb", &engine));
}

static void a_name_tells_version_and_voice(void **state)
{
    (void)state;
    struct engine a = flite("rms"), b = flite("slt");
    assert_non_null(strstr(a.name, "flite "));
    assert_non_null(strstr(a.name, "rms"));
    assert_string_not_equal(a.name, b.name);
    engine_close(a);
    engine_close(b);
}

#ifdef LIMBER_FLITE

static struct clip say(struct engine engine, const char *text, struct arena *arena)
{
    struct clip clip = {0};
    assert_null(engine.say(engine.context, text, (struct stop){0}, arena, &clip));
    assert_true(clip.count > 0);
    return clip;
}

static void assert_same(struct clip a, struct clip b)
{
    assert_int_equal(a.rate, b.rate);
    assert_int_equal(a.count, b.count);
    assert_memory_equal(a.samples, b.samples, (size_t)a.count * sizeof *a.samples);
}

/* Two engines of each voice, the texts in two orders, another voice in between; one text of the
 * three is said in pieces. */
static void a_text_sounds_the_same_whatever_was_said_before(void **state)
{
    (void)state;
    struct arena arena;
    arena_open(&arena, &memory_heap, 64 << 20);
    for (int i = 0; i < 3; i++) {
        struct engine one = flite(voices[i]), two = flite(voices[i]);
        struct engine other = flite(voices[(i + 1) % 3]);
        const char *text = i == 0 ? long_text : "Turn right.";
        const struct clip four = say(one, "four", &arena), turn = say(one, text, &arena);
        rand(); /* NOLINT: on purpose */
        const struct clip turn_again = say(two, text, &arena);
        say(other, "two", &arena);
        assert_same(four, say(two, "four", &arena));
        assert_same(turn, turn_again);
        engine_close(one);
        engine_close(two);
        engine_close(other);
    }
    arena_close(&arena);
}

static void voices_differ(void **state)
{
    (void)state;
    struct arena arena;
    arena_open(&arena, &memory_heap, 64 << 20);
    struct engine awb = flite("awb"), slt = flite("slt");
    const struct clip a = say(awb, "seven", &arena), b = say(slt, "seven", &arena);
    assert_true(a.count != b.count ||
                memcmp(a.samples, b.samples, (size_t)a.count * sizeof *a.samples) != 0);
    engine_close(awb);
    engine_close(slt);
    arena_close(&arena);
}

/* Longest run of samples below a fiftieth of the loudest, in ms. */
static int64_t longest_pause_ms(struct clip clip)
{
    int loudest = 0;
    int64_t longest = 0, run = 0;
    for (int64_t i = 0; i < clip.count; i++)
        loudest = abs(clip.samples[i]) > loudest ? abs(clip.samples[i]) : loudest;
    for (int64_t i = 0; i < clip.count; i++) {
        run = abs(clip.samples[i]) < loudest / 50 ? run + 1 : 0;
        longest = run > longest ? run : longest;
    }
    return longest * 1000 / clip.rate;
}

/* flite itself leaves 90 to 135 ms. */
static void sentences_of_a_long_text_follow_after_a_breath(void **state)
{
    (void)state;
    struct arena arena;
    arena_open(&arena, &memory_heap, 64 << 20);
    for (int i = 0; i < 3; i++) {
        struct engine engine = flite(voices[i]);
        const struct clip clip = clip_trim(say(engine, long_text, &arena));
        assert_in_range(clip_ms(clip), 7000, 20000);
        assert_in_range(longest_pause_ms(clip), 80, 400);
        engine_close(engine);
    }
    arena_close(&arena);
}

/* Asked for the nth time it says: stop. */
static bool stop_at(void *context)
{
    int *left = context;
    return --*left < 0;
}

static void a_stop_takes_effect_between_sentences(void **state)
{
    (void)state;
    struct arena arena;
    struct clip clip;
    struct engine engine = flite("awb");
    for (int left = 0; left < 3; left++) {
        int asked = left;
        arena_open(&arena, &memory_heap, 64 << 20);
        const char *wrong =
            engine.say(engine.context, long_text, (struct stop){stop_at, &asked}, &arena, &clip);
        assert_string_equal(wrong, "it was stopped");
        arena_close(&arena);
    }
    engine_close(engine);
}

static void what_cannot_be_spoken_is_told(void **state)
{
    (void)state;
    struct arena arena;
    struct clip clip;
    char text[ENGINE_TEXT_MOST + 2] = "";
    memset(text, ' ', ENGINE_TEXT_MOST);
    struct engine engine = flite("awb");
    arena_open(&arena, &memory_heap, 64 << 20);
    assert_non_null(engine.say(engine.context, text, (struct stop){0}, &arena, &clip));
    text[ENGINE_TEXT_MOST] = 'a';
    assert_non_null(engine.say(engine.context, text, (struct stop){0}, &arena, &clip));
    arena_close(&arena);
    engine_close(engine);
}

static void no_memory_makes_no_clip_at_any_point(void **state)
{
    (void)state;
    struct engine engine = flite("awb");
    bool refused = true;
    for (int blocks = 0; refused; blocks++) {
        struct failing failing = {.left = blocks};
        const struct memory memory = failing_memory(&failing);
        struct arena arena;
        struct clip clip;
        arena_open(&arena, &memory, 64 << 20);
        const char *wrong = engine.say(engine.context, long_text, (struct stop){0}, &arena, &clip);
        refused = failing.refused;
        assert_int_equal(wrong != NULL, refused);
        arena_close(&arena);
        assert_int_equal(failing.lent, 0);
    }
    engine_close(engine);
}

#else

static void without_flite_the_reason_is_told(void **state)
{
    (void)state;
    struct engine engine = flite(voices[0]);
    struct arena arena;
    struct clip clip;
    arena_open(&arena, &memory_heap, 1 << 20);
    assert_string_equal(engine.say(engine.context, long_text, (struct stop){0}, &arena, &clip),
                        "this limber was built without flite");
    arena_close(&arena);
    engine_close(engine);
}

#endif

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_the_voices_it_has_are_opened),
        cmocka_unit_test(a_name_tells_version_and_voice),
#ifdef LIMBER_FLITE
        cmocka_unit_test(a_text_sounds_the_same_whatever_was_said_before),
        cmocka_unit_test(voices_differ),
        cmocka_unit_test(sentences_of_a_long_text_follow_after_a_breath),
        cmocka_unit_test(a_stop_takes_effect_between_sentences),
        cmocka_unit_test(what_cannot_be_spoken_is_told),
        cmocka_unit_test(no_memory_makes_no_clip_at_any_point),
#else
        cmocka_unit_test(without_flite_the_reason_is_told),
#endif
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
