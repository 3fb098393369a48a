#include "picture/props.h"

#include <math.h>

#include <cglm/cglm.h>

#include "base/ease.h"

/* A piece of wall is as high as people reach, wide enough for one of them, and as thick as to show
 * its end; a line tells where it stands. Metres. */
#define WALL_HEIGHT 1.9f
#define WALL_HALF 0.55f
#define WALL_THICK 0.09f
#define WALL_LINE 0.012f

/* A wall is of glass for who looks through it: so much of it is left. Before that the part that
 * would stand before the figure is taken away. Sines of how far round the eye has gone: from where
 * it is cut up to 0, and where it turns to glass. */
#define GLASS 0.35f
#define CUT_FROM (-0.06f)
#define GLASS_FROM 0.15f
#define GLASS_TO 0.35f

/* The opening of a doorway, the wall at each side of it and above, and the breadth of its frame. */
#define DOOR_HALF 0.31f
#define DOOR_SIDE 0.35f
#define DOOR_HEIGHT 1.98f
#define DOOR_ABOVE 0.16f
#define DOOR_FRAME 0.12f

/* A wall about its spot: `deep` is the axis that goes into it, `wide` the one along it. */
struct slab {
    int deep, wide;
    float face, back; /* along deep */
    float from, to;   /* along wide */
    float low, high;
};

struct wall_tones {
    struct colour face, end, line;
};

static struct colour faded(struct colour colour, float presence)
{
    colour.alpha = (uint8_t)(presence * (float)colour.alpha + 0.5f);
    return colour;
}

static struct wall_tones tones_faded(const struct wall_tones *tones, float face, float line)
{
    return (struct wall_tones){faded(tones->face, face), faded(tones->end, face),
                               faded(tones->line, line)};
}

static struct slab slab_of(const struct wall *wall, float from, float to)
{
    int deep = wall->where == WALL_AHEAD ? 0 : 2;
    return (struct slab){deep, 2 - deep, wall->metres, wall->metres + WALL_THICK,
                         from, to,       0.0f,         WALL_HEIGHT};
}

/* A flat piece between two corners of the slab's box. */
static void piece_add(struct figure *figure, const struct furniture *furniture,
                      const struct slab *slab, const float deep[2], const float wide[2],
                      const float high[2], struct colour colour)
{
    vec3 corner[4];
    bool level = high[0] == high[1];
    for (int i = 0; i < 4; i++) {
        int a = i == 1 || i == 2, b = i >= 2;
        corner[i][slab->deep] = deep[level ? b : a];
        corner[i][slab->wide] = wide[a];
        corner[i][1] = high[b];
    }
    side_add(figure, &furniture->spot, (const vec3 *)corner, colour, true);
}

static void upright_line(struct figure *figure, const struct furniture *furniture,
                         const struct slab *slab, float deep, float wide, struct colour colour)
{
    float inner = wide + (wide < (slab->from + slab->to) / 2 ? WALL_LINE : -WALL_LINE);
    piece_add(figure, furniture, slab, (float[]){deep, deep}, (float[]){wide, inner},
              (float[]){slab->low, slab->high}, colour);
}

/* The side that is seen; for an eye within the wall's thickness none is, but on edge. */
static float seen_plane(const struct slab *slab, const vec3 eye)
{
    return clampf(eye[slab->deep], slab->face, slab->back);
}

static void slab_add(struct figure *figure, const struct furniture *furniture,
                     const struct slab *slab, const struct wall_tones *tones)
{
    vec3 eye;
    spot_in(&furniture->spot, figure->camera.eye, eye);
    bool high_end = eye[slab->wide] > slab->to;
    float plane = seen_plane(slab, eye), end = high_end ? slab->to : slab->from;
    const float flat[2] = {plane, plane}, thick[2] = {slab->face, slab->back};
    const float across[2] = {slab->from, slab->to}, ends[2] = {end, end};
    const float tall[2] = {slab->low, slab->high}, foot[2] = {slab->low, slab->low + WALL_LINE};
    piece_add(figure, furniture, slab, flat, across, tall, tones->face);
    if (high_end || eye[slab->wide] < slab->from)
        piece_add(figure, furniture, slab, thick, ends, tall, tones->end);
    piece_add(figure, furniture, slab, flat, across, foot, tones->line);
    upright_line(figure, furniture, slab, plane, slab->from, tones->line);
    upright_line(figure, furniture, slab, plane, slab->to, tones->line);
    upright_line(figure, furniture, slab, slab->face, end, tones->line);
    if (slab->low > 0.0f)
        return;
    vec3 a = {0, 0.16f, 0}, b = {0, 0.16f, 0};
    a[slab->deep] = b[slab->deep] = slab->face + 0.04f;
    a[slab->wide] = slab->from + 0.04f;
    b[slab->wide] = slab->to - 0.04f;
    spot_cast(figure, &furniture->spot, a, b, 0.04f);
}

/* How far the eye has gone round to the other side of a wall, 0..1 between two sines. */
static float behind(const struct slab *slab, const vec3 eye, float from, float to)
{
    const float sine = (eye[slab->deep] - slab->face) / hypotf(eye[0], eye[2]);
    return clampf((sine - from) / (to - from), 0.0f, 1.0f);
}

/* A wall that would stand before the figure ends at the figure's middle, once the eye has gone
 * round so far. */
