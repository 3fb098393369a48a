#include <stdlib.h>
#include <unistd.h>

#include "base/tr.h"
#include "command/export_parts.h"
#include "command/still.h"
#include "export/film.h"
#include "export/png.h"

/* A GIF's delays are hundredths of a second, and its files grow. */
enum { USUAL_WIDTH = 1920, USUAL_HEIGHT = 1080, GIF_WIDTH = 640, GIF_HEIGHT = 360, GIF_RATE = 20 };

static const struct place here = {"limber", 0, 0};

struct shooting {
    struct still still;
    struct theme theme;
    struct view scene;
    struct film film;
    bool shows; /* how far it is, on a terminal */
    int told;   /* percent */
};

/* What is made of it; false, told, when it could not be. */
typedef bool shooter(struct shooting *shooting, const char *path, struct problems *problems);

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
    if (film->form == FILM_GIF || (film->width % 2 == 0 && film->height % 2 == 0))
        return true;
    problem_error(problems, here, "--size %dx%d; the sides of a film must be even numbers",
                  film->width, film->height);
    return false;
}

static void plan(struct shooting *shooting, const struct options *options,
                 const struct material *material, enum film_form form)
{
    struct film *film = &shooting->film;
    const bool gif = form == FILM_GIF;
    *film = (struct film){
        .form = form,
        .world = material->world,
        .timeline = material->timeline,
        .width = options->width > 0 ? options->width
                 : gif              ? GIF_WIDTH
                                    : USUAL_WIDTH,
        .height = options->height > 0 ? options->height
                  : gif               ? GIF_HEIGHT
                                      : USUAL_HEIGHT,
        .rate = options->fps > 0 ? (int)options->fps
                : gif            ? GIF_RATE
                                 : EXPORT_RATE,
        .draw = draw,
        .context = shooting,
        .levels = options_levels(options),
        .language = material->language,
    };
    shooting->shows = isatty(STDERR_FILENO) == 1;
    shooting->scene = still_scene(&shooting->still, options, film->timeline, &shooting->theme,
                                  film->width, film->height);
}

static bool shoot_film(struct shooting *shooting, const char *path, struct problems *problems)
{
    return film_export(path, &shooting->film, problems);
}

static bool shoot_still(struct shooting *shooting, const char *path, struct problems *problems)
{
    const int64_t ms = timeline_telling(shooting->film.timeline);
    still_draw(&shooting->still, &shooting->scene, ms, true);
    return png_write(path, &shooting->still.surface, problems);
}

static bool shoot(struct shooting *shooting, shooter *use, const char *path,
                  struct problems *problems)
{
    const struct film *film = &shooting->film;
    const bool written =
        still_open(&shooting->still, film->world, film->width, film->height, problems) &&
        use(shooting, path, problems);
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
    const bool written = shoot(shooting, shoot_film, call->options->out, &material->problems);
    track_free(track);
    return written ? EXIT_DONE : EXIT_PROBLEMS;
}

static enum exit_code shoot_silent(const struct call *call, struct material *material,
                                   struct shooting *shooting, shooter *use)
{
    return shoot(shooting, use, call->options->out, &material->problems) ? EXIT_DONE
                                                                         : EXIT_PROBLEMS;
}

static enum exit_code make(const struct call *call, struct material *material,
                           struct shooting *shooting, enum film_form form, bool still)
{
    const enum exit_code code = material_theme(material, NULL, &shooting->theme);
    if (code != EXIT_DONE)
        return code;
    plan(shooting, call->options, material, form);
    if (still)
        return shoot_silent(call, material, shooting, shoot_still);
    if (!is_drawable(&shooting->film, &material->problems))
        return EXIT_USAGE;
    return form == FILM_GIF ? shoot_silent(call, material, shooting, shoot_film)
                            : shoot_with_sound(call, material, shooting);
}

static enum exit_code export_pictures(const struct call *call, struct material *material,
                                      enum film_form form, bool still)
{
    struct shooting *shooting = calloc(1, sizeof *shooting);
    if (shooting == NULL)
        return command_without_memory();
    const enum exit_code code = make(call, material, shooting, form, still);
    free(shooting);
    return code;
}

enum exit_code export_mp4(const struct call *call, struct material *material)
{
    return export_pictures(call, material, FILM_MP4, false);
}

enum exit_code export_webm(const struct call *call, struct material *material)
{
    return export_pictures(call, material, FILM_WEBM, false);
}

enum exit_code export_gif(const struct call *call, struct material *material)
{
    return export_pictures(call, material, FILM_GIF, false);
}

enum exit_code export_png(const struct call *call, struct material *material)
{
    return export_pictures(call, material, FILM_MP4, true);
}
