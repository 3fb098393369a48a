#include "command/command.h"
#include "export/wav.h"

static const struct place here = {"limber", 0, 0};

static bool is_supported(const struct options *options, struct problems *problems)
{
    if (options->out == NULL)
        problem_error(problems, here, "`limber export` needs --out FILE.wav");
    else if (!text_ends(text_of(options->out), ".wav"))
        problem_error(problems, here, "--out %s; only sound can be exported: FILE.wav",
                      options->out);
    else
        return true;
    return false;
}

static enum exit_code export_wav(const struct call *call, struct material *material)
{
    if (!is_supported(call->options, &material->problems))
        return EXIT_USAGE;
    const enum exit_code code = material_plan(material);
    if (code != EXIT_DONE)
        return code;
    material_tell_voice(material);
    struct track *track = track_build(material->world, material->timeline, material->bank);
    if (track == NULL) {
        problem_error(&material->problems, here, "no memory is left for the sound");
        return EXIT_PROBLEMS;
    }
    const bool written =
        wav_export(call->options->out, track, material->timeline->duration_ms, &material->problems);
    track_free(track);
    return written ? EXIT_DONE : EXIT_PROBLEMS;
}

enum exit_code command_export(const struct call *call)
{
    struct material material;
    material_open(&material, &world_machine, call->options);
    return material_close(&material, export_wav(call, &material));
}
