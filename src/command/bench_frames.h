/* Drawing a stretch of a routine and nothing else: for counting what a frame takes, from outside
 * (callgrind), and for filming it. */
#ifndef LIMBER_COMMAND_BENCH_FRAMES_H
#define LIMBER_COMMAND_BENCH_FRAMES_H

#include "command/command.h"

/* Draws the options' frames from --at on, sixty for a second or one in --every ms, with `soft` in
 * memory, each on top of the last one as in a window. With --out their pixels go to the file, 4
 * bytes each: blue, green, red, nothing. Tells the processor time of a frame otherwise. */
enum exit_code bench_frames(const struct call *call);

#endif
