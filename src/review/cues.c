#include "review/cues.h"

#include <string.h>

#include "review/watch.h"

static void look_at_sentence(const char *text, const struct stride *now, const struct stride *next,
                             struct findings *findings)
{
    static cue_rule *const rules[] = {look_at_side, look_at_direction, look_at_held};
    struct clause clause;
    const struct cue_case cue = {&clause, text, now, next};
    for (const char *at = text; clause_next(&at, &clause);) {
        for (int i = 0; i < 3; i++) {
            rules[i](&cue, findings);
        }
    }
}

static bool is_said(const struct phase *phase, const char *text)
{
    for (int i = 0; i < phase->say.count; i++) {
        if (strcmp(phase->say.line[i], text) == 0) {
            return true;
        }
    }
    return false;
}

/* At 2.4 words a second the reader of the file has told it already. */
static void look_at_length(const struct timeline *timeline, const struct segment *segment,
                           const struct phase *phase, struct findings *findings)
{
    const struct speech *speech = &timeline->wish.speech;
    if (speech->duration_ms == speech_estimate.duration_ms) {
        return;
    }
    int64_t needed = 0;
    for (int i = 0; i < phase->say.count; i++) {
        needed += speech->duration_ms(speech->context, phase->say.line[i]);
        needed += i > 0 ? TIMELINE_VOICE_GAP_MS : 0;
    }
    const int64_t given = segment->end_ms - segment->start_ms;
    if (needed > given) {
        findings_note(findings, RULE_WORDS, phase->place, phase->name, "", (double)needed,
                      "what is said takes %.1f s, and there are %g s; give it %.1f s",
                      (double)needed / 1000, (double)given / 1000, (double)needed / 1000);
    }
}

static void look_at_phase(const struct phase *phase, const struct stride *now,
                          const struct stride *next, struct findings *findings)
{
    for (int i = 0; i < phase->say.count; i++) {
        look_at_sentence(phase->say.line[i], now, next, findings);
    }
    if (phase->show && !is_said(phase, phase->show)) {
        look_at_sentence(phase->show, now, next, findings);
    }
}

/* The next segment from `at` on that plays a phase of the right side; the count when there is none.
 */
static int next_phase(const struct timeline *timeline, int at)
{
    while (at < timeline->segment_count &&
           (timeline->segments[at].side == SIDE_LEFT || timeline->segments[at].motion < 0 ||
            !segment_phase(&timeline->segments[at]))) {
        at++;
    }
    return at;
}

void review_cues(const struct timeline *timeline, struct findings *findings)
{
    struct stride strides[2];
    int at = next_phase(timeline, 0), turn = 0;
    if (at < timeline->segment_count) {
        stride_measure(timeline, &timeline->segments[at], &strides[turn]);
    }
    while (at < timeline->segment_count) {
        const struct phase *phase = segment_phase(&timeline->segments[at]);
        const int next = next_phase(timeline, at + 1);
        const bool more = next < timeline->segment_count;
        strides[turn].phase = phase;
        if (more) {
            stride_measure(timeline, &timeline->segments[next], &strides[!turn]);
            strides[!turn].phase = segment_phase(&timeline->segments[next]);
        }
        if (timeline->segments[at].repeat <= 1) {
            look_at_length(timeline, &timeline->segments[at], phase, findings);
            look_at_phase(phase, &strides[turn], &strides[more ? !turn : turn], findings);
        }
        turn = !turn;
        at = next;
    }
}
