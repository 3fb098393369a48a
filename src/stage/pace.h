/* Time for those who show something: how much went by, and when the next frame is due.
 *
 * The clock is CLOCK_MONOTONIC in microseconds. The player is given whole milliseconds; what is
 * left of a millisecond is kept for the next time, so that none is lost in a month of frames. */
#ifndef LIMBER_STAGE_PACE_H
#define LIMBER_STAGE_PACE_H

#include <stdbool.h>
#include <stdint.h>

enum {
    PACE_FRAME_US = 16667,  /* 60 frames a second */
    PACE_SYNCED_US = 15000, /* where the display's own rhythm holds up the frame a little more */
    PACE_STALL_MS = 1000    /* the program stood still: nobody saw what would have been shown */
};

struct pace {
    int64_t counted_us; /* up to here the player has been told of the time */
    int64_t due_us;     /* when the next frame shall begin */
    int64_t frame_us;
    int64_t late;       /* frames that were not ready when the next one was due */
    int64_t longest_us; /* of all frames, from when one should have begun until it was ready */
};

void pace_start(struct pace *pace, int64_t now_us, int64_t frame_us);

/* Whole milliseconds since the last call, never negative. */
int64_t pace_elapsed_ms(struct pace *pace, int64_t now_us);

/* A frame is ready: until when to sleep before the next one. Missed turns are left out and counted
 * once as late. */
int64_t pace_next_us(struct pace *pace, int64_t now_us);

/* The machine: its clock, how long it has been suspended since it was started (0 where that cannot
 * be known), processor time of this process, and sleeping until a time of the clock. */
int64_t pace_now_us(void);
int64_t pace_suspended_us(void);
int64_t pace_processor_us(void);
void pace_sleep_until(int64_t until_us);

#endif
