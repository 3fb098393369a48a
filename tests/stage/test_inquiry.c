/* The pages that ask, as a person meets them, unseen: events come from SDL's queue. */
#include "stage/inquiry.h"

#include <SDL.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/failing.h"
#include "base/world.h"
#include "library/turn_words.h"
#include "stage/effort_page.h"
#include "stage/felt_page.h"
#include "stage/leaks.h"
#include "stage/limits_page.h"
#include "stage/people_page.h"
#include "stage/profile_page.h"

#include <cmocka.h>

static struct problems problems;
static struct theme theme;
static struct keymap keymap;
static struct display display;

static int open_display(void **state)
{
    (void)state;
    const struct window_wish window = {.world = &world_machine,
                                       .title = "limber",
                                       .folder = LIMBER_SOURCE,
                                       .painter = PAINTER_SOFT,
                                       .width = 1280,
                                       .height = 720};
    theme = theme_dark();
    problems_open(&problems, &memory_heap);
    keymap_read(&keymap,
                text_of("Space pause\nPageDown next\nPageUp back\nEscape menu\nf fullscreen\n"),
                "keys.conf", &problems);
    return display_open(&display, &window, &problems) == STAGE_DONE ? 0 : -1;
}

static int close_display(void **state)
{
    (void)state;
    display_close(&display);
    problems_close(&problems);
    return 0;
}

static struct inquiry inquiry_of(void (*fill)(void *, const struct form *, struct form_page *),
                                 void *context)
{
    SDL_FlushEvents(SDL_FIRSTEVENT, SDL_LASTEVENT);
    return (struct inquiry){.memory = &memory_heap,
                            .display = &display,
                            .theme = &theme,
                            .keymap = &keymap,
                            .fill = fill,
                            .context = context};
}

static void press(SDL_Keycode code)
{
    SDL_Event event = {.type = SDL_KEYDOWN};
    event.key.keysym.sym = code;
    SDL_PushEvent(&event);
}

static const char *const voices[] = {"slt", "awb"};

static struct profile_page profile_of(unsigned flags, const char *stature, int64_t scan_ms)
{
    struct profile_page page;
    struct profile_answers answers = {.flags = flags};
    (void)strncat(answers.settings[0], stature, PROFILE_WORD - 1);
    profile_page_open(&page, &answers, voices, 2, scan_ms);
    return page;
}

static void what_is_ticked_and_chosen_is_kept(void **state)
{
    (void)state;
    struct profile_page page = profile_of(1U << FLAG_EXT, "", 0);
    struct profile_answers answers;
    const struct inquiry inquiry = inquiry_of(profile_page_fill, &page);
    press(SDLK_RETURN);   /* bending forward hurts */
    press(SDLK_PAGEDOWN); /* a presenter goes on to bending back, */
    press(SDLK_SPACE);    /* which does not hurt any more */
    for (int i = 0; i < 7; i++)
        press(SDLK_DOWN);
    press(SDLK_LEFT);
    press(SDLK_RETURN); /* 65 or older */
    press(SDLK_DOWN);
    press(SDLK_RIGHT);
    press(SDLK_RETURN); /* the counting */
    for (int i = 0; i < 3; i++)
        press(SDLK_DOWN);
    press(SDLK_RETURN);
    (void)inquiry_ask(&inquiry, &page.form);
    assert_true(profile_page_keeps(&page));
    profile_page_answers(&page, &answers);
    assert_int_equal(answers.flags, 1U << FLAG_FLEX);
    assert_true(answers.over_65);
    assert_string_equal(answers.settings[0], "");
    assert_string_equal(answers.settings[1], "");
    assert_string_equal(answers.settings[2], "last_five");
}

static void a_value_of_ones_own_is_shown_and_stays(void **state)
{
    (void)state;
    struct profile_page page = profile_of(0, "1.77", 0);
    struct profile_answers answers;
    struct form_page shown = {.about = ""};
    profile_page_fill(&page, &page.form, &shown);
    assert_string_equal(shown.rows[FLAG_COUNT + 1].value, "1.77 m");
    profile_page_answers(&page, &answers);
    assert_string_equal(answers.settings[0], "1.77");
}

