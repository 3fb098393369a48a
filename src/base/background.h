/* Work that can wait: threads that step back behind everything that a person sees or hears. */
#ifndef LIMBER_BASE_BACKGROUND_H
#define LIMBER_BASE_BACKGROUND_H

/* From now on the calling thread, and every program it starts, gets the processor after the others.
 * Where the system will not have it, nothing changes. */
void background_enter(void);

#endif
