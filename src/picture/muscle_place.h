/* Where the map of muscles stands: in a corner that the figure leaves free while it is shown, or,
 * where there is none, on a part of the stage that the figure then leaves to it. */
#ifndef LIMBER_PICTURE_MUSCLE_PLACE_H
#define LIMBER_PICTURE_MUSCLE_PLACE_H

#include "picture/layout.h"
#include "picture/muscle_map.h"

/* What stands in the panel. */
struct map_content {
    unsigned sides;   /* muscle_sides */
    float em, widest; /* of the names, pixels */
    float shortest;   /* the figures are no smaller, em; set here */
    struct highlights lit;
};

/* Sets panel, boxes, words and stage of the map for its time and names; false when there is no room
 * or too little time. */
bool muscle_place(const struct view *view, const struct layout *layout,
                  const struct map_content *content, struct kept_map *map);

#endif
