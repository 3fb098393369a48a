/* Counting flashes as WCAG 2.2 has it (success criterion 2.3.1, "general flash and red flash
 * thresholds"): a flash is a pair of opposing changes of relative luminance by 0.1 or more, the
 * darker of the two below 0.80; a red flash a pair in which a state is saturated red (R / (R + G +
 * B) >= 0.8 of linear light) and the other lies 0.2 or more from it in the CIE 1976 UCS diagram.
 * They count where more than a quarter of any window of a third by a third of the screen (10
 * degrees: 341 x 256 of 1024 x 768 pixels) flashes within the same second; more than three in any
 * second are too many. Pixels are those handed in: pictures are made small before. */
#ifndef LIMBER_TESTS_PLATES_FLASH_H
#define LIMBER_TESTS_PLATES_FLASH_H

#include "paint/paint.h"

struct flash_meter;

struct flashes {
    int general, red; /* the most within a second, over an area that counts */
    int64_t general_ms, red_ms;
    int any_pixel; /* the most of any single pixel, whatever the area */
};

/* NULL when memory ran out. */
struct flash_meter *flash_open(int width, int height);
void flash_close(struct flash_meter *meter);

/* The next frame, of the meter's size; times only rise. */
void flash_see(struct flash_meter *meter, const uint32_t *pixels, int64_t ms);

struct flashes flash_most(const struct flash_meter *meter);

#endif
