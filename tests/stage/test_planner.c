/* Plans laid out anew on another thread. */
#include "stage/planner.h"

#include "base/failing.h"
#include "stage/asides.h"
#include "timeline/match.h"
#include "timeline/small.h"
#include "voice/letters.h"

static struct letters letters;
static struct narrator *narrator;
static struct timeline *first;

static void hire(void *context, struct narrator *whom)
{
    (void)context;
    narrator_hire(whom, letters_engine(&letters), NULL, NULL);
}

static int start(void **state)
{
    struct timeline_wish wish = timeline_wish_default();
    letters = (struct letters){0};
    open_small(state);
    narrator = narrator_open(&world_machine, NULL, (struct hirer){hire, NULL});
    wish.speech = narrator_speech(narrator);
    first = small_build(&small, &wish);
    return first != NULL ? 0 : -1;
}

static int end(void **state)
{
    timeline_free(first);
    narrator_close(narrator);
    return close_small(state);
}

static int64_t now_ms(void)
{
    return world_machine.now_ms(world_machine.context);
}

static bool take_within(struct planner *planner, int64_t ms, struct plan *plan)
{
    const int64_t until = now_ms() + ms;
    while (!planner_take(planner, 0, plan)) {
        if (now_ms() > until)
            return false;
        rest_ms(2);
    }
    return true;
}

static bool is_spoken(const struct plan *plan)
{
    int texts = 0, unsaid = 0;
    for (int i = 0; i < plan->timeline->cue_count; i++) {
        const struct cue *cue = &plan->timeline->cues[i];
        texts += cue->text[0] != '\0';
        unsaid += cue->text[0] && cue->dropped == NULL &&
                  track_is_quiet(plan->track, cue->at_ms, cue->at_ms + 20);
    }
    return texts > 20 && unsaid == 0;
}

static bool asides_are_spoken(const struct plan *plan)
{
    bool spoken = true;
    for (int aside = 0; aside < ASIDE_COUNT; aside++) {
        const int64_t at_ms = asides_at((enum aside)aside, 0);
        spoken &= !track_is_quiet(plan->asides, at_ms, at_ms + 20);
    }
    return spoken;
}

enum { LONG_MS = 60000 }; /* for what takes a moment on a machine that has time */

static void clips_that_come_make_a_plan_in_which_they_are_heard(void **state)
{
    (void)state;
    struct plan plan, last = {.timeline = NULL};
    asides_expect(narrator);
    struct planner *planner = planner_open(&world_machine, first, narrator, NULL);
    assert_non_null(planner);
    while (last.timeline == NULL || !is_spoken(&last) || !asides_are_spoken(&last)) {
        assert_true(take_within(planner, LONG_MS, &plan));
        planner_give(planner, last);
        last = plan;
    }
    assert_int_equal(last.timeline->segment_count, first->segment_count);
    planner_give(planner, last);
    planner_close(planner);
    assert_false(narrator_misses(narrator));
}

static void without_anything_new_there_is_no_plan(void **state)
{
    (void)state;
    struct plan plan;
    atomic_store(&letters.refuses, true);
    struct planner *planner = planner_open(&world_machine, first, narrator, NULL);
    assert_false(take_within(planner, 500, &plan));
    assert_null(plan.timeline);
    planner_close(planner);
}

static void another_wish_is_laid_out_the_newest_wins(void **state)
{
    (void)state;
    struct plan plan;
    struct timeline_wish wish = first->wish;
    atomic_store(&letters.refuses, true);
    struct planner *planner = planner_open(&world_machine, first, narrator, NULL);
    for (int i = 0; i < 20; i++) {
        wish.range = 0.3f + (float)i * 0.02f;
        planner_ask(planner, &wish);
    }
    wish.range = 0.9f;
    wish.tempo = 0.5f;
    planner_ask(planner, &wish);
    do {
        assert_true(take_within(planner, LONG_MS, &plan));
        if (plan.timeline->wish.tempo > 0.5f)
            planner_give(planner, plan);
    } while (plan.timeline->wish.tempo > 0.5f);
    assert_true(plan.timeline->wish.range == 0.9f);
    assert_true(plan.timeline->duration_ms > first->duration_ms);
    assert_false(take_within(planner, 200, &(struct plan){.timeline = NULL}));
    planner_give(planner, plan);
    planner_close(planner);
}

