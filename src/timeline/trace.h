/* Everything a check needs to know of one moment, measured on the figure itself. */
#ifndef LIMBER_TIMELINE_TRACE_H
#define LIMBER_TIMELINE_TRACE_H

#include "body/skin.h"
#include "timeline/moment.h"

enum { TRACE_CONTACTS_MOST = KEY_CONTACTS_MOST };

struct trace_contact {
    char part[32], on[32]; /* "right_hand"; "floor", "left_thigh" or, at the end of a band, "strap";
                            * true for the side shown */
    float gap_mm, slip_mm;
};

struct trace {
    struct moment moment;
    struct placed placed;
    float angles[JOINT_COUNT][ANGLE_AXES]; /* signed degrees along joint_axis */
    struct trace_contact contacts[TRACE_CONTACTS_MOST];
    int contact_count;
    float lowest_mm;
};

void timeline_trace(const struct timeline *timeline, int64_t ms, struct trace *out);

#endif
