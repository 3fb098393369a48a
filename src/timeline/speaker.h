/* Who proposes what is said: walks along the passages of a draft with a place in time where the
 * next sentence could begin (speak.c), and the words for each kind of passage (announce.c, hold.c).
 */
#ifndef LIMBER_TIMELINE_SPEAKER_H
#define LIMBER_TIMELINE_SPEAKER_H

#include "timeline/draft.h"

enum {
    SPILL_MS = 1300,         /* a sentence may run into the next phase by this, */
    SPILL_HOLD_MS = 600,     /* or into a hold by this */
    SPEAKER_CHANGE_MS = 800, /* before the first word of a change: its tone, or a breath */
};

struct speaker {
    struct draft *draft;
    struct proposals *proposals;
    const struct draft_segment *here;
    int index;
    int last;         /* the sentence that came before in this segment; -1 */
    int64_t at_ms;    /* where the next sentence could begin, after all that was said */
    int64_t own_ms;   /* where its passage's first sentence could, if nothing else were said */
    int named, sided; /* the segments whose name, whose side were said ahead; -1 */
};

/* The end of the passage that begins here. */
int64_t speaker_whole_end(const struct speaker *speaker);

int64_t speaker_spoken_ms(const struct speaker *speaker, const char *text);

/* A tone at `at_ms`. */
void speaker_strike(struct speaker *speaker, enum chime chime, int64_t at_ms,
                    enum cue_priority priority);

/* A sentence at `at_ms` or later, after the one before it, over by `over_by_ms`. What is as
 * important as a name may come later, but is never left out for lack of time. */
void speaker_say(struct speaker *speaker, const char *text, enum cue_priority priority,
                 int64_t at_ms, int64_t over_by_ms);

/* The lines of the segment, one after the other. */
void speaker_say_lines(struct speaker *speaker, enum cue_priority priority, int64_t over_by_ms);

/* A breath of `ms`, in words, tones or both as is wished. */
void speaker_breathe(struct speaker *speaker, enum breath breath, bool first, int64_t at_ms,
                     int64_t ms, int64_t over_by_ms);

/* A number: a count exactly at `at_ms` or not at all, that of a repeat a little late if need be. */
void speaker_number(struct speaker *speaker, int number, int64_t at_ms, enum cue_kind kind,
                    enum cue_priority priority);

/* How long it takes to say it. */
int64_t speaker_number_ms(const struct speaker *speaker, int number);

/* The name of the exercise that begins here and its side, as far as they were not told ahead. */
void speaker_announce(struct speaker *speaker, int64_t over_by_ms);

/* At the end of a passage: the name of the exercise that begins next, so that it is told
 * before its first movement is seen, and its side if there is time. */
void speaker_announce_ahead(struct speaker *speaker);

/* Before the words of the opening, if they and the name of what begins leave time for it: that it
 * begins. */
void speaker_make_ready(struct speaker *speaker);

/* All that is said and struck in a hold. */
void speaker_hold(struct speaker *speaker);

/* The same for the phase in which somebody lies and rests: it is paced, and told when half is over,
 * but not counted. */
void speaker_rest(struct speaker *speaker);

#endif
