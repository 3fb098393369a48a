/* check_banks BANK...: every clip is as loud as the others, has no steady level, and room above its
 * peaks. Prints the widest of each and ends with 1 where one is out of bounds. */
#include "sound/bank.h"
#include "sound/prepare.h"

#include <math.h>
#include <stdio.h>

#define LOUDNESS_APART 1.0 /* LU */
#define LEVEL_MOST 0.001   /* of full scale */
#define PEAK_MOST 0.9

struct widest {
    double apart, level, peak;
    int wrong;
};

static void check(struct bank_entry entry, struct widest *widest)
{
    const double apart = fabs(clip_loudness(entry.clip) - CLIP_LOUDNESS);
    double sum = 0, peak = 0;
    for (int64_t i = 0; i < entry.clip.count; i++) {
        const double x = entry.clip.samples[i] / 32768.0;
        sum += x;
        peak = fmax(peak, fabs(x));
    }
    const double level = fabs(sum / (double)entry.clip.count);
    widest->apart = fmax(widest->apart, apart);
    widest->level = fmax(widest->level, level);
    widest->peak = fmax(widest->peak, peak);
    if (apart < LOUDNESS_APART && level < LEVEL_MOST && peak < PEAK_MOST)
        return;
    printf("\"%s\": %.2f LU apart, level %.5f, peak %.2f\n", entry.text, apart, level, peak);
    widest->wrong++;
}

static int check_bank(const char *path)
{
    struct arena arena;
    struct text content;
    const struct bank_entry *entries = NULL;
    int count = 0;
    struct widest widest = {0};
    arena_open(&arena, &memory_heap, 2 * BANK_FILE_MOST);
    const char *wrong = world_machine.read(NULL, path, BANK_FILE_MOST, &arena, &content) != FILE_OK
                            ? "it cannot be read"
                            : bank_read(content, &arena, &entries, &count);
    for (int i = 0; i < count; i++)
        check(entries[i], &widest);
    printf("%s: %s%d texts, at most %.2f LU apart, level %.6f, peak %.2f\n", path,
           wrong ? wrong : "", count, widest.apart, widest.level, widest.peak);
    arena_close(&arena);
    return wrong || count == 0 || widest.wrong > 0;
}

int main(int argc, char **argv)
{
    int wrong = argc < 2;
    for (int i = 1; i < argc; i++)
        wrong |= check_bank(argv[i]);
    return wrong;
}
