/* Steps laid out by bars of a beat. */
#include "base/tr.h"
#include "library/exercise_file.h"
#include "library/pose_file.h"
#include "library/routine_file.h"
#include <math.h>
#include <string.h>

enum { BARS_MOST = 200 };

struct draft {
    struct bar_phase phase;
    double bars;
    const struct node *to, *breath, *stretches, *side;
};

static void read_bar_count(struct reader *reader, const struct node *value, void *slot)
{
    double bars;
    if (read_number(reader, value, "a number of bars", "", 0.25, 64, &bars))
        *(double *)slot = bars;
}

static const struct phase *phase_named(const struct exercise *exercise, const char *name)
{
    for (int i = 0; i < exercise->phase_count; i++)
        if (strcmp(exercise->phases[i].name, name) == 0)
            return &exercise->phases[i];
    return NULL;
}

/* A phase that the exercise has is taken from there; a new one must say where it goes. */
static void inherit(struct reader *reader, const struct node *map, struct draft *draft,
                    const struct exercise *exercise)
{
    struct bar_phase *phase = &draft->phase;
    const struct phase *own = phase_named(exercise, phase->phase);
    phase->holds = own ? own->holds : is_hold_name(phase->phase);
    if (own) {
        phase->key = own->key;
        phase->breath = own->breath;
        phase->stretches = own->stretches;
    } else if (!draft->to && *phase->phase) {
        const char *names[PHASES_MOST];
        for (int i = 0; i < exercise->phase_count; i++)
            names[i] = exercise->phases[i].name;
        const struct node *name = tree_value(map, "phase");
        const char *near = text_nearest(name->text, names, exercise->phase_count);
        reader_error(reader, name, "%s is no phase of `%s`%s%s%s; say where it goes: `to: start`",
                     reader_shown(reader, name), exercise->id, near ? tr(" (did you mean `") : "",
                     near ? near : "", near ? "`?)" : "");
    }
    if (draft->to)
        phase->key = read_key_name(reader, draft->to, "pose of this exercise", exercise->keys,
                                   exercise->key_count);
    if (draft->breath)
        read_breath(reader, draft->breath, &phase->breath);
    if (draft->stretches)
        read_yes(reader, draft->stretches, &phase->stretches);
}

static void read_bar_side(struct reader *reader, struct draft *draft, const struct step *step)
{
    static const char *const words[] = {"both", "left", "right"};
    const bool one_sided = step->exercise->one_sided;
    draft->phase.side = !one_sided ? SIDE_BOTH : step->right ? SIDE_RIGHT : SIDE_LEFT;
    if (!draft->side)
        return;
    const int choice = read_choice(reader, draft->side, "side", words, 3);
    if (choice > 0 && !one_sided)
        reader_error(reader, draft->side, "`%s` works both sides at once; leave `side` out",
                     step->exercise->id);
    else if (choice > 0)
        draft->phase.side = choice == 1 ? SIDE_LEFT : SIDE_RIGHT;
}

static struct draft read_bar(struct reader *reader, const struct node *map, const struct step *step)
{
    static const struct field fields[] = {
        {"phase", read_phase_name, offsetof(struct draft, phase.phase), true},
        {"bars", read_bar_count, offsetof(struct draft, bars), true},
        {"to", read_node, offsetof(struct draft, to), false},
        {"breath", read_node, offsetof(struct draft, breath), false},
        {"side", read_node, offsetof(struct draft, side), false},
        {"say", read_sentences, offsetof(struct draft, phase.say), false},
        {"stretches", read_node, offsetof(struct draft, stretches), false},
    };
    struct draft draft = {.phase = {.phase = "", .place = map->place}};
    fields_read(reader, map, "a phase in bars", fields, FIELD_COUNT(fields), &draft);
    if (map->kind != NODE_MAP || reader->no_memory)
        return draft;
    inherit(reader, map, &draft, step->exercise);
    read_bar_side(reader, &draft, step);
    return draft;
}

static void check_hold(struct reader *reader, const struct node *map, const struct bar_phase *phase,
                       int key_before, const struct exercise *exercise)
{
    if (phase->holds && phase->key >= 0 && key_before >= 0 && phase->key != key_before)
        reader_error(reader, map,
                     "`%s` holds, but goes from `%s` to `%s`; go there in a phase of its own, then "
                     "hold",
                     phase->phase, exercise->keys[key_before].name,
                     exercise->keys[phase->key].name);
}

struct bars bars_read(struct reader *reader, const struct node *list, const struct step *step,
                      struct arena *scratch)
{
    struct bars bars = {0};
    if (!reader_expect(reader, list, NODE_LIST, "phases in bars"))
        return bars;
    if (list->count == 0 || list->count > BARS_MOST) {
        reader_error(reader, list, "found %d phases; write 1 to %d", list->count, BARS_MOST);
        return bars;
    }
    bars.phases = reader_take(reader, list->count, sizeof *bars.phases);
    bars.lengths = arena_take(scratch, (size_t)list->count, sizeof *bars.lengths);
    if (!bars.phases || !bars.lengths)
        return bars;
    int key = 0;
    for (const struct node *map = list->first; map && !reader->no_memory; map = map->next) {
        const struct draft draft = read_bar(reader, map, step);
        check_hold(reader, map, &draft.phase, key, step->exercise);
        key = draft.phase.key;
        bars.phases[bars.count] = draft.phase;
        bars.lengths[bars.count++] = draft.bars;
    }
    return bars;
}

void bars_time(const struct bars *bars, double bar_ms, double *at)
{
    for (int i = 0; i < bars->count; i++) {
        const double next = *at + bars->lengths[i];
        bars->phases[i].ms = llround(next * bar_ms) - llround(*at * bar_ms);
        *at = next;
    }
}
