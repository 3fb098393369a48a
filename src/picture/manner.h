/* The styles in which the figure can be drawn: of what, how thick, in which colours and lines. */
#ifndef LIMBER_PICTURE_MANNER_H
#define LIMBER_PICTURE_MANNER_H

#include "picture/flesh.h"
#include "picture/layout.h"

/* What the figure consists of. */
const struct flesh *manner_flesh(enum figure_style style, int *count);

/* The colour of a cloth, `far` 0..1 being how far off the limb is; darker then, or fainter. */
struct colour manner_colour(const struct theme *theme, enum cloth cloth, float far);

/* What is left of the thickness of a limb so far off. */
float manner_thick(enum figure_style style, float far);

/* How much farther a glow reaches than the muscle does, metres: bones lie deeper than skin. */
float manner_glow_reach(enum figure_style style);

/* Lines, rim, shadow and glow of the figure. */
void manner_set(const struct theme *theme, const struct layout *layout, struct figure *out);

#endif
