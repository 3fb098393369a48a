/* The steps of a routine, repeats and includes unrolled. */
#include "base/tr.h"
#include "library/exercise_file.h"
#include "library/routine_file.h"
#include <string.h>

static void read_comfort(struct reader *reader, const struct node *value, void *slot)
{
    double comfort;
    if (read_number(reader, value, "a comfort", TR("(1: the whole arc)"), 0.3, 1, &comfort))
        *(float *)slot = (float)comfort;
}

static void read_rest(struct reader *reader, const struct node *value, void *slot)
{
    read_seconds(reader, value, "the length of a rest", 1, 120, slot);
}

/* Room for `more` steps; false when there would be too many, told once. */
static bool make_room(struct unrolling *unrolling, const struct node *at, int more)
{
    if (unrolling->full || unrolling->reader->no_memory)
        return false;
    if (unrolling->count + more > STEPS_MOST) {
        unrolling->full = true;
        reader_error(unrolling->reader, at,
                     "found more than %d steps with all repeats and includes; make it shorter",
                     STEPS_MOST);
        return false;
    }
    if (unrolling->count + more <= unrolling->room)
        return true;
    const int room = (unrolling->count + more) * 2;
    struct draft_step *moved = arena_take(unrolling->scripts->scratch, (size_t)room, sizeof *moved);
    if (!moved) {
        unrolling->reader->no_memory = true;
        return false;
    }
    if (unrolling->count > 0)
        memcpy(moved, unrolling->steps, (size_t)unrolling->count * sizeof *moved);
    unrolling->steps = moved;
    unrolling->room = room;
    return true;
}

static void add_step(struct unrolling *unrolling, const struct node *at,
                     const struct draft_step *step)
{
    if (make_room(unrolling, at, 1))
        unrolling->steps[unrolling->count++] = *step;
}

/* Which sides a step plays: both unless it says so, and only where the exercise has sides. */
static void read_sides(struct reader *reader, const struct node *value, struct step *step)
{
    static const char *const words[] = {"both", "left", "right"};
    const int choice = value ? read_choice(reader, value, "side", words, 3) : 0;
    step->left = choice != 2;
    step->right = choice != 1;
    if (choice > 0 && !step->exercise->one_sided)
        reader_error(reader, value, "`%s` works both sides at once; leave `sides` out",
                     step->exercise->id);
}

static bool repeats_a_part(const struct exercise *exercise)
{
    for (int i = 0; i < exercise->phase_count; i++)
        if (exercise->phases[i].repeats)
            return true;
    return false;
}

static void check_dose(struct reader *reader, const struct node *map, const struct step *step)
{
    const struct node *hold = tree_value(map, "hold"), *repeats = tree_value(map, "repeats");
    if (hold && step->exercise->dose.hold_ms == 0)
        reader_error(reader, hold, "`%s` is not held but repeated; write `repeats: 4`",
                     step->exercise->id);
    if (repeats && step->dose.repeats > 1 && !repeats_a_part(step->exercise))
        reader_error(reader, repeats, "`%s` has no part that repeats; leave `repeats` out",
                     step->exercise->id);
}

static void read_step_bars(struct unrolling *unrolling, const struct node *list,
                           struct draft_step *draft)
{
    if (unrolling->bar_ms == 0) {
        reader_error(unrolling->reader, list,
                     "found bars without a beat; write `beats_per_minute: 100` above the steps");
        return;
    }
    draft->bars = bars_read(unrolling->reader, list, &draft->step, unrolling->scripts->scratch);
    for (int i = 0; i < draft->bars.count; i++) {
        const struct bar_phase *phase = &draft->bars.phases[i];
        const int64_t ms = (int64_t)(draft->bars.lengths[i] * unrolling->bar_ms);
        const struct node at = {.place = phase->place};
        check_words(unrolling->reader, &at, &phase->say, ms);
        if (phase->holds && ms > 60000)
            reader_error(unrolling->reader, &at, "a hold of %g s; write fewer bars, at most 60 s",
                         (double)ms / 1000);
    }
}

