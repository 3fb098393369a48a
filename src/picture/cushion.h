/* Cushions grow under what comes to lie on them: a figure that begins on the floor would otherwise
 * sit inside one. */
#ifndef LIMBER_PICTURE_CUSHION_H
#define LIMBER_PICTURE_CUSHION_H

#include "picture/framing.h"

/* Sets how much there is of each cushion of a station at a moment: all while the figure stays in
 * poses that touch it, as far as it has come on a way to or from such a pose, and on ways that are
 * not the station's own what its start pose touches. */
void cushions_raise(const struct timeline *timeline, const struct moment *moment,
                    const struct framing *station, struct furniture *furniture);

#endif
