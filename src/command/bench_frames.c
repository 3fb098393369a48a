#include "command/bench_frames.h"
#include "base/tr.h"

#include <errno.h>
#include <string.h>

#include "command/still.h"
#include "stage/pace.h"

enum { USUAL_WIDTH = 1920, USUAL_HEIGHT = 1080, RATE = 60 };

static const struct place here = {"limber", 0, 0};

static int64_t moment_of(const struct options *options, int64_t frame)
{
    const bool by_ms = options->given[OPTION_EVERY];
    return options->at_ms + (by_ms ? frame * options->every_ms : frame * 1000 / RATE);
}

static bool write_frame(const struct surface *surface, FILE *out)
{
    const size_t bytes = (size_t)surface->pitch * (size_t)surface->height;
    return fwrite(surface->pixels, 1, bytes, out) == bytes;
}

static bool draw_frames(const struct options *options, struct still *still,
                        const struct view *scene, FILE *out)
{
    int64_t spent_us = 0;
    for (int64_t i = 0; i < options->frames; i++) {
        const int64_t before_us = pace_processor_us();
        still_draw(still, scene, moment_of(options, i), i == 0);
        spent_us += pace_processor_us() - before_us;
        if (out != NULL && !write_frame(&still->surface, out))
            return false;
    }
    if (out == NULL)
        printf(tr("%.3f ms of processor time a frame, %lld frames\n"),
               (double)spent_us / 1000.0 / (double)options->frames, (long long)options->frames);
    return true;
}

static enum exit_code open_and_draw(const struct options *options, struct material *material,
                                    struct still *still, const struct view *scene)
{
    FILE *out = options->out != NULL ? fopen(options->out, "wb") : NULL;
    bool written = out != NULL || options->out == NULL;
    if (written)
        written = draw_frames(options, still, scene, out);
    if (out != NULL && fclose(out) != 0)
        written = false;
    if (written)
        return EXIT_DONE;
    problem_error(&material->problems, (struct place){options->out, 0, 0},
                  "it cannot be written (%s)", strerror(errno));
    return EXIT_PROBLEMS;
}

static enum exit_code make(const struct options *options, struct material *material,
                           struct still *still)
{
    struct theme theme;
    if (options->name_count == 0) {
        problem_error(&material->problems, here,
                      "--frames needs the name of a routine or exercise: limber bench NAME");
        return EXIT_USAGE;
    }
    const enum exit_code code = material_plan_shown(material, &theme);
    if (code != EXIT_DONE)
        return code;
    const struct view scene = still_scene(still, options, material->timeline, &theme,
                                          options->width > 0 ? options->width : USUAL_WIDTH,
                                          options->height > 0 ? options->height : USUAL_HEIGHT);
    const bool open =
        still_open(still, material->world, scene.width, scene.height, &material->problems);
    const enum exit_code drawn =
        open ? open_and_draw(options, material, still, &scene) : EXIT_PROBLEMS;
    still_close(still, &material->problems);
    return drawn == EXIT_DONE ? command_flush() : drawn;
}

enum exit_code bench_frames(const struct call *call)
{
    return still_run(call, make);
}
