#include "export/png.h"
#include "export/whole_file.h"

#include <errno.h>
#include <png.h>
#include <stdlib.h>
#include <string.h>

enum { PIXELS_MOST = 64 * 1024 * 1024 };

/* One row as libpng wants it. */
static void pack_row(const struct surface *surface, int y, unsigned char *out)
{
    const unsigned char *bytes = (const unsigned char *)surface->pixels;
    const unsigned char *row = bytes + (size_t)y * (size_t)surface->pitch;
    for (int x = 0; x < surface->width; x++) {
        uint32_t pixel;
        memcpy(&pixel, row + (size_t)x * sizeof pixel, sizeof pixel);
        *out++ = (unsigned char)(pixel >> 16);
        *out++ = (unsigned char)(pixel >> 8);
        *out++ = (unsigned char)pixel;
    }
}

/* libpng would print to stderr what errno tells better. */
static void fail(png_structp png, png_const_charp words)
{
    (void)words;
    png_longjmp(png, 1);
}

static bool write_rows(FILE *file, const struct surface *surface, unsigned char *row)
{
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, fail, NULL);
    png_infop info = png ? png_create_info_struct(png) : NULL;
    if (!info || setjmp(png_jmpbuf(png))) {
        png_destroy_write_struct(&png, &info);
        return false;
    }
    png_init_io(png, file);
    png_set_IHDR(png, info, (png_uint_32)surface->width, (png_uint_32)surface->height, 8,
                 PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                 PNG_FILTER_TYPE_DEFAULT);
    png_set_compression_level(png, 6);
    png_write_info(png, info);
    for (int y = 0; y < surface->height; y++) {
        pack_row(surface, y, row);
        png_write_row(png, row);
    }
    png_write_end(png, NULL);
    png_destroy_write_struct(&png, &info);
    return true;
}

static bool write_picture(FILE *to, void *context)
{
    const struct surface *surface = context;
    unsigned char *row = malloc((size_t)surface->width * 3);
    const bool written = row && write_rows(to, surface, row);
    const int why = errno;
    free(row);
    errno = why;
    return written;
}

bool png_write(const char *path, const struct surface *surface, struct problems *problems)
{
    struct surface copy = *surface;
    return whole_file_write(path, write_picture, &copy, "the picture", problems);
}

/* Makes room for an opened image and reads it. */
static bool read_pixels(png_image *image, struct arena *arena, struct surface *surface)
{
    size_t count = (size_t)image->width * image->height;
    if (count > PIXELS_MOST)
        return false;
    image->format = PNG_FORMAT_RGB;
    unsigned char *packed = malloc(PNG_IMAGE_SIZE(*image));
    uint32_t *pixels = arena_take(arena, count, sizeof *pixels);
    bool read = packed && pixels && png_image_finish_read(image, NULL, packed, 0, NULL);
    for (size_t i = 0; read && i < count; i++)
        pixels[i] = 0xff000000u | (uint32_t)packed[3 * i] << 16 | (uint32_t)packed[3 * i + 1] << 8 |
                    packed[3 * i + 2];
    free(packed);
    *surface = (struct surface){pixels, (int)image->width, (int)image->height,
                                (int)(image->width * sizeof *pixels)};
    return read;
}

bool png_read(const char *path, struct arena *arena, struct surface *surface,
              struct problems *problems)
{
    png_image image = {.version = PNG_IMAGE_VERSION};
    if (!png_image_begin_read_from_file(&image, path)) {
        problem_error(problems, (struct place){.file = path},
                      "the picture cannot be read (%s); name a PNG file", image.message);
        return false;
    }
    bool read = read_pixels(&image, arena, surface);
    if (!read)
        problem_error(problems, (struct place){.file = path},
                      "the picture cannot be read (%s); name a whole PNG file of less than 64 "
                      "million pixels",
                      image.message[0] ? image.message : "too large");
    png_image_free(&image);
    return read;
}
