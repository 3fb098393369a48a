#include "base/ease.h"
#include "timeline/speaker.h"

enum {
    AHEAD_MS = 200, /* from the end of what is said ahead to the first movement */
    AFTER_MS =
        700, /* so late a name may begin: movements begin slowly, nothing is seen of it yet */
};

static const char *name_of(struct speaker *speaker, const struct draft_segment *of)
{
    const struct segment *segment = &of->segment;
    const char *name = words_name(speaker->draft->arena, segment->exercise, segment->side);
    speaker->draft->failed = speaker->draft->failed || !name;
    return name ? name : "";
}

void speaker_announce(struct speaker *speaker, int64_t over_by_ms)
{
    const char *side = words_side(speaker->here->segment.side);
    if (speaker->named != speaker->index) {
        speaker_say(speaker, name_of(speaker, speaker->here), PRIORITY_NAME, speaker->at_ms,
                    over_by_ms);
    }
    if (side && speaker->sided != speaker->index) {
        speaker_say(speaker, side, PRIORITY_SIDE, speaker->at_ms, over_by_ms);
    }
}

static int64_t name_and_side_ms(const struct speaker *speaker, const char *name, const char *side)
{
    return speaker_spoken_ms(speaker, name) +
           (side ? TIMELINE_VOICE_GAP_MS + speaker_spoken_ms(speaker, side) : 0);
}

/* The name, and the side if it ends in time. */
static void say_ahead(struct speaker *speaker, int next, const char *name, const char *side,
                      int64_t from, int64_t over_by)
{
    speaker_say(speaker, name, PRIORITY_NAME, from, over_by);
    speaker->named = next;
    if (side && speaker->at_ms + speaker_spoken_ms(speaker, side) <= over_by) {
        speaker_say(speaker, side, PRIORITY_SIDE, speaker->at_ms, over_by);
        speaker->sided = next;
    }
}

/* The segment whose name is told before it begins; -1: none. */
static int told_ahead(const struct speaker *speaker)
{
    const struct draft *draft = speaker->draft;
    const int next = draft_passage_end(draft, speaker->index) + 1;
    const bool told = next < draft->count && draft->segments[next].begins &&
                      draft->segments[next].segment.kind == SEGMENT_PHASE;
    return told ? next : -1;
}

void speaker_make_ready(struct speaker *speaker)
{
    const struct lines *lines = &speaker->here->say;
    const int next = told_ahead(speaker);
    int64_t over = speaker->at_ms + speaker_spoken_ms(speaker, tr(WORDS_READY)) + AHEAD_MS;
    for (int i = 0; i < lines->count; i++) {
        over += TIMELINE_VOICE_GAP_MS + speaker_spoken_ms(speaker, lines->line[i]);
    }
    if (next >= 0) {
        const char *name = name_of(speaker, &speaker->draft->segments[next]);
        over += TIMELINE_VOICE_GAP_MS + speaker_spoken_ms(speaker, name);
    }
    if (over <= speaker_whole_end(speaker)) {
        speaker_say(speaker, tr(WORDS_READY), PRIORITY_INSTRUCTION, speaker->at_ms,
                    speaker_whole_end(speaker));
    }
}

void speaker_announce_ahead(struct speaker *speaker)
{
    const struct draft *draft = speaker->draft;
    const int next = told_ahead(speaker);
    if (next < 0) {
        return;
    }
    const struct draft_segment *of = &draft->segments[next];
    const char *name = name_of(speaker, of), *side = words_side(of->segment.side);
    const int64_t end = speaker_whole_end(speaker);
    const int64_t name_over = speaker->at_ms + speaker_spoken_ms(speaker, name);
    const int64_t both_ms = name_and_side_ms(speaker, name, side);
    if (name_over <= end) {
        say_ahead(speaker, next, name, side, end - AHEAD_MS - both_ms, end);
    } else {
        if (speaker->at_ms > end + AFTER_MS) { /* what is still being said then has to yield */
            speaker->at_ms = end;
            speaker->last = -1;
        }
        say_ahead(speaker, next, name, side, speaker->at_ms, end + SPILL_MS);
    }
}
