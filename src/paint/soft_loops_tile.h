/* Part of soft_loops.h: what of a cone is not hidden, told for whole tiles: eights that lie one
 * above the other in all rows of a band.
 *
 * A cone bulges towards the eye, so that nothing of it is nearer than the plane that touches it
 * where the ray through the middle of a tile enters. */
#ifndef LIMBER_PAINT_SOFT_LOOPS_TILE_H
#define LIMBER_PAINT_SOFT_LOOPS_TILE_H

/* What hides a cone, by its depth in each tile. */
struct tile_limits {
    float depth[BAND_EIGHTS];
};

/* How near a cone may come to the eye within a tile. */
LOOPS_INLINE float nearest_in_tile(const struct cone_view *c, float x, float y, float half_x,
                                   float half_y)
{
    const float *a = c->a, *way = c->way;
    const float q = x * x + (y * y + 1.0f);
    const float ux = -a[1] - a[2] * y, uy = a[2] * x + a[0], uz = a[0] * y - a[1] * x;
    const float vx = -way[1] - way[2] * y, vy = way[2] * x + way[0], vz = way[0] * y - way[1] * x;
    const float aa = vx * vx + (vy * vy + vz * vz), wide = aa - c->growth * c->growth * q;
    const float ab = ux * vx + (uy * vy + uz * vz);
    const float rest = ux * ux + (uy * uy + uz * uz) - c->radius * c->radius * q;
    const float lean = c->radius * c->growth * q - ab, inverse = 1.0f / q;
    const float per_wide = 1.0f / (wide < TINY ? TINY : wide), edge_t = lean * per_wide;
    const float depth_a = a[0] * x + (a[1] * y - a[2]);
    const float depth_way = way[0] * x + (way[1] * y - way[2]);
    const float spread = lean * edge_t - rest;
    const float within = (spread < 0.0f ? 0.0f : spread) * per_wide * inverse * c->slant;
    const float t = soft_unit(edge_t - depth_way * sqrtf(within));
    const float in = -((wide * t - (lean + lean)) * t + rest);
    const float depth = (depth_a + depth_way * t - sqrtf(in < 0.0f ? 0.0f : in)) * inverse;
    const float nx = depth * x - a[0] - way[0] * t, ny = depth * y - a[1] - way[1] * t;
    const float nz = -depth - a[2] - way[2] * t;
    const float facing = nz - nx * x - ny * y;
    const float plane = depth * facing / (facing + half_x * fabsf(nx) + half_y * fabsf(ny));
    return in > 0.0f && facing > 0.0f ? plane : 0.0f;
}

/* Of eight tiles from `first` on the farthest wall. */
LOOPS_INLINE void find_walls(const struct band *band, int first, lanes walls)
{
    LOOPS_LANES
    walls[k] = band->wall[0][first + k];
    for (int r = 1; r < BAND_ROWS; r++)
        LOOPS_LANES
    walls[k] = band->wall[r][first + k] > walls[k] ? band->wall[r][first + k] : walls[k];
}

/* Of eight tiles or eights from `first` on, those that lie at `limit` or farther. */
LOOPS_INLINE uint32_t not_before(const float *restrict depth, const float *restrict limit)
{
    uint32_t bits = 0;
    LOOPS_LANES
    bits |= depth[k] >= limit[k] ? 1u << k : 0u;
    return bits;
}

/* Sets the limits of eight tiles, and returns those in which some eight is not before it. */
LOOPS_INLINE uint32_t open_eight_tiles(const struct band *band, const struct cone_view *cone,
                                       int first, uint32_t wanted, float *restrict limit)
{
    const struct lens *lens = band->lens;
    const float per_focal = 1.0f / lens->focal, half_y = 0.5f * (float)BAND_ROWS;
    const float y = (lens->centre_y - ((float)band->y0 + half_y)) * per_focal;
    const float x0 = eight_x(band, first) + 0.5f * (float)LANES - lens->centre_x;
    const float hidden_by = cone->hidden_by, seam = cone->seam;
    lanes walls;
    find_walls(band, first, walls);
    LOOPS_LANES
    limit[k] = hidden_by;
    const uint32_t open = not_before(walls, limit) & wanted;
    uint32_t walled = 0;
    LOOPS_LANES
    walled |= walls[k] < BAND_EMPTY ? 1u << k : 0u;
    if ((walled & open) == 0)
        return open;
    LOOPS_LANES
    {
        const float x = (x0 + (float)(k * LANES)) * per_focal;
        const float nearest =
            nearest_in_tile(cone, x, y, 0.5f * (float)LANES * per_focal, half_y * per_focal) - seam;
        limit[k] = nearest > hidden_by ? nearest : hidden_by;
    }
    return not_before(walls, limit) & wanted;
}

LOOPS_INLINE uint32_t tiles_of(const struct band_bits *bits)
{
    uint32_t tiles = 0;
    LOOPS_LANES
    tiles |= bits->row[k];
    return tiles;
}

/* The tiles of a cone that reaches so far in which it may show. */
__attribute__((noinline)) static uint32_t open_tiles(const struct band *band,
                                                     const struct cone_view *cone,
                                                     const struct band_bits *reach,
                                                     struct tile_limits *restrict limits)
{
    const uint32_t tiles = tiles_of(reach);
    uint32_t open = 0;
    for (int first = 0; first < BAND_EIGHTS; first += LANES) {
        const uint32_t wanted = tiles >> first & 0xffu;
        if (wanted)
            open |= open_eight_tiles(band, cone, first, wanted, limits->depth + first) << first;
    }
    return open;
}

/* Of `bits` of a row those eights that are not before their tiles' limits. */
LOOPS_INLINE uint32_t open_eights(const struct band *band, int r, uint32_t bits,
                                  const struct tile_limits *limits)
{
    uint32_t open = 0;
    for (int first = 0; first < BAND_EIGHTS; first += LANES)
        if (bits >> first & 0xffu)
            open |= not_before(band->wall[r] + first, limits->depth + first) << first;
    return open & bits;
}

#endif
