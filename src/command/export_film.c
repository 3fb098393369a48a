#include <stdlib.h>
#include <unistd.h>

#include "base/tr.h"
#include "command/export_parts.h"
#include "command/still.h"
#include "export/film.h"

enum { USUAL_WIDTH = 1920, USUAL_HEIGHT = 1080 };

static const struct place here = {"limber", 0, 0};

struct shooting {
    struct still still;
    struct theme theme;
    struct view scene;
    struct film film;
    bool shows; /* how far it is, on a terminal */
    int told;   /* percent */
};

static void tell(struct shooting *shooting, int64_t ms)
{
    const int percent = (int)(100 * ms / shooting->film.timeline->duration_ms);
    if (!shooting->shows || percent == shooting->told)
        return;
    shooting->told = percent;
    (void)fputs("\r\033[Klimber: ", stderr);
    (void)fprintf(stderr, tr("%d %% of the film"), percent);
}

/* All of it, so that a frame does not depend on the one before: what `limber shot` shows. */
static const struct surface *draw(void *context, int64_t ms)
{
    struct shooting *shooting = context;
    tell(shooting, ms);
    still_draw(&shooting->still, &shooting->scene, ms, true);
    return &shooting->still.surface;
}

static bool is_drawable(const struct film *film, struct problems *problems)
{
    if (film->width % 2 == 0 && film->height % 2 == 0)
        return true;
    problem_error(problems, here, "--size %dx%d; the sides of a film must be even numbers",
                  film->width, film->height);
    return false;
}

static void plan(struct shooting *shooting, const struct options *options,
                 const struct material *material, enum film_form form)
{
    struct film *film = &shooting->film;
    *film = (struct film){
        .form = form,
        .world = material->world,
        .timeline = material->timeline,
        .width = options->width > 0 ? options->width : USUAL_WIDTH,
        .height = options->height > 0 ? options->height : USUAL_HEIGHT,
        .rate = options->fps > 0 ? (int)options->fps : EXPORT_RATE,
        .draw = draw,
        .context = shooting,
        .levels = options_levels(options),
        .language = material->language,
    };
    shooting->shows = isatty(STDERR_FILENO) == 1;
    shooting->scene = still_scene(&shooting->still, options, film->timeline, &shooting->theme,
                                  film->width, film->height);
}

static bool shoot(struct shooting *shooting, const char *path, struct problems *problems)
{
    const struct film *film = &shooting->film;
    const bool written =
        still_open(&shooting->still, film->world, film->width, film->height, problems) &&
        film_export(path, film, problems);
    still_close(&shooting->still, problems);
    if (shooting->shows)
        (void)fputs("\r\033[K", stderr);
    return written;
}

static enum exit_code shoot_with_sound(const struct call *call, struct material *material,
                                       struct shooting *shooting)
{
    struct track *track;
    const enum exit_code code = export_track(call, material, &track);
    if (code != EXIT_DONE)
        return code;
    shooting->film.track = track;
    shooting->film.music = material->tune != NULL;
    const bool written = shoot(shooting, call->options->out, &material->problems);
    track_free(track);
    return written ? EXIT_DONE : EXIT_PROBLEMS;
}

static enum exit_code export_film(const struct call *call, struct material *material,
                                  enum film_form form)
{
    struct shooting *shooting = calloc(1, sizeof *shooting);
    if (shooting == NULL)
        return command_without_memory();
    enum exit_code code = material_theme(material, NULL, &shooting->theme);
    if (code == EXIT_DONE) {
        plan(shooting, call->options, material, form);
        code = is_drawable(&shooting->film, &material->problems)
                   ? shoot_with_sound(call, material, shooting)
                   : EXIT_USAGE;
    }
    free(shooting);
    return code;
}

enum exit_code export_mp4(const struct call *call, struct material *material)
{
    return export_film(call, material, FILM_MP4);
}

enum exit_code export_webm(const struct call *call, struct material *material)
{
    return export_film(call, material, FILM_WEBM);
}
