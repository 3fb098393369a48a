#include "paint/soft_shadow.h"

#include <math.h>
#include <stdlib.h>

#include "paint/look.h"

#define FINEST (1.0f / 80.0f) /* metres between texels, at the least */

/* Bounds on the floor, metres. */
struct spread {
    float x0, z0, x1, z1;
};

static float caster_lowest(const struct figure_caster *caster)
{
    return (caster->a[1] < caster->b[1] ? caster->a[1] : caster->b[1]) - caster->radius;
}

/* How far a caster's shadow reaches beside it; <= 0 when it is too high to have one. */
static float caster_reach(const struct figure_caster *caster)
{
    return caster_lowest(caster) < LOOK_SHADOW_REACH ? caster->radius + LOOK_SHADOW_REACH : 0.0f;
}

static struct spread caster_spread(const struct figure_caster *caster, float reach)
{
    const float *a = caster->a, *b = caster->b;
    return (struct spread){(a[0] < b[0] ? a[0] : b[0]) - reach, (a[2] < b[2] ? a[2] : b[2]) - reach,
                           (a[0] > b[0] ? a[0] : b[0]) + reach,
                           (a[2] > b[2] ? a[2] : b[2]) + reach};
}

static bool spread_of(const struct figure *figure, struct spread *all)
{
    bool any = false;
    for (int i = 0; i < figure->caster_count; i++) {
        float reach = caster_reach(&figure->casters[i]);
        if (reach <= 0.0f)
            continue;
        struct spread one = caster_spread(&figure->casters[i], reach);
        if (!any)
            *all = one;
        all->x0 = one.x0 < all->x0 ? one.x0 : all->x0;
        all->z0 = one.z0 < all->z0 ? one.z0 : all->z0;
        all->x1 = one.x1 > all->x1 ? one.x1 : all->x1;
        all->z1 = one.z1 > all->z1 ? one.z1 : all->z1;
        any = true;
    }
    return any;
}

/* From a ladder of few, so that it seldom changes while the figure moves. */
static float step_for(float from, float to)
{
    float step = FINEST;
    while (step < 1.0f && to - from > step * (float)(SHADOW_SIDE - 3))
        step *= 1.25f;
    return step;
}

/* Texel whose middle lies at or after `at`, from the first one; never one of the map's edges. */
static int texel_from(float at, int first, float step)
{
    int texel = soft_ceil(at / step) - first;
    return texel < 1 ? 1 : texel > SHADOW_SIDE - 1 ? SHADOW_SIDE - 1 : texel;
}

static void cast_one(const struct shadow *shadow, const struct figure_caster *caster,
                     const struct soft_hot *hot, float *light)
{
    float reach = caster_reach(caster);
    if (reach <= 0.0f)
        return;
    struct spread spread = caster_spread(caster, reach);
    int x0 = texel_from(spread.x0, shadow->x, shadow->step_x);
    int x1 = texel_from(spread.x1, shadow->x, shadow->step_x);
    int z0 = texel_from(spread.z0, shadow->z, shadow->step_z);
    int z1 = texel_from(spread.z1, shadow->z, shadow->step_z);
    struct cast cast = {caster, shadow->x, shadow->step_x, 0.0f};
    for (int z = z0; z < z1; z++) {
        cast.z = shadow->step_z * (float)(shadow->z + z);
        hot->cast(light + (size_t)z * SHADOW_SIDE, &cast, x0, x1);
    }
}

/* True when they were those of the last time already. */
static bool take_casters(struct shadow *shadow, const struct figure *figure, float unseen)
{
    size_t bytes = sizeof figure->casters[0] * (size_t)figure->caster_count;
    if (shadow->caster_count == figure->caster_count && shadow->unseen == unseen &&
        same_bytes(shadow->casters, figure->casters, bytes))
        return true;
    memcpy(shadow->casters, figure->casters, bytes);
    shadow->caster_count = figure->caster_count;
    shadow->unseen = unseen;
    return false;
}

