/* What the kinds of films have in common: the frames that ffmpeg is fed, and how it is spoken to.
 * For film.c and gif.c only. */
#ifndef LIMBER_EXPORT_FILM_PARTS_H
#define LIMBER_EXPORT_FILM_PARTS_H

#include "export/encoder.h"
#include "export/film.h"

enum { FILM_WORDS_MOST = 96 };

struct film_job {
    const struct film *film;
    const char *path;
    struct problems *problems;
    struct arena arena;
    const char *words[FILM_WORDS_MOST]; /* of the command line, with a NULL behind */
    int word_count;
};

/* All frames, at so many a second; starts with `next` 0. */
struct film_frames {
    const struct film *film;
    int rate;
    int64_t next;
};
struct text film_next_frame(void *frames);

/* Adds words that end in NULL; what there is no room for would fail to be a film. */
void film_say(struct film_job *job, const char *const *words);

/* Begins the command line anew: frames of `rate` a second are the first input. False: no memory. */
bool film_say_frames(struct film_job *job, int rate);

/* Runs it, and tells why it failed; errno is then ECANCELED (whole_file.h). */
bool film_encode(struct film_job *job, const struct feed *feeds, int count, int out);

/* Lets a GIF be written to `to`. */
bool gif_write(struct film_job *job, FILE *to);

#endif
