/* The phases of an exercise: which pose when, how long, what is said meanwhile. */
#include "base/tr.h"
#include "library/exercise_file.h"
#include "library/pose_file.h"
#include <string.h>

#define WORDS_A_SECOND 2.4

struct draft {
    struct phase phase;
    const struct node *to, *seconds, *holds;
};

bool is_hold_name(const char *name)
{
    return strncmp(name, "hold", 4) == 0 && strspn(name + 4, "0123456789") == strlen(name + 4);
}

bool reader_is_name(struct reader *reader, const struct node *node, const char *what)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789_-";
    const struct text text = node->text;
    if (node->kind == NODE_TEXT && text.length > 0 && text.length <= 64 &&
        strspn(text.at, letters) == text.length)
        return true;
    reader_error(reader, node,
                 "%s is no name for %s; write small letters, digits and underscores, at most 64",
                 reader_shown(reader, node), tr(what));
    return false;
}

void read_hold(struct reader *reader, const struct node *value, void *slot)
{
    int64_t ms;
    if (value->kind == NODE_TEXT && number_in_minutes(value->text)) {
        reader_error(
            reader, value,
            "a hold of %s; write seconds, as holding a stretch for minutes may hurt nerves "
            "and joints (a source that says minutes means seconds)",
            reader_shown(reader, value));
        return;
    }
    if (!read_seconds(reader, value, "the length of a hold", 0, 1e9, &ms))
        return;
    const double seconds = (double)ms / 1000;
    if (ms > 60000)
        reader_error(
            reader, value,
            "a hold of %g s; write at most 60 s, as more brings nothing and may hurt nerves "
            "and joints (a source that says minutes means seconds)",
            seconds);
    else if (ms < 4000)
        reader_error(reader, value, "a hold of %g s; write at least 4 s, as less is no stretch",
                     seconds);
    else if (ms % 10000 != 0)
        reader_warning(reader, value,
                       "a hold of %g s; write 10, 20 or 30 s, as a breath lasts 10 s (4 in, 6 out)",
                       seconds);
    *(int64_t *)slot = ms;
}

void check_words(struct reader *reader, const struct node *at, const struct lines *say, int64_t ms)
{
    int words = 0;
    for (int i = 0; i < say->count; i++)
        words += text_words(text_of(say->line[i]));
    const double seconds = (double)ms / 1000;
    if (words > seconds * WORDS_A_SECOND)
        reader_warning(reader, at,
                       "%d words do not fit into %g s; at 2.4 words a second %d fit, or give it "
                       "%.1f s",
                       words, seconds, (int)(seconds * WORDS_A_SECOND), words / WORDS_A_SECOND);
}

void read_phase_name(struct reader *reader, const struct node *value, void *slot)
{
    if (reader_is_name(reader, value, "a phase"))
        read_word(reader, value, slot);
}

/* Without seconds of its own a hold lasts as long as the dose says. */
static void read_length(struct reader *reader, const struct node *map, struct draft *draft,
                        const struct exercise *exercise)
{
    struct phase *phase = &draft->phase;
    if (!draft->seconds) {
        phase->ms = phase->holds ? exercise->dose.hold_ms : 0;
        if (phase->ms == 0)
            reader_error(reader, map, "a phase without `seconds`; write `seconds: 5`");
    } else if (phase->holds) {
        read_hold(reader, draft->seconds, &phase->ms);
    } else {
        read_seconds(reader, draft->seconds, "the length of a phase", 0.5, 120, &phase->ms);
    }
}

