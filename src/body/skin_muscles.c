/* Where the muscles lie that a stretch highlights: reference/prototype/body.py, and by the same
 * hand for the groups that it has not. */
#include "body/bones.h"
#include "body/skin.h"

#include <string.h>

#define TRUNK (1u << REGION_TRUNK)
#define HEAD (1u << REGION_HEAD)
#define ARM(SIDE) (1u << REGION_##SIDE##_ARM)
#define LEG(SIDE) (1u << REGION_##SIDE##_LEG)

/* A muscle of both sides: first the left one, then the right one. */
#define PAIR(name, MUSCLE)                                                                         \
    static const struct skin_muscle name[] = {MUSCLE(LEFT, -1.0f), MUSCLE(RIGHT, 1.0f)}

static const struct skin_muscle low_back[] = {
    {JOINT_PELVIS, JOINT_THORAX1, {-0.10f, 0.05f, 0.0f}, {-0.10f, 0.0f, 0.0f}, 0.135f, TRUNK}};
static const struct skin_muscle mid_back[] = {
    {JOINT_THORAX1, JOINT_THORAX3, {-0.10f, 0.0f, 0.0f}, {-0.10f, 0.05f, 0.0f}, 0.125f, TRUNK}};
static const struct skin_muscle abdominals[] = {
    {JOINT_PELVIS, JOINT_THORAX1, {0.10f, 0.08f, 0.0f}, {0.10f, 0.02f, 0.0f}, 0.150f, TRUNK}};

#define LATS(SIDE, z)                                                                              \
    {                                                                                              \
        JOINT_LUMBAR2, JOINT_THORAX3, {-0.05f, 0.0f, (z)*0.11f}, {-0.03f, 0.0f, (z)*0.1375f},      \
            0.060f, TRUNK                                                                          \
    }
#define GLUTE(SIDE, z)                                                                             \
    {                                                                                              \
        JOINT_PELVIS, JOINT_PELVIS, {-0.09f, 0.02f, (z)*0.05f}, {-0.08f, -0.06f, (z)*0.09f},       \
            0.100f, TRUNK | LEG(SIDE)                                                              \
    }
#define PIRIFORMIS(SIDE, z)                                                                        \
    {                                                                                              \
        JOINT_PELVIS, JOINT_##SIDE##_HIP, {-0.09f, 0.02f, (z)*0.03f}, {-0.05f, -0.02f, (z)*0.06f}, \
            0.085f, TRUNK | LEG(SIDE)                                                              \
    }
#define HAMSTRING(SIDE, z)                                                                         \
    {                                                                                              \
        JOINT_##SIDE##_HIP, JOINT_##SIDE##_HIP, {-0.075f, -0.10f * THIGH, 0.0f},                   \
            {-0.050f, -0.94f * THIGH, 0.0f}, 0.078f, TRUNK | LEG(SIDE)                             \
    }
#define QUAD(SIDE, z)                                                                              \
    {                                                                                              \
        JOINT_##SIDE##_HIP, JOINT_##SIDE##_HIP, {0.085f, -0.12f * THIGH, 0.0f},                    \
            {0.055f, -0.90f * THIGH, 0.0f}, 0.078f, TRUNK | LEG(SIDE)                              \
    }
#define HIP_FLEXOR(SIDE, z)                                                                        \
    {                                                                                              \
        JOINT_PELVIS, JOINT_##SIDE##_HIP, {0.075f, 0.055f, (z)*0.06f},                             \
            {0.080f, -0.45f * THIGH, 0.0f}, 0.080f, TRUNK | LEG(SIDE)                              \
    }
#define ABDUCTOR(SIDE, z)                                                                          \
    {                                                                                              \
        JOINT_PELVIS, JOINT_##SIDE##_HIP, {-0.01f, 0.075f, (z)*0.12f},                             \
            {0.0f, -0.50f * THIGH, (z)*0.075f}, 0.085f, TRUNK | LEG(SIDE)                          \
    }
#define ADDUCTOR(SIDE, z)                                                                          \
    {                                                                                              \
        JOINT_##SIDE##_HIP, JOINT_##SIDE##_HIP, {0.0f, -0.15f * THIGH, (z) * -0.07f},              \
            {0.0f, -0.80f * THIGH, (z) * -0.05f}, 0.060f, LEG(SIDE)                                \
    }
#define CALF(SIDE, z)                                                                              \
    {                                                                                              \
        JOINT_##SIDE##_KNEE, JOINT_##SIDE##_KNEE, {-0.055f, -0.08f * SHANK, 0.0f},                 \
            {-0.040f, -0.75f * SHANK, 0.0f}, 0.066f, LEG(SIDE)                                     \
    }
