#include "paint/soft_band.h"

void band_start(struct band *band, const struct lens *lens, struct clip part)
{
    band->x0 = part.x0 & ~(LANES - 1);
    band->y0 = part.y0;
    band->eights = (part.x1 - band->x0 + LANES - 1) / LANES;
    band->rows = part.y1 - part.y0;
    band->lens = lens;
    band->glows = false;
    for (int r = 0; r < band->rows; r++)
        for (int e = 0; e < band->eights; e++) {
            band->touched[r][e] = band->clear[r][e] = false;
            band->wall[r][e] = BAND_EMPTY;
            band->deepest[r][e] = 0.0f;
        }
}

/* Pixels from the band's left edge, cut to the band. */
static float along_band(const struct band *band, float x)
{
    return soft_clamp(x - (float)band->x0, 0.0f, (float)(band->eights * LANES));
}

/* Whole eights that hold any of left <= x < right. */
static bool set_ends(const struct band *band, const float *left, const float *right,
                     struct band_ends *ends)
{
    bool any = false;
    for (int r = 0; r < band->rows; r++) {
        ends->from[r] = (int)along_band(band, left[r]) / LANES;
        ends->to[r] = ((int)(along_band(band, right[r]) + 0.999f) + LANES - 1) / LANES;
        any |= ends->from[r] < ends->to[r];
    }
    return any;
}

void quad_row(const struct quad_view *quad, float y, float off, float *from, float *to)
{
    for (int i = 0; i < 4; i++) {
        float slope = quad->edge[i][0], rest = off - quad->edge[i][1] * y - quad->edge[i][2];
        if (slope > 1e-6f)
            *to = rest / slope < *to ? rest / slope : *to;
        else if (slope < -1e-6f)
            *from = rest / slope > *from ? rest / slope : *from;
        else if (rest < 0.0f)
            *to = *from;
    }
}

bool band_meet_quad(const struct band *band, const struct quad_view *quad, struct band_ends *ends)
{
    float left[BAND_ROWS], right[BAND_ROWS];
    for (int r = 0; r < band->rows; r++) {
        const int y = band->y0 + r;
        left[r] = (float)quad->box.x0;
        right[r] = y < quad->box.y0 || y >= quad->box.y1 ? left[r] : (float)quad->box.x1;
        quad_row(quad, (float)y + 0.5f, 1.0f, &left[r], &right[r]);
    }
    return set_ends(band, left, right, ends);
}
