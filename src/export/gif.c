#include "export/film_parts.h"

#include <errno.h>
#include <stdio.h>

/* 256 colours, of which each is used in all frames: a palette of its own for each would flicker.
 * So all is drawn twice, first a few frames, from which ffmpeg chooses the colours. */
enum { LOOK_RATE = 2, PALETTE_BYTES = 16 * 16 * 4 };

static struct text next_palette(void *context)
{
    struct text *palette = context, all = *palette;
    palette->length = 0;
    return all;
}

static bool choose_colours(struct film_job *job, char palette[PALETTE_BYTES])
{
    static const char *const words[] = {"-vf",      "palettegen", "-f",        "rawvideo",
                                        "-pix_fmt", "rgba",       "/dev/fd/3", NULL};
    struct film_frames frames = {job->film, LOOK_RATE, 0};
    const struct feed feed = {film_next_frame, &frames};
    FILE *file = tmpfile();
    bool chosen = file != NULL && film_say_frames(job, LOOK_RATE);
    if (chosen) {
        film_say(job, words);
        chosen = film_encode(job, &feed, 1, fileno(file));
    }
    if (chosen) {
        rewind(file);
        chosen = fread(palette, 1, PALETTE_BYTES, file) == PALETTE_BYTES;
    }
    const int why = errno;
    if (file != NULL)
        (void)fclose(file);
    errno = why;
    return chosen;
}

bool gif_write(struct film_job *job, FILE *to)
{
    static const char *const words[] = {
        "-f",          "rawvideo",  "-pixel_format", "rgba",
        "-video_size", "16x16",     "-framerate",    "1",
        "-i",          "pipe:5",    "-lavfi",        "paletteuse=dither=bayer:bayer_scale=4",
        "-fflags",     "+bitexact", "-loop",         "0",
        "-f",          "gif",       "/dev/fd/3",     NULL};
    char bytes[PALETTE_BYTES];
    struct film_frames frames = {job->film, job->film->rate, 0};
    struct text palette = {bytes, sizeof bytes};
    const struct feed feeds[] = {{film_next_frame, &frames}, {next_palette, &palette}};
    if (!choose_colours(job, bytes) || !film_say_frames(job, job->film->rate))
        return false;
    film_say(job, words);
    return film_encode(job, feeds, 2, fileno(to));
}
