/* The record while somebody plays: what is played goes in, what suits the person comes out.
 *
 * The stage tells events within its frames; they are put into a queue, and a thread of its own
 * writes them to disk, so that no frame waits for one. */
#ifndef LIMBER_COMMAND_KEEP_H
#define LIMBER_COMMAND_KEEP_H

#include "command/fit.h"
#include "command/options.h"
#include "library/library.h"
#include "picture/view.h"
#include "player/event.h"
#include "record/question.h"
#include "record/week.h"

struct keep;

/* The record and profile of the options' person; with --no-record what is done goes into the record
 * in memory only, and is forgotten. Where the file or the profile cannot be read, what is shown is
 * as small as for somebody who never stretched and whom bending hurts. NULL, told, only when memory
 * ran out: nothing is to be shown then, since nobody knows what may be. In a kiosk there is none:
 * NULL is a fine argument below, and keeps nothing. */
struct keep *keep_open(const struct options *options, struct problems *problems);

/* Whether what is done is kept, so that asking the person makes sense. */
bool keep_writes(const struct keep *keep);

/* Waits until all is written; what could not be is told. Before the library is closed. */
void keep_close(struct keep *keep, struct problems *problems);

/* The routine as it suits the person today, in the keep's memory; what was exchanged is told as
 * warnings. NULL, told, when it does not suit. Without a keep the routine as it is. `fit` knows
 * what a body with the person's limits can do; NULL: they have none. */
const struct routine *keep_suit(struct keep *keep, const struct library *library,
                                const struct routine *routine, struct fit *fit,
                                struct problems *problems);

/* Whether that was NULL the last time. */
bool keep_refused(const struct keep *keep);

/* The same without a word, in the arena, for those who only look; NULL: nothing of it is to be
 * seen. */
const struct routine *keep_preview(struct keep *keep, const struct library *library,
                                   const struct routine *routine, struct fit *fit,
                                   struct arena *arena);

/* Id of the routine that is proposed to them now; NULL: none more than others. */
const char *keep_proposed(const struct keep *keep);

/* How far their joints turn, and how far their back should where positions change and in any moment
 * of an exercise: as timeline_wish has them. The wish is not changed without a keep. */
struct turn_limits keep_limits(const struct keep *keep);
void keep_bound(const struct keep *keep, struct timeline_wish *wish);

/* What is told on the screen when the routine that was suited last begins: "" or a line. */
const char *keep_greeting(const struct keep *keep);

/* What the closing screen tells after that routine, and what was stretched today before it; in the
 * keep's memory until the next is suited. Zeroed without a keep. */
struct closing keep_closing(const struct keep *keep, int64_t *before_ms);

/* What it offers for what is missing today, to be suited as well, in the memory of both; NULL:
 * nothing. */
const struct routine *keep_offered(struct keep *keep, struct library *library);

/* The person's last seven days; all zero without a keep. */
struct week keep_week(struct keep *keep);

/* What the person is to be asked now; nothing where nothing is kept. */
struct question_due keep_question(struct keep *keep);

/* Their answer: kept as an entry, at this moment. */
void keep_answer(struct keep *keep, struct entry entry);

/* What the profile says is read anew. */
void keep_profile(struct keep *keep, const struct options *options, struct problems *problems);

/* The flags that they have just ticked, though that could not be written. */
void keep_tick(struct keep *keep, unsigned flags);

/* A routine begins. */
void keep_begin(struct keep *keep);

/* stage_wish.tell; `keep` is the struct. */
void keep_tell(void *keep, const struct player_event *event);

#endif
