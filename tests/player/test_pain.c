/* It hurts: from the key to the end, or back to a smaller movement. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "body/pose.h"
#include "player/player.h"
#include "timeline/small.h"

static struct timeline *whole, *smaller;

static int start(void **state)
{
    struct timeline_wish wish = timeline_wish_default();
    wish.range = PAIN_SMALLER;
    open_small(state);
    whole = small_build(&small, NULL);
    smaller = small_build(&small, &wish);
    return whole != NULL && smaller != NULL ? 0 : -1;
}

static int end(void **state)
{
    timeline_free(whole);
    timeline_free(smaller);
    return close_small(state);
}

static const struct segment *a_hold(void)
{
    const struct segment *segment = whole->segments;
    while (!segment->holds)
        segment++;
    return segment;
}

static struct player hurt_in_a_hold(void)
{
    struct player player;
    player_start(&player, whole);
    player_advance(&player, a_hold()->start_ms + 5000);
    player_do(&player, COMMAND_HURTS, false);
    return player;
}

static struct player asked(void)
{
    struct player player = hurt_in_a_hold();
    player_advance(&player, player.pain.retreat.ms);
    player_advance(&player, PLAYER_FRESH_MS);
    return player;
}

static void expect_pain(struct player *player, enum pain_answer answer)
{
    struct player_event event;
    bool found = false;
    while (player_event(player, &event))
        if (event.kind == EVENT_PAIN) {
            assert_ptr_equal(event.exercise, &small.reach);
            assert_string_equal(event.phase, "hold");
            assert_int_equal(event.answer, answer);
            found = true;
        }
    assert_true(found);
}

static void at_once_nothing_counts_any_more_and_the_figure_has_not_moved(void **state)
{
    (void)state;
    struct player player;
    struct moment before, after, acts;
    player_start(&player, whole);
    player_advance(&player, a_hold()->start_ms + 5000);
    player_moment(&player, &before, &acts);
    player_do(&player, COMMAND_HURTS, false);
    assert_false(player_is_moving(&player));
    const int64_t at_ms = player.at_ms, stretched_ms = player.stretched_ms;
    player_advance(&player, RETREAT_STAY_MS);
    player_moment(&player, &after, &acts);
    assert_true(pose_difference(&after.pose, &before.pose) < 1e-4f);
    assert_string_equal(after.caption, aside_lines(ASIDE_STOP).line[0]);
    player_advance(&player, 3000);
    assert_int_equal(player.at_ms, at_ms);
    assert_int_equal(player.stretched_ms, stretched_ms);
    struct player_event event;
    while (player_event(&player, &event) && event.ending != ENDING_HURT)
        continue;
    assert_int_equal(event.ending, ENDING_HURT);
    assert_int_equal(event.stretched_ms, 5000);
}

static void the_question_comes_when_the_figure_is_out_and_sooner_for_who_is_in_a_hurry(void **state)
{
    (void)state;
    struct player player = hurt_in_a_hold();
    player_advance(&player, player.pain.retreat.ms - 1);
    assert_int_equal(player.pain.stage, PAIN_EASING);
    player_advance(&player, 1);
    assert_int_equal(player.pain.stage, PAIN_ASKING);
    player = hurt_in_a_hold();
    player_do(&player, COMMAND_PAUSE, false);
    assert_int_equal(player.pain.stage, PAIN_EASING);
    player_advance(&player, RETREAT_STAY_MS + RETREAT_LEAST_MS);
    player_do(&player, COMMAND_PAUSE, false);
    assert_int_equal(player.pain.stage, PAIN_ASKING);
}

static void a_key_meant_for_the_figure_answers_nothing(void **state)
{
    (void)state;
    struct player player = hurt_in_a_hold();
    player_advance(&player, player.pain.retreat.ms);
    player_answer(&player, 1);
    player_do(&player, COMMAND_PAUSE, false);
    assert_int_equal(player.pain.stage, PAIN_ASKING);
    player_advance(&player, PLAYER_FRESH_MS);
    player_answer(&player, 7);
    player_answer(&player, -1);
    assert_int_equal(player.pain.stage, PAIN_ASKING);
    player_answer(&player, 1);
    assert_int_equal(player.pain.stage, PAIN_RESTING);
}

static void each_answer_leads_where_it_should(void **state)
{
    (void)state;
    static const struct {
        enum pain_stage stage;
        enum aside says;
    } then[] = {{PAIN_OFFERING, ASIDE_OFFER},
                {PAIN_RESTING, ASIDE_REST},
                {PAIN_RESTING, ASIDE_DOCTOR},
                {PAIN_ALARMED, ASIDE_ALARM}};
    for (int i = 0; i < ASIDE_ANSWERS; i++) {
        struct player player = asked();
        enum aside says;
        int64_t since_ms;
        for (int step = 0; step < i; step++)
            player_do(&player, COMMAND_NEXT, false);
        assert_int_equal(player.pain.lit, i);
        player_do(&player, COMMAND_PAUSE, false);
        assert_int_equal(player.pain.stage, then[i].stage);
        assert_true(player_aside(&player, &says, &since_ms));
        assert_int_equal(says, then[i].says);
        expect_pain(&player, (enum pain_answer)(PAIN_PULL + i));
    }
}

static void without_an_answer_the_session_ends(void **state)
{
    (void)state;
    struct player player = hurt_in_a_hold();
    struct player_event event, last = {.kind = EVENT_PAIN};
    player_advance(&player, player.pain.retreat.ms);
    player_advance(&player, PAIN_ANSWER_MS - 1);
    assert_int_equal(pain_seconds(&player.pain), 1);
    player_advance(&player, 1);
    assert_int_equal(player.pain.stage, PAIN_RESTING);
    assert_int_equal(player.pain.answer, PAIN_UNTOLD);
    player_advance(&player, PAIN_REST_MS);
    assert_int_equal(player.screen, PLAYER_ENDED);
    while (player_event(&player, &event))
        last = event;
    assert_int_equal(last.kind, EVENT_ROUTINE);
    assert_int_equal(last.ending, ENDING_HURT);
    assert_int_equal(last.stretched_ms, 5000); /* no failure: what was done counts */
}

