/* The figure among its props: skin placed by the pose, tones, highlight and shadow. */
#ifndef LIMBER_PICTURE_FIGURE_H
#define LIMBER_PICTURE_FIGURE_H

#include "picture/camera.h"
#include "picture/view.h"

/* Fills the picture's figure for the view's moment; the figure must be zero before, and stays so
 * when the moment shows no exercise. Returns how far, 0..1, only the upper body is framed, so that
 * the legs are cut off by the stage. */
float figure_build(const struct view *view, const struct layout *layout, struct figure *out);

/* A body with muscles lit and nothing else: no props, no shadow. */
struct chart {
    const struct rig *rig;
    const struct theme *theme;
    struct highlights lit;
    enum side side; /* that is meant by the muscles' right; SIDE_BOTH: the right */
    struct look look;
};

/* It stands upright, the arms off the body, and fills the box. `out` must be zero before. */
void figure_chart(const struct chart *chart, const struct layout *layout, const struct box *box,
                  struct figure *out);

#endif
