/* A small map of the muscles that an exercise stretches: the figure upright, from the front, the
 * back or both, with them lit, and their names in plain words.
 *
 * It is there while the exercise is being prepared for the first time and nobody follows a movement
 * yet: up to the first phase that does something. It stands in a corner of the stage that the
 * figure leaves free all that time; where none is free the figure stands back on a part of the
 * stage meanwhile. Where the time is too short to read it there is none. */
#ifndef LIMBER_PICTURE_MUSCLE_MAP_H
#define LIMBER_PICTURE_MUSCLE_MAP_H

#include "picture/pen.h"
#include "picture/view.h"

/* "Low back" for "low_back", in the person's language; NULL for what is no muscle. */
const char *muscle_map_name(const char *muscle);

/* The names of what a segment lights, each once, in the order of the file; at most MAP_NAMES_MOST.
 * Returns how many. */
int muscle_map_names(const struct highlights *highlights, const char *names[MAP_NAMES_MOST]);

/* Nobody follows a movement yet: it is on its way to the exercise, or being set up. */
bool muscle_map_prepares(const struct segment *segment);

/* Where the figure is to be fitted in at the moment: the layout's stage, or less of it. Works out
 * the map; before the figure. */
struct box muscle_map_stage(const struct view *view, const struct layout *layout,
                            const struct pen *pen);

/* After the figure, at the same moment. */
void muscle_map_add(const struct view *view, const struct layout *layout, const struct pen *pen);

#endif
