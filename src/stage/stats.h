/* How smoothly it went: counted while playing, written as one line of JSON.
 *
 * {"frames", "late_frames", "frame_ms_p50", "frame_ms_p99", "start_ms", "cue_error_ms_max",
 * "audio": "open"|"none", "renderer": "soft"|"gl", "words", "presented", "cpu_ms_per_frame",
 * "rss_mb", "played_ms", "stretched_ms", "plans", "width", "height", "attend_ms_max",
 * "turn_ms_max", "audio_opened", "audio_lost"}. A frame is one turn of the loop (play.h); its ms
 * are those of building, drawing and presenting it; it is late when it was not ready for the next
 * turn; attend_ms_max is the longest that a turn spent with those outside (attend.h); turn_ms_max
 * is the longest from when a turn was due until its frame was ready. Frames that show what is on
 * the screen already are not presented. */
#ifndef LIMBER_STAGE_STATS_H
#define LIMBER_STAGE_STATS_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

enum { STATS_STEP_US = 50, STATS_STEPS = 4000 }; /* frame times up to 0.2 s, in steps */

struct stats {
    int64_t frames, late, presented;
    int64_t longest_us;           /* from when a turn was due until its frame was ready */
    int64_t start_us;             /* from the start of the process to the first frame shown */
    int64_t processor_us;         /* of the process, for all frames */
    double cue_error_ms_max;      /* picture against sound */
    bool audio_open;              /* sound was heard at some time */
    int words;                    /* how often something spoken began to sound */
    int audio_opened, audio_lost; /* how often; what is closed at the end is not lost */
    const char *renderer;         /* "soft", "gl" */
    int64_t played_ms;            /* wall time from the first frame to the end */
    int64_t stretched_ms;         /* of the person's stretches */
    int64_t attend_us_max;        /* that a frame spent with those outside (attend.h) */
    int plans;                    /* taken over while playing */
    int width, height;            /* of the last picture */
    uint32_t count[STATS_STEPS];  /* of frames by their time; the last one takes all longer ones */
};

void stats_frame(struct stats *stats, int64_t took_us, bool presented);

/* The frame time in milliseconds that `share` (0..1) of the frames did not exceed; 0 without
 * frames. */
double stats_frame_ms(const struct stats *stats, double share);

/* Memory of this process that is in use now, in MiB; 0 where that cannot be known. */
double stats_resident_mb(void);

/* False when it could not be written. */
bool stats_write(const struct stats *stats, FILE *to);

#endif
