#include "stage/stats.h"

#include <stdio.h>
#include <unistd.h>

void stats_frame(struct stats *stats, int64_t took_us, bool presented)
{
    int64_t step = took_us / STATS_STEP_US;
    step = step < 0 ? 0 : step >= STATS_STEPS ? STATS_STEPS - 1 : step;
    stats->count[step]++;
    stats->frames++;
    stats->presented += presented;
}

double stats_frame_ms(const struct stats *stats, double share)
{
    int64_t seen = 0;
    const double wanted = share * (double)stats->frames;
    for (int i = 0; i < STATS_STEPS; i++) {
        seen += stats->count[i];
        if (seen > 0 && (double)seen >= wanted)
            return (i + 1) * (STATS_STEP_US / 1000.0);
    }
    return 0.0;
}

double stats_resident_mb(void)
{
    FILE *file = fopen("/proc/self/statm", "r");
    if (file == NULL)
        return 0.0;
    char line[128] = "";
    long pages = 0;
    if (fgets(line, sizeof line, file) == NULL || sscanf(line, "%*s %ld", &pages) != 1)
        pages = 0;
    (void)fclose(file);
    return (double)pages * (double)sysconf(_SC_PAGESIZE) / (1024.0 * 1024.0);
}