static void read_exercise_step(struct unrolling *unrolling, const struct node *map)
{
    struct exercise_step {
        struct draft_step draft;
        const struct node *exercise, *sides, *bars;
    } found = {.draft = {.step = {.kind = STEP_EXERCISE, .comfort = 1, .place = map->place}}};
    static const struct field fields[] = {
        {"exercise", read_node, offsetof(struct exercise_step, exercise), true},
        {"hold", read_hold, offsetof(struct exercise_step, draft.step.dose.hold_ms), false},
        {"repeats", read_repeats, offsetof(struct exercise_step, draft.step.dose.repeats), false},
        {"sides", read_node, offsetof(struct exercise_step, sides), false},
        {"comfort", read_comfort, offsetof(struct exercise_step, draft.step.comfort), false},
        {"bars", read_node, offsetof(struct exercise_step, bars), false},
    };
    struct reader *reader = unrolling->reader;
    fields_read(reader, map, "a step with an exercise", fields, FIELD_COUNT(fields), &found);
    struct step *step = &found.draft.step;
    step->exercise = read_exercise_id(reader, found.exercise, unrolling->shelf);
    if (!step->exercise)
        return;
    read_sides(reader, found.sides, step);
    check_dose(reader, map, step);
    step->own_hold = unrolling->own && step->dose.hold_ms > 0;
    if (found.bars)
        read_step_bars(unrolling, found.bars, &found.draft);
    add_step(unrolling, map, &found.draft);
}

static void read_rest_step(struct unrolling *unrolling, const struct node *map)
{
    static const struct field fields[] = {
        {"rest", read_rest, offsetof(struct draft_step, step.ms), true},
        {"say", read_sentences, offsetof(struct draft_step, step.say), false},
    };
    struct draft_step draft = {.step = {.kind = STEP_REST, .comfort = 1, .place = map->place}};
    fields_read(unrolling->reader, map, "a rest", fields, FIELD_COUNT(fields), &draft);
    if (tree_value(map, "say"))
        check_words(unrolling->reader, tree_value(map, "say"), &draft.step.say, draft.step.ms);
    add_step(unrolling, map, &draft);
}

static void read_say_step(struct unrolling *unrolling, const struct node *map)
{
    static const struct field fields[] = {
        {"say", read_sentences, offsetof(struct draft_step, step.say), true},
    };
    struct draft_step draft = {.step = {.kind = STEP_SAY, .comfort = 1, .place = map->place}};
    fields_read(unrolling->reader, map, "a step that only says something", fields,
                FIELD_COUNT(fields), &draft);
    add_step(unrolling, map, &draft);
}

static void read_repeat_count(struct reader *reader, const struct node *value, void *slot)
{
    double times;
    if (!read_number(reader, value, "a number of repeats", "", 1, 100, &times))
        return;
    if (times != (int)times)
        reader_error(reader, value, "%s repeats cannot be done; write a whole number",
                     reader_shown(reader, value));
    *(int *)slot = (int)times;
}

static void read_repeat_step(struct unrolling *unrolling, const struct node *map)
{
    struct repeat {
        int times;
        const struct node *steps;
    } repeat = {.times = 1};
    static const struct field fields[] = {
        {"repeat", read_repeat_count, offsetof(struct repeat, times), true},
        {"steps", read_node, offsetof(struct repeat, steps), true},
    };
    fields_read(unrolling->reader, map, "a repeat", fields, FIELD_COUNT(fields), &repeat);
    const int first = unrolling->count;
    if (repeat.steps)
        steps_read(unrolling, repeat.steps);
    const int block = unrolling->count - first;
    for (int i = 1; i < repeat.times && block > 0 && make_room(unrolling, map, block); i++) {
        memcpy(&unrolling->steps[unrolling->count], &unrolling->steps[first],
               (size_t)block * sizeof *unrolling->steps);
        unrolling->count += block;
    }
}

static struct script *script_named(struct scripts *scripts, struct text id)
{
    for (struct script *script = scripts->newest; script; script = script->older)
        if (id_is(id, script->id) && script->state != SCRIPT_BROKEN)
            return script;
    return NULL;
}

