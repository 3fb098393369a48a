#include "picture/ground.h"

void ground_add(const struct pen *pen, float horizon)
{
    struct picture *picture = pen->picture;
    picture->wall = pen->theme->background;
    picture->wall_edge = pen->theme->background_edge;
    picture->floor = pen->theme->floor;
    picture->horizon = horizon;
    const struct shape shape = {.kind = SHAPE_BACKDROP,
                                .box = {0, 0, (float)picture->width, (float)picture->height}};
    picture_add(picture, &shape);
}
