/* What both painters must agree on: the figures and formulas of the look.
 *
 * All mixing happens in encoded (sRGB) values, positions are pixel centres, "smooth(a, b, x)" is
 * the cubic 3t^2 - 2t^3 of t = (x - a) / (b - a) clamped to 0..1. Figures are those of
 * reference/kinematics.md section 7 unless said otherwise. The shaders get them as #defines from
 * gl_shader.c, so that each is written once.
 *
 * Backdrop: the wall goes from `wall` to `wall_edge` by smooth(WALL_FROM, WALL_TO, r), r being the
 * distance from the picture's middle, 1 in its corners (each axis scaled by half the size); then to
 * `floor` by smooth(horizon, horizon + FLOOR_FADE * height, y). Dithered by the 8x8 ordered matrix
 * of look_dither.
 *
 * Surface: a cone's colour, mixed with the glow, times a tone: TONE_DARK to 1 by smooth(TONE_FROM,
 * TONE_TO, normal . light), both in view space; on the trunk TRUNK_LIGHT is added to normal .
 * light. A cone that is part of a flat tube has that tube's normal: with d the way from the tube's
 * axis (the cone's, moved by `beside` to the left) to the surface, d - flat (d . side) side. A
 * glow's share is glow_strength * smooth(radius, radius - GLOW_SOFT, distance to its segment), the
 * largest of all that name the cone's region. Where `plain` is 1 the tone is 1 everywhere, in
 * between in between. Of the share g before its strength a glow's colour goes from glow_edge to
 * glow_colour by clamp(GLOW_SLOPE * (g - 0.5)), and the surface to that by clamp(GLOW_SLOPE * g). A
 * glow has stripes where it has a hatch: lines from lower left to upper right, HATCH_HALF * hatch
 * to either side of where (x + y) / hatch is a half and a whole number, times g and glow_strength.
 * Quads keep their colour as it is. Which of two surfaces is nearer is told by depth, but a cone's
 * round end yields to what continues it: where the surface would go on for `beyond` metres past the
 * end of the axis, its depth is taken YIELD * min(beyond, YIELD_MOST) farther.
 *
 * Lines are drawn outside the nearer outline, on what lies behind it. At a pixel, for each cone
 * whose outline is d pixels away (d <= 0 inside; smallest over the cone's axis of (distance to the
 * pixel's ray - radius) at that axis point, in pixels) and whose axis point there is `jump` metres
 * nearer to the eye than what the pixel shows:
 *   strength = smooth(LINE_FROM, LINE_TO, jump / look_bulk(cone)), or with LINE_SELF_* and
 *   look_self_bulk when the pixel shows the same region, or 0 when that is trunk or head, whose
 *   pieces are no limbs (a prop is a region of its own; props have no lines themselves); between
 *   the trunk and anything else it is taken times 1 less how much the cone is rooted at that axis
 *   point;
 *   width = line_width * (LINE_THIN + (1 - LINE_THIN) * strength);
 *   alpha = clamp(width - d + 0.5) * clamp(1.5 * strength); the largest one counts.
 * Over backdrop, mat and floor the outline has a line of line_width / 2 and then the rim: for the
 * smallest d, rim alpha = clamp(line_width / 2 + rim_width - d + 0.5), and over it the line's
 * alpha = clamp(line_width / 2 - d + 0.5).
 *
 * Shadow: a floor point's light is 1 - shadow * presence * o, o = 1 - product over casters of
 * (1 - SHADOW_SHARE * (1 - clamp(gap / SHADOW_REACH))^3), gap being the distance in space from the
 * floor point to the caster's surface (0 inside). It falls on backdrop and mat alike.
 *
 * Presence fades cones, lines, rim and shadow over backdrop, mat and props.
 *
 * Arcs have round ends, go clockwise, none for sweep <= 0, the whole ring for sweep >= 1. Dots
 * begin at twelve o'clock, look_dots of them. A disc's radius is half the smaller side of its box.
 * Text: the baseline is box.y + PICTURE_ASCENT * size (picture.h), rounded to whole pixels as is
 * the left edge. */
