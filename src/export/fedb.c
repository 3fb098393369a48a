#include "export/fedb.h"

#include <string.h>

#include "library/group.h"

struct named {
    const char *muscle[GROUP_COUNT * GROUP_MUSCLES];
    int count;
};

static void name_muscle(struct json *json, const char *muscle, struct named *named)
{
    for (int i = 0; i < named->count; i++) {
        if (strcmp(named->muscle[i], muscle) == 0) {
            return;
        }
    }
    if (named->count < GROUP_COUNT * GROUP_MUSCLES) {
        named->muscle[named->count++] = muscle;
        json_text(json, NULL, muscle);
    }
}

static void name_muscles(struct json *json, const char *word, struct named *named)
{
    const struct group *group = group_named(word);
    for (int i = 0; group && i < GROUP_MUSCLES && group->muscles[i]; i++) {
        name_muscle(json, group->muscles[i], named);
    }
}

void fedb_write(struct json *json, const struct exercise *exercise)
{
    struct named named = {.count = 0};
    json_object(json, "fedb");
    if (exercise->fedb[0] != '\0') {
        json_text(json, "id", exercise->fedb);
    }
    json_text(json, "category", "stretching");
    json_array(json, "primaryMuscles");
    if (exercise->groups.count > 0) {
        name_muscles(json, exercise->groups.line[0], &named);
    }
    json_array_end(json);
    json_array(json, "secondaryMuscles");
    for (int i = 1; i < exercise->groups.count; i++) {
        name_muscles(json, exercise->groups.line[i], &named);
    }
    json_array_end(json);
    json_object_end(json);
}
