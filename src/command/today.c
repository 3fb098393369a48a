#include <errno.h>
#include <string.h>

#include "base/tr.h"

#include "command/clock.h"
#include "command/command.h"
#include "command/keeping.h"
#include "command/today_routine.h"
#include "export/json.h"
#include "record/question.h"
#include "record/today.h"

static const struct place here = {"limber", 0, 0};

static void keep_answer(struct record *record, struct stamp now, enum entry_kind kind,
                        enum felt felt)
{
    const struct entry entry = question_answer(kind, felt, now);
    (void)record_keep(record, &entry);
}

/* Of the exercise that is named, in the session in which it was shown last. False, told: it is
 * none.
 */
static bool keep_too_much(const struct material *material, struct record *record, struct stamp now,
                          struct problems *problems)
{
    const struct options *options = material->options;
    const struct exercise *exercise =
        options->name_count > 0 ? library_exercise(&material->library, options->names[0]) : NULL;
    const struct entries entries = record_entries(record);
    struct entry entry = question_answer(ENTRY_TOO_MUCH, FELT_TOO_MUCH, now);
    if (exercise == NULL) {
        problem_error(problems, here,
                      "--felt too_much needs the exercise that was: `limber today cat_cow --felt "
                      "too_much`");
        return false;
    }
    entry_take_exercise(&entry, exercise);
    entry.felt = FELT_TOO_MUCH;
    for (int i = 0; i < entries.count; i++)
        if (strcmp(entries.list[i].exercise, exercise->id) == 0)
            entry.session = entries.list[i].session;
    (void)record_keep(record, &entry);
    return true;
}

static void take_answers(const struct options *options, struct record *record, struct stamp now)
{
    if (options->given[OPTION_FELT] && !options->felt_too_much)
        keep_answer(record, now, ENTRY_DAY_AFTER, options->felt_worse ? FELT_WORSE : FELT_FINE);
    if (options->given[OPTION_CONFIRMED])
        keep_answer(record, now, ENTRY_CONFIRMED, FELT_NOTHING);
}

static void print_dose(const struct dose *dose, FILE *to)
{
    if (dose->hold_ms > 0 && dose->repeats > 1)
        fprintf(to, "hold: %lld s, repeats: %d", (long long)(dose->hold_ms / 1000), dose->repeats);
    else if (dose->hold_ms > 0)
        fprintf(to, "hold: %lld s", (long long)(dose->hold_ms / 1000));
    else
        fprintf(to, "repeats: %d", dose->repeats);
}

static void print_table(const struct today *today, bool asks, FILE *to)
{
    char why[100], name[TODAY_NAME_ROOM];
    for (int i = 0; i < today->count; i++) {
        const struct today_step *step = &today->steps[i];
        today_tell(step, why, sizeof why);
        fprintf(to, tr("%3d  %-34s %3lld s  range %.2f  %s\n"), i + 1,
                today_name(step->exercise, name), (long long)(step->ms / 1000),
                step->range / (double)COMFORT_WHOLE, why);
    }
    if (today->count == 0)
        fputs(tr("Nothing is due that fits and suits you now: rest is part of it.\n"), to);
    else
        fprintf(to,
                tr("\n%lld:%02lld minutes. `limber today --out today.yaml` writes it, "
                   "`limber today.yaml` plays it.\n"),
                (long long)(today->ms / 60000), (long long)(today->ms / 1000 % 60));
    if (asks)
        fputs(tr("How did it feel after the last session? `limber today --felt fine`, or worse.\n"),
              to);
}

static void print_json(const struct today *today, bool asks, FILE *to)
{
    char why[100];
    struct json json = {.to = to};
    json_object(&json, NULL);
    json_integer(&json, "duration_ms", today->ms);
    json_bool(&json, "asks_how_it_felt", asks);
    json_array(&json, "steps");
    for (int i = 0; i < today->count; i++) {
        const struct today_step *step = &today->steps[i];
        today_tell(step, why, sizeof why);
        json_object(&json, NULL);
        json_text(&json, "exercise", step->exercise->id);
        json_number(&json, "range", step->range / (double)COMFORT_WHOLE, 3);
        json_integer(&json, "ms", step->ms);
        json_text(&json, "why", why);
        json_object_end(&json);
    }
    json_array_end(&json);
    json_object_end(&json);
    json_line_end(&json);
}

static void print_routine(const struct today *today, FILE *to)
{
    fputs("format: limber routine 1\nname: Today\npurpose: What is due today.\nsteps:\n", to);
    for (int i = 0; i < today->count; i++) {
        const struct exercise *exercise = today->steps[i].exercise;
        fprintf(to, "  - {exercise: %s, ", exercise->id);
        print_dose(&today->steps[i].dose, to);
        fputs("}\n", to);
    }
}

static enum exit_code write_routine(const struct today *today, const char *path,
                                    struct problems *problems)
{
    FILE *file = today->count > 0 ? fopen(path, "w") : NULL;
    if (today->count == 0) {
        problem_error(problems, here, "there is nothing to write: nothing is due that suits you");
        return EXIT_PROBLEMS;
    }
    if (file != NULL)
        print_routine(today, file);
    if (file != NULL && fclose(file) == 0)
        return EXIT_DONE;
    problem_error(problems, (struct place){path, 0, 0}, "it cannot be written (%s)",
                  strerror(errno));
    return EXIT_PROBLEMS;
}

static enum exit_code show(const struct options *options, const struct today *today, bool asks,
                           struct problems *problems)
{
    enum exit_code code = EXIT_DONE;
    if (options->out != NULL)
        code = write_routine(today, options->out, problems);
    if (options->given[OPTION_JSON])
        print_json(today, asks, stdout);
    else
        print_table(today, asks, stdout);
    return code == EXIT_DONE ? command_flush() : code;
}

static enum exit_code plan(const struct options *options, struct material *material,
                           struct record *record, struct stamp now)
{
    struct profile profile;
    struct today today;
    (void)keeping_profile(options, record_entries(record), &profile, &material->problems);
    take_answers(options, record, now);
    if (options->felt_too_much && !keep_too_much(material, record, now, &material->problems))
        return EXIT_USAGE;
    struct fit *fit = material_fit(material, &profile.limits);
    const struct suit_wish wish = {.entries = record_entries(record),
                                   .profile = &profile,
                                   .now = now,
                                   .fits = fit != NULL ? fit_exercise : NULL,
                                   .context = fit};
    if (options->name_count > 0) {
        const enum exit_code chosen = material_choose(material, options->names[0]);
        return chosen == EXIT_DONE ? today_routine(material, &wish) : chosen;
    }
    today_plan(&today, &material->library, &wish, NULL, options->minutes * 60000);
    return show(options, &today, question_due(wish.entries, now).question != QUESTION_NONE,
                &material->problems);
}

static enum exit_code run(const struct options *options, struct material *material)
{
    struct clock clock;
    if (!clock_start(&clock, &material->problems))
        return EXIT_USAGE;
    const enum exit_code loaded = material_load(material);
    if (loaded != EXIT_DONE)
        return loaded;
    struct record *record = keeping_open(options, &material->problems);
    if (record == NULL)
        return EXIT_PROBLEMS;
    const enum exit_code code = plan(options, material, record, clock_now(&clock));
    record_close(record, &material->problems);
    return code;
}

enum exit_code command_today(const struct call *call)
{
    struct material material;
    material_open(&material, &world_machine, call->options);
    return material_close(&material, run(call->options, &material));
}
