/* One frame of a review, and the rules that look at it. */
#ifndef LIMBER_REVIEW_FRAME_H
#define LIMBER_REVIEW_FRAME_H

#include "review/findings.h"
#include "timeline/trace.h"

struct frame {
    const struct timeline *timeline;
    const struct segment *segment;
    const struct phase *phase;        /* NULL outside the phases of an exercise */
    struct place place;               /* of the phase, else of the step */
    bool stretching;                  /* into or out of a stretch */
    bool arrives;                     /* the way leads into a hold */
    int step_ms;                      /* between the two traces */
    const struct trace *first;        /* of the segment */
    const struct trace *before, *now; /* `before` is NULL at the first one */
};

/* Seconds since the segment began. */
double frame_seconds(const struct frame *frame);
/* The name to tell: of the phase, or of what is done between phases. */
const char *frame_phase(const struct frame *frame);

/* "right knee"; the spine's joints are told by their group: "low back", "upper back", "neck". */
const char *joint_words(enum joint joint);

/* Each rule looks at a frame and notes what is wrong. */
typedef void frame_rule(const struct frame *frame, struct findings *findings);
frame_rule look_at_limits, look_at_contacts, look_at_floor, look_at_overlaps, look_at_speed,
    look_at_arrival, look_at_hold;

/* The least and most that the angles of a segment were: what overshoots is known at its end. */
struct swing {
    float least[JOINT_COUNT][ANGLE_AXES], most[JOINT_COUNT][ANGLE_AXES];
    int64_t when[JOINT_COUNT][ANGLE_AXES][2]; /* of the least and the most, ms */
};
void swing_begin(struct swing *swing, const struct trace *now);
void swing_add(struct swing *swing, const struct trace *now);
/* `frame` is the segment's last one. */
void swing_judge(const struct swing *swing, const struct frame *frame, struct findings *findings);

#endif
