#include "library/family.h"

#include <string.h>

#include "body/angle.h"
#include "library/flag.h"

const char *const family_words[FAMILY_COUNT] = {
    "flexion", "extension", "rotation", "side", "hips", "legs", "shoulders", "neck",
};

/* Degrees of lumbar and thoracic spine together from which a pose counts as bent that way; rounding
 * the low back counts from less, as it is what may hurt. */
enum { BENDS_FROM = 15, LUMBAR_ROUNDS_FROM = 8 };

enum { BEND, LEAN, TURN }; /* axes of the spine */

static float written(const struct key *key, enum spine_group group, int axis)
{
    const int first = (int)spine_group_first(group);
    float degrees = 0;
    for (int i = 0; i < spine_group_joints(group); i++)
        if (key->angle[first + i][axis].known)
            degrees += key->angle[first + i][axis].degrees;
    return degrees;
}

static unsigned families_of_key(const struct key *key)
{
    float sum[ANGLE_AXES];
    unsigned families = 0;
    for (int axis = 0; axis < ANGLE_AXES; axis++)
        sum[axis] = written(key, SPINE_LUMBAR, axis) + written(key, SPINE_THORACIC, axis);
    if (sum[BEND] >= BENDS_FROM || written(key, SPINE_LUMBAR, BEND) >= LUMBAR_ROUNDS_FROM)
        families |= 1U << FAMILY_FLEXION;
    if (sum[BEND] <= -BENDS_FROM)
        families |= 1U << FAMILY_EXTENSION;
    if (sum[LEAN] >= BENDS_FROM || sum[LEAN] <= -BENDS_FROM)
        families |= 1U << FAMILY_SIDE;
    if (sum[TURN] >= BENDS_FROM || sum[TURN] <= -BENDS_FROM)
        families |= 1U << FAMILY_ROTATION;
    return families;
}

static unsigned families_of_spine(const struct exercise *exercise)
{
    unsigned families = 0;
    for (int i = 0; i < exercise->phase_count; i++)
        if (exercise->phases[i].stretches || exercise->phases[i].holds)
            families |= families_of_key(&exercise->keys[exercise->phases[i].key]);
    if ((exercise_flags(exercise) >> FLAG_FLEX & 1U) != 0)
        families |= 1U << FAMILY_FLEXION;
    if ((exercise_flags(exercise) >> FLAG_EXT & 1U) != 0)
        families |= 1U << FAMILY_EXTENSION;
    return families;
}

/* What the first of its groups belongs to; FAMILY_COUNT: to the back. */
static enum family family_of_group(const char *group)
{
    static const char *const hips[] = {"glutes_piriformis", "hip_flexors", "abductors",
                                       "adductors"};
    static const char *const legs[] = {"hamstrings", "quads", "calves"};
    static const char *const arms[] = {"triceps_lats", "shoulders", "chest", "forearms"};
    for (int i = 0; i < 4; i++) {
        if (strcmp(group, hips[i]) == 0)
            return FAMILY_HIPS;
        if (i < 3 && strcmp(group, legs[i]) == 0)
            return FAMILY_LEGS;
        if (strcmp(group, arms[i]) == 0)
            return FAMILY_SHOULDERS;
    }
    return strcmp(group, "neck") == 0 ? FAMILY_NECK : FAMILY_COUNT;
}

static enum family family_of_limbs(const struct exercise *exercise)
{
    const char *first = exercise->groups.count > 0 ? exercise->groups.line[0] : "";
    const enum family family = family_of_group(first);
    switch (exercise->category) {
    case CATEGORY_UPPER_BODY:
        return family == FAMILY_NECK ? FAMILY_NECK : FAMILY_SHOULDERS;
    case CATEGORY_LEGS:
        return FAMILY_LEGS;
    case CATEGORY_HIPS:
        return FAMILY_HIPS;
    default:
        return family;
    }
}

unsigned exercise_families(const struct exercise *exercise)
{
    const unsigned spine = families_of_spine(exercise);
    const enum family limbs = family_of_limbs(exercise);
    const bool bends_only = spine != 0 && exercise->category == CATEGORY_LOWER_BACK;
    if (limbs != FAMILY_COUNT && !bends_only)
        return spine | 1U << limbs;
    return spine != 0 ? spine : 1U << FAMILY_HIPS;
}
