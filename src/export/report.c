#include "export/report.h"

#include "export/json.h"
#include "timeline/trace.h"

#include <math.h>

static const char *side_name(enum side side)
{
    static const char *const names[] = {
        [SIDE_BOTH] = "both", [SIDE_LEFT] = "left", [SIDE_RIGHT] = "right"};
    return names[side];
}

static const char *cue_name(enum cue_kind kind)
{
    static const char *const names[] = {
        [CUE_SPEECH] = "speech",         [CUE_COUNT] = "count", [CUE_BREATH_IN] = "breath_in",
        [CUE_BREATH_OUT] = "breath_out", [CUE_CHIME] = "chime", [CUE_TICK] = "tick"};
    return names[kind];
}

static const char *exercise_id(const struct segment *segment)
{
    return segment->exercise ? segment->exercise->id : NULL;
}

static bool is_written(FILE *to)
{
    return fflush(to) == 0 && !ferror(to);
}

static void write_segment(struct json *json, const struct segment *segment)
{
    json_object(json, NULL);
    json_integer(json, "start_ms", segment->start_ms);
    json_integer(json, "end_ms", segment->end_ms);
    json_text(json, "exercise", exercise_id(segment));
    json_text(json, "side", side_name(segment->side));
    json_text(json, "phase", segment->phase);
    json_text(json, "pose", segment->pose);
    json_text(json, "breath", breath_name(segment->breath));
    json_integer(json, "repeat", segment->repeat);
    json_object_end(json);
}

static void write_cue(struct json *json, const struct cue *cue)
{
    json_object(json, NULL);
    json_integer(json, "at_ms", cue->at_ms);
    json_integer(json, "duration_ms", cue->duration_ms);
    json_text(json, "kind", cue_name(cue->kind));
    json_text(json, "text", cue->text);
    json_integer(json, "priority", cue->priority);
    if (cue->dropped) {
        json_text(json, "reason", cue->dropped);
    }
    json_object_end(json);
}

static void write_cues(struct json *json, const char *key, const struct timeline *timeline,
                       bool dropped)
{
    json_array(json, key);
    for (int i = 0; i < timeline->cue_count; i++) {
        if ((timeline->cues[i].dropped != NULL) == dropped) {
            write_cue(json, &timeline->cues[i]);
        }
    }
    json_array_end(json);
}

bool report_timeline(const struct timeline *timeline, FILE *to)
{
    struct json json = {.to = to};
    json_object(&json, NULL);
    json_text(&json, "routine", timeline->routine->id);
    json_integer(&json, "duration_ms", timeline->duration_ms);
    json_integer(&json, "stretch_ms", timeline->stretch_ms);
    json_array(&json, "segments");
    for (int i = 0; i < timeline->segment_count; i++) {
        write_segment(&json, &timeline->segments[i]);
    }
    json_array_end(&json);
    write_cues(&json, "cues", timeline, false);
    write_cues(&json, "dropped", timeline, true);
    json_object_end(&json);
    json_line_end(&json);
    return is_written(to);
}

static bool is_forearm(enum joint joint)
{
    return joint == JOINT_LEFT_FOREARM || joint == JOINT_RIGHT_FOREARM;
}

static void write_joints(struct json *json, const struct trace *trace)
{
    json_object(json, "joints");
    for (int joint = 0; joint < JOINT_COUNT; joint++) {
        if (is_forearm((enum joint)joint)) {
            continue; /* lies at the elbow */
        }
        json_array(json, joint_name((enum joint)joint));
        for (int axis = 0; axis < 3; axis++) {
            json_number(json, NULL, (double)trace->placed.at[joint][axis], 8);
        }
        json_array_end(json);
    }
    json_object_end(json);
}

static void write_axes(struct json *json, enum joint joint, const float degrees[ANGLE_AXES])
{
    for (int i = 0; i < ANGLE_AXES; i++) {
        const struct angle_axis *axis = joint_axis(joint, i);
        if (axis->positive) {
            const char *word = degrees[i] < 0 ? axis->negative : axis->positive;
            json_number(json, word, fabs((double)degrees[i]), 4);
        }
    }
}

static void write_angles(struct json *json, const struct trace *trace)
{
    json_object(json, "angles");
    for (int joint = 0; joint < JOINT_COUNT; joint++) {
        if (is_forearm((enum joint)joint)) {
            continue;
        }
        json_object(json, joint_name((enum joint)joint));
        write_axes(json, (enum joint)joint, trace->angles[joint]);
        if (joint == JOINT_LEFT_ELBOW || joint == JOINT_RIGHT_ELBOW) {
            write_axes(json, (enum joint)(joint + 1), trace->angles[joint + 1]);
        }
        json_object_end(json);
    }
    json_object_end(json);
}

static void write_contacts(struct json *json, const struct trace *trace)
{
    json_array(json, "contacts");
    for (int i = 0; i < trace->contact_count; i++) {
        const struct trace_contact *contact = &trace->contacts[i];
        json_object(json, NULL);
        json_text(json, "part", contact->part);
        json_text(json, "on", contact->on);
        json_number(json, "gap_mm", (double)contact->gap_mm, 3);
        json_number(json, "slip_mm", (double)contact->slip_mm, 3);
        json_object_end(json);
    }
    json_array_end(json);
}

static void write_trace(const struct trace *trace, FILE *to)
{
    struct json json = {.to = to};
    const struct segment *segment = trace->moment.segment;
    json_object(&json, NULL);
    json_integer(&json, "ms", trace->moment.ms);
    json_text(&json, "exercise", exercise_id(segment));
    json_text(&json, "side", side_name(segment->side));
    json_text(&json, "phase", segment->phase);
    write_joints(&json, trace);
    write_angles(&json, trace);
    write_contacts(&json, trace);
    json_number(&json, "lowest_mm", (double)trace->lowest_mm, 3);
    json_object_end(&json);
    json_line_end(&json);
}

bool report_trace(const struct timeline *timeline, int64_t every_ms, FILE *to)
{
    for (int64_t ms = 0; ms <= timeline->duration_ms; ms += every_ms) {
        struct trace trace;
        timeline_trace(timeline, ms, &trace);
        write_trace(&trace, to);
        if (ferror(to)) {
            return false;
        }
    }
    return is_written(to);
}
