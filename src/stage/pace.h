/* Time for those who show something: how much went by, and when the next frame is due.
 *
 * The clock is CLOCK_MONOTONIC in microseconds. The player is given whole milliseconds; what is
 * left of a millisecond is kept for the next time, so that none is lost in a month of frames. */
#ifndef LIMBER_STAGE_PACE_H
#define LIMBER_STAGE_PACE_H

#include <stdbool.h>
#include <stdint.h>

enum {
    PACE_FRAME_US = 16667, /* 60 frames a second */
    PACE_STALL_MS = 2000   /* the program stood still: nobody saw what would have been shown */
};

struct pace {
    int64_t counted_us; /* up to here the player has been told of the time */
    int64_t due_us;     /* when the next frame shall begin */
    int64_t frame_us;   /* from one frame to the next; where the display sets the rhythm, its own */
    bool synced;        /* the display sets it: presenting a frame lasts until it takes it */
    int64_t shown_us;   /* there: when it took the last one */
    int64_t least_us;   /* from the beginning of a frame to that of the next, */
    int64_t after_us;   /* and from when the display took it */
    int64_t late;       /* frames that were not ready when the next one was due */
    int64_t longest_us; /* of all frames, from when one should have begun until it was ready */
};

/* By our own clock if `refresh`, the display's pictures a second, is 0; else by the display, which
 * gets every picture, or every second, third... that comes nearest to 60 a second. */
void pace_start(struct pace *pace, int64_t now_us, int refresh);

/* Whole milliseconds since the last call, never negative. */
int64_t pace_elapsed_ms(struct pace *pace, int64_t now_us);

/* A frame is ready: until when to sleep before the next one, which is `now_us` where presenting
 * took up the time. Missed turns are left out and counted once as late. */
int64_t pace_next_us(struct pace *pace, int64_t now_us);

/* Nothing was due for a while: the next frame is, now. */
void pace_rest(struct pace *pace, int64_t now_us);

/* The machine: its clock, how long it has been suspended since it was started (0 where that cannot
 * be known), processor time of this process, and sleeping until a time of the clock. */
int64_t pace_now_us(void);
int64_t pace_suspended_us(void);
int64_t pace_processor_us(void);
void pace_sleep_until(int64_t until_us);

#endif
