/* The figure as the eye sees it: cones, quads and glows in view space with what the row loops need
 * of them, and the outlines of their projections for finding the pixels that they touch. */
#ifndef LIMBER_PAINT_SOFT_VIEW_H
#define LIMBER_PAINT_SOFT_VIEW_H

#include "paint/soft_pixel.h"

enum { REGION_PROP = REGION_COUNT };

/* The camera with its rotation as a matrix: view = turn * (world - eye). */
struct lens {
    float eye[3];
    float turn[3][3];
    float focal, centre_x, centre_y;
};

/* A straight side touching both discs of a hull: where it touches them, seen from their centres in
 * radii, and how far it goes right for each pixel down. */
struct hull_side {
    float x, y, slope;
};

/* Two discs on the screen and everything between them. */
struct hull {
    float ax, ay, a_radius, bx, by, b_radius;
    struct hull_side side[2];
    int side_count; /* none when one disc lies in the other */
};

/* A round cone, its end a with the way to its end b and how the radius grows on that way. */
struct cone_view {
    float a[3], way[3];
    float radius, growth;
    float slant;              /* 1 / (way . way - growth^2) */
    float length;             /* of way */
    float scale_a, scale_b;   /* pixels a metre at either end */
    float light[3];           /* squeezed as the tube that it is shaded as */
    float light_a, light_way; /* along that light, of the tube's axis */
    float side[3];            /* to the tube's right */
    float side_a, side_way;   /* along it, of the tube's axis */
    float beside, beside_way; /* from that axis to the cone's, metres */
    float flat;
    float lift; /* added to normal . light */
    float rooted,
        root_way; /* how much of a line over the trunk, or on it over a limb, is left out */
    float sharp;  /* 1 / metres in which one colour becomes the other */
    float blend;  /* 1 / metres in which one shading becomes the other */
    float line_from, line_to; /* jumps for lines over other regions, metres */
    float self_from, self_to; /* and over its own */
    float red, green, blue;   /* 0..255 */
    float seam;        /* metres behind a thing at which nothing of it shows through any more */
    float hidden_by;   /* what covers a pixel nearer than this lets nothing of it through */
    float line_behind; /* nothing nearer than this takes a line of it */
    int32_t region;
    bool lined; /* there may be lines along it */
    struct hull hull;
    struct clip box; /* with line and rim */
};

/* A flat side: inside where all edges are <= 0; 1 / depth is inverse . (x ray, y ray, 1). */
struct quad_view {
    float edge[4][3]; /* distance in pixels = edge . (x, y, 1) */
    float inverse[3];
    float sharp;
    float red, green, blue;
    struct clip box;
};

struct glow_view {
    float a[3], way[3];
    float per_length; /* 1 / (way . way) */
    float radius;
    unsigned regions;
    struct hull hull;
    struct clip box;
};

/* False when the world point is not in front of the eye. */
bool lens_project(const struct lens *lens, const vec3 world, float *x, float *y);
void lens_view(const struct lens *lens, const vec3 world, float view[3]);
struct lens lens_of(const struct camera *camera);

/* False when it lies, even partly, behind the eye; it is then not drawn. `margin`: pixels added
 * around for lines and rim. */
bool cone_view_of(const struct lens *lens, const struct figure_cone *cone, float margin,
                  struct cone_view *out);
bool quad_view_of(const struct lens *lens, const struct figure_quad *quad, struct quad_view *out);
bool glow_view_of(const struct lens *lens, const struct figure_glow *glow, struct glow_view *out);

/* Finds the sides of a hull whose discs are set. */
void hull_close(struct hull *hull);

#endif
