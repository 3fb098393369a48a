#include "library/group.h"

#include <stddef.h>
#include <string.h>

const struct group groups[GROUP_COUNT] = {
    {"low_back", {"lower back"}},
    {"mid_back", {"middle back"}},
    {"abdominals", {"abdominals"}},
    {"glutes_piriformis", {"glutes"}},
    {"hamstrings", {"hamstrings"}},
    {"quads", {"quadriceps"}},
    {"hip_flexors", {"quadriceps"}},
    {"abductors", {"abductors"}},
    {"adductors", {"adductors"}},
    {"calves", {"calves"}},
    {"triceps_lats", {"triceps", "lats"}},
    {"shoulders", {"shoulders"}},
    {"chest", {"chest"}},
    {"side_trunk", {"abdominals"}},
    {"neck", {"neck"}},
    {"forearms", {"forearms"}},
};

const struct group *group_named(const char *word)
{
    for (int i = 0; i < GROUP_COUNT; i++) {
        if (strcmp(groups[i].word, word) == 0) {
            return &groups[i];
        }
    }
    return NULL;
}
