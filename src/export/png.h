/* Pictures as PNG files. */
#ifndef LIMBER_EXPORT_PNG_H
#define LIMBER_EXPORT_PNG_H

#include "base/problem.h"
#include "base/world.h"
#include "paint/paint.h"

/* Writes the surface as an RGB file. What was there before stays until the new file is whole: it is
 * written beside it as PATH.part and then renamed. False with a problem (no such folder, no
 * permission, disk full) when it could not be written; nothing is left behind then. */
bool png_write(const char *path, const struct surface *surface, struct problems *problems);

/* Reads a file into a surface whose pixels come from the arena. False with a problem when it is
 * missing, not a PNG, broken, or more than 64 million pixels. */
bool png_read(const char *path, struct arena *arena, struct surface *surface,
              struct problems *problems);

#endif
