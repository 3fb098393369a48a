/* Every text a voice may ever be asked to say, so that its clips can be made when limber is built.
 */
#ifndef LIMBER_TIMELINE_TEXTS_H
#define LIMBER_TIMELINE_TEXTS_H

#include "library/library.h"

/* Calls `each` with every text that a timeline of any routine or exercise of the library can speak,
 * for both sides and any wish; a text may come more than once. It is valid only during the call.
 * False when memory ran out; some texts are then missing. */
bool timeline_texts(const struct world *world, const struct library *library,
                    void (*each)(void *context, const char *text), void *context);

#endif
