/* How long the long bones of the limbs are: Drillis & Contini as printed in Winter. What hangs on a
 * bone (skin, muscles, spots to touch) is measured by it. */
#ifndef LIMBER_BODY_BONES_H
#define LIMBER_BODY_BONES_H

#include "body/rig.h"

/* Fractions of stature. */
#define BONE_UPPER_ARM 0.186
#define BONE_FOREARM 0.146
#define BONE_THIGH 0.245
#define BONE_SHANK 0.246

/* Metres at RIG_STATURE. */
#define UPPER_ARM ((float)BONE_UPPER_ARM * RIG_STATURE)
#define FOREARM ((float)BONE_FOREARM * RIG_STATURE)
#define THIGH ((float)BONE_THIGH * RIG_STATURE)
#define SHANK ((float)BONE_SHANK * RIG_STATURE)

#endif
