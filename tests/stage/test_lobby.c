/* The menu as a person meets it, unseen: events come from SDL's queue. */
#include "stage/lobby.h"

#include <SDL.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/failing.h"
#include "library/shipped.h"
#include "stage/gallery.h"
#include "stage/leaks.h"

#include <cmocka.h>

static struct library library;
static struct problems problems;
static struct theme theme;
static struct keymap keymap;
static struct display display;
static struct lobby *lobby;

static int load(void **state)
{
    (void)state;
    theme = theme_dark();
    if (!shipped_open(&library, &problems))
        return -1;
    keymap_read(&keymap,
                text_of("Space pause\nF5 pause\nPageDown next\nPageUp back\nEscape menu\n"
                        "f fullscreen\n? help\nq quit\n"),
                "keys.conf", &problems);
    return 0;
}

static int unload(void **state)
{
    (void)state;
    shipped_close(&library, &problems);
    return 0;
}

static struct lobby_wish wish_of(int64_t scan_ms)
{
    return (struct lobby_wish){.world = &world_machine,
                               .display = &display,
                               .theme = &theme,
                               .keymap = &keymap,
                               .library = &library,
                               .preview = timeline_wish_default(),
                               .scan_ms = scan_ms};
}

static void open_all(int64_t scan_ms)
{
    const struct window_wish window = {.world = &world_machine,
                                       .title = "limber",
                                       .folder = LIMBER_SOURCE,
                                       .painter = PAINTER_SOFT,
                                       .width = 1280,
                                       .height = 720};
    const struct lobby_wish wish = wish_of(scan_ms);
    assert_int_equal(display_open(&display, &window, &problems), STAGE_DONE);
    lobby = lobby_open(&wish, &problems);
    assert_non_null(lobby);
    SDL_FlushEvents(SDL_FIRSTEVENT, SDL_LASTEVENT);
}

static void close_all(void)
{
    lobby_close(lobby);
    display_close(&display);
}

static void press(SDL_Keycode code)
{
    SDL_Event event = {.type = SDL_KEYDOWN};
    event.key.keysym.sym = code;
    SDL_PushEvent(&event);
}

static const char *chosen(void)
{
    const struct menu_card *card = lobby_choose(lobby);
    return card == NULL ? "" : menu_name(card);
}

static void arrows_and_enter_choose(void **state)
{
    (void)state;
    open_all(0);
    press(SDLK_RIGHT);
    press(SDLK_RETURN);
    press(SDLK_RETURN); /* the safety words */
    assert_string_equal(chosen(), "Daily sixty");
    press(SDLK_DOWN);
    press(SDLK_LEFT);
    press(SDLK_SPACE); /* they are read once */
    assert_string_equal(chosen(), "Desk break, short");
    close_all();
}

/* Nothing of the second card suits. */
static const struct routine *suit_few(void *context, struct arena *arena,
                                      const struct routine *routine)
{
    int *asked = context;
    assert_non_null(arena);
    ++*asked;
    return *asked == 2 ? NULL : routine;
}

static void of_each_card_is_shown_what_suits_and_that_is_asked_once_until_one_is_taken(void **state)
{
    (void)state;
    int asked = 0;
    struct lobby_wish wish = wish_of(0);
    open_all(0);
    lobby_close(lobby);
    wish.suit = suit_few;
    wish.suit_context = &asked;
    lobby = lobby_open(&wish, &problems);
    press(SDLK_RETURN);
    press(SDLK_RETURN);
    (void)chosen();
    assert_int_equal(asked, 4);
    press(SDLK_RETURN);
    assert_string_equal(chosen(), "Under a minute");
    assert_int_equal(asked, 8);
    close_all();
}

static void a_presenter_chooses(void **state)
{
    (void)state;
    open_all(0);
    for (int i = 0; i < 3; i++)
        press(SDLK_PAGEDOWN);
    press(SDLK_PAGEUP);
    press(SDLK_F5);
    press(SDLK_F5);
    assert_string_equal(chosen(), "Desk break, short");
    close_all();
}

static void a_key_that_means_nothing_goes_on_from_the_safety_words(void **state)
{
    (void)state;
    open_all(0);
    press(SDLK_RETURN);
    press(SDLK_LSHIFT);
    press(SDLK_j);
    assert_string_equal(chosen(), "Under a minute");
    close_all();
}

