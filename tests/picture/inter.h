/* How wide texts are in Inter, from the advances of its letters, so that no test needs the font. */
#ifndef TESTS_PICTURE_INTER_H
#define TESTS_PICTURE_INTER_H

#include "picture/picture.h"

/* In thousandths of an em, from the blank to the tilde: regular and bold. */
static const short inter_advances[WEIGHT_COUNT]['~' - ' ' + 1] = {
    {
        281, 278, 403, 631, 638, 813, 639, 222, 362, 362, 500, 659, 280, 460, 276, 357,
        625, 464, 605, 636, 642, 608, 624, 571, 616, 624, 276, 280, 659, 659, 659, 507,
        936, 676, 651, 727, 719, 598, 587, 743, 740, 264, 543, 652, 563, 889, 753, 761,
        635, 761, 639, 638, 642, 741, 676, 949, 642, 665, 625, 362, 357, 362, 469, 452,
        497, 564, 621, 558, 621, 582, 361, 609, 591, 237, 237, 544, 237, 869, 585, 597,
        609, 609, 372, 523, 364, 581, 557, 813, 540, 557, 541, 362, 327, 362, 659,
    },
    {
        232,  325, 392, 650, 655, 859, 674, 209,  409, 409, 565, 680, 303, 469, 298, 390,
        688,  489, 630, 659, 678, 645, 660, 595,  661, 660, 298, 303, 680, 680, 680, 563,
        1031, 748, 661, 752, 727, 613, 585, 761,  746, 281, 570, 690, 567, 915, 735, 782,
        648,  783, 656, 655, 668, 729, 748, 1036, 714, 724, 667, 409, 390, 409, 488, 477,
        497,  580, 635, 587, 635, 598, 386, 633,  624, 272, 272, 582, 272, 912, 622, 614,
        632,  632, 409, 562, 389, 622, 586, 850,  574, 586, 572, 409, 374, 409, 680,
    },
};

/* All others, of which there are few, are taken to be as wide as an m. */
static inline float inter_width(void *context, const char *text, float size, enum weight weight)
{
    (void)context;
    int sum = 0;
    for (const char *c = text; *c != '\0'; c++) {
        const bool known = *c >= ' ' && *c <= '~';
        if (((unsigned char)*c & 0xC0u) != 0x80u)
            sum += inter_advances[weight][(known ? *c : 'm') - ' '];
    }
    return (float)sum * size / 1000.0f;
}

static const struct ruler inter_ruler = {inter_width, NULL};

#endif
