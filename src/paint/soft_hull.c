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

/* Widens by where the row cuts the straight side that touches both discs. */
static void widen_by_side(float px, float py, float qx, float qy, float row, float *left,
                          float *right)
{
    float rise = qy - py;
    float share = fabsf(rise) > 1e-6f ? (row - py) / rise : -1.0f;
    if (share < 0.0f || share > 1.0f)
        return;
    float x = px + (qx - px) * share;
    *left = x < *left ? x : *left;
    *right = x > *right ? x : *right;
}

static void widen_by_sides(const struct hull *hull, float a, float b, float row, float *left,
                           float *right)
{
    float x = hull->bx - hull->ax, y = hull->by - hull->ay;
    float length2 = x * x + y * y, taper = a - b;
    float rest = length2 - taper * taper;
    if (rest <= 0.0f)
        return; /* one disc inside the other */
    float along = taper / length2, aside = sqrtf(rest) / length2;
    for (int sign = -1; sign <= 1; sign += 2) {
        float to_x = x * along - (float)sign * y * aside,
              to_y = y * along + (float)sign * x * aside;
        widen_by_side(hull->ax + to_x * a, hull->ay + to_y * a, hull->bx + to_x * b,
                      hull->by + to_y * b, row, left, right);
    }
}

bool hull_row(const struct hull *hull, float margin, int y, int *x0, int *x1)
{
    float a = hull->a_radius + margin, b = hull->b_radius + margin, row = (float)y + 0.5f;
    float left = 1e9f, right = -1e9f;
    widen_by_disc(hull->ax, hull->ay, a, row, &left, &right);
    widen_by_disc(hull->bx, hull->by, b, row, &left, &right);
    if (a > 0.0f && b > 0.0f)
        widen_by_sides(hull, a, b, row, &left, &right);
    if (left >= right)
        return false;
    *x0 = margin < 0.0f ? soft_ceil(left) : soft_floor(left);
    *x1 = margin < 0.0f ? soft_floor(right) : soft_ceil(right);
    return *x0 < *x1;
}
