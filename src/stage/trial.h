/* Trying something that may crash or hang, in a child process. */
#ifndef LIMBER_STAGE_TRIAL_H
#define LIMBER_STAGE_TRIAL_H

#include <stdbool.h>

/* Runs `attempt` in a child and waits for it at most `limit_ms`; `give_up` is asked every few ms
 * and ends the wait early. True when it returned true; false when it returned false, crashed, took
 * too long, was given up, or no child could be made. What it writes is not seen; the child is gone
 * in all cases. */
bool trial_succeeds(bool (*attempt)(void), int limit_ms, bool (*give_up)(void *context),
                    void *context);

#endif
