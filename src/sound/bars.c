/* Where the bars of a piece lie under a timeline. */
#include "sound/music.h"

#include <math.h>

enum {
    BREATH_MS = TIMELINE_BREATH_IN_MS + TIMELINE_BREATH_OUT_MS,
    BREATH_LEAST_MS = 5000, /* faster breaths share a bar */
    ECHO_MOST_MS = 6000
};

/* Bars that are breaths, while they are laid. */
struct breathing {
    int64_t *starts, *turns; /* ms, then samples */
    int count, room;         /* starts[count] ends the last bar */
};

/* How much longer than written the routine's bars are at the wished tempo. Its first phase tells
 * that to a ms only; the whole, which is a number of eighths of a bar, tells it exactly. */
static double bar_scale(const struct timeline *timeline, const struct routine *routine)
{
    const struct step *step = routine->step_count > 0 ? &routine->steps[0] : NULL;
    if (!step || step->bar_count == 0 || timeline->segment_count == 0)
        return 1;
    const struct segment *first = &timeline->segments[0];
    const double eighth = routine->bar_ms / 8, whole = (double)timeline->duration_ms;
    const double about =
        (double)(first->whole_end_ms - first->whole_start_ms) / (double)step->bars[0].ms;
    const double eighths = round(whole / (eighth * about));
    return eighths >= 1 ? whole / (eighth * eighths) : 1;
}

static double even_bar(const struct tune *tune, const struct timeline *timeline)
{
    const struct routine *routine = timeline->routine;
    const double ms = tune_bar_ms(tune);
    const bool shared = routine && routine->timed_by_bars && fabs(routine->bar_ms - ms) < 1;
    return ms * SOUND_PER_MS * (shared ? bar_scale(timeline, routine) : 1);
}

/* A guided breath begins at `in`; bars of about a breath fill the time since the last one. */
static void begin_breath(struct breathing *b, int64_t in)
{
    const int64_t from = b->starts[b->count], passed = in - from;
    if (passed < BREATH_LEAST_MS)
        return;
    int64_t bars = (passed + BREATH_MS / 2) / BREATH_MS;
    bars = bars < 1 ? 1 : bars;
    for (int64_t i = 1; i <= bars && b->count < b->room; i++) {
        const int64_t start = b->starts[b->count], end = from + passed * i / bars;
        const bool guided = b->turns[b->count] > start + (end - start) / 5 && bars == 1 &&
                            b->turns[b->count] < start + (end - start) * 4 / 5;
        if (!guided)
            b->turns[b->count] = start + (end - start) * TIMELINE_BREATH_IN_MS / BREATH_MS;
        b->starts[++b->count] = end;
    }
    if (b->count < b->room)
        b->turns[b->count] = 0;
}

static void turn_breath(struct breathing *b, int64_t out)
{
    if (b->count < b->room && b->turns[b->count] == 0)
        b->turns[b->count] = out;
}

static void breathe_cycle(struct breathing *b, const struct segment *segment)
{
    for (int64_t in = segment->breath_origin_ms; in < segment->end_ms; in += BREATH_MS) {
        const int64_t out = in + TIMELINE_BREATH_IN_MS;
        if (in >= segment->start_ms)
            begin_breath(b, in);
        if (out >= segment->start_ms && out < segment->end_ms)
            turn_breath(b, out);
    }
}

static void breathe(struct breathing *b, const struct timeline *timeline)
{
    enum breath before = BREATH_FREE;
    for (int i = 0; i < timeline->segment_count; i++) {
        const struct segment *segment = &timeline->segments[i];
        if (segment->breath == BREATH_CYCLE)
            breathe_cycle(b, segment);
        else if (segment->breath == BREATH_IN && before != BREATH_IN)
            begin_breath(b, segment->start_ms);
        else if (segment->breath == BREATH_OUT && before != BREATH_OUT)
            turn_breath(b, segment->start_ms);
        before = segment->breath;
    }
}

static bool lay_breaths(const struct timeline *timeline, struct arena *arena, struct music *out)
{
    struct breathing b = {.room = (int)(timeline->duration_ms / BREATH_LEAST_MS + 4)};
    b.starts = arena_take(arena, (size_t)b.room + 1, sizeof *b.starts);
    b.turns = arena_take(arena, (size_t)b.room + 1, sizeof *b.turns);
    if (!b.starts || !b.turns)
        return false;
    breathe(&b, timeline);
    const int64_t last = b.starts[b.count], end = timeline->duration_ms;
    begin_breath(&b, end - last < BREATH_LEAST_MS ? last + BREATH_MS : end);
    for (int i = 0; i <= b.count; i++) {
        b.starts[i] *= SOUND_PER_MS;
        b.turns[i] *= SOUND_PER_MS;
    }
    out->starts = b.starts;
    out->turns = b.turns;
    out->bar_count = b.count;
    return true;
}

bool music_lay(const struct tune *tune, const struct timeline *timeline, struct arena *arena,
               struct music *out)
{
    *out = (struct music){
        .tune = tune, .bar = even_bar(tune, timeline), .end = timeline->duration_ms * SOUND_PER_MS};
    for (int i = 0; i < tune->instrument_count; i++) {
        const struct instrument *instrument = &tune->instruments[i];
        const int64_t rings = (int64_t)((double)instrument->ring * SOUND_RATE) +
                              (instrument->echo > 0 ? ECHO_MOST_MS * SOUND_PER_MS : 0);
        out->longest = rings > out->longest ? rings : out->longest;
    }
    return !tune->breathes || lay_breaths(timeline, arena, out);
}
