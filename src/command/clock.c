#include "command/clock.h"

#include <stdlib.h>
#include <time.h>

#include "base/world.h"

static const long long MOST_MS = 253402300800000; /* the year 10000 */

static bool read_instant(const char *text, struct stamp *out)
{
    char *end;
    const long long ms = strtoll(text, &end, 10);
    *out = (struct stamp){ms, 0};
    return text[0] >= '0' && text[0] <= '9' && *end == '\0' && ms < MOST_MS;
}

bool clock_start(struct clock *clock, struct problems *problems)
{
    const char *wanted = getenv("LIMBER_NOW");
    *clock = (struct clock){.begun_at_ms = world_machine.now_ms(world_machine.context)};
    if (wanted == NULL || wanted[0] == '\0')
        return true;
    clock->in_zone = wanted[0] == '@';
    clock->is_set = clock->in_zone ? read_instant(wanted + 1, &clock->begun)
                                   : stamp_read(wanted, &clock->begun);
    if (!clock->is_set)
        problem_error(problems, (struct place){"limber", 0, 0},
                      "LIMBER_NOW is `%s`; it must be a moment like 2026-03-29T08:00:00+01:00",
                      wanted);
    return clock->is_set;
}

static struct stamp simulated(const struct clock *clock)
{
    const int64_t passed = world_machine.now_ms(world_machine.context) - clock->begun_at_ms;
    const struct stamp now = {clock->begun.ms + passed, clock->begun.east_s};
    return clock->in_zone ? stamp_local(now.ms) : now;
}

struct stamp clock_now(const struct clock *clock)
{
    struct timespec now;
    if (clock->is_set)
        return simulated(clock);
    clock_gettime(CLOCK_REALTIME, &now);
    return stamp_local((int64_t)now.tv_sec * STAMP_SECOND_MS + now.tv_nsec / 1000000);
}
