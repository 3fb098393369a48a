/* What keys change beside the course, and the note that tells so. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "player/made_up.h"

#include <cmocka.h>

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(muting_leaves_the_rest_as_it_was),
        cmocka_unit_test(the_volume_goes_in_steps_between_nothing_and_all),
        cmocka_unit_test(a_note_says_what_the_key_did),
        cmocka_unit_test(a_movement_grows_past_the_usual_only_as_far_as_today_allows),
        cmocka_unit_test(a_note_goes_with_the_screen_it_was_about),
        cmocka_unit_test(a_note_fades_by_itself_even_in_a_pause),
        cmocka_unit_test(a_long_note_is_cut_between_two_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
