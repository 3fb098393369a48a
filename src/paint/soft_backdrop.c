#include "paint/soft_backdrop.h"

void soft_backdrop(const struct canvas *canvas, const struct picture *picture)
{
    for (int y = canvas->clip.y0; y < canvas->clip.y1; y++)
        canvas->hot->backdrop(canvas_row(canvas, y), canvas->clip.x0, canvas->clip.x1, y, picture);
}

static bool same_colour(struct colour a, struct colour b)
{
    return a.red == b.red && a.green == b.green && a.blue == b.blue && a.alpha == b.alpha;
}

bool soft_backdrop_same(const struct picture *a, const struct picture *b)
{
    return a->width == b->width && a->height == b->height && a->horizon == b->horizon &&
           same_colour(a->wall, b->wall) && same_colour(a->wall_edge, b->wall_edge) &&
           same_colour(a->floor, b->floor);
}
