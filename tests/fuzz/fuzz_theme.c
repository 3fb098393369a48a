/* Any bytes as a theme. */
#include "fuzz/fuzz.h"
#include "library/theme.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    static struct problems problems;
    static const char *const folders[] = {"a"};
    const struct paper paper = {"a/themes/x.yaml", size ? (const char *)data : "", size};
    const struct papers papers = {&paper, 1};
    const struct world world = papers_world(&papers, &memory_heap);
    struct theme theme;
    problems_open(&problems, &memory_heap);
    const bool loaded = theme_load(&theme, &world, folders, 1, "x", &problems);
    PROMISE(loaded == (problems.errors == 0));
    PROMISE(theme.shadow >= 0.0f && theme.shadow <= 1.0f);
    PROMISE(theme.far_share >= 0.0f && theme.far_share <= 1.0f);
    check_problems(&problems);
    problems_close(&problems);
    return 0;
}
