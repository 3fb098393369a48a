/* Instructions in fewer words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "library/shipped_once.h"
#include "timeline/texts.h"
#include "timeline/words.h"

static void assert_shorter(const char *text, const char *wanted)
{
    struct arena arena;
    arena_open(&arena, &memory_heap, 1 << 12);
    const char *shorter = words_shorter(&arena, text);
    if (wanted) {
        assert_non_null(shorter);
        assert_string_equal(shorter, wanted);
    } else {
        assert_null(shorter);
    }
    arena_close(&arena);
}

static void the_breath_before_the_movement_goes_first(void **state)
{
    (void)state;
    assert_shorter("Breathe out and turn to the right.", "Turn to the right.");
    assert_shorter("Breathe in: sink the belly, lift your chest.",
                   "Sink the belly, lift your chest.");
    assert_shorter("Breathe in, bend the knee.", "Bend the knee.");
    assert_shorter("Breathe out.", NULL);
    assert_shorter("Breathe slowly.", NULL);
}

static void of_several_parts_the_first_stays(void **state)
{
    (void)state;
    assert_shorter("Your right hip bends. Both knees straighten.", "Your right hip bends.");
    assert_shorter("Sink the belly, lift your chest.", "Sink the belly.");
    assert_shorter("Straighten the knee until you feel a slight stretch.", "Straighten the knee.");
    assert_shorter("Breathe slowly and let the hip go heavy.", "Breathe slowly.");
    assert_shorter("Lie on your back with your knees bent.", "Lie on your back.");
    assert_shorter("Twenty-eight seconds of stretching.", "Twenty-eight seconds.");
}

static void one_word_and_what_belongs_together_stay_whole(void **state)
{
    (void)state;
    assert_shorter("Come onto your hands and knees.", NULL);
    assert_shorter("Now, turn.", NULL);
    assert_shorter("Let go.", NULL);
    assert_shorter("", NULL);
}

static void a_condition_keeps_what_it_leads_to(void **state)
{
    (void)state;
    assert_shorter("If it hurts anywhere, stop.", NULL);
    assert_shorter("As you breathe out, sink lower.", NULL);
    assert_shorter("Without lifting the hips, turn.", NULL);
    assert_shorter("Do not force it, wait.", NULL);
}

static void memory_that_runs_out_leaves_the_text_as_it_is(void **state)
{
    (void)state;
    struct arena arena;
    arena_open(&arena, &memory_heap, 0);
    assert_null(words_shorter(&arena, "Breathe out and turn to the right."));
    assert_true(arena.failed);
    arena_close(&arena);
}

/* What is said in place of a text is among those that a voice is made for. */
static void is_short(void *context, const char *text)
{
    *(int *)context +=
        strcmp(text, "Turn to the left.") == 0 || strcmp(text, "Sink the belly.") == 0;
}

static void voices_are_made_for_the_fewer_words_too(void **state)
{
    (void)state;
    int found = 0;
    assert_true(timeline_texts(&world_machine, &library, is_short, &found));
    assert_true(found >= 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_breath_before_the_movement_goes_first),
        cmocka_unit_test(of_several_parts_the_first_stays),
        cmocka_unit_test(one_word_and_what_belongs_together_stay_whole),
        cmocka_unit_test(a_condition_keeps_what_it_leads_to),
        cmocka_unit_test(memory_that_runs_out_leaves_the_text_as_it_is),
        cmocka_unit_test(voices_are_made_for_the_fewer_words_too),
    };
    return cmocka_run_group_tests(tests, open_library, close_library);
}
