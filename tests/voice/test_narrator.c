#include "base/failing.h"
#include "timeline/small.h"
#include "voice/letters.h"
#include "voice/narrator.h"

#include <stdio.h>
#include <unistd.h>

static struct letters letters;
static char folder[64];
static bool kept; /* what is said is kept in `folder` */

static void hire(void *context, struct narrator *narrator)
{
    int *hired = context;
    (*hired)++;
    narrator_hire(narrator, letters_engine(&letters),
                  kept ? cache_open(&world_machine, folder, 1 << 24, &small.problems) : NULL,
                  kept ? cache_open(&world_machine, folder, 1 << 24, &small.problems) : NULL);
}

static int start(void **state)
{
    letters = (struct letters){0};
    kept = false;
    return open_small(state);
}

static struct timeline *build(struct narrator *narrator)
{
    struct timeline_wish wish = timeline_wish_default();
    wish.speech = narrator_speech(narrator);
    struct timeline *timeline = small_build(&small, &wish);
    assert_non_null(timeline);
    return timeline;
}

static int spoken(const struct timeline *timeline, const struct narrator *narrator)
{
    int count = 0;
    for (int i = 0; i < timeline->cue_count; i++)
        count += timeline->cues[i].text[0] &&
                 voice_bank_clip(narrator_bank(narrator), timeline->cues[i].text).count > 0;
    return count;
}

static int texts(const struct timeline *timeline)
{
    int count = 0;
    for (int i = 0; i < timeline->cue_count; i++)
        count += timeline->cues[i].text[0] != '\0';
    return count;
}

static bool is_same(const struct timeline *a, const struct timeline *b)
{
    if (a->cue_count != b->cue_count || a->duration_ms != b->duration_ms)
        return false;
    for (int i = 0; i < a->cue_count; i++) {
        const struct cue *x = &a->cues[i], *y = &b->cues[i];
        if (x->at_ms != y->at_ms || x->duration_ms != y->duration_ms ||
            strcmp(x->text, y->text) != 0 || !x->dropped != !y->dropped)
            return false;
    }
    return true;
}

/* Until nothing is missing; the timeline is the last one built. */
static struct timeline *build_to_the_end(struct narrator *narrator)
{
    struct timeline *timeline = build(narrator);
    for (int i = 0; i < 10; i++) {
        narrator_ask(narrator, timeline, 0);
        assert_true(narrator_wait(narrator, 10000));
        if (narrator_collect(narrator) == 0)
            break;
        timeline_free(timeline);
        timeline = build(narrator);
    }
    return timeline;
}

static void what_no_bank_has_is_spoken_and_has_its_true_length(void **state)
{
    (void)state;
    int hired = 0;
    struct narrator *narrator = narrator_open(&world_machine, NULL, (struct hirer){hire, &hired});
    struct timeline *first = build(narrator);
    assert_int_equal(spoken(first, narrator), 0);
    assert_true(narrator_misses(narrator));
    struct timeline *timeline = build_to_the_end(narrator);
    assert_false(narrator_misses(narrator));
    assert_int_equal(spoken(timeline, narrator), texts(timeline));
    for (int i = 0; i < timeline->cue_count; i++)
        if (timeline->cues[i].text[0])
            assert_int_equal(
                timeline->cues[i].duration_ms,
                clip_ms(voice_bank_clip(narrator_bank(narrator), timeline->cues[i].text)));
    assert_int_equal(hired, 1);
    timeline_free(first);
    timeline_free(timeline);
    narrator_close(narrator);
    assert_true(atomic_load(&letters.closed));
}

/* What is made first when the player stands there. */
static void first_from(int64_t before_end_ms, const char *text)
{
    int hired = 0;
    struct narrator *narrator = narrator_open(&world_machine, NULL, (struct hirer){hire, &hired});
    struct timeline *timeline = build(narrator);
    letters = (struct letters){.stuck = true};
    narrator_ask(narrator, timeline, timeline->duration_ms - before_end_ms);
    while (atomic_load(&letters.said) == 0)
        rest_ms(1);
    assert_string_equal(atomic_load(&letters.text), text);
    assert_true(narrator_left(narrator) > 10);
    timeline_free(timeline);
    narrator_close(narrator);
}

static void what_is_needed_first_is_made_first(void **state)
{
    (void)state;
    first_from(5000, "Well done.");
    first_from(INT64_MAX / 2, "Mild pull, never pain. Press H if it hurts.");
}

