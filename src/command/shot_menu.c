#include "command/shot_menu.h"

#include <stdlib.h>

#include "base/tr.h"
#include "command/show.h"
#include "export/png.h"
#include "library/turn_words.h"
#include "picture/week.h"
#include "stage/effort_page.h"
#include "stage/felt_page.h"
#include "stage/limits_page.h"
#include "stage/people_page.h"
#include "stage/profile_page.h"
#include "stage/scene.h"
#include "stage/showcase.h"

/* As the menu in a window shows them. */
struct shot_menu {
    struct menu menu;
    struct showcase showcase;
    struct scene_help help;
    struct menu_stills stills;
    struct week_figures week;
    struct timeline *previews[MENU_FACES_MOST];
    struct theme theme;
    int width, height;
};

static const struct place here = {"limber", 0, 0};

static bool fill(struct shot_menu *shot, struct material *material)
{
    const struct timeline_wish wish = material_wish(material);
    const int first = menu_page_first(&shot->menu), count = menu_page_count(&shot->menu);
    for (int i = 0; i < count; i++) {
        const struct routine *routine =
            showcase_routine(&material->library, &shot->menu.cards[first + i]);
        if (routine != NULL)
            shot->previews[i] =
                timeline_build(material->world, routine, &wish, &material->problems);
        if (routine != NULL && shot->previews[i] == NULL)
            return false;
        showcase_set(&shot->showcase, i, routine, shot->previews[i]);
    }
    return true;
}

static bool build_menu(struct shot_menu *shot, const struct options *options,
                       struct material *material, struct still *still)
{
    enum { STEP_MS = 33 };
    int columns, rows;
    menu_grid(shot->width, shot->height, &columns, &rows);
    if (!menu_open(&shot->menu, material->world, &material->library,
                   (int64_t)(options->scan * 1000)))
        return false;
    menu_shape(&shot->menu, columns, rows);
    if (!fill(shot, material))
        return false;
    for (int64_t ms = 0; ms < options->at_ms; ms += STEP_MS)
        showcase_pass(&shot->showcase, 0, STEP_MS);
    struct menu_page page =
        showcase_page(&shot->showcase, &shot->menu, &shot->theme, shot->width, shot->height);
    page.sights = options_sights(options);
    page.em = options_em(options, shot->width, shot->height);
    menu_picture(&page, &still->ruler, &shot->stills, &still->picture);
    return true;
}

static void name_keys(struct shot_menu *shot, struct material *material)
{
    struct keymap keymap;
    show_keys(material, &keymap);
    scene_help_fill(&shot->help, &keymap, false);
    const struct view_keys keys = scene_keys(&shot->help);
    showcase_keys(&shot->showcase, &keys);
}

/* As if the first exercises of the library had been stretched. */
static void open_effort(struct effort_page *page, const struct library *library)
{
    enum { EXERCISES = 6 };
    struct effort_list list = {.count = 0};
    for (; list.count < EXERCISES && list.count < library->exercise_count; list.count++)
        list.exercises[list.count] = library->exercises[list.count];
    effort_page_open(page, &list, 0);
    form_press(&page->form, 1);
}

