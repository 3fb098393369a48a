#include <math.h>

#include "paint/soft_view.h"

/* Widens *left..*right by the part of the row inside one disc. */
static void widen_by_disc(float x, float y, float radius, float row, float *left, float *right)
{
    float down = row - y, rest = radius * radius - down * down;
    if (radius <= 0.0f || rest < 0.0f)
        return;
    float half = sqrtf(rest);
    *left = x - half < *left ? x - half : *left;
    *right = x + half > *right ? x + half : *right;
}

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

/* Widens by where the row cuts a side, if it does. */
static void widen_by_side(const struct hull *hull, const struct hull_side *side, float a, float b,
                          float row, float *left, float *right)
{
    float from = hull->ay + side->y * a, to = hull->by + side->y * b;
    if ((row < from) == (row < to))
        return;
    float x = hull->ax + side->x * a + (row - from) * side->slope;
    *left = x < *left ? x : *left;
    *right = x > *right ? x : *right;
}

bool hull_row(const struct hull *hull, float margin, int y, int *x0, int *x1)
{
    float a = hull->a_radius + margin, b = hull->b_radius + margin, row = (float)y + 0.5f;
    float left = 1e9f, right = -1e9f;
    widen_by_disc(hull->ax, hull->ay, a, row, &left, &right);
    widen_by_disc(hull->bx, hull->by, b, row, &left, &right);
    for (int i = 0; i < hull->side_count && a > 0.0f && b > 0.0f; i++)
        widen_by_side(hull, &hull->side[i], a, b, row, &left, &right);
    if (left >= right)
        return false;
    *x0 = margin < 0.0f ? soft_ceil(left) : soft_floor(left);
    *x1 = margin < 0.0f ? soft_floor(right) : soft_ceil(right);
    return *x0 < *x1;
}
