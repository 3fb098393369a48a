#include "base/failing.h"
#include "cmocka_first.h"
#include "sound/prepare.h"
#include "voice/engine.h"

#include <stdio.h>

static struct engine command(const char *how)
{
    char line[1000];
    struct engine engine;
    snprintf(line, sizeof line, "'%s' %s", SPEAKER, how);
    assert_null(engine_command(&memory_heap, line, &engine));
    return engine;
}

static const char *say(struct engine engine, const char *text, struct arena *arena,
                       struct clip *out)
{
    return engine.say(engine.context, text, (struct stop){0}, arena, out);
}

/* 22050 Hz, its length unknown, comes out at 24 kHz; 20 ms for each byte and the newline. */
static void a_program_speaks_what_it_is_given(void **state)
{
    (void)state;
    struct engine engine = command("say");
    struct arena arena;
    struct clip clip;
    arena_open(&arena, &memory_heap, 16 << 20);
    assert_null(say(engine, "Turn right.", &arena, &clip));
    assert_int_equal(clip.rate, 24000);
    assert_in_range(clip_ms(clip), 430, 450);
    assert_in_range(clip_ms(clip_trim(clip)), 230, 290);
    arena_close(&arena);
    engine_close(engine);
}

static void the_same_text_gives_the_same_samples(void **state)
{
    (void)state;
    struct engine engine = command("say");
    struct arena arena;
    struct clip a, b;
    arena_open(&arena, &memory_heap, 16 << 20);
    assert_null(say(engine, "four", &arena, &a));
    assert_null(say(engine, "four", &arena, &b));
    assert_int_equal(a.count, b.count);
    assert_memory_equal(a.samples, b.samples, (size_t)a.count * sizeof *a.samples);
    arena_close(&arena);
    engine_close(engine);
}

/* The speaker reads one line. */
static void a_line_break_does_not_cut_the_text(void **state)
{
    (void)state;
    struct engine engine = command("say");
    struct arena arena;
    struct clip one, two;
    arena_open(&arena, &memory_heap, 16 << 20);
    assert_null(say(engine, "Turn right.", &arena, &one));
    assert_null(say(engine, "Turn\nright.", &arena, &two));
    assert_int_equal(one.count, two.count);
    arena_close(&arena);
    engine_close(engine);
}

static void what_goes_wrong_is_told(void **state)
{
    (void)state;
    static const struct {
        const char *how, *why;
    } cases[] = {
        {"wrongly", "exit code 3: no such voice  "},
        {"die", "ended by signal 9"},
        {"nothing", "not a WAV file"},
        {"junk", "not a WAV file"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct engine engine = command(cases[i].how);
        struct arena arena;
        struct clip clip;
        arena_open(&arena, &memory_heap, 16 << 20);
        const char *wrong = say(engine, "four", &arena, &clip);
        assert_non_null(wrong);
        assert_non_null(strstr(wrong, cases[i].why));
        assert_null(strchr(wrong, '\n'));
        arena_close(&arena);
        engine_close(engine);
    }
}

static void a_missing_program_is_told_when_it_is_to_speak(void **state)
{
    (void)state;
    struct engine engine;
    struct arena arena;
    struct clip clip;
    assert_null(engine_command(&memory_heap, "no-such-program-9 --stdout", &engine));
    arena_open(&arena, &memory_heap, 16 << 20);
    assert_string_equal(say(engine, "four", &arena, &clip),
                        "there is no program `no-such-program-9`");
    arena_close(&arena);
    engine_close(engine);
}

static void a_wrong_line_is_told_at_once(void **state)
{
    (void)state;
    struct engine engine;
    assert_non_null(engine_command(&memory_heap, "", &engine));
    assert_non_null(engine_command(&memory_heap, "espeak-ng '", &engine));
}

static void too_long_a_text_is_not_spoken(void **state)
{
    (void)state;
    char text[ENGINE_TEXT_MOST + 2] = "";
    memset(text, 'a', ENGINE_TEXT_MOST + 1);
    struct engine engine = command("say");
    struct arena arena;
    struct clip clip;
    arena_open(&arena, &memory_heap, 16 << 20);
    assert_non_null(strstr(say(engine, text, &arena, &clip), "longer"));
    text[ENGINE_TEXT_MOST] = '\0';
    assert_null(say(engine, text, &arena, &clip));
    arena_close(&arena);
    engine_close(engine);
}

static void no_memory_makes_no_clip_at_any_point(void **state)
{
    (void)state;
    bool refused = true;
    for (int blocks = 0; refused; blocks++) {
        struct failing failing = {.left = blocks};
        const struct memory memory = failing_memory(&failing);
        struct engine engine;
        struct arena arena;
        struct clip clip;
        const char *wrong = engine_command(&memory, "'" SPEAKER "' say", &engine);
        if (!wrong) {
            arena_open(&arena, &memory, 16 << 20);
            wrong = say(engine, "four", &arena, &clip);
            arena_close(&arena);
            engine_close(engine);
        }
        refused = failing.refused;
        assert_int_equal(wrong != NULL, refused);
        assert_int_equal(failing.lent, 0);
    }
}

/* Of the programs there are, the one most people will name; each word is as loud as the others. */
static void espeak_ng_speaks(void **state)
{
    (void)state;
    struct engine engine;
    struct arena arena;
    struct clip raw, clip;
    assert_null(engine_command(&memory_heap, "espeak-ng --stdout -v de", &engine));
    arena_open(&arena, &memory_heap, 16 << 20);
    const char *wrong = say(engine, "Ausatmen, und die Füße stehen lassen.", &arena, &raw);
    if (wrong && strstr(wrong, "there is no program")) {
        arena_close(&arena);
        engine_close(engine);
        skip();
    }
    assert_null(wrong);
    assert_true(clip_prepare(raw, &arena, &clip));
    assert_int_equal(clip.rate, 24000);
    assert_in_range(clip_ms(clip), 1500, 5000);
    assert_true(clip_loudness(clip) > CLIP_LOUDNESS - 1);
    assert_true(clip_loudness(clip) < CLIP_LOUDNESS + 1);
    arena_close(&arena);
    engine_close(engine);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_program_speaks_what_it_is_given),
        cmocka_unit_test(the_same_text_gives_the_same_samples),
        cmocka_unit_test(a_line_break_does_not_cut_the_text),
        cmocka_unit_test(what_goes_wrong_is_told),
        cmocka_unit_test(a_missing_program_is_told_when_it_is_to_speak),
        cmocka_unit_test(a_wrong_line_is_told_at_once),
        cmocka_unit_test(too_long_a_text_is_not_spoken),
        cmocka_unit_test(no_memory_makes_no_clip_at_any_point),
        cmocka_unit_test(espeak_ng_speaks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
