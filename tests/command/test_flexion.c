/* Whom bending forward hurts is never shown a back that is rounded further than their comfort
 * allows: measured on the figure itself, in every routine, exercise and change of position, and in
 * what limber makes for today.
 *
 * How far an exercise rounds the back depends on the exercise and the range alone, so each range is
 * measured once, and thousands of days are judged by the ranges that they lead to. The environment
 * variable LIMBER_FLEXION_SEEDS asks for more of those. */
#include "record/suit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "command/sensitive.h"
#include "record/today.h"

enum { SEEDS = 150, AT_FIRST_BY_HAND = 400, EVER = 600 };

/* ---- one exercise at one range ---- */

/* What was measured of it before, to a hundredth. */
static struct rounding rounding_at(const struct exercise *exercise, int range)
{
    enum { FINE = 10, RANGES = COMFORT_WHOLE / FINE + 1, EXERCISES = 64 };
    static struct rounding known[EXERCISES][RANGES];
    static bool is_known[EXERCISES][RANGES];
    const int place = (range + FINE - 1) / FINE;
    int index = 0;
    while (index < library.exercise_count && library.exercises[index] != exercise)
        index++;
    assert_true(index < library.exercise_count && index < EXERCISES && place < RANGES);
    if (!is_known[index][place])
        known[index][place] = measure(exercise, place * FINE);
    is_known[index][place] = true;
    return known[index][place];
}

/* However often + is pressed. */
static int most_range(const struct step *step)
{
    return (int)ceilf(step_range(step, TIMELINE_RANGE_MOST) * COMFORT_WHOLE - 0.01F);
}

/* Returns how many were looked at. */
static int assert_steps_are_within(const struct routine *routine, int allowed)
{
    int count = 0;
    for (int i = 0; routine != NULL && i < routine->step_count; i++) {
        const struct step *step = &routine->steps[i];
        if (step->kind != STEP_EXERCISE)
            continue;
        const struct rounding most = rounding_at(step->exercise, most_range(step));
        if (!rounding_is_within(most, (float)allowed / COMFORT_WHOLE))
            fail_msg("%s: %s at %d rounds the back by %.1f degrees", routine->id,
                     step->exercise->id, most_range(step), (double)most.both);
        count++;
    }
    return count;
}

/* What may be asked for by hand. */
static int allowed(const struct suit_wish *wish)
{
    const int own = comfort_of_family(wish->entries, wish->profile, FAMILY_FLEXION, wish->now);
    return own + 2 * COMFORT_STEP < EVER ? own + 2 * COMFORT_STEP : EVER;
}

static int assert_suited_is_within(const struct routine *routine, const struct suit_wish *wish)
{
    struct arena once;
    arena_open(&once, &memory_heap, 1 << 20);
    const struct suited suited = suit_routine(&once, &library, routine, wish);
    const int count = assert_steps_are_within(suited.routine, allowed(wish));
    assert_true(suited.routine != NULL || suited.change_count > 0);
    arena_close(&once);
    return count;
}

/* All routines and exercises, with each other flag, and none; asked for the most and for nothing.
 */
static int assert_all_suited_are_within(const char *now)
{
    int count = 0;
    for (int other = 0; other < FLAG_COUNT; other++) {
        const struct profile profile = {.flags = sensitive.flags | 1U << other};
        struct suit_wish wish = wish_at(now, &profile);
        for (wish.range = 0; wish.range <= COMFORT_WHOLE; wish.range += COMFORT_WHOLE) {
            for (int i = 0; i < library.routine_count; i++)
                count += assert_suited_is_within(library.routines[i], &wish);
            for (int i = 0; i < library.exercise_count; i++)
                count += assert_suited_is_within(library_routine_of(&library, library.exercises[i]),
                                                 &wish);
        }
    }
    return count;
}

static void at_the_beginning_four_tenths_by_hand_in_all_there_is(void **state)
{
    (void)state;
    const struct suit_wish wish = wish_at("2026-06-01T12:00:00+02:00", &sensitive);
    assert_int_equal(allowed(&wish), AT_FIRST_BY_HAND);
    assert_true(assert_all_suited_are_within("2026-06-01T12:00:00+02:00") > 1000);
}

static void after_years_six_tenths_in_all_there_is(void **state)
{
    (void)state;
    practise_for(120);
    const struct suit_wish wish = wish_at("1970-05-01T12:00:00+00:00", &sensitive);
    assert_int_equal(allowed(&wish), EVER);
    assert_true(assert_all_suited_are_within("1970-05-01T12:00:00+00:00") > 1000);
}

/* ---- any days, and what is made of them ---- */

