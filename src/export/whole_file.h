/* Files that are written whole or not at all. */
#ifndef LIMBER_EXPORT_WHOLE_FILE_H
#define LIMBER_EXPORT_WHOLE_FILE_H

#include "base/problem.h"

/* Lets `write` fill PATH.part, and moves it to `path` once all has reached the disk; what was there
 * before stays until then. False with a problem ("`what` cannot be written", why, and what to do)
 * when `write` returned false or the disk did not take it; nothing is left behind then. */
bool whole_file_write(const char *path, bool (*write)(FILE *to, void *context), void *context,
                      const char *what, struct problems *problems);

#endif
