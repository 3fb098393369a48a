#include "timeline/sight.h"

#include <string.h>

#include "base/ease.h"
#include "base/tr.h"

static const struct {
    const char *name, *words;
} names[SIGHT_COUNT] = {
    [SIGHT_OWN] = {"own", TR("View: as the exercise says")},
    [SIGHT_FRONT] = {"front", TR("View: front")},
    [SIGHT_SIDE] = {"side", TR("View: side")},
    [SIGHT_THREE_QUARTER] = {"three_quarter", TR("View: three-quarter")},
    [SIGHT_BACK] = {"back", TR("View: back")},
    [SIGHT_ABOVE] = {"above", TR("View: above")},
};

const char *sight_name(enum sight sight)
{
    return names[sight].name;
}

const char *sight_words(enum sight sight)
{
    return names[sight].words;
}

int sights_turns(const struct sights *sights, int step)
{
    return sights->step == step ? sights->count : 0;
}

enum sight sights_now(const struct sights *sights, int step)
{
    const int count = sights_turns(sights, step);
    return count > 0 ? sights->turns[count - 1].sight : sights->wished;
}

/* Drops the turns that later ones have left behind. */
static void forget_ended(struct sights *sights)
{
    int first = sights->count - 1;
    while (first > 0 && sights->turns[first].since_ms < SIGHT_MOVE_MS)
        first--;
    if (first <= 0)
        return;
    sights->count -= first;
    memmove(sights->turns, sights->turns + first, (size_t)sights->count * sizeof sights->turns[0]);
}

void sights_choose(struct sights *sights, int step, enum sight sight)
{
    if (sights->step != step)
        sights->count = 0;
    sights->step = step;
    forget_ended(sights);
    struct sight_turn *last = &sights->turns[sights->count > 0 ? sights->count - 1 : 0];
    const bool replaces = sights->count > 0 && last->since_ms < SIGHT_HASTE_MS;
    if (replaces || sights->count == SIGHT_TURNS_MOST)
        last->sight = sight;
    else
        sights->turns[sights->count++] = (struct sight_turn){sight, 0};
}

void sights_pass(struct sights *sights, int64_t elapsed_ms)
{
    for (int i = 0; i < sights->count; i++) {
        struct sight_turn *turn = &sights->turns[i];
        turn->since_ms += lesser(elapsed_ms, SIGHT_MOVE_MS - turn->since_ms);
    }
}

float sight_share(const struct sights *sights, const struct sight_turn *turn)
{
    return sights->calm ? 1.0f : ease_minimum_jerk((float)turn->since_ms / (float)SIGHT_MOVE_MS);
}

bool sights_same(const struct sights *a, const struct sights *b)
{
    bool same = a->wished == b->wished && a->step == b->step && a->count == b->count &&
                a->mirror == b->mirror && a->calm == b->calm;
    for (int i = 0; same && i < a->count; i++)
        same = a->turns[i].sight == b->turns[i].sight &&
               sight_share(a, &a->turns[i]) == sight_share(b, &b->turns[i]);
    return same;
}
