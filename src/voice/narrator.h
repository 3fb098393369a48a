/* Who speaks a routine: a bank of clips, and an engine for what the bank has not.
 *
 * While a timeline is built the narrator tells how long its texts last. What the engine said before
 * is at hand; other texts are noted. They are asked for, made by a studio's thread, and collected;
 * a timeline built then has their true lengths. Once nothing is missing any more, the timeline is
 * the same whichever way that was reached: from the cache or from the engine, at once or little by
 * little.
 *
 * For one thread at a time. */
#ifndef LIMBER_VOICE_NARRATOR_H
#define LIMBER_VOICE_NARRATOR_H

#include "timeline/timeline.h"
#include "voice/studio.h"

struct narrator;

enum { NARRATOR_SOON_MS = 30000 };

/* Called when the first text is missing, at most once: to find somebody who speaks. */
struct hirer {
    void (*hire)(void *context, struct narrator *narrator); /* NULL: nobody is wanted */
    void *context;
};

/* `bank` may be NULL and must outlive the narrator. NULL when memory ran out. */
struct narrator *narrator_open(const struct world *world, const struct voice_bank *bank,
                               struct hirer hirer);

/* Tracks built with narrator_bank must be gone. NULL is fine. */
void narrator_close(struct narrator *narrator);

/* For the hirer: `engine` speaks from now on, and `keeps` and `recalls`, which are two caches of
 * one folder or NULL, know what it said before. All are the narrator's from now on. */
void narrator_hire(struct narrator *narrator, struct engine engine, struct cache *keeps,
                   struct cache *recalls);

/* For timeline_build and track_build. */
struct speech narrator_speech(struct narrator *narrator);
const struct voice_bank *narrator_bank(const struct narrator *narrator);

/* A text that may have to be said at any moment: it is made before all that is said later than
 * NARRATOR_SOON_MS from now. */
void narrator_expect(struct narrator *narrator, const char *text);

/* Whether a text that was asked for since the narrator was opened has no clip, and may yet get one.
 */
bool narrator_misses(const struct narrator *narrator);

/* Has the studio make what is missing: first what `timeline` says from `from_ms` on, in that order,
 * then the rest; what is expected comes in between (narrator_expect). */
void narrator_ask(struct narrator *narrator, const struct timeline *timeline, int64_t from_ms);

/* Takes over clips that are done and returns how many. */
int narrator_collect(struct narrator *narrator);

/* Waits until nothing asked for is left to do, `most_ms` at most; true when nothing is. Returns at
 * once without a studio. */
bool narrator_wait(struct narrator *narrator, int64_t most_ms);

/* How many texts are still to be made. */
int narrator_left(struct narrator *narrator);

/* studio_tell. */
void narrator_tell(struct narrator *narrator, struct problems *problems);

#endif
