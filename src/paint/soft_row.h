/* One row of the figure, while it is being put together, and the loops that do it.
 *
 * For each pixel of a stretch of a row: what is nearest there, how much of the pixel it covers, how
 * it is lit, and how much of a line crosses it. Depth, cover and lines come out of the exact
 * intersection of the pixel's ray with each round cone: with P(t) the cone's axis and r(t) its
 * radius, the outline is where |P(t) - ray| - r(t) is least, and the surface where the ray enters
 * the sphere that it enters first; both t have closed forms. */
#ifndef LIMBER_PAINT_SOFT_ROW_H
#define LIMBER_PAINT_SOFT_ROW_H

#include "paint/soft_view.h"

enum {
    ROW_MOST = 1024, /* pixels; wider figures are drawn in columns */
    ROW_EIGHTS = ROW_MOST / 8
};

#define ROW_EMPTY 1e9f

/* Values of pixel x stand at index x - x0; they hold nothing before the pixel's eight is touched.
 */
struct figure_row {
    int x0, count, y;
    int room; /* count, rounded up to eights: the loops go in such steps */
    const struct lens *lens;
    float line_width;        /* pixels */
    bool glows;              /* anywhere in it */
    float inverse[ROW_MOST]; /* 1 / (x ray^2 + y ray^2 + 1) */
    float depth[ROW_MOST];   /* metres along the view, ROW_EMPTY where there is nothing */
    float cover[ROW_MOST];   /* 0..1 */
    float outline[ROW_MOST]; /* pixels to the nearest outline of a cone, < 0 inside */
    float light[ROW_MOST];   /* normal . light */
    float front[ROW_MOST];   /* the same of the nearest thing, even if it covers but part */
    float veil[ROW_MOST];    /* share of the pixel covered by what is nearer than depth */
    float ink[ROW_MOST];     /* of lines, 0..1 */
    float glow[ROW_MOST];    /* 0..1 */
    float red[ROW_MOST], green[ROW_MOST], blue[ROW_MOST]; /* 0..255 */
    int32_t region[ROW_MOST];
    /* Of each eight pixels: */
    bool touched[ROW_EIGHTS];
    float wall[ROW_EIGHTS];    /* the farthest depth where all are wholly covered, else ROW_EMPTY */
    float deepest[ROW_EIGHTS]; /* the farthest depth of anything; 0 before row_close */
};

/* Empties pixels x0 <= x < x1 of row y. */
void row_clear(struct figure_row *row, const struct lens *lens, int y, int x0, int x1);

/* For the loops, indices from <= i < to in whole eights: clears what is worked on for the first
 * time, and finds the walls after a cone or quad. */
void row_touch(struct figure_row *row, int from, int to);
void row_find_walls(struct figure_row *row, int from, int to);

/* Each treats pixels from <= x < to, inside the row's room. They may be more than the thing covers.
 */
void row_cone(struct figure_row *row, const struct cone_view *cone, int from, int to);

/* No cone or quad comes after this, only lines and glows. */
void row_close(struct figure_row *row);

/* Narrows *from..*to to what the cone's lines may be seen on; false when there is nothing. */
bool row_takes_lines(const struct figure_row *row, const struct cone_view *cone, int *from,
                     int *to);
void row_cone_lines(struct figure_row *row, const struct cone_view *cone, int from, int to);
void row_quad(struct figure_row *row, const struct quad_view *quad, int from, int to);
void row_glow(struct figure_row *row, const struct glow_view *glow, int from, int to);

struct row_inks {
    struct colour line, rim, glow;
    float glow_strength;
    float line_width, rim_width; /* pixels */
    float glow_edge, hatch, plain;
};

/* Lays the row over the pixels of the surface's row, `pixels` being its beginning. */
void row_lay(const struct figure_row *row, const struct row_inks *inks, uint32_t *pixels);

#endif