#ifndef LIMBER_PAINT_LOOK_H
#define LIMBER_PAINT_LOOK_H

#define LOOK_WALL_FROM 0.0f
#define LOOK_WALL_TO 1.0f
#define LOOK_FLOOR_FADE 0.30f

/* Towards the light, in view space (x right, y up, z to the eye); unit length. */
#define LOOK_LIGHT_X (-0.4358f)
#define LOOK_LIGHT_Y 0.7264f
#define LOOK_LIGHT_Z 0.5327f
#define LOOK_TONE_DARK 0.80f /* 0.60 of the light, encoded */
#define LOOK_TONE_FROM (-0.45f)
#define LOOK_TONE_TO 0.50f
#define LOOK_TRUNK_LIGHT 0.25f

#define LOOK_YIELD 0.3f
#define LOOK_YIELD_MOST 0.005f /* metres */

#define LOOK_GLOW_SOFT 0.036f /* metres */
#define LOOK_GLOW_SLOPE 2.2f

/* A stripe's half width and the way across it, in distances. */
#define LOOK_HATCH_HALF 0.17f
#define LOOK_HATCH_SLANT 0.70710678f

#define LOOK_LINE_FROM 0.006f /* metres */
#define LOOK_LINE_TO 0.030f
#define LOOK_LINE_SELF_FROM 0.030f
#define LOOK_LINE_SELF_TO 0.060f
#define LOOK_LINE_THIN 0.35f
#define LOOK_LINE_BULK 0.040f /* metres */
#define LOOK_LINE_BULK_LEAST 0.25f
#define LOOK_LINE_BULK_SELF 0.8f /* fingers and toes are told apart by their shading */

#define LOOK_SHADOW_REACH 0.24f /* metres */
#define LOOK_SHADOW_SHARE 0.80f

/* Light letters mixed in encoded values come out thin, dark ones fat: a text's coverage c becomes
 * c + c (1 - c) (LETTER_LIGHT * the colour's lightness 0..1 + LETTER_DARK). */
#define LOOK_LETTER_LIGHT 1.195f
#define LOOK_LETTER_DARK (-0.375f)

#define LOOK_DOT_SPACING 3.0f /* dot diameters from dot to dot */

/* How many dots a dotted circle has: at least 3. */
static inline int look_dots(float radius, float diameter)
{
    float count = 6.2831853f * radius / (LOOK_DOT_SPACING * diameter) + 0.5f;
    return count < 3.0f ? 3 : count > 1000.0f ? 1000 : (int)count;
}

/* What is thin does not lie high over what is behind it: BULK_LEAST .. 1 for a cone's two radii. */
static inline float look_bulk(float radius_a, float radius_b)
{
    float bulk = 0.5f * (radius_a + radius_b) / LOOK_LINE_BULK;
    return bulk < LOOK_LINE_BULK_LEAST ? LOOK_LINE_BULK_LEAST : bulk < 1.0f ? bulk : 1.0f;
}

/* The same for a line over its own region. */
static inline float look_self_bulk(float radius_a, float radius_b)
{
    float bulk = look_bulk(radius_a, radius_b);
    return bulk < LOOK_LINE_BULK_SELF ? LOOK_LINE_BULK_SELF : bulk;
}

/* What is added to a backdrop's value (0..255) before it is rounded to the nearest: -0.5 .. 0.5. */
static inline float look_dither(int x, int y)
{
    int bits = x ^ y;
    int rank = (bits & 1) << 5 | (y & 1) << 4 | (bits & 2) << 2 | (y & 2) << 1 | (bits & 4) >> 1 |
               (y & 4) >> 2;
    return ((float)rank + 0.5f) / 64.0f - 0.5f;
}

#endif
