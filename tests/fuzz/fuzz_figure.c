/* Any bytes as a figure. */
#include "body/rig.h"
#include "fuzz/fuzz.h"
#include "library/stature.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    static struct problems problems;
    static const char *const folders[] = {"a"};
    const struct paper paper = {"a/figures/x.yaml", size ? (const char *)data : "", size};
    const struct papers papers = {&paper, 1};
    const struct world world = papers_world(&papers, &memory_heap);
    struct stature stature = {.metres = 1.5, .build = 1.0};
    problems_open(&problems, &memory_heap);
    const bool loaded = stature_load(&stature, &world, folders, 1, "x", &problems);
    PROMISE(loaded == (problems.errors == 0));
    PROMISE(loaded || (stature.metres == 1.5 && stature.build == 1.0));
    PROMISE(stature.metres >= 1.2 && stature.metres <= 2.2);
    PROMISE(stature.build >= (double)RIG_BUILD_LEAST && stature.build <= (double)RIG_BUILD_MOST);
    check_problems(&problems);
    problems_close(&problems);
    return 0;
}
