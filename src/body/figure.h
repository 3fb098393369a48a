/* A pose as the solver sees it: double precision, and 67 unknowns to move it by.
 *
 * An unknown turns a joint about one axis of its own frame (turn' = turn * exp(w)), or shifts the
 * root. The columns of the unknowns run from the tips of the limbs to the root, so that a
 * factorisation in that order fills in little. */
#ifndef LIMBER_BODY_FIGURE_H
#define LIMBER_BODY_FIGURE_H

#include <stdint.h>

#include "body/pose.h"

enum { UNKNOWNS = 67, COLUMN_ROOT = 64 };

struct figure {
    double root[3];
    double turn[JOINT_COUNT][4];
};

/* Where a figure's joints are: `axes[j][k]` is where axis k of joint j points in the world. */
struct stand {
    double at[JOINT_COUNT][3];
    double axes[JOINT_COUNT][3][3];
};

/* How a joint may move: column and stiffness (1/rad) of its `count` unknowns, and about which axis
 * of its frame each turns. */
struct freedom {
    int column;
    int count;
    int axis[3];
    double stiffness[3];
};
const struct freedom *joint_freedom(enum joint joint);

/* The joints from this one to the pelvis, itself included; bits 1 << enum joint. */
uint32_t joint_chain(enum joint joint);

void figure_of_pose(const struct pose *pose, struct figure *out);
void figure_to_pose(const struct figure *figure, struct pose *out);

void figure_place(const struct rig *rig, const struct figure *figure, struct stand *out);
/* The same for a pose that was placed already. */
void stand_of_placed(const struct placed *placed, struct stand *out);

void stand_point(const struct stand *stand, enum joint joint, const double local[3], double out[3]);

/* Moves the figure by a step of all unknowns. `out` may be `figure`. */
void figure_step(const struct figure *figure, const double step[UNKNOWNS], struct figure *out);

/* The step that leads from a to b, seen from a. Turns that no unknown can make are left out. */
void figure_between(const struct figure *a, const struct figure *b, double step[UNKNOWNS]);

/* Part s of the way from a to b: each joint by the shorter arc. */
void figure_mix(const struct figure *a, const struct figure *b, double s, struct figure *out);

#endif
