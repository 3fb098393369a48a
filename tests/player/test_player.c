#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "player/made_up.h"

#include <cmocka.h>

static void it_plays_to_the_end_then_closes_and_ends(void **state)
{
    (void)state;
    struct player player = player_at(0);
    assert_true(player_is_moving(&player));
    for (int i = 0; i < 440; i++)
        player_advance(&player, 100);
    assert_int_equal(player.screen, PLAYER_CLOSING);
    assert_int_equal(player.at_ms, routine.duration_ms);
    assert_int_equal(player.stretched_ms, routine.stretch_ms);
    player_advance(&player, PLAYER_CLOSING_MS - 1);
    assert_int_equal(player.screen, PLAYER_CLOSING);
    player_advance(&player, 1);
    assert_int_equal(player.screen, PLAYER_ENDED);
}

static void what_is_missing_is_offered_and_one_key_takes_it(void **state)
{
    (void)state;
    struct player player = player_at(0);
    player.manner.offer_ms = routine.stretch_ms + 1;
    player_advance(&player, 44000);
    assert_int_equal(player.screen, PLAYER_CLOSING);
    assert_true(player_offers(&player));
    player_advance(&player, PLAYER_OFFER_MS - 1);
    assert_int_equal(player.screen, PLAYER_CLOSING);
    press(&player, COMMAND_PAUSE);
    assert_int_equal(player.screen, PLAYER_ENDED);
    assert_true(player.accepted);
}

static void nothing_is_offered_once_the_day_is_full(void **state)
{
    (void)state;
    struct player player = player_at(0);
    player.manner.offer_ms = routine.stretch_ms;
    player_advance(&player, 44000);
    player_advance(&player, PLAYER_FRESH_MS);
    assert_false(player_offers(&player));
    press(&player, COMMAND_PAUSE);
    assert_int_equal(player.screen, PLAYER_ENDED);
    assert_false(player.accepted);
    player = player_at(0);
    player.manner.offer_ms = routine.stretch_ms + 1;
    player_advance(&player, 44000);
    player_advance(&player, PLAYER_FRESH_MS);
    press(&player, COMMAND_NEXT); /* no, thanks */
    assert_false(player.accepted);
}

static void one_great_step_counts_the_same_as_many_small_ones(void **state)
{
    (void)state;
    struct player player = player_at(0);
    player_advance(&player, INT64_MAX);
    assert_int_equal(player.at_ms, routine.duration_ms);
    assert_int_equal(player.stretched_ms, routine.stretch_ms);
    assert_int_equal(player.screen, PLAYER_CLOSING);
    player_advance(&player, INT64_MAX);
    assert_int_equal(player.screen, PLAYER_ENDED);
}

static void no_time_passes_in_a_pause(void **state)
{
    (void)state;
    struct player player = player_at(6000);
    press(&player, COMMAND_PAUSE);
    assert_int_equal(player.screen, PLAYER_PAUSED);
    assert_false(player_is_moving(&player));
    player_advance(&player, 10000);
    assert_int_equal(player.at_ms, 6000);
    press(&player, COMMAND_PAUSE);
    assert_int_equal(player.screen, PLAYER_PLAYING);
}

static void a_resume_inside_a_hold_counts_in(void **state)
{
    (void)state;
    struct player player = player_at(12000);
    press(&player, COMMAND_PAUSE);
    press(&player, COMMAND_PAUSE);
    assert_int_equal(player.screen, PLAYER_COUNT_IN);
    player_advance(&player, PLAYER_COUNT_IN_MS - 1);
    assert_int_equal(player.at_ms, 12000);
    assert_int_equal(player.count_in_ms, 1);
    player_advance(&player, 101);
    assert_int_equal(player.screen, PLAYER_PLAYING);
    assert_int_equal(player.at_ms, 12100);
    assert_int_equal(player.stretched_ms, 100);
}

static void a_pause_in_the_count_in_starts_it_again(void **state)
{
    (void)state;
    struct player player = player_at(12000);
    press(&player, COMMAND_PAUSE);
    press(&player, COMMAND_PAUSE);
    player_advance(&player, 2000);
    press(&player, COMMAND_PAUSE);
    assert_int_equal(player.screen, PLAYER_PAUSED);
    press(&player, COMMAND_PAUSE);
    assert_int_equal(player.count_in_ms, PLAYER_COUNT_IN_MS);
}

