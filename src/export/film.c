#include "export/film.h"
#include "export/captions.h"
#include "export/film_parts.h"
#include "export/samples.h"
#include "export/tags.h"
#include "export/whole_file.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { ARENA_BYTES = 64 * 1024 };

int64_t film_frames(int64_t duration_ms, int rate)
{
    return (duration_ms * rate + 999) / 1000;
}

int64_t film_moment(int64_t frame, int rate)
{
    return frame * 1000 / rate;
}

struct text film_next_frame(void *context)
{
    struct film_frames *frames = context;
    const struct film *film = frames->film;
    if (frames->next == film_frames(film->timeline->duration_ms, frames->rate))
        return (struct text){"", 0};
    const struct surface *surface =
        film->draw(film->context, film_moment(frames->next++, frames->rate));
    return (struct text){(const char *)surface->pixels,
                         (size_t)surface->pitch * (size_t)surface->height};
}

static struct text next_samples(void *context)
{
    return samples_next(context);
}

/* All of it, once. */
static struct text next_text(void *context)
{
    struct text *text = context, all = *text;
    text->length = 0;
    return all;
}

void film_say(struct film_job *job, const char *const *words)
{
    for (; *words != NULL && job->word_count < FILM_WORDS_MOST - 1; words++)
        job->words[job->word_count++] = *words;
    job->words[job->word_count] = NULL;
}

static void say_pair(struct film_job *job, const char *name, const char *value)
{
    const char *const pair[] = {name, value, NULL};
    film_say(job, pair);
}

