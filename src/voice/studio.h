/* Clips made while the program runs: one thread that asks an engine for one text after the other.
 *
 * The caller asks for texts in the order it needs them and goes on; clips that are done are
 * collected whenever it suits. What the cache has is not spoken again. A text is tried once; after
 * three failures in a row the engine is given up, and limber plays on with tones and captions.
 *
 * All calls but studio_close may come from any thread. `world->memory` must serve two threads. */
#ifndef LIMBER_VOICE_STUDIO_H
#define LIMBER_VOICE_STUDIO_H

#include "base/problem.h"
#include "base/world.h"
#include "sound/sound.h"
#include "voice/cache.h"
#include "voice/engine.h"

enum { STUDIO_CLOSE_MS = 400, STUDIO_GIVES_UP_AFTER = 3 };

struct studio;

/* Engine and cache (NULL: none) belong to the studio from here on, also when it returns NULL for
 * want of memory. No thread is started before something is asked for. `world` must outlive the
 * program's last call here. */
struct studio *studio_open(const struct world *world, struct engine engine, struct cache *cache);

/* Asks for these texts, the first to be done first. Replaces what was asked for before and is not
 * done: it is cancelled, unless it is asked for again. Texts that were made or have failed already
 * cost nothing. False when memory ran out; then nothing is asked for. */
bool studio_ask(struct studio *studio, const char *const *texts, int count);

/* Calls `each` on this thread for every clip that was finished since the last call, and returns how
 * many. Clips are ready for a track (sound/prepare.h) and stay, text and samples, until
 * studio_close. `each` must not call the studio. */
int studio_collect(struct studio *studio,
                   void (*each)(void *context, const char *text, struct clip clip), void *context);

/* Waits until nothing asked for is left to do, `most_ms` at most; true when nothing is. */
bool studio_wait(struct studio *studio, int64_t most_ms);

struct studio_state {
    int left;         /* asked for and not done */
    int made, failed; /* since studio_open */
    bool given_up;
};
struct studio_state studio_state(struct studio *studio);

/* Says as a warning, once, which text could not be spoken first, why, and what follows from that.
 * Nothing while all goes well. */
void studio_tell(struct studio *studio, struct problems *problems);

/* Cancels what is not done and gives everything back, clips included: tracks and layers that borrow
 * them must be gone. Waits STUDIO_CLOSE_MS at most: if the engine hangs, its thread is left behind
 * with its memory, so end the process soon after. NULL is fine. */
void studio_close(struct studio *studio);

#endif