/* Stopped at `at_ms` for `away_ms`, and on. */
static struct player back_after(int64_t at_ms, int64_t away_ms)
{
    struct player player = player_at(at_ms);
    press(&player, COMMAND_PAUSE);
    player_advance(&player, away_ms);
    press(&player, COMMAND_PAUSE);
    return player;
}

static void after_a_long_pause_there_is_time_to_get_back_into_position(void **state)
{
    (void)state;
    const int64_t in_a_move = 6000, in_a_hold = 12000, changing_sides = 20000;
    struct player player = back_after(in_a_move, PLAYER_AWAY_MS - 1);
    assert_int_equal(player.screen, PLAYER_PLAYING);
    player = back_after(in_a_move, PLAYER_AWAY_MS);
    assert_int_equal(player.screen, PLAYER_COUNT_IN);
    assert_int_equal(player.count_in_ms, PLAYER_READY_MS);
    assert_int_equal(player.at_ms, in_a_move);
    player_advance(&player, PLAYER_READY_MS);
    assert_int_equal(player.screen, PLAYER_PLAYING);
    press(&player, COMMAND_PAUSE); /* a short one again */
    press(&player, COMMAND_PAUSE);
    assert_int_equal(player.screen, PLAYER_PLAYING);
    assert_int_equal(back_after(in_a_hold, 0).count_in_ms, PLAYER_COUNT_IN_MS);
    assert_int_equal(back_after(in_a_hold, PLAYER_AWAY_MS).count_in_ms, PLAYER_READY_MS);
    /* which leads into position by itself */
    assert_int_equal(back_after(changing_sides, PLAYER_GONE_MS).screen, PLAYER_PLAYING);
}

static void after_a_very_long_pause_nobody_goes_on_in_the_midst_of_a_stretch(void **state)
{
    (void)state;
    struct player player = back_after(12000, PLAYER_GONE_MS);
    assert_int_equal(player.screen, PLAYER_COUNT_IN);
    assert_int_equal(player.count_in_ms, PLAYER_READY_MS);
    assert_int_equal(player.at_ms, 5000);
    assert_string_equal(player.note.words, "From its start: it was a long pause");
    assert_true(note_presence(&player.note) > 0);
    player = back_after(30000, INT64_MAX);
    assert_int_equal(player.at_ms, 23000);
}

static void a_standstill_and_a_page_are_pauses_too(void **state)
{
    (void)state;
    struct player player = player_at(6000);
    player_stall(&player, INT64_C(8) * 3600 * 1000);
    assert_int_equal(player.screen, PLAYER_PAUSED);
    player_advance(&player, PLAYER_FRESH_MS);
    press(&player, COMMAND_PAUSE);
    assert_int_equal(player.screen, PLAYER_COUNT_IN);
    assert_int_equal(player.at_ms, 5000);
    player = player_at(6000);
    press(&player, COMMAND_INFO);
    player_advance(&player, PLAYER_AWAY_MS);
    press(&player, COMMAND_INFO);
    assert_int_equal(player.count_in_ms, PLAYER_READY_MS);
}

static void who_was_cut_off_gets_time_to_get_ready(void **state)
{
    (void)state;
    struct player player = player_at(0);
    player_resume(&player, 2);
    assert_int_equal(player.screen, PLAYER_COUNT_IN);
    assert_int_equal(player.at_ms, 19000);
    assert_int_equal(player.count_in_ms, PLAYER_READY_MS);
}

static void what_is_counted_in_is_said(void **state)
{
    (void)state;
    enum aside aside;
    int64_t since_ms;
    struct player player = back_after(12000, 0);
    assert_true(player_aside(&player, &aside, &since_ms));
    assert_int_equal(aside, ASIDE_READY);
    assert_int_equal(since_ms, PLAYER_READY_MS - PLAYER_COUNT_IN_MS);
    player_advance(&player, 1000);
    assert_true(player_aside(&player, &aside, &since_ms));
    assert_int_equal(since_ms, PLAYER_READY_MS - 2000);
    player.count_in_ms = 12000; /* a long one: not before its end */
    assert_false(player_aside(&player, &aside, &since_ms));
    player_advance(&player, 12000);
    assert_false(player_aside(&player, &aside, &since_ms));
}

static void next_goes_to_the_next_exercise_or_side(void **state)
{
    (void)state;
    struct player player = player_at(0);
    const int64_t expected[] = {5000, 19000, 33000, 39000};
    for (int i = 0; i < 4; i++) {
        press(&player, COMMAND_NEXT);
        assert_int_equal(player.at_ms, expected[i]);
        assert_int_equal(player.screen, PLAYER_PLAYING);
    }
    press(&player, COMMAND_NEXT);
    assert_int_equal(player.screen, PLAYER_CLOSING);
    assert_int_equal(player.stretched_ms, 0);
}

