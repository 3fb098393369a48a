/* Any bytes as a routine that another one includes, and as a person's own file. */
#include "fuzz/fuzz.h"

static void check_routine(const struct routine *routine)
{
    PROMISE(routine->step_count > 0 && routine->step_count <= 500);
    for (int i = 0; i < routine->step_count; i++) {
        const struct step *step = &routine->steps[i];
        PROMISE((step->kind == STEP_EXERCISE) == (step->exercise != NULL));
        PROMISE(step->comfort >= 0.3f && step->comfort <= 1.0f);
        PROMISE(step->dose.hold_ms <= 60000 && step->dose.repeats <= 20);
        if (step->exercise) {
            PROMISE(step->left || step->right);
            check_exercise(step->exercise);
        }
        for (int k = 0; k < step->bar_count; k++) {
            PROMISE(step->bars[k].ms > 0);
            PROMISE(step->bars[k].key >= 0 && step->bars[k].key < step->exercise->key_count);
        }
    }
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    static struct problems problems;
    static const char *const folders[] = {"a"};
    const char *content = size ? (const char *)data : "";
    const struct paper list[] = {
        {"a/positions/chair.yaml", PAPER_CHAIR, 0},
        {"a/exercises/reach.yaml", PAPER_REACH, 0},
        {"a/exercises/sway.yaml", PAPER_SWAY, 0},
        {"a/routines/x.yaml", content, size},
        {"a/routines/y.yaml",
         "format: limber routine 1\nname: Y\nsteps: [{include: x}, {exercise: sway}]\n", 0},
        {"own.yaml", content, size},
    };
    const struct papers papers = {list, 6};
    const struct world world = papers_world(&papers, &memory_heap);
    struct library library;
    const char *id;
    problems_open(&problems, &memory_heap);
    PROMISE(library_load(&library, &world, folders, 1, &problems));
    check_problems(&problems);
    for (int i = 0; i < library.routine_count; i++)
        check_routine(library.routines[i]);
    if (library_add_file(&library, &world, "own.yaml", &problems, &id))
        PROMISE(library_routine(&library, id) || library_exercise(&library, id));
    check_problems(&problems);
    library_close(&library);
    problems_close(&problems);
    return 0;
}
