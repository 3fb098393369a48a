#include "command/clock.h"

#include <stdlib.h>
#include <time.h>

#include "base/world.h"

bool clock_start(struct clock *clock, struct problems *problems)
{
    const char *wanted = getenv("LIMBER_NOW");
    *clock = (struct clock){.begun_at_ms = world_machine.now_ms(world_machine.context)};
    if (wanted == NULL || wanted[0] == '\0')
        return true;
    clock->is_set = stamp_read(wanted, &clock->begun);
    if (!clock->is_set)
        problem_error(problems, (struct place){"limber", 0, 0},
                      "LIMBER_NOW is `%s`; it must be a moment like 2026-03-29T08:00:00+01:00",
                      wanted);
    return clock->is_set;
}

struct stamp clock_now(const struct clock *clock)
{
    struct timespec now;
    if (clock->is_set) {
        const int64_t passed = world_machine.now_ms(world_machine.context) - clock->begun_at_ms;
        return (struct stamp){clock->begun.ms + passed, clock->begun.east_s};
    }
    clock_gettime(CLOCK_REALTIME, &now);
    return stamp_local((int64_t)now.tv_sec * STAMP_SECOND_MS + now.tv_nsec / 1000000);
}
