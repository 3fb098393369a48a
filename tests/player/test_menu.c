#include "player/menu.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/failing.h"
#include "library/shipped.h"

#include <cmocka.h>

static struct library library;
static struct problems problems;
static struct menu menu;

static int load(void **state)
{
    (void)state;
    return shipped_open(&library, &problems) ? 0 : -1;
}

static int unload(void **state)
{
    (void)state;
    library_close(&library);
    problems_close(&problems);
    return 0;
}

static void open_menu(int64_t scan_ms)
{
    assert_true(menu_open(&menu, &world_machine, &library, scan_ms));
}

static void press(enum menu_command command, int times)
{
    for (int i = 0; i < times; i++)
        menu_do(&menu, command);
}

/* Lights the card of that name in this shelf. */
static void find(const char *name)
{
    for (int i = 0; i < menu.count && strcmp(menu_name(menu_lit(&menu)), name) != 0; i++)
        menu_do(&menu, MENU_RIGHT);
    assert_string_equal(menu_name(menu_lit(&menu)), name);
}

static void the_routines_come_first_and_the_shortest_of_them_before(void **state)
{
    (void)state;
    open_menu(0);
    assert_int_equal(menu.count, library.routine_count + CATEGORY_COUNT);
    assert_string_equal(menu_lit(&menu)->routine->id, "one_minute");
    for (int i = 1; i < library.routine_count; i++)
        assert_true(menu.cards[i - 1].ms <= menu.cards[i].ms);
    for (int i = 0; i < CATEGORY_COUNT; i++)
        assert_int_equal(menu.cards[library.routine_count + i].category, i);
}

static void what_is_proposed_comes_first_also_when_somebody_comes_back_to_it(void **state)
{
    (void)state;
    open_menu(0);
    menu_lead(&menu, "flexion_sensitive");
    menu.warned = true;
    assert_string_equal(menu_lit(&menu)->routine->id, "flexion_sensitive");
    assert_string_equal(menu.cards[1].routine->id, "one_minute");
    assert_int_equal(menu.count, library.routine_count + CATEGORY_COUNT);
    find("Legs");
    menu_do(&menu, MENU_TAKE);
    menu_do(&menu, MENU_OUT);
    assert_string_equal(menu.cards[0].routine->id, "flexion_sensitive");
    menu_lead(&menu, "of_somebody_else");
    assert_string_equal(menu.cards[0].routine->id, "flexion_sensitive");
}

static void every_card_can_be_reached_by_one_key(void **state)
{
    (void)state;
    open_menu(0);
    for (int i = 0; i < menu.count; i++) {
        assert_int_equal(menu.lit, i);
        assert_in_range(menu.lit - menu_page_first(&menu), 0, menu_page_count(&menu) - 1);
        menu_do(&menu, MENU_RIGHT);
    }
    assert_int_equal(menu.lit, 0);
    menu_do(&menu, MENU_LEFT);
    assert_int_equal(menu.lit, menu.count - 1);
}

static void up_and_down_keep_the_column_and_stay_inside(void **state)
{
    (void)state;
    open_menu(0);
    menu_do(&menu, MENU_UP);
    assert_int_equal(menu.lit, 0);
    press(MENU_RIGHT, 1);
    press(MENU_DOWN, 3);
    assert_int_equal(menu.lit, 7);
    press(MENU_UP, 2);
    assert_int_equal(menu.lit, 3);
    press(MENU_DOWN, 100);
    assert_int_equal(menu.lit, menu.count - 1);
}

static void pages_turn_as_a_whole(void **state)
{
    (void)state;
    open_menu(0);
    menu_shape(&menu, 2, 2);
    press(MENU_NEXT_PAGE, 1);
    assert_int_equal(menu_page(&menu), 1);
    assert_int_equal(menu_page_first(&menu), 4);
    press(MENU_NEXT_PAGE, 100);
    assert_int_equal(menu_page(&menu), menu_pages(&menu) - 1);
    assert_in_range(menu_page_count(&menu), 1, 4);
    press(MENU_PREVIOUS_PAGE, 100);
    assert_int_equal(menu_page(&menu), 0);
}

static void the_safety_words_come_before_the_first_routine_and_no_other(void **state)
{
    (void)state;
    open_menu(0);
    menu_do(&menu, MENU_TAKE);
    assert_int_equal(menu.screen, MENU_SAFETY);
    menu_do(&menu, MENU_OUT);
    assert_int_equal(menu.screen, MENU_CARDS);
    press(MENU_TAKE, 1);
    press(MENU_RIGHT, 1); /* any key goes on */
    assert_int_equal(menu.screen, MENU_TAKEN);
    assert_string_equal(menu_lit(&menu)->routine->id, "one_minute");
    menu_again(&menu);
    press(MENU_RIGHT, 1);
    press(MENU_TAKE, 1);
    assert_int_equal(menu.screen, MENU_TAKEN);
}

static void a_category_opens_its_exercises_and_closes_again(void **state)
{
    (void)state;
    open_menu(0);
    find("Hips");
    const int lit = menu.lit, exercises = menu_lit(&menu)->count;
    menu_do(&menu, MENU_TAKE);
    assert_int_equal(menu.count, exercises + 1);
    for (int i = 0; i < exercises; i++)
        assert_int_equal(menu.cards[i].exercise->category, CATEGORY_HIPS);
    menu_do(&menu, MENU_OUT);
    assert_int_equal(menu.lit, lit);
    menu_do(&menu, MENU_TAKE);
    menu_do(&menu, MENU_LEFT); /* the last card leads back, too */
    assert_int_equal(menu_lit(&menu)->kind, MENU_BACK);
    menu_do(&menu, MENU_TAKE);
    assert_int_equal(menu.lit, lit);
    assert_int_equal(menu.shelf, CATEGORY_COUNT);
}

