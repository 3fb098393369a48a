/* How far a stretch goes today: the comfort range, from what was done and how it felt
 * (reference/content.md, section 8).
 *
 * Each family of movement and each exercise has a comfort of its own, in thousandths of the whole
 * arc; the smallest of them is shown. It begins small, grows by 50 when sessions on two days went
 * well and felt fine the day after, and shrinks after "too much", pain, or a long break. Pure
 * functions of the entries, the profile and the moment. */
#ifndef LIMBER_RECORD_COMFORT_H
#define LIMBER_RECORD_COMFORT_H

#include "record/profile.h"
#include "record/record.h"

enum { COMFORT_STEP = 50, COMFORT_MORNING_MS = 9 * STAMP_HOUR_MS /* of the day: its end */ };

/* As the record has it, without the hour of the day. COMFORT_LEAST .. COMFORT_WHOLE. */
int comfort_of_family(struct entries entries, const struct profile *profile, enum family family,
                      struct stamp now);

/* What is shown: the smallest of the exercise's own and its families'; before nine in the morning
 * at most 600 where the back is rounded. */
int comfort_of_exercise(struct entries entries, const struct profile *profile,
                        const struct exercise *exercise, struct stamp now);

/* The most that a person may ask for by hand, for one showing: a tenth more, and no more than the
 * profile allows. The least is COMFORT_LEAST. */
int comfort_most(struct entries entries, const struct profile *profile,
                 const struct exercise *exercise, struct stamp now);

/* Whether the profile ticks something that bounds the exercise's range whatever is asked for. */
bool comfort_is_bounded(const struct profile *profile, const struct exercise *exercise);

/* How far the back is rounded where positions change, for those whom bending forward hurts: by the
 * share of a back's range that is their comfort. For others it is not bounded. */
struct turn_limits comfort_moving(struct entries entries, const struct profile *profile,
                                  struct stamp now);

/* How far the back is rounded in any moment of any exercise, for them: by the share that they may
 * ask for by hand. Above what each exercise's own range makes of it, whoever wrote the exercise. */
struct turn_limits comfort_shown(struct entries entries, const struct profile *profile,
                                 struct stamp now);

/* What was shown of the exercise the last time; 0: it was not shown yet. */
int comfort_before(struct entries entries, const char *exercise);

#endif
