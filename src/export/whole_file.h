/* Files that are written whole or not at all.
 *
 * Signals that would end the program (Ctrl-C, a terminal that goes away) wait until nothing half is
 * left behind; whoever takes long asks whether one does. */
#ifndef LIMBER_EXPORT_WHOLE_FILE_H
#define LIMBER_EXPORT_WHOLE_FILE_H

#include "base/problem.h"

/* Lets `write` fill PATH.part, and moves it to `path` once all has reached the disk; what was there
 * before stays until then. False with a problem ("`what` cannot be written", why, and what to do)
 * when `write` returned false or the disk did not take it; nothing is left behind then. A `write`
 * that has told why itself leaves ECANCELED in errno. */
bool whole_file_write(const char *path, bool (*write)(FILE *to, void *context), void *context,
                      const char *what, struct problems *problems);

/* While a file is written: a signal waits to end the program. */
bool whole_file_stops(void);

#endif