static void back_restarts_and_within_three_seconds_goes_to_the_one_before(void **state)
{
    (void)state;
    struct player player = player_at(25000);
    press(&player, COMMAND_BACK);
    assert_int_equal(player.at_ms, 19000);
    player_advance(&player, PLAYER_RESTART_MS - 1);
    press(&player, COMMAND_BACK);
    assert_int_equal(player.at_ms, 5000);
    press(&player, COMMAND_BACK);
    assert_int_equal(player.at_ms, 0);
    press(&player, COMMAND_BACK);
    assert_int_equal(player.at_ms, 0);
}

static void seeking_moves_five_seconds_and_adds_no_stretch(void **state)
{
    (void)state;
    struct player player = player_at(10000);
    press(&player, COMMAND_SEEK_FORWARD);
    assert_int_equal(player.at_ms, 15000);
    press(&player, COMMAND_SEEK_BACK);
    press(&player, COMMAND_SEEK_BACK);
    press(&player, COMMAND_SEEK_BACK);
    press(&player, COMMAND_SEEK_BACK);
    assert_int_equal(player.at_ms, 0);
    assert_int_equal(player.stretched_ms, 0);
    player.at_ms = 43000;
    press(&player, COMMAND_SEEK_FORWARD);
    assert_int_equal(player.screen, PLAYER_CLOSING);
}

static void skipping_while_paused_stays_paused(void **state)
{
    (void)state;
    struct player player = player_at(6000);
    press(&player, COMMAND_PAUSE);
    press(&player, COMMAND_NEXT);
    assert_int_equal(player.at_ms, 19000);
    assert_int_equal(player.screen, PLAYER_PAUSED);
}

static void a_key_held_down_does_nothing(void **state)
{
    (void)state;
    for (int command = COMMAND_NONE; command < COMMAND_COUNT; command++) {
        struct player player = player_at(6000);
        player_do(&player, (enum command)command, true);
        assert_int_equal(player.screen, PLAYER_PLAYING);
        assert_int_equal(player.at_ms, 6000);
        assert_int_equal(player.jumps, 0);
        assert_false(player.sound.muted || player.sound.music_muted || player.fullscreen);
    }
}

static void help_pauses_and_gives_back_what_was(void **state)
{
    (void)state;
    struct player player = player_at(6000);
    press(&player, COMMAND_HELP);
    player_advance(&player, 5000);
    assert_int_equal(player.screen, PLAYER_HELP);
    assert_int_equal(player.at_ms, 6000);
    press(&player, COMMAND_NEXT);
    assert_int_equal(player.at_ms, 6000);
    press(&player, COMMAND_HELP);
    assert_int_equal(player.screen, PLAYER_PLAYING);
    press(&player, COMMAND_PAUSE);
    press(&player, COMMAND_HELP);
    press(&player, COMMAND_MENU);
    assert_int_equal(player.screen, PLAYER_PAUSED);
}

static void escape_stops_and_goes_on_and_quit_always_ends(void **state)
{
    (void)state;
    struct player player = player_at(6000);
    press(&player, COMMAND_MENU);
    assert_int_equal(player.screen, PLAYER_PAUSED);
    press(&player, COMMAND_MENU);
    assert_int_equal(player.screen, PLAYER_PLAYING);
    const enum command before[] = {COMMAND_NONE, COMMAND_PAUSE, COMMAND_HELP};
    for (int i = 0; i < 3; i++) {
        player = player_at(6000);
        press(&player, before[i]);
        press(&player, COMMAND_QUIT);
        assert_int_equal(player.screen, PLAYER_ENDED);
    }
}

static void the_closing_screen_ends_with_a_key_or_goes_back(void **state)
{
    (void)state;
    struct player player = player_at(43900);
    player_advance(&player, 200);
    player_advance(&player, PLAYER_FRESH_MS);
    assert_int_equal(player.screen, PLAYER_CLOSING);
    press(&player, COMMAND_BACK);
    assert_int_equal(player.screen, PLAYER_PLAYING);
    assert_int_equal(player.at_ms, 39000);
    player_advance(&player, 6000);
    press(&player, COMMAND_PAUSE); /* meant for the routine: the screen came by itself just now */
    assert_int_equal(player.screen, PLAYER_CLOSING);
    player_advance(&player, PLAYER_FRESH_MS);
    press(&player, COMMAND_PAUSE);
    assert_int_equal(player.screen, PLAYER_ENDED);
}