/* As ISO 639-2 names it, which is all that MP4 knows. */
static const char *long_language(const char *code)
{
    static const char *const names[][2] = {{"en", "eng"}, {"de", "deu"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(code, names[i][0]) == 0)
            return names[i][1];
    return "und";
}

bool film_say_frames(struct film_job *job, int rate)
{
    static const char *const start[] = {"ffmpeg", "-nostdin", "-v", "error", "-y", NULL};
    static const char *const picture[] = {
        "-f",
        "rawvideo",
        "-pixel_format",
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
        "bgr0",
#else
        "0rgb",
#endif
        NULL
    };
    const struct film *film = job->film;
    const char *size = arena_format(&job->arena, "%dx%d", film->width, film->height);
    const char *number = arena_format(&job->arena, "%d", rate);
    if (size == NULL || number == NULL)
        return false;
    job->word_count = 0;
    film_say(job, start);
    film_say(job, picture);
    say_pair(job, "-video_size", size);
    say_pair(job, "-framerate", number);
    say_pair(job, "-i", "pipe:4");
    return true;
}

/* Colours as HDTV has them (ITU-R BT.709); a picture every two seconds from which a player may
 * start; a number of threads that does not depend on the machine, since what is made does. */
static bool say_rest(struct film_job *job)
{
    static const char colours[] = "scale=out_color_matrix=bt709:out_range=tv:"
                                  "flags=accurate_rnd+full_chroma_int+bitexact,format=yuv420p";
    static const char *const others[] = {"-f", "s16le",      "-ar", "48000",  "-ac", "2",
                                         "-i", "pipe:5",     "-f",  "webvtt", "-i",  "pipe:6",
                                         "-f", "ffmetadata", "-i",  "pipe:7", NULL};
    static const char *const both[] = {"-map",
                                       "0:v",
                                       "-map",
                                       "1:a",
                                       "-map",
                                       "2:s",
                                       "-map_metadata",
                                       "3",
                                       "-map_chapters",
                                       "3",
                                       "-colorspace",
                                       "bt709",
                                       "-color_primaries",
                                       "bt709",
                                       "-color_trc",
                                       "bt709",
                                       "-color_range",
                                       "tv",
                                       "-fflags",
                                       "+bitexact",
                                       "-flags",
                                       "+bitexact",
                                       "-threads",
                                       "4",
                                       NULL};
    static const char *const mp4[] = {"-c:v",       "libx264", "-preset", "fast",     "-tune",
                                      "animation",  "-crf",    "20",      "-c:a",     "aac",
                                      "-b:a",       "128k",    "-c:s",    "mov_text", "-movflags",
                                      "+faststart", "-f",      "mp4",     NULL};
    static const char *const webm[] = {
        "-c:v", "libvpx-vp9", "-deadline", "good",   "-cpu-used", "4",    "-row-mt",
        "1",    "-b:v",       "0",         "-crf",   "30",        "-c:a", "libopus",
        "-b:a", "96k",        "-c:s",      "webvtt", "-f",        "webm", NULL};
    const struct film *film = job->film;
    const char *start = arena_format(&job->arena, "%d", 2 * film->rate);
    const char *language = arena_format(&job->arena, "language=%s", long_language(film->language));
    if (start == NULL || language == NULL)
        return false;
    film_say(job, others);
    film_say(job, both);
    say_pair(job, "-vf", colours);
    say_pair(job, "-g", start);
    say_pair(job, "-metadata:s:a:0", language);
    say_pair(job, "-metadata:s:s:0", language);
    film_say(job, film->form == FILM_MP4 ? mp4 : webm);
    say_pair(job, "/dev/fd/3", NULL);
    return true;
}

static bool judge(struct film_job *job, enum encoder_end end, const char *why)
{
    const struct place place = {job->path, 0, 0};
    if (end == ENCODER_MISSING)
        problem_error(job->problems, place,
                      "films are made by the program ffmpeg, which is not here; install its "
                      "package (apt install ffmpeg)");
    else if (end == ENCODER_FAILED)
        problem_error(job->problems, place, "ffmpeg could not make the film: %s", why);
    errno = end == ENCODER_DONE ? 0 : ECANCELED;
    return end == ENCODER_DONE;
}

bool film_encode(struct film_job *job, const struct feed *feeds, int count, int out)
{
    const char *why;
    const enum encoder_end end = encoder_run(job->words, feeds, count, out, &job->arena, &why);
    return judge(job, end, why);
}

static bool encode(struct film_job *job, int out, struct text captions, struct text tags)
{
    const struct film *film = job->film;
    struct film_frames frames = {film, film->rate, 0};
    struct samples samples;
    samples_start(&samples, film->track, film->levels, film->timeline->duration_ms);
    const struct feed feeds[] = {{film_next_frame, &frames},
                                 {next_samples, &samples},
                                 {next_text, &captions},
                                 {next_text, &tags}};
    return film_encode(job, feeds, sizeof feeds / sizeof *feeds, out);
}

static bool write_captions(FILE *to, const struct film *film)
{
    const struct captions_wish wish = {.form = CAPTIONS_WEBVTT, .music = film->music};
    return captions_write(to, film->world, film->timeline, wish);
}

static bool write_tags(FILE *to, const struct film *film)
{
    return tags_write(to, film->timeline);
}

/* free is due; NULL when there was no memory. */
static char *text_by(bool (*write)(FILE *to, const struct film *film), const struct film *film,
                     struct text *text)
{
    char *bytes = NULL;
    FILE *to = open_memstream(&bytes, &text->length);
    const bool written = to != NULL && write(to, film);
    if (to == NULL || fclose(to) != 0 || !written) {
        free(bytes);
        return NULL;
    }
    text->at = bytes;
    return bytes;
}

static bool write_with_sound(struct film_job *job, FILE *to)
{
    struct text captions, tags;
    char *spoken = text_by(write_captions, job->film, &captions);
    char *told = text_by(write_tags, job->film, &tags);
    errno = ENOMEM;
    const bool written = spoken != NULL && told != NULL && film_say_frames(job, job->film->rate) &&
                         say_rest(job) && encode(job, fileno(to), captions, tags);
    const int why = errno;
    free(spoken);
    free(told);
    errno = why;
    return written;
}

static bool write_film(FILE *to, void *context)
{
    struct film_job *job = context;
    return job->film->form == FILM_GIF ? gif_write(job, to) : write_with_sound(job, to);
}

bool film_export(const char *path, const struct film *film, struct problems *problems)
{
    struct film_job job = {.film = film, .path = path, .problems = problems};
    arena_open(&job.arena, film->world->memory, ARENA_BYTES);
    const bool written = whole_file_write(path, write_film, &job, "the film", problems);
    arena_close(&job.arena);
    return written;
}
