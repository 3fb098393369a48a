#include "base/background.h"

#include <sys/resource.h>

/* On Linux a priority is a thread's, and 0 is the one that calls. */
void background_enter(void)
{
    enum { NICENESS = 10 };
    (void)setpriority(PRIO_PROCESS, 0, NICENESS);
}
