#include "command/today_routine.h"

#include <stdio.h>

#include "base/ease.h"
#include "base/tr.h"
#include "command/command.h"
#include "export/json.h"

enum { WORDS_ROOM = 256 };

/* What there is to tell of a routine. */
struct telling {
    const struct routine *routine;
    struct suited suited;
    struct load_advice advice[GROUP_COUNT];
    int advice_count;
    const struct routine *other; /* that suits better now; NULL: none is needed, or there is none */
};

static struct telling telling_of(struct material *material, const struct suit_wish *wish)
{
    struct telling telling = {.routine = material->routine};
    telling.suited = suit_routine(&material->arena, &material->library, material->routine, wish);
    const struct routine *suited = telling.suited.routine;
    if (suited != NULL)
        telling.advice_count =
            load_advise(wish->entries, suited, COMFORT_WHOLE, wish->now, telling.advice);
    if (suited == NULL || telling.advice_count > 0)
        telling.other = suit_other(&material->arena, &material->library, material->routine, wish);
    return telling;
}

static int changes_told(const struct telling *telling)
{
    const int count = telling->suited.change_count;
    return count < SUIT_CHANGES_MOST ? count : SUIT_CHANGES_MOST;
}

/* That stretch, in one round of the exercise. */
static int repeated_phases(const struct exercise *exercise)
{
    int count = 0;
    for (int i = 0; i < exercise->phase_count; i++)
        count += exercise->phases[i].repeats && exercise->phases[i].stretches;
    return count;
}

/* The dose of the step, in seconds or bars. */
static struct dose dose_of(const struct step *step)
{
    struct dose dose = step->exercise->dose;
    dose.hold_ms = step->dose.hold_ms > 0 ? step->dose.hold_ms : dose.hold_ms;
    dose.repeats = step->dose.repeats > 0 ? step->dose.repeats : dose.repeats;
    if (step->bars == NULL)
        return dose;
    dose = (struct dose){.repeats = 0};
    for (int i = 0; i < step->bar_count; i++) {
        dose.hold_ms = greater(dose.hold_ms, step->bars[i].holds ? step->bars[i].ms : 0);
        dose.repeats += step->bars[i].stretches;
    }
    dose.repeats = (int)greater(1, dose.repeats / greater(1, repeated_phases(step->exercise)));
    return dose;
}

const char *today_name(const struct exercise *exercise, char out[TODAY_NAME_ROOM])
{
    int letters = 0;
    for (const char *at = exercise->name; *at != '\0'; at++)
        letters += ((unsigned char)*at & 0xC0U) != 0x80U;
    const int missing = letters < TODAY_COLUMN ? TODAY_COLUMN - letters : 0;
    (void)snprintf(out, TODAY_NAME_ROOM, "%.200s%*s", exercise->name, missing, "");
    return out;
}

static void print_step(const struct step *step, FILE *to)
{
    char name[TODAY_NAME_ROOM];
    (void)today_name(step->exercise, name);
    const struct dose dose = dose_of(step);
    const double range = (double)step_range(step, 1);
    if (step->exercise->rhythmic)
        fprintf(to, tr("%-34s %3d times  range %.2f\n"), name, dose.repeats, range);
    else
        fprintf(to, tr("%-34s %3lld s      range %.2f\n"), name, (long long)(dose.hold_ms / 1000),
                range);
}

static void print_table(const struct telling *telling, FILE *to)
{
    char words[WORDS_ROOM];
    const struct routine *suited = telling->suited.routine;
    for (int i = 0; suited != NULL && i < suited->step_count; i++)
        if (suited->steps[i].kind == STEP_EXERCISE)
            print_step(&suited->steps[i], to);
    for (int i = 0; i < changes_told(telling); i++) {
        suit_tell(&telling->suited.changes[i], words, sizeof words);
        fprintf(to, "%s\n", words);
    }
    for (int i = 0; i < telling->advice_count; i++) {
        load_tell(&telling->advice[i], words, sizeof words);
        fprintf(to, "%s\n", words);
    }
    if (telling->other != NULL)
        fprintf(to, tr("`limber %s` would suit now.\n"), telling->other->id);
}

static void write_step(struct json *json, const struct step *step)
{
    const struct dose dose = dose_of(step);
    json_object(json, NULL);
    json_text(json, "exercise", step->exercise->id);
    json_number(json, "range", (double)step_range(step, 1), 3);
    json_number(json, "most", (double)step_range(step, COMFORT_WHOLE), 3);
    json_integer(json, "hold_ms", dose.hold_ms);
    json_integer(json, "repeats", dose.repeats);
    json_object_end(json);
}

static void write_steps(struct json *json, const struct routine *routine)
{
    json_array(json, "steps");
    for (int i = 0; routine != NULL && i < routine->step_count; i++)
        if (routine->steps[i].kind == STEP_EXERCISE)
            write_step(json, &routine->steps[i]);
    json_array_end(json);
}

static void print_json(const struct telling *telling, FILE *to)
{
    char words[WORDS_ROOM];
    struct json json = {.to = to};
    json_object(&json, NULL);
    json_text(&json, "routine", telling->routine->id);
    json_bool(&json, "suits", telling->suited.routine != NULL);
    write_steps(&json, telling->suited.routine);
    json_array(&json, "changes");
    for (int i = 0; i < changes_told(telling); i++) {
        suit_tell(&telling->suited.changes[i], words, sizeof words);
        json_text(&json, NULL, words);
    }
    json_array_end(&json);
    json_array(&json, "advice");
    for (int i = 0; i < telling->advice_count; i++) {
        load_tell(&telling->advice[i], words, sizeof words);
        json_text(&json, NULL, words);
    }
    json_array_end(&json);
    json_text(&json, "rather", telling->other != NULL ? telling->other->id : "");
    json_object_end(&json);
    json_line_end(&json);
}

enum exit_code today_routine(struct material *material, const struct suit_wish *wish)
{
    const struct telling telling = telling_of(material, wish);
    if (material->options->given[OPTION_JSON])
        print_json(&telling, stdout);
    else
        print_table(&telling, stdout);
    const enum exit_code written = command_flush();
    return telling.suited.routine != NULL ? written : EXIT_PROBLEMS;
}
