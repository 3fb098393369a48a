#include "export/list.h"

#include "base/tr.h"
#include "export/fedb.h"
#include "export/json.h"
#include "library/family.h"
#include "timeline/length.h"

#include <string.h>

enum { NAME_COLUMNS = 38 };

static bool is_written(FILE *to)
{
    return fflush(to) == 0 && !ferror(to);
}

static bool lists_routines(const struct list_wish *wish)
{
    return wish->category == CATEGORY_COUNT && wish->position == NULL;
}

static bool is_wanted(const struct exercise *exercise, const struct list_wish *wish)
{
    return (wish->category == CATEGORY_COUNT || wish->category == exercise->category) &&
           (wish->position == NULL || strcmp(wish->position, exercise->position->id) == 0);
}

static int seconds(int64_t ms)
{
    return (int)((ms + 500) / 1000);
}

/* A text and spaces up to a column; printf's widths count bytes. */
static void put_wide(const char *text, int columns, FILE *to)
{
    const int missing = columns - text_characters(text_of(text));
    fprintf(to, "%s%*s", text, missing > 0 ? missing : 0, "");
}

static bool table_routine(const struct world *world, const struct routine *routine, FILE *to)
{
    struct length length;
    if (!length_of_routine(world, routine, &length)) {
        return false;
    }
    fprintf(to, "  %-24s ", routine->id);
    put_wide(routine->name, NAME_COLUMNS, to);
    fprintf(to, tr(" %3d:%02d min, stretch %4d s\n"), seconds(length.ms) / 60,
            seconds(length.ms) % 60, seconds(length.stretch_ms));
    return true;
}

static void table_props(const struct exercise *exercise, FILE *to)
{
    const char *between = "";
    if (exercise->props == 0) {
        fputs(tr("no props"), to);
    }
    for (int bit = 0; bit < PROP_COUNT; bit++) {
        if (exercise->props >> bit & 1U) {
            fprintf(to, "%s%s", between, prop_word(bit));
            between = ", ";
        }
    }
}

static void table_lines(const struct lines *lines, const char *before, FILE *to)
{
    for (int i = 0; i < lines->count; i++) {
        fprintf(to, "%s%s", i == 0 ? before : ", ", lines->line[i]);
    }
}

static bool table_exercise(const struct world *world, const struct exercise *exercise, FILE *to)
{
    struct length length;
    if (!length_of_exercise(world, exercise, &length)) {
        return false;
    }
    fprintf(to, "  %-24s ", exercise->id);
    put_wide(exercise->name, NAME_COLUMNS, to);
    fprintf(to, tr(" %-14s %4d s, stretch %3d s  "), exercise->position->id, seconds(length.ms),
            seconds(length.stretch_ms));
    table_props(exercise, to);
    table_lines(&exercise->groups, "; ", to);
    table_lines(&exercise->flags, "; ", to);
    fputc('\n', to);
    return true;
}

static bool table_category(const struct world *world, const struct library *library,
                           enum category category, const struct list_wish *wish, FILE *to)
{
    bool headed = false, good = true;
    for (int i = 0; good && i < library->exercise_count; i++) {
        const struct exercise *exercise = library->exercises[i];
        if (exercise->category != category || !is_wanted(exercise, wish)) {
            continue;
        }
        if (!headed) {
            fprintf(to, "\n%s\n", tr(category_name(category)));
        }
        headed = true;
        good = table_exercise(world, exercise, to);
    }
    return good;
}

bool list_table(const struct world *world, const struct library *library,
                const struct list_wish *wish, FILE *to)
{
    bool good = true;
    if (lists_routines(wish)) {
        fprintf(to, "%s\n", tr("Routines"));
        for (int i = 0; good && i < library->routine_count; i++) {
            good = table_routine(world, library->routines[i], to);
        }
    }
    for (int category = 0; good && category < CATEGORY_COUNT; category++) {
        good = table_category(world, library, (enum category)category, wish, to);
    }
    return is_written(to) && good;
}

static void write_length(struct json *json, const char *key, const struct length *length)
{
    json_integer(json, key, length->ms);
    json_integer(json, "stretch_ms", length->stretch_ms);
}

