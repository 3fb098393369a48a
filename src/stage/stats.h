/* How smoothly it went: counted while playing. A frame is one turn of the loop (play.h). */
#ifndef LIMBER_STAGE_STATS_H
#define LIMBER_STAGE_STATS_H

#include <stdbool.h>
#include <stdint.h>

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
    struct deeds *deeds;          /* what was pressed (deeds.h); NULL: nobody wants to know */
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

#endif
