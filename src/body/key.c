#include "body/key.h"

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
