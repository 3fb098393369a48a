/* What was too much: less of it at once, and told once of each showing. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "player/made_up.h"

#include <cmocka.h>

static struct player keeping_at(int64_t ms)
{
    struct player player = player_at(ms);
    player.manner.keeps = true;
    return player;
}

/* How many were told, and of which exercise the last one was. */
static int told(struct player *player, const struct exercise **exercise)
{
    struct player_event event;
    int count = 0;
    while (player_event(player, &event))
        if (event.kind == EVENT_TOO_MUCH) {
            *exercise = event.exercise;
            assert_string_equal(event.phase, "");
            count++;
        }
    return count;
}

static void what_is_on_the_screen_is_told_once_and_gets_smaller(void **state)
{
    (void)state;
    const struct exercise *exercise = NULL;
    struct player player = keeping_at(5000);
    player_advance(&player, 100); /* on its way in already */
    press(&player, COMMAND_TOO_MUCH);
    assert_string_equal(player.note.words, "Less next time: Figure four");
    assert_float_equal(player.range, 0.85f, 0.0001f);
    player_advance(&player, 20000); /* its other side is the same showing */
    press(&player, COMMAND_TOO_MUCH);
    assert_string_equal(player.note.words, "Less next time: Figure four");
    assert_float_equal(player.range, 0.85f, 0.0001f);
    assert_int_equal(told(&player, &exercise), 1);
    assert_ptr_equal(exercise, &a);
}

static void what_has_just_ended_is_meant_until_the_next_one_begins(void **state)
{
    (void)state;
    const struct exercise *exercise = NULL;
    struct player player = keeping_at(38000);
    player_advance(&player, 1500); /* the closing words */
    press(&player, COMMAND_TOO_MUCH);
    assert_int_equal(told(&player, &exercise), 1);
    assert_ptr_equal(exercise, &b);
    player = keeping_at(32000);
    player_advance(&player, 900);
    press(&player, COMMAND_PAUSE);
    press(&player, COMMAND_NEXT);
    press(&player, COMMAND_TOO_MUCH); /* the next is shown, and nothing of it was done yet */
    assert_int_equal(told(&player, &exercise), 1);
    assert_ptr_equal(exercise, &a);
    assert_float_equal(player.range, 1, 0.0001f); /* which does not come smaller for that */
    press(&player, COMMAND_PAUSE);
    player_advance(&player, 100);
    press(&player, COMMAND_TOO_MUCH);
    assert_int_equal(told(&player, &exercise), 1);
    assert_ptr_equal(exercise, &b);
}

static void before_anything_was_stretched_it_says_so(void **state)
{
    (void)state;
    const struct exercise *exercise;
    struct player player = keeping_at(1000);
    player_advance(&player, 1000);
    press(&player, COMMAND_TOO_MUCH);
    assert_string_equal(player.note.words, "Nothing was stretched yet");
    assert_false(player_asks_too_much(&player));
    assert_float_equal(player.range, 1, 0.0001f);
    assert_int_equal(told(&player, &exercise), 0);
}

static void where_nothing_stays_known_it_only_gets_smaller(void **state)
{
    (void)state;
    struct player player = player_at(9000);
    player_advance(&player, 1000);
    press(&player, COMMAND_TOO_MUCH);
    assert_float_equal(player.range, 0.85f, 0.0001f);
    assert_string_equal(player.note.words, "Range 85 %");
    assert_false(player_asks_too_much(&player));
    player_advance(&player, 60000);
    assert_int_equal(player.screen, PLAYER_CLOSING);
    player_advance(&player, PLAYER_FRESH_MS);
    press(&player, COMMAND_TOO_MUCH);
    assert_false(player.reviews);
}

