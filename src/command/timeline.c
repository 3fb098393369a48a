#include "base/tr.h"
#include "command/command.h"
#include "export/report.h"

static const char *side_word(enum side side)
{
    return side == SIDE_LEFT ? "left" : side == SIDE_RIGHT ? "right" : "";
}

static void print_text(const struct timeline *timeline)
{
    for (int i = 0; i < timeline->segment_count; i++) {
        const struct segment *segment = &timeline->segments[i];
        printf("%7.1f s  %-18s %-6s %-12s %s\n", (double)segment->start_ms / 1000.0,
               segment->exercise != NULL ? segment->exercise->id : "", side_word(segment->side),
               segment->phase, segment->caption);
    }
    printf("%7.1f s  end; %.1f s of stretching\n", (double)timeline->duration_ms / 1000.0,
           (double)timeline->stretch_ms / 1000.0);
}

static const char *spoken_as(const struct cue *cue)
{
    static const char *const kinds[] = {
        [CUE_SPEECH] = "words",      [CUE_COUNT] = "count", [CUE_BREATH_IN] = "breath",
        [CUE_BREATH_OUT] = "breath", [CUE_CHIME] = "tone",  [CUE_TICK] = "tick"};
    return kinds[cue->kind];
}

/* What would have been said, had there been time. */
static void print_dropped(const struct timeline *timeline)
{
    for (int i = 0; i < timeline->cue_count; i++) {
        const struct cue *cue = &timeline->cues[i];
        if (cue->dropped != NULL)
            printf(tr("%7.1f s  not said (%s): \"%s\": %s\n"), (double)cue->at_ms / 1000.0,
                   spoken_as(cue), cue->text, cue->dropped);
    }
}

enum exit_code command_timeline(const struct call *call)
{
    struct material material;
    material_open(&material, &world_machine, call->options);
    enum exit_code code = material_plan(&material);
    if (code == EXIT_DONE)
        code = material_wait_for_voice(&material);
    if (code == EXIT_DONE) {
        if (call->options->given[OPTION_JSON])
            report_timeline(material.timeline, stdout);
        else {
            print_text(material.timeline);
            print_dropped(material.timeline);
        }
        if (call->options->voice_command != NULL)
            material_tell_voice(&material);
        code = command_flush();
    }
    return material_close(&material, code);
}