static void every_jump_and_pause_is_told_to_the_sound(void **state)
{
    (void)state;
    struct player player = player_at(6000);
    const enum command commands[] = {COMMAND_PAUSE,        COMMAND_PAUSE, COMMAND_NEXT,
                                     COMMAND_SEEK_FORWARD, COMMAND_BACK,  COMMAND_HELP};
    for (int i = 0; i < 6; i++) {
        const int before = player.jumps;
        press(&player, commands[i]);
        assert_true(player.jumps > before);
    }
    player = player_at(6000);
    press(&player, COMMAND_MUTE);
    press(&player, COMMAND_FULLSCREEN);
    assert_true(player.sound.muted && player.fullscreen);
    assert_int_equal(player.jumps, 0);
}

static const char *note_after(struct player *player, enum command command)
{
    player->note = (struct note){.left_ms = 0};
    press(player, command);
    return player->note.words;
}

static void muting_leaves_the_rest_as_it_was(void **state)
{
    (void)state;
    struct player player = player_at(6000);
    assert_int_equal(player.sound.volume, 100);
    press(&player, COMMAND_MUTE_MUSIC);
    assert_true(player.sound.music_muted && !player.sound.voice_muted && !player.sound.muted);
    press(&player, COMMAND_MUTE_VOICE);
    press(&player, COMMAND_MUTE);
    press(&player, COMMAND_MUTE);
    assert_true(player.sound.music_muted && player.sound.voice_muted && !player.sound.muted);
    press(&player, COMMAND_MUTE_MUSIC);
    press(&player, COMMAND_MUTE_VOICE);
    assert_false(player.sound.music_muted || player.sound.voice_muted);
}

static void the_volume_goes_in_steps_between_nothing_and_all(void **state)
{
    (void)state;
    struct player player = player_at(6000);
    press(&player, COMMAND_LOUDER);
    assert_int_equal(player.sound.volume, 100);
    for (int volume = 90; volume >= 0; volume -= PLAYER_VOLUME_STEP) {
        player_do(&player, COMMAND_QUIETER, true); /* a key held down goes on */
        assert_int_equal(player.sound.volume, volume);
    }
    press(&player, COMMAND_QUIETER);
    assert_int_equal(player.sound.volume, 0);
    press(&player, COMMAND_MUTE);
    press(&player, COMMAND_LOUDER);
    assert_int_equal(player.sound.volume, PLAYER_VOLUME_STEP);
    assert_false(player.sound.muted);
}

static void a_note_says_what_the_key_did(void **state)
{
    (void)state;
    struct player player = player_at(6000);
    const struct {
        enum command command;
        const char *words;
    } steps[] = {
        {COMMAND_MUTE_MUSIC, "Music off"},
        {COMMAND_MUTE_MUSIC, "Music on"},
        {COMMAND_MUTE_VOICE, "Voice off"},
        {COMMAND_MUTE, "Sound off"},
        {COMMAND_MUTE_VOICE, "Voice on, but all sound is off"},
        {COMMAND_QUIETER, "Volume 90 %"},
        {COMMAND_LOUDER, "Volume 100 %"},
        {COMMAND_VIEW, "View: front"},
        {COMMAND_VIEW, "View: side"},
        {COMMAND_VIEW_ABOVE, "View: above"},
        {COMMAND_VIEW, "View: as the exercise says"},
        {COMMAND_MIRROR, "Mirror on"},
        {COMMAND_MIRROR, "Mirror off"},
        {COMMAND_FULLSCREEN, "Full screen"},
        {COMMAND_FULLSCREEN, "Window"},
        {COMMAND_SEEK_FORWARD, "5 seconds on"},
        {COMMAND_SEEK_BACK, "5 seconds back"},
        {COMMAND_NEXT, "Skipped the right side"},
        {COMMAND_NEXT, "Skipped: Figure four"},
        {COMMAND_BACK, "Back to the one before"},
        {COMMAND_PAUSE, ""}, /* the screen says it */
        {COMMAND_PAUSE, "Going on"},
        {COMMAND_HELP, ""},
        {COMMAND_NEXT, ""}, /* does nothing there */
        {COMMAND_HELP, ""},
        {COMMAND_NEXT, "Skipped: Figure four"},
        {COMMAND_NEXT, "Skipped: Child's pose"},
        {COMMAND_NEXT, ""}, /* the closing screen speaks for itself */
    };
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        assert_string_equal(note_after(&player, steps[i].command), steps[i].words);
    player = player_at(13000);
    assert_string_equal(note_after(&player, COMMAND_BACK), "From its start again");
}

