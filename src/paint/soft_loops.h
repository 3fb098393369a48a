/* All hot loops for one level of processor; included by soft_hot_*.c alone, with the table's name
 * and level defined.
 *
 * Nothing in here is infinite or not a number, and no zero has a sign: telling gcc so lets a clamp
 * be one instruction. It changes no value. A few zeros are written as vectors are: what gcc makes
 * of them else, a string instruction, takes as long as half a cone. */
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC optimize("finite-math-only", "no-signed-zeros", "no-tree-loop-distribute-patterns")
/* Before a loop over eight lanes: gcc would write it out eight times before it sees a vector. */
#define LOOPS_LANES _Pragma("GCC unroll 1") for (int k = 0; k < LANES; k++)
#else
#define LOOPS_LANES for (int k = 0; k < LANES; k++)
#endif

/* Into each loop, without which that is no vector loop. */
#define LOOPS_INLINE __attribute__((always_inline)) static inline

#include <math.h>

#include "paint/look.h"
#include "paint/soft_backdrop.h"
#include "paint/soft_band.h"
#include "paint/soft_flat.h"
#include "paint/soft_hot.h"
#include "paint/soft_shadow.h"

#include "paint/soft_loops_flat.h"

#include "paint/soft_loops_shadow.h"

#include "paint/soft_loops_eight.h"

#include "paint/soft_loops_ray.h"

#include "paint/soft_loops_hull.h"

#include "paint/soft_loops_tile.h"

#include "paint/soft_loops_cone.h"

#include "paint/soft_loops_line.h"

#include "paint/soft_loops_things.h"

#include "paint/soft_loops_lay.h"

const struct soft_hot LOOPS_TABLE = {
    .level = LOOPS_LEVEL,
    .backdrop = backdrop_row,
    .cover_panel = cover_panel,
    .cover_disc = cover_disc,
    .cover_arc = cover_arc,
    .cover_ring = cover_ring,
    .lay_run = lay_run,
    .lay_even = lay_even,
    .lay_letters = lay_letters,
    .cast = cast_row,
    .look_up = look_up,
    .darken = darken_run,
    .meet = meet_hull,
    .cone = lay_cone,
    .quad = lay_quad,
    .close = close_band,
    .lines = lay_lines,
    .glow = lay_glow,
    .lay = lay_band,
};
