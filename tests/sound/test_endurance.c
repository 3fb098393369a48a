/* Hours of a routine, in virtual time, through a device whose clock is off and not steady, that
 * asks for odd lumps, late, and at times for nothing at all: every sample it is fed is compared
 * with the clips. LIMBER_HOURS=8 in the environment makes it longer, and tries more courses. */
#include "fake.h"
#include "sound/sequencer.h"
#include "sound/track.h"

#include <math.h>

enum {
    CLIPS = 4,
    LONGEST_MS = 2500,
    LEAD = 480,
    HELD = 1024,     /* frames the device holds at most */
    LUMP_MOST = 509, /* asked for at once */
    LATE_MS = 5,     /* a request comes up to so much later than it could */
    KNOWN = 64,      /* so many samples of a clip tell it from the others */
    QUIET = 64,      /* so many zeros are silence */
    SEEDS = 5,
    BAR_MS = 2400,
    REST = 1000 * SOUND_PER_MS, /* so much silence at least is before a note of the music */
    HOUR_MS = 3600 * 1000
};

static const int clip_ms_of[CLIPS] = {240, 600, 900, LONGEST_MS};
static const char *const clip_name[CLIPS] = {"a", "b", "c", "d"};
static int16_t clips[CLIPS][LONGEST_MS * SOUND_PER_MS];

/* What is to be heard, and which clip each cue says. */
struct script {
    struct voice_bank *bank;
    struct track *track;
    struct cue *cues;
    int *clip;
    int count;
    int64_t duration_ms;
};

struct device {
    int ppm;
    bool steady; /* no stalls, rate as told */
    uint32_t dice;
    double per_ms, queue;
    int lump;
    int64_t late_until, stalled_until, next_stall;
    int stalls;
};

/* Follows what the device is fed. */
struct ear {
    const struct script *script;
    bool music;     /* listens to that */
    int next;       /* cue to come */
    int64_t inside; /* the next sample of the clip that sounds; -1: none */
    int zeros;      /* in a row */
    bool lost;      /* a stall cut a word: waits for silence */
    int heard, cuts, missed;
    double error_ms; /* of the clip that sounds */
    double worst_ms;
};

static uint32_t roll(uint32_t *dice, uint32_t below)
{
    *dice = *dice * 1664525u + 1013904223u;
    return (uint32_t)(((uint64_t)(*dice >> 8) * below) >> 24);
}

/* Runs of words with little between them, then some silence. */
static void write_script(struct script *script, int64_t duration_ms)
{
    uint32_t dice = 7;
    const int most = (int)(duration_ms / 300);
    script->cues = calloc((size_t)most, sizeof *script->cues);
    script->clip = calloc((size_t)most, sizeof *script->clip);
    assert_non_null(script->cues);
    assert_non_null(script->clip);
    script->duration_ms = duration_ms;
    for (int64_t at = 500; at < duration_ms - 4000;) {
        const int which = (int)roll(&dice, CLIPS), i = script->count++;
        script->clip[i] = which;
        script->cues[i] = cue_at(at, CUE_SPEECH, clip_name[which]);
        at += clip_ms_of[which] + 80 + (int64_t)(roll(&dice, 4) / 3 * (300 + roll(&dice, 4000)));
    }
}

static void open_script(struct script *script, int64_t duration_ms, const struct tune *tune)
{
    struct bank_entry entries[CLIPS];
    *script = (struct script){0};
    for (int i = 0; i < CLIPS; i++) {
        const int64_t count = (int64_t)clip_ms_of[i] * SOUND_PER_MS;
        make_noise((unsigned)i + 1, clips[i], count);
        entries[i] = (struct bank_entry){clip_name[i], {clips[i], count, SOUND_RATE}};
    }
    script->bank = bank_of(entries, CLIPS, SOUND_RATE);
    write_script(script, duration_ms);
    const struct timeline timeline = timeline_of(script->cues, script->count);
    script->track = track_build(&world_machine, &timeline, script->bank, tune);
    assert_non_null(script->track);
}

static void close_script(struct script *script)
{
    track_free(script->track);
    voice_bank_close(script->bank);
    free(script->cues);
    free(script->clip);
}

