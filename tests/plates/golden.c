#include "plates/golden.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/world.h"
#include "export/png.h"

enum { PATH = 512, COARSE = 0xfcfcfc };

static float bar_width(void *context, const char *text, float size, enum weight weight)
{
    (void)context;
    return (float)strlen(text) * size * (weight == WEIGHT_BOLD ? 0.56f : 0.52f);
}

const struct ruler bar_ruler = {bar_width, NULL};

/* From the tops of small letters to the line they stand on. */
static void make_bar(struct shape *text)
{
    const float top = text->size * (PICTURE_ASCENT - 0.52f);
    const struct shape bar = {
        .kind = SHAPE_PANEL,
        .box = {text->box.x, text->box.y + top, text->box.width, text->size * 0.52f},
        .colour = text->colour,
        .radius = text->size * 0.1f};
    memcpy(text, &bar, sizeof bar);
}

void bars_for_texts(struct picture *picture)
{
    for (int i = 0; i < picture->shape_count; i++)
        if (picture->shapes[i].kind == SHAPE_TEXT)
            make_bar(&picture->shapes[i]);
}

bool golden_build(struct plates *plates, const struct plate *plate, struct picture *out)
{
    if (!plate_build(plates, plate, &bar_ruler, out))
        return false;
    bars_for_texts(out);
    return true;
}

static uint32_t *row_of(const struct surface *surface, int y)
{
    unsigned char *bytes = (unsigned char *)surface->pixels;
    return (uint32_t *)(void *)(bytes + (size_t)y * (size_t)surface->pitch);
}

/* The mean of four pixels in a square. */
static uint32_t mean_of(const struct surface *surface, int x, int y)
{
    uint32_t mean = 0;
    for (int shift = 0; shift < 24; shift += 8) {
        uint32_t sum = 2;
        for (int i = 0; i < 4; i++)
            sum += row_of(surface, y + i / 2)[x + i % 2] >> shift & 255;
        mean |= sum / 4 << shift;
    }
    return mean;
}

void golden_shrink(struct surface *surface)
{
    const int width = surface->width / 2, height = surface->height / 2;
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++)
            surface->pixels[y * width + x] = mean_of(surface, 2 * x, 2 * y) & COARSE;
    *surface = (struct surface){surface->pixels, width, height, width * 4};
}

static uint32_t pixel_near(const struct surface *surface, int x, int y)
{
    x = x < 0 ? 0 : x >= surface->width ? surface->width - 1 : x;
    y = y < 0 ? 0 : y >= surface->height ? surface->height - 1 : y;
    return row_of(surface, y)[x];
}

/* The largest difference of the blurred channels at a pixel. */
static int apart(const struct surface *a, const struct surface *b, int x, int y)
{
    int sum[3] = {0, 0, 0}, most = 0;
    for (int i = 0; i < 9; i++) {
        const uint32_t one = pixel_near(a, x + i % 3 - 1, y + i / 3 - 1);
        const uint32_t other = pixel_near(b, x + i % 3 - 1, y + i / 3 - 1);
        for (int k = 0; k < 3; k++)
            sum[k] += (int)(one >> 8 * k & 255u) - (int)(other >> 8 * k & 255u);
    }
    for (int k = 0; k < 3; k++)
        most = abs(sum[k]) > most ? abs(sum[k]) : most;
    return most / 9;
}

static bool are_same(const struct surface *a, const struct surface *b)
{
    for (int y = 0; y < a->height; y++)
        for (int x = 0; x < a->width; x++)
            if (((row_of(a, y)[x] ^ row_of(b, y)[x]) & 0xffffffu) != 0)
                return false;
    return true;
}

enum golden golden_compare(const struct surface *a, const struct surface *b, double allowed,
                           double *share)
{
    long count = 0;
    *share = 1;
    if (a->width != b->width || a->height != b->height)
        return GOLDEN_BAD;
    *share = 0;
    if (are_same(a, b))
        return GOLDEN_SAME;
    for (int y = 0; y < a->height; y++)
        for (int x = 0; x < a->width; x++)
            count += apart(a, b, x, y) > GOLDEN_STEP;
    *share = (double)count / ((double)a->width * a->height);
    return *share <= allowed ? GOLDEN_GOOD : GOLDEN_BAD;
}

/* The plate's file; the folders that it lies in are made. */
static void path_of(const char *folder, const struct plate *plate, char path[PATH])
{
    char name[PLATE_NAME];
    plate_name(plate, name);
    mkdir(folder, 0777);
    snprintf(path, PATH, "%s/%s", folder, plate->screen);
    mkdir(path, 0777);
    snprintf(path, PATH, "%s/%s", folder, name);
}

void golden_write(const struct plate *plate, const struct surface *drawn, const char *folder,
                  struct problems *problems)
{
    char path[PATH];
    path_of(folder, plate, path);
    if (!png_write(path, drawn, problems))
        problems_print(problems, stderr);
}

enum golden golden_check(const struct plate *plate, struct surface *drawn, double allowed,
                         struct problems *problems)
{
    static const char *const words[] = {"SAME", "GOOD", "BAD "};
    char path[PATH];
    struct arena arena;
    struct surface approved;
    double share = 1;
    enum golden result = GOLDEN_BAD;
    golden_shrink(drawn);
    path_of(GOLDEN_APPROVED, plate, path);
    arena_open(&arena, &memory_heap, 16u << 20);
    if (png_read(path, &arena, &approved, problems))
        result = golden_compare(&approved, drawn, allowed, &share);
    arena_close(&arena);
    if (result != GOLDEN_SAME)
        printf("%s %s %.4f %%\n", words[result], path, share * 100);
    return result;
}