static bool write_routine(struct json *json, const struct world *world,
                          const struct routine *routine)
{
    struct length length;
    if (!length_of_routine(world, routine, &length)) {
        return false;
    }
    json_object(json, NULL);
    json_text(json, "id", routine->id);
    json_text(json, "name", routine->name);
    json_text(json, "purpose", routine->purpose);
    write_length(json, "duration_ms", &length);
    json_array(json, "exercises");
    for (int i = 0; i < routine->step_count; i++) {
        if (routine->steps[i].kind == STEP_EXERCISE) {
            json_text(json, NULL, routine->steps[i].exercise->id);
        }
    }
    json_array_end(json);
    json_object_end(json);
    return true;
}

static void write_lines(struct json *json, const char *key, const struct lines *lines)
{
    json_array(json, key);
    for (int i = 0; i < lines->count; i++) {
        json_text(json, NULL, lines->line[i]);
    }
    json_array_end(json);
}

static void write_props(struct json *json, unsigned props)
{
    json_array(json, "props");
    for (int bit = 0; bit < PROP_COUNT; bit++) {
        if (props >> bit & 1U) {
            json_text(json, NULL, prop_word(bit));
        }
    }
    json_array_end(json);
}

static void write_phases(struct json *json, const struct exercise *exercise)
{
    json_array(json, "phases");
    for (int i = 0; i < exercise->phase_count; i++) {
        const struct phase *phase = &exercise->phases[i];
        json_object(json, NULL);
        json_text(json, "name", phase->name);
        json_text(json, "pose", exercise->keys[phase->key].name);
        json_integer(json, "ms", phase->ms);
        json_text(json, "breath", breath_name(phase->breath));
        json_bool(json, "stretches", phase->stretches);
        json_bool(json, "holds", phase->holds);
        json_bool(json, "repeats", phase->repeats);
        write_lines(json, "say", &phase->say);
        json_object_end(json);
    }
    json_array_end(json);
}

void list_families(struct json *json, unsigned families)
{
    json_array(json, "families");
    for (int i = 0; i < FAMILY_COUNT; i++)
        if ((families >> i & 1U) != 0)
            json_text(json, NULL, family_words[i]);
    json_array_end(json);
}

static void write_about(struct json *json, const struct exercise *exercise)
{
    write_lines(json, "synonyms", &exercise->synonyms);
    json_text(json, "purpose", exercise->purpose);
    json_text(json, "category", category_name(exercise->category));
    json_text(json, "position", exercise->position->id);
    write_props(json, exercise->props);
    write_lines(json, "muscles", &exercise->muscles);
    write_lines(json, "groups", &exercise->groups);
    fedb_write(json, exercise);
    list_families(json, exercise_families(exercise));
    write_lines(json, "flags", &exercise->flags);
    write_lines(json, "cautions", &exercise->cautions);
    json_text(json, "easier", exercise->easier);
    json_text(json, "harder", exercise->harder);
}

static bool write_exercise(struct json *json, const struct world *world,
                           const struct exercise *exercise)
{
    struct length length;
    if (!length_of_exercise(world, exercise, &length)) {
        return false;
    }
    json_object(json, NULL);
    json_text(json, "id", exercise->id);
    json_text(json, "name", exercise->name);
    write_about(json, exercise);
    json_bool(json, "one_sided", exercise->one_sided);
    json_bool(json, "rhythmic", exercise->rhythmic);
    json_integer(json, "hold_ms", exercise->dose.hold_ms);
    json_integer(json, "repeats", exercise->dose.repeats);
    write_length(json, "whole_ms", &length);
    write_phases(json, exercise);
    json_text(json, "status", exercise->status);
    json_text(json, "licence", exercise->licence);
    json_object_end(json);
    return true;
}

bool list_json(const struct world *world, const struct library *library,
               const struct list_wish *wish, FILE *to)
{
    struct json json = {.to = to};
    bool good = true;
    json_object(&json, NULL);
    json_array(&json, "routines");
    for (int i = 0; good && lists_routines(wish) && i < library->routine_count; i++) {
        good = write_routine(&json, world, library->routines[i]);
    }
    json_array_end(&json);
    json_array(&json, "exercises");
    for (int i = 0; good && i < library->exercise_count; i++) {
        if (is_wanted(library->exercises[i], wish)) {
            good = write_exercise(&json, world, library->exercises[i]);
        }
    }
    json_array_end(&json);
    json_object_end(&json);
    json_line_end(&json);
    return is_written(to) && good;
}