static void begin_clip(struct ear *ear, double heard_ms)
{
    ear->error_ms = fabs(heard_ms - (double)ear->script->cues[ear->next].at_ms);
    ear->inside = 1;
}

/* Silence after a cut: goes on with the first cue that is still to come. */
static void find_again(struct ear *ear, double heard_ms)
{
    const struct script *script = ear->script;
    ear->lost = false;
    while (ear->next < script->count && (double)script->cues[ear->next].at_ms < heard_ms - 100) {
        ear->next++;
        ear->missed++;
    }
}

/* A stall may swallow whole words without cutting one. */
static void leave_past(struct ear *ear, double heard_ms)
{
    const struct script *script = ear->script;
    while (ear->next < script->count - 1 &&
           (double)(script->cues[ear->next].at_ms + clip_ms_of[script->clip[ear->next]]) <
               heard_ms) {
        ear->next++;
        ear->missed++;
    }
}

static void hear(struct ear *ear, float sample, double heard_ms)
{
    const struct script *script = ear->script;
    ear->zeros = sample == 0 ? ear->zeros + 1 : 0;
    if (ear->lost) {
        if (ear->zeros > QUIET)
            find_again(ear, heard_ms);
        return;
    }
    if (ear->inside < 0 && sample == 0)
        return;
    if (ear->inside < 0)
        leave_past(ear, heard_ms);
    assert_true(ear->next < script->count);
    const int which = script->clip[ear->next];
    const int64_t at = ear->inside < 0 ? 0 : ear->inside;
    if (sample != side_of(clips[which][at])) {
        ear->cuts++;
        ear->lost = true;
        ear->inside = -1;
        ear->next += at > 0;
        return;
    }
    if (at == 0)
        begin_clip(ear, heard_ms);
    else
        ear->inside++;
    if (ear->inside == KNOWN) {
        ear->heard++;
        ear->worst_ms = fmax(ear->worst_ms, ear->error_ms);
    }
    if (ear->inside == (int64_t)clip_ms_of[which] * SOUND_PER_MS) {
        ear->inside = -1;
        ear->next++;
    }
}

/* Every five minutes another rate, every ten seconds another size of lump. */
static void change(struct device *device, int64_t now_ms)
{
    if (now_ms % 300000 == 0) {
        const int ppm = device->steady ? device->ppm : (int)roll(&device->dice, 401) - 200;
        device->per_ms = SOUND_PER_MS * (1 + ppm * 1e-6);
    }
    if (now_ms % 10000 == 0)
        device->lump = 97 + (int)roll(&device->dice, LUMP_MOST - 97 + 1);
    if (!device->steady && now_ms == device->next_stall) {
        device->stalled_until = now_ms + 20 + roll(&device->dice, 981);
        device->next_stall = now_ms + 20000 + roll(&device->dice, 100000);
        device->stalls++;
    }
}

/* A note after silence is the first of a bar. */
static void hear_beat(struct ear *ear, float sample, double heard_ms)
{
    if (sample != 0 && ear->zeros > REST) {
        ear->error_ms = fabs(remainder(heard_ms, BAR_MS));
        ear->worst_ms = fmax(ear->worst_ms, ear->error_ms);
        ear->heard++;
    }
    ear->zeros = sample == 0 ? ear->zeros + 1 : 0;
}

static void request(struct device *device, struct sequencer *sequencer, struct ear *ear,
                    int64_t now)
{
    float out[2 * LUMP_MOST] = {0};
    sequencer_fill(sequencer, now, device->lump, out);
    for (ptrdiff_t i = 0; i < device->lump; i++)
        (ear->music ? hear_beat : hear)(ear, out[2 * i],
                                        (double)now + (device->queue + (double)i) / device->per_ms);
    device->queue += device->lump;
}

static void pass_ms(struct device *device, struct sequencer *sequencer, struct ear *ear,
                    int64_t now)
{
    change(device, now);
    if (now < device->stalled_until)
        return;
    if (now >= device->late_until && device->queue + device->lump <= HELD) {
        while (device->queue + device->lump <= HELD)
            request(device, sequencer, ear, now);
        device->late_until = now + roll(&device->dice, LATE_MS + 1);
    }
    device->queue = fmax(0, device->queue - device->per_ms);
}

