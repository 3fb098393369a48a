#include "base/ease.h"
#include "timeline/speaker.h"

enum {
    FIRST_MS = 1000, /* content.md section 10 */
    QUIET_MS = 5000,
    HALF_FROM_MS = 20000,
    HALF_WORDS_MS = 700, /* from the tone to the words */
    SECOND_MS = 1000,
    LAST_MS = 5000,
    COUNT_MOST_MS = 950,
    BREATH_MS = TIMELINE_BREATH_IN_MS + TIMELINE_BREATH_OUT_MS,
};

static int64_t length_of(const struct segment *segment)
{
    return segment->end_ms - segment->start_ms;
}

/* What is said for a number: of one that lasts longer than its second only the last digit. */
static int said_as(const struct speaker *speaker, int number)
{
    const bool fits = speaker_number_ms(speaker, number) <= COUNT_MOST_MS;
    return fits || number < 20 || number % 10 == 0 ? number : number % 10;
}

/* `number` is what would be said when `left_ms` are left. */
static bool is_counted(enum counting counting, int number, int64_t left_ms, int64_t length)
{
    switch (counting) {
    case COUNT_ALL:
        return true;
    case COUNT_LAST_FIVE:
        return left_ms <= LAST_MS || length <= TIMELINE_SHORT_HOLD_MS;
    case COUNT_EVERY_TEN:
        return number % 10 == 0;
    case COUNT_NONE:
        break;
    }
    return false;
}

/* The first and the last instant of a hold have their own tones and are not counted. What a short
 * hold counts beyond the last five is less than its breath. */
static void count(struct speaker *speaker)
{
    const struct segment *segment = &speaker->here->segment;
    const struct timeline_wish *wish = &speaker->draft->wish;
    const int64_t length = length_of(segment);
    const int most = (int)((length - 1) / SECOND_MS);
    for (int i = 1; i <= most && i <= WORDS_NUMBER_MOST; i++) {
        const int64_t left_ms =
            wish->counts_up ? length - (int64_t)i * SECOND_MS : (int64_t)i * SECOND_MS;
        if (is_counted(wish->counting, i, left_ms, length)) {
            const bool yields = wish->counting == COUNT_LAST_FIVE && left_ms > LAST_MS;
            speaker_number(speaker, said_as(speaker, i), segment->end_ms - left_ms, CUE_COUNT,
                           yields ? PRIORITY_BREATH : PRIORITY_COUNT);
        }
    }
}

static void pace(struct speaker *speaker)
{
    const struct segment *segment = &speaker->here->segment;
    const int64_t over_by = segment->end_ms - QUIET_MS;
    bool in = true;
    for (int64_t at = segment->start_ms; at < over_by; in = !in) {
        const enum breath breath = in ? BREATH_IN : BREATH_OUT;
        const int64_t ms = in ? TIMELINE_BREATH_IN_MS : TIMELINE_BREATH_OUT_MS;
        const bool first = segment->repeat <= 1 && at < segment->start_ms + BREATH_MS;
        speaker_breathe(speaker, breath, first, at, lesser(ms, segment->end_ms - at), over_by);
        at += ms;
    }
}

/* One sentence a breath, each a second after the breath began, none in the last five seconds. Where
 * the next breath is too late for it, right after the one before, so that the breath is called. */
static void instruct(struct speaker *speaker)
{
    const struct segment *segment = &speaker->here->segment;
    const struct lines *lines = &speaker->here->say;
    const int64_t over_by = segment->end_ms - QUIET_MS - TIMELINE_VOICE_GAP_MS;
    const int64_t first = segment->start_ms + FIRST_MS;
    for (int i = 0; i < lines->count; i++) {
        const int64_t wanted = first + (int64_t)i * BREATH_MS;
        const bool fits = wanted + speaker_spoken_ms(speaker, lines->line[i]) <= over_by;
        speaker_say(speaker, lines->line[i], PRIORITY_INSTRUCTION, fits ? wanted : first, over_by);
    }
}

/* Whether words tell that half is over: not where the seconds are counted anyway, nor where numbers
 * are not wanted. A rest is never counted. */
static bool half_is_said(const struct speaker *speaker)
{
    const enum counting counting = speaker->draft->wish.counting;
    return counting != COUNT_NONE && (counting != COUNT_ALL || !speaker->here->segment.holds);
}

static void mark_half(struct speaker *speaker)
{
    const struct segment *segment = &speaker->here->segment;
    const int64_t half = segment->start_ms + length_of(segment) / 2;
    if (length_of(segment) < HALF_FROM_MS) {
        return;
    }
    speaker_strike(speaker, CHIME_HALF, half, PRIORITY_COUNT);
    if (half_is_said(speaker)) {
        struct speaker aside = *speaker; /* the sentences of the hold go on from where they were */
        aside.last = -1;
        aside.at_ms = half;
        speaker_say(&aside, tr(WORDS_HALF_WAY), PRIORITY_INSTRUCTION, half + HALF_WORDS_MS,
                    half + HALF_WORDS_MS + SPILL_MS);
    }
}

void speaker_hold(struct speaker *speaker)
{
    const struct segment *segment = &speaker->here->segment;
    speaker_strike(speaker, CHIME_START, segment->start_ms, PRIORITY_COUNT);
    mark_half(speaker);
    if (speaker->here->pace == PACE_BAR) {
        speaker_say_lines(speaker, PRIORITY_INSTRUCTION, segment->end_ms);
    } else {
        instruct(speaker);
    }
    if (segment->breath == BREATH_CYCLE) {
        pace(speaker);
    }
    count(speaker);
    speaker_strike(speaker, CHIME_END_OF_HOLD, segment->end_ms, PRIORITY_COUNT);
}

void speaker_rest(struct speaker *speaker)
{
    const struct segment *segment = &speaker->here->segment;
    speaker_say_lines(speaker, PRIORITY_INSTRUCTION, segment->end_ms);
    mark_half(speaker);
    if (segment->breath == BREATH_CYCLE) {
        pace(speaker);
    }
}
