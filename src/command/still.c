#include "command/still.h"

#include <stdlib.h>
#include <string.h>

static const struct place here = {"limber", 0, 0};

bool still_open(struct still *still, const struct world *world, int width, int height,
                struct problems *problems)
{
    const struct memory *memory = world->memory;
    const size_t row = (size_t)width * sizeof(uint32_t);
    memset(still, 0, sizeof *still);
    still->world = world;
    still->fonts = fonts_open(problems);
    if (still->fonts == NULL)
        return false;
    still->ruler = fonts_ruler(still->fonts);
    still->painter = soft_open(still->fonts);
    uint32_t *pixels = memory->get(memory->context, row * (size_t)height);
    still->surface = (struct surface){pixels, width, height, (int)row};
    if (still->painter != NULL && pixels != NULL)
        return true;
    problem_error(problems, here, "no memory is left for a picture of %dx%d", width, height);
    return false;
}

void still_close(struct still *still, struct problems *problems)
{
    const struct memory *memory = still->world->memory;
    if (still->surface.pixels != NULL)
        memory->give(memory->context, still->surface.pixels);
    soft_close(still->painter);
    if (still->fonts != NULL)
        fonts_tell(still->fonts, problems);
    fonts_close(still->fonts);
}

void still_paint(struct still *still, const struct surface *surface)
{
    struct area areas[AREAS_MOST];
    (void)soft_draw(still->painter, &still->picture, surface, true, areas);
}

struct view still_scene(struct still *still, const struct options *options,
                        const struct timeline *timeline, const struct theme *theme, int width,
                        int height)
{
    return (struct view){
        .screen = SCREEN_PLAY,
        .timeline = timeline,
        .theme = theme,
        .width = width,
        .height = height,
        .bare = options->given[OPTION_BARE],
        .range = timeline->wish.range,
        .tempo = timeline->wish.tempo,
        .sights = options_sights(options),
        .kept = &still->inset,
        .map = &still->map,
        .station = &still->station,
    };
}

void still_draw(struct still *still, const struct view *scene, int64_t ms, bool fresh)
{
    struct area areas[AREAS_MOST];
    struct view view = *scene;
    timeline_at(view.timeline, ms, &view.moment);
    picture_build(&view, &still->ruler, &still->picture);
    (void)soft_draw(still->painter, &still->picture, &still->surface, fresh, areas);
}

bool still_is_png(const struct options *options, struct problems *problems)
{
    const char *command = subcommand_name(options->subcommand);
    if (options->out == NULL)
        problem_error(problems, here, "`limber %s` needs --out FILE.png", command);
    else if (!text_ends(text_of(options->out), ".png"))
        problem_error(problems, here, "--out %s; a picture is written as FILE.png", options->out);
    else
        return true;
    return false;
}

enum exit_code still_run(const struct call *call,
                         enum exit_code (*make)(const struct options *options,
                                                struct material *material, struct still *still))
{
    struct material material;
    struct still *still = calloc(1, sizeof *still);
    if (still == NULL)
        return command_without_memory();
    material_open(&material, &world_machine, call->options);
    const enum exit_code code = material_close(&material, make(call->options, &material, still));
    free(still);
    return code;
}
