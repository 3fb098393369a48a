/* The limits of one body as a person chooses them: a joint, the way it turns, how far
 * (turn_words.h has them as they are written). Both sides are joints of their own; of the spine and
 * the neck a whole group is one. */
#ifndef LIMBER_LIBRARY_TURN_CHOICE_H
#define LIMBER_LIBRARY_TURN_CHOICE_H

#include "library/exercise.h"

enum { TURN_JOINTS = 17, TURN_WAYS_MOST = 6, TURN_STEP = 5 /* degrees */ };

/* One way in which a joint turns. */
struct turn_way {
    struct turn_limit limit; /* degrees: as far as the demonstrator does */
    const char *words;       /* "flexion"; to be translated (tr) where it is shown */
};

/* "Right knee", to be translated where it is shown. */
const char *turn_choice_joint(int joint);

/* The ways of the joint in which it turns by more than a step; how many. */
int turn_choice_ways(int joint, struct turn_way ways[TURN_WAYS_MOST]);

/* The degrees that can be chosen for a way, the largest first: multiples of TURN_STEP below what
 * the demonstrator does. How many; and one of them. */
int turn_choice_count(const struct turn_way *way);
int turn_choice_degrees(const struct turn_way *way, int place);

/* The least that the limits say of this way; -1: nothing. */
float turn_choice_limit(const struct turn_limits *limits, const struct turn_limit *way);

#endif
