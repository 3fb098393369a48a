/* What leans on a wall: hands and forearms darken it where they touch it, or they would seem to end
 * before it. A shadow is there while both poses of a way touch; it comes in the last third of the
 * way on which the wall is touched, and goes in the first of that on which it is left. It is that
 * of the pose, so that nothing moves in a hold. */
#ifndef LIMBER_PICTURE_LEAN_H
#define LIMBER_PICTURE_LEAN_H

#include "picture/props.h"
#include "picture/view.h"

/* After the wall. */
void lean_add(struct figure *figure, const struct view *view, const struct furniture *furniture,
              float presence);

#endif
