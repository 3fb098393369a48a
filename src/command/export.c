#include "command/command.h"
#include "export/captions.h"
#include "export/wav.h"

static const struct place here = {"limber", 0, 0};

typedef enum exit_code exporter(const struct call *call, struct material *material);

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

static enum exit_code export_wav(const struct call *call, struct material *material)
{
    const enum exit_code code = material_music(material);
    if (code != EXIT_DONE)
        return code;
    material_tell_voice(material);
    tell_own_music(material);
    struct track *track = track_build(material->world, material->timeline,
                                      narrator_bank(material->narrator), material->tune);
    if (track == NULL) {
        problem_error(&material->problems, here, "no memory is left for the sound");
        return EXIT_PROBLEMS;
    }
    track_keep(track, call->options->stem);
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

static enum exit_code export_vtt(const struct call *call, struct material *material)
{
    return export_captions(call, material, CAPTIONS_WEBVTT);
}

static enum exit_code export_srt(const struct call *call, struct material *material)
{
    return export_captions(call, material, CAPTIONS_SUBRIP);
}

static const struct {
    const char *ending;
    exporter *export;
} kinds[] = {{".wav", export_wav}, {".vtt", export_vtt}, {".srt", export_srt}};

/* By the file's ending; NULL, told, when there is none such. */
static exporter *exporter_of(const struct options *options, struct problems *problems)
{
    if (options->out == NULL) {
        problem_error(problems, here, "`limber export` needs --out FILE.(wav|vtt|srt)");
        return NULL;
    }
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (text_ends(text_of(options->out), kinds[i].ending))
            return kinds[i].export;
    }
    problem_error(problems, here,
                  "--out %s; sound and captions can be exported: FILE.wav, FILE.vtt, FILE.srt",
                  options->out);
    return NULL;
}

static bool suits(const struct options *options, exporter *export, struct problems *problems)
{
    if (options->given[OPTION_STEM] && export != export_wav)
        problem_error(problems, here, "--stem is for sound: --out FILE.wav");
    else if (options->given[OPTION_TICKS] && export == export_wav)
        problem_error(problems, here, "--ticks is for captions: --out FILE.vtt or FILE.srt");
    else
        return true;
    return false;
}

static enum exit_code run(const struct call *call, struct material *material)
{
    exporter *export = exporter_of(call->options, &material->problems);
    if (export == NULL || !suits(call->options, export, &material->problems))
        return EXIT_USAGE;
    enum exit_code code = material_plan(material);
    if (code == EXIT_DONE)
        code = material_wait_for_voice(material);
    if (code != EXIT_DONE)
        return code;
    return export(call, material);
}

enum exit_code command_export(const struct call *call)
{
    struct material material;
    material_open(&material, &world_machine, call->options);
    return material_close(&material, run(call, &material));
}
