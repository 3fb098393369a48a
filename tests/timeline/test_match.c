/* All shipped routines laid out for one voice and for another: what a person sees is the same, so
 * that the plan can be changed while it is played. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "library/shipped_once.h"
#include "timeline/match.h"

/* So many ms a letter; awb speaks at about 62. */
static int64_t by_letters(const void *context, const char *text)
{
    return *(const int64_t *)context * (int64_t)strlen(text);
}

static const int64_t quick = 40, slow = 130;

static struct timeline *build(const struct routine *routine, int64_t const *voice, bool described)
{
    struct timeline_wish wish = timeline_wish_default();
    wish.described = described;
    if (voice != NULL)
        wish.speech = (struct speech){by_letters, voice};
    struct timeline *timeline = timeline_build(&world_machine, routine, &wish, &problems);
    assert_non_null(timeline);
    return timeline;
}

static bool tells(const struct segment *segment)
{
    return segment->kind == SEGMENT_OPENING || segment->kind == SEGMENT_REST ||
           segment->kind == SEGMENT_SWITCH;
}

static int64_t length(const struct segment *segment)
{
    return segment->end_ms - segment->start_ms;
}

/* Within a segment that lasts as long in both, at any distance from its start. */
static void look_the_same(const struct timeline *a, const struct timeline *b, int index)
{
    const struct segment *here = &a->segments[index], *there = &b->segments[index];
    for (int64_t ms = here->start_ms; ms < here->end_ms; ms += 997) {
        int64_t found;
        if (!timeline_match(a, ms, b, &found))
            fail_msg("%s jumps at %d ms", a->routine->id, (int)ms);
        assert_int_equal(found - there->start_ms, ms - here->start_ms);
    }
}

static void compare(const struct timeline *a, const struct timeline *b)
{
    assert_int_equal(a->segment_count, b->segment_count);
    for (int i = 0; i < a->segment_count; i++) {
        const struct segment *here = &a->segments[i], *there = &b->segments[i];
        assert_int_equal(here->kind, there->kind);
        assert_string_equal(here->phase, there->phase);
        if (length(here) == length(there))
            look_the_same(a, b, i);
        else if (!tells(here))
            fail_msg("%s: `%s` lasts %d or %d ms", a->routine->id, here->phase, (int)length(here),
                     (int)length(there));
    }
    assert_int_equal(a->stretch_ms, b->stretch_ms);
}

static void phases_do_not_depend_on_who_speaks(void **state)
{
    (void)state;
    for (int i = 0; i < library.routine_count; i++) {
        struct timeline *estimate = build(library.routines[i], NULL, false);
        struct timeline *fast = build(library.routines[i], &quick, false);
        struct timeline *patient = build(library.routines[i], &slow, false);
        compare(estimate, fast);
        compare(fast, patient);
        timeline_free(estimate);
        timeline_free(fast);
        timeline_free(patient);
    }
}

static void nor_when_all_is_described(void **state)
{
    (void)state;
    for (int i = 0; i < library.routine_count; i += 3) {
        struct timeline *fast = build(library.routines[i], &quick, true);
        struct timeline *patient = build(library.routines[i], &slow, true);
        assert_true(patient->duration_ms > fast->duration_ms);
        compare(fast, patient);
        timeline_free(fast);
        timeline_free(patient);
    }
}

static void another_plan_is_no_match(void **state)
{
    (void)state;
    int64_t there;
    struct timeline *plain = build(library.routines[0], NULL, false);
    struct timeline *told = build(library.routines[0], NULL, true);
    struct timeline *other = build(library.routines[1], NULL, false);
    assert_false(timeline_match(plain, plain->duration_ms + 9, told, &there));
    assert_true(there >= 0 && there <= told->duration_ms);
    assert_false(timeline_match(plain, 20000, other, &there));
    timeline_free(plain);
    timeline_free(told);
    timeline_free(other);
}

static void a_figure_that_stands_elsewhere_is_no_match(void **state)
{
    (void)state;
    int64_t there, matched = 0;
    struct timeline_wish wish = timeline_wish_default();
    const struct routine *routine = library_routine(&library, "one_minute");
    struct timeline *whole = build(routine, NULL, false);
    wish.range = 0.5f;
    struct timeline *half = timeline_build(&world_machine, routine, &wish, &problems);
    assert_non_null(half);
    assert_true(timeline_match(whole, 0, half, &there));
    for (int64_t ms = 0; ms < whole->duration_ms; ms += 100)
        matched += timeline_match(whole, ms, half, &there);
    assert_in_range(matched, 20, whole->duration_ms / 100 / 2);
    timeline_free(whole);
    timeline_free(half);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(phases_do_not_depend_on_who_speaks),
        cmocka_unit_test(nor_when_all_is_described),
        cmocka_unit_test(another_plan_is_no_match),
        cmocka_unit_test(a_figure_that_stands_elsewhere_is_no_match),
    };
    return cmocka_run_group_tests(tests, open_library, close_library);
}
