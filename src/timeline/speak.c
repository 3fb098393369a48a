#include "base/ease.h"
#include "timeline/speaker.h"

#include <string.h>

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
        speaker_number(speaker, segment->repeat, at, CUE_SPEECH, PRIORITY_COUNT);
        at += speaker_number_ms(speaker, segment->repeat) + TIMELINE_VOICE_GAP_MS;
    }
    if (words_breath(segment->breath, true)) {
        speaker_breathe(speaker, segment->breath, segment->repeat <= 1, at, segment->end_ms - at,
                        segment->end_ms);
    }
}

/* Its only phase of fixed length is the one it is about. */
static bool is_rest(const struct draft_segment *here)
{
    return here->segment.exercise->rests && here->pace == PACE_FIXED;
}

static void speak_phase(struct speaker *speaker)
{
    const struct draft_segment *here = speaker->here;
    const struct segment *segment = &here->segment;
    const int next = draft_passage_end(speaker->draft, speaker->index) + 1;
    const bool hold_next =
        next < speaker->draft->count && speaker->draft->segments[next].segment.holds;
    const int64_t over_by = speaker_whole_end(speaker) + (hold_next ? SPILL_HOLD_MS : SPILL_MS);
    if (here->begins) {
        speaker_announce(speaker, over_by);
    }
    if (segment->holds) {
        speaker_hold(speaker);
    } else if (is_rest(here)) {
        speaker_rest(speaker);
    } else if (here->say.count > 0) {
        speaker_say_lines(speaker, PRIORITY_INSTRUCTION, over_by);
    } else if (here->pace != PACE_BAR) {
        pace_move(speaker);
    }
}

static void speak_switch(struct speaker *speaker)
{
    const struct segment *segment = &speaker->here->segment;
    speaker_strike(speaker, CHIME_SIDE, segment->start_ms, PRIORITY_SIDE);
    speaker_say(speaker, tr(WORDS_CHANGE_SIDES), PRIORITY_SIDE, speaker->at_ms,
                speaker_whole_end(speaker));
    speaker_say(speaker, words_side(segment->side), PRIORITY_SIDE, speaker->at_ms,
                speaker_whole_end(speaker));
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
        return SPEAKER_CHANGE_MS;
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

/* What was done, at its end. */
static void speak_total(struct speaker *speaker)
{
    const struct draft *draft = speaker->draft;
    int64_t stretched = 0;
    for (int i = 0; i < draft->count; i++) {
        const struct segment *segment = &draft->segments[i].segment;
        stretched += segment->counts_as_stretch ? segment->end_ms - segment->start_ms : 0;
    }
    char total[WORDS_TOTAL_SIZE];
    if (words_total(stretched, total)) {
        const char *text = arena_copy(draft->arena, total, strlen(total));
        speaker->draft->failed |= !text;
        speaker_say(speaker, text ? text : "", PRIORITY_INSTRUCTION, speaker->at_ms,
                    speaker_whole_end(speaker));
    }
}

static void speak_segment(struct speaker *speaker)
{
    const struct segment *segment = &speaker->here->segment;
    const bool last =
        draft_passage_end(speaker->draft, speaker->index) == speaker->draft->count - 1;
    if (last && !segment->holds) {
        speaker_strike(speaker, CHIME_DONE, segment->start_ms, PRIORITY_INSTRUCTION);
    }
    switch (segment->kind) {
    case SEGMENT_OPENING:
        speaker_make_ready(speaker);
        speaker_say_lines(speaker, PRIORITY_SAFETY, segment->end_ms);
        break;
    case SEGMENT_CHANGE:
        speaker_announce(speaker, speaker_whole_end(speaker));
        speaker_say_lines(speaker, PRIORITY_INSTRUCTION, speaker_whole_end(speaker) + SPILL_MS);
        break;
    case SEGMENT_SWITCH:
        speak_switch(speaker);
        speaker_say_lines(speaker, PRIORITY_INSTRUCTION, speaker_whole_end(speaker) + SPILL_MS);
        break;
    case SEGMENT_REST:
        if (speaker->here->begins) {
            speaker_announce(speaker, speaker_whole_end(speaker));
        }
        speaker_say_lines(speaker, PRIORITY_INSTRUCTION, speaker_whole_end(speaker));
        break;
    case SEGMENT_CLOSING:
        speaker_say_lines(speaker, PRIORITY_INSTRUCTION, speaker_whole_end(speaker));
        speak_total(speaker);
        break;
    case SEGMENT_PHASE:
        speak_phase(speaker);
        if (last && speaker->here->pace == PACE_BAR) {
            speak_total(speaker);
        }
        break;
    }
}

/* What a later part of a passage has to say comes after what the earlier ones had. */
static void speak_further(struct speaker *speaker)
{
    const struct segment *segment = &speaker->here->segment;
    speaker->at_ms = greater(speaker->at_ms, segment->start_ms);
    speaker_say_lines(speaker, PRIORITY_INSTRUCTION, speaker_whole_end(speaker) + SPILL_MS);
}

/* When a passage's own words may begin at the latest: a name told ahead is never cut short, the
 * words for changing sides wait for nobody. */
static int64_t spill_end(const struct speaker *speaker)
{
    const struct segment *segment = &speaker->here->segment;
    if (segment->kind == SEGMENT_SWITCH) {
        return segment->start_ms;
    }
    return speaker->named == speaker->index ? speaker->at_ms
                                            : segment->start_ms + SPILL_MS + TIMELINE_VOICE_GAP_MS;
}

static void speak_passage(struct speaker *speaker)
{
    const int64_t start = speaker->here->segment.start_ms;
    const int64_t spilled = lesser(speaker->at_ms, spill_end(speaker));
    const int end = draft_passage_end(speaker->draft, speaker->index);
    speaker->last = -1;
    speaker->own_ms = start + lead_ms(speaker);
    speaker->at_ms = greater(spilled, speaker->own_ms);
    speak_segment(speaker);
    while (speaker->index < end) {
        speaker->index++;
        speaker->here++;
        speak_further(speaker);
    }
    if (!speaker->here->segment.holds) {
        speaker_announce_ahead(speaker);
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
