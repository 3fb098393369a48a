/* What every schedule keeps to: all shipped routines at many tempos, however seconds and breaths
 * are called, spoken by a quick and by a slow voice. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "library/shipped_once.h"
#include "timeline/timeline.h"
#include "timeline/words.h"

static const float tempos[] = {0.5f, 0.75f, 1, 1.5f, 2};
enum {
    TEMPOS = sizeof tempos / sizeof *tempos,
    UNSEEN_MS = 700 /* of a movement nothing is seen at first: it begins slowly */
};

/* So many ms a letter; awb speaks at about 62. */
static int64_t by_letters(const void *context, const char *text)
{
    return *(const int64_t *)context * (int64_t)strlen(text);
}

static const int64_t quick = 62, slow = 110;

static struct timeline *build(const struct routine *routine, const struct timeline_wish *wish)
{
    struct timeline *timeline = timeline_build(&world_machine, routine, wish, &problems);
    assert_non_null(timeline);
    return timeline;
}

static int64_t end_of(const struct cue *cue)
{
    return cue->at_ms + cue->duration_ms;
}

static bool is_heard(const struct cue *cue)
{
    return !cue->dropped && cue->text[0];
}

/* Fails, telling which cue of which plan breaks what must hold. */
static void must(bool holds, const struct timeline *timeline, const struct cue *cue,
                 const char *what)
{
    if (!holds)
        fail_msg("%s at tempo %.2f, %d ms: \"%s\" %s", timeline->routine->id,
                 (double)timeline->wish.tempo, (int)cue->at_ms, cue->text, what);
}

static void voices_are_apart(const struct timeline *timeline)
{
    const struct cue *before = NULL;
    for (int i = 0; i < timeline->cue_count; i++) {
        const struct cue *cue = &timeline->cues[i];
        if (!is_heard(cue))
            continue;
        const bool counts = before && before->kind == CUE_COUNT && cue->kind == CUE_COUNT;
        must(!before || cue->at_ms >= end_of(before) + (counts ? 0 : TIMELINE_VOICE_GAP_MS),
             timeline, cue, "is said while another voice speaks");
        must(end_of(cue) <= timeline->duration_ms, timeline, cue, "outlasts the routine");
        before = cue;
    }
}

static bool is_breath(const struct cue *cue)
{
    return cue->kind == CUE_BREATH_IN || cue->kind == CUE_BREATH_OUT;
}

/* Safety, sides and names; what else is left out has a reason. */
static void nothing_important_is_dropped(const struct timeline *timeline)
{
    for (int i = 0; i < timeline->cue_count; i++) {
        const struct cue *cue = &timeline->cues[i];
        must(!cue->dropped || cue->priority > PRIORITY_NAME, timeline, cue, "is not said");
        must(!cue->dropped || cue->dropped[0], timeline, cue, "is left out for no reason");
    }
}

static const struct cue *first_said(const struct timeline *timeline, const char *text)
{
    for (int i = 0; i < timeline->cue_count; i++)
        if (is_heard(&timeline->cues[i]) && strcmp(timeline->cues[i].text, text) == 0)
            return &timeline->cues[i];
    fail_msg("%s: nobody says \"%s\"", timeline->routine->id, text);
    return NULL;
}

static void safety_words_come_first(const struct timeline *timeline)
{
    const struct routine *routine = timeline->routine;
    if (strcmp(routine->id, "one_minute") == 0 && timeline->wish.speech.context == &quick) {
        first_said(timeline, "Mild pull, never pain.");
        first_said(timeline, "Press H if it hurts.");
    } else if (!routine->timed_by_bars) {
        first_said(timeline, "Mild pull, never pain. Press H if it hurts.");
    }
    for (int i = 0; !routine->timed_by_bars && i < routine->opening.count; i++) {
        const struct cue *cue = first_said(timeline, routine->opening.line[i]);
        must(cue->priority == PRIORITY_SAFETY, timeline, cue, "counts for too little");
        must(end_of(cue) <= timeline->segments[0].end_ms, timeline, cue, "ends too late");
    }
}

