#include "stage/stats.h"

#include <inttypes.h>
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

bool stats_write(const struct stats *stats, FILE *to)
{
    const double frames = stats->frames > 0 ? (double)stats->frames : 1.0;
    fprintf(to, "{\"frames\":%" PRId64 ",\"late_frames\":%" PRId64, stats->frames, stats->late);
    fprintf(to, ",\"frame_ms_p50\":%.2f,\"frame_ms_p99\":%.2f", stats_frame_ms(stats, 0.5),
            stats_frame_ms(stats, 0.99));
    fprintf(to, ",\"start_ms\":%.1f,\"cue_error_ms_max\":%.3f", (double)stats->start_us / 1000.0,
            stats->cue_error_ms_max);
    fprintf(to, ",\"audio\":\"%s\",\"words\":%d,\"renderer\":\"%s\"",
            stats->audio_open ? "open" : "none", stats->words, stats->renderer);
    fprintf(to, ",\"presented\":%" PRId64 ",\"cpu_ms_per_frame\":%.3f", stats->presented,
            (double)stats->processor_us / 1000.0 / frames);
    fprintf(to, ",\"rss_mb\":%.1f,\"played_ms\":%" PRId64 ",\"stretched_ms\":%" PRId64,
            stats_resident_mb(), stats->played_ms, stats->stretched_ms);
    fprintf(to, ",\"plans\":%d,\"width\":%d,\"height\":%d", stats->plans, stats->width,
            stats->height);
    fprintf(to, ",\"attend_ms_max\":%.3f", (double)stats->attend_us_max / 1000.0);
    fprintf(to, ",\"turn_ms_max\":%.1f,\"audio_opened\":%d,\"audio_lost\":%d}\n",
            (double)stats->longest_us / 1000.0, stats->audio_opened, stats->audio_lost);
    return fflush(to) == 0 && ferror(to) == 0;
}
