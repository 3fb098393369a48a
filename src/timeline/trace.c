#include "timeline/trace.h"

#include "timeline/shown.h"

#include <stdio.h>

static void name_part(char out[32], const char *name, enum side side, bool mirrored)
{
    snprintf(out, 32, "%s%s", side_prefix(mirrored ? side_mirror(side) : side), name);
}

/* Contacts are planted where the right-sided figure is; a mirror changes only their names. */
static void trace_contacts(const struct timeline *timeline, const struct segment *segment,
                           int64_t ms, struct trace *out)
{
    const bool mirrored = segment->mirrored;
    const struct motion *motion = timeline->motions[segment->motion];
    struct pose pose;
    struct placed placed;
    segment_pose(timeline, segment, ms, out->moment.breath, &pose);
    pose_place(&timeline->rig, &pose, &placed);
    const struct contact *contacts;
    const int count = motion_way_contacts(motion, segment->way, &contacts);
    for (int i = 0; i < count && i < TRACE_CONTACTS_MOST; i++) {
        struct trace_contact *contact = &out->contacts[out->contact_count++];
        const struct contact_state state = motion_contact_state(motion, &contacts[i], &placed);
        name_part(contact->part, part_name(contacts[i].part), contacts[i].side, mirrored);
        if (contacts[i].strap > 0) {
            name_part(contact->on, "strap", SIDE_BOTH, false);
        } else {
            name_part(contact->on, target_name(contacts[i].target), contacts[i].target_side,
                      mirrored);
        }
        contact->gap_mm = state.gap * 1000;
        contact->slip_mm = state.slip * 1000;
    }
}

void timeline_trace(const struct timeline *timeline, int64_t ms, struct trace *out)
{
    *out = (struct trace){0};
    timeline_at(timeline, ms, &out->moment);
    pose_place(&timeline->rig, &out->moment.pose, &out->placed);
    for (int joint = 0; joint < JOINT_COUNT; joint++) {
        angle_of_turn((enum joint)joint, out->moment.pose.turn[joint], out->angles[joint]);
    }
    out->lowest_mm = skin_lowest(&timeline->rig, &out->placed) * 1000;
    if (out->moment.seen->motion >= 0) {
        trace_contacts(timeline, out->moment.seen, out->moment.ms, out);
    }
}