/* The first segment of the passage of `kind` to which `index` belongs. */
static bool begins(const struct timeline *timeline, int index)
{
    const struct segment *segment = &timeline->segments[index];
    return index == 0 || segment[-1].kind != segment->kind ||
           segment[-1].whole_start_ms != segment->whole_start_ms;
}

static void a_side_is_told_before_it_begins(const struct timeline *timeline)
{
    for (int i = 0; i < timeline->segment_count; i++) {
        const struct segment *segment = &timeline->segments[i];
        if (segment->kind != SEGMENT_SWITCH || !begins(timeline, i))
            continue;
        int found = 0;
        for (int c = 0; c < timeline->cue_count; c++) {
            const struct cue *cue = &timeline->cues[c];
            if (cue->segment != i || !is_heard(cue) || cue->priority != PRIORITY_SIDE)
                continue;
            must(end_of(cue) <= segment->whole_end_ms, timeline, cue, "is told too late");
            found++;
        }
        assert_int_equal(found, 2); /* change sides; which side */
    }
}

/* The words that name what a step does. */
static const char *name_of(const struct segment *segment, struct arena *arena)
{
    const char *name = words_name(arena, segment->exercise, segment->side);
    assert_non_null(name);
    return name;
}

static void a_name_is_told_before_anything_of_it(const struct timeline *timeline)
{
    struct arena arena;
    arena_open(&arena, &memory_heap, 1 << 16);
    int step = -1;
    for (int i = 0; i < timeline->segment_count; i++) {
        const struct segment *segment = &timeline->segments[i];
        const bool plain =
            segment->kind == SEGMENT_PHASE && !timeline->routine->steps[segment->step].bars;
        if (!plain || segment->step == step)
            continue;
        step = segment->step;
        const char *name = name_of(segment, &arena);
        int64_t told = -1;
        for (int c = 0; c < timeline->cue_count; c++) {
            const struct cue *cue = &timeline->cues[c];
            if (is_heard(cue) && cue->priority == PRIORITY_NAME && strcmp(cue->text, name) == 0 &&
                cue->at_ms <= segment->end_ms)
                told = cue->at_ms;
        }
        if (told < 0 || told > segment->start_ms + UNSEEN_MS)
            fail_msg("%s at tempo %.2f: %s begins at %d ms, its name is told at %d",
                     timeline->routine->id, (double)timeline->wish.tempo, name,
                     (int)segment->start_ms, (int)told);
    }
    arena_close(&arena);
}

static void counts_are_on_their_seconds(const struct timeline *timeline)
{
    for (int i = 0; i < timeline->cue_count; i++) {
        const struct cue *cue = &timeline->cues[i];
        const struct segment *hold = &timeline->segments[cue->segment];
        if (cue->kind != CUE_COUNT)
            continue;
        char word[WORDS_NUMBER_SIZE], digit[WORDS_NUMBER_SIZE];
        const int64_t ms =
            timeline->wish.counts_up ? cue->at_ms - hold->start_ms : hold->end_ms - cue->at_ms;
        words_number((int)(ms / 1000), word);
        words_number((int)(ms / 1000 % 10), digit);
        must(ms % 1000 == 0, timeline, cue, "is not on a second");
        must(strcmp(cue->text, word) == 0 || strcmp(cue->text, digit) == 0, timeline, cue,
             "is another number");
    }
}

static int counted(const struct timeline *timeline, int hold, int64_t from_ms, int64_t to_ms)
{
    int count = 0;
    for (int i = 0; i < timeline->cue_count; i++) {
        const struct cue *cue = &timeline->cues[i];
        count += cue->segment == hold && cue->kind == CUE_COUNT && is_heard(cue) &&
                 cue->at_ms >= from_ms && cue->at_ms < to_ms;
    }
    return count;
}