/* What somebody did, and how it felt, over three weeks or so; some changed what they tick. */
static void live(unsigned seed)
{
    srand(seed);
    for (int day = 0; day < 20; day += rand() % 10 == 0 ? rand() % 12 + 1 : 1) {
        const struct stamp noon = {(int64_t)day * STAMP_DAY_MS + STAMP_DAY_MS / 2, 0};
        const struct exercise *exercise = library.exercises[rand() % library.exercise_count];
        struct entry *entry = tell(noon, ENTRY_PHASE);
        entry_take_exercise(entry, exercise);
        entry->stretched_ms = INT64_C(10000) * (rand() % 6);
        entry->range = 300 + rand() % 701;
        if (rand() % 12 == 0)
            tell(noon, ENTRY_TICKED)->phase = rand() % 2 == 0 ? "FLEX" : "";
        if (rand() % 12 == 0) {
            entry = tell(noon, rand() % 2 == 0 ? ENTRY_PAIN : ENTRY_TOO_MUCH);
            entry_take_exercise(entry, exercise);
            entry->felt = entry->kind == ENTRY_PAIN ? FELT_PULL : FELT_TOO_MUCH;
        }
        tell(noon, ENTRY_DONE)->session = entry->session;
        tell((struct stamp){noon.ms + STAMP_DAY_MS / 3, 0}, ENTRY_DAY_AFTER)->felt =
            rand() % 5 == 0 ? FELT_WORSE : FELT_FINE;
    }
}

static struct routine routine_of(const struct today *today, struct step *steps)
{
    for (int i = 0; i < today->count; i++)
        steps[i] = step_of_exercise(today->steps[i].exercise, today->steps[i].exercise->place);
    return (struct routine){.id = "today",
                            .name = "Today",
                            .steps = steps,
                            .step_count = today->count,
                            .moves = library.moves};
}

static void assert_plan_is_allowed(const struct today *today)
{
    for (int i = 0; i < today->count; i++) {
        const struct exercise *exercise = today->steps[i].exercise;
        const bool rounds = (exercise_families(exercise) >> FAMILY_FLEXION & 1U) != 0;
        assert_int_equal(exercise_flags(exercise) >> FLAG_FLEX & 1U, 0);
        assert_true(!rounds || today->steps[i].range <= EVER);
    }
}

/* Any exercises in any order, as far and as long as whoever wrote the routine liked. */
static struct routine own_routine(struct step *steps, int count)
{
    for (int i = 0; i < count; i++) {
        const struct exercise *exercise = library.exercises[rand() % library.exercise_count];
        steps[i] = step_of_exercise(exercise, exercise->place);
        steps[i].comfort = (float)(rand() % 8 + 3) / 10;
        steps[i].dose.repeats = rand() % 3 + 1;
    }
    return (struct routine){
        .id = "own", .name = "Own", .steps = steps, .step_count = count, .moves = library.moves};
}

static unsigned seeds(void)
{
    const char *wished = getenv("LIMBER_FLEXION_SEEDS");
    return wished != NULL ? (unsigned)strtoul(wished, NULL, 10) : SEEDS;
}

static void whatever_was_done_today_and_routines_of_ones_own_keep_to_it(void **state)
{
    enum { OWN_STEPS = 6, MINUTES_MOST = 30 };
    struct today today;
    struct step steps[TODAY_STEPS_MOST];
    int count = 0;
    for (unsigned seed = 0; seed < seeds(); seed++) {
        tell_nothing(state);
        live(seed);
        const struct profile profile = {.flags = 1U << FLAG_FLEX | 1U << rand() % FLAG_COUNT};
        struct suit_wish wish = wish_at("1970-01-21T00:00:00+00:00", &profile);
        wish.now.ms += rand() % (2 * STAMP_DAY_MS);
        wish.range = rand() % 2 * COMFORT_WHOLE;
        today_plan(&today, &library, &wish, NULL, (rand() % MINUTES_MOST + 1) * INT64_C(60000));
        assert_plan_is_allowed(&today);
        struct routine routine = routine_of(&today, steps);
        if (today.count > 0)
            count += assert_suited_is_within(&routine, &wish);
        routine = own_routine(steps, OWN_STEPS);
        count += assert_suited_is_within(&routine, &wish);
    }
    print_message("%u seeds, %d exercises\n", seeds(), count);
    assert_true(count > (int)seeds());
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_arena, close_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(at_the_beginning_four_tenths_by_hand_in_all_there_is),
        TEST(after_years_six_tenths_in_all_there_is),
        TEST(whatever_was_done_today_and_routines_of_ones_own_keep_to_it),
    };
    return cmocka_run_group_tests(tests, open_library, close_library);
}