static struct slab cut_away(struct slab slab, const struct figure *figure, const struct spot *spot)
{
    vec3 eye;
    spot_in(spot, figure->camera.eye, eye);
    const float left = 1.0f - behind(&slab, eye, CUT_FROM, 0.0f);
    if (eye[slab.wide] > 0.0f)
        slab.to *= left;
    else
        slab.from *= left;
    return slab;
}

static void slabs_add(struct figure *figure, const struct furniture *furniture,
                      const struct wall_tones *tones)
{
    const struct slab whole = slab_of(&furniture->wall, -WALL_HALF, WALL_HALF);
    const struct slab part = cut_away(whole, figure, &furniture->spot);
    vec3 eye;
    spot_in(&furniture->spot, figure->camera.eye, eye);
    const float glass = behind(&whole, eye, GLASS_FROM, GLASS_TO);
    const struct wall_tones solid = tones_faded(tones, 1.0f - glass, 1.0f - glass);
    const struct wall_tones pane = tones_faded(tones, GLASS * glass, glass);
    if (glass < 1.0f)
        slab_add(figure, furniture, &part, &solid);
    if (glass > 0.0f)
        slab_add(figure, furniture, &whole, &pane);
}

/* A piece of the frame round the opening, flush with the wall. */
static void frame_add(struct figure *figure, const struct furniture *furniture, struct slab slab,
                      float low, float high, struct colour colour)
{
    vec3 eye;
    spot_in(&furniture->spot, figure->camera.eye, eye);
    const float plane = seen_plane(&slab, eye);
    piece_add(figure, furniture, &slab, (float[]){plane, plane}, (float[]){slab.from, slab.to},
              (float[]){low, high}, colour);
}

/* One side of a doorway, from its outer end to the opening. */
static void door_side_add(struct figure *figure, const struct furniture *furniture, float side,
                          const struct wall_tones *tones, const struct wall_tones *frame)
{
    const float outer = side * (DOOR_HALF + DOOR_SIDE), inner = side * DOOR_HALF;
    const float edge = side * (DOOR_HALF + DOOR_FRAME);
    const struct wall *wall = &furniture->wall;
    struct slab slab = slab_of(wall, fminf(outer, inner), fmaxf(outer, inner));
    vec3 eye;
    spot_in(&furniture->spot, figure->camera.eye, eye);
    slab.high = DOOR_HEIGHT + DOOR_ABOVE;
    slab_add(figure, furniture, &slab, tones);
    frame_add(figure, furniture, slab_of(wall, fminf(edge, inner), fmaxf(edge, inner)), 0.0f,
              DOOR_HEIGHT, frame->face);
    if (side * eye[slab.wide] < DOOR_HALF)
        piece_add(figure, furniture, &slab, (float[]){slab.face, slab.back},
                  (float[]){inner, inner}, (float[]){0, DOOR_HEIGHT}, frame->end);
}

/* The farther side first: the nearer one may lie before it. */
static void doorway_add(struct figure *figure, const struct furniture *furniture,
                        const struct wall_tones *tones, const struct wall_tones *frame)
{
    struct slab above = slab_of(&furniture->wall, -DOOR_HALF, DOOR_HALF);
    const float edge = DOOR_HALF + DOOR_FRAME;
    vec3 eye;
    spot_in(&furniture->spot, figure->camera.eye, eye);
    const float near = eye[above.wide] > 0.0f ? 1.0f : -1.0f;
    above.low = DOOR_HEIGHT;
    above.high = DOOR_HEIGHT + DOOR_ABOVE;
    door_side_add(figure, furniture, -near, tones, frame);
    frame_add(figure, furniture, above, above.low, above.high, tones->face);
    frame_add(figure, furniture, slab_of(&furniture->wall, -edge, edge), DOOR_HEIGHT,
              DOOR_HEIGHT + DOOR_FRAME, frame->face);
    door_side_add(figure, furniture, near, tones, frame);
}

void wall_add(struct figure *figure, const struct furniture *furniture, const struct theme *theme)
{
    const struct wall_tones tones = {theme->wall, theme->wall_end, theme->wall_line};
    const struct wall_tones frame = {theme->chair, theme->chair_dark, tones.line};
    if (furniture->props & PROP_DOORWAY)
        doorway_add(figure, furniture, &tones, &frame);
    else
        slabs_add(figure, furniture, &tones);
}

/* Its foot must be seen; that a wall goes on above is clear, but not that a door has a top. */
void wall_reach(const struct furniture *furniture, struct reach *reach)
{
    if (!(furniture->props & (PROP_WALL | PROP_DOORWAY)))
        return;
    const float half = furniture->props & PROP_DOORWAY ? DOOR_HALF + DOOR_SIDE : WALL_HALF;
    const struct slab slab = slab_of(&furniture->wall, -half, half);
    for (int i = 0; i < 4; i++) {
        vec3 corner = {0, 0, 0};
        corner[slab.deep] = i & 1 ? slab.back : slab.face;
        corner[slab.wide] = i & 2 ? slab.to : slab.from;
        spot_out(&furniture->spot, corner, corner);
        reach_add(reach, corner, 0.0f);
        if (!(furniture->props & PROP_DOORWAY))
            continue;
        corner[1] = DOOR_HEIGHT + DOOR_ABOVE;
        reach_add(reach, corner, 0.0f);
    }
}
