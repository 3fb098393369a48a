/* What pixels are measured on: two painters with the fonts of this machine, and surfaces for a
 * picture and for the same picture without something; twelve sizes of screen and the themes. */
#ifndef LIMBER_TESTS_PLATES_BENCH_H
#define LIMBER_TESTS_PLATES_BENCH_H

#include <stdlib.h>
#include <string.h>

#include "paint/paint.h"
#include "plates/plate.h"

static const struct size {
    int width, height;
} sizes[] = {
    {640, 480},   {1366, 768},  {1280, 720},  {1920, 1080}, {1440, 1080}, {1080, 1080},
    {2560, 1080}, {3440, 1440}, {3840, 2160}, {720, 1280},  {1080, 1920}, {2160, 3840},
};

static const char *const themes[] = {"dark", "light", "high_contrast"};

enum {
    SIZES = sizeof sizes / sizeof *sizes,
    THEMES = sizeof themes / sizeof *themes,
    LARGEST = 3840 * 2160
};

static struct plates plates;
static struct fonts *fonts;
static struct soft_painter *painter, *other;
static struct surface with, without;

static inline int bench_open(void **state)
{
    (void)state;
    const bool opened = plates_open(&plates);
    fonts = fonts_open(&plates.problems);
    painter = soft_open(fonts);
    other = soft_open(fonts);
    with.pixels = calloc(LARGEST, sizeof *with.pixels);
    without.pixels = calloc(LARGEST, sizeof *without.pixels);
    return opened && fonts && painter && other && with.pixels && without.pixels ? 0 : -1;
}

static inline int bench_close(void **state)
{
    (void)state;
    free(with.pixels);
    free(without.pixels);
    soft_close(painter);
    soft_close(other);
    fonts_close(fonts);
    plates_close(&plates);
    return 0;
}

static inline void bench_size(int width, int height)
{
    with.width = without.width = width;
    with.height = without.height = height;
    with.pitch = without.pitch = width * 4;
}

/* Everything rather than a sample that tells as much in a tenth of the time. */
static inline bool bench_all(void)
{
    const char *wish = getenv("LIMBER_PLATES");
    return wish != NULL && strcmp(wish, "all") == 0;
}

#endif
