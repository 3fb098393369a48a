/* A routine as a film, for whoever has no limber at hand.
 *
 * Frame n is the picture at n * 1000 / rate ms, whole milliseconds rounded down, and the sound is
 * what the sequencer makes of the same timeline, counted in samples: no clock has a part in it. The
 * ffmpeg program makes a file of both, with the captions as subtitles to be switched on, a chapter
 * for each exercise and side, and the title; the same bytes each time with the same ffmpeg. */
#ifndef LIMBER_EXPORT_FILM_H
#define LIMBER_EXPORT_FILM_H

#include "base/problem.h"
#include "paint/paint.h"
#include "sound/sound.h"
#include "timeline/timeline.h"

enum film_form { FILM_MP4, FILM_WEBM, FILM_GIF }; /* H.264 and AAC; VP9 and Opus; no sound */

struct film {
    enum film_form form;
    const struct world *world;
    const struct timeline *timeline;
    int width, height, rate; /* of frames, and how many a second; even, but for a GIF's */
    /* Draws a moment; the pixels have no gaps between rows, and are read until the next is asked.
     */
    const struct surface *(*draw)(void *context, int64_t ms);
    void *context;
    const struct track *track; /* of a GIF: not looked at, like all below */
    struct levels levels;
    bool music;           /* there is some, to be told in the captions */
    const char *language; /* "de", of what is said */
};

/* Frames of so many ms: the last one begins before the end. And the moment that a frame shows. */
int64_t film_frames(int64_t duration_ms, int rate);
int64_t film_moment(int64_t frame, int rate);

/* Writes the film into a file of that name, which is replaced only when all is written. False, told
 * in `problems`, when it could not be: also when there is no ffmpeg, or it failed. */
bool film_export(const char *path, const struct film *film, struct problems *problems);

#endif
