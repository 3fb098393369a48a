#include "paint/widths.h"

#include <string.h>

/* FNV-1a (Fowler, Noll, Vo), 32 bits. */
static unsigned place_of(const char *text, int em, enum weight weight)
{
    uint32_t hash = UINT32_C(2166136261) ^ (uint32_t)em * 2u ^ (uint32_t)weight;
    for (const char *at = text; *at != '\0'; at++)
        hash = (hash ^ (unsigned char)*at) * UINT32_C(16777619);
    return (hash ^ hash >> 16) % WIDTHS_COUNT;
}

bool widths_find(const struct widths *widths, const char *text, int em, enum weight weight,
                 int *pixels)
{
    const struct width_known *known = &widths->known[place_of(text, em, weight)];
    if (known->em != em || known->weight != weight || strcmp(known->text, text) != 0)
        return false;
    *pixels = known->pixels;
    return true;
}

void widths_keep(struct widths *widths, const char *text, int em, enum weight weight, int pixels)
{
    struct width_known *known = &widths->known[place_of(text, em, weight)];
    const size_t length = strlen(text);
    if (length >= WIDTHS_TEXT)
        return;
    *known = (struct width_known){.em = em, .weight = weight, .pixels = pixels};
    memcpy(known->text, text, length);
}
