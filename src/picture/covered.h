/* What of a hold an eye cannot see, because the body itself is before it: the muscles that are
 * stretched, and hands and feet that touch something. */
#ifndef LIMBER_PICTURE_COVERED_H
#define LIMBER_PICTURE_COVERED_H

#include "body/key.h"
#include "picture/picture.h"

enum { COVERED_MOST = 4 };

/* Hands and feet, in the room. */
struct touching {
    vec3 at[COVERED_MOST];
    enum region region[COVERED_MOST];
    int count;
};

/* Those of a key; `mirrored` exchanges left and right. */
struct touching touching_of(const struct key *key, const struct rig *rig, const struct pose *pose,
                            bool mirrored);

/* How many of them the eye does not see, and one more when it sees nothing of what glows. */
int covered_count(const struct figure *figure, const struct touching *touching, const vec3 eye);

#endif