static bool read_phase(struct reader *reader, const struct node *map,
                       const struct exercise *exercise, struct phase *out)
{
    static const struct field fields[] = {
        {"phase", read_phase_name, offsetof(struct draft, phase.name), true},
        {"to", read_node, offsetof(struct draft, to), true},
        {"seconds", read_node, offsetof(struct draft, seconds), false},
        {"breath", read_breath, offsetof(struct draft, phase.breath), false},
        {"stretches", read_yes, offsetof(struct draft, phase.stretches), false},
        {"holds", read_node, offsetof(struct draft, holds), false},
        {"repeats", read_yes, offsetof(struct draft, phase.repeats), false},
        {"say", read_sentences, offsetof(struct draft, phase.say), false},
        {"describe", read_sentences, offsetof(struct draft, phase.describe), false},
        {"show", read_text, offsetof(struct draft, phase.show), false},
        {"highlight", read_highlights, offsetof(struct draft, phase.highlights), false},
    };
    const int errors = reader->problems->errors;
    struct draft draft = {.phase = {.name = "", .place = map->place}};
    fields_read(reader, map, "a phase", fields, FIELD_COUNT(fields), &draft);
    if (map->kind != NODE_MAP)
        return false;
    draft.phase.holds = is_hold_name(draft.phase.name);
    if (draft.holds)
        read_yes(reader, draft.holds, &draft.phase.holds);
    read_length(reader, map, &draft, exercise);
    if (draft.to)
        draft.phase.key = read_key_name(reader, draft.to, "pose of this exercise", exercise->keys,
                                        exercise->key_count);
    *out = draft.phase;
    return reader->problems->errors == errors && !reader->no_memory;
}

/* A hold stays where the phase before it arrived. */
static void check_hold(struct reader *reader, const struct node *map,
                       const struct exercise *exercise, const struct phase *phases, int index)
{
    const int before = index > 0 ? phases[index - 1].key : 0;
    const struct phase *phase = &phases[index];
    if (phase->holds && phase->key != before)
        reader_error(reader, map,
                     "`%s` holds, but goes from `%s` to `%s`; go there in a phase of its own, then "
                     "hold",
                     phase->name, exercise->keys[before].name, exercise->keys[phase->key].name);
    if (phase->holds && phase->stretches)
        reader_error(
            reader, map,
            "`%s` both holds and stretches; write `stretches` on the phase that goes there",
            phase->name);
}

static void check_say(struct reader *reader, const struct node *map,
                      const struct exercise *exercise, const struct phase *phase)
{
    const struct node *say = tree_value(map, "say");
    const int64_t dose = phase->holds ? exercise->dose.hold_ms : 0;
    if (say)
        check_words(reader, say, &phase->say, dose > phase->ms ? dose : phase->ms);
}

/* The first phase of a second block of repeated ones; NULL when they stand together. */
static const struct node *second_block(const struct node *list, const struct exercise *exercise)
{
    int blocks = 0;
    const struct node *map = list->first;
    for (int i = 0; i < exercise->phase_count; i++, map = map->next) {
        const bool begins =
            exercise->phases[i].repeats && (i == 0 || !exercise->phases[i - 1].repeats);
        blocks += begins;
        if (begins && blocks == 2)
            return map;
    }
    return NULL;
}

/* The phases must give the dose something to repeat and to hold. */
static void check_dose(struct reader *reader, const struct node *list,
                       const struct exercise *exercise)
{
    bool holds = false, repeats = false;
    for (int i = 0; i < exercise->phase_count; i++) {
        holds |= exercise->phases[i].holds;
        repeats |= exercise->phases[i].repeats;
    }
    if (!repeats && (exercise->dose.repeats > 1 || exercise->rhythmic))
        reader_error(reader, list,
                     "the dose repeats, but no phase does; write `repeats: yes` on "
                     "the phases that belong to one repeat");
    if (!holds && exercise->dose.hold_ms > 0)
        reader_error(reader, list, "the dose holds, but no phase does; name one `hold`");
    const struct node *second = second_block(list, exercise);
    if (second)
        reader_error(reader, second,
                     "the phases that repeat do not stand together; write "
                     "`repeats: yes` on phases that follow each other");
}

void phases_read(struct reader *reader, const struct node *list, struct exercise *exercise)
{
    if (!reader_expect(reader, list, NODE_LIST, "phases"))
        return;
    if (list->count == 0 || list->count > PHASES_MOST) {
        reader_error(reader, list, "found %d phases; write 1 to %d", list->count, PHASES_MOST);
        return;
    }
    struct phase *phases = reader_take(reader, list->count, sizeof *phases);
    if (!phases)
        return;
    bool sound = true;
    int count = 0;
    for (const struct node *map = list->first; map && !reader->no_memory; map = map->next) {
        sound &= read_phase(reader, map, exercise, &phases[count]);
        if (sound)
            check_hold(reader, map, exercise, phases, count);
        if (sound)
            check_say(reader, map, exercise, &phases[count]);
        count++;
    }
    exercise->phases = phases;
    exercise->phase_count = count;
    if (sound && !reader->no_memory)
        check_dose(reader, list, exercise);
}
