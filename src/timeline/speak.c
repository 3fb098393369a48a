#include "base/ease.h"
#include "timeline/draft.h"
#include "timeline/words.h"

enum {
    SPILL_MS = 1300,       /* a sentence may run into the next phase by this, */
    SPILL_HOLD_MS = 600,   /* or into a hold by this */
    BREATH_SHIFT_MS = 800, /* a breath word may come so much late */
    HOLD_FIRST_MS = 1000,  /* content.md section 10 */
    HOLD_QUIET_MS = 5000,
    HALF_FROM_MS = 20000,
    SECOND_MS = 1000,
    BREATH_MS = TIMELINE_BREATH_IN_MS + TIMELINE_BREATH_OUT_MS,
    CHIME_MS = 700,
};

struct speaker {
    struct draft *draft;
    struct proposals *proposals;
    const struct draft_segment *here;
    int index;
    int last;         /* the sentence that came before in this segment; -1 */
    int64_t at_ms;    /* where the next sentence could begin */
    int named, sided; /* the segments whose name, whose side were said ahead; -1 */
};

static int64_t length_of(const struct segment *segment)
{
    return segment->end_ms - segment->start_ms;
}

/* The end of the passage that begins here. */
static int64_t whole_end(const struct speaker *speaker)
{
    const int end = draft_passage_end(speaker->draft, speaker->index);
    return speaker->draft->segments[end].segment.end_ms;
}

static int64_t routine_end(const struct speaker *speaker)
{
    return speaker->draft->segments[speaker->draft->count - 1].segment.end_ms;
}

static int64_t spoken_ms(const struct speaker *speaker, const char *text)
{
    const struct speech *speech = &speaker->draft->wish.speech;
    return greater(1, speech->duration_ms(speech->context, text));
}

static void propose(struct speaker *speaker, struct proposal proposal)
{
    struct proposals *all = speaker->proposals;
    void *array = all->list;
    if (!draft_grow(speaker->draft, &array, all->count, &all->room, sizeof *all->list)) {
        return;
    }
    all->list = array;
    proposal.cue.segment = speaker->index;
    all->list[all->count++] = proposal;
}

static void strike(struct speaker *speaker, enum chime chime, int64_t at_ms,
                   enum cue_priority priority)
{
    const struct cue cue = {.at_ms = at_ms,
                            .duration_ms = CHIME_MS,
                            .kind = CUE_CHIME,
                            .priority = priority,
                            .chime = chime,
                            .text = ""};
    propose(speaker, (struct proposal){cue, at_ms, at_ms + CHIME_MS, -1});
}

/* A sentence at `at_ms` or later, after the one before it, over by `over_by_ms`. */
static void say(struct speaker *speaker, const char *text, enum cue_priority priority,
                int64_t at_ms, int64_t over_by_ms)
{
    const int64_t duration = spoken_ms(speaker, text);
    const enum breath breath = words_are_breath(text);
    const struct cue cue = {
        .at_ms = greater(at_ms, speaker->at_ms),
        .duration_ms = duration,
        .kind = breath == BREATH_IN    ? CUE_BREATH_IN
                : breath == BREATH_OUT ? CUE_BREATH_OUT
                                       : CUE_SPEECH,
        .priority = breath == BREATH_FREE ? priority : PRIORITY_BREATH,
        .text = text,
    };
    const int64_t over_by = lesser(over_by_ms, routine_end(speaker));
    propose(speaker, (struct proposal){cue, over_by - duration, over_by, speaker->last});
    speaker->last = speaker->proposals->count - 1;
    speaker->at_ms = cue.at_ms + duration + TIMELINE_VOICE_GAP_MS;
}

static void say_breath(struct speaker *speaker, enum breath breath, bool first, int64_t at_ms,
                       int64_t over_by_ms)
{
    const char *text = words_breath(breath, first);
    const int64_t duration = spoken_ms(speaker, text);
    const struct cue cue = {.at_ms = at_ms,
                            .duration_ms = duration,
                            .kind = breath == BREATH_IN ? CUE_BREATH_IN : CUE_BREATH_OUT,
                            .priority = PRIORITY_BREATH,
                            .text = text};
    const int64_t latest = lesser(at_ms + BREATH_SHIFT_MS, over_by_ms - duration);
    propose(speaker, (struct proposal){cue, latest, over_by_ms, -1});
}