/* The last five seconds belong to the count alone. */
static void holds_end_counted(const struct timeline *timeline)
{
    for (int i = 0; i < timeline->segment_count; i++) {
        const struct segment *hold = &timeline->segments[i];
        const enum counting counting = timeline->wish.counting;
        if (!hold->holds || hold->end_ms - hold->start_ms <= 5000)
            continue;
        const int said = counted(timeline, i, hold->end_ms - 5000, hold->end_ms);
        const int all = counted(timeline, i, hold->start_ms, hold->end_ms);
        if (counting == COUNT_ALL || counting == COUNT_LAST_FIVE)
            assert_int_equal(said, 5);
        if (counting == COUNT_EVERY_TEN)
            assert_true(all <= (hold->end_ms - hold->start_ms) / 10000);
        if (counting == COUNT_NONE)
            assert_int_equal(all, 0);
    }
}

static void breaths_are_called_as_wished(const struct timeline *timeline)
{
    const enum breath_cues wish = timeline->wish.breaths;
    for (int i = 0; i < timeline->cue_count; i++) {
        const struct cue *cue = &timeline->cues[i];
        if (!is_breath(cue))
            continue;
        const bool words = cue->text[0] != '\0';
        must(wish != BREATHS_NONE && (wish != BREATHS_TONES || !words), timeline, cue,
             "is called although it is not wished");
        must(words || !cue->dropped, timeline, cue, "is a tone that is left out");
    }
}

/* A hold of less than 20 s has room for one sentence; more of them are a bonus. */
static bool is_bonus(const struct timeline *timeline, int index)
{
    const struct cue *cue = &timeline->cues[index];
    const struct segment *hold = &timeline->segments[cue->segment];
    if (!hold->holds || hold->end_ms - hold->start_ms >= 20000)
        return false;
    for (int i = 0; i < index; i++) {
        const struct cue *before = &timeline->cues[i];
        if (before->segment == cue->segment && before->kind == CUE_SPEECH && !before->dropped)
            return true;
    }
    return false;
}

/* With a voice of usual speed nobody is left without the words of a movement. */
static void every_instruction_is_said_at_usual_tempo(const struct timeline *timeline)
{
    const bool usual = timeline->wish.tempo <= 1 && timeline->wish.speech.context == &quick;
    for (int i = 0; usual && i < timeline->cue_count; i++) {
        const struct cue *cue = &timeline->cues[i];
        const bool instructs = cue->kind == CUE_SPEECH && cue->priority == PRIORITY_INSTRUCTION;
        must(!cue->dropped || !instructs || is_bonus(timeline, i), timeline, cue, "is not said");
    }
}

/* What is said in the order of the movements: nothing about an earlier one after a later one. */
static void instructions_keep_their_order(const struct timeline *timeline)
{
    int segment = 0;
    for (int i = 0; i < timeline->cue_count; i++) {
        const struct cue *cue = &timeline->cues[i];
        const bool instructs =
            is_heard(cue) && cue->kind == CUE_SPEECH && cue->priority == PRIORITY_INSTRUCTION;
        must(!instructs || cue->segment >= segment, timeline, cue,
             "is said after what comes later");
        segment = instructs ? cue->segment : segment;
    }
}

/* Every breath that finds no room for its words has its tone; in long holds there is room, unless
 * all seconds are counted. */
static void nobody_is_left_breathing_in(const struct timeline *timeline)
{
    const bool words = timeline->wish.breaths == BREATHS_WORDS;
    for (int i = 0; words && i < timeline->cue_count; i++) {
        const struct cue *cue = &timeline->cues[i];
        bool sounds = !is_breath(cue) || !cue->dropped;
        for (int c = 0; c < timeline->cue_count && !sounds; c++) {
            const struct cue *tone = &timeline->cues[c];
            sounds = tone->kind == cue->kind && !tone->text[0] && tone->at_ms == cue->at_ms;
        }
        must(sounds, timeline, cue, "is neither said nor sounded");
        const struct segment *hold = &timeline->segments[cue->segment];
        const bool long_hold = hold->holds && hold->end_ms - hold->start_ms >= 20000;
        must(!cue->dropped || !long_hold || timeline->wish.tempo > 1 ||
                 timeline->wish.counting == COUNT_ALL || timeline->wish.speech.context != &quick,
             timeline, cue, "is not said");
    }
}

