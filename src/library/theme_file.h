/* Reading a theme from its tree. */
#ifndef LIMBER_LIBRARY_THEME_FILE_H
#define LIMBER_LIBRARY_THEME_FILE_H

#include "library/fields.h"
#include "library/theme.h"

/* False when something is wrong, which is told. */
bool theme_read(struct reader *reader, const struct node *map, struct theme *theme);

#endif