static void the_alarm_stays_until_a_hand_dismisses_it(void **state)
{
    (void)state;
    struct player player = asked();
    player_answer(&player, 3);
    player_advance(&player, INT64_C(1000) * 3600 * 24);
    assert_int_equal(player.pain.stage, PAIN_ALARMED);
    player_do(&player, COMMAND_LOUDER, false);
    assert_int_equal(player.screen, PLAYER_HURT);
    player_do(&player, COMMAND_PAUSE, false);
    assert_int_equal(player.screen, PLAYER_ENDED);
}

static void a_smaller_movement_begins_anew_and_not_before_it_is_smaller(void **state)
{
    (void)state;
    struct player player = asked();
    player_answer(&player, 0);
    player_advance(&player, PLAYER_FRESH_MS);
    player_answer(&player, 0);
    assert_int_equal(player.screen, PLAYER_COUNT_IN);
    assert_true(fabsf(player.range - PAIN_SMALLER) < 0.001f);
    assert_true(player.at_ms < a_hold()->start_ms);
    player_advance(&player, PLAYER_COUNT_IN_MS);
    player_advance(&player, 2000);
    assert_int_equal(player.screen, PLAYER_COUNT_IN);
    assert_true(player_change(&player, smaller));
    player_advance(&player, PLAYER_COUNT_IN_MS);
    assert_int_equal(player.screen, PLAYER_PLAYING);
}

static void without_a_smaller_movement_the_exercise_is_left_out(void **state)
{
    (void)state;
    struct player player = asked();
    player_answer(&player, 0);
    player_advance(&player, PLAYER_FRESH_MS);
    player_answer(&player, 0);
    for (int i = 0; i < 2 * PLAYER_AWAIT_MS / 100; i++)
        player_advance(&player, 100);
    assert_int_equal(player.screen, PLAYER_PLAYING);
    assert_true(timeline_segment(whole, player.at_ms)->exercise == &small.roll);
}

static void what_is_left_out_is_left_out_on_both_sides_and_what_comes_is_smaller(void **state)
{
    (void)state;
    struct player player = asked();
    player_answer(&player, 0);
    player_advance(&player, PLAYER_FRESH_MS);
    player_answer(&player, 1);
    assert_int_equal(player.screen, PLAYER_PLAYING);
    assert_int_equal(timeline_segment(whole, player.at_ms)->step, 1);
    assert_true(fabsf(player.range - (1 - PLAYER_RANGE_STEP)) < 0.001f);
}

static void one_button_answers_by_scanning(void **state)
{
    (void)state;
    struct player player;
    player_start(&player, whole);
    player.manner.scan_ms = 1000;
    player_advance(&player, a_hold()->start_ms + 5000);
    player_do(&player, COMMAND_HURTS, false);
    player_advance(&player, player.pain.retreat.ms);
    for (int i = 0; i < 22; i++)
        player_advance(&player, 100);
    assert_int_equal(player.pain.lit, 2);
    player_do(&player, COMMAND_MIRROR, false); /* whatever its one button is */
    assert_int_equal(player.pain.answer, PAIN_NERVE);
}

static void it_may_hurt_in_a_pause_on_a_page_or_at_the_end(void **state)
{
    (void)state;
    static const enum command before[] = {COMMAND_PAUSE, COMMAND_HELP, COMMAND_INFO};
    for (int i = 0; i < 3; i++) {
        struct player player;
        player_start(&player, whole);
        player_advance(&player, 20000);
        player_do(&player, before[i], false);
        player_do(&player, COMMAND_HURTS, false);
        assert_int_equal(player.screen, PLAYER_HURT);
        assert_false(player.pain.sounded);
    }
    struct player player;
    player_start(&player, whole);
    player_advance(&player, whole->duration_ms);
    player_do(&player, COMMAND_HURTS, false);
    assert_int_equal(player.screen, PLAYER_HURT);
    player_do(&player, COMMAND_QUIT, false);
    assert_int_equal(player.screen, PLAYER_ENDED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(at_once_nothing_counts_any_more_and_the_figure_has_not_moved),
        cmocka_unit_test(
            the_question_comes_when_the_figure_is_out_and_sooner_for_who_is_in_a_hurry),
        cmocka_unit_test(a_key_meant_for_the_figure_answers_nothing),
        cmocka_unit_test(each_answer_leads_where_it_should),
        cmocka_unit_test(without_an_answer_the_session_ends),
        cmocka_unit_test(the_alarm_stays_until_a_hand_dismisses_it),
        cmocka_unit_test(a_smaller_movement_begins_anew_and_not_before_it_is_smaller),
        cmocka_unit_test(without_a_smaller_movement_the_exercise_is_left_out),
        cmocka_unit_test(what_is_left_out_is_left_out_on_both_sides_and_what_comes_is_smaller),
        cmocka_unit_test(one_button_answers_by_scanning),
        cmocka_unit_test(it_may_hurt_in_a_pause_on_a_page_or_at_the_end),
    };
    return cmocka_run_group_tests(tests, start, end);
}
