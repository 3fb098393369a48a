/* The body as few thick bones: enough for a shadow, and to see where it leaves room. */
#ifndef LIMBER_PICTURE_BULK_H
#define LIMBER_PICTURE_BULK_H

#include "body/skin.h"
#include "picture/picture.h"

enum { BULK_BONES = 17 };

/* In the room, metres. */
void bulk_place(const struct rig *rig, const struct placed *placed,
                struct figure_caster out[BULK_BONES]);

#endif
