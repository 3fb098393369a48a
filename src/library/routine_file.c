#include "library/routine_file.h"
#include "base/tr.h"
#include "library/exercise_file.h"
#include "library/tongue.h"

#include <string.h>

static struct lines one_line(struct arena *arena, const char *text)
{
    const char **line = arena_take(arena, 1, sizeof *line);
    if (!line)
        return (struct lines){0};
    *line = text;
    return (struct lines){line, 1};
}

struct lines routine_opening(struct arena *arena)
{
    return one_line(arena, tr("Mild pull, never pain. Press H if it hurts."));
}

struct lines routine_closing(struct arena *arena)
{
    return one_line(arena, tr("Well done."));
}

struct ends { /* opening or closing */
    int64_t ms;
    struct lines say;
};

struct draft {
    struct routine routine;
    double beats_per_minute, beats_per_bar;
    struct ends opening, closing;
    const struct node *format, *positions, *exercises, *steps;
};

static void read_seconds_of_part(struct reader *reader, const struct node *value, void *slot)
{
    read_seconds(reader, value, "the length of an opening or closing", 1, 60, slot);
}

static void read_part(struct reader *reader, const struct node *value, void *slot)
{
    static const struct field fields[] = {
        {"seconds", read_seconds_of_part, offsetof(struct ends, ms), false},
        {"say", read_sentences, offsetof(struct ends, say), false},
    };
    fields_read(reader, value, "an opening or closing", fields, FIELD_COUNT(fields), slot);
}

static void read_beats_per_minute(struct reader *reader, const struct node *value, void *slot)
{
    read_number(reader, value, "beats per minute", "", 30, 240, slot);
}

static void read_beats_per_bar(struct reader *reader, const struct node *value, void *slot)
{
    double beats;
    if (!read_number(reader, value, "beats per bar", "", 1, 12, &beats))
        return;
    if (beats != (int)beats)
        reader_error(reader, value, "found %s beats per bar; write a whole number",
                     reader_shown(reader, value));
    else
        *(double *)slot = beats;
}

/* Turns bars into milliseconds and the drafts into steps. */
static void finish_steps(struct unrolling *unrolling, struct routine *routine)
{
    struct step *steps = reader_take(unrolling->reader, unrolling->count, sizeof *steps);
    if (!steps)
        return;
    double at = 0;
    routine->timed_by_bars = unrolling->count > 0;
    for (int i = 0; i < unrolling->count; i++) {
        struct draft_step *draft = &unrolling->steps[i];
        steps[i] = draft->step;
        if (draft->bars.count > 0) {
            struct bars own = draft->bars;
            own.phases = reader_take(unrolling->reader, own.count, sizeof *own.phases);
            if (!own.phases)
                return;
            memcpy(own.phases, draft->bars.phases, (size_t)own.count * sizeof *own.phases);
            bars_time(&own, unrolling->bar_ms, &at);
            steps[i].bars = own.phases;
            steps[i].bar_count = own.count;
        }
        routine->timed_by_bars &= steps[i].bars != NULL;
    }
    routine->steps = steps;
    routine->step_count = unrolling->count;
    routine->bar_ms = routine->timed_by_bars ? unrolling->bar_ms : 0;
}

/* The ids of a file's own things, copied. */
static const char *take_id(struct reader *reader, const struct node *name, const char *what)
{
    if (!reader_is_name(reader, name, what))
        return NULL;
    char *id = arena_copy(reader->arena, name->text.at, name->text.length);
    reader->no_memory |= !id;
    for (char *at = id; at && *at; at++)
        if (*at == '-')
            *at = '_';
    return id;
}

static void read_own_positions(struct reader *reader, const struct node *map, struct shelf *own)
{
    if (!reader_expect(reader, map, NODE_MAP, "positions"))
        return;
    for (const struct node *value = map->first; value && !reader->no_memory; value = value->next) {
        const char *id = take_id(reader, value->name, "a position");
        const struct position *position = id ? position_read(reader, value, id) : NULL;
        if (position)
            shelf_put_position(own, reader, position);
        else if (id)
            shelf_note_broken(own, reader, id);
    }
}

static void read_own_exercises(struct reader *reader, const struct node *map, struct shelf *own)
{
    if (!reader_expect(reader, map, NODE_MAP, "exercises"))
        return;
    for (const struct node *value = map->first; value && !reader->no_memory; value = value->next) {
        const char *id = take_id(reader, value->name, "an exercise");
        const struct exercise *exercise = id ? exercise_read(reader, value, id, own) : NULL;
        if (exercise)
            shelf_put_exercise(own, reader, exercise);
        else if (id)
            shelf_note_broken(own, reader, id);
    }
}

