/* What people call the muscles, and from which side they are seen. */
#include <string.h>

#include "base/tr.h"
#include "picture/muscle_sides.h"

static const struct muscle_words {
    const char *muscle, *name;
    unsigned sides;
} words[] = {
    {"low_back", TR("Low back"), MUSCLE_BACK},
    {"mid_back", TR("Upper back"), MUSCLE_BACK},
    {"abdominals", TR("Belly"), MUSCLE_FRONT},
    {"lats", TR("Side back"), MUSCLE_BACK},
    {"glute", TR("Buttocks"), MUSCLE_BACK},
    {"piriformis", TR("Deep hip"), MUSCLE_BACK},
    {"hamstring", TR("Hamstrings"), MUSCLE_BACK},
    {"quad", TR("Front thigh"), MUSCLE_FRONT},
    {"hip_flexor", TR("Front hip"), MUSCLE_FRONT},
    {"abductor", TR("Outer hip"), MUSCLE_EITHER},
    {"adductor", TR("Inner thigh"), MUSCLE_FRONT},
    {"calf", TR("Calf"), MUSCLE_BACK},
    {"triceps", TR("Back of arm"), MUSCLE_BACK},
    {"deltoid", TR("Shoulder"), MUSCLE_EITHER},
    {"chest", TR("Chest"), MUSCLE_FRONT},
    {"side_trunk", TR("Waist"), MUSCLE_EITHER},
    {"neck", TR("Neck"), MUSCLE_BACK},
    {"forearm", TR("Forearm"), MUSCLE_FRONT},
    {"forearm_back", TR("Forearm"), MUSCLE_BACK},
};

static const struct muscle_words *words_of(const char *muscle)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i].muscle, muscle) == 0)
            return &words[i];
    return NULL;
}

const char *muscle_map_name(const char *muscle)
{
    const struct muscle_words *known = words_of(muscle);
    return known == NULL ? NULL : tr(known->name);
}

int muscle_map_names(const struct highlights *highlights, const char *names[MAP_NAMES_MOST])
{
    int count = 0;
    for (int i = 0; i < highlights->count && count < MAP_NAMES_MOST; i++) {
        const char *name = muscle_map_name(highlights->list[i].muscle);
        bool told = name == NULL;
        for (int k = 0; k < count && !told; k++)
            told = strcmp(names[k], name) == 0;
        if (!told)
            names[count++] = name;
    }
    return count;
}

unsigned muscle_sides(const struct highlights *highlights)
{
    unsigned sides = 0;
    for (int i = 0; i < highlights->count; i++) {
        const struct muscle_words *known = words_of(highlights->list[i].muscle);
        sides |= known == NULL ? 0 : known->sides;
    }
    const unsigned must = sides & (MUSCLE_FRONT | MUSCLE_BACK);
    return must != 0 ? must : MUSCLE_FRONT;
}
