/* The whole of `limber kiosk`, weeks of it in seconds: with its window, its choice, its routines
 * laid out and drawn, and its nights, it takes no more memory on the last day than on the second,
 * opens no file that stays open, and has counted every visit.
 *
 * Time is the test's own (alone.h): while something plays a turn lasts almost two seconds, else
 * longer. Of three visitors one stretches to the end, one leaves
 * from a pause, one goes away. Sound has a clock of its own and is not opened:
 * tests/stage/test_losses.c takes a hundred devices away from it.
 *
 * Three days with eight visits each; or as many as LIMBER_MONTH says, with a visit each quarter of
 * an hour by day. */
#include "command/alone.h"

#include <dirent.h>
#include <malloc.h>
#include <string.h>
#include <unistd.h>

#include "stage/leaks.h"

enum {
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
    int64_t days;
    int64_t every_ms; /* a visitor comes */
    struct kiosk last;
    int64_t next_ms; /* when the visitor does something again */
    int visitor, deed;
    size_t heap[DAYS_MOST]; /* bytes, at each midnight */
    int64_t rss[DAYS_MOST], files[DAYS_MOST];
} month;

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
    month.next_ms = alone.ms + after_ms;
    if (after_ms > 0)
        return;
    month.visitor++;
    month.deed = 0;
    month.next_ms = (alone.ms / month.every_ms + 1) * month.every_ms;
    if (month.next_ms % ALONE_DAY_MS >= EVENING_MS)
        month.next_ms =
            (alone.ms / ALONE_DAY_MS + 1) * ALONE_DAY_MS + MORNING_MS; /* no visit by night */
}

static int64_t turn_ms(void)
{
    switch (alone.guard != NULL ? alone.guard->kiosk.state : KIOSK_PLAY) {
    case KIOSK_NIGHT:
        return NIGHT_TURN_MS;
    case KIOSK_ATTRACT: /* in the first minutes of some hours it goes round as it does */
        return alone.ms / 60000 % 240 < 4 ? PLAY_TURN_MS : FILM_TURN_MS;
    case KIOSK_CHOOSE:
        return REST_TURN_MS;
    default:
        return PLAY_TURN_MS;
    }
}

static void alone_turn(void)
{
    const int64_t day = alone.ms / ALONE_DAY_MS, to_ms = alone.ms + turn_ms();
    alone.ms = month.next_ms > alone.ms && month.next_ms < to_ms ? month.next_ms : to_ms;
    if (alone.ms / ALONE_DAY_MS > day)
        weigh(day);
    if (alone.guard != NULL)
        month.last = alone.guard->kiosk;
    if (alone.ms >= month.days * ALONE_DAY_MS) {
        SDL_Event event = {.type = SDL_QUIT};
        SDL_PushEvent(&event);
    } else if (alone.ms >= month.next_ms) {
        visit();
    }
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
    const char *wish = getenv("LIMBER_MONTH");
    month.days = wish != NULL ? strtol(wish, NULL, 10) : 3;
    month.every_ms = wish != NULL ? QUARTER_MS : RARELY_MS;
    assert_in_range(month.days, 2, DAYS_MOST);
    month.next_ms = MORNING_MS;
    assert_int_equal(alone_run("routines = one_minute\nnight = 22:00-06:00\n"), EXIT_DONE);
    const int64_t visits = month.days * ((EVENING_MS - MORNING_MS) / month.every_ms);
    assert_int_equal(month.last.visits, visits);
    assert_int_equal(month.last.routines, visits - visits / 3);
    assert_int_equal(month.last.finished, (visits + 2) / 3);
    assert_int_equal(month.last.deserted, visits / 3);
    assert_in_range(month.last.passed_ms,
                    month.days * ALONE_DAY_MS - NIGHT_TURN_MS - ALONE_SECOND_MS,
                    month.days * ALONE_DAY_MS);
    must_be_flat();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(weeks_take_no_memory_and_every_visit_is_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
