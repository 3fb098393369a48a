/* Looking over all that a framing shows: how far the figure reaches in its key poses, and what it
 * lies and sits on. */
#ifndef LIMBER_PICTURE_SURVEY_H
#define LIMBER_PICTURE_SURVEY_H

#include "picture/framing.h"

/* Adds all key poses and props to the reach, of a bust those of the upper body, and finds where the
 * props are. */
void survey(const struct framing *framing, const struct rig *rig, struct reach *reach,
            struct furniture *furniture);

/* Adds one pose, in the room; not `whole`: but for its legs. */
void survey_pose(const struct rig *rig, const struct pose *pose, bool whole, struct reach *reach);

#endif
