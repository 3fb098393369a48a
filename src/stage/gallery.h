/* Previews for the menu: routines laid out in time without a word, one after another, on a thread
 * of their own.
 *
 * Laying out takes up to a second: nobody who walks through the menu waits for it. */
#ifndef LIMBER_STAGE_GALLERY_H
#define LIMBER_STAGE_GALLERY_H

#include "timeline/timeline.h"

enum { GALLERY_WANTED_MOST = 4, GALLERY_ROOM = 12 };

struct gallery;

/* The library of the routines must outlive it. NULL when memory or threads ran out: NULL is a fine
 * argument below, and never has anything. */
struct gallery *gallery_open(const struct world *world, const struct timeline_wish *wish);

/* Wants these, the first first, and may forget all others; a routine may be NULL. At most
 * GALLERY_WANTED_MOST. Never waits for longer than another thread needs to look something up. */
void gallery_want(struct gallery *gallery, const struct routine *const *routines, int count);

/* One that is wanted, NULL as long as it is not there or cannot be had. It stays until it is no
 * more wanted. */
const struct timeline *gallery_look(struct gallery *gallery, const struct routine *routine);

/* Ends at once, whatever is being done. */
void gallery_close(struct gallery *gallery);

#endif
