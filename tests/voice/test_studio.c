#include "base/monitor.h"
#include "base/told.h"
#include "cmocka_first.h"
#include "sound/prepare.h"
#include "voice/studio.h"

#include <dirent.h>
#include <stdatomic.h>
#include <stdio.h>
#include <unistd.h>

enum { RATE = 16000, LOG_MOST = 64 };

/* An engine of which the test says how it behaves, and which keeps a record. "slow..." takes until
 * it is stopped or `hurry` is set, "bad..." fails, "quiet..." is silence, "deaf..." does not even
 * listen to a stop, but comes back once `hurry` is set. */
struct fake {
    struct monitor monitor;
    bool hurry, closed;
    char log[LOG_MOST][16];
    int said;
    atomic_int users; /* test and studio; the last one frees */
};

static void let_go(struct fake *fake)
{
    if (atomic_fetch_sub(&fake->users, 1) > 1)
        return;
    monitor_close(&fake->monitor);
    free(fake);
}

static void note(struct fake *fake, const char *text)
{
    monitor_enter(&fake->monitor);
    if (fake->said < LOG_MOST)
        snprintf(fake->log[fake->said++], sizeof fake->log[0], "%s", text);
    monitor_change(&fake->monitor);
    monitor_leave(&fake->monitor);
}

/* True when it was hurried, false when stopped. */
static bool dawdle(struct fake *fake, struct stop stop)
{
    bool hurried = false;
    for (;;) {
        monitor_enter(&fake->monitor);
        hurried = fake->hurry;
        if (!hurried)
            monitor_wait(&fake->monitor, 2);
        monitor_leave(&fake->monitor);
        if (hurried || stop_asked(stop))
            return hurried;
    }
}

static const char *fake_say(void *context, const char *text, struct stop stop, struct arena *arena,
                            struct clip *out)
{
    struct fake *fake = context;
    note(fake, text);
    if (strncmp(text, "slow", 4) == 0 && !dawdle(fake, stop))
        return "it was stopped";
    if (strncmp(text, "deaf", 4) == 0)
        (void)dawdle(fake, (struct stop){0});
    if (strncmp(text, "bad", 3) == 0)
        return arena_format(arena, "it is %s", text);
    int16_t *samples = arena_take(arena, RATE, sizeof *samples);
    if (!samples)
        return "no memory is left for it";
    for (int i = RATE / 4; i < RATE / 2 && strncmp(text, "quiet", 5) != 0; i++)
        samples[i] = (int16_t)(i % 40 < 20 ? 8000 : -8000);
    *out = (struct clip){samples, RATE, RATE};
    return NULL;
}

static void fake_close(void *context)
{
    struct fake *fake = context;
    monitor_enter(&fake->monitor);
    fake->closed = true;
    monitor_change(&fake->monitor);
    monitor_leave(&fake->monitor);
    let_go(fake);
}

static struct fake *fake_open(void)
{
    struct fake *fake = calloc(1, sizeof *fake);
    assert_non_null(fake);
    assert_true(monitor_open(&fake->monitor));
    atomic_init(&fake->users, 2);
    return fake;
}

static struct engine engine_of(struct fake *fake)
{
    return (struct engine){"fake 1", fake_say, fake_close, fake};
}

static void hurry(struct fake *fake)
{
    monitor_enter(&fake->monitor);
    fake->hurry = true;
    monitor_change(&fake->monitor);
    monitor_leave(&fake->monitor);
}

/* Until the engine was asked for `count` texts. */
static void wait_said(struct fake *fake, int count)
{
    monitor_enter(&fake->monitor);
    for (int i = 0; i < 500 && fake->said < count; i++)
        monitor_wait(&fake->monitor, 20);
    assert_true(fake->said >= count);
    monitor_leave(&fake->monitor);
}

static bool was_closed(struct fake *fake, int64_t most_ms)
{
    const int64_t until = world_machine.now_ms(NULL) + most_ms;
    monitor_enter(&fake->monitor);
    for (int64_t ms; !fake->closed && (ms = until - world_machine.now_ms(NULL)) > 0;)
        monitor_wait(&fake->monitor, ms);
    const bool closed = fake->closed;
    monitor_leave(&fake->monitor);
    return closed;
}

struct shelf {
    char texts[LOG_MOST][16];
    struct clip clips[LOG_MOST];
    int count;
};