/* A routine in bars begins and ends with its first and last bar; others get words around them. */
static void set_ends(struct reader *reader, const struct node *root, struct draft *draft)
{
    struct routine *routine = &draft->routine;
    if (routine->timed_by_bars) {
        const struct node *opening = tree_value(root, "opening");
        const struct node *extra = opening ? opening : tree_value(root, "closing");
        if (extra)
            reader_error(reader, extra,
                         "a routine in bars is complete; say it in its first or "
                         "last bars instead");
        return;
    }
    routine->opening =
        draft->opening.say.count ? draft->opening.say : routine_opening(reader->arena);
    routine->closing =
        draft->closing.say.count ? draft->closing.say : routine_closing(reader->arena);
    routine->opening_ms = draft->opening.ms ? draft->opening.ms : ROUTINE_OPENING_MS;
    routine->closing_ms = draft->closing.ms ? draft->closing.ms : ROUTINE_CLOSING_MS;
}

static bool is_tune_name(const char *name)
{
    return name[strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_")] == '\0';
}

/* A piece is named, never pointed at: a file cannot make limber follow a path out of its folders.
 */
static void read_piece(struct reader *reader, const struct node *value, void *slot)
{
    const char **tune = slot;
    read_word(reader, value, tune);
    if (*tune != NULL && !is_tune_name(*tune))
        reader_error(reader, value, "%s is no piece of music; write its name, such as `catchy`",
                     reader_shown(reader, value));
}

/* A warning only: without its piece a routine can still be played. */
static void check_tune(struct reader *reader, const struct library *library,
                       const struct node *value)
{
    if (!value || value->kind != NODE_TEXT || !library || library->tune_count == 0 ||
        text_is(value->text, "none") || !is_tune_name(value->text.at) ||
        library_tune(library, value->text.at))
        return;
    const char *near = library_nearest_tune(library, value->text.at);
    reader_warning(reader, value, "there is no piece of music %s; write %s or none",
                   reader_shown(reader, value), near ? near : library->tunes[0]->id);
}

static const struct field ROUTINE[] = {
    {"format", read_node, offsetof(struct draft, format), false},
    {"name", read_text, offsetof(struct draft, routine.name), true},
    {"purpose", read_text, offsetof(struct draft, routine.purpose), false},
    {"music", read_piece, offsetof(struct draft, routine.music), false},
    {"beats_per_minute", read_beats_per_minute, offsetof(struct draft, beats_per_minute), false},
    {"beats_per_bar", read_beats_per_bar, offsetof(struct draft, beats_per_bar), false},
    {"opening", read_part, offsetof(struct draft, opening), false},
    {"closing", read_part, offsetof(struct draft, closing), false},
    {"accepted", read_accepted, offsetof(struct draft, routine.accepted), false},
    {"positions", read_node, offsetof(struct draft, positions), false},
    {"exercises", read_node, offsetof(struct draft, exercises), false},
    {"steps", read_node, offsetof(struct draft, steps), true},
    {"translations", read_translations, 0, false},
};

static const struct routine *routine_read(struct reader *reader, struct scripts *scripts,
                                          const struct script *script)
{
    struct draft draft = {.beats_per_bar = 4,
                          .routine = {.id = script->id,
                                      .name = script->id,
                                      .purpose = "",
                                      .moves = scripts->moves,
                                      .place = script->root->place}};
    struct shelf own = {.below = scripts->shelf};
    const int errors = reader->problems->errors;
    const struct tongue before = tongue_enter(reader, script->root);
    fields_read(reader, script->root, "a routine", ROUTINE, FIELD_COUNT(ROUTINE), &draft);
    check_tune(reader, scripts->music, tree_value(script->root, "music"));
    if (draft.positions)
        read_own_positions(reader, draft.positions, &own);
    if (draft.exercises)
        read_own_exercises(reader, draft.exercises, &own);
    struct unrolling unrolling = {
        .reader = reader, .scripts = scripts, .shelf = &own, .own = script->own};
    if (draft.beats_per_minute > 0)
        unrolling.bar_ms = 60000.0 * draft.beats_per_bar / draft.beats_per_minute;
    if (draft.steps)
        steps_read(&unrolling, draft.steps);
    if (draft.steps && unrolling.count == 0 && reader->problems->errors == errors)
        reader_error(reader, draft.steps, "a routine without steps; write `- exercise: cat_cow`");
    finish_steps(&unrolling, &draft.routine);
    set_ends(reader, script->root, &draft);
    tongue_leave(reader, before);
    struct routine *kept = reader_take(reader, 1, sizeof *kept);
    if (kept)
        *kept = draft.routine;
    return reader->problems->errors == errors && !reader->no_memory ? kept : NULL;
}

const struct routine *script_unroll(struct reader *reader, struct scripts *scripts,
                                    struct script *script)
{
    if (script->state == SCRIPT_FRESH) {
        script->state = SCRIPT_OPEN;
        script->routine = routine_read(reader, scripts, script);
        script->state = script->routine ? SCRIPT_DONE : SCRIPT_BROKEN;
    }
    return script->routine;
}
