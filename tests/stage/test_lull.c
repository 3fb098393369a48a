/* Where SDL cannot sleep by itself: a driver without a display. */
#include "stage/lull.h"

#include <SDL.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "stage/pace.h"

#include <cmocka.h>

static int start(void **state)
{
    (void)state;
    SDL_setenv("SDL_VIDEODRIVER", "dummy", 1);
    return SDL_Init(SDL_INIT_VIDEO);
}

static int stop(void **state)
{
    (void)state;
    SDL_Quit();
    return 0;
}

static int press_later(void *after_ms)
{
    SDL_Event event = {.type = SDL_USEREVENT};
    SDL_Delay(*(Uint32 *)after_ms);
    return SDL_PushEvent(&event);
}

static void empty_queue(void)
{
    SDL_Event event;
    while (SDL_PollEvent(&event) != 0)
        continue;
}

static void it_ends_when_its_time_has_come(void **state)
{
    (void)state;
    empty_queue();
    const int64_t until_us = pace_now_us() + 80000;
    lull_until(until_us);
    assert_true(pace_now_us() >= until_us);
    lull_until(until_us);
}

static void an_event_ends_it_at_once(void **state)
{
    (void)state;
    Uint32 after_ms = 100;
    empty_queue();
    const int64_t from_us = pace_now_us();
    SDL_Thread *person = SDL_CreateThread(press_later, "person", &after_ms);
    lull_until(from_us + 20000000);
    const int64_t took_us = pace_now_us() - from_us;
    SDL_WaitThread(person, NULL);
    assert_true(took_us >= 100000);
    assert_true(took_us < 5000000);
    SDL_Event event;
    assert_int_equal(SDL_PollEvent(&event), 1);
    assert_int_equal(event.type, SDL_USEREVENT);
}

static void an_event_that_waits_already_is_not_slept_over(void **state)
{
    (void)state;
    Uint32 at_once = 0;
    empty_queue();
    press_later(&at_once);
    const int64_t from_us = pace_now_us();
    lull_until(from_us + 20000000);
    assert_true(pace_now_us() - from_us < 5000000);
}

static void sleeping_costs_less_than_a_hundredth_of_a_core(void **state)
{
    (void)state;
    empty_queue();
    const int64_t spent_us = pace_processor_us(), from_us = pace_now_us();
    for (int turn = 1; turn <= 10; turn++)
        lull_until(from_us + INT64_C(1000) * LULL_MS * turn);
    assert_true(pace_processor_us() - spent_us < (pace_now_us() - from_us) / 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_ends_when_its_time_has_come),
        cmocka_unit_test(an_event_ends_it_at_once),
        cmocka_unit_test(an_event_that_waits_already_is_not_slept_over),
        cmocka_unit_test(sleeping_costs_less_than_a_hundredth_of_a_core),
    };
    return cmocka_run_group_tests(tests, start, stop);
}