static void keeps_to_it_all(const struct timeline *timeline)
{
    every_instruction_is_said_at_usual_tempo(timeline);
    instructions_keep_their_order(timeline);
    nobody_is_left_breathing_in(timeline);
    voices_are_apart(timeline);
    nothing_important_is_dropped(timeline);
    safety_words_come_first(timeline);
    a_side_is_told_before_it_begins(timeline);
    a_name_is_told_before_anything_of_it(timeline);
    counts_are_on_their_seconds(timeline);
    holds_end_counted(timeline);
    breaths_are_called_as_wished(timeline);
}

/* The wishes go round: tempo 1 is laid out with each way of counting, the others with one. */
static void every_schedule_keeps_to_it_all(void **state)
{
    (void)state;
    int turn = 0;
    for (int r = 0; r < library.routine_count; r++) {
        for (int t = 0; t < TEMPOS + 3; t++, turn++) {
            struct timeline_wish wish = timeline_wish_default();
            wish.tempo = t < TEMPOS ? tempos[t] : 1;
            wish.counting = (enum counting)((t < TEMPOS ? t + r : t) % 4);
            wish.counts_up = turn % 3 == 0;
            wish.breaths = (enum breath_cues)(turn % 5 % 4);
            wish.described = (turn + r) % 2 == 0;
            wish.speech = (struct speech){by_letters, turn % 7 < 4 ? &quick : &slow};
            struct timeline *timeline = build(library.routines[r], &wish);
            keeps_to_it_all(timeline);
            timeline_free(timeline);
        }
    }
}

/* The crook rest once lay 60 s without a word. */
static void a_long_rest_is_paced_and_told_but_not_counted(void **state)
{
    (void)state;
    const struct exercise *rest = library_exercise(&library, "crook_rest");
    assert_non_null(rest);
    const struct timeline_wish wish = timeline_wish_default();
    struct timeline *timeline = build(library_routine_of(&library, rest), &wish);
    int halves = 0, breaths = 0;
    for (int i = 0; i < timeline->cue_count; i++) {
        const struct cue *cue = &timeline->cues[i];
        assert_true(cue->kind != CUE_COUNT);
        halves += !cue->dropped && strcmp(cue->text, WORDS_HALF_WAY) == 0;
        breaths += !cue->dropped && (cue->kind == CUE_BREATH_IN || cue->kind == CUE_BREATH_OUT);
    }
    assert_int_equal(halves, 1);
    assert_true(breaths >= 8);
    timeline_free(timeline);
}

static void every_exercise_alone_keeps_to_it_all(void **state)
{
    (void)state;
    for (int e = 0; e < library.exercise_count; e++) {
        struct timeline_wish wish = timeline_wish_default();
        wish.counts_up = e % 2 == 0;
        wish.counting = (enum counting)(e % 4);
        wish.tempo = tempos[e % TEMPOS];
        wish.speech = (struct speech){by_letters, &quick};
        const struct routine *routine = library_routine_of(&library, library.exercises[e]);
        assert_non_null(routine);
        struct timeline *timeline = build(routine, &wish);
        keeps_to_it_all(timeline);
        timeline_free(timeline);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_schedule_keeps_to_it_all),
        cmocka_unit_test(a_long_rest_is_paced_and_told_but_not_counted),
        cmocka_unit_test(every_exercise_alone_keeps_to_it_all),
    };
    return cmocka_run_group_tests(tests, open_library, close_library);
}
