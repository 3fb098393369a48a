#include "command/command.h"
#include "command/still.h"
#include "export/png.h"

static const struct place here = {"limber", 0, 0};

static bool is_complete(const struct options *options, struct problems *problems)
{
    if (options->given[OPTION_AT])
        return still_is_png(options, problems);
    problem_error(problems, here, "`limber shot` needs --at MS, the moment in milliseconds");
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

static struct view view_of(const struct options *options, const struct timeline *timeline,
                           const struct theme *theme)
{
    struct view view = {
        .screen = SCREEN_PLAY,
        .timeline = timeline,
        .theme = theme,
        .width = options->width > 0 ? options->width : WINDOW_WIDTH,
        .height = options->height > 0 ? options->height : WINDOW_HEIGHT,
        .bare = options->given[OPTION_BARE],
        .range = timeline->wish.range,
        .tempo = timeline->wish.tempo,
        .sights = options_sights(options),
    };
    timeline_at(timeline, options->at_ms, &view.moment);
    return view;
}

static bool draw(const struct view *view, const char *path, struct still *still,
                 struct problems *problems)
{
    bool written = still_open(still, &world_machine, view->width, view->height, problems);
    if (written) {
        struct view seen = *view;
        seen.kept = &still->inset;
        picture_build(&seen, &still->ruler, &still->picture);
        still_paint(still, &still->surface);
        written = png_write(path, &still->surface, problems);
    }
    still_close(still);
    return written;
}

static enum exit_code shoot(const struct options *options, struct material *material,
                            struct still *still)
{
    struct theme theme;
    struct problems *problems = &material->problems;
    if (!is_complete(options, problems))
        return EXIT_USAGE;
    const enum exit_code code = material_plan_shown(material, &theme);
    if (code != EXIT_DONE)
        return code;
    if (!is_inside(options, material->timeline, problems))
        return EXIT_USAGE;
    const struct view view = view_of(options, material->timeline, &theme);
    return draw(&view, options->out, still, problems) ? EXIT_DONE : EXIT_PROBLEMS;
}

enum exit_code command_shot(const struct call *call)
{
    return still_run(call, shoot);
}
