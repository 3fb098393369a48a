/* What a phase of an exercise really does, as it is written: for the right side. */
#ifndef LIMBER_REVIEW_STRIDE_H
#define LIMBER_REVIEW_STRIDE_H

#include "timeline/trace.h"

enum bearing {
    BEARING_TURN,  /* of the spine to the right, degrees */
    BEARING_BEND,  /* of the spine to the right, degrees */
    BEARING_LEAN,  /* of the trunk forwards against the upright, degrees */
    BEARING_ROUND, /* flexion of the back, degrees */
    BEARING_COUNT
};

struct stride {
    const struct exercise *exercise;
    const struct phase *phase;
    struct trace first, last;
    float bearing[BEARING_COUNT]; /* by how much they change; in a hold: against `start` */
    float rise[JOINT_COUNT];      /* metres, the most above where it was */
    float fall[JOINT_COUNT];      /* metres, the most below */
    float turned[JOINT_COUNT];    /* degrees, the most */
    float moved[JOINT_COUNT];     /* metres, the most */
    float more_bent[JOINT_COUNT], less_bent[JOINT_COUNT]; /* knees and elbows, degrees */
};

/* Measures the phase that `segment` plays. */
void stride_measure(const struct timeline *timeline, const struct segment *segment,
                    struct stride *out);

/* Whether an arm or a leg turns in a joint or goes somewhere. */
bool stride_moves(const struct stride *stride, enum side side, bool arm);

#endif