static void a_movement_grows_past_the_usual_only_as_far_as_today_allows(void **state)
{
    (void)state;
    const struct step steps[] = {{.comfort = 0.5f, .most = 0.6f}, {.comfort = 1}};
    const struct routine of_today = {.steps = steps, .step_count = 2};
    struct timeline timeline = routine;
    timeline.routine = &of_today;
    struct player player;
    player_start(&player, &timeline);
    player_advance(&player, 6000);
    assert_string_equal(note_after(&player, COMMAND_LARGER), "Range 55 %");
    assert_string_equal(note_after(&player, COMMAND_LARGER), "Range 60 %");
    assert_string_equal(note_after(&player, COMMAND_LARGER), "Range 60 %: the most for today");
    assert_true(fabsf(player.range - 1.2f) < 0.001f);
    player.at_ms = 34000; /* one that nobody bounds is shown wholly, and no further */
    assert_string_equal(note_after(&player, COMMAND_LARGER), "Range 100 %: the most for today");
    assert_true(fabsf(player.range - 1.2f) < 0.001f);
    player.at_ms = 6000;
    assert_string_equal(note_after(&player, COMMAND_SMALLER), "Range 55 %");
    assert_string_equal(note_after(&player, COMMAND_SMALLER), "Range 50 %");
    player = player_at(34000); /* without a routine of a person's own */
    assert_string_equal(note_after(&player, COMMAND_LARGER), "Range 100 %: the most for today");
    assert_true(player.range == 1);
}

static void a_note_goes_with_the_screen_it_was_about(void **state)
{
    (void)state;
    struct player player = player_at(6000);
    press(&player, COMMAND_PAUSE);
    press(&player, COMMAND_PAUSE);
    assert_string_equal(player.note.words, "Going on");
    assert_true(note_presence(&player.note) > 0);
    press(&player, COMMAND_PAUSE);
    assert_true(note_presence(&player.note) == 0);
    press(&player, COMMAND_LOUDER);
    press(&player, COMMAND_MUTE);
    assert_true(note_presence(&player.note) > 0);
}

static void keys_choose_the_view_and_the_same_key_again_gives_it_up(void **state)
{
    (void)state;
    struct player player = player_at(6000);
    for (int i = 0; i < SIGHT_ABOVE; i++) {
        press(&player, (enum command)(COMMAND_VIEW_FRONT + i));
        assert_int_equal(sights_now(&player.sights, 0), SIGHT_FRONT + i);
    }
    press(&player, COMMAND_VIEW_ABOVE);
    assert_int_equal(sights_now(&player.sights, 0), SIGHT_OWN);
    press(&player, COMMAND_VIEW_BACK);
    press(&player, COMMAND_NEXT);
    assert_int_equal(sights_now(&player.sights, 0), SIGHT_BACK); /* the other side of the same */
    player = player_at(24000);
    press(&player, COMMAND_VIEW_BACK);
    press(&player, COMMAND_NEXT);
    press(&player, COMMAND_VIEW); /* the next exercise begins with its own */
    assert_int_equal(sights_now(&player.sights, 1), SIGHT_FRONT);
}

static void the_camera_moves_in_a_pause_as_well_and_time_does_not(void **state)
{
    (void)state;
    struct player player = player_at(6000);
    press(&player, COMMAND_PAUSE);
    press(&player, COMMAND_VIEW_BACK);
    player_advance(&player, SIGHT_MOVE_MS);
    assert_int_equal(player.sights.turns[0].since_ms, SIGHT_MOVE_MS);
    assert_int_equal(player.at_ms, 6000);
    assert_int_equal(player.jumps, 1);
    press(&player, COMMAND_HELP);
    press(&player, COMMAND_MIRROR); /* nothing of it would be seen there */
    assert_false(player.sights.mirror);
}

static void a_note_fades_by_itself_even_in_a_pause(void **state)
{
    (void)state;
    struct player player = player_at(6000);
    press(&player, COMMAND_PAUSE);
    assert_true(note_presence(&player.note) == 0);
    press(&player, COMMAND_MUTE);
    float before = note_presence(&player.note);
    assert_true(before == 1);
    player_advance(&player, NOTE_MS - NOTE_FADE_MS);
    assert_true(note_presence(&player.note) == 1);
    for (int i = 0; i < NOTE_STEPS; i++) {
        player_advance(&player, NOTE_FADE_MS / NOTE_STEPS);
        assert_true(note_presence(&player.note) < before);
        before = note_presence(&player.note);
    }
    assert_true(before == 0);
    press(&player, COMMAND_MUTE); /* the next one is there at once */
    assert_true(note_presence(&player.note) == 1);
    assert_string_equal(player.note.words, "Sound on");
}

