#include "library/flag.h"

#include <string.h>

#include "base/tr.h"

const char *const flag_words[FLAG_COUNT] = {
    "FLEX",  "EXT",   "ACUTE",    "OSTEO", "HIP",  "KNEE", "KNEEL",
    "FLOOR", "WRIST", "SHOULDER", "NECK",  "PREG", "BP",   "BALANCE",
};

const char *flag_meaning(enum flag flag)
{
    static const char *const meanings[FLAG_COUNT] = {
        [FLAG_FLEX] = TR("bending forward hurts"),
        [FLAG_EXT] = TR("bending back hurts"),
        [FLAG_ACUTE] = TR("pain runs down the leg, or the back has hurt for a few days"),
        [FLAG_OSTEO] = TR("brittle bones"),
        [FLAG_HIP] = TR("a replaced or pinched hip"),
        [FLAG_KNEE] = TR("a knee that must not bend far"),
        [FLAG_KNEEL] = TR("kneeling is not possible"),
        [FLAG_FLOOR] = TR("getting down to the floor and up is not safe"),
        [FLAG_WRIST] = TR("wrists that bear no weight"),
        [FLAG_SHOULDER] = TR("a shoulder that must not be stretched far"),
        [FLAG_NECK] = TR("neck pain with dizziness, or tingling arms"),
        [FLAG_PREG] = TR("pregnant beyond three months"),
        [FLAG_BP] = TR("high blood pressure, glaucoma or dizziness"),
        [FLAG_BALANCE] = TR("unsteady on one leg"),
    };
    return meanings[flag];
}

unsigned exercise_flags(const struct exercise *exercise)
{
    unsigned flags = 0;
    for (int i = 0; i < exercise->flags.count; i++)
        for (int k = 0; k < FLAG_COUNT; k++)
            if (strcmp(exercise->flags.line[i], flag_words[k]) == 0)
                flags |= 1U << k;
    return flags;
}