static void build_form(const struct shot_menu *shot, const struct options *options,
                       const struct library *library, struct still *still)
{
    static const char *const voices[] = {"awb", "slt"}, *const names[] = {"Anna", "Ben"};
    const struct profile_answers answers = {.flags = 1U << FLAG_FLEX | 1U << FLAG_KNEEL};
    const struct question_due due = {options->screen == SHOWN_TODAY ? QUESTION_TODAY
                                                                    : QUESTION_DAY_AFTER,
                                     options->screen == SHOWN_TODAY, 1};
    struct form_page page = {.theme = &shot->theme,
                             .width = shot->width,
                             .height = shot->height,
                             .em = options_em(options, shot->width, shot->height),
                             .about = ""};
    struct profile_page profile;
    struct felt_page felt;
    struct people_page people;
    struct effort_page effort;
    struct limits_page limits;
    struct turn_limits own = {.count = 0};
    people_page_open(&people, names, 2, "Anna", 0);
    profile_page_open(&profile, &answers, voices, 2, 0);
    felt_page_open(&felt, &due, 0);
    open_effort(&effort, library);
    (void)turn_words_read(text_of("right_knee"), text_of("flexion"), text_of("90"), &own);
    limits_page_open(&limits, &own, 0);
    profile.first = true;
    profile.leave = felt.leave = people.leave = effort.leave = limits.leave =
        shot->help.first[COMMAND_MENU];
    if (options->screen == SHOWN_PROFILE)
        profile_page_fill(&profile, &profile.form, &page);
    else if (options->screen == SHOWN_PEOPLE)
        people_page_fill(&people, &people.form, &page);
    else if (options->screen == SHOWN_LIMITS)
        limits_page_fill(&limits, &limits.form, &page);
    else if (options->screen == SHOWN_TOO_MUCH)
        effort_page_fill(&effort, &effort.form, &page);
    else
        felt_page_fill(&felt, &felt.form, &page);
    form_picture(&page, &still->ruler, &still->picture);
}

static void build_week(struct shot_menu *shot, const struct options *options, struct still *still)
{
    struct week_page page = {
        .theme = &shot->theme,
        .width = shot->width,
        .height = shot->height,
        .em = options_em(options, shot->width, shot->height),
        .day_seconds = {60, 84, 0, 45, 120, 29, 31},
        .day_names = {tr("Mon"), tr("Tue"), tr("Wed"), tr("Thu"), tr("Fri"), tr("Sat"), tr("Sun")},
        .group_seconds = {[0] = 88, [3] = 120, [4] = 64, [7] = 30, [11] = 12},
        .leave = shot->help.first[COMMAND_MENU]};
    week_picture(&page, &still->ruler, &shot->week, &still->picture);
}

static bool build(struct shot_menu *shot, const struct options *options, struct material *material,
                  struct still *still)
{
    name_keys(shot, material);
    if (options->screen == SHOWN_MENU)
        return build_menu(shot, options, material, still);
    if (options->screen == SHOWN_WEEK) {
        build_week(shot, options, still);
        return true;
    }
    if (options->screen >= SHOWN_PROFILE) {
        build_form(shot, options, &material->library, still);
        return true;
    }
    struct safety_page page = {
        .theme = &shot->theme,
        .width = shot->width,
        .height = shot->height,
        .em = options_em(options, shot->width, shot->height),
    };
    const struct view_keys keys = scene_keys(&shot->help);
    showcase_buttons(&keys, page.buttons);
    safety_picture(&page, &still->ruler, &still->picture);
    return true;
}

static bool draw(struct shot_menu *shot, const struct options *options, struct material *material,
                 struct still *still)
{
    struct problems *problems = &material->problems;
    bool written = still_open(still, material->world, shot->width, shot->height, problems);
    if (written && !build(shot, options, material, still)) {
        problem_error(problems, here, "the menu cannot be shown");
        written = false;
    } else if (written) {
        still_paint(still, &still->surface);
        written = png_write(options->out, &still->surface, problems);
    }
    still_close(still, problems);
    for (int i = 0; i < MENU_FACES_MOST; i++)
        timeline_free(shot->previews[i]);
    return written;
}

enum exit_code shot_of_menu(const struct options *options, struct material *material,
                            struct still *still)
{
    struct shot_menu *shot = calloc(1, sizeof *shot);
    if (shot == NULL) {
        problem_error(&material->problems, here, "no memory is left");
        return EXIT_PROBLEMS;
    }
    shot->width = options->width > 0 ? options->width : WINDOW_WIDTH;
    shot->height = options->height > 0 ? options->height : WINDOW_HEIGHT;
    enum exit_code code = material_load(material);
    if (code == EXIT_DONE)
        code = material_theme(material, NULL, &shot->theme);
    if (code == EXIT_DONE && !draw(shot, options, material, still))
        code = EXIT_PROBLEMS;
    free(shot);
    return code;
}