/* A number exactly at `at_ms` or not at all. */
static void say_number(struct speaker *speaker, int number, int64_t at_ms, enum cue_kind kind)
{
    char word[WORDS_NUMBER_SIZE];
    const char *text = arena_format(speaker->draft->arena, "%s", words_number(number, word));
    if (!text) {
        speaker->draft->failed = true;
        return;
    }
    const int64_t duration = spoken_ms(speaker, text);
    const struct cue cue = {.at_ms = at_ms,
                            .duration_ms = duration,
                            .kind = kind,
                            .priority = PRIORITY_COUNT,
                            .text = text};
    propose(speaker, (struct proposal){cue, at_ms, at_ms + duration, -1});
}

static const char *name_of(struct speaker *speaker, const struct draft_segment *of)
{
    const struct segment *segment = &of->segment;
    const char *name = words_name(speaker->draft->arena, segment->exercise, segment->side);
    speaker->draft->failed = speaker->draft->failed || !name;
    return name ? name : "";
}

/* The name of the exercise and its side, as far as they were not told ahead. */
static void announce(struct speaker *speaker, int64_t over_by_ms)
{
    const char *side = words_side(speaker->here->segment.side);
    if (speaker->named != speaker->index) {
        say(speaker, name_of(speaker, speaker->here), PRIORITY_NAME, speaker->at_ms, over_by_ms);
    }
    if (side && speaker->sided != speaker->index) {
        say(speaker, side, PRIORITY_SIDE, speaker->at_ms, over_by_ms);
    }
}

/* Whether a segment is too short for its own sentences after name and side. */
static bool is_crowded(const struct speaker *speaker, const struct draft_segment *of,
                       const char *name, const char *side)
{
    int64_t needed = spoken_ms(speaker, name);
    needed += side ? TIMELINE_VOICE_GAP_MS + spoken_ms(speaker, side) : 0;
    for (int i = 0; i < of->say.count; i++) {
        needed += TIMELINE_VOICE_GAP_MS + spoken_ms(speaker, of->say.line[i]);
    }
    return needed > of->segment.whole_end_ms - of->segment.start_ms;
}

/* Name, and side, are said at the end of the segment before if there is room and the exercise's own
 * first words need the time. */
static void announce_ahead(struct speaker *speaker)
{
    const struct draft *draft = speaker->draft;
    const int next = draft_passage_end(draft, speaker->index) + 1;
    if (next >= draft->count || !draft->segments[next].begins ||
        draft->segments[next].segment.kind != SEGMENT_PHASE) {
        return;
    }
    const struct draft_segment *of = &draft->segments[next];
    const char *name = name_of(speaker, of), *side = words_side(of->segment.side);
    const int64_t over_by = whole_end(speaker) + SPILL_MS;
    if (!is_crowded(speaker, of, name, side) ||
        speaker->at_ms + spoken_ms(speaker, name) > over_by) {
        return;
    }
    say(speaker, name, PRIORITY_NAME, speaker->at_ms, over_by);
    speaker->named = next;
    if (side && speaker->at_ms + spoken_ms(speaker, side) <= over_by) {
        say(speaker, side, PRIORITY_SIDE, speaker->at_ms, over_by);
        speaker->sided = next;
    }
}

static void say_lines(struct speaker *speaker, enum cue_priority priority, int64_t over_by_ms)
{
    const struct lines *lines = &speaker->here->say;
    for (int i = 0; i < lines->count; i++) {
        say(speaker, lines->line[i], priority, speaker->at_ms, over_by_ms);
    }
}

static bool is_counted(enum counting counting, int left, int64_t length)
{
    switch (counting) {
    case COUNT_ALL:
        return true;
    case COUNT_LAST_FIVE:
        return left <= 5 || length <= TIMELINE_SHORT_HOLD_MS;
    case COUNT_EVERY_TEN:
        return left % 10 == 0;
    case COUNT_NONE:
        break;
    }
    return false;
}