static void what_was_too_much_is_ticked_by_its_number_and_kept_by_any_way_out(void **state)
{
    (void)state;
    static const struct exercise exercises[] = {{.name = "Bridge"}, {.name = "Cat-cow"}};
    const struct effort_list list = {.exercises = {&exercises[0], &exercises[1]}, .count = 2};
    struct effort_page page;
    struct form_page shown = {.about = ""};
    effort_page_open(&page, &list, 0);
    const struct inquiry inquiry = inquiry_of(effort_page_fill, &page);
    effort_page_fill(&page, &page.form, &shown);
    assert_string_equal(shown.rows[1].words, "2  Cat-cow");
    assert_int_equal(shown.rows[1].mark, FORM_MARK_EMPTY);
    press(SDLK_3); /* there is none */
    press(SDLK_KP_2);
    press(SDLK_ESCAPE);
    (void)inquiry_ask(&inquiry, &page.form);
    assert_false(effort_page_ticked(&page, 0));
    assert_true(effort_page_ticked(&page, 1));
    effort_page_open(&page, &list, 0);
    press(SDLK_DOWN);
    press(SDLK_DOWN);
    press(SDLK_RETURN);
    assert_int_equal(inquiry_ask(&inquiry, &page.form), 2);
    assert_false(effort_page_ticked(&page, 0) || effort_page_ticked(&page, 1));
}

static struct turn_limits limits_of(const char *joint, const char *way, const char *degrees)
{
    struct turn_limits limits = {.count = 0};
    assert_int_equal(turn_words_read(text_of(joint), text_of(way), text_of(degrees), &limits),
                     TURN_WORDS_GOOD);
    return limits;
}

static void press_often(SDL_Keycode code, int times)
{
    for (int i = 0; i < times; i++)
        press(code);
}

static struct inquiry limits_inquiry(struct limits_page *page)
{
    struct inquiry inquiry = inquiry_of(limits_page_fill, page);
    inquiry.follow = limits_page_follow;
    return inquiry;
}

static void a_limit_of_ones_own_is_chosen_in_steps_of_five(void **state)
{
    (void)state;
    struct limits_page page;
    struct turn_limit changes[LIMITS_WAYS];
    struct form_page shown = {.about = ""};
    limits_page_open(&page, &(struct turn_limits){.count = 0}, 0);
    const struct inquiry inquiry = limits_inquiry(&page);
    press_often(SDLK_RETURN, 2); /* right knee, left knee, right hip */
    press(SDLK_DOWN);
    press(SDLK_RETURN); /* flexion, extension, which goes to 15 degrees */
    press(SDLK_DOWN);
    press_often(SDLK_RETURN, 2); /* not limited, 10, 5 */
    press_often(SDLK_UP, 2);
    press_often(SDLK_RETURN, 15); /* round to the right knee */
    press_often(SDLK_DOWN, 2);
    press_often(SDLK_RETURN, 10); /* 135 ... 90 */
    press(SDLK_DOWN);
    press(SDLK_RETURN);
    assert_int_equal(inquiry_ask(&inquiry, &page.form), 3);
    assert_true(limits_page_keeps(&page));
    assert_int_equal(limits_page_changes(&page, changes, LIMITS_WAYS), 2);
    const struct turn_limits knee = limits_of("right_knee", "flexion", "90");
    const struct turn_limits hip = limits_of("right_hip", "extension", "5");
    assert_memory_equal(&changes[0], &knee.list[0], sizeof changes[0]);
    assert_memory_equal(&changes[1], &hip.list[0], sizeof changes[1]);
    limits_page_fill(&page, &page.form, &shown);
    assert_string_equal(shown.about, "Right knee: flexion 90\u00b0 \u00b7 "
                                     "Right hip: extension 5\u00b0");
}

