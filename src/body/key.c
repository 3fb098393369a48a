#include "body/key.h"

#include <string.h>

const char *part_name(enum part part)
{
    static const char *const names[PART_COUNT] = {
        [PART_FOOT] = "foot",
        [PART_HAND] = "hand",
        [PART_PALM] = "palm",
        [PART_FINGERTIPS] = "fingertips",
        [PART_BACK_OF_HAND] = "back_of_hand",
        [PART_ELBOW] = "elbow",
        [PART_FOREARM] = "forearm",
        [PART_SHOULDER] = "shoulder",
        [PART_KNEE] = "knee",
        [PART_SHIN] = "shin",
        [PART_CALF] = "calf",
        [PART_THIGH] = "thigh",
        [PART_INSTEP] = "instep",
        [PART_HEEL] = "heel",
        [PART_BALL] = "ball",
        [PART_TOES] = "toes",
        [PART_OUTER_ANKLE] = "outer_ankle",
        [PART_BUTTOCK] = "buttock",
        [PART_SITTING_BONE] = "sitting_bone",
        [PART_HIP] = "hip",
        [PART_WAIST] = "waist",
        [PART_RIBS] = "ribs",
        [PART_BACK_OF_HEAD] = "back_of_head",
        [PART_FOREHEAD] = "forehead",
    };
    return names[part];
}

const char *target_name(enum target target)
{
    static const char *const names[TARGET_COUNT] = {
        [TARGET_NONE] = "none",
        [TARGET_FLOOR] = "floor",
        [TARGET_SEAT] = "seat",
        [TARGET_CHAIR_BACK] = "chair_back",
        [TARGET_CHAIR_BACK_TOP] = "chair_back_top",
        [TARGET_CUSHION] = "cushion",
        [TARGET_WALL] = "wall",
        [TARGET_THIGH] = "thigh",
        [TARGET_SHIN] = "shin",
        [TARGET_UPPER_ARM] = "upper_arm",
        [TARGET_FOREARM] = "forearm",
        [TARGET_PALM] = "palm",
        [TARGET_BACK_OF_HEAD] = "back_of_head",
        [TARGET_UPPER_BACK] = "upper_back",
        [TARGET_FOOT] = "foot",
        [TARGET_ANKLE] = "ankle",
        [TARGET_POINT] = "point",
    };
    return names[target];
}

bool part_is_palm(enum part part)
{
    return part == PART_HAND || part == PART_PALM;
}

bool part_is_of_hand(enum part part)
{
    return part >= PART_HAND && part <= PART_BACK_OF_HAND;
}

bool part_is_of_leg(enum part part)
{
    return part == PART_FOOT || (part >= PART_KNEE && part <= PART_OUTER_ANKLE);
}

enum side contact_target_side(const struct contact *contact)
{
    return contact->target_side == SIDE_BOTH ? contact->side : contact->target_side;
}

int contacts_of_both(const struct key *a, const struct key *b,
                     struct contact out[2 * KEY_CONTACTS_MOST])
{
    memcpy(out, a->contact, (size_t)a->contact_count * sizeof *out);
    memcpy(out + a->contact_count, b->contact, (size_t)b->contact_count * sizeof *out);
    return a->contact_count + b->contact_count;
}
