#include "timeline/draft.h"

#include <string.h>

bool draft_grow(struct draft *draft, void **array, int count, int *room, size_t size)
{
    if (count < *room) {
        return true;
    }
    int wanted = *room ? *room * 2 : 16;
    void *larger = arena_take(draft->scratch, (size_t)wanted, size);
    if (!larger) {
        draft->failed = true;
        return false;
    }
    if (count > 0) {
        memcpy(larger, *array, (size_t)count * size);
    }
    *array = larger;
    *room = wanted;
    return true;
}

int draft_passage_end(const struct draft *draft, int index)
{
    while (index + 1 < draft->count && draft->segments[index + 1].segment.continues) {
        index++;
    }
    return index;
}
