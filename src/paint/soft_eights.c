/* Nothing in here is infinite or not a number, and no zero has a sign: this lets a clamp be one
 * instruction. Eight floats are cleared sooner than memset is called. It changes no value. */
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC optimize("finite-math-only", "no-signed-zeros", "no-tree-loop-distribute-patterns")
#endif

#include "paint/soft_row.h"

SOFT_HOT static void clear_stretch(struct figure_row *restrict row, int from, int to)
{
    const struct lens *lens = row->lens;
    float per_focal = 1.0f / lens->focal;
    float ry = (lens->centre_y - ((float)row->y + 0.5f)) * per_focal;
    for (int i = from; i < to; i++) {
        float rx = ((float)(row->x0 + i) + 0.5f - lens->centre_x) * per_focal;
        row->inverse[i] = 1.0f / (rx * rx + (ry * ry + 1.0f));
        row->depth[i] = row->front[i] = row->outline[i] = ROW_EMPTY;
        row->cover[i] = row->light[i] = row->veil[i] = 0.0f;
        row->ink[i] = row->glow[i] = 0.0f;
        row->red[i] = row->green[i] = row->blue[i] = 0.0f;
        row->region[i] = -1;
    }
}

void row_clear(struct figure_row *row, const struct lens *lens, int y, int x0, int x1)
{
    row->x0 = x0;
    row->count = x1 - x0;
    row->room = (row->count + 7) & ~7;
    row->y = y;
    row->lens = lens;
    row->glows = false;
    for (int i = 0; i < row->room / 8; i++) {
        row->touched[i] = false;
        row->wall[i] = ROW_EMPTY;
        row->deepest[i] = 0.0f;
    }
}

void row_touch(struct figure_row *row, int from, int to)
{
    for (int stop, i = from; i < to; i = stop) {
        for (; i < to && row->touched[i / 8]; i += 8)
            ;
        for (stop = i; stop < to && !row->touched[stop / 8]; stop += 8)
            row->touched[stop / 8] = true;
        if (i < stop)
            clear_stretch(row, i, stop);
    }
}

SOFT_HOT void row_find_walls(struct figure_row *restrict row, int from, int to)
{
    for (int i = from; i < to; i += 8) {
        float farthest = 0.0f;
        if (row->cover[i] < 1.0f || row->cover[i + 7] < 1.0f)
            continue; /* cover only grows: it is no wall yet */
        for (int k = i; k < i + 8; k++) {
            float depth = row->cover[k] < 1.0f ? ROW_EMPTY : row->depth[k];
            farthest = depth > farthest ? depth : farthest;
        }
        row->wall[i / 8] = farthest;
    }
}

SOFT_HOT static void find_deepest(struct figure_row *restrict row, int from, int to)
{
    for (int i = from; i < to; i += 8) {
        float farthest = 0.0f;
        for (int k = i; k < i + 8; k++) {
            float depth = row->cover[k] > 0.0f ? row->depth[k] : 0.0f;
            farthest = depth > farthest ? depth : farthest;
        }
        row->deepest[i / 8] = farthest;
    }
}

void row_close(struct figure_row *row)
{
    for (int i = 0; i < row->room; i += 8)
        if (row->touched[i / 8])
            find_deepest(row, i, i + 8);
}
