/* The whole of `limber kiosk`, weeks of it in seconds: with its window, its choice, its routines
 * laid out and drawn, and its nights, it takes no more memory on the last day than on the second,
 * opens no file that stays open, and has counted every visit.
 *
 * Clock and sleep are the test's own (CMakeLists.txt wraps them): while something plays a turn
 * lasts almost two seconds, else longer. Of three visitors one stretches to the end, one leaves
 * from a pause, one goes away. Sound has a clock of its own and is not opened:
 * tests/stage/test_losses.c takes a hundred devices away from it.
 *
 * Three days with eight visits each; or as many as LIMBER_MONTH says, with a visit each quarter of
 * an hour by day. */
#include <SDL.h>
#include <dirent.h>
#include <malloc.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "command/clock.h"
#include "command/command.h"
#include "stage/audio.h"
#include "stage/guard.h"
#include "stage/leaks.h"

#include <cmocka.h>

enum {
    SECOND_MS = 1000,
    DAY_MS = 86400000,
    QUARTER_MS = 15 * 60000,
    RARELY_MS = 120 * 60000,
    MORNING_MS = 6 * 3600000,
    EVENING_MS = 22 * 3600000,
    PLAY_TURN_MS = 1900, /* more would be a stall */
    REST_TURN_MS = 5000,
    FILM_TURN_MS = 120000,
    NIGHT_TURN_MS = 60000,
    DAYS_MOST = 366
};

static struct {
    int64_t ms, days; /* since the midnight that it began with */
    int64_t every_ms; /* a visitor comes */
    const struct guard *guard;
    struct kiosk last;
    int64_t next_ms; /* when the visitor does something again */
    int visitor, deed;
    size_t heap[DAYS_MOST]; /* bytes, at each midnight */
    int64_t rss[DAYS_MOST], files[DAYS_MOST];
} month;

int64_t __wrap_pace_now_us(void);
int64_t __wrap_pace_suspended_us(void);
void __wrap_pace_sleep_until(int64_t until_us);
void __wrap_lull_until(int64_t until_us);
struct stamp __wrap_clock_now(const struct clock *clock);
bool __wrap_video_is_unattended(void);
struct audio *__wrap_audio_open(const struct world *world, struct jukebox *jukebox);
struct window *__wrap_window_open(const struct window_wish *wish, struct fonts *fonts,
                                  struct problems *problems);
struct window *__real_window_open(const struct window_wish *wish, struct fonts *fonts,
                                  struct problems *problems);
void __wrap_window_lock(struct window *window);
void __wrap_guard_begin(struct guard *guard);
void __real_guard_begin(struct guard *guard);

static int64_t resident(void)
{
    long long size = 0, pages = 0;
    FILE *file = fopen("/proc/self/statm", "r");
    if (file == NULL || fscanf(file, "%lld %lld", &size, &pages) != 2)
        pages = 0;
    if (file != NULL)
        (void)fclose(file);
    return pages * sysconf(_SC_PAGESIZE);
}

static int64_t open_files(void)
{
    int64_t count = 0;
    DIR *folder = opendir("/proc/self/fd");
    while (folder != NULL && readdir(folder) != NULL)
        count++;
    if (folder != NULL)
        (void)closedir(folder);
    return count;
}

static void weigh(int64_t day)
{
    month.heap[day] = mallinfo2().uordblks;
    month.rss[day] = resident();
    month.files[day] = open_files();
}

static void press(SDL_Keycode code)
{
    SDL_Event event = {.type = SDL_KEYDOWN};
    event.key.keysym.sym = code;
    event.key.keysym.scancode = SDL_GetScancodeFromKey(code);
    SDL_PushEvent(&event);
    event.type = SDL_KEYUP;
    SDL_PushEvent(&event);
}

/* What the visitor does next, and how long until then. */
static void visit(void)
{
    static const struct {
        SDL_Keycode key;
        int after_ms;
    } ways[3][7] = {
        {{SDLK_a, 5000}, {SDLK_RETURN, 4000}, {SDLK_RETURN, 0}},
        {{SDLK_a, 5000},
         {SDLK_RETURN, 4000},
         {SDLK_RETURN, 30000},
         {SDLK_q, 4000},
         {SDLK_q, 4000},
         {SDLK_ESCAPE, 0}},
        {{SDLK_a, 5000}, {SDLK_RIGHT, 0}},
    };
    const int way = month.visitor % 3;
    press(ways[way][month.deed].key);
    const int after_ms = ways[way][month.deed].after_ms;
    month.deed++;
    month.next_ms = month.ms + after_ms;
    if (after_ms > 0)
        return;
    month.visitor++;
    month.deed = 0;
    month.next_ms = (month.ms / month.every_ms + 1) * month.every_ms;
    if (month.next_ms % DAY_MS >= EVENING_MS)
        month.next_ms = (month.ms / DAY_MS + 1) * DAY_MS + MORNING_MS; /* no visit by night */
}

static int64_t turn_ms(void)
{
    switch (month.guard != NULL ? month.guard->kiosk.state : KIOSK_PLAY) {
    case KIOSK_NIGHT:
        return NIGHT_TURN_MS;
    case KIOSK_ATTRACT: /* in the first minutes of some hours it goes round as it does */
        return month.ms / 60000 % 240 < 4 ? PLAY_TURN_MS : FILM_TURN_MS;
    case KIOSK_CHOOSE:
        return REST_TURN_MS;
    default:
        return PLAY_TURN_MS;
    }
}

