#include "command/export_parts.h"
#include "export/bvh.h"
#include "export/captions.h"
#include "export/wav.h"

static const struct place here = {"limber", 0, 0};

/* Whose music is another's is not put into files, and a file is the same each time. */
static void tell_own_music(struct material *material)
{
    const struct options *options = material->options;
    if (options->music_folder == NULL || !(options->stem & STEM_MUSIC))
        return;
    const struct place place = options->set_at[OPTION_MUSIC_FOLDER];
    problem_warning(&material->problems, place.file != NULL ? place : here,
                    "music folder %s: your own music is only played, not exported; %s",
                    options->music_folder,
                    material->tune != NULL ? "the file has limber's" : "the file has none");
}

enum exit_code export_track(const struct call *call, struct material *material,
                            struct track **track)
{
    const enum exit_code code = material_music(material);
    if (code != EXIT_DONE)
        return code;
    material_tell_voice(material);
    tell_own_music(material);
    *track = track_build(material->world, material->timeline, narrator_bank(material->narrator),
                         material->tune);
    if (*track == NULL) {
        problem_error(&material->problems, here, "no memory is left for the sound");
        return EXIT_PROBLEMS;
    }
    track_keep(*track, call->options->stem);
    return EXIT_DONE;
}

enum exit_code export_wav(const struct call *call, struct material *material)
{
    struct track *track;
    const enum exit_code code = export_track(call, material, &track);
    if (code != EXIT_DONE)
        return code;
    const bool written = wav_export(call->options->out, track, options_levels(call->options),
                                    material->timeline->duration_ms, &material->problems);
    track_free(track);
    return written ? EXIT_DONE : EXIT_PROBLEMS;
}

static enum exit_code export_captions(const struct call *call, struct material *material,
                                      enum captions_form form)
{
    const struct options *options = call->options;
    const enum exit_code code = material_music(material);
    if (code != EXIT_DONE)
        return code;
    const struct captions_wish wish = {form, options->given[OPTION_TICKS], material->tune != NULL};
    return captions_export(options->out, material->world, material->timeline, wish,
                           &material->problems)
               ? EXIT_DONE
               : EXIT_PROBLEMS;
}

enum exit_code export_vtt(const struct call *call, struct material *material)
{
    return export_captions(call, material, CAPTIONS_WEBVTT);
}

enum exit_code export_srt(const struct call *call, struct material *material)
{
    return export_captions(call, material, CAPTIONS_SUBRIP);
}

static enum exit_code export_bvh(const struct call *call, struct material *material)
{
    const struct options *options = call->options;
    const int rate = options->fps > 0 ? (int)options->fps : EXPORT_RATE;
    return bvh_export(options->out, material->timeline, rate, &material->problems) ? EXIT_DONE
                                                                                   : EXIT_PROBLEMS;
}

enum {
    WAV = 1,
    VTT = 2,
    SRT = 4,
    MP4 = 8,
    WEBM = 16,
    BVH = 32,
    GIF = 64,
    PNG = 128,
    FILMS = MP4 | WEBM,
    PICTURES = FILMS | GIF | PNG
};

static const struct kind {
    const char *ending;
    exporter *export;
    unsigned kind;
} kinds[] = {{".wav", export_wav, WAV}, {".vtt", export_vtt, VTT},    {".srt", export_srt, SRT},
             {".mp4", export_mp4, MP4}, {".webm", export_webm, WEBM}, {".gif", export_gif, GIF},
             {".png", export_png, PNG}, {".bvh", export_bvh, BVH}};
enum { KINDS = sizeof kinds / sizeof *kinds, KINDS_ROOM = 96 };

/* Options that only some kinds of files know. */
static const struct {
    enum option_id option;
    unsigned kinds;
} bounds[] = {{OPTION_STEM, WAV | FILMS}, {OPTION_TICKS, VTT | SRT},
              {OPTION_SIZE, PICTURES},    {OPTION_FPS, FILMS | GIF | BVH},
              {OPTION_BARE, PICTURES},    {OPTION_THEME, PICTURES},
              {OPTION_STYLE, PICTURES},   {OPTION_VIEW, PICTURES},
              {OPTION_MIRROR, PICTURES},  {OPTION_REDUCED_MOTION, PICTURES}};

/* "FILE.(mp4|webm)": the kinds among `wanted`. */
static const char *name_kinds(char out[KINDS_ROOM], unsigned wanted)
{
    size_t length = (size_t)snprintf(out, KINDS_ROOM, "FILE");
    for (int i = 0; i < KINDS; i++)
        if (kinds[i].kind & wanted)
            length += (size_t)snprintf(out + length, KINDS_ROOM - length, "%s%s",
                                       length == 4 ? ".(" : "|", kinds[i].ending + 1);
    (void)snprintf(out + length, KINDS_ROOM - length, ")");
    return out;
}

/* By the file's ending; NULL, told, when there is none such. */
static const struct kind *kind_of(const struct options *options, struct problems *problems)
{
    char names[KINDS_ROOM];
    for (int i = 0; options->out != NULL && i < KINDS; i++)
        if (text_ends(text_of(options->out), kinds[i].ending))
            return &kinds[i];
    if (options->out == NULL)
        problem_error(problems, here, "`limber export` needs --out %s", name_kinds(names, ~0u));
    else
        problem_error(problems, here, "--out %s; what can be exported is --out %s", options->out,
                      name_kinds(names, ~0u));
    return NULL;
}

static bool suits(const struct options *options, const struct kind *kind, struct problems *problems)
{
    char names[KINDS_ROOM];
    bool good = true;
    for (size_t i = 0; i < sizeof bounds / sizeof *bounds; i++) {
        if (!options->written[bounds[i].option] || (bounds[i].kinds & kind->kind))
            continue;
        problem_error(problems, here, "--%s goes with --out %s", option_name(bounds[i].option),
                      name_kinds(names, bounds[i].kinds));
        good = false;
    }
    return good;
}

static enum exit_code run(const struct call *call, struct material *material)
{
    const struct kind *kind = kind_of(call->options, &material->problems);
    if (kind == NULL || !suits(call->options, kind, &material->problems))
        return EXIT_USAGE;
    enum exit_code code = material_plan(material);
    if (code == EXIT_DONE)
        code = material_wait_for_voice(material);
    if (code != EXIT_DONE)
        return code;
    return kind->export(call, material);
}

enum exit_code command_export(const struct call *call)
{
    struct material material;
    material_open(&material, &world_machine, call->options);
    return material_close(&material, run(call, &material));
}