static void point(Uint32 type, int x, int y)
{
    SDL_Event event = {.type = type};
    if (type == SDL_MOUSEMOTION) {
        event.motion.x = x;
        event.motion.y = y;
    } else {
        event.button.button = SDL_BUTTON_LEFT;
        event.button.x = x;
        event.button.y = y;
    }
    SDL_PushEvent(&event);
}

static void a_mouse_chooses(void **state)
{
    (void)state;
    open_all(0);
    SDL_Event wheel = {.type = SDL_MOUSEWHEEL};
    wheel.wheel.y = -1;
    SDL_PushEvent(&wheel);
    point(SDL_MOUSEMOTION, 1000, 500);
    point(SDL_MOUSEBUTTONDOWN, 300, 250);
    point(SDL_MOUSEBUTTONDOWN, 5, 5); /* anywhere, on the safety words */
    const struct menu_card *card = lobby_choose(lobby);
    assert_non_null(card);
    assert_int_equal(card->kind, MENU_ROUTINE);
    assert_true(card->ms > 4 * 60000);
    close_all();
}

/* As SDL tells of a finger: as one, and as a mouse that is pressed where it comes down. */
static void stroke(float from_x, float from_y, float to_x, float to_y)
{
    SDL_Event finger = {.type = SDL_FINGERDOWN}, mouse = {.type = SDL_MOUSEBUTTONDOWN};
    finger.tfinger.x = from_x;
    finger.tfinger.y = from_y;
    SDL_PushEvent(&finger);
    mouse.button.which = SDL_TOUCH_MOUSEID;
    mouse.button.button = SDL_BUTTON_LEFT;
    mouse.button.x = (Sint32)(from_x * 1280);
    mouse.button.y = (Sint32)(from_y * 720);
    SDL_PushEvent(&mouse);
    finger.type = SDL_FINGERUP;
    finger.tfinger.x = to_x;
    finger.tfinger.y = to_y;
    SDL_PushEvent(&finger);
}

static void a_swipe_moves_the_cards_and_a_tap_takes_one(void **state)
{
    (void)state;
    open_all(0);
    stroke(0.8f, 0.3f, 0.3f, 0.35f);
    assert_string_equal(chosen(), ""); /* still in the menu: nothing was taken */
    stroke(0.3f, 0.3f, 0.8f, 0.3f);
    stroke(0.3f, 0.8f, 0.3f, 0.3f);
    stroke(0.23f, 0.35f, 0.24f, 0.36f);
    stroke(0.8f, 0.5f, 0.2f, 0.5f);     /* no answer to the safety words */
    stroke(0.01f, 0.01f, 0.01f, 0.01f); /* anywhere, on them */
    const struct menu_card *card = lobby_choose(lobby);
    assert_non_null(card);
    assert_int_equal(card->kind, MENU_ROUTINE);
    assert_true(card->ms > 4 * 60000); /* of the second page */
    close_all();
}

static void a_gamepad_chooses(void **state)
{
    (void)state;
    static const Uint8 buttons[] = {SDL_CONTROLLER_BUTTON_DPAD_RIGHT, SDL_CONTROLLER_BUTTON_A,
                                    SDL_CONTROLLER_BUTTON_A};
    open_all(0);
    for (size_t i = 0; i < sizeof buttons; i++) {
        SDL_Event event = {.type = SDL_CONTROLLERBUTTONDOWN};
        event.cbutton.button = buttons[i];
        SDL_PushEvent(&event);
    }
    assert_string_equal(chosen(), "Daily sixty");
    close_all();
}

static void any_key_takes_the_lit_card_where_the_light_walks(void **state)
{
    (void)state;
    open_all(2000);
    press(SDLK_j);
    press(SDLK_j);
    assert_string_equal(chosen(), "Under a minute");
    close_all();
}

