/* Families of movement: what has a comfort range in common (reference/content.md, section 8).
 *
 * An exercise is of every family whose movement its stretching poses contain: read from the angles
 * that are written, and from the flags, so that an author cannot forget one. What bends the spine
 * neither way is of the hips, legs, shoulders or neck. */
#ifndef LIMBER_LIBRARY_FAMILY_H
#define LIMBER_LIBRARY_FAMILY_H

#include "library/exercise.h"

enum family {
    FAMILY_FLEXION, /* the back is rounded forward */
    FAMILY_EXTENSION,
    FAMILY_ROTATION,
    FAMILY_SIDE,
    FAMILY_HIPS,
    FAMILY_LEGS,
    FAMILY_SHOULDERS,
    FAMILY_NECK,
    FAMILY_COUNT
};

/* "flexion"; in the order of the enum. */
extern const char *const family_words[FAMILY_COUNT];

/* Bits 1 << enum family: at least one. */
unsigned exercise_families(const struct exercise *exercise);

#endif