static void a_long_note_is_cut_between_two_characters(void **state)
{
    (void)state;
    struct note note = {.left_ms = 0};
    char words[2 * NOTE_SIZE] = "a";
    for (int i = 1; i + 2 < 2 * NOTE_SIZE; i += 2)
        strcpy(words + i, "\u00e9");
    note_tell(&note, words);
    assert_true(strlen(note.words) >= NOTE_SIZE - 2 && text_is_utf8(text_of(note.words)));
    note_tell(&note, "");
    assert_true(strlen(note.words) >= NOTE_SIZE - 2);
}

static uint32_t dice(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static void any_commands_and_times_keep_the_place_and_the_count_honest(void **state)
{
    (void)state;
    for (uint32_t run = 0; run < 2000; run++) {
        uint32_t seed = run;
        struct player player = player_at(0);
        int64_t elapsed = 0;
        for (int i = 0; i < 200; i++) {
            if (dice(&seed) % 3 == 0) {
                press(&player, (enum command)(dice(&seed) % COMMAND_QUIT));
            } else {
                const int64_t step = (int64_t)(dice(&seed) % 3000) - 10;
                player_advance(&player, step);
                elapsed += step > 0 ? step : 0;
            }
            assert_in_range(player.at_ms, 0, routine.duration_ms);
            assert_true(player.stretched_ms >= 0 && player.stretched_ms <= elapsed);
            assert_in_range(player.count_in_ms, 0, PLAYER_READY_MS);
            assert_in_range(player.closing_ms, 0, PLAYER_CLOSING_MS);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_plays_to_the_end_then_closes_and_ends),
        cmocka_unit_test(what_is_missing_is_offered_and_one_key_takes_it),
        cmocka_unit_test(nothing_is_offered_once_the_day_is_full),
        cmocka_unit_test(one_great_step_counts_the_same_as_many_small_ones),
        cmocka_unit_test(no_time_passes_in_a_pause),
        cmocka_unit_test(a_resume_inside_a_hold_counts_in),
        cmocka_unit_test(a_pause_in_the_count_in_starts_it_again),
        cmocka_unit_test(after_a_long_pause_there_is_time_to_get_back_into_position),
        cmocka_unit_test(after_a_very_long_pause_nobody_goes_on_in_the_midst_of_a_stretch),
        cmocka_unit_test(a_standstill_and_a_page_are_pauses_too),
        cmocka_unit_test(who_was_cut_off_gets_time_to_get_ready),
        cmocka_unit_test(what_is_counted_in_is_said),
        cmocka_unit_test(next_goes_to_the_next_exercise_or_side),
        cmocka_unit_test(back_restarts_and_within_three_seconds_goes_to_the_one_before),
        cmocka_unit_test(seeking_moves_five_seconds_and_adds_no_stretch),
        cmocka_unit_test(skipping_while_paused_stays_paused),
        cmocka_unit_test(a_key_held_down_does_nothing),
        cmocka_unit_test(help_pauses_and_gives_back_what_was),
        cmocka_unit_test(escape_stops_and_goes_on_and_quit_always_ends),
        cmocka_unit_test(the_closing_screen_ends_with_a_key_or_goes_back),
        cmocka_unit_test(every_jump_and_pause_is_told_to_the_sound),
        cmocka_unit_test(muting_leaves_the_rest_as_it_was),
        cmocka_unit_test(the_volume_goes_in_steps_between_nothing_and_all),
        cmocka_unit_test(a_note_says_what_the_key_did),
        cmocka_unit_test(a_movement_grows_past_the_usual_only_as_far_as_today_allows),
        cmocka_unit_test(a_note_goes_with_the_screen_it_was_about),
        cmocka_unit_test(keys_choose_the_view_and_the_same_key_again_gives_it_up),
        cmocka_unit_test(the_camera_moves_in_a_pause_as_well_and_time_does_not),
        cmocka_unit_test(a_note_fades_by_itself_even_in_a_pause),
        cmocka_unit_test(a_long_note_is_cut_between_two_characters),
        cmocka_unit_test(any_commands_and_times_keep_the_place_and_the_count_honest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
