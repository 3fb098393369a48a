/* Any bytes as an exercise and as a position. */
#include "fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    static struct problems problems;
    static const char *const folders[] = {"a"};
    const char *content = size ? (const char *)data : "";
    const struct paper list[] = {{"a/positions/chair.yaml", PAPER_CHAIR, 0},
                                 {"a/positions/x.yaml", content, size},
                                 {"a/exercises/x.yaml", content, size}};
    const struct papers papers = {list, 3};
    const struct world world = papers_world(&papers, &memory_heap);
    struct library library;
    problems_open(&problems, &memory_heap);
    PROMISE(library_load(&library, &world, folders, 1, &problems));
    check_problems(&problems);
    /* The same bytes cannot be both, so one of the two folders always complains. */
    PROMISE(problems.errors > 0);
    PROMISE(library.position_count == 1 || library.exercise_count == 0);
    if (library.exercise_count > 0)
        check_exercise(library.exercises[0]);
    library_close(&library);
    problems_close(&problems);
    return 0;
}
