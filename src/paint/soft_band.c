#include "paint/soft_band.h"

static void set_columns(struct band *band)
{
    for (int e = 0; e < BAND_EIGHTS; e++)
        for (int k = 0; k < LANES; k++)
            band->column[e][k] = (float)(band->x0 + e * LANES + k) + 0.5f;
    band->column_x0 = band->x0;
}

void band_start(struct band *band, const struct lens *lens, struct clip part)
{
    band->x0 = part.x0 & ~(LANES - 1);
    band->y0 = part.y0;
    band->eights = (part.x1 - band->x0 + LANES - 1) / LANES;
    band->rows = part.y1 - part.y0;
    band->lens = lens;
    band->glows = false;
    if (band->column[0][0] <= 0.0f || band->column_x0 != band->x0)
        set_columns(band);
    for (int r = 0; r < BAND_ROWS; r++) {
        band->touched[r] = band->clear[r] = 0;
        for (int e = 0; e < BAND_EIGHTS; e++) {
            band->wall[r][e] = r < band->rows ? BAND_EMPTY : 0.0f; /* none where no row is */
            band->deepest[r][e] = 0.0f;
        }
    }
}

/* Pixels from the band's left edge, cut to the band. */
static float along_band(const struct band *band, float x)
{
    return soft_clamp(x - (float)band->x0, 0.0f, (float)(band->eights * LANES));
}

/* Whole eights that hold any of left <= x < right. */
static bool set_bits(const struct band *band, const float *left, const float *right,
                     struct band_bits *bits)
{
    uint32_t any = 0;
    for (int r = 0; r < band->rows; r++) {
        const int from = (int)along_band(band, left[r]) / LANES;
        const int to = ((int)(along_band(band, right[r]) + 0.999f) + LANES - 1) / LANES;
        bits->row[r] = band_bits_of(from, to);
        any |= bits->row[r];
    }
    return any != 0;
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

bool band_meet_quad(const struct band *band, const struct quad_view *quad, struct band_bits *bits)
{
    float left[BAND_ROWS], right[BAND_ROWS];
    for (int r = 0; r < band->rows; r++) {
        const int y = band->y0 + r;
        left[r] = (float)quad->box.x0;
        right[r] = y < quad->box.y0 || y >= quad->box.y1 ? left[r] : (float)quad->box.x1;
        quad_row(quad, (float)y + 0.5f, 1.0f, &left[r], &right[r]);
    }
    return set_bits(band, left, right, bits);
}
