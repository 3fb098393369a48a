/* Reading a theme from its tree. */
#ifndef LIMBER_LIBRARY_THEME_FILE_H
#define LIMBER_LIBRARY_THEME_FILE_H

#include "library/fields.h"
#include "library/theme.h"

/* False when something is wrong, which is told. Colours that themes did not have at first (of wall,
 * strap and cushion) may be missing, which is warned of: they are then those of the built-in theme,
 * dark or light, whose background is like this one. */
bool theme_read(struct reader *reader, const struct node *map, struct theme *theme);

#endif
