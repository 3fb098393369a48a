#include "timeline/shown.h"

#include "base/ease.h"
#include "body/skin.h"

float segment_progress(const struct segment *segment, int64_t ms)
{
    const int64_t length = segment->end_ms - segment->start_ms;
    return length > 0 ? (float)(ms - segment->start_ms) / (float)length : 1.0f;
}

float (*segment_ease(const struct segment *segment))(float)
{
    const bool positions = segment->returns || segment->continues;
    return segment->kind == SEGMENT_PHASE && !positions ? ease_minimum_jerk : ease_steady;
}

void segment_pose(const struct timeline *timeline, const struct segment *segment, int64_t ms,
                  float breath, struct pose *out)
{
    if (segment->motion < 0) {
        skin_stand(&timeline->rig, out);
        return;
    }
    const float u = ms < segment->end_ms ? segment_progress(segment, ms) : 1.0f;
    motion_pose(timeline->motions[segment->motion], segment->way, segment_ease(segment)(u), breath,
                out);
}

void segment_to_room(const struct segment *segment, struct pose *pose)
{
    if (segment->mirrored) {
        pose_mirror(pose, pose);
    }
    pose_on_ground(pose, &segment->ground, pose);
}
