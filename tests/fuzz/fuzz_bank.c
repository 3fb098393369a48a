/* Any bytes as a voice bank. Every sample that it hands out can be read. */
#include "fuzz/fuzz.h"
#include "sound/sound.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    static struct problems problems;
    const struct paper paper = {"a/voices/x.bank", size ? (const char *)data : "", size};
    const struct papers papers = {&paper, 1};
    const struct world world = papers_world(&papers, &memory_heap);
    problems_open(&problems, &memory_heap);
    struct voice_bank *bank = voice_bank_open(&world, "a", "x", &problems);
    PROMISE((bank == NULL) == (problems.warnings > 0));
    const struct clip clip = bank ? voice_bank_clip(bank, "four") : (struct clip){0};
    int64_t sum = 0;
    for (int64_t i = 0; i < clip.count; i++)
        sum += clip.samples[i];
    PROMISE(sum >= clip.count * INT16_MIN);
    check_problems(&problems);
    voice_bank_close(bank);
    problems_close(&problems);
    return 0;
}
