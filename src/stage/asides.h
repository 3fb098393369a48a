/* What is said beside the routine (timeline/aside.h), as a track of its own. */
#ifndef LIMBER_STAGE_ASIDES_H
#define LIMBER_STAGE_ASIDES_H

#include "sound/sound.h"
#include "timeline/aside.h"
#include "voice/narrator.h"

/* All asides, each at its place. The bank may be NULL, and must outlive it; the track is freed with
 * track_free. NULL when memory ran out: then nothing is said. */
struct track *asides_build(const struct world *world, const struct voice_bank *bank);

/* They may be needed at any moment. */
void asides_expect(struct narrator *narrator);

/* Where in it an aside is that began `since_ms` ago. */
int64_t asides_at(enum aside aside, int64_t since_ms);

#endif
