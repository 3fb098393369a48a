#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "library/shipped.h"
#include "picture/words.h"

static void phases_are_said_in_plain_words(void **state)
{
    (void)state;
    const struct {
        const char *phase, *shown;
        enum segment_kind kind;
        bool holds;
    } cases[] = {
        {"move_in", "MOVE IN", SEGMENT_PHASE, false},
        {"hold", "HOLD", SEGMENT_PHASE, true},
        {"rest_here", "HOLD", SEGMENT_PHASE, true},
        {"move_out", "RELEASE", SEGMENT_PHASE, false},
        {"tip_over", "TIP OVER", SEGMENT_PHASE, false},
        {"change", "CHANGE", SEGMENT_CHANGE, false},
        {"switch", "OTHER SIDE", SEGMENT_SWITCH, false},
        {"rest", "REST", SEGMENT_REST, false},
        {"opening", "GET READY", SEGMENT_OPENING, false},
        {"x", "DONE", SEGMENT_CLOSING, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct segment segment = {
            .kind = cases[i].kind, .phase = cases[i].phase, .holds = cases[i].holds};
        char out[WORDS_SIZE];
        words_phase(&segment, out);
        assert_string_equal(out, cases[i].shown);
    }
}

/* Names that are words for people as they stand. */
static bool is_plain(const char *name)
{
    static const char *const plain[] = {"hold",    "rest",  "move_in", "let_go",     "lift",
                                        "lower",   "reach", "cross",   "uncross",    "turn",
                                        "tuck",    "tip",   "slide",   "slide_back", "open",
                                        "release", "bend",  "arch",    "flatten",    "forward",
                                        "back",    "up",    "down",    "settle",     "step_back"};
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        if (strcmp(name, plain[i]) == 0)
            return true;
    return false;
}

/* What stands on the screen is the name itself, in capitals. */
static bool is_shown_as_it_is(const char *name, const char *shown)
{
    for (; *name != '\0' && *shown != '\0'; name++, shown++)
        if (*shown != (*name == '_' ? ' ' : *name - 'a' + 'A'))
            return false;
    return *name == *shown;
}

static void every_phase_that_is_shipped_has_a_word_for_people(void **state)
{
    (void)state;
    static struct problems problems;
    struct library library;
    assert_true(shipped_open(&library, &problems));
    for (int e = 0; e < library.exercise_count; e++) {
        const struct exercise *exercise = library.exercises[e];
        for (int p = 0; p < exercise->phase_count; p++) {
            const struct phase *phase = &exercise->phases[p];
            const struct segment segment = {.kind = SEGMENT_PHASE,
                                            .exercise = exercise,
                                            .phase = phase->name,
                                            .holds = phase->holds && !exercise->rests};
            char shown[WORDS_SIZE];
            words_phase(&segment, shown);
            if (is_shown_as_it_is(phase->name, shown) && !is_plain(phase->name))
                fail_msg("%s: `%s` is shown as %s", exercise->id, phase->name, shown);
            assert_true(strlen(shown) <= 12);
        }
    }
    shipped_close(&library, &problems);
}

static void who_rests_holds_nothing(void **state)
{
    (void)state;
    const struct exercise resting = {.rests = true};
    const struct segment segment = {.kind = SEGMENT_PHASE, .exercise = &resting, .phase = "hold"};
    char out[WORDS_SIZE];
    words_phase(&segment, out);
    assert_string_equal(out, "REST");
}

static void a_phase_name_of_any_length_is_cut_to_fit(void **state)
{
    (void)state;
    char name[500], out[WORDS_SIZE];
    memset(name, 'a', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    struct segment segment = {.kind = SEGMENT_PHASE, .phase = name};
    words_phase(&segment, out);
    assert_int_equal(strlen(out), WORDS_SIZE - 1);
}

static void the_side_is_named_after_the_limb_that_works(void **state)
{
    (void)state;
    const struct {
        const char *muscle;
        const char *right, *left;
    } cases[] = {{"hamstring", "right leg", "left leg"},
                 {"triceps", "right arm", "left arm"},
                 {"side_trunk", "right side", "left side"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct highlight highlights[] = {{"low_back", SIDE_BOTH},
                                               {cases[i].muscle, SIDE_RIGHT}};
        struct exercise exercise = {.highlights = {highlights, 2}};
        assert_string_equal(words_side_of(&exercise, SIDE_RIGHT), cases[i].right);
        assert_string_equal(words_side_of(&exercise, SIDE_LEFT), cases[i].left);
        assert_string_equal(words_side_of(&exercise, SIDE_BOTH), "");
    }
}

static void under_the_name_stand_side_or_position_and_repeats(void **state)
{
    (void)state;
    const struct position position = {.name = "On all fours"};
    const struct exercise exercise = {.position = &position};
    const struct exercise bare = {.name = "x"};
    char out[WORDS_SIZE];
    struct segment segment = {.exercise = &exercise, .repeat = 2, .repeats = 4};
    words_under_name(&segment, false, out);
    assert_string_equal(out, "On all fours \u00b7 2 of 4");
    words_under_name(&segment, true, out);
    assert_string_equal(out, "2 of 4");
    segment = (struct segment){.exercise = &exercise, .side = SIDE_LEFT, .repeat = 1, .repeats = 1};
    words_under_name(&segment, false, out);
    assert_string_equal(out, "left side");
    segment = (struct segment){.exercise = &bare, .repeat = 3, .repeats = 3};
    words_under_name(&segment, false, out);
    assert_string_equal(out, "3 of 3");
}

static void next_is_the_other_side_or_the_next_name(void **state)
{
    (void)state;
    const struct exercise a = {.name = "Cat and cow"}, b = {.name = "Seated twist"};
    const struct segment now = {.exercise = &a, .side = SIDE_RIGHT};
    const struct segment side = {.exercise = &a, .side = SIDE_LEFT}, other = {.exercise = &b};
    struct moment moment = {.segment = &now, .next = &side};
    char out[WORDS_SIZE];
    words_next(&moment, out);
    assert_string_equal(out, "Left side");
    moment.next = &other;
    words_next(&moment, out);
    assert_string_equal(out, "Seated twist");
    moment.next = NULL;
    words_next(&moment, out);
    assert_string_equal(out, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(phases_are_said_in_plain_words),
        cmocka_unit_test(every_phase_that_is_shipped_has_a_word_for_people),
        cmocka_unit_test(who_rests_holds_nothing),
        cmocka_unit_test(a_phase_name_of_any_length_is_cut_to_fit),
        cmocka_unit_test(the_side_is_named_after_the_limb_that_works),
        cmocka_unit_test(under_the_name_stand_side_or_position_and_repeats),
        cmocka_unit_test(next_is_the_other_side_or_the_next_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
