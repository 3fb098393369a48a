#include "timeline/speaker.h"
#include "base/ease.h"

enum {
    BREATH_SHIFT_MS = 800, /* a breath word may come so much late */
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

void speaker_strike(struct speaker *speaker, enum chime chime, int64_t at_ms,
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

static void propose_sentence(struct speaker *speaker, const char *text, enum cue_kind kind,
                             enum cue_priority priority, int64_t at_ms, int64_t over_by_ms)
{
    const int64_t duration = speaker_spoken_ms(speaker, text);
    const struct cue cue = {.at_ms = greater(at_ms, speaker->at_ms),
                            .duration_ms = duration,
                            .kind = kind,
                            .priority = priority,
                            .text = text};
    const int64_t end = routine_end(speaker);
    const int64_t over_by = priority <= PRIORITY_NAME ? end : lesser(over_by_ms, end);
    propose(speaker, (struct proposal){cue, over_by - duration, over_by, speaker->last});
    speaker->last = speaker->proposals->count - 1;
    speaker->at_ms = cue.at_ms + duration + TIMELINE_VOICE_GAP_MS;
}

static enum cue_kind breath_kind(enum breath breath)
{
    return breath == BREATH_IN ? CUE_BREATH_IN : CUE_BREATH_OUT;
}

static void sound_breath(struct speaker *speaker, enum breath breath, int64_t at_ms, int64_t ms)
{
    const int64_t duration = greater(BREATH_LEAST_MS, ms - BREATH_APART_MS);
    const struct cue cue = {.at_ms = at_ms,
                            .duration_ms = duration,
                            .kind = breath_kind(breath),
                            .priority = PRIORITY_BREATH,
                            .text = ""};
    propose(speaker, (struct proposal){cue, at_ms, at_ms + duration, -1});
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
    const int64_t latest = lesser(at_ms + BREATH_SHIFT_MS, over_by_ms - duration);
    if (are_sounded(cues)) {
        sound_breath(speaker, breath, at_ms, ms);
    }
    if (are_spoken(cues)) {
        propose(speaker, (struct proposal){cue, latest, over_by_ms, -1});
    }
}

int64_t speaker_number_ms(const struct speaker *speaker, int number)
{
    char word[WORDS_NUMBER_SIZE];
    return speaker_spoken_ms(speaker, words_number(number, word));
}

void speaker_number(struct speaker *speaker, int number, int64_t at_ms, enum cue_kind kind)
{
    char word[WORDS_NUMBER_SIZE];
    const char *text = arena_format(speaker->draft->arena, "%s", words_number(number, word));
    if (!text) {
        speaker->draft->failed = true;
        return;
    }
    const int64_t duration = speaker_spoken_ms(speaker, text);
    const struct cue cue = {.at_ms = at_ms,
                            .duration_ms = duration,
                            .kind = kind,
                            .priority = PRIORITY_COUNT,
                            .text = text};
    propose(speaker, (struct proposal){cue, at_ms, at_ms + duration, -1});
}

void speaker_say_lines(struct speaker *speaker, enum cue_priority priority, int64_t over_by_ms)
{
    const struct lines *lines = &speaker->here->say;
    for (int i = 0; i < lines->count; i++) {
        speaker_say(speaker, lines->line[i], priority, speaker->at_ms, over_by_ms);
    }
}
