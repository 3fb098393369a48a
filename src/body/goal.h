/* What a contact asks of the body: points that must lie at a height, at a spot of the room or on
 * the skin of a bone, and directions that had better agree.
 *
 * The points of a goal are hard rows of the solver; the directions (palm to skin, fingers along or
 * across) are soft, and asked only while a key is solved, never on the way between keys. */
#ifndef LIMBER_BODY_GOAL_H
#define LIMBER_BODY_GOAL_H

#include "base/arena.h"
#include "body/figure.h"
#include "body/key.h"
#include "body/system.h"

enum { GOALS_A_CONTACT = 3, GOALS_MOST = GOALS_A_CONTACT * KEY_CONTACTS_MOST };

/* Spheres of skin_spheres: this many a side, left first, then the two of the head. */
enum { TOUCHES_A_SIDE = 20, TOUCH_COUNT = 2 * TOUCHES_A_SIDE + 2 };

/* Where a planted sphere stands, in the room: recorded when the first key that plants it is solved.
 * Each has one place by what it stands on (floor, seat, wall, ...) and by planting. */
struct pin {
    int touch;
    enum target target;
    int planting;
    int key; /* that planted it */
    double at[3];
};

struct pins {
    struct pin *pin;
    int count, most;
};

/* Room for what `keys` may plant; false when the arena is exhausted. */
bool pins_open(struct pins *pins, const struct key *keys, int key_count, struct arena *arena);

/* NULL when that sphere has no place yet. */
const struct pin *pins_find(const struct pins *pins, int touch, const struct contact *contact);

/* Records a place, if there is none yet. */
void pins_put(struct pins *pins, int key, int touch, const struct contact *contact,
              const double at[3]);

struct goal {
    const struct contact *contact;
    enum joint joint;
    enum joint base; /* whose frame holds the spot, if it is on the body */
    int touch;       /* sphere it stems from, -1: a point of the skin */
    bool on_body;
    int holds;    /* so many directions of the room count, see `hold` */
    bool reaches; /* an arm that reaches for the body: solved in the second stage */
    bool planted; /* keeps its place once it stands */
    bool points;  /* the fingers have a direction */

    double length;     /* of the band from point to spot, metres; 0: they touch */
    double hold[3][3]; /* unit and square to each other */

    double local[3];  /* the point, in the joint's frame */
    double spot[3];   /* where it must be: in the frame of `base`, or in the room */
    double offset[3]; /* added to the spot in the room: what the two ends of a way leave over */

    double normal[3], surface[3]; /* of the point (joint frame) and of the surface (base or room) */
    double press;                 /* weight of making them face each other; 0 none */
    double fingers[3];            /* where the fingers point: base or room */
};

/* The goals of a contact, at most GOALS_A_CONTACT; returns how many. `pins` may be NULL: then
 * nothing is planted yet. */
int goals_of_contact(const struct rig *rig, const struct contact *contact, const struct pins *pins,
                     struct goal *out);

/* Makes all directions of the room count. */
void goal_hold_all(struct goal *goal);

/* Where the point is now less where it must be, along the directions that count; of a band, what
 * it is too long. */
void goal_residual(const struct goal *goal, const struct stand *stand, double out[3]);

/* The largest coordinate of the residual, metres. */
double goal_error(const struct goal *goal, const struct stand *stand);

/* Hard rows, and the soft ones if `soft`. */
void goal_rows(const struct goal *goal, const struct stand *stand, bool soft,
               struct system *system);

/* Sum of the squares of what goal_rows would add. */
double goal_merit(const struct goal *goal, const struct stand *stand, bool soft);

/* Out of the surface, in the room; a spot without a surface has none: 0. */
void goal_outward(const struct goal *goal, const struct stand *stand, double out[3]);

/* Records where the planted spheres of solved key `key` stand, if they have no place yet. */
void pins_record(struct pins *pins, int key, const struct goal *goals, int count,
                 const struct stand *stand);

/* Takes out what that key planted first. */
void pins_forget(struct pins *pins, int key);

#endif
