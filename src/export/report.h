/* What limber knows, told to other programs: a timeline, a trace of the figure.
 *
 * The formats are those of DESIGN section 11. All return false when the stream could not be written
 * to; nothing is closed. */
#ifndef LIMBER_EXPORT_REPORT_H
#define LIMBER_EXPORT_REPORT_H

#include "timeline/timeline.h"

#include <stdio.h>

/* One JSON object: segments, the cues that sound, and those `dropped`, each with its `reason`.
 * Priority counts up from 0, the most important. */
bool report_timeline(const struct timeline *timeline, FILE *to);

/* One JSON object a line for 0, every_ms, 2 * every_ms ... to the end, every_ms >= 1. Angles are
 * positive, the word gives the direction; the twist of a forearm stands under its elbow. */
bool report_trace(const struct timeline *timeline, int64_t every_ms, FILE *to);

#endif
