#include "body/kind.h"

enum { X, Y, Z };

enum kind_name {
    KIND_PELVIS,
    KIND_LUMBAR,
    KIND_THORACIC,
    KIND_NECK,
    KIND_CLAVICLE,
    KIND_SHOULDER,
    KIND_ELBOW,
    KIND_FOREARM,
    KIND_WRIST,
    KIND_FINGERS,
    KIND_HIP,
    KIND_KNEE,
    KIND_ANKLE,
    KIND_TOES,
    KIND_COUNT
};

/* Locked, but still an axis that the frame has. */
#define LOCKED(about)                                                                              \
    {                                                                                              \
        {NULL, NULL, 0.0f, 0.0f}, about, 1.0f                                                      \
    }

static const struct kind kinds[KIND_COUNT] = {
    [KIND_PELVIS] = {{Y, X, Z},
                     {{{"anterior_tilt", "posterior_tilt", 90.0f, -90.0f}, Z, -1.0f},
                      {{"right_hike", "left_hike", 45.0f, -45.0f}, X, -1.0f},
                      {{"right_turn", "left_turn", 180.0f, -180.0f}, Y, -1.0f}}},
    [KIND_LUMBAR] = {{Z, X, Y},
                     {{{"flexion", "extension", 45.0f, -25.0f}, Z, -1.0f},
                      {{"right_bend", "left_bend", 20.0f, -20.0f}, X, 1.0f},
                      {{"right_turn", "left_turn", 8.0f, -8.0f}, Y, -1.0f}}},
    [KIND_THORACIC] = {{Z, X, Y},
                       {{{"flexion", "extension", 25.0f, -15.0f}, Z, -1.0f},
                        {{"right_bend", "left_bend", 20.0f, -20.0f}, X, 1.0f},
                        {{"right_turn", "left_turn", 35.0f, -35.0f}, Y, -1.0f}}},
    [KIND_NECK] = {{Z, X, Y},
                   {{{"flexion", "extension", 45.0f, -40.0f}, Z, -1.0f},
                    {{"right_bend", "left_bend", 40.0f, -40.0f}, X, 1.0f},
                    {{"right_turn", "left_turn", 70.0f, -70.0f}, Y, -1.0f}}},
    [KIND_CLAVICLE] = {{Y, X, Z},
                       {{{"elevation", "depression", 30.0f, -5.0f}, X, -1.0f},
                        {{"protraction", "retraction", 20.0f, -15.0f}, Y, 1.0f},
                        LOCKED(Z)}},
    [KIND_SHOULDER] = {{Z, X, Y},
                       {{{"flexion", "extension", 165.0f, -45.0f}, Z, 1.0f},
                        {{"abduction", "adduction", 160.0f, -40.0f}, X, -1.0f},
                        {{"internal_rotation", "external_rotation", 65.0f, -75.0f}, Y, 1.0f}}},
    [KIND_ELBOW] = {{Z, X, Y},
                    {{{"flexion", "extension", 145.0f, 0.0f}, Z, 1.0f}, LOCKED(X), LOCKED(Y)}},
    [KIND_FOREARM] =
        {{Z, X, Y}, {{{"pronation", "supination", 80.0f, -80.0f}, Y, 1.0f}, LOCKED(Z), LOCKED(X)}},
    [KIND_WRIST] = {{X, Z, Y},
                    {{{"flexion", "extension", 70.0f, -75.0f}, X, 1.0f},
                     {{"radial_deviation", "ulnar_deviation", 15.0f, -25.0f}, Z, 1.0f},
                     LOCKED(Y)}},
    [KIND_FINGERS] = {{Z, X, Y},
                      {{{"flexion", "extension", 90.0f, -30.0f}, X, 1.0f}, LOCKED(Z), LOCKED(Y)}},
    [KIND_HIP] = {{Z, X, Y},
                  {{{"flexion", "extension", 125.0f, -15.0f}, Z, 1.0f},
                   {{"abduction", "adduction", 42.0f, -25.0f}, X, -1.0f},
                   {{"internal_rotation", "external_rotation", 35.0f, -75.0f}, Y, 1.0f}}},
    [KIND_KNEE] = {{Z, X, Y},
                   {{{"flexion", "extension", 140.0f, 0.0f}, Z, -1.0f}, LOCKED(X), LOCKED(Y)}},
    [KIND_ANKLE] = {{Z, X, Y},
                    {{{"dorsiflexion", "plantarflexion", 25.0f, -55.0f}, Z, 1.0f},
                     {{"inversion", "eversion", 25.0f, -15.0f}, X, 1.0f},
                     LOCKED(Y)}},
    [KIND_TOES] = {{Z, X, Y},
                   {{{"extension", "flexion", 80.0f, -40.0f}, Z, 1.0f}, LOCKED(X), LOCKED(Y)}},
};

const struct kind *joint_kind(enum joint joint)
{
    static const enum kind_name trunk[] = {KIND_PELVIS,   KIND_LUMBAR,   KIND_LUMBAR, KIND_THORACIC,
                                           KIND_THORACIC, KIND_THORACIC, KIND_NECK,   KIND_NECK};
    static const enum kind_name limb[] = {KIND_CLAVICLE, KIND_SHOULDER, KIND_ELBOW, KIND_FOREARM,
                                          KIND_WRIST,    KIND_FINGERS,  KIND_HIP,   KIND_KNEE,
                                          KIND_ANKLE,    KIND_TOES};
    switch (joint_side(joint)) {
    case SIDE_LEFT:
        return &kinds[limb[joint - JOINT_LEFT_CLAVICLE]];
    case SIDE_RIGHT:
        return &kinds[limb[joint - JOINT_RIGHT_CLAVICLE]];
    default:
        return &kinds[trunk[joint]];
    }
}
