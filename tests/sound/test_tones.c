#include "fake.h"
#include "sound/tones.h"

#include <math.h>

struct fixture {
    struct arena arena;
    struct tones tones;
};

static int make(void **state)
{
    static struct fixture fixture;
    arena_open(&fixture.arena, &memory_heap, 8 << 20);
    *state = &fixture;
    return tones_make(&fixture.arena, &fixture.tones) ? 0 : 1;
}

static int give_back(void **state)
{
    struct fixture *fixture = *state;
    arena_close(&fixture->arena);
    return 0;
}

/* Pitch by counting: upward crossings of zero a second. */
static double pitch(struct clip clip, int64_t from, int64_t to)
{
    int crossings = 0;
    for (int64_t i = from + 1; i < to; i++)
        crossings += clip.samples[i - 1] < 0 && clip.samples[i] >= 0;
    return (double)crossings * clip.rate / (double)(to - from);
}

static double power(struct clip clip, int64_t from, int64_t to)
{
    double sum = 0;
    for (int64_t i = from; i < to; i++)
        sum += (double)clip.samples[i] * clip.samples[i];
    return sum / (double)(to - from);
}

/* Likeness of two sounds laid on each other, 0..1. */
static double likeness(struct clip a, struct clip b)
{
    const int64_t count = a.count < b.count ? a.count : b.count;
    double sum = 0;
    for (int64_t i = 0; i < count; i++)
        sum += (double)a.samples[i] * b.samples[i];
    return fabs(sum) /
           sqrt(power(a, 0, a.count) * (double)a.count * power(b, 0, b.count) * (double)b.count);
}

static void breathing_in_rises_and_out_falls(void **state)
{
    struct fixture *fixture = *state;
    const int64_t lengths[] = {300, 2400, 4000, 6000};
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        struct clip in, out;
        assert_true(tone_breath(&fixture->arena, true, lengths[i], &in));
        assert_true(tone_breath(&fixture->arena, false, lengths[i], &out));
        assert_int_equal(clip_ms(in), lengths[i]);
        const int64_t third = in.count / 3;
        assert_true(pitch(in, 2 * third, in.count) > 1.3 * pitch(in, 0, third));
        assert_true(pitch(out, 0, third) > 1.3 * pitch(out, 2 * third, out.count));
    }
}

static void a_breath_has_a_length_within_reason(void **state)
{
    struct fixture *fixture = *state;
    struct clip clip;
    assert_true(tone_breath(&fixture->arena, true, -5, &clip));
    assert_int_equal(clip_ms(clip), 300);
    assert_true(tone_breath(&fixture->arena, true, INT64_MAX, &clip));
    assert_int_equal(clip_ms(clip), 20000);
}

static void no_tone_begins_or_ends_with_a_click(void **state)
{
    struct fixture *fixture = *state;
    struct clip all[CHIME_COUNT + 2];
    memcpy(all, fixture->tones.chimes, sizeof fixture->tones.chimes);
    all[CHIME_NONE] = fixture->tones.tick;
    assert_true(tone_breath(&fixture->arena, true, 4000, &all[CHIME_COUNT]));
    assert_true(tone_breath(&fixture->arena, false, 4000, &all[CHIME_COUNT + 1]));
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        assert_true(all[i].count > 0);
        assert_true(abs(all[i].samples[0]) < 40);
        assert_true(abs(all[i].samples[all[i].count - 1]) < 40);
    }
}

static void no_two_tones_are_alike(void **state)
{
    struct fixture *fixture = *state;
    struct clip all[CHIME_COUNT];
    memcpy(all, fixture->tones.chimes, sizeof all);
    all[CHIME_NONE] = fixture->tones.tick;
    for (int a = 0; a < CHIME_COUNT; a++) {
        for (int b = a + 1; b < CHIME_COUNT; b++)
            assert_true(likeness(all[a], all[b]) < 0.75);
    }
}

/* Power of one pitch in a part of the clip (Goertzel). */
static double power_at(struct clip clip, double hz, int64_t from, int64_t to)
{
    const double turn = 2 * cos(6.283185307179586 * hz / clip.rate);
    double a = 0, b = 0;
    for (int64_t i = from; i < to; i++) {
        const double x = clip.samples[i] + turn * a - b;
        b = a;
        a = x;
    }
    return a * a + b * b - turn * a * b;
}

/* The note of a part: semitones above C5 of its strongest pitch between C5 and C7. */
static int note_of(struct clip clip, int64_t from, int64_t to)
{
    int best = 0;
    for (int note = 1; note <= 24; note++) {
        const double now = power_at(clip, 523.25 * exp2(note / 12.0), from, to);
        if (now > power_at(clip, 523.25 * exp2(best / 12.0), from, to))
            best = note;
    }
    return best;
}

/* What is heard of a chime: its strokes (where it suddenly gets louder) and their notes. */
struct course {
    int strokes, notes[8];
    int64_t ms;
};

