#include "command/command.h"
#include "command/shot_menu.h"
#include "command/show.h"
#include "export/png.h"
#include "picture/screens.h"
#include "stage/scene.h"
#include "stage/scene_hurt.h"

static const struct place here = {"limber", 0, 0};

/* The screens that show no routine. */
static bool needs_no_name(const struct options *options)
{
    return options->screen == SHOWN_MENU || options->screen == SHOWN_SAFETY ||
           options->screen >= SHOWN_PROFILE;
}

static bool is_complete(const struct options *options, struct problems *problems)
{
    if (options->name_count == 0 && !needs_no_name(options))
        problem_error(problems, here,
                      "`limber shot` needs the name of a routine or exercise, or a file; "
                      "`limber list` shows what there is");
    else if (options->name_count > 0 && needs_no_name(options))
        problem_error(problems, here, "this screen shows no routine; `%s` is one word too many",
                      options->names[0]);
    else if (!options->given[OPTION_AT] && !needs_no_name(options))
        problem_error(problems, here, "`limber shot` needs --at MS, the moment in milliseconds");
    else
        return still_is_png(options, problems);
    return false;
}

static bool is_inside(const struct options *options, const struct timeline *timeline,
                      struct problems *problems)
{
    if (options->at_ms <= timeline->duration_ms)
        return true;
    problem_error(problems, here, "--at %lld is after the end; it ends at %lld",
                  (long long)options->at_ms, (long long)timeline->duration_ms);
    return false;
}

static enum screen screen_of(enum shown_screen screen)
{
    switch (screen) {
    case SHOWN_PAUSED:
        return SCREEN_PAUSED;
    case SHOWN_HELP:
        return SCREEN_HELP;
    case SHOWN_CLOSING:
        return SCREEN_CLOSING;
    case SHOWN_INFO:
        return SCREEN_INFO;
    default:
        return SCREEN_PLAY;
    }
}

/* The red field; or what follows when it hurts there. */
static void hurt_view(const struct options *options, const struct scene_help *help,
                      struct view *view)
{
    static const enum pain_stage stages[] = {PAIN_EASING, PAIN_ASKING, PAIN_OFFERING, PAIN_RESTING,
                                             PAIN_ALARMED};
    enum { EASED_MS = 2000 };
    if (options->screen >= SHOWN_EASING && options->screen <= SHOWN_ALARM)
        scene_hurt_at(view->timeline, options->at_ms, stages[options->screen - SHOWN_EASING],
                      options->screen == SHOWN_EASING ? EASED_MS : 0, help->first[COMMAND_PAUSE],
                      view);
    else if (options->screen == SHOWN_PLAY || options->screen == SHOWN_PAUSED)
        view->hurts = help->first[COMMAND_HURTS];
}

static struct view view_of(const struct options *options, const struct timeline *timeline,
                           const struct theme *theme, const struct scene_help *help)
{
    struct view view = {
        .screen = screen_of(options->screen),
        .timeline = timeline,
        .theme = theme,
        .width = options->width > 0 ? options->width : WINDOW_WIDTH,
        .height = options->height > 0 ? options->height : WINDOW_HEIGHT,
        .bare = options->given[OPTION_BARE],
        .range = timeline->wish.range,
        .tempo = timeline->wish.tempo,
        .sights = options_sights(options),
        .help = help->lines,
        .help_count = help->count,
        .keys = scene_keys(help),
    };
    if (!view.bare)
        view.em = options_em(options, view.width, view.height);
    timeline_at(timeline, options->at_ms, &view.moment);
    view.today_ms = view.moment.stretched_ms;
    view.closing = (struct closing){
        .row = 4, .offer = "Cat-cow, 43 s", .grown = "Cat-cow", .range = 550, .before = 500};
    hurt_view(options, help, &view);
    view.lit = screen_way_on(&view);
    return view;
}

static bool draw(const struct view *view, const char *path, struct still *still,
                 struct problems *problems)
{
    bool written = still_open(still, &world_machine, view->width, view->height, problems);
    if (written) {
        struct view seen = *view;
        seen.kept = &still->inset;
        seen.map = &still->map;
        picture_build(&seen, &still->ruler, &still->picture);
        still_paint(still, &still->surface);
        written = png_write(path, &still->surface, problems);
    }
    still_close(still, problems);
    return written;
}

static enum exit_code shoot_routine(const struct options *options, struct material *material,
                                    struct still *still)
{
    struct theme theme;
    struct keymap keymap;
    struct scene_help help;
    struct problems *problems = &material->problems;
    const enum exit_code code = material_plan_shown(material, &theme);
    if (code != EXIT_DONE)
        return code;
    if (!is_inside(options, material->timeline, problems))
        return EXIT_USAGE;
    show_keys(material, &keymap);
    scene_help_fill(&help, &keymap, false);
    const struct view view = view_of(options, material->timeline, &theme, &help);
    return draw(&view, options->out, still, problems) ? EXIT_DONE : EXIT_PROBLEMS;
}

static enum exit_code shoot(const struct options *options, struct material *material,
                            struct still *still)
{
    if (!is_complete(options, &material->problems))
        return EXIT_USAGE;
    return needs_no_name(options) ? shot_of_menu(options, material, still)
                                  : shoot_routine(options, material, still);
}

enum exit_code command_shot(const struct call *call)
{
    return still_run(call, shoot);
}