/* Where the map lies on the floor. */
static void place_map(struct shadow *shadow, const struct spread *spread)
{
    shadow->step_x = step_for(spread->x0, spread->x1);
    shadow->step_z = step_for(spread->z0, spread->z1);
    shadow->x = soft_floor(spread->x0 / shadow->step_x);
    shadow->z = soft_floor(spread->z0 / shadow->step_z);
    shadow->last_x = texel_from(spread->x1, shadow->x, shadow->step_x);
    shadow->last_z = texel_from(spread->z1, shadow->z, shadow->step_z);
}

static void fill_map(const struct shadow *shadow, const struct figure *figure,
                     const struct soft_hot *hot, float *dark)
{
    for (int i = 0; i < SHADOW_MAP; i++)
        dark[i] = 1.0f;
    for (int i = 0; i < figure->caster_count; i++)
        cast_one(shadow, &figure->casters[i], hot, dark);
    for (int i = 0; i < SHADOW_MAP; i++)
        dark[i] = 1.0f - dark[i];
}

/* What was shown, and by how many texels its map began further. */
struct shown_map {
    const float *dark;
    int x, z;
};

/* The shown darkness of eight texels of the new map; none beyond the old one. */
static void shown_texels(const struct shown_map *shown, int x, int z, float texels[SHADOW_BLOCK])
{
    const int from = x - shown->x, row = z - shown->z;
    for (int i = 0; i < SHADOW_BLOCK; i++) {
        const bool inside =
            row >= 0 && row < SHADOW_SIDE && from + i >= 0 && from + i < SHADOW_SIDE;
        texels[i] = inside ? shown->dark[row * SHADOW_SIDE + from + i] : 0.0f;
    }
}

/* Keeps in `dark` what is shown of a block if nobody would see it change, else returns true. */
static bool block_changed(const struct shown_map *shown, int x, int z, float unseen, float *dark)
{
    float old[SHADOW_BLOCK][SHADOW_BLOCK], most = 0.0f;
    for (int r = 0; r < SHADOW_BLOCK; r++) {
        const float *row = dark + (size_t)(z + r) * SHADOW_SIDE + x;
        shown_texels(shown, x, z + r, old[r]);
        for (int i = 0; i < SHADOW_BLOCK; i++) {
            const float off = fabsf(row[i] - old[r][i]);
            most = off > most ? off : most;
        }
    }
    if (most > unseen)
        return true;
    for (int r = 0; r < SHADOW_BLOCK; r++)
        for (int i = 0; i < SHADOW_BLOCK; i++) {
            float *texel = dark + (size_t)(z + r) * SHADOW_SIDE + x + i;
            *texel = *texel > 0.0f ? old[r][i] : 0.0f; /* the edges stay without any */
        }
    return false;
}

static void find_changes(struct shadow_changes *since, const struct shown_map *shown, float unseen,
                         float *dark)
{
    for (int z = 0; z < SHADOW_SIDE; z += SHADOW_BLOCK)
        for (int x = 0; x < SHADOW_SIDE; x += SHADOW_BLOCK)
            if (block_changed(shown, x, z, unseen, dark)) {
                since->block[since->count].x = (short)x;
                since->block[since->count++].z = (short)z;
            }
}

/* What was dark beyond the new map is as good as nothing where that moved but a little. */
static bool lies_nearby(const struct shown_map *shown)
{
    return abs(shown->x) <= SHADOW_BLOCK && abs(shown->z) <= SHADOW_BLOCK;
}

void shadow_cast(struct shadow *shadow, const struct figure *figure, float unseen,
                 const struct soft_hot *hot)
{
    struct spread spread = {0};
    const int x = shadow->x, z = shadow->z;
    const float step_x = shadow->step_x, step_z = shadow->step_z;
    const bool was_any = shadow->any;
    shadow->since.all = false;
    shadow->since.count = 0;
    if (take_casters(shadow, figure, unseen))
        return;
    shadow->any = spread_of(figure, &spread);
    shadow->since.all = shadow->any || was_any;
    if (!shadow->any)
        return;
    float *fresh = shadow->dark == shadow->maps[0] ? shadow->maps[1] : shadow->maps[0];
    place_map(shadow, &spread);
    fill_map(shadow, figure, hot, fresh);
    const struct shown_map shown = {shadow->dark, x - shadow->x, z - shadow->z};
    if (was_any && unseen > 0.0f && shadow->step_x == step_x && shadow->step_z == step_z &&
        lies_nearby(&shown)) {
        shadow->since.all = false;
        find_changes(&shadow->since, &shown, unseen, fresh);
    }
    shadow->dark = fresh;
}

