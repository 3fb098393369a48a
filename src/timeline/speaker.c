#include "timeline/speaker.h"
#include "base/ease.h"

enum {
    BREATH_SHIFT_MS = 800, /* a breath word, or the number of a repeat, may come so much late */
    BREATH_AHEAD_MS = 900, /* or a breath word sooner, if it is not the first of its segment */
    BREATH_APART_MS = 120, /* so that the tones of in and out do not run into each other */
    BREATH_LEAST_MS = 300,
    CHIME_MS = 700,
};

int64_t speaker_whole_end(const struct speaker *speaker)
{
    const int end = draft_passage_end(speaker->draft, speaker->index);
    return speaker->draft->segments[end].segment.end_ms;
}

static int64_t routine_end(const struct speaker *speaker)
{
    return speaker->draft->segments[speaker->draft->count - 1].segment.end_ms;
}

int64_t speaker_spoken_ms(const struct speaker *speaker, const char *text)
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

/* At its own time or not at all. */
static void propose_exactly(struct speaker *speaker, struct cue cue)
{
    propose(speaker, (struct proposal){.cue = cue,
                                       .earliest_ms = cue.at_ms,
                                       .latest_ms = cue.at_ms,
                                       .over_by_ms = cue.at_ms + cue.duration_ms,
                                       .after = -1});
}

void speaker_strike(struct speaker *speaker, enum chime chime, int64_t at_ms,
                    enum cue_priority priority)
{
    const struct cue cue = {.at_ms = at_ms,
                            .duration_ms = CHIME_MS,
                            .kind = CUE_CHIME,
                            .priority = priority,
                            .chime = chime,
                            .text = ""};
    propose_exactly(speaker, cue);
}

/* Fewer words for it, in case; ever fewer. */
static void add_shorter(struct speaker *speaker, struct proposal *proposal)
{
    struct draft *draft = speaker->draft;
    const char *text = proposal->cue.text;
    for (int i = 0; i < WORDS_SHORTER_MOST && text; i++) {
        text = words_shorter(draft->arena, text);
        proposal->shorter[i].text = text;
        proposal->shorter[i].duration_ms = text ? speaker_spoken_ms(speaker, text) : 0;
    }
    draft->failed = draft->failed || draft->arena->failed;
}

/* The most words for it that are over in time if they begin at `at_ms`: -1 all of them, else which
 * of the shorter ones, WORDS_SHORTER_MOST for none. */
static int fitting(const struct proposal *proposal, int64_t at_ms)
{
    if (at_ms + proposal->cue.duration_ms <= proposal->over_by_ms) {
        return -1;
    }
    for (int i = 0; i < WORDS_SHORTER_MOST && proposal->shorter[i].text; i++) {
        if (at_ms + proposal->shorter[i].duration_ms <= proposal->over_by_ms) {
            return i;
        }
    }
    return WORDS_SHORTER_MOST;
}

/* Leaves the longer ones away. */
static void take_shorter(struct proposal *proposal, int index)
{
    proposal->cue.text = proposal->shorter[index].text;
    proposal->cue.duration_ms = proposal->shorter[index].duration_ms;
    proposal->latest_ms = proposal->over_by_ms - proposal->cue.duration_ms;
    for (int i = 0; i < WORDS_SHORTER_MOST; i++) {
        const int from = i + index + 1;
        proposal->shorter[i] =
            from < WORDS_SHORTER_MOST ? proposal->shorter[from] : (struct shorter){0};
    }
}

/* An instruction that what was said before leaves no time for leads: it is placed first, and what
 * is left of the other's time must do for that. False if there is no time at all. */
static bool plan_instruction(struct speaker *speaker, struct proposal *proposal)
{
    add_shorter(speaker, proposal);
    int form = fitting(proposal, proposal->cue.at_ms);
    if (form == WORDS_SHORTER_MOST && speaker->last < 0 && speaker->own_ms < proposal->cue.at_ms) {
        form = fitting(proposal, speaker->own_ms);
        proposal->leads = form < WORDS_SHORTER_MOST;
        proposal->cue.at_ms = proposal->leads ? speaker->own_ms : proposal->cue.at_ms;
    }
    if (form >= 0 && form < WORDS_SHORTER_MOST) {
        take_shorter(proposal, form);
    }
    return form < WORDS_SHORTER_MOST;
}

static bool is_breath(enum cue_kind kind)
{
    return kind == CUE_BREATH_IN || kind == CUE_BREATH_OUT;
}

static void propose_sentence(struct speaker *speaker, const char *text, enum cue_kind kind,
                             enum cue_priority priority, int64_t at_ms, int64_t over_by_ms)
{
    const int64_t duration = speaker_spoken_ms(speaker, text), end = routine_end(speaker);
    const int64_t over_by = priority <= PRIORITY_NAME ? end : lesser(over_by_ms, end);
    struct proposal proposal = {.cue = {.at_ms = greater(at_ms, speaker->at_ms),
                                        .duration_ms = duration,
                                        .kind = kind,
                                        .priority = priority,
                                        .text = text},
                                .latest_ms = over_by - duration,
                                .over_by_ms = over_by,
                                .after = speaker->last};
    const bool plain = priority != PRIORITY_INSTRUCTION || kind != CUE_SPEECH;
    if (is_breath(kind)) {
        proposal.breath_ms = speaker->here->segment.end_ms - proposal.cue.at_ms;
    }
    const bool fits = plain || plan_instruction(speaker, &proposal);
    proposal.earliest_ms = proposal.cue.at_ms;
    propose(speaker, proposal);
    if (fits) {
        speaker->last = speaker->proposals->count - 1;
        speaker->at_ms = proposal.cue.at_ms + proposal.cue.duration_ms + TIMELINE_VOICE_GAP_MS;
    }
}

