#include "base/ease.h"
#include "timeline/draft.h"

#include <stdlib.h>
#include <string.h>

enum { TICK_MS = 60, SECOND_MS = 1000 };

/* The voices that have their place, in order; they never overlap. */
struct voices {
    const struct proposal *all;
    int *at;
    int count;
};

static bool is_voice(const struct cue *cue)
{
    return cue->text[0] != '\0';
}

static int64_t end_of(const struct cue *cue)
{
    return cue->at_ms + cue->duration_ms;
}

/* A count needs no pause after a count: each of them has its second. */
static int64_t gap_between(const struct cue *a, const struct cue *b)
{
    return a->kind == CUE_COUNT && b->kind == CUE_COUNT ? 0 : TIMELINE_VOICE_GAP_MS;
}

/* The first voice that ends after `ms`. */
static int voice_after(const struct voices *voices, int64_t ms)
{
    int low = 0, high = voices->count;
    while (low < high) {
        int middle = (low + high) / 2;
        if (end_of(&voices->all[voices->at[middle]].cue) > ms) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return low;
}

/* Moves the cue later until nothing is in its way; returns its place among the voices. */
static int find_room(const struct voices *voices, struct cue *cue)
{
    int i = voice_after(voices, cue->at_ms - TIMELINE_VOICE_GAP_MS);
    for (; i < voices->count; i++) {
        const struct cue *other = &voices->all[voices->at[i]].cue;
        const int64_t gap = gap_between(other, cue);
        if (end_of(cue) + gap <= other->at_ms) {
            break;
        }
        if (end_of(other) + gap > cue->at_ms) {
            cue->at_ms = end_of(other) + gap;
        }
    }
    return i;
}

/* What was said before, and is more than was asked for, does not come after what leads. */
static bool comes_too_late(const struct voices *voices, int place, int index)
{
    const struct cue *wanted = &voices->all[index].cue;
    for (int i = place - 1; i >= 0; i--) {
        const struct proposal *before = &voices->all[voices->at[i]];
        if (before->cue.at_ms < wanted->at_ms) {
            return false;
        }
        if (before->leads && voices->at[i] > index) {
            return wanted->priority == PRIORITY_INSTRUCTION;
        }
    }
    return false;
}

/* A place for a cue that begins at its time or later, up to `latest`; -1, with the reason, when
 * there is none. */
static int seat(const struct voices *voices, int index, struct cue *cue, int64_t latest)
{
    const struct proposal *proposal = &voices->all[index];
    if (proposal->after >= 0 && !voices->all[proposal->after].cue.dropped) {
        const int64_t earliest = end_of(&voices->all[proposal->after].cue) + TIMELINE_VOICE_GAP_MS;
        cue->at_ms = greater(cue->at_ms, earliest);
    }
    if (cue->at_ms > latest) {
        cue->dropped = "too long for what is left of its phase";
        return -1;
    }
    const int place = find_room(voices, cue);
    if (cue->at_ms > latest || end_of(cue) > proposal->over_by_ms ||
        comes_too_late(voices, place, index)) {
        cue->dropped = "something more important is said then";
        return -1;
    }
    return place;
}

/* At its time or later, else sooner. */
static int seat_around(const struct voices *voices, int index, struct shorter words,
                       struct cue *cue)
{
    const struct proposal *proposal = &voices->all[index];
    const int64_t saved = proposal->cue.duration_ms - words.duration_ms;
    const int64_t latest =
        lesser(proposal->latest_ms + saved, proposal->over_by_ms - words.duration_ms);
    *cue = proposal->cue;
    cue->text = words.text;
    cue->duration_ms = words.duration_ms;
    int place = seat(voices, index, cue, latest);
    if (place < 0 && proposal->earliest_ms < proposal->cue.at_ms) {
        cue->dropped = NULL;
        cue->at_ms = proposal->earliest_ms;
        place = seat(voices, index, cue, proposal->cue.at_ms);
    }
    return place;
}

/* In all its words, else in fewer. */
static int seat_somehow(const struct voices *voices, int index, struct cue *cue)
{
    const struct proposal *proposal = &voices->all[index];
    int place = seat_around(voices, index,
                            (struct shorter){proposal->cue.text, proposal->cue.duration_ms}, cue);
    const char *const reason = cue->dropped;
    for (int i = 0; i < WORDS_SHORTER_MOST && proposal->shorter[i].text && place < 0; i++) {
        place = seat_around(voices, index, proposal->shorter[i], cue);
    }
    if (place < 0) {
        *cue = proposal->cue;
        cue->dropped = reason;
    }
    return place;
}

static void place_voice(struct voices *voices, struct proposal *list, int index)
{
    struct cue cue;
    const int place = seat_somehow(voices, index, &cue);
    list[index].cue = cue;
    if (place < 0) {
        return;
    }
    memmove(&voices->at[place + 1], &voices->at[place],
            (size_t)(voices->count - place) * sizeof *voices->at);
    voices->at[place] = index;
    voices->count++;
}

static bool is_silent(const struct voices *voices, int64_t from, int64_t to)
{
    const int i = voice_after(voices, from);
    return i == voices->count || voices->all[voices->at[i]].cue.at_ms >= to;
}

static void add_tone(struct draft *draft, struct proposals *proposals, struct cue tone)
{
    void *array = proposals->list;
    if (!draft_grow(draft, &array, proposals->count, &proposals->room, sizeof *proposals->list)) {
        return;
    }
    proposals->list = array;
    proposals->list[proposals->count++] = (struct proposal){.cue = tone, .after = -1};
}

/* Whoever was to be told of a breath in words that found no room hears its tone. */
static void sound_breaths(struct draft *draft, struct proposals *proposals)
{
    const int said = proposals->count;
    for (int i = 0; i < said && draft->wish.breaths == BREATHS_WORDS; i++) {
        const struct proposal *words = &proposals->list[i];
        if (words->cue.dropped && words->breath_ms > 0) {
            struct cue tone =
                draft_breath_tone(words->cue.kind, words->cue.at_ms, words->breath_ms);
            tone.segment = words->cue.segment;
            add_tone(draft, proposals, tone);
        }
    }
}

/* A hold's seconds tick as long as nobody speaks. */
static void tick_hold(struct draft *draft, struct proposals *proposals, struct voices *voices,
                      int index)
{
    const struct segment *segment = &draft->segments[index].segment;
    const int64_t length = segment->end_ms - segment->start_ms;
    const int64_t rest = draft->wish.counts_up ? 0 : length % SECOND_MS;
    for (int64_t at = segment->start_ms + rest; at < segment->end_ms; at += SECOND_MS) {
        if (at > segment->start_ms && is_silent(voices, at, at + TICK_MS)) {
            const struct cue tick = {.at_ms = at,
                                     .duration_ms = TICK_MS,
                                     .kind = CUE_TICK,
                                     .priority = PRIORITY_TICK,
                                     .text = "",
                                     .segment = index};
            add_tone(draft, proposals, tick);
            voices->all = proposals->list;
        }
    }
}

static void place_voices(struct voices *voices, struct proposals *proposals, int priority,
                         bool leading)
{
    for (int i = 0; i < proposals->count; i++) {
        const struct proposal *proposal = &proposals->list[i];
        if (is_voice(&proposal->cue) && (int)proposal->cue.priority == priority &&
            proposal->leads == leading) {
            place_voice(voices, proposals->list, i);
        }
    }
}

/* Settles all conflicts between voices: the more important one stays, the other moves as far as it
 * may, is said in fewer words, or is dropped with the reason; a breath then has its tone. False
 * when memory ran out. */
static bool settle(struct draft *draft, struct proposals *proposals)
{
    struct voices voices = {.all = proposals->list};
    voices.at = arena_take(draft->scratch, (size_t)proposals->count + 1, sizeof *voices.at);
    if (!voices.at) {
        return false;
    }
    for (int priority = PRIORITY_SAFETY; priority <= PRIORITY_TICK; priority++) {
        place_voices(&voices, proposals, priority, true);
        place_voices(&voices, proposals, priority, false);
    }
    sound_breaths(draft, proposals);
    voices.all = proposals->list;
    for (int i = 0; i < draft->count && !draft->failed; i++) {
        if (draft->segments[i].segment.holds) {
            tick_hold(draft, proposals, &voices, i);
        }
    }
    return !draft->failed;
}

static int earlier(const void *a, const void *b)
{
    const struct cue *x = a, *y = b;
    if (x->at_ms != y->at_ms) {
        return x->at_ms < y->at_ms ? -1 : 1;
    }
    if (x->priority != y->priority) {
        return x->priority < y->priority ? -1 : 1;
    }
    return x->segment != y->segment ? x->segment - y->segment : (int)x->kind - (int)y->kind;
}

/* A tone at the very end of the routine still has to be heard. */
static void keep_within(struct cue *cue, int64_t end_ms)
{
    const int64_t latest = greater(0, end_ms - cue->duration_ms);
    cue->at_ms = lesser(cue->at_ms, latest);
}

const struct cue *draft_cues(struct draft *draft, int *count)
{
    struct proposals proposals = {0};
    draft_speak(draft, &proposals);
    if (draft->failed || !settle(draft, &proposals)) {
        return NULL;
    }
    struct cue *cues = arena_take(draft->arena, (size_t)proposals.count + 1, sizeof *cues);
    if (!cues) {
        return NULL;
    }
    const int64_t end_ms = draft->segments[draft->count - 1].segment.end_ms;
    for (int i = 0; i < proposals.count; i++) {
        cues[i] = proposals.list[i].cue;
        if (!is_voice(&cues[i])) {
            keep_within(&cues[i], end_ms);
        }
    }
    qsort(cues, (size_t)proposals.count, sizeof *cues, earlier);
    *count = proposals.count;
    return cues;
}
