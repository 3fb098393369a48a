/* A band of the figure, a few rows high, while it is being put together.
 *
 * For each pixel: what is nearest there, how much of the pixel it covers, how it is lit, and how
 * much of a line crosses it. Depth, cover and lines come out of the exact intersection of the
 * pixel's ray with each round cone: with P(t) the cone's axis and r(t) its radius, the outline is
 * where |P(t) - ray| - r(t) is least, and the surface where the ray enters the sphere that it
 * enters first; both t have closed forms.
 *
 * Pixels go by eights, side by side, as wide as a vector. Cones come nearest first. An eight that
 * is wholly covered is a wall, and what lies behind it is not worked out; the first thing that
 * comes to an eight finds it empty and need not be weighed against anything. Several rows at once
 * share what is worked out for a cone. None of this changes a byte: everything is a function of the
 * pixel's place. */
#ifndef LIMBER_PAINT_SOFT_BAND_H
#define LIMBER_PAINT_SOFT_BAND_H

#include "paint/soft_view.h"

enum {
    LANES = 8,
    BAND_ROWS = 8,
    BAND_EIGHTS = 32, /* wider figures are drawn in columns */
    BAND_WIDTH = BAND_EIGHTS * LANES
};

/* A number for each pixel of an eight. */
typedef float lanes[LANES];

#define BAND_EMPTY 1e9f

/* Holds nothing before it is touched. */
struct eight {
    float inverse[LANES]; /* 1 / (x ray^2 + y ray^2 + 1) */
    float depth[LANES];   /* metres along the view, BAND_EMPTY where there is nothing */
    float cover[LANES];   /* 0..1 */
    float outline[LANES]; /* pixels to the nearest outline of a cone, < 0 inside */
    float light[LANES];   /* normal . light */
    float front[LANES];   /* depth of the nearest thing, even if it covers but part */
    float veil[LANES];    /* share of the pixel covered by what is nearer than depth */
    float ink[LANES];     /* of lines, 0..1 */
    float glow[LANES];    /* 0..1 */
    float red[LANES], green[LANES], blue[LANES]; /* 0..255 */
    int32_t region[LANES];
};

struct band {
    int x0, y0;       /* its first pixel; x0 is a multiple of eight */
    int eights, rows; /* in use */
    const struct lens *lens;
    lanes column[BAND_EIGHTS]; /* centres of the pixels from column_x0 on */
    int column_x0;
    float line_width;                              /* pixels */
    bool glows;                                    /* anywhere in it */
    uint32_t touched[BAND_ROWS], clear[BAND_ROWS]; /* eights to which something, and to which
                                                      nothing but what covers all came yet */
    float wall[BAND_ROWS][BAND_EIGHTS];    /* farthest depth of an eight that is wholly covered,
                                              else BAND_EMPTY */
    float deepest[BAND_ROWS][BAND_EIGHTS]; /* farthest depth of anything; 0 before it is closed */
    float tile_wall[BAND_EIGHTS], tile_deepest[BAND_EIGHTS]; /* of all rows, once it is closed */
    struct eight of[BAND_ROWS][BAND_EIGHTS];
};

/* Of each row a bit for each eight. They may be more than the thing covers. */
struct band_bits {
    uint32_t row[BAND_ROWS];
};

/* Of a cone: as far as its rim or its line, as far as it may cover something, and where it surely
 * covers all; the lines look at the first and the last alone. */
struct cone_bits {
    struct band_bits reach, body, deep;
};

/* The eights from <= e < to, of BAND_EIGHTS. */
static inline uint32_t band_bits_of(int from, int to)
{
    const uint32_t most = to > from ? (uint32_t)(to - from) - 1u : 0u;
    return to > from ? ((2u << most) - 1u) << from : 0u;
}

struct row_inks {
    struct colour line, rim, glow, glow_edge;
    float glow_strength;
    float line_width, rim_width; /* pixels */
    float hatch, plain;
};

/* Empties it, for the pixels of `part`: no wider and higher than a band. */
void band_start(struct band *band, const struct lens *lens, struct clip part);

/* Narrows *from..*to to where all edges of the quad are at most `off` pixels away on row y. */
void quad_row(const struct quad_view *quad, float y, float off, float *from, float *to);

/* The eights that touch the quad; false when there are none. */
bool band_meet_quad(const struct band *band, const struct quad_view *quad, struct band_bits *bits);

#endif
