/* The camera: at a station it frames all key poses and what stands round them; between stations it
 * goes round the figure, always looking at it, far enough away to see the whole change. */
#ifndef LIMBER_PICTURE_CAMERA_H
#define LIMBER_PICTURE_CAMERA_H

#include "picture/arrow.h"
#include "picture/framing.h"
#include "picture/layout.h"

/* What the camera sees, and where things stand that it sees. */
struct shot {
    struct camera camera;
    struct furniture from, to; /* of the showing's two framings */
};

/* Room for what a station shows, looked over once: it stays while the camera does. Starts zeroed.
 */
struct kept_station {
    const struct timeline *timeline; /* of what it is kept; NULL: of nothing */
    struct framing framing;
    struct box stage;
    struct reach reach;
    struct furniture furniture;
    struct arrow arrow; /* of where the figure goes there; arrow.h */
};

/* The shot of a moment; its pose is the figure's in the room. `kept` may be NULL. */
struct shot shot_of(const struct timeline *timeline, const struct moment *moment,
                    const struct showing *showing, const struct box *stage,
                    struct kept_station *kept);

#endif