static void let_time_pass(void)
{
    const int64_t day = month.ms / DAY_MS, to_ms = month.ms + turn_ms();
    month.ms = month.next_ms > month.ms && month.next_ms < to_ms ? month.next_ms : to_ms;
    if (month.ms / DAY_MS > day)
        weigh(day);
    if (month.guard != NULL)
        month.last = month.guard->kiosk;
    if (month.ms >= month.days * DAY_MS) {
        SDL_Event event = {.type = SDL_QUIT};
        SDL_PushEvent(&event);
    } else if (month.ms >= month.next_ms) {
        visit();
    }
}

int64_t __wrap_pace_now_us(void)
{
    return 1000 * (month.ms + SECOND_MS);
}

int64_t __wrap_pace_suspended_us(void)
{
    return 0;
}

/* A turn of a loop sleeps once or twice; the first is enough. */
void __wrap_pace_sleep_until(int64_t until_us)
{
    (void)until_us;
    let_time_pass();
}

void __wrap_lull_until(int64_t until_us)
{
    (void)until_us;
    if (month.guard != NULL && month.guard->kiosk.state == KIOSK_NIGHT)
        let_time_pass();
}

struct stamp __wrap_clock_now(const struct clock *clock)
{
    (void)clock;
    return (struct stamp){.ms = INT64_C(20780) * DAY_MS + month.ms};
}

bool __wrap_video_is_unattended(void)
{
    return false;
}

struct audio *__wrap_audio_open(const struct world *world, struct jukebox *jukebox)
{
    (void)world;
    (void)jukebox;
    return NULL;
}

/* A small picture costs less: the display of nobody is 1024x768. */
struct window *__wrap_window_open(const struct window_wish *wish, struct fonts *fonts,
                                  struct problems *problems)
{
    struct window_wish small = *wish;
    small.fullscreen = false;
    return __real_window_open(&small, fonts, problems);
}

void __wrap_window_lock(struct window *window)
{
    (void)window;
}

void __wrap_guard_begin(struct guard *guard)
{
    month.guard = guard;
    __real_guard_begin(guard);
}

static void keep_settings(const char *folder)
{
    char path[600];
    (void)snprintf(path, sizeof path, "%s/kiosk.conf", folder);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs("routines = one_minute\nnight = 22:00-06:00\n", file);
    assert_int_equal(fclose(file), 0);
}

static int run_kiosk(const char *folder)
{
    char settings[600];
    char name[] = "limber", kiosk[] = "kiosk", config[] = "--config", size[] = "--size";
    char small[] = "320x180", data[] = "--data", painter[] = "--painter", soft[] = "soft";
    char source[] = LIMBER_SOURCE;
    (void)snprintf(settings, sizeof settings, "%s/kiosk.conf", folder);
    char *arguments[] = {name,    kiosk, config, settings, size, small,
                         painter, soft,  data,   source,   NULL};
    return command_run(10, arguments, 0);
}

/* Of the days after the first, which fills the caches. */
static void must_be_flat(void)
{
    enum { HEAP_MOST = 64 << 10, RSS_MOST = 1 << 20 };
    const int64_t last = month.days - 1;
    for (int64_t day = 0; day <= last; day += last > 10 ? last / 5 : 1)
        print_message("day %lld: heap %zu kB, resident %lld kB, %lld files\n", (long long)day + 1,
                      month.heap[day] >> 10, (long long)month.rss[day] >> 10,
                      (long long)month.files[day]);
    assert_int_equal(month.files[last], month.files[1]);
#ifndef LEAKS_CHECKED /* which keeps what was given back for a while */
    assert_true(month.heap[last] <= month.heap[1] + HEAP_MOST);
    assert_true(month.rss[last] <= month.rss[1] + RSS_MOST);
#endif
}

static void weeks_take_no_memory_and_every_visit_is_counted(void **state)
{
    (void)state;
    char folder[] = "/tmp/limber-month-XXXXXX";
    const char *wish = getenv("LIMBER_MONTH");
    month.days = wish != NULL ? strtol(wish, NULL, 10) : 3;
    month.every_ms = wish != NULL ? QUARTER_MS : RARELY_MS;
    assert_in_range(month.days, 2, DAYS_MOST);
    month.next_ms = MORNING_MS;
    assert_non_null(mkdtemp(folder));
    keep_settings(folder);
    assert_int_equal(run_kiosk(folder), EXIT_DONE);
    const int64_t visits = month.days * ((EVENING_MS - MORNING_MS) / month.every_ms);
    assert_int_equal(month.last.visits, visits);
    assert_int_equal(month.last.routines, visits - visits / 3);
    assert_int_equal(month.last.finished, (visits + 2) / 3);
    assert_int_equal(month.last.deserted, visits / 3);
    assert_in_range(month.last.passed_ms, month.days * DAY_MS - NIGHT_TURN_MS - SECOND_MS,
                    month.days * DAY_MS);
    must_be_flat();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(weeks_take_no_memory_and_every_visit_is_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
