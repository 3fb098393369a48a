#include "library/move.h"

#include <string.h>

static bool is(const struct position *position, const char *id)
{
    return strcmp(position->id, id) == 0;
}

const struct move *move_between(const struct moves *moves, const char *from, const char *to,
                                bool *backwards)
{
    for (int i = 0; i < moves->count; i++) {
        const struct move *move = moves->list[i];
        const bool there = is(move->from, from) && is(move->to, to);
        const bool back = move->back && is(move->from, to) && is(move->to, from);
        if (move->keys && (there || back)) {
            *backwards = !there;
            return move;
        }
    }
    return NULL;
}

const struct position *move_stop(const struct move *shortcut, int index)
{
    if (index == 0) {
        return shortcut->from;
    }
    return index <= shortcut->through_count ? shortcut->through[index - 1] : shortcut->to;
}
