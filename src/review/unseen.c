#include "review/unseen.h"

#include <string.h>

#include "review/sentence.h"
#include "review/watch.h"

enum { POINTER_WORDS = 3 };

/* What points at something seen, word by word. */
static const char *const pointers[][POINTER_WORDS] = {
    /* the manner of what is seen */
    {"like", "this"},
    {"like", "so"},
    {"like", "that"},
    {"like", "me"},
    {"like", "mine"},
    {"this", "way"},
    {"that", "way"},
    {"way", "i"},
    {"as", "i", "do"},
    {"what", "i", "do"},
    {"same", "as", "me"},
    {"this", "is", "how"},
    {"looks", "like"},
    {"thus"},
    /* measures of what is seen */
    {"this", "far"},
    {"that", "far"},
    {"this", "much"},
    {"that", "much"},
    {"this", "high"},
    {"that", "high"},
    {"this", "low"},
    {"this", "wide"},
    {"this", "deep"},
    /* places */
    {"here"},
    {"over", "there"},
    {"up", "there"},
    {"down", "there"},
    {"right", "there"},
    {"see", "above"},
    {"see", "below"},
    /* showing */
    {"as", "shown"},
    {"shown"},
    {"as", "you", "see"},
    {"can", "see"},
    {"see", "how"},
    {"demonstrated"},
    {"pictured"},
    {"illustrated"},
    {"indicated"},
    {"highlighted"},
    {"marked"},
    /* looking */
    {"watch"},
    {"observe"},
    {"notice", "how"},
    {"look", "at", "me"},
    {"follow", "me"},
    {"follow", "along"},
    {"follow", "the", "lead"},
    {"copy"},
    {"imitate"},
    {"mirror", "me"},
    /* what shows it */
    {"the", "picture"},
    {"this", "picture"},
    {"the", "figure"},
    {"the", "model"},
    {"the", "screen"},
    {"on", "screen"},
    {"on-screen"},
    {"the", "display"},
    {"the", "image"},
    {"the", "drawing"},
    {"the", "diagram"},
    {"the", "illustration"},
    {"the", "animation"},
    {"the", "video"},
    {"the", "arrow"},
    {"the", "arrows"},
};

static bool stands_at(const struct clause *clause, int at, const char *const words[POINTER_WORDS])
{
    for (int i = 0; i < POINTER_WORDS && words[i]; i++) {
        if (at + i >= clause->count || strcmp(clause->word[at + i], words[i]) != 0) {
            return false;
        }
    }
    return true;
}

static const char *const *pointer_in(const struct clause *clause)
{
    for (int at = 0; at < clause->count; at++) {
        for (size_t i = 0; i < sizeof pointers / sizeof *pointers; i++) {
            if (stands_at(clause, at, pointers[i])) {
                return pointers[i];
            }
        }
    }
    return NULL;
}

static const char *word_or_none(const char *word)
{
    return word ? word : "";
}

static void look_at_text(const char *text, struct place place, const char *phase,
                         struct findings *findings)
{
    struct clause clause;
    for (const char *at = text; clause_next(&at, &clause);) {
        const char *const *found = pointer_in(&clause);
        if (found) {
            findings_note(findings, RULE_UNSEEN, place, phase, text, 1,
                          "\"%s\" says \"%s%s%s%s%s\", which tells nothing to those who see "
                          "nothing; name the part of the body and where it goes",
                          text, found[0], found[1] ? " " : "", word_or_none(found[1]),
                          found[2] ? " " : "", word_or_none(found[2]));
        }
    }
}

/* Whether the words are those of the exercise's own phase, of which it is told for itself. */
static bool is_of_phase(const struct timeline *timeline, const struct segment *segment)
{
    const struct routine *routine = timeline->routine;
    const bool bars =
        segment->step < routine->step_count && routine->steps[segment->step].bars != NULL;
    return !bars && segment_phase(segment);
}

void review_unseen(const struct timeline *timeline, struct findings *findings)
{
    for (int i = 0; i < timeline->cue_count; i++) {
        const struct cue *cue = &timeline->cues[i];
        if (cue->text[0] && !is_of_phase(timeline, &timeline->segments[cue->segment])) {
            look_at_text(cue->text, timeline->routine->place, NULL, findings);
        }
    }
}

static void look_at_lines(const struct lines *lines, struct place place, const char *phase,
                          struct findings *findings)
{
    for (int i = 0; i < lines->count; i++) {
        look_at_text(lines->line[i], place, phase, findings);
    }
}

void review_unseen_words(const struct exercise *exercise, struct findings *findings)
{
    look_at_lines(&exercise->position->describe, exercise->position->key.place, NULL, findings);
    look_at_lines(&exercise->describe, exercise->place, NULL, findings);
    for (int i = 0; i < exercise->phase_count; i++) {
        const struct phase *phase = &exercise->phases[i];
        look_at_lines(&phase->say, phase->place, phase->name, findings);
        look_at_lines(&phase->describe, phase->place, phase->name, findings);
    }
}