static struct ear play(const struct script *script, struct device device, bool music)
{
    struct ear ear = {.script = script, .inside = -1, .music = music};
    const struct levels levels = {!music, !music, music};
    struct sequencer sequencer;
    int64_t frame = 0;
    device.next_stall = 30000;
    sequencer_start(&sequencer, LEAD);
    for (int64_t now = 0; now < script->duration_ms; now++) {
        if (now >= frame) {
            sequencer_follow(&sequencer, script->track, now, true, levels, now);
            frame = now + 10 + roll(&device.dice, 14);
        }
        pass_ms(&device, &sequencer, &ear, now);
    }
    print_message("%d ppm%s: %d of %d %s, %d cut in %d stalls, worst %.1f ms, "
                  "own measure %.1f ms\n",
                  device.ppm, device.steady ? "" : " and all else", ear.heard,
                  music ? (int)(script->duration_ms / BAR_MS) : script->count,
                  music ? "bars" : "words", ear.cuts, device.stalls, ear.worst_ms,
                  sequencer.error_ms_max);
    assert_true(device.steady ? ear.cuts == 0 : ear.cuts <= device.stalls);
    return ear;
}

static int64_t hours(void)
{
    const char *wish = getenv("LIMBER_HOURS");
    return wish ? atoi(wish) : 1;
}

static void an_hour_on_a_clock_that_is_off_cuts_no_word(void **state)
{
    (void)state;
    const int ppm[] = {-200, 200};
    struct script script;
    open_script(&script, hours() * HOUR_MS, NULL);
    for (size_t i = 0; i < sizeof ppm / sizeof *ppm; i++) {
        const struct ear ear =
            play(&script, (struct device){.ppm = ppm[i], .dice = 11, .steady = true}, false);
        assert_int_equal(ear.heard, script.count);
        assert_true(ear.worst_ms <= 40);
    }
    close_script(&script);
}

static void an_hour_with_stalls_and_changing_rates_stays_in_time(void **state)
{
    (void)state;
    struct script script;
    open_script(&script, hours() * HOUR_MS, NULL);
    for (uint32_t seed = 0; seed < (hours() > 1 ? SEEDS : 1); seed++) {
        const struct ear ear = play(&script, (struct device){.dice = 11 + 1000 * seed}, false);
        assert_true(ear.worst_ms <= 40);
        assert_true(ear.missed <= 2 * ear.cuts);
    }
    close_script(&script);
}

static const struct instrument string = {
    .timbre = TIMBRE_PLUCK, .gain = 0.2f, .bright = 0.5f, .ring = 0.3f};
static const struct tune_note note = {.to = 0.1, .key = 69, .weight = 1};
static const int first_notes[] = {0, 1};
static const struct tune beat = {.beats_per_minute = 4 * 60000.0 / BAR_MS,
                                 .beats_per_bar = 4,
                                 .instruments = &string,
                                 .instrument_count = 1,
                                 .notes = &note,
                                 .note_count = 1,
                                 .first = first_notes,
                                 .bar_count = 1};

/* Words are said meanwhile, as they are what corrections wait for; only the music is heard. */
static void after_an_hour_the_music_is_in_step_with_the_beat(void **state)
{
    (void)state;
    const struct device devices[] = {{.ppm = -200, .dice = 11, .steady = true},
                                     {.ppm = 200, .dice = 11, .steady = true},
                                     {.dice = 11}};
    struct script script;
    open_script(&script, hours() * HOUR_MS, &beat);
    for (size_t i = 0; i < sizeof devices / sizeof *devices; i++) {
        const struct ear ear = play(&script, devices[i], true);
        assert_true(ear.error_ms <= 40); /* of the last bar */
        assert_true(ear.worst_ms <= 40 || !devices[i].steady);
        assert_true(ear.heard > 0.9 * (double)script.duration_ms / BAR_MS);
    }
    close_script(&script);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_hour_on_a_clock_that_is_off_cuts_no_word),
        cmocka_unit_test(an_hour_with_stalls_and_changing_rates_stays_in_time),
        cmocka_unit_test(after_an_hour_the_music_is_in_step_with_the_beat),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