/* The first instant of a hold has its own tone and is not counted. */
static void count_hold(struct speaker *speaker)
{
    const struct segment *segment = &speaker->here->segment;
    const int64_t length = length_of(segment);
    for (int left = (int)((length - 1) / SECOND_MS); left > 0; left--) {
        if (left <= WORDS_NUMBER_MOST && is_counted(speaker->draft->wish.counting, left, length)) {
            say_number(speaker, left, segment->end_ms - (int64_t)left * SECOND_MS, CUE_COUNT);
        }
    }
}

static void pace_hold(struct speaker *speaker)
{
    const struct segment *segment = &speaker->here->segment;
    const int64_t over_by = segment->end_ms - HOLD_QUIET_MS;
    bool in = true;
    for (int64_t at = segment->start_ms; at < over_by; in = !in) {
        const enum breath breath = in ? BREATH_IN : BREATH_OUT;
        const bool first = segment->repeat <= 1 && at < segment->start_ms + BREATH_MS;
        say_breath(speaker, breath, first, at, over_by);
        at += in ? TIMELINE_BREATH_IN_MS : TIMELINE_BREATH_OUT_MS;
    }
}

/* One sentence a breath, each a second after the breath began, none in the last five seconds. */
static void instruct_hold(struct speaker *speaker)
{
    const struct segment *segment = &speaker->here->segment;
    const struct lines *lines = &speaker->here->say;
    const int64_t over_by = segment->end_ms - HOLD_QUIET_MS - TIMELINE_VOICE_GAP_MS;
    for (int i = 0; i < lines->count; i++) {
        const int64_t wanted = segment->start_ms + HOLD_FIRST_MS + (int64_t)i * BREATH_MS;
        const int64_t latest = over_by - spoken_ms(speaker, lines->line[i]);
        const int64_t earliest = segment->start_ms + HOLD_FIRST_MS;
        say(speaker, lines->line[i], PRIORITY_INSTRUCTION,
            greater(earliest, lesser(wanted, latest)), over_by);
    }
}

static void speak_hold(struct speaker *speaker)
{
    const struct segment *segment = &speaker->here->segment;
    strike(speaker, CHIME_START, segment->start_ms, PRIORITY_COUNT);
    if (speaker->here->pace == PACE_BAR) {
        say_lines(speaker, PRIORITY_INSTRUCTION, segment->end_ms);
    } else {
        instruct_hold(speaker);
    }
    if (segment->breath == BREATH_CYCLE) {
        pace_hold(speaker);
    }
    if (length_of(segment) >= HALF_FROM_MS) {
        strike(speaker, CHIME_HALF, segment->start_ms + length_of(segment) / 2, PRIORITY_COUNT);
    }
    count_hold(speaker);
    strike(speaker, CHIME_END_OF_HOLD, segment->end_ms, PRIORITY_COUNT);
}

static bool begins_repeat(const struct speaker *speaker)
{
    const struct segment *segment = &speaker->here->segment;
    return segment->repeat > 1 && segment->exercise->rhythmic &&
           speaker->draft->segments[speaker->index - 1].segment.repeat != segment->repeat;
}

/* What was explained once is from then on only paced: the number of the repeat and the breath. */
static void pace_move(struct speaker *speaker)
{
    const struct segment *segment = &speaker->here->segment;
    int64_t at = segment->start_ms;
    if (begins_repeat(speaker) && segment->repeat <= WORDS_NUMBER_MOST) {
        say_number(speaker, segment->repeat, at, CUE_SPEECH);
        at += speaker->proposals->count > 0
                  ? speaker->proposals->list[speaker->proposals->count - 1].cue.duration_ms
                  : 0;
        at += TIMELINE_VOICE_GAP_MS;
    }
    if (words_breath(segment->breath, true)) {
        say_breath(speaker, segment->breath, segment->repeat <= 1, at, segment->end_ms);
    }
}

