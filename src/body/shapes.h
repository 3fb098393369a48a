/* The cones that clothe a figure, limb by limb, where they are now, and how deep they lie in each
 * other: what overlap.c judges and bound.c keeps apart. */
#ifndef LIMBER_BODY_SHAPES_H
#define LIMBER_BODY_SHAPES_H

#include "body/figure.h"
#include "body/overlap.h"

enum { PIECES = LIMB_UPPER_ARM + 2 * (LIMB_COUNT - LIMB_UPPER_ARM), SHAPES_A_PIECE = 12 };

/* A cone where it is now. */
struct shape {
    struct round_cone cone;
    const struct skin_cone *skin;
    bool upper; /* the upper third of a limb, which shares the flesh round its joint */
};

struct body {
    struct shape shape[PIECES][SHAPES_A_PIECE];
    int count[PIECES];
    vec3 middle[PIECES]; /* of a sphere round the piece */
    float reach[PIECES];
};

/* Pieces have numbers, those of the trunk first, then the left limbs, then the right ones. */
int piece_index(struct piece piece);
struct piece piece_at(int index);
bool is_trunk(enum limb limb);

void body_place(const struct rig *rig, const struct stand *stand, struct body *body);

/* How deep piece `a` lies in `b`, a < b, but not less than `least`: what lies less deep is not of
 * interest. If it is more, `meet` are the two shapes that lie in each other deepest. */
float pieces_depth(const struct body *body, int a, int b, float least, const struct shape *meet[2]);

/* Where on their axes two cones are deepest in each other, 0..1. */
void cones_meet(const struct round_cone *a, const struct round_cone *b, float at[2]);

/* Whether the pair a < b is judged at all, and how deep it may be: the rules of overlap.h. */
bool pieces_judged(struct piece a, struct piece b);
float pieces_allowed(struct piece a, struct piece b, const struct contact *contacts, int count);

#endif
