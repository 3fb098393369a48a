/* The way from one solved pose to another, worked out in advance.
 *
 * A track turns every joint along the shorter arc from its first pose to its last one, plus
 * corrections that keep the shared contacts exact: solved at a few nodes, interpolated by
 * Catmull-Rom between them, nothing at both ends. A second, coarser row of corrections leads to the
 * pose with the lungs full. */
#ifndef LIMBER_BODY_BAKE_H
#define LIMBER_BODY_BAKE_H

#include "body/solve_key.h"

/* A small change of a pose: of the root in metres, and a rotation vector a joint (radians, in the
 * joint's own frame). */
struct change {
    float root[3];
    float turn[JOINT_COUNT][3];
};

struct track {
    struct pose from;
    struct change whole; /* from the first pose to the last one */
    int spans, breath_spans;
    const struct change *nodes;  /* spans + 1 of them */
    const struct change *breath; /* breath_spans + 1: what a full breath adds */
};

/* A solved key with what its full breath adds. */
struct baked_key {
    struct solved solved;
    struct figure filled;
};

/* Works out the inhale pose of a key: chest and shoulders rise, every contact stays. */
void key_fill(struct solver *solver, const struct rig *rig, struct baked_key *key);

/* From where the nodes of a way are solved: each from the mix of the two poses, or each from the
 * one solved before, beginning at the first or at the last. Where the contacts leave several
 * solutions, neighbours that are solved by themselves may take different ones, and the figure jolts
 * between them; those that follow each other stay together, but may be led astray. */
enum course { COURSE_MIXED, COURSE_ONWARDS, COURSE_BACKWARDS };

/* The way from a to b on which the goals (those that both share) hold; a foot that the two plant
 * differently steps from one place to the other. `spans` nodes' distance; `apart` may be NULL.
 * False when the arena is exhausted. */
bool track_bake(struct solver *solver, const struct rig *rig, const struct baked_key *a,
                const struct baked_key *b, const struct solved *shared, int spans,
                const struct keeping *apart, enum course course, struct arena *arena,
                struct track *out);

/* Pose a share of the way from a to b, with the goals met: what a stretch is at a smaller range. */
void figure_on_way(struct solver *solver, const struct rig *rig, const struct figure *a,
                   const struct figure *b, double s, const struct goal *goals, int goal_count,
                   const struct keeping *keeping, struct figure *out);

/* The pose at progress s, 0..1, with `breath` 0..1 of the lungs filled. */
void track_pose(const struct track *track, float s, float breath, struct pose *out);

#endif