static void a_limit_written_by_hand_is_shown_and_can_be_taken_away(void **state)
{
    (void)state;
    struct limits_page page;
    struct turn_limit changes[LIMITS_WAYS];
    struct form_page shown = {.about = ""};
    const struct turn_limits limits = limits_of("ankles", "plantarflexion", "12");
    limits_page_open(&page, &limits, 0);
    limits_page_fill(&page, &page.form, &shown);
    assert_string_equal(shown.rows[0].value, "Right ankle");
    assert_string_equal(shown.rows[1].value, "plantarflexion");
    assert_string_equal(shown.rows[2].value, "12\u00b0");
    assert_int_equal(limits_page_changes(&page, changes, LIMITS_WAYS), 0);
    const struct inquiry inquiry = limits_inquiry(&page);
    press_often(SDLK_DOWN, 2);
    press_often(SDLK_RETURN, 3); /* 5, 0, not limited */
    press(SDLK_DOWN);
    press(SDLK_RETURN);
    (void)inquiry_ask(&inquiry, &page.form);
    assert_int_equal(limits_page_changes(&page, changes, LIMITS_WAYS), 1);
    assert_true(changes[0].degrees < 0);
    limits_page_open(&page, &limits, 0);
    press(SDLK_ESCAPE);
    (void)inquiry_ask(&inquiry, &page.form);
    assert_false(limits_page_keeps(&page));
}

static void every_joint_turns_some_way_and_no_way_has_no_name(void **state)
{
    (void)state;
    struct turn_way ways[TURN_WAYS_MOST];
    for (int joint = 0; joint < TURN_JOINTS; joint++) {
        const int count = turn_choice_ways(joint, ways);
        assert_true(count > 0);
        for (int i = 0; i < count; i++) {
            const int last = turn_choice_count(&ways[i]) - 1;
            assert_null(strchr(ways[i].words, '_'));
            assert_true((float)turn_choice_degrees(&ways[i], 0) < ways[i].limit.degrees);
            assert_true((float)turn_choice_degrees(&ways[i], 0) >=
                        ways[i].limit.degrees - TURN_STEP);
            assert_int_equal(turn_choice_degrees(&ways[i], last), 0);
        }
    }
}

static void the_page_about_them_leads_to_the_limits_and_goes_on(void **state)
{
    (void)state;
    struct profile_page page = profile_of(1U << FLAG_EXT, "", 0);
    const struct inquiry inquiry = inquiry_of(profile_page_fill, &page);
    press_often(SDLK_LEFT, 3); /* past the two buttons */
    press(SDLK_RETURN);
    (void)inquiry_ask(&inquiry, &page.form);
    assert_true(profile_page_wants_limits(&page));
    assert_false(profile_page_wants_limits(&page));
    assert_int_equal(page.form.taken, FORM_OPEN);
    press_often(SDLK_RIGHT, 1);
    press(SDLK_RETURN);
    (void)inquiry_ask(&inquiry, &page.form);
    assert_true(profile_page_keeps(&page));
}

static void escape_skips_and_nothing_is_kept(void **state)
{
    (void)state;
    struct profile_page page = profile_of(0, "", 0);
    const struct inquiry inquiry = inquiry_of(profile_page_fill, &page);
    press(SDLK_RETURN);
    press(SDLK_ESCAPE);
    assert_int_equal(inquiry_ask(&inquiry, &page.form), FORM_OUT);
    assert_false(profile_page_keeps(&page));
}

static void a_mouse_ticks_and_leaves_by_its_right_button(void **state)
{
    (void)state;
    struct profile_page page = profile_of(0, "", 0);
    const struct inquiry inquiry = inquiry_of(profile_page_fill, &page);
    SDL_Event event = {.type = SDL_MOUSEBUTTONDOWN};
    event.button.button = SDL_BUTTON_LEFT;
    event.button.x = 200;
    event.button.y = 130;
    SDL_PushEvent(&event);
    event.button.button = SDL_BUTTON_RIGHT;
    SDL_PushEvent(&event);
    assert_int_equal(inquiry_ask(&inquiry, &page.form), FORM_OUT);
    assert_int_equal(page.form.lines[0].value, 1);
}

