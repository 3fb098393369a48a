/* How good a baked way is. */
#ifndef LIMBER_BODY_WORTH_H
#define LIMBER_BODY_WORTH_H

#include "body/bake.h"

/* The largest excess on a track, metres: at its nodes and half way between them, not at its ends.
 */
float track_excess(const struct rig *rig, const struct track *track, const struct keeping *keeping);

/* The largest turn of any joint in a thirty-second of a track, radians. */
float track_stride(const struct track *track);

/* Whether something dips noticeably under the floor half way between two nodes. */
bool track_dips(const struct rig *rig, const struct track *track);

/* By how far a joint is at most from where its course leads it, metres, in a sixtieth of the way:
 * about a frame of the screen. */
float track_jolt(const struct rig *rig, const struct track *track);

#endif
