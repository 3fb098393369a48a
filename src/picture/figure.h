/* The figure on its mat or chair: skin placed by the pose, tones, highlight and shadow. */
#ifndef LIMBER_PICTURE_FIGURE_H
#define LIMBER_PICTURE_FIGURE_H

#include "picture/camera.h"
#include "picture/view.h"

/* Fills the picture's figure for the view's moment; the figure must be zero before. Does nothing
 * when the moment shows no exercise. */
void figure_build(const struct view *view, const struct layout *layout, struct figure *out);

#endif
