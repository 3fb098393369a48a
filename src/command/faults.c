#include "command/faults.h"

#include <string.h>

static bool is_told(const struct problems *of, int index)
{
    const char *file = of->list[index].place.file;
    for (int i = 0; i < index; i++) {
        const struct problem *before = &of->list[i];
        if (before->severity == SEVERITY_ERROR && before->place.file &&
            strcmp(before->place.file, file) == 0) {
            return true;
        }
    }
    return false;
}

void faults_tell(const struct material *material, const struct routine *routine,
                 struct problems *problems)
{
    const struct problems *of = &material->library_problems;
    for (int i = 0; i < of->count; i++) {
        const struct problem *fault = &of->list[i];
        const char *file = fault->place.file;
        if (fault->severity != SEVERITY_ERROR || !file || !routine_would_use(routine, file)) {
            continue;
        }
        if (!is_told(of, i)) {
            problem_warning(problems, (struct place){file, 0, 0},
                            "this file has mistakes and is left out; what else there is takes its "
                            "place");
        }
        problem_error(problems, fault->place, "%s", fault->message);
    }
}