#define TRICEPS(SIDE, z)                                                                           \
    {                                                                                              \
        JOINT_##SIDE##_SHOULDER, JOINT_##SIDE##_ELBOW, {-0.03f, -0.05f, 0.0f},                     \
            {-0.03f, 0.03f, 0.0f}, 0.050f, ARM(SIDE)                                               \
    }
#define DELTOID(SIDE, z)                                                                           \
    {                                                                                              \
        JOINT_##SIDE##_SHOULDER, JOINT_##SIDE##_SHOULDER, {-0.01f, 0.03f, (z)*0.02f},              \
            {-0.01f, -0.11f, (z)*0.02f}, 0.060f, TRUNK | ARM(SIDE)                                 \
    }
#define CHEST(SIDE, z)                                                                             \
    {                                                                                              \
        JOINT_THORAX3, JOINT_##SIDE##_SHOULDER, {0.09f, 0.0f, (z)*0.025f}, {0.04f, -0.01f, 0.0f},  \
            0.060f, TRUNK | ARM(SIDE)                                                              \
    }
#define SIDE_TRUNK(SIDE, z)                                                                        \
    {                                                                                              \
        JOINT_PELVIS, JOINT_THORAX3, {0.0f, 0.09f, (z)*0.13f}, {0.0f, 0.0f, (z)*0.155f}, 0.070f,   \
            TRUNK                                                                                  \
    }
#define NECK(SIDE, z)                                                                              \
    {                                                                                              \
        JOINT_THORAX3, JOINT_HEAD, {-0.03f, 0.07f, (z)*0.08f}, {-0.03f, -0.01f, (z)*0.035f},       \
            0.050f, TRUNK | HEAD                                                                   \
    }
#define FOREARM_FRONT(SIDE, z)                                                                     \
    {                                                                                              \
        JOINT_##SIDE##_FOREARM, JOINT_##SIDE##_FOREARM, {0.0f, -0.08f * FOREARM, (z) * -0.025f},   \
            {0.0f, -0.85f * FOREARM, (z) * -0.015f}, 0.040f, ARM(SIDE)                             \
    }
#define FOREARM_BACK(SIDE, z)                                                                      \
    {                                                                                              \
        JOINT_##SIDE##_FOREARM, JOINT_##SIDE##_FOREARM, {0.0f, -0.08f * FOREARM, (z)*0.025f},      \
            {0.0f, -0.85f * FOREARM, (z)*0.015f}, 0.040f, ARM(SIDE)                                \
    }

PAIR(lats, LATS);
PAIR(glute, GLUTE);
PAIR(piriformis, PIRIFORMIS);
PAIR(hamstring, HAMSTRING);
PAIR(quad, QUAD);
PAIR(hip_flexor, HIP_FLEXOR);
PAIR(abductor, ABDUCTOR);
PAIR(adductor, ADDUCTOR);
PAIR(calf, CALF);
PAIR(triceps, TRICEPS);
PAIR(deltoid, DELTOID);
PAIR(chest, CHEST);
PAIR(side_trunk, SIDE_TRUNK);
PAIR(neck, NECK);
PAIR(forearm, FOREARM_FRONT);
PAIR(forearm_back, FOREARM_BACK);

static const struct {
    const char *name;
    const struct skin_muscle *segments;
    bool paired;
} muscles[SKIN_MUSCLE_COUNT] = {
    {"low_back", low_back, false},
    {"mid_back", mid_back, false},
    {"abdominals", abdominals, false},
    {"lats", lats, true},
    {"glute", glute, true},
    {"piriformis", piriformis, true},
    {"hamstring", hamstring, true},
    {"quad", quad, true},
    {"hip_flexor", hip_flexor, true},
    {"abductor", abductor, true},
    {"adductor", adductor, true},
    {"calf", calf, true},
    {"triceps", triceps, true},
    {"deltoid", deltoid, true},
    {"chest", chest, true},
    {"side_trunk", side_trunk, true},
    {"neck", neck, true},
    {"forearm", forearm, true},
    {"forearm_back", forearm_back, true},
};

const char *skin_muscle_name(int index)
{
    return muscles[index].name;
}

const struct skin_muscle *skin_muscles(const char *name, enum side side, int *count)
{
    for (int i = 0; i < SKIN_MUSCLE_COUNT; i++) {
        if (strcmp(muscles[i].name, name) == 0) {
            const bool whole = !muscles[i].paired || side == SIDE_BOTH;
            *count = muscles[i].paired && side == SIDE_BOTH ? 2 : 1;
            return muscles[i].segments + (!whole && side == SIDE_RIGHT ? 1 : 0);
        }
    }
    *count = 0;
    return NULL;
}
