/* From where the person wants to see the figure.
 *
 * Unless they wish otherwise each exercise is seen as it says itself. A sight chosen by a key holds
 * for the step of the routine in which it was chosen, both sides of it, and no longer: who lies on
 * the floor chose it for what this exercise hid, and must not have to get up again to undo it. The
 * camera goes there slowly; a sight chosen on the way is gone to from where the camera is.
 *
 * In the mirror the figure is drawn as the person following would see themselves in a mirror: what
 * is on the right of the picture is on their right, and when a voice says "right" the limb moves
 * that they would move. That is so while the camera sees the figure from its front or its side; a
 * figure seen from behind moves as they do anyway, and is never turned over. Words stay as they
 * are. */
#ifndef LIMBER_TIMELINE_SIGHT_H
#define LIMBER_TIMELINE_SIGHT_H

#include <stdbool.h>
#include <stdint.h>

enum sight {
    SIGHT_OWN, /* as the exercise says */
    SIGHT_FRONT,
    SIGHT_SIDE, /* the side that is shown: of the left side the left */
    SIGHT_THREE_QUARTER,
    SIGHT_BACK,
    SIGHT_ABOVE,
    SIGHT_COUNT,
    SIGHT_SECOND = SIGHT_COUNT /* as the exercise says of its second picture; not to be chosen */
};

enum {
    SIGHT_MOVE_MS = 3000,  /* from one sight to another */
    SIGHT_HASTE_MS = 300,  /* one chosen so soon after another takes its place */
    SIGHT_TURNS_MOST = 12, /* more cannot be under way at once */
};

/* A sight chosen, and how long ago. */
struct sight_turn {
    enum sight sight;
    int64_t since_ms; /* at most SIGHT_MOVE_MS */
};

/* Starts zeroed. */
struct sights {
    enum sight wished;                         /* of every step */
    int step;                                  /* in which the turns were chosen */
    struct sight_turn turns[SIGHT_TURNS_MOST]; /* each from where those before it lead */
    int count;
    bool mirror; /* see above */
    bool calm;   /* reduced motion: the camera cuts instead of moving, nothing pulses */
};

/* "three_quarter", as options and keys have it. */
const char *sight_name(enum sight sight);

/* "View: three-quarter", for a note; in English. */
const char *sight_words(enum sight sight);

/* What is gone to, or seen already, in a step. */
enum sight sights_now(const struct sights *sights, int step);

void sights_choose(struct sights *sights, int step, enum sight sight);

/* Lets `elapsed_ms` >= 0 go by. */
void sights_pass(struct sights *sights, int64_t elapsed_ms);

/* How many turns there are to follow in a step, in the order of the list. */
int sights_turns(const struct sights *sights, int step);

/* How far a turn has got, 0..1, with minimum jerk. */
float sight_share(const struct sights *sights, const struct sight_turn *turn);

/* Both show the same. */
bool sights_same(const struct sights *a, const struct sights *b);

#endif
