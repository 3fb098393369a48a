/* When something hurts: ease out, ask, say what to do (reference/content.md section 9).
 *
 * EASING -> ASKING -> OFFERING, RESTING or ALARM. A question that nobody answers within
 * PAIN_ANSWER_MS has the safe answer: the session ends. Nothing is resumed in the middle: with a
 * smaller movement the exercise begins anew. */
#ifndef LIMBER_PLAYER_PAIN_H
#define LIMBER_PLAYER_PAIN_H

#include "player/event.h"
#include "timeline/aside.h"
#include "timeline/retreat.h"

enum {
    PAIN_ANSWER_MS = 20000,
    PAIN_REST_MS = 60000, /* of the screen that ends a session, unless a key ends it */
    PAIN_FADE_MS = 500    /* of the music; only then somebody speaks */
};

#define PAIN_SMALLER 0.6f /* of the range that hurt */

enum pain_stage { PAIN_NONE, PAIN_EASING, PAIN_ASKING, PAIN_OFFERING, PAIN_RESTING, PAIN_ALARMED };

struct pain {
    enum pain_stage stage;
    struct retreat retreat;
    int64_t since_ms; /* in this stage */
    int64_t scan_ms;  /* the light walks by itself; 0: it stays */
    enum pain_answer answer;
    bool sounded; /* something played when it began */
    int lit;      /* 0.. of what can be answered */
};

/* It hurts at this place of the timeline. `scan_ms` as the menu's. */
void pain_begin(struct pain *pain, const struct timeline *timeline, int64_t at_ms, int64_t scan_ms);

void pain_enter(struct pain *pain, enum pain_stage stage);

/* What can be answered now; count 0: nothing is asked. */
struct lines pain_answers(const struct pain *pain);

/* Which sentences belong to the stage, and how much of PAIN_ANSWER_MS is left, in seconds. */
enum aside pain_aside(const struct pain *pain);
int pain_seconds(const struct pain *pain);

/* What is seen meanwhile; the figure stays where it is at first, then eases out. */
void pain_moment(const struct pain *pain, struct moment *out);
bool pain_stays(const struct pain *pain);

/* The light goes on by so many answers, round and round. */
void pain_walk(struct pain *pain, int by);

#endif
