/* The soft painter's hot loops, compiled once for each kind of processor.
 *
 * The loops stand in soft_loops*.h, written over eight or more neighbouring pixels so that a
 * compiler makes vectors of them. soft_hot_*.c each compile all of them for one level of x86-64 and
 * put them into one of these tables; a painter takes the best that its processor runs, and hands it
 * on in canvas and figure. Without contraction and reassociation (CMakeLists.txt) every table gives
 * the same bytes: a test draws with each. */
#ifndef LIMBER_PAINT_SOFT_HOT_H
#define LIMBER_PAINT_SOFT_HOT_H

#include "paint/paint.h"

struct canvas;
struct clip;
struct band;
struct band_bits;
struct cone_bits;
struct cone_view;
struct glow_view;
struct hull;
struct lens;
struct quad_view;
struct row_inks;
struct shadow;
struct disc;
struct panel;
struct arc;
struct cast;

struct soft_hot {
    const char *level; /* "x86-64-v3"; "any" runs everywhere */

    /* Pixels x0 <= x < x1 of row y (soft_backdrop.h). */
    void (*backdrop)(uint32_t *row, int x0, int x1, int y, const struct picture *picture);

    /* Flat shapes (soft_flat.h): shares 0..1 of `count` pixels from x0 on, y being their centre;
     * and laying a colour by them, evenly, or by a glyph. */
    void (*cover_panel)(const void *panel, int x0, int count, float y, float *cover);
    void (*cover_disc)(const void *disc, int x0, int count, float y, float *cover);
    void (*cover_arc)(const void *arc, int x0, int count, float y, float *cover);
    void (*cover_ring)(const void *arc, int x0, int count, float y, float *cover); /* a whole one */
    void (*lay_run)(uint32_t *row, int count, const float *cover, struct colour colour);
    void (*lay_even)(uint32_t *row, int count, uint32_t over, uint32_t share);
    void (*lay_letters)(uint32_t *row, int count, const uint8_t *cover, struct colour colour,
                        int weight);

    /* The shadow (soft_shadow.h): lets light through on texels from <= i < to of one row of the
     * map; finds the darkness 0..full at pixel x of row y and each eighth after it; darkens the
     * pixels from <= x < to of a row, pixels[0] being at the first of these spots. */
    void (*cast)(float *light, const struct cast *cast, int from, int to);
    void (*look_up)(const struct shadow *shadow, const struct lens *lens, int y, int x, int count,
                    float full, float *dark);
    void (*darken)(uint32_t *pixels, const float *dark, int from, int to);

    /* The figure (soft_band.h). `meet` finds the eights that touch a hull or lie within `margin` of
     * it, and returns false when there are none. `cone` finds those that a cone touches whose rim
     * and line reach so far, and returns false, having laid nothing, where it is wholly hidden;
     * `lines` takes what it found, after `close`. */
    bool (*meet)(const struct band *band, const struct hull *hull, float margin,
                 struct band_bits *bits);
    bool (*cone)(struct band *band, const struct cone_view *cone, float reach,
                 struct cone_bits *bits);
    void (*quad)(struct band *band, const struct quad_view *quad, const struct band_bits *bits);
    void (*close)(struct band *band);
    void (*lines)(struct band *band, const struct cone_view *cone, const struct cone_bits *bits);
    void (*glow)(struct band *band, const struct glow_view *glow, const struct band_bits *bits);
    void (*lay)(const struct band *band, const struct row_inks *inks, const struct canvas *canvas);
};

extern const struct soft_hot soft_hot_any, soft_hot_v2, soft_hot_v3, soft_hot_v4;

/* All that this processor runs, the best first, with NULL after the last. */
enum { HOT_MOST = 5 };
void soft_hot_list(const struct soft_hot *list[HOT_MOST]);

#endif