static enum cue_kind breath_kind(enum breath breath)
{
    return breath == BREATH_IN ? CUE_BREATH_IN : CUE_BREATH_OUT;
}

struct cue draft_breath_tone(enum cue_kind kind, int64_t at_ms, int64_t ms)
{
    return (struct cue){.at_ms = at_ms,
                        .duration_ms = greater(BREATH_LEAST_MS, ms - BREATH_APART_MS),
                        .kind = kind,
                        .priority = PRIORITY_BREATH,
                        .text = ""};
}

static void sound_breath(struct speaker *speaker, enum breath breath, int64_t at_ms, int64_t ms)
{
    propose_exactly(speaker, draft_breath_tone(breath_kind(breath), at_ms, ms));
}

static bool are_spoken(enum breath_cues cues)
{
    return cues == BREATHS_WORDS || cues == BREATHS_BOTH;
}

static bool are_sounded(enum breath_cues cues)
{
    return cues == BREATHS_TONES || cues == BREATHS_BOTH;
}

/* A sentence of the script that is nothing but "Breathe in." */
static void say_breath_line(struct speaker *speaker, const char *text, enum breath breath,
                            int64_t at_ms, int64_t over_by_ms)
{
    const enum breath_cues cues = speaker->draft->wish.breaths;
    const int64_t at = greater(at_ms, speaker->at_ms);
    if (are_sounded(cues)) {
        sound_breath(speaker, breath, at, speaker->here->segment.end_ms - at);
    }
    if (are_spoken(cues)) {
        propose_sentence(speaker, text, breath_kind(breath), PRIORITY_BREATH, at, over_by_ms);
    }
}

void speaker_say(struct speaker *speaker, const char *text, enum cue_priority priority,
                 int64_t at_ms, int64_t over_by_ms)
{
    const enum breath breath = words_are_breath(text);
    if (breath == BREATH_FREE) {
        propose_sentence(speaker, text, CUE_SPEECH, priority, at_ms, over_by_ms);
    } else {
        say_breath_line(speaker, text, breath, at_ms, over_by_ms);
    }
}

void speaker_breathe(struct speaker *speaker, enum breath breath, bool first, int64_t at_ms,
                     int64_t ms, int64_t over_by_ms)
{
    const enum breath_cues cues = speaker->draft->wish.breaths;
    const char *text = words_breath(breath, first);
    const int64_t duration = speaker_spoken_ms(speaker, text);
    const struct cue cue = {.at_ms = at_ms,
                            .duration_ms = duration,
                            .kind = breath_kind(breath),
                            .priority = PRIORITY_BREATH,
                            .text = text};
    const int64_t start = speaker->here->segment.start_ms;
    if (are_sounded(cues)) {
        sound_breath(speaker, breath, at_ms, ms);
    }
    if (are_spoken(cues)) {
        struct proposal proposal = {
            .cue = cue,
            .earliest_ms = lesser(at_ms, greater(start, at_ms - BREATH_AHEAD_MS)),
            .latest_ms = lesser(at_ms + BREATH_SHIFT_MS, over_by_ms - duration),
            .over_by_ms = over_by_ms,
            .after = -1,
            .breath_ms = ms};
        if (first) {
            const char *word = words_breath(breath, false);
            proposal.shorter[0] = (struct shorter){word, speaker_spoken_ms(speaker, word)};
        }
        propose(speaker, proposal);
    }
}

int64_t speaker_number_ms(const struct speaker *speaker, int number)
{
    char word[WORDS_NUMBER_SIZE];
    return speaker_spoken_ms(speaker, words_number(number, word));
}

void speaker_number(struct speaker *speaker, int number, int64_t at_ms, enum cue_kind kind,
                    enum cue_priority priority)
{
    char word[WORDS_NUMBER_SIZE];
    const char *text = arena_format(speaker->draft->arena, "%s", words_number(number, word));
    if (!text) {
        speaker->draft->failed = true;
        return;
    }
    const int64_t duration = speaker_spoken_ms(speaker, text);
    const struct cue cue = {
        .at_ms = at_ms, .duration_ms = duration, .kind = kind, .priority = priority, .text = text};
    const int64_t late = kind == CUE_COUNT ? 0 : BREATH_SHIFT_MS;
    propose(speaker, (struct proposal){.cue = cue,
                                       .earliest_ms = at_ms,
                                       .latest_ms = at_ms + late,
                                       .over_by_ms = at_ms + late + duration,
                                       .after = -1});
}

void speaker_say_lines(struct speaker *speaker, enum cue_priority priority, int64_t over_by_ms)
{
    const struct lines *lines = &speaker->here->say;
    for (int i = 0; i < lines->count; i++) {
        speaker_say(speaker, lines->line[i], priority, speaker->at_ms, over_by_ms);
    }
}