static void a_gamepad_answers(void **state)
{
    (void)state;
    static const Uint8 buttons[] = {SDL_CONTROLLER_BUTTON_DPAD_DOWN, SDL_CONTROLLER_BUTTON_A};
    struct felt_page page;
    struct entry entry;
    const struct question_due due = {QUESTION_DAY_AFTER, false, 1};
    felt_page_open(&page, &due, 0);
    const struct inquiry inquiry = inquiry_of(felt_page_fill, &page);
    for (size_t i = 0; i < sizeof buttons; i++) {
        SDL_Event event = {.type = SDL_CONTROLLERBUTTONDOWN};
        event.cbutton.button = buttons[i];
        SDL_PushEvent(&event);
    }
    (void)inquiry_ask(&inquiry, &page.form);
    assert_true(felt_page_answer(&page, (struct stamp){0, 0}, &entry));
    assert_int_equal(entry.felt, FELT_WORSE);
    assert_true(felt_page_advise(&page, &entry));
    press(SDLK_RETURN);
    assert_int_equal(inquiry_ask(&inquiry, &page.form), 0);
}

static void one_button_answers_where_the_light_walks(void **state)
{
    (void)state;
    struct felt_page page;
    struct entry entry;
    const struct question_due due = {QUESTION_DAY_AFTER, false, 1};
    felt_page_open(&page, &due, 1000);
    const struct inquiry inquiry = inquiry_of(felt_page_fill, &page);
    press(SDLK_j);
    (void)inquiry_ask(&inquiry, &page.form);
    assert_true(felt_page_answer(&page, (struct stamp){0, 0}, &entry));
    assert_int_equal(entry.felt, FELT_FINE);
    assert_false(felt_page_advise(&page, &entry));
}

static void only_who_waits_for_a_professional_can_say_that_one_said_yes(void **state)
{
    (void)state;
    struct felt_page page;
    struct entry entry;
    const struct question_due due = {QUESTION_TODAY, true, 0}, other = {QUESTION_TODAY, false, 0};
    felt_page_open(&page, &due, 0);
    assert_int_equal(page.form.count, 4);
    page.form.taken = 2;
    assert_true(felt_page_answer(&page, (struct stamp){0, 0}, &entry));
    assert_int_equal(entry.kind, ENTRY_CONFIRMED);
    felt_page_open(&page, &other, 0);
    assert_int_equal(page.form.count, 3);
    page.form.taken = 2; /* skip */
    assert_false(felt_page_answer(&page, (struct stamp){0, 0}, &entry));
}

static void type(const char *text)
{
    SDL_Event event = {.type = SDL_TEXTINPUT};
    (void)strncat(event.text.text, text, sizeof event.text.text - 1);
    SDL_PushEvent(&event);
}

static void a_name_is_typed_with_letters_that_mean_something_elsewhere(void **state)
{
    (void)state;
    struct people_page page;
    people_page_open(&page, voices, 2, "slt", 0);
    assert_int_equal(page.form.lit, 1);
    page.form.taken = 3;
    assert_true(people_page_wants_new(&page));
    assert_null(people_page_name(&page));
    people_page_type(&page);
    const struct inquiry inquiry = inquiry_of(people_page_fill, &page);
    for (int i = 0; i < 40; i++)
        press(SDLK_BACKSPACE);
    press(SDLK_f); /* full screen, elsewhere */
    type("F");
    press(SDLK_SPACE);
    type(" ");
    press(SDLK_RETURN);
    press(SDLK_RETURN);
    (void)inquiry_ask(&inquiry, &page.form);
    assert_string_equal(people_page_name(&page), "F ");
    assert_false(display.fullscreen);
}