static void leaving_chooses_nothing(void **state)
{
    (void)state;
    open_all(0);
    press(SDLK_RETURN);
    press(SDLK_ESCAPE);
    press(SDLK_ESCAPE);
    assert_null(lobby_choose(lobby));
    press(SDLK_q);
    assert_null(lobby_choose(lobby));
    assert_false(display.closed);
    SDL_Event quit = {.type = SDL_QUIT};
    SDL_PushEvent(&quit);
    assert_null(lobby_choose(lobby));
    assert_true(display.closed);
    close_all();
}

static void the_menu_is_drawn_even_if_nobody_sees_it(void **state)
{
    (void)state;
    open_all(0);
    assert_null(lobby_choose(lobby));
    assert_int_equal(lobby_frames(lobby), 1);
    close_all();
}

static void without_memory_there_is_no_menu(void **state)
{
    (void)state;
    for (int left = 0; left < 3; left++) {
        struct failing failing = {.left = left};
        const struct memory memory = failing_memory(&failing);
        struct world world = world_machine;
        struct problems told;
        struct lobby_wish wish = wish_of(0);
        world.memory = &memory;
        wish.world = &world;
        problems_open(&told, &memory_heap);
        assert_null(lobby_open(&wish, &told));
        assert_int_equal(told.errors, 1);
        assert_int_equal(failing.lent, 0);
        problems_close(&told);
    }
}

static const struct timeline *wait_for(struct gallery *gallery, const struct routine *routine)
{
    const struct timeline *timeline = NULL;
    for (int i = 0; i < 2000 && timeline == NULL; i++) {
        SDL_Delay(5);
        timeline = gallery_look(gallery, routine);
    }
    return timeline;
}

static void previews_are_made_beside_the_picture(void **state)
{
    (void)state;
    const struct timeline_wish wish = timeline_wish_default();
    struct gallery *gallery = gallery_open(&world_machine, &wish);
    const struct routine *wanted[2] = {NULL, library_routine(&library, "one_minute")};
    assert_non_null(gallery);
    assert_null(gallery_look(gallery, wanted[1]));
    gallery_want(gallery, wanted, 2);
    const struct timeline *timeline = wait_for(gallery, wanted[1]);
    assert_non_null(timeline);
    assert_ptr_equal(timeline->routine, wanted[1]);
    gallery_want(gallery, wanted, 2);
    assert_ptr_equal(gallery_look(gallery, wanted[1]), timeline);
    gallery_close(gallery);
}

static void many_previews_come_and_go(void **state)
{
    (void)state;
    const struct timeline_wish wish = timeline_wish_default();
    struct gallery *gallery = gallery_open(&world_machine, &wish);
    for (int i = 0; i < GALLERY_ROOM + 3; i++) {
        const struct exercise *exercise = library.exercises[i];
        const struct routine *wanted = library_routine_of(&library, exercise);
        gallery_want(gallery, &wanted, 1);
        assert_non_null(wait_for(gallery, wanted));
    }
    const struct routine *last = library_routine(&library, "article_tour");
    gallery_want(gallery, &last, 1);
    gallery_close(gallery); /* in the middle of its work */
}

static void a_gallery_that_could_not_be_opened_has_nothing(void **state)
{
    (void)state;
    const struct routine *wanted = library_routine(&library, "one_minute");
    gallery_want(NULL, &wanted, 1);
    assert_null(gallery_look(NULL, wanted));
    gallery_close(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arrows_and_enter_choose),
        cmocka_unit_test(
            of_each_card_is_shown_what_suits_and_that_is_asked_once_until_one_is_taken),
        cmocka_unit_test(a_presenter_chooses),
        cmocka_unit_test(a_key_that_means_nothing_goes_on_from_the_safety_words),
        cmocka_unit_test(a_mouse_chooses),
        cmocka_unit_test(a_swipe_moves_the_cards_and_a_tap_takes_one),
        cmocka_unit_test(a_gamepad_chooses),
        cmocka_unit_test(any_key_takes_the_lit_card_where_the_light_walks),
        cmocka_unit_test(leaving_chooses_nothing),
        cmocka_unit_test(the_menu_is_drawn_even_if_nobody_sees_it),
        cmocka_unit_test(without_memory_there_is_no_menu),
        cmocka_unit_test(previews_are_made_beside_the_picture),
        cmocka_unit_test(many_previews_come_and_go),
        cmocka_unit_test(a_gallery_that_could_not_be_opened_has_nothing),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
