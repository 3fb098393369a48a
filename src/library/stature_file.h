/* Reading a figure file from its tree. */
#ifndef LIMBER_LIBRARY_STATURE_FILE_H
#define LIMBER_LIBRARY_STATURE_FILE_H

#include "library/fields.h"
#include "library/stature.h"

/* False when something is wrong, which is told. */
bool stature_read(struct reader *reader, const struct node *map, struct stature *stature);

#endif
