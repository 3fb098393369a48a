/* Making room for larger letters, or using the room that smaller ones leave.
 *
 * A person who told how far away they sit from how large a screen gets letters of the size that
 * their eyes need: layout.h's places move and grow for them, and the figure has what is left. */
#ifndef LIMBER_PICTURE_REFLOW_H
#define LIMBER_PICTURE_REFLOW_H

#include "picture/layout.h"

/* From where a screen is seen; zeroes: not told. */
struct seat {
    double distance; /* metres */
    double diagonal; /* of the screen, inches */
};

/* The em in pixels that the seat asks of a screen of so many pixels: capitals are 25 minutes of arc
 * high. ISO 9241-303 asks for 16 at least and 20 to 22 to read with ease (reference/kinematics.md
 * section 9); who reads at a glance and lying on one side gets a little more. That is 6 % of the
 * height of 40 inches at 3 m, which is taken for what was not told; 0 if nothing was. */
float seat_em(const struct seat *seat, int width, int height);

/* How much larger than the layout's all letters may become, of which `wish` is asked for. */
float reflow_share(const struct layout *layout, float wish);

/* Of a layout in which the stage stands beside the ring, or (`tall`) above it. */
void reflow(struct layout *layout, bool tall, float share);

#endif
