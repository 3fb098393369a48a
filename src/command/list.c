#include "export/list.h"
#include "base/tr.h"
#include "command/command.h"
#include "library/shelf.h"

static const struct place here = {"limber", 0, 0};

static bool find_category(const char *word, struct list_wish *wish, struct problems *problems)
{
    const char *words[CATEGORY_COUNT];
    for (int i = 0; i < CATEGORY_COUNT; i++) {
        words[i] = category_word((enum category)i);
        if (id_is(text_of(word), words[i]))
            wish->category = (enum category)i;
    }
    if (wish->category != CATEGORY_COUNT)
        return true;
    const char *near = text_nearest(text_of(word), words, CATEGORY_COUNT);
    if (near != NULL)
        problem_error(problems, here, "there is no category `%s`; did you mean `%s`?", word, near);
    else
        problem_error(problems, here, "there is no category `%s`; see `limber list --help`", word);
    return false;
}

static bool find_position(const struct library *library, const char *word, struct list_wish *wish,
                          struct problems *problems)
{
    const struct position *position = library_position(library, word);
    if (position != NULL)
        wish->position = position->id;
    else
        problem_error(problems, here,
                      "there is no position `%s`; `limber list` shows that of every exercise",
                      word);
    return position != NULL;
}

static bool find_wish(const struct options *options, struct material *material,
                      struct list_wish *wish)
{
    struct problems *problems = &material->problems;
    *wish = (struct list_wish){.category = CATEGORY_COUNT};
    return (options->category == NULL || find_category(options->category, wish, problems)) &&
           (options->position == NULL ||
            find_position(&material->library, options->position, wish, problems));
}

static enum exit_code list(const struct options *options, struct material *material)
{
    struct list_wish wish;
    const enum exit_code code = material_load(material);
    if (code != EXIT_DONE)
        return code;
    if (!find_wish(options, material, &wish))
        return EXIT_USAGE;
    const bool good = options->given[OPTION_JSON]
                          ? list_json(material->world, &material->library, &wish, stdout)
                          : list_table(material->world, &material->library, &wish, stdout);
    if (!good && !ferror(stdout))
        problem_error(&material->problems, here, "no memory is left");
    if (material->library_problems.errors > 0)
        problems_append(&material->problems, &material->library_problems);
    return good || ferror(stdout) ? command_flush() : EXIT_PROBLEMS;
}

enum exit_code command_list(const struct call *call)
{
    struct material material;
    material_open(&material, &world_machine, call->options);
    const enum exit_code code = list(call->options, &material);
    if (code == EXIT_DONE && !call->options->named)
        puts(tr("\n`limber NAME` plays one; `limber --help` tells the rest."));
    return material_close(&material, code);
}
