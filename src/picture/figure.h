/* The figure among its props: skin placed by the pose, tones, highlight and shadow. */
#ifndef LIMBER_PICTURE_FIGURE_H
#define LIMBER_PICTURE_FIGURE_H

#include "picture/camera.h"
#include "picture/view.h"

/* Fills the picture's figure for the view's moment; the figure must be zero before, and stays so
 * when the moment shows no exercise. Returns how far, 0..1, only the upper body is framed, so that
 * the legs are cut off by the stage. */
float figure_build(const struct view *view, const struct layout *layout, struct figure *out);

/* The body alone as it stands in `pose`, with muscles lit on the moment's side: no props, no
 * shadow. It is seen from `look` and fills the box. `out` must be zero before. */
void figure_chart(const struct view *view, const struct highlights *lit, const struct pose *pose,
                  struct look look, const struct layout *layout, const struct box *box,
                  struct figure *out);

#endif