static void what_is_expected_is_made_after_the_next_half_minute(void **state)
{
    (void)state;
    int hired = 0;
    struct narrator *narrator = narrator_open(&world_machine, NULL, (struct hirer){hire, &hired});
    struct timeline *timeline = build(narrator);
    letters = (struct letters){.stuck = false};
    narrator_expect(narrator, "Stop there.");
    narrator_expect(narrator, "Stop there.");
    narrator_expect(narrator, "");
    narrator_expect(narrator, "What did you feel?");
    letters.watched = "Stop there.";
    narrator_ask(narrator, timeline, timeline->duration_ms - 5000);
    assert_true(narrator_wait(narrator, 20000));
    assert_int_equal(atomic_load(&letters.watched_at), 3); /* after "Well done." and the total */
    (void)narrator_collect(narrator);
    assert_true(clip_ms(voice_bank_clip(narrator_bank(narrator), "What did you feel?")) > 0);
    assert_false(narrator_misses(narrator));
    timeline_free(timeline);
    narrator_close(narrator);
}

static void remove_folder(void)
{
    char line[128];
    (void)snprintf(line, sizeof line, "rm -rf '%s'", folder);
    assert_int_equal(system(line), 0); /* NOLINT: a folder of the test's own making */
}

static void what_was_said_before_is_known_at_once_and_the_plan_is_the_same(void **state)
{
    (void)state;
    int hired = 0;
    kept = true;
    (void)snprintf(folder, sizeof folder, "/tmp/limber-narrator-%d", (int)getpid());
    struct narrator *cold = narrator_open(&world_machine, NULL, (struct hirer){hire, &hired});
    struct timeline *made = build_to_the_end(cold);
    const int said = atomic_load(&letters.said);
    struct narrator *warm = narrator_open(&world_machine, NULL, (struct hirer){hire, &hired});
    struct timeline *recalled = build(warm);
    assert_false(narrator_misses(warm));
    assert_true(is_same(made, recalled));
    assert_int_equal(atomic_load(&letters.said), said);
    timeline_free(made);
    timeline_free(recalled);
    narrator_close(cold);
    narrator_close(warm);
    remove_folder();
    assert_int_equal(small.problems.count, 0);
}

static void who_needs_nobody_hires_nobody(void **state)
{
    (void)state;
    int hired = 0;
    struct narrator *narrator = narrator_open(&world_machine, NULL, (struct hirer){hire, &hired});
    assert_int_equal(hired, 0);
    assert_false(narrator_misses(narrator));
    assert_true(narrator_wait(narrator, 0));
    assert_int_equal(narrator_left(narrator), 0);
    narrator_close(narrator);
}

static void without_an_engine_texts_are_estimated_and_not_missed(void **state)
{
    (void)state;
    struct narrator *narrator = narrator_open(&world_machine, NULL, (struct hirer){NULL, NULL});
    struct timeline *timeline = build_to_the_end(narrator), *plain = small_build(&small, NULL);
    assert_true(is_same(timeline, plain));
    assert_false(narrator_misses(narrator));
    timeline_free(timeline);
    timeline_free(plain);
    narrator_close(narrator);
}

static void an_engine_that_fails_is_told_once_and_the_plan_is_the_estimate(void **state)
{
    (void)state;
    int hired = 0;
    atomic_store(&letters.refuses, true);
    struct narrator *narrator = narrator_open(&world_machine, NULL, (struct hirer){hire, &hired});
    struct timeline *timeline = build_to_the_end(narrator), *plain = small_build(&small, NULL);
    assert_true(is_same(timeline, plain));
    narrator_tell(narrator, &small.problems);
    narrator_tell(narrator, &small.problems);
    assert_int_equal(small.problems.warnings, 1);
    assert_non_null(strstr(small.problems.list[0].message, "it will not"));
    timeline_free(timeline);
    timeline_free(plain);
    narrator_close(narrator);
}

static void whatever_memory_fails_nothing_is_lost(void **state)
{
    (void)state;
    bool opened = false;
    for (int n = 0; n < 400 && !opened; n++) {
        int hired = 0;
        struct failing failing = {.left = n};
        const struct memory memory = failing_memory(&failing);
        struct world world = world_machine;
        world.memory = &memory;
        struct narrator *narrator = narrator_open(&world, NULL, (struct hirer){NULL, &hired});
        opened = narrator != NULL;
        if (opened)
            timeline_free(build(narrator));
        narrator_close(narrator);
        assert_int_equal(failing.lent, 0);
    }
    assert_true(opened);
}

#define TEST(test) cmocka_unit_test_setup_teardown(test, start, close_small)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_no_bank_has_is_spoken_and_has_its_true_length),
        TEST(what_is_needed_first_is_made_first),
        TEST(what_is_expected_is_made_after_the_next_half_minute),
        TEST(what_was_said_before_is_known_at_once_and_the_plan_is_the_same),
        TEST(who_needs_nobody_hires_nobody),
        TEST(without_an_engine_texts_are_estimated_and_not_missed),
        TEST(an_engine_that_fails_is_told_once_and_the_plan_is_the_estimate),
        TEST(whatever_memory_fails_nothing_is_lost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
