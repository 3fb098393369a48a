/* What is said beside a routine, when something hurts, or before it goes on: every sentence of it,
 * for voice and screen. */
#ifndef LIMBER_TIMELINE_ASIDE_H
#define LIMBER_TIMELINE_ASIDE_H

#include "library/exercise.h"

enum aside {
    ASIDE_STOP,     /* while the figure eases out */
    ASIDE_QUESTION, /* what it was, with the answers */
    ASIDE_OFFER,    /* a strong pull that is gone: how to go on */
    ASIDE_REST,     /* a sharp pain, or no answer */
    ASIDE_DOCTOR,   /* tingling, numb, running into a limb */
    ASIDE_ALARM,    /* now */
    ASIDE_READY,    /* counting in: the first a while before, then one a second, to nought */
    ASIDE_COUNT
};

enum { ASIDE_ANSWERS = 4, ASIDE_OFFERS = 3 };

/* All that is said, in order; the first is what the screen tells. To be translated (tr) where it is
 * used, as are the answers. */
struct lines aside_lines(enum aside aside);

/* What can be answered, as the screen has it; count 0 where nothing is asked. */
struct lines aside_answers(enum aside aside);

#endif