static void put(void *context, const char *text, struct clip clip)
{
    struct shelf *shelf = context;
    snprintf(shelf->texts[shelf->count], sizeof shelf->texts[0], "%s", text);
    shelf->clips[shelf->count++] = clip;
}

static bool ask(struct studio *studio, const char *const *texts)
{
    int count = 0;
    while (texts[count])
        count++;
    return studio_ask(studio, texts, count);
}

/* What every test begins with: a fake engine, a studio that asks it, and a shelf for its clips. */
struct session {
    struct fake *fake;
    struct studio *studio;
    struct shelf shelf;
};

static int begin(void **state)
{
    struct session *session = calloc(1, sizeof *session);
    assert_non_null(session);
    open_problems(state);
    session->fake = fake_open();
    session->studio = studio_open(&world_machine, engine_of(session->fake), NULL);
    *state = session;
    return session->studio ? 0 : 1;
}

static void hang_up(struct session *session)
{
    studio_close(session->studio);
    session->studio = NULL;
}

static int end(void **state)
{
    struct session *session = *state;
    hang_up(session);
    let_go(session->fake);
    free(session);
    return close_problems(state);
}

#define TEXTS(...) ((const char *const[]){__VA_ARGS__, NULL})

static void texts_are_spoken_in_the_order_asked_and_collected_once(void **state)
{
    struct session *session = *state;
    assert_true(ask(session->studio, TEXTS("c", "a", "b", "a")));
    assert_true(studio_wait(session->studio, 10000));
    assert_int_equal(studio_collect(session->studio, put, &session->shelf), 3);
    assert_int_equal(studio_collect(session->studio, put, &session->shelf), 0);
    assert_int_equal(session->fake->said, 3);
    static const char *const order[] = {"c", "a", "b"};
    for (int i = 0; i < 3; i++) {
        assert_string_equal(session->fake->log[i], order[i]);
        assert_string_equal(session->shelf.texts[i], order[i]);
        assert_true(clip_loudness(session->shelf.clips[i]) > CLIP_LOUDNESS - 1);
        assert_true(clip_loudness(session->shelf.clips[i]) < CLIP_LOUDNESS + 1);
    }
    const struct studio_state now = studio_state(session->studio);
    assert_int_equal(now.made, 3);
    assert_int_equal(now.left, 0);
    studio_tell(session->studio, &problems);
    assert_int_equal(problems.count, 0);
}

static void a_new_list_cancels_what_it_does_not_ask_for(void **state)
{
    struct session *session = *state;
    assert_true(ask(session->studio, TEXTS("slow one", "two")));
    wait_said(session->fake, 1);
    assert_int_equal(studio_state(session->studio).left, 2);
    assert_true(ask(session->studio, TEXTS("three")));
    assert_true(studio_wait(session->studio, 10000));
    assert_int_equal(studio_collect(session->studio, put, &session->shelf), 1);
    assert_string_equal(session->shelf.texts[0], "three");
    assert_int_equal(studio_state(session->studio).failed, 0);
    assert_true(ask(session->studio, TEXTS("slow one", "three")));
    hurry(session->fake);
    assert_true(studio_wait(session->studio, 10000));
    assert_int_equal(studio_collect(session->studio, put, &session->shelf), 1);
    assert_string_equal(session->shelf.texts[1], "slow one");
}

static void what_is_asked_for_again_goes_on(void **state)
{
    struct session *session = *state;
    assert_true(ask(session->studio, TEXTS("slow one", "two")));
    wait_said(session->fake, 1);
    assert_true(ask(session->studio, TEXTS("four", "slow one")));
    assert_int_equal(studio_state(session->studio).left, 2);
    assert_false(studio_wait(session->studio, 20));
    hurry(session->fake);
    assert_true(studio_wait(session->studio, 10000));
    assert_int_equal(session->fake->said, 2);
    assert_int_equal(studio_collect(session->studio, put, &session->shelf), 2);
}

static void asking_for_nothing_cancels_all(void **state)
{
    struct session *session = *state;
    assert_true(ask(session->studio, TEXTS("slow one", "two")));
    wait_said(session->fake, 1);
    assert_true(studio_ask(session->studio, NULL, 0));
    assert_true(studio_wait(session->studio, 10000));
    assert_int_equal(studio_state(session->studio).made, 0);
    hang_up(session);
    assert_int_equal(session->fake->said, 1);
}