static void speak_phase(struct speaker *speaker)
{
    const struct draft_segment *here = speaker->here;
    const struct segment *segment = &here->segment;
    const int next = draft_passage_end(speaker->draft, speaker->index) + 1;
    const bool hold_next =
        next < speaker->draft->count && speaker->draft->segments[next].segment.holds;
    const int64_t over_by = whole_end(speaker) + (hold_next ? SPILL_HOLD_MS : SPILL_MS);
    if (here->begins) {
        announce(speaker, over_by);
    }
    if (segment->holds) {
        speak_hold(speaker);
    } else if (here->say.count > 0) {
        say_lines(speaker, PRIORITY_INSTRUCTION, over_by);
    } else if (here->pace != PACE_BAR) {
        pace_move(speaker);
    }
}

static void speak_switch(struct speaker *speaker)
{
    const struct segment *segment = &speaker->here->segment;
    strike(speaker, CHIME_SIDE, segment->start_ms, PRIORITY_SIDE);
    say(speaker, WORDS_CHANGE_SIDES, PRIORITY_SIDE, speaker->at_ms, whole_end(speaker));
    say(speaker, words_side(segment->side), PRIORITY_SIDE, speaker->at_ms, whole_end(speaker));
}

/* From the start of a segment to its first word: time for a tone, or to take breath. */
static int64_t lead_ms(const struct speaker *speaker)
{
    const struct draft_segment *here = speaker->here;
    switch (here->segment.kind) {
    case SEGMENT_OPENING:
    case SEGMENT_REST:
        return 300;
    case SEGMENT_CHANGE:
    case SEGMENT_SWITCH:
    case SEGMENT_CLOSING:
        return 800;
    case SEGMENT_PHASE:
        break;
    }
    if (speaker->index > 0 && here[-1].segment.holds) {
        return 500;
    }
    if (here->pace == PACE_BAR) {
        return speaker->index == speaker->draft->count - 1 ? 800 : 0;
    }
    return 100;
}

static void speak_segment(struct speaker *speaker)
{
    const struct segment *segment = &speaker->here->segment;
    const bool last =
        draft_passage_end(speaker->draft, speaker->index) == speaker->draft->count - 1;
    if (last && !segment->holds) {
        strike(speaker, CHIME_DONE, segment->start_ms, PRIORITY_INSTRUCTION);
    }
    switch (segment->kind) {
    case SEGMENT_OPENING:
        say_lines(speaker, PRIORITY_SAFETY, segment->end_ms);
        break;
    case SEGMENT_CHANGE:
        announce(speaker, whole_end(speaker));
        say_lines(speaker, PRIORITY_INSTRUCTION, whole_end(speaker) + SPILL_MS);
        break;
    case SEGMENT_SWITCH:
        speak_switch(speaker);
        say_lines(speaker, PRIORITY_INSTRUCTION, whole_end(speaker) + SPILL_MS);
        break;
    case SEGMENT_REST:
    case SEGMENT_CLOSING:
        say_lines(speaker, PRIORITY_INSTRUCTION, whole_end(speaker));
        break;
    case SEGMENT_PHASE:
        speak_phase(speaker);
        break;
    }
}

/* What a later part of a passage has to say comes after what the earlier ones had. */
static void speak_further(struct speaker *speaker)
{
    const struct segment *segment = &speaker->here->segment;
    speaker->at_ms = greater(speaker->at_ms, segment->start_ms);
    say_lines(speaker, PRIORITY_INSTRUCTION, whole_end(speaker) + SPILL_MS);
}

static void speak_passage(struct speaker *speaker)
{
    const int64_t start = speaker->here->segment.start_ms;
    const int64_t spilled = lesser(speaker->at_ms, start + SPILL_MS + TIMELINE_VOICE_GAP_MS);
    const int end = draft_passage_end(speaker->draft, speaker->index);
    speaker->last = -1;
    speaker->at_ms = greater(spilled, start + lead_ms(speaker));
    speak_segment(speaker);
    while (speaker->index < end) {
        speaker->index++;
        speaker->here++;
        speak_further(speaker);
    }
    if (!speaker->here->segment.holds) {
        announce_ahead(speaker);
    }
}

void draft_speak(struct draft *draft, struct proposals *proposals)
{
    struct speaker speaker = {.draft = draft, .proposals = proposals, .named = -1, .sided = -1};
    for (int i = 0; i < draft->count && !draft->failed; i = speaker.index + 1) {
        speaker.here = &draft->segments[i];
        speaker.index = i;
        speak_passage(&speaker);
    }
}
