/* Colours of a theme and the style that suits it, read from assets/themes/NAME.yaml. */
#ifndef LIMBER_LIBRARY_THEME_H
#define LIMBER_LIBRARY_THEME_H

#include <stdint.h>

#include "base/problem.h"
#include "base/world.h"

struct colour {
    uint8_t red, green, blue, alpha; /* not premultiplied */
};

/* How the figure is drawn. */
enum figure_style {
    STYLE_SOLID,    /* a dressed body */
    STYLE_LINE,     /* a stick figure */
    STYLE_CONTRAST, /* heavy outlines, plain surfaces, striped highlights: for low vision */
    STYLE_COUNT
};

struct theme {
    struct colour background, background_edge; /* middle and rim of the wall behind the figure */
    struct colour floor, mat, mat_edge, chair, chair_dark;
    struct colour wall, wall_end, wall_line; /* a wall's face, its end, the lines round it */
    struct colour strap, cushion, cushion_dark;
    struct colour skin, shirt, shorts, hair, eye;
    struct colour line, rim; /* overlap lines; outer rim */
    struct colour highlight;
    struct colour text, text_quiet, panel; /* panel: behind help and pause */
    struct colour ring, ring_empty, breath, breath_mark;
    float far_share; /* 0..1, how much light far limbs lose */
    float shadow;    /* darkest contact shadow, 0..1 of the floor's light */
    enum figure_style style;
};

/* The name of a style: "solid", ... */
const char *style_name(enum figure_style style);

/* Looks for themes/NAME.yaml in the folders, the last one wins; in the name - and _ are the
 * same. False with problems told when there
 * is none or it has errors; `theme` is then the built-in dark theme. */
bool theme_load(struct theme *theme, const struct world *world, const char *const *folders,
                int folder_count, const char *name, struct problems *problems);

/* The dark theme of reference/kinematics.md section 7.3, built in: there is always a picture. */
struct theme theme_dark(void);

#endif