/* Blocks that are lent; both threads take and give. */
static void *count_get(void *context, size_t size)
{
    atomic_fetch_add((atomic_int *)context, 1);
    return malloc(size);
}

static void count_give(void *context, void *block)
{
    atomic_fetch_sub((atomic_int *)context, block != NULL);
    free(block);
}

static void all_memory_is_given_back(void **state)
{
    (void)state;
    atomic_int lent = 0;
    const struct memory memory = {count_get, count_give, &lent};
    struct world world = world_machine;
    struct plan plan;
    world.memory = &memory;
    struct planner *planner = planner_open(&world, first, narrator, NULL);
    assert_true(take_within(planner, LONG_MS, &plan));
    const int with_plan = atomic_load(&lent);
    planner_give(planner, plan);
    const int64_t until = now_ms() + LONG_MS;
    while (atomic_load(&lent) >= with_plan && now_ms() < until)
        rest_ms(5);
    assert_true(atomic_load(&lent) < with_plan);
    planner_close(planner);
    assert_int_equal(atomic_load(&lent), 0);
}

static void closing_does_not_wait_for_the_engine(void **state)
{
    (void)state;
    atomic_store(&letters.stuck, true);
    for (int i = 0; i < 10; i++) {
        struct planner *planner = planner_open(&world_machine, first, narrator, NULL);
        assert_non_null(planner);
        rest_ms(i);
        planner_close(planner); /* the engine is stuck for ever */
    }
    atomic_store(&letters.stuck, false);
}

/* Memory that comes slowly, so that a plan takes its time. */
struct slow {
    atomic_int gets, rest_ms;
};

static void *get_slowly(void *context, size_t size)
{
    struct slow *slow = context;
    atomic_fetch_add(&slow->gets, 1);
    rest_ms(atomic_load(&slow->rest_ms));
    return malloc(size);
}

static void give_at_once(void *context, void *block)
{
    (void)context;
    free(block);
}

static void closing_does_not_wait_for_a_plan(void **state)
{
    (void)state;
    enum { BEGUN = 5 };
    struct slow slow = {0, 0};
    const struct memory memory = {get_slowly, give_at_once, &slow};
    struct world world = world_machine;
    struct plan plan;
    world.memory = &memory;
    atomic_store(&letters.refuses, true);
    struct planner *planner = planner_open(&world, first, narrator, NULL);
    planner_ask(planner, &first->wish);
    assert_true(take_within(planner, LONG_MS, &plan));
    planner_give(planner, plan);
    const int whole = atomic_exchange(&slow.gets, 0);
    assert_true(whole > 4 * BEGUN);
    atomic_store(&slow.rest_ms, 50);
    planner_ask(planner, &first->wish);
    while (atomic_load(&slow.gets) < BEGUN)
        rest_ms(1);
    planner_close(planner);
    assert_in_range(atomic_load(&slow.gets), BEGUN, whole / 2);
}

static void without_memory_there_is_no_planner_and_that_is_fine(void **state)
{
    (void)state;
    struct plan plan;
    struct failing failing = {.left = 0};
    const struct memory memory = failing_memory(&failing);
    struct world world = world_machine;
    world.memory = &memory;
    struct planner *none = planner_open(&world, first, narrator, NULL);
    assert_null(none);
    assert_false(planner_take(none, 0, &plan));
    planner_ask(none, &first->wish);
    planner_give(none, (struct plan){.timeline = NULL});
    planner_close(none);
}

#define TEST(test) cmocka_unit_test_setup_teardown(test, start, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(clips_that_come_make_a_plan_in_which_they_are_heard),
        TEST(without_anything_new_there_is_no_plan),
        TEST(another_wish_is_laid_out_the_newest_wins),
        TEST(closing_does_not_wait_for_the_engine),
        TEST(closing_does_not_wait_for_a_plan),
        TEST(all_memory_is_given_back),
        TEST(without_memory_there_is_no_planner_and_that_is_fine),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