static void a_failure_is_told_once_and_the_rest_is_spoken(void **state)
{
    struct session *session = *state;
    assert_true(ask(session->studio, TEXTS("bad one", "a", "quiet", "bad two", "b")));
    assert_true(studio_wait(session->studio, 10000));
    assert_int_equal(studio_collect(session->studio, put, &session->shelf), 2);
    studio_tell(session->studio, &problems);
    studio_tell(session->studio, &problems);
    assert_int_equal(problems.warnings, 1);
    assert_int_equal(problems.errors, 0);
    assert_non_null(strstr(problems.list[0].message, "(fake 1)"));
    assert_non_null(strstr(problems.list[0].message, "\"bad one\": it is bad one;"));
    assert_int_equal(studio_state(session->studio).failed, 3);
    assert_true(ask(session->studio, TEXTS("bad one", "c")));
    assert_true(studio_wait(session->studio, 10000));
    assert_int_equal(session->fake->said, 6); /* what failed is not tried again */
}

static void an_engine_that_only_fails_is_given_up(void **state)
{
    struct session *session = *state;
    assert_true(ask(session->studio, TEXTS("bad 1", "bad 2", "bad 3", "a", "b")));
    assert_true(studio_wait(session->studio, 10000));
    assert_true(studio_state(session->studio).given_up);
    assert_true(ask(session->studio, TEXTS("c")));
    assert_true(studio_wait(session->studio, 1000));
    assert_int_equal(studio_state(session->studio).made, 0);
    assert_int_equal(session->fake->said, 3);
}

static void a_slow_engine_is_stopped_when_it_closes(void **state)
{
    struct session *session = *state;
    assert_true(ask(session->studio, TEXTS("slow one", "two")));
    wait_said(session->fake, 1);
    hang_up(session);
    assert_true(was_closed(session->fake, 0));
    assert_int_equal(session->fake->said, 1);
}

/* The thread is left behind, and gives everything back should it ever wake up. */
static void an_engine_that_hangs_does_not_hold_up_the_end(void **state)
{
    struct session *session = *state;
    assert_true(ask(session->studio, TEXTS("deaf one", "two")));
    wait_said(session->fake, 1);
    const int64_t start = world_machine.now_ms(NULL);
    hang_up(session);
    assert_in_range(world_machine.now_ms(NULL) - start, STUDIO_CLOSE_MS - 50, 1500);
    assert_false(was_closed(session->fake, 0));
    hurry(session->fake);
    assert_true(was_closed(session->fake, 10000));
}

static void a_program_that_hangs_is_killed_when_it_closes(void **state)
{
    (void)state;
    struct engine engine;
    assert_null(engine_command(&memory_heap, "'" SPEAKER "' hang", &engine));
    struct studio *studio = studio_open(&world_machine, engine, NULL);
    assert_true(ask(studio, TEXTS("one", "two")));
    assert_false(studio_wait(studio, 200));
    const int64_t start = world_machine.now_ms(NULL);
    studio_close(studio);
    assert_in_range(world_machine.now_ms(NULL) - start, 0, STUDIO_CLOSE_MS + 200);
}

static void a_missing_program_is_told_once(void **state)
{
    (void)state;
    struct engine engine;
    assert_null(engine_command(&memory_heap, "no-such-program-9", &engine));
    struct studio *studio = studio_open(&world_machine, engine, NULL);
    assert_true(ask(studio, TEXTS("1", "2", "3", "4")));
    assert_true(studio_wait(studio, 10000));
    assert_true(studio_state(studio).given_up);
    studio_tell(studio, &problems);
    assert_int_equal(problems.count, 1);
    assert_non_null(strstr(problems.list[0].message, "there is no program `no-such-program-9`"));
    studio_close(studio);
}

