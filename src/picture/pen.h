/* Setting text into slots: smaller rather than clipped, and broken into lines. What is aligned left
 * or right changes sides when it is written from right to left. */
#ifndef LIMBER_PICTURE_PEN_H
#define LIMBER_PICTURE_PEN_H

#include "picture/layout.h"

struct pen {
    struct picture *picture;
    const struct ruler *ruler;
    const struct theme *theme;
};

struct style {
    enum weight weight;
    enum align align;
    struct colour colour;
};

/* Width in pixels at an em size. */
float pen_width(const struct pen *pen, const char *text, float size, enum weight weight);

/* One line in the slot's first line, set smaller where it would be too wide; the baseline stays
 * where it is. Returns how wide it is. */
float pen_line(const struct pen *pen, const char *text, const struct slot *slot,
               struct style style);

/* The same, but only if it fits at the slot's size; else false, and nothing is set. */
bool pen_line_whole(const struct pen *pen, const char *text, const struct slot *slot,
                    struct style style);

/* As many lines as the slot is high for, at least one, from its top. A text that they cannot hold
 * at the slot's size is set smaller. Returns how many there are. */
int pen_wrap(const struct pen *pen, const char *text, const struct slot *slot, struct style style);

/* Shapes. A part of a ring begins at twelve o'clock and its length steps by a quarter pixel, as
 * does the radius of a disc, so that a picture changes only when the eye can see it. */
void pen_panel(const struct pen *pen, struct box box, float corner, struct colour colour);

/* A panel with an edge, for text that lies over other things. */
void pen_card(const struct pen *pen, struct box box, float corner, float edge);

/* How far the time until the light walks on has gone, 0..1, along the foot of the lit card. */
void pen_walk(const struct pen *pen, const struct box *card, float edge, float walk);

/* What lies in the box fades downwards into the colour. */
enum { PEN_FADE_STEPS = 24 };
void pen_fade(const struct pen *pen, struct box box, struct colour colour);

void pen_disc(const struct pen *pen, float x, float y, float radius, struct colour colour);
void pen_arc(const struct pen *pen, const struct ring_place *ring, float sweep,
             struct colour colour);

/* The same from another place, in turns clockwise from twelve o'clock. */
void pen_arc_from(const struct pen *pen, const struct ring_place *ring, float start, float sweep,
                  struct colour colour);

void pen_dots(const struct pen *pen, float x, float y, float radius, float dot,
              struct colour colour);

/* The number in the middle of a ring. */
void pen_number(const struct pen *pen, const struct ring_place *ring, const char *number);

#endif
