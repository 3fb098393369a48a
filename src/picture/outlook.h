/* The sights that the person chose, for what is on show (timeline/sight.h).
 *
 * Each is a direction about the exercise's spot, so that the left side is seen from the left; the
 * lower the figure is, the more the camera looks down on it, for a lying one hides itself from a
 * low camera. From above the whole figure is seen, of exercises that show the upper body as well.
 * Where the picture has to be turned over on the way, the figure fades out and in. */
#ifndef LIMBER_PICTURE_OUTLOOK_H
#define LIMBER_PICTURE_OUTLOOK_H

#include "picture/framing.h"
#include "timeline/sight.h"

/* Changes where the showing is seen from and, if need be, its presences. */
void outlook_take(const struct sights *sights, const struct timeline *timeline,
                  const struct moment *moment, struct showing *showing);

#endif
