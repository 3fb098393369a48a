/* What to draw, as a list; nothing is drawn here.
 *
 * A picture is built from a view (a moment, a size, a theme) and is plain data of fixed capacity:
 * no memory is taken while playing. Shapes are drawn in order, later ones over earlier ones.
 * Coordinates are pixels of the picture, x right, y down. Painters (paint/) turn it into pixels;
 * both draw the same list. */
#ifndef LIMBER_PICTURE_PICTURE_H
#define LIMBER_PICTURE_PICTURE_H

#include <stdbool.h>
#include <stdint.h>

#include "body/skin.h"
#include "library/theme.h"

struct box {
    float x, y, width, height;
};

static inline bool box_holds(const struct box *box, float x, float y)
{
    return x >= box->x && x < box->x + box->width && y >= box->y && y < box->y + box->height;
}

enum shape_kind {
    SHAPE_BACKDROP, /* the whole picture: wall and floor fading into each other, dithered */
    SHAPE_FIGURE,   /* the picture's figure with mat, props and shadow, clipped to `box` */
    SHAPE_STILL,    /* the same of one of the picture's stills */
    SHAPE_PANEL,    /* a filled box with round corners */
    SHAPE_DISC,     /* a filled circle in the middle of `box` */
    SHAPE_ARC,      /* part of a ring, round ends, clockwise */
    SHAPE_DOTS,     /* a dotted circle */
    SHAPE_TEXT
};

enum weight { WEIGHT_REGULAR, WEIGHT_BOLD, WEIGHT_COUNT };
enum align { ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT };

struct shape {
    enum shape_kind kind;
    struct box box; /* what it covers at most */
    struct colour colour;
    float radius;       /* corner of a panel; middle of a ring's or dots' stroke */
    float stroke;       /* width of an arc; diameter of a dot */
    float start, sweep; /* arc: turns (0..1) from twelve o'clock */
    float size;         /* text: em in pixels */
    enum weight weight;
    enum align align; /* text: from box.x, about the box's middle, or up to its right edge */
    int text;         /* text: offset into picture.letters */
    int still;        /* still: which of picture.stills */
    unsigned stamp;   /* still: another figure has another stamp */
};

/* A line of text is PICTURE_LINE em high, from box.y on, and its baseline lies PICTURE_ASCENT em
 * below box.y whatever the font: a painter puts a glyph's row at box.y + ASCENT * size - ascent. */
#define PICTURE_ASCENT 0.95f
#define PICTURE_LINE 1.2f

/* A long lens. World to view: rotate by `facing`, then the eye looks along -z, x right, y up. A
 * view point (x, y, z) lands on pixel (centre_x + focal * x / -z, centre_y - focal * y / -z). */
struct camera {
    vec3 eye;
    versor facing; /* world to view */
    float focal;   /* pixels */
    float centre_x, centre_y;
};

struct figure_cone {
    vec3 a, b; /* world, metres */
    float radius_a, radius_b;
    struct colour colour;     /* near/far tone already applied */
    enum region region;       /* overlap lines are drawn where regions or depths differ */
    float rooted_a, rooted_b; /* 0..1 at either end: how much a limb and the trunk are one there,
                                 so that no line is drawn between them */
    /* Cones that lie side by side may be shaded as one flat tube: its middle is so far to the left
     * of this cone's axis, and it is squeezed to sqrt(1 - flat) of its width. */
    vec3 side; /* to the right, unit length; world */
    float beside_a, beside_b, flat;
};

/* A flat side of a prop, four corners in order; drawn from both sides. Those that lie behind come
 * first and are drawn in order, later ones over earlier ones; they have no depth of their own, but
 * may be seen through. */
struct figure_quad {
    vec3 corner[4];
    struct colour colour;
    bool behind; /* mat, wall: behind all that has depth, under the shadow */
};

/* Highlighted skin: that of `regions` within `radius` of the segment. */
struct figure_glow {
    vec3 a, b;
    float radius;
    unsigned regions;
};

/* A thing that darkens the floor under it. */
struct figure_caster {
    vec3 a, b;
    float radius;
};

enum {
    FIGURE_CONES_MOST = 160,
    FIGURE_QUADS_MOST = 160,
    FIGURE_GLOWS_MOST = 12,
    FIGURE_CASTERS_MOST = 40
};

struct figure {
    struct camera camera;
    struct figure_cone cones[FIGURE_CONES_MOST];
    int cone_count;
    struct figure_quad quads[FIGURE_QUADS_MOST];
    int quad_count;
    struct figure_glow glows[FIGURE_GLOWS_MOST];
    int glow_count;
    struct colour glow_colour, glow_edge; /* inside, and round it: tells it where colours do not */
    float glow_strength;                  /* 0..1 */
    float hatch; /* pixels between a glow's dark stripes, both ways; 0: it has none */
    float plain; /* how little of the shading is left, 0..1 */
    struct figure_caster casters[FIGURE_CASTERS_MOST];
    int caster_count;
    float shadow;     /* darkest, 0..1 */
    float line_width; /* overlap lines, pixels */
    float rim_width;  /* outer rim, pixels */
    struct colour line, rim;
    float presence; /* 0 gone .. 1 there; mat and props stay */
};

enum { PICTURE_SHAPES_MOST = 192, PICTURE_LETTERS_MOST = 8192, PICTURE_STILLS_MOST = 4 };

struct picture {
    int width, height;
    struct colour wall, wall_edge, floor;
    float horizon; /* y at which the floor begins to fade in */
    struct shape shapes[PICTURE_SHAPES_MOST];
    int shape_count;
    struct figure figure; /* drawn where SHAPE_FIGURE stands */
    /* Figures that stand still, as in a menu: borrowed until the next picture is drawn. */
    const struct figure *stills[PICTURE_STILLS_MOST];
    char letters[PICTURE_LETTERS_MOST];
    int letter_count;
};

/* How wide a text is, in pixels, at an em size; handed in by those who have fonts. */
struct ruler {
    float (*width)(void *context, const char *text, float size, enum weight weight);
    void *context;
};

/* Adding shapes. Each returns false, and adds nothing, when the picture is full. Text is copied;
 * equal pictures are equal byte for byte, unused parts being zero. */
void picture_start(struct picture *picture, int width, int height);
bool picture_add(struct picture *picture, const struct shape *shape);

/* Moves all that stands still on the screen, but for the backdrop, which it would leave bare, and
 * stills, whose figures are not the picture's. */
void picture_shift(struct picture *picture, float x, float y);

/* One line of text whose line box begins at y (pixels); x is its left end, middle or right end. The
 * shape's box is as wide as the ruler says. Empty text adds nothing and succeeds. */
bool picture_text(struct picture *picture, const char *text, float x, float y, float size,
                  enum weight weight, enum align align, struct colour colour,
                  const struct ruler *ruler);

/* The same for a text whose box, size and style are known already; `line->text` is set here. */
bool picture_line(struct picture *picture, const char *text, const struct shape *line);

#endif