static void on_a_page_and_while_it_hurts_the_key_means_nothing(void **state)
{
    (void)state;
    static const enum command over[] = {COMMAND_HELP, COMMAND_INFO, COMMAND_HURTS};
    for (size_t i = 0; i < sizeof over / sizeof *over; i++) {
        const struct exercise *exercise;
        struct player player = keeping_at(9000);
        player_advance(&player, 1000);
        press(&player, over[i]);
        press(&player, COMMAND_TOO_MUCH);
        assert_int_equal(told(&player, &exercise), 0);
        assert_float_equal(player.range, 1, 0.0001f);
    }
}

static void the_closing_screen_lists_what_was_stretched_and_not_yet_told(void **state)
{
    (void)state;
    const struct exercise *exercise = NULL;
    struct effort_list list;
    struct player player = keeping_at(8000);
    player_advance(&player, 36000);
    assert_int_equal(player.screen, PLAYER_CLOSING);
    (void)told(&player, &exercise);
    player_advance(&player, PLAYER_FRESH_MS);
    press(&player, COMMAND_TOO_MUCH);
    assert_true(player.reviews);
    effort_list(&player.effort, player.timeline, &list);
    assert_int_equal(list.count, 2);
    assert_ptr_equal(list.exercises[0], &a);
    assert_ptr_equal(list.exercises[1], &b);
    player_too_much(&player, list.steps[1]);
    player_too_much(&player, list.steps[1]);
    player_too_much(&player, 7); /* there is none */
    player_reviewed(&player);
    assert_int_equal(told(&player, &exercise), 1);
    assert_ptr_equal(exercise, &b);
    assert_false(player.reviews);
    assert_int_equal(player.screen, PLAYER_CLOSING);
    assert_int_equal(player.closing_ms, 0); /* it is read anew */
    effort_list(&player.effort, player.timeline, &list);
    assert_int_equal(list.count, 1);
    player_too_much(&player, list.steps[0]);
    assert_false(player_asks_too_much(&player));
    player_advance(&player, PLAYER_FRESH_MS);
    press(&player, COMMAND_TOO_MUCH); /* nothing is left to say */
    assert_false(player.reviews);
}

static void an_exercise_that_comes_twice_is_listed_once_by_its_last_step(void **state)
{
    (void)state;
    struct segment twice[8];
    struct timeline long_one = {.segments = twice, .segment_count = 8};
    struct effort effort;
    struct effort_list list;
    for (int i = 0; i < 8; i++)
        twice[i] = (struct segment){.start_ms = i,
                                    .end_ms = i + 1,
                                    .kind = SEGMENT_PHASE,
                                    .exercise = i % 2 == 0 ? &a : &b,
                                    .step = i == 7 ? EFFORT_STEPS : i};
    effort_begin(&effort);
    effort_pass(&effort, &long_one, 0, 8);
    effort_list(&effort, &long_one, &list);
    assert_int_equal(effort.last, 6); /* of what lies beyond nothing is known */
    assert_int_equal(list.count, 2);
    assert_int_equal(list.steps[0], 6);
    assert_int_equal(list.steps[1], 5);
    assert_true(effort_tell(&effort, 0));
    assert_false(effort_tell(&effort, 0));
    assert_true(effort_tell(&effort, 2)); /* another showing */
    effort_list(&effort, &long_one, &list);
    assert_int_equal(list.count, 1);
    assert_ptr_equal(list.exercises[0], &b);
    assert_false(effort_tell(&effort, EFFORT_STEPS));
    assert_false(effort_tell(&effort, -1));
    assert_null(effort_exercise(&long_one, EFFORT_STEPS));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_on_the_screen_is_told_once_and_gets_smaller),
        cmocka_unit_test(what_has_just_ended_is_meant_until_the_next_one_begins),
        cmocka_unit_test(before_anything_was_stretched_it_says_so),
        cmocka_unit_test(where_nothing_stays_known_it_only_gets_smaller),
        cmocka_unit_test(on_a_page_and_while_it_hurts_the_key_means_nothing),
        cmocka_unit_test(the_closing_screen_lists_what_was_stretched_and_not_yet_told),
        cmocka_unit_test(an_exercise_that_comes_twice_is_listed_once_by_its_last_step),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
