/* What a built motion consists of: between motion_build.c and motion.c. */
#ifndef LIMBER_BODY_MOTION_PARTS_H
#define LIMBER_BODY_MOTION_PARTS_H

#include "body/bake.h"

struct way {
    int from, to;
    const struct contact *contacts;
    int contact_count;
    const struct track *track;
    bool backwards; /* along the track from its end to its start */
};

struct motion {
    struct rig rig;
    struct pose *keys;
    struct way *ways;
    int way_count;
    struct pins pins;
    struct ground arrival;
};

#endif