static void out_of_the_routines_leaves(void **state)
{
    (void)state;
    open_menu(0);
    find("Desk");
    press(MENU_TAKE, 1);
    press(MENU_OUT, 2);
    assert_int_equal(menu.screen, MENU_LEFT_ALONE);
    menu_do(&menu, MENU_TAKE);
    assert_int_equal(menu.screen, MENU_LEFT_ALONE);
}

static void any_key_closes_the_page_of_keys(void **state)
{
    (void)state;
    open_menu(0);
    press(MENU_KEYS, 1);
    assert_int_equal(menu.screen, MENU_HELP);
    press(MENU_TAKE, 1);
    assert_int_equal(menu.screen, MENU_CARDS);
    press(MENU_KEYS, 1);
    press(MENU_LEAVE, 1);
    assert_int_equal(menu.screen, MENU_LEFT_ALONE);
}

static void a_pointer_lights_what_it_is_over_and_takes_what_it_presses(void **state)
{
    (void)state;
    open_menu(0);
    press(MENU_NEXT_PAGE, 1);
    menu_point(&menu, 2);
    assert_int_equal(menu.lit, 6);
    menu_point(&menu, 4);
    menu_point(&menu, -1);
    assert_int_equal(menu.lit, 6);
    menu_press(&menu, -1); /* beside the cards */
    assert_int_equal(menu.screen, MENU_CARDS);
    menu_press(&menu, 1);
    assert_int_equal(menu.lit, 5);
    assert_int_equal(menu.screen, MENU_SAFETY);
    menu_press(&menu, -1);
    assert_int_equal(menu.screen, MENU_TAKEN);
}

static void one_button_reaches_every_card(void **state)
{
    (void)state;
    open_menu(2000);
    for (int i = 0; i < 2 * menu.count; i++) {
        assert_int_equal(menu.lit, i % menu.count);
        menu_pass(&menu, 1999);
        assert_int_equal(menu.lit, i % menu.count);
        menu_pass(&menu, 1);
    }
    while (menu_lit(&menu)->kind != MENU_CATEGORY)
        menu_pass(&menu, 2000);
    menu_press(&menu, -1);
    assert_int_equal(menu.shelf, CATEGORY_LOWER_BACK);
    menu_pass(&menu, 2000);
    menu_press(&menu, 0); /* wherever it is pressed */
    menu_press(&menu, 0);
    assert_int_equal(menu.screen, MENU_TAKEN);
    assert_int_equal(menu.lit, 1);
}

static void nothing_walks_for_those_who_have_all_keys(void **state)
{
    (void)state;
    open_menu(0);
    menu_pass(&menu, 1000 * 1000);
    assert_int_equal(menu.lit, 0);
}

static void cards_tell_how_long_and_where(void **state)
{
    (void)state;
    char about[MENU_WORDS];
    open_menu(0);
    menu_about(menu_lit(&menu), about);
    assert_non_null(strstr(about, "58 s \u00b7 "));
    find("Lower back relief");
    menu_about(menu_lit(&menu), about);
    assert_string_equal(about, "10 min \u00b7 floor");
    find("Desk");
    menu_about(menu_lit(&menu), about);
    assert_string_equal(about, "9 exercises");
    press(MENU_TAKE, 1);
    find("Chin tuck");
    menu_about(menu_lit(&menu), about);
    assert_string_equal(about, "58 s \u00b7 chair");
    press(MENU_LEFT, menu.lit + 1);
    menu_about(menu_lit(&menu), about);
    assert_string_equal(about, "");
}

static void an_empty_library_is_an_empty_menu(void **state)
{
    (void)state;
    const struct library none = {.exercise_count = 0};
    assert_true(menu_open(&menu, &world_machine, &none, 1000));
    assert_null(menu_lit(&menu));
    for (int command = MENU_NONE; command < MENU_OUT; command++)
        menu_do(&menu, (enum menu_command)command);
    menu_pass(&menu, 5000);
    assert_int_equal(menu.screen, MENU_CARDS);
    assert_int_equal(menu_page_count(&menu), 0);
    menu_do(&menu, MENU_OUT);
    assert_int_equal(menu.screen, MENU_LEFT_ALONE);
}

static void without_memory_it_does_not_open(void **state)
{
    (void)state;
    struct world world = world_machine;
    struct failing failing = {.left = 0};
    const struct memory memory = failing_memory(&failing);
    world.memory = &memory;
    assert_false(menu_open(&menu, &world, &library, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_routines_come_first_and_the_shortest_of_them_before),
        cmocka_unit_test(what_is_proposed_comes_first_also_when_somebody_comes_back_to_it),
        cmocka_unit_test(every_card_can_be_reached_by_one_key),
        cmocka_unit_test(up_and_down_keep_the_column_and_stay_inside),
        cmocka_unit_test(pages_turn_as_a_whole),
        cmocka_unit_test(the_safety_words_come_before_the_first_routine_and_no_other),
        cmocka_unit_test(a_category_opens_its_exercises_and_closes_again),
        cmocka_unit_test(out_of_the_routines_leaves),
        cmocka_unit_test(any_key_closes_the_page_of_keys),
        cmocka_unit_test(a_pointer_lights_what_it_is_over_and_takes_what_it_presses),
        cmocka_unit_test(one_button_reaches_every_card),
        cmocka_unit_test(nothing_walks_for_those_who_have_all_keys),
        cmocka_unit_test(cards_tell_how_long_and_where),
        cmocka_unit_test(an_empty_library_is_an_empty_menu),
        cmocka_unit_test(without_memory_it_does_not_open),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
