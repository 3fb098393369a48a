/* A page that asks, steered by arrows, a presenter's two keys, a pointer or one button. */
#include "player/form.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct form form;

/* Four ticks in two columns, a value, and two deeds. */
static void open_form(int64_t scan_ms)
{
    form_open(&form, scan_ms);
    for (int i = 0; i < 4; i++)
        assert_int_equal(form_add(&form, FORM_TICK, 0, 2), i);
    (void)form_add(&form, FORM_VALUE, 1, 3);
    (void)form_add(&form, FORM_DEED, 0, 0);
    (void)form_add(&form, FORM_DEED, 0, 0);
    form.columns = 2;
}

static void press(enum menu_command command, int times)
{
    for (int i = 0; i < times; i++)
        form_do(&form, command);
}

static void two_keys_reach_every_line(void **state)
{
    (void)state;
    open_form(0);
    for (int i = 0; i < 7; i++) {
        assert_int_equal(form.lit, i);
        press(MENU_RIGHT, 1);
    }
    assert_int_equal(form.lit, 0);
    press(MENU_LEFT, 1);
    assert_int_equal(form.lit, 6);
}

static void up_and_down_go_by_rows_and_to_the_deeds_below(void **state)
{
    (void)state;
    open_form(0);
    press(MENU_RIGHT, 1);
    press(MENU_DOWN, 1);
    assert_int_equal(form.lit, 3);
    press(MENU_DOWN, 1); /* the last row has one line */
    assert_int_equal(form.lit, 4);
    press(MENU_DOWN, 1);
    assert_int_equal(form.lit, 5);
    press(MENU_DOWN, 3);
    assert_int_equal(form.lit, 5);
    press(MENU_UP, 1);
    assert_int_equal(form.lit, 4);
    press(MENU_UP, 9);
    assert_int_equal(form.lit, 0);
}

static void answers_alone_stand_below_one_another(void **state)
{
    (void)state;
    form_open(&form, 0);
    for (int i = 0; i < 3; i++)
        (void)form_add(&form, FORM_DEED, 0, 0);
    press(MENU_DOWN, 1);
    assert_int_equal(form.lit, 1);
    press(MENU_DOWN, 5);
    assert_int_equal(form.lit, 2);
    press(MENU_UP, 5);
    assert_int_equal(form.lit, 0);
}

static void taking_ticks_goes_round_the_values_and_ends(void **state)
{
    (void)state;
    open_form(0);
    press(MENU_TAKE, 1);
    assert_int_equal(form.lines[0].value, 1);
    press(MENU_TAKE, 1);
    assert_int_equal(form.lines[0].value, 0);
    press(MENU_RIGHT, 4);
    press(MENU_TAKE, 2);
    assert_int_equal(form.lines[4].value, 0);
    press(MENU_RIGHT, 2);
    assert_int_equal(form.taken, FORM_OPEN);
    press(MENU_TAKE, 1);
    assert_int_equal(form.taken, 6);
    press(MENU_OUT, 1);
    assert_int_equal(form.taken, 6);
}

static void one_key_leaves(void **state)
{
    (void)state;
    open_form(0);
    press(MENU_OUT, 1);
    assert_int_equal(form.taken, FORM_OUT);
    form_press(&form, 0);
    assert_int_equal(form.lines[0].value, 0);
}

static void a_pointer_lights_and_takes_what_it_is_over(void **state)
{
    (void)state;
    open_form(0);
    form_point(&form, 3);
    assert_int_equal(form.lit, 3);
    form_press(&form, 2);
    assert_int_equal(form.lines[2].value, 1);
    form_press(&form, -1);
    form_press(&form, 7);
    assert_int_equal(form.lit, 2);
    assert_int_equal(form.lines[2].value, 1);
}