static struct course course_of(struct clip clip)
{
    enum { HOP_MS = 5, APART = 100 };
    const int64_t hop = HOP_MS * clip.rate / 1000, note = 90 * (int64_t)clip.rate / 1000;
    struct course course = {.ms = clip_ms(clip)};
    int64_t last = -APART * (int64_t)clip.rate;
    for (int64_t at = 0; at + note < clip.count && course.strokes < 8; at += hop) {
        const double before = at >= hop ? power(clip, at - hop, at) : 0;
        const double now = power(clip, at, at + hop);
        if (now < 1e5 || now < 1.5 * before || at - last < APART * (int64_t)clip.rate / 1000)
            continue;
        course.notes[course.strokes++] = note_of(clip, at, at + note);
        last = at;
    }
    return course;
}

static bool is_course(struct clip clip, int strokes, const int *notes)
{
    const struct course course = course_of(clip);
    bool same = course.strokes == strokes;
    for (int i = 0; same && i < strokes; i++)
        same = course.notes[i] == notes[i];
    return same;
}

/* Not by taste: how many strokes, and where each goes, tells every one from all others. */
static void each_chime_has_a_course_of_its_own(void **state)
{
    struct fixture *fixture = *state;
    const struct clip *chimes = fixture->tones.chimes;
    enum { C = 0, E = 4, G = 7, HIGH_C = 12 };
    assert_true(is_course(chimes[CHIME_START], 2, (int[]){C, G}));
    assert_true(is_course(chimes[CHIME_HALF], 2, (int[]){E, E}));
    assert_true(is_course(chimes[CHIME_END_OF_HOLD], 1, (int[]){G}));
    assert_true(is_course(chimes[CHIME_SIDE], 3, (int[]){G, C, G}));
    assert_true(is_course(chimes[CHIME_DONE], 4, (int[]){C, E, G, HIGH_C}));
    /* a count without a voice is a knock: shorter than any note, and long before the bell's end */
    assert_true(clip_ms(fixture->tones.tick) * 8 < clip_ms(chimes[CHIME_HALF]));
}

/* Share of the energy between 300 Hz and 4 kHz, from a spectrum of 20 Hz steps. */
static double share_in_the_middle(struct clip clip)
{
    const int64_t length = clip.count < clip.rate / 2 ? clip.count : clip.rate / 2;
    double inside = 0, all = 0;
    for (int hz = 20; hz < clip.rate / 2; hz += 20) {
        const double now = power_at(clip, hz, 0, length);
        all += now;
        inside += hz >= 300 && hz <= 4000 ? now : 0;
    }
    return inside / all;
}

static void all_lie_where_a_laptop_and_a_gym_leave_most(void **state)
{
    struct fixture *fixture = *state;
    struct clip all[CHIME_COUNT + 2];
    memcpy(all, fixture->tones.chimes, sizeof fixture->tones.chimes);
    all[CHIME_NONE] = fixture->tones.tick;
    assert_true(tone_breath(&fixture->arena, true, 4000, &all[CHIME_COUNT]));
    assert_true(tone_breath(&fixture->arena, false, 4000, &all[CHIME_COUNT + 1]));
    for (int i = 0; i < CHIME_COUNT + 2; i++)
        if (share_in_the_middle(all[i]) < 0.95)
            fail_msg("tone %d: only %.3f lies between 300 Hz and 4 kHz", i,
                     share_in_the_middle(all[i]));
}

static void the_bell_at_the_end_rings_longest_on_one_note(void **state)
{
    struct fixture *fixture = *state;
    const struct clip *chimes = fixture->tones.chimes;
    const struct clip bell = chimes[CHIME_END_OF_HOLD];
    for (int i = CHIME_NONE + 1; i < CHIME_COUNT; i++)
        assert_true(i == CHIME_END_OF_HOLD || bell.count > chimes[i].count);
    assert_true(power(bell, bell.count / 2, bell.count) > 0.01 * power(bell, 0, bell.count / 2));
    assert_true(clip_ms(fixture->tones.tick) < 100);
}

static void no_memory_no_tones(void **state)
{
    (void)state;
    bool made = false;
    for (int granted = 0; !made; granted++) {
        struct failing failing = {.left = granted};
        const struct memory memory = failing_memory(&failing);
        struct arena arena;
        struct tones tones;
        struct clip clip;
        arena_open(&arena, &memory, 8 << 20);
        made = tones_make(&arena, &tones) && tone_breath(&arena, true, 20000, &clip);
        arena_close(&arena);
        assert_int_equal(failing.lent, 0);
        assert_true(granted < 100);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(breathing_in_rises_and_out_falls),
        cmocka_unit_test(a_breath_has_a_length_within_reason),
        cmocka_unit_test(no_tone_begins_or_ends_with_a_click),
        cmocka_unit_test(no_two_tones_are_alike),
        cmocka_unit_test(each_chime_has_a_course_of_its_own),
        cmocka_unit_test(all_lie_where_a_laptop_and_a_gym_leave_most),
        cmocka_unit_test(the_bell_at_the_end_rings_longest_on_one_note),
        cmocka_unit_test(no_memory_no_tones),
    };
    return cmocka_run_group_tests(tests, make, give_back);
}
