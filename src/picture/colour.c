#include "picture/colour.h"

#include <math.h>

#include "base/ease.h"

/* The sRGB transfer curves (IEC 61966-2-1). */
static float light_of(uint8_t value)
{
    float c = (float)value / 255.0f;
    return c <= 0.04045f ? c / 12.92f : powf((c + 0.055f) / 1.055f, 2.4f);
}

static uint8_t value_of(float light)
{
    float c = light <= 0.0031308f ? light * 12.92f : 1.055f * powf(light, 1.0f / 2.4f) - 0.055f;
    return (uint8_t)lrintf(clampf(c, 0.0f, 1.0f) * 255.0f);
}

static uint8_t mix_channel(uint8_t a, uint8_t b, float share)
{
    float from = light_of(a);
    return value_of(from + (light_of(b) - from) * share);
}

struct colour colour_mix(struct colour a, struct colour b, float share)
{
    share = clampf(share, 0.0f, 1.0f);
    if (share == 0.0f)
        return a;
    float alpha = (float)a.alpha + ((float)b.alpha - (float)a.alpha) * share;
    return (struct colour){mix_channel(a.red, b.red, share), mix_channel(a.green, b.green, share),
                           mix_channel(a.blue, b.blue, share), (uint8_t)lrintf(alpha)};
}

/* Painters blend as screens do, on the encoded values. */
static uint8_t over_channel(uint8_t over, uint8_t ground, uint8_t alpha)
{
    return (uint8_t)((over * alpha + ground * (255 - alpha) + 127) / 255);
}

struct colour colour_over(struct colour over, struct colour ground)
{
    return (struct colour){over_channel(over.red, ground.red, over.alpha),
                           over_channel(over.green, ground.green, over.alpha),
                           over_channel(over.blue, ground.blue, over.alpha), 255};
}

static float luminance(struct colour colour)
{
    return 0.2126f * light_of(colour.red) + 0.7152f * light_of(colour.green) +
           0.0722f * light_of(colour.blue);
}

float colour_contrast(struct colour a, struct colour b)
{
    float one = luminance(a) + 0.05f, other = luminance(b) + 0.05f;
    return one > other ? one / other : other / one;
}
