#include <math.h>

#include "paint/soft_view.h"

void hull_close(struct hull *hull)
{
    float x = hull->bx - hull->ax, y = hull->by - hull->ay;
    float length2 = x * x + y * y, taper = hull->a_radius - hull->b_radius;
    float rest = length2 - taper * taper;
    hull->side_count = rest > 0.0f ? 2 : 0;
    for (int i = 0; i < hull->side_count; i++) {
        struct hull_side *side = &hull->side[i];
        float along = taper / length2, aside = sqrtf(rest) / length2 * (i ? -1.0f : 1.0f);
        side->x = x * along - y * aside;
        side->y = y * along + x * aside;
        float run = x - side->x * taper, rise = y - side->y * taper;
        side->slope = run / (fabsf(rise) > 1e-6f ? rise : 1e-6f);
    }
}
