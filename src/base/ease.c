#include "base/ease.h"
#include <cglm/util.h>
#include <math.h>

float clampf(float x, float low, float high)
{
    return x < low ? low : x > high ? high : x;
}

int64_t lesser(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

int64_t greater(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

float ease_minimum_jerk(float u)
{
    u = clampf(u, 0.0f, 1.0f);
    return u * u * u * (10.0f + u * (6.0f * u - 15.0f));
}

float ease_cosine(float u)
{
    return 0.5f - 0.5f * cosf(GLM_PIf * clampf(u, 0.0f, 1.0f));
}
