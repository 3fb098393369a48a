/* How a run went, as one line of JSON.
 *
 * {"frames", "late_frames", "frame_ms_p50", "frame_ms_p99", "start_ms", "cue_error_ms_max",
 * "audio": "open"|"none", "words", "renderer": "soft"|"gl", "presented", "cpu_ms_per_frame",
 * "rss_mb", "played_ms", "stretched_ms", "plans", "width", "height", "attend_ms_max",
 * "turn_ms_max", "audio_opened", "audio_lost", "deeds"}. A frame is one turn of the loop
 * (stage/play.h); its ms are those of building, drawing and presenting it; it is late when it was
 * not ready for the next turn; attend_ms_max is the longest that a turn spent with those outside
 * (stage/attend.h); turn_ms_max is the longest from when a turn was due until its frame was ready.
 * Frames that show what is on the screen already are not presented. Of each of the "deeds" it tells
 * the command and the player after it (stage/deeds.h). */
#ifndef LIMBER_COMMAND_STATS_FILE_H
#define LIMBER_COMMAND_STATS_FILE_H

#include <stdio.h>

#include "stage/stats.h"

/* False when it could not be written. */
bool stats_write(const struct stats *stats, FILE *to);

#endif