static void one_button_is_enough_where_the_light_walks(void **state)
{
    (void)state;
    open_form(1000);
    form_pass(&form, 999);
    assert_int_equal(form.lit, 0);
    form_pass(&form, 1);
    assert_int_equal(form.lit, 1);
    form_press(&form, -1);
    assert_int_equal(form.lines[1].value, 1);
    for (int i = 0; i < 4; i++)
        form_pass(&form, 1000);
    form_press(&form, 0); /* wherever it is pressed */
    assert_int_equal(form.taken, 5);
}

static void what_is_typed_goes_into_its_line_alone(void **state)
{
    (void)state;
    form_open(&form, 0);
    (void)form_add(&form, FORM_TICK, 0, 2);
    (void)form_add(&form, FORM_WORDS, 0, 0);
    (void)form_add(&form, FORM_DEED, 0, 0);
    assert_false(form_type(&form, "x"));
    press(MENU_RIGHT, 1);
    assert_true(form_type(&form, "J"));
    assert_true(form_type(&form, "\u00fc"));
    assert_string_equal(form.words, "J\u00fc");
    assert_true(form_rub_out(&form));
    assert_string_equal(form.words, "J");
    assert_true(form_rub_out(&form));
    assert_true(form_rub_out(&form));
    assert_string_equal(form.words, "");
    for (int i = 0; i < 100; i++)
        (void)form_type(&form, "\u00fc");
    assert_int_equal(strlen(form.words), FORM_WORDS_SIZE - 1);
    press(MENU_TAKE, 1);
    assert_int_equal(form.lit, 2);
}

static void lines_without_room_are_left_out(void **state)
{
    (void)state;
    form_open(&form, 0);
    for (int i = 0; i < FORM_LINES_MOST; i++)
        assert_int_equal(form_add(&form, FORM_TICK, 0, 2), i);
    assert_int_equal(form_add(&form, FORM_TICK, 0, 2), -1);
    assert_int_equal(form.count, FORM_LINES_MOST);
}

static void what_is_typed_takes_the_place_of_a_suggestion(void **state)
{
    (void)state;
    form_open(&form, 0);
    (void)form_add(&form, FORM_WORDS, 0, 0);
    (void)strcpy(form.words, "Person 2");
    form.suggested = true;
    assert_true(form_type(&form, "E"));
    assert_true(form_type(&form, "va"));
    assert_string_equal(form.words, "Eva");
    form.suggested = true;
    assert_true(form_rub_out(&form));
    assert_string_equal(form.words, "");
}

static void digits_take_the_numbered_lines_and_no_others(void **state)
{
    (void)state;
    open_form(0);
    assert_false(form_digit(&form, 2));
    form.numbered = true;
    assert_true(form_digit(&form, 2));
    assert_int_equal(form.lines[1].value, 1);
    assert_int_equal(form.lit, 1);
    assert_true(form_digit(&form, 6)); /* a deed: it has no number */
    assert_int_equal(form.taken, FORM_OPEN);
    assert_false(form_digit(&form, 0));
    assert_false(form_digit(&form, -1));
    open_form(1000);
    form.numbered = true;
    assert_true(form_digit(&form, 3)); /* who has one button takes what is lit */
    assert_int_equal(form.lines[0].value, 1);
    assert_int_equal(form.lines[2].value, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(digits_take_the_numbered_lines_and_no_others),
        cmocka_unit_test(what_is_typed_takes_the_place_of_a_suggestion),
        cmocka_unit_test(two_keys_reach_every_line),
        cmocka_unit_test(up_and_down_go_by_rows_and_to_the_deeds_below),
        cmocka_unit_test(answers_alone_stand_below_one_another),
        cmocka_unit_test(taking_ticks_goes_round_the_values_and_ends),
        cmocka_unit_test(one_key_leaves),
        cmocka_unit_test(a_pointer_lights_and_takes_what_it_is_over),
        cmocka_unit_test(one_button_is_enough_where_the_light_walks),
        cmocka_unit_test(what_is_typed_goes_into_its_line_alone),
        cmocka_unit_test(lines_without_room_are_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