static void somebody_known_is_taken_and_who_leaves_takes_nobody(void **state)
{
    (void)state;
    struct people_page page;
    people_page_open(&page, voices, 2, "", 0);
    const struct inquiry inquiry = inquiry_of(people_page_fill, &page);
    press(SDLK_DOWN);
    press(SDLK_DOWN);
    press(SDLK_RETURN);
    (void)inquiry_ask(&inquiry, &page.form);
    assert_string_equal(people_page_name(&page), "awb");
    people_page_open(&page, voices, 2, "", 0);
    press(SDLK_ESCAPE);
    (void)inquiry_ask(&inquiry, &page.form);
    assert_null(people_page_name(&page));
}

static void closing_the_window_leaves(void **state)
{
    (void)state;
    struct felt_page page;
    const struct question_due due = {QUESTION_DAY_AFTER, false, 1};
    felt_page_open(&page, &due, 0);
    const struct inquiry inquiry = inquiry_of(felt_page_fill, &page);
    SDL_Event quit = {.type = SDL_QUIT};
    SDL_PushEvent(&quit);
    press(SDLK_RETURN);
    assert_int_equal(inquiry_ask(&inquiry, &page.form), FORM_OUT);
    assert_true(display.closed);
    display.closed = false;
}

static void
what_comes_unasked_is_left_alone_and_takes_no_key_that_was_meant_for_something_else(void **state)
{
    (void)state;
    struct felt_page page;
    const struct question_due due = {QUESTION_DAY_AFTER, false, 1};
    felt_page_open(&page, &due, 0);
    struct inquiry inquiry = inquiry_of(felt_page_fill, &page);
    inquiry.patience_ms = 100;
    display.unattended = false;
    press(SDLK_RETURN);
    assert_int_equal(inquiry_ask(&inquiry, &page.form), FORM_OUT);
    display.unattended = true;
}

static void nobody_is_asked_where_nobody_sees_it_or_without_memory(void **state)
{
    (void)state;
    struct felt_page page;
    struct failing failing = {.left = 0};
    const struct memory memory = failing_memory(&failing);
    const struct question_due due = {QUESTION_DAY_AFTER, false, 1};
    felt_page_open(&page, &due, 0);
    struct inquiry inquiry = inquiry_of(felt_page_fill, &page);
    assert_int_equal(inquiry_ask(&inquiry, &page.form), FORM_OUT);
    felt_page_open(&page, &due, 0);
    inquiry.memory = &memory;
    press(SDLK_RETURN);
    assert_int_equal(inquiry_ask(&inquiry, &page.form), FORM_OUT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_ticked_and_chosen_is_kept),
        cmocka_unit_test(a_value_of_ones_own_is_shown_and_stays),
        cmocka_unit_test(what_was_too_much_is_ticked_by_its_number_and_kept_by_any_way_out),
        cmocka_unit_test(a_limit_of_ones_own_is_chosen_in_steps_of_five),
        cmocka_unit_test(a_limit_written_by_hand_is_shown_and_can_be_taken_away),
        cmocka_unit_test(every_joint_turns_some_way_and_no_way_has_no_name),
        cmocka_unit_test(the_page_about_them_leads_to_the_limits_and_goes_on),
        cmocka_unit_test(escape_skips_and_nothing_is_kept),
        cmocka_unit_test(a_mouse_ticks_and_leaves_by_its_right_button),
        cmocka_unit_test(a_gamepad_answers),
        cmocka_unit_test(one_button_answers_where_the_light_walks),
        cmocka_unit_test(only_who_waits_for_a_professional_can_say_that_one_said_yes),
        cmocka_unit_test(a_name_is_typed_with_letters_that_mean_something_elsewhere),
        cmocka_unit_test(somebody_known_is_taken_and_who_leaves_takes_nobody),
        cmocka_unit_test(closing_the_window_leaves),
        cmocka_unit_test(
            what_comes_unasked_is_left_alone_and_takes_no_key_that_was_meant_for_something_else),
        cmocka_unit_test(nobody_is_asked_where_nobody_sees_it_or_without_memory),
    };
    return cmocka_run_group_tests(tests, open_display, close_display);
}