static bool is_broken(const struct scripts *scripts, struct text id)
{
    for (const struct script *script = scripts->newest; script; script = script->older)
        if (id_is(id, script->id))
            return script->state == SCRIPT_BROKEN;
    return false;
}

static void tell_unknown_routine(struct unrolling *unrolling, const struct node *value)
{
    if (is_broken(unrolling->scripts, value->text)) {
        reader_error(unrolling->reader, value, "%s has mistakes of its own; put them right first",
                     reader_shown(unrolling->reader, value));
        return;
    }
    enum { NAMES_MOST = 1000 };
    const char *names[NAMES_MOST];
    int count = 0;
    const struct library *library = unrolling->scripts->library;
    for (int i = 0; library && i < library->routine_count && count < NAMES_MOST; i++)
        names[count++] = library->routines[i]->id;
    for (const struct script *script = unrolling->scripts->newest; script && count < NAMES_MOST;
         script = script->older)
        if (script->state != SCRIPT_BROKEN && script->state != SCRIPT_OPEN)
            names[count++] = script->id;
    reader_unknown(unrolling->reader, value, "routine", names, count);
}

/* The routine that `include` names, unrolled first if need be. */
static const struct routine *included(struct unrolling *unrolling, const struct node *value)
{
    struct reader *reader = unrolling->reader;
    if (!reader_expect(reader, value, NODE_TEXT, "the name of a routine"))
        return NULL;
    struct script *script = script_named(unrolling->scripts, value->text);
    if (script && script->state == SCRIPT_OPEN) {
        reader_error(reader, value,
                     "%s includes itself, directly or by others; leave this `include` out",
                     reader_shown(reader, value));
        return NULL;
    }
    const struct routine *routine =
        script ? script_unroll(reader, unrolling->scripts, script) : NULL;
    if (!script && unrolling->scripts->library) {
        const char *id =
            arena_copy(unrolling->scripts->scratch, value->text.at, value->text.length);
        routine = id ? library_routine(unrolling->scripts->library, id) : NULL;
    }
    if (!routine)
        tell_unknown_routine(unrolling, value);
    return routine;
}

static void read_include_step(struct unrolling *unrolling, const struct node *map)
{
    struct include {
        const struct node *name;
    } include = {0};
    static const struct field fields[] = {
        {"include", read_node, offsetof(struct include, name), true},
    };
    fields_read(unrolling->reader, map, "an include", fields, FIELD_COUNT(fields), &include);
    const struct routine *routine = included(unrolling, include.name);
    if (!routine || !make_room(unrolling, map, routine->step_count))
        return;
    for (int i = 0; i < routine->step_count; i++)
        unrolling->steps[unrolling->count++] = (struct draft_step){.step = routine->steps[i]};
}

static const struct {
    const char *word;
    void (*read)(struct unrolling *unrolling, const struct node *map);
} STEPS[] = {
    {"exercise", read_exercise_step}, {"rest", read_rest_step}, {"repeat", read_repeat_step},
    {"include", read_include_step},   {"say", read_say_step},
};

static void read_step(struct unrolling *unrolling, const struct node *map)
{
    if (!reader_expect(unrolling->reader, map, NODE_MAP, "a step"))
        return;
    const char *words[FIELD_COUNT(STEPS)];
    for (int i = 0; i < FIELD_COUNT(STEPS); i++) {
        words[i] = STEPS[i].word;
        if (tree_value(map, words[i])) {
            STEPS[i].read(unrolling, map);
            return;
        }
    }
    reader_unknown(unrolling->reader, map->first ? map->first->name : map, "kind of step", words,
                   FIELD_COUNT(STEPS));
}

void steps_read(struct unrolling *unrolling, const struct node *list)
{
    if (!reader_expect(unrolling->reader, list, NODE_LIST, "steps"))
        return;
    for (const struct node *map = list->first;
         map && !unrolling->full && !unrolling->reader->no_memory; map = map->next)
        read_step(unrolling, map);
}
