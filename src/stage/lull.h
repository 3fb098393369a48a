/* Sleeping while nothing moves, until an event comes.
 *
 * SDL 2.26 waits in its own way only where the display's connection can be slept on (X11, Wayland);
 * on the other drivers, and with a gamepad plugged in, its waiting calls look a thousand times a
 * second. There this looks every LULL_LOOK_MS: soon enough for a key, and a hundredth of the cost.
 */
#ifndef LIMBER_STAGE_LULL_H
#define LIMBER_STAGE_LULL_H

#include <stdint.h>

enum {
    LULL_LOOK_MS = 25,
    LULL_MS = 100 /* what has no event to tell of it may be seen so late: a sound device, a plan */
};

/* Returns when an event is in SDL's queue, at the latest at `until_us` of pace_now_us's clock. On
 * the thread that opened the display. */
void lull_until(int64_t until_us);

#endif
