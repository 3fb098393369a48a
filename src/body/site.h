/* Spots of the skin that contacts name: on the surface of a bone, on the palm, on the head. */
#ifndef LIMBER_BODY_SITE_H
#define LIMBER_BODY_SITE_H

#include "body/key.h"

/* A point of the skin in a joint's frame (metres, scaled to the rig) and the direction out of it.
 */
struct site {
    enum joint joint;
    double point[3];
    double normal[3];
};

/* The point at `along` (0 upper joint, 1 lower one) and `around` (degrees) of a bone, of a palm, a
 * foot, of the back of the head or the upper back; head and back have a spot for each hand. False
 * when the target is no part of the body. */
bool site_of_target(const struct rig *rig, const struct contact *contact, struct site *out);

/* The point by which a part touches other skin. False when the part is a sphere only. */
bool site_of_part(const struct rig *rig, enum part part, enum side side, struct site *out);

/* The spheres of skin_spheres by which a part rests on a plane; returns how many (1..3). */
int part_touches(enum part part, enum side side, int touch[3]);

/* Whether a contact is with something flat that does not move: floor, seat, wall, ... */
bool contact_on_plane(const struct contact *contact);

/* Whether `a` rests on all the spheres, or on any, that `b` rests on. */
bool contact_covers(const struct contact *a, const struct contact *b);
bool contact_meets(const struct contact *a, const struct contact *b);

#endif
