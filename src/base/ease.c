#include "base/ease.h"
#include <cglm/util.h>
#include <math.h>

#define STEADY_RAMP 0.3f

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

int64_t share_of(int64_t whole, int64_t before, int64_t part, int64_t parts)
{
    return parts > 0 ? whole * (before + part) / parts - whole * before / parts : 0;
}

float ease_minimum_jerk(float u)
{
    u = clampf(u, 0.0f, 1.0f);
    return u * u * u * (10.0f + u * (6.0f * u - 15.0f));
}

/* Way covered while the speed grows to 1 within STEADY_RAMP: the integral of 3 v^2 - 2 v^3. */
static float ramp(float u)
{
    const float v = u / STEADY_RAMP;
    return STEADY_RAMP * v * v * v * (1.0f - 0.5f * v);
}

float ease_steady(float u)
{
    u = clampf(u, 0.0f, 1.0f);
    const float whole = 1.0f - STEADY_RAMP;
    if (u < STEADY_RAMP) {
        return ramp(u) / whole;
    }
    if (u > 1.0f - STEADY_RAMP) {
        return 1.0f - ramp(1.0f - u) / whole;
    }
    return (u - STEADY_RAMP / 2) / whole;
}

float ease_cosine(float u)
{
    return 0.5f - 0.5f * cosf(GLM_PIf * clampf(u, 0.0f, 1.0f));
}
