/* `limber kiosk` in one process, alone with a test: clock and sleep are the test's own
 * (CMakeLists.txt wraps them), no sound device is opened, and its small window is on the display of
 * nobody, who counts as somebody. For one source file of a program. */
#ifndef LIMBER_TESTS_COMMAND_ALONE_H
#define LIMBER_TESTS_COMMAND_ALONE_H

#include <SDL.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "command/clock.h"
#include "command/command.h"
#include "stage/audio.h"
#include "stage/guard.h"

#include <cmocka.h>

enum { ALONE_SECOND_MS = 1000, ALONE_DAY_MS = 86400000 };

static struct {
    int64_t ms; /* since the midnight that it began with */
    const struct guard *guard;
    struct levels levels; /* that were heard last, */
    bool heard;           /* if anything was since the kiosk last showed something else */
} alone;

/* A turn of what is shown is over: lets time go by, and does what is to be done. */
static void alone_turn(void);

int64_t __wrap_pace_now_us(void);
int64_t __wrap_pace_suspended_us(void);
void __wrap_pace_sleep_until(int64_t until_us);
void __wrap_lull_until(int64_t until_us);
struct stamp __wrap_clock_now(const struct clock *clock);
bool __wrap_video_is_unattended(void);
struct audio *__wrap_audio_open(const struct world *world, struct jukebox *jukebox);
void __wrap_audio_follow(struct audio *audio, const struct track *track, int64_t at_ms,
                         bool playing, struct levels levels);
struct window *__wrap_window_open(const struct window_wish *wish, struct fonts *fonts,
                                  struct problems *problems);
struct window *__real_window_open(const struct window_wish *wish, struct fonts *fonts,
                                  struct problems *problems);
void __wrap_window_lock(struct window *window);
void __wrap_guard_begin(struct guard *guard);
void __real_guard_begin(struct guard *guard);

int64_t __wrap_pace_now_us(void)
{
    return 1000 * (alone.ms + ALONE_SECOND_MS);
}

int64_t __wrap_pace_suspended_us(void)
{
    return 0;
}

/* A turn of a loop sleeps once or twice; the first is enough. */
void __wrap_pace_sleep_until(int64_t until_us)
{
    (void)until_us;
    alone_turn();
}

void __wrap_lull_until(int64_t until_us)
{
    (void)until_us;
    if (alone.guard != NULL && alone.guard->kiosk.state == KIOSK_NIGHT)
        alone_turn();
}

struct stamp __wrap_clock_now(const struct clock *clock)
{
    (void)clock;
    return (struct stamp){.ms = INT64_C(20780) * ALONE_DAY_MS + alone.ms};
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

void __wrap_audio_follow(struct audio *audio, const struct track *track, int64_t at_ms,
                         bool playing, struct levels levels)
{
    (void)audio;
    (void)track;
    (void)at_ms;
    (void)playing;
    alone.levels = levels;
    alone.heard = true;
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
    alone.guard = guard;
    alone.heard = false;
    __real_guard_begin(guard);
}

/* Runs it with these settings, until SDL_QUIT. */
static inline int alone_run(const char *lines)
{
    char folder[] = "/tmp/limber-alone-XXXXXX", settings[64];
    assert_non_null(mkdtemp(folder));
    (void)snprintf(settings, sizeof settings, "%s/kiosk.conf", folder);
    FILE *file = fopen(settings, "w");
    assert_non_null(file);
    fputs(lines, file);
    assert_int_equal(fclose(file), 0);
    char name[] = "limber", kiosk[] = "kiosk", config[] = "--config", size[] = "--size";
    char small[] = "320x180", data[] = "--data", painter[] = "--painter", soft[] = "soft";
    char source[] = LIMBER_SOURCE;
    char *arguments[] = {name,    kiosk, config, settings, size, small,
                         painter, soft,  data,   source,   NULL};
    const int code = command_run(10, arguments, 0);
    (void)remove(settings);
    (void)remove(folder);
    return code;
}

#endif