/* The pixels of a box on the floor; all when it reaches behind the eye. */
static struct clip spread_clip(struct spread spread, const struct lens *lens)
{
    struct clip all = {1 << 20, 1 << 20, -(1 << 20), -(1 << 20)};
    for (int i = 0; i < 4; i++) {
        vec3 corner = {i & 1 ? spread.x1 : spread.x0, 0.0f, i & 2 ? spread.z1 : spread.z0};
        float x, y;
        if (!lens_project(lens, corner, &x, &y))
            return (struct clip){-(1 << 20), -(1 << 20), 1 << 20, 1 << 20};
        all.x0 = soft_floor(x) < all.x0 ? soft_floor(x) : all.x0;
        all.y0 = soft_floor(y) < all.y0 ? soft_floor(y) : all.y0;
        all.x1 = soft_ceil(x) > all.x1 ? soft_ceil(x) : all.x1;
        all.y1 = soft_ceil(y) > all.y1 ? soft_ceil(y) : all.y1;
    }
    /* it is looked up at every eighth pixel and straight between */
    return (struct clip){all.x0 - 8, all.y0, all.x1 + 8, all.y1};
}

struct clip shadow_clip(const struct shadow *shadow, const struct lens *lens)
{
    if (!shadow->any)
        return (struct clip){0};
    const float x = shadow->step_x, z = shadow->step_z;
    struct spread spread = {x * (float)shadow->x, z * (float)shadow->z,
                            x * (float)(shadow->x + shadow->last_x),
                            z * (float)(shadow->z + shadow->last_z)};
    return spread_clip(spread, lens);
}

struct clip shadow_block_clip(const struct shadow *shadow, int x, int z, const struct lens *lens)
{
    const float x_step = shadow->step_x, z_step = shadow->step_z;
    struct spread spread = {x_step * (float)(shadow->x + x - 1),
                            z_step * (float)(shadow->z + z - 1),
                            x_step * (float)(shadow->x + x + SHADOW_BLOCK),
                            z_step * (float)(shadow->z + z + SHADOW_BLOCK)};
    return spread_clip(spread, lens);
}

enum { SPOTS = 64, MOST = SPOTS * SHADOW_STRIDE };

static void lay_row(const struct canvas *canvas, struct clip part, int y,
                    const struct shadow *shadow, const struct lens *lens, float strength)
{
    uint32_t *pixels = canvas_row(canvas, y);
    const struct soft_hot *hot = canvas->hot;
    float dark[SPOTS + 1] = {0};
    for (int x = part.x0 & ~(SHADOW_STRIDE - 1); x < part.x1; x += MOST) {
        int end = part.x1 - x < MOST ? part.x1 - x : MOST;
        hot->look_up(shadow, lens, y, x, (end + SHADOW_STRIDE - 1) / SHADOW_STRIDE + 1,
                     256.0f * strength, dark);
        hot->darken(pixels + x, dark, part.x0 > x ? part.x0 - x : 0, end);
    }
}

void shadow_lay(const struct canvas *canvas, const struct shadow *shadow, const struct lens *lens,
                float strength)
{
    if (!shadow->any || strength <= 0.0f || lens->eye[1] <= 0.0f)
        return;
    struct clip part = clip_meet(shadow_clip(shadow, lens), canvas->clip);
    for (int y = part.y0; y < part.y1 && part.x0 < part.x1; y++)
        lay_row(canvas, part, y, shadow, lens, strength);
}