static void what_the_cache_has_is_not_spoken_again(void **state)
{
    (void)state;
    static const char folder[] = LIMBER_BUILD "/tests/voice/studio_cache";
    assert_int_equal(system("rm -rf '" LIMBER_BUILD "/tests/voice/studio_cache'"), 0);
    struct clip kept[2];
    int16_t first[RATE];
    for (int round = 0; round < 2; round++) {
        struct fake *fake = fake_open();
        struct cache *cache = cache_open(&world_machine, folder, CACHE_BYTES_MOST, &problems);
        assert_non_null(cache);
        struct studio *studio = studio_open(&world_machine, engine_of(fake), cache);
        struct shelf shelf = {.count = 0};
        assert_true(ask(studio, TEXTS("a")));
        assert_true(studio_wait(studio, 10000));
        assert_int_equal(studio_collect(studio, put, &shelf), 1);
        assert_int_equal(fake->said, round == 0);
        kept[round] = shelf.clips[0];
        assert_in_range(kept[round].count, 1, RATE);
        if (round == 0)
            memcpy(first, kept[0].samples, (size_t)kept[0].count * sizeof *first);
        else
            assert_memory_equal(first, kept[1].samples, (size_t)kept[0].count * sizeof *first);
        studio_close(studio);
        let_go(fake);
    }
    assert_int_equal(kept[0].count, kept[1].count);
}

static int thread_count(void)
{
    DIR *folder = opendir("/proc/self/task");
    int count = 0;
    assert_non_null(folder);
    while (readdir(folder))
        count++;
    closedir(folder);
    return count;
}

static void without_a_question_there_is_no_thread(void **state)
{
    (void)state;
    const int before = thread_count();
    struct fake *fake = fake_open();
    struct studio *studio = studio_open(&world_machine, engine_of(fake), NULL);
    assert_true(studio_ask(studio, NULL, 0));
    assert_true(studio_wait(studio, 0));
    assert_int_equal(thread_count(), before);
    studio_close(studio);
    assert_true(was_closed(fake, 0));
    let_go(fake);
    studio_close(NULL);
}

/* Memory for two threads that gives only so many blocks. */
struct scarce {
    atomic_int left, lent;
    atomic_bool refused;
};

static void *scarce_get(void *context, size_t size)
{
    struct scarce *scarce = context;
    if (atomic_fetch_sub(&scarce->left, 1) <= 0) {
        atomic_store(&scarce->refused, true);
        return NULL;
    }
    atomic_fetch_add(&scarce->lent, 1);
    return malloc(size);
}

static void scarce_give(void *context, void *block)
{
    struct scarce *scarce = context;
    atomic_fetch_sub(&scarce->lent, block != NULL);
    free(block);
}

static void no_memory_at_any_point_does_no_harm(void **state)
{
    (void)state;
    bool refused = true;
    for (int blocks = 0; refused; blocks++) {
        struct scarce scarce = {0};
        atomic_init(&scarce.left, blocks);
        const struct memory memory = {scarce_get, scarce_give, &scarce};
        struct world world = world_machine;
        world.memory = &memory;
        struct fake *fake = fake_open();
        struct studio *studio = studio_open(&world, engine_of(fake), NULL);
        if (studio) {
            const bool asked = ask(studio, TEXTS("a", "b", "c", "d"));
            assert_true(studio_wait(studio, 10000));
            const struct studio_state now = studio_state(studio);
            refused = atomic_load(&scarce.refused);
            assert_true(asked || refused);
            assert_true(now.made == 4 || refused);
            studio_tell(studio, &problems);
            studio_close(studio);
        }
        assert_true(was_closed(fake, 0));
        let_go(fake);
        assert_int_equal(atomic_load(&scarce.lent), 0);
    }
}

#define SESSION(test) cmocka_unit_test_setup_teardown(test, begin, end)
#define TOLD(test) cmocka_unit_test_setup_teardown(test, open_problems, close_problems)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TOLD(without_a_question_there_is_no_thread),
        SESSION(texts_are_spoken_in_the_order_asked_and_collected_once),
        SESSION(a_new_list_cancels_what_it_does_not_ask_for),
        SESSION(what_is_asked_for_again_goes_on),
        SESSION(asking_for_nothing_cancels_all),
        SESSION(a_failure_is_told_once_and_the_rest_is_spoken),
        SESSION(an_engine_that_only_fails_is_given_up),
        SESSION(a_slow_engine_is_stopped_when_it_closes),
        SESSION(an_engine_that_hangs_does_not_hold_up_the_end),
        TOLD(a_program_that_hangs_is_killed_when_it_closes),
        TOLD(a_missing_program_is_told_once),
        TOLD(what_the_cache_has_is_not_spoken_again),
        TOLD(no_memory_at_any_point_does_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
