/* What it looks like: the theme, and how tall and stout the figure is. */
#include "command/material.h"

/* What is wrong with a file that the settings name does not keep anybody from playing. */
static void tell_as_warnings(struct material *material, enum option_id option,
                             const struct problems *found)
{
    const struct place place = material->options->set_at[option];
    for (int i = 0; i < found->count; i++) {
        const struct problem *problem = &found->list[i];
        problem_warning(&material->problems, problem->place.line > 0 ? problem->place : place, "%s",
                        problem->message);
    }
}

/* Who asks for contrast and for no colours gets those that suit it. */
static const char *theme_name(const struct options *options)
{
    const bool contrast = options->given[OPTION_STYLE] && options->style == STYLE_CONTRAST;
    return options->theme == NULL && contrast ? "high_contrast" : options->theme;
}

bool material_has_theme(const struct material *material)
{
    return theme_name(material->options) != NULL;
}

/* What came of reading a file that `option` names. */
static enum exit_code settle(struct material *material, enum option_id option, bool loaded,
                             const struct problems *found)
{
    const bool from_settings = material->options->set_at[option].file != NULL;
    if (from_settings)
        tell_as_warnings(material, option, found);
    else
        problems_append(&material->problems, found);
    return loaded || from_settings ? EXIT_DONE : EXIT_PROBLEMS;
}

static enum exit_code read_theme(struct material *material, const char *name, struct theme *theme)
{
    const struct folders *folders = &material->folders;
    struct problems found;
    problems_open(&found, material->world->memory);
    const bool loaded =
        theme_load(theme, material->world, folders->assets, folders->asset_count, name, &found);
    const enum exit_code code = settle(material, OPTION_THEME, loaded, &found);
    problems_close(&found);
    return code;
}

enum exit_code material_theme(struct material *material, const char *usual, struct theme *theme)
{
    const struct options *options = material->options;
    const char *name = theme_name(options);
    enum exit_code code = EXIT_DONE;
    *theme = theme_dark();
    if (name != NULL || usual != NULL)
        code = read_theme(material, name != NULL ? name : usual, theme);
    if (options->given[OPTION_STYLE])
        theme->style = options->style;
    return code;
}

enum exit_code material_figure(struct material *material)
{
    const struct folders *folders = &material->folders;
    const char *name = material->options->figure;
    if (name == NULL)
        return EXIT_DONE;
    struct problems found;
    problems_open(&found, material->world->memory);
    const bool loaded = stature_load(&material->stature, material->world, folders->assets,
                                     folders->asset_count, name, &found);
    const enum exit_code code = settle(material, OPTION_FIGURE, loaded, &found);
    problems_close(&found);
    return code;
}
