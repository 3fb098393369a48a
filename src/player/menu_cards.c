#include "player/menu_cards.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/tr.h"
#include "timeline/length.h"

static unsigned ground_of(const struct exercise *exercise)
{
    if (strcmp(exercise->position->id, "chair") == 0)
        return MENU_CHAIR;
    return strcmp(exercise->position->id, "standing") == 0 ? MENU_STANDING : MENU_FLOOR;
}

static const struct exercise *first_of(const struct routine *routine, unsigned *grounds)
{
    const struct exercise *first = NULL;
    *grounds = 0;
    for (int i = 0; i < routine->step_count; i++) {
        const struct exercise *exercise = routine->steps[i].exercise;
        if (routine->steps[i].kind != STEP_EXERCISE)
            continue;
        *grounds |= ground_of(exercise);
        first = first != NULL ? first : exercise;
    }
    return first;
}

static bool add_routine(const struct world *world, const struct routine *routine,
                        struct menu_card *card)
{
    struct length length;
    *card = (struct menu_card){.kind = MENU_ROUTINE, .routine = routine};
    card->exercise = first_of(routine, &card->grounds);
    if (!length_of_routine(world, routine, &length))
        return false;
    card->ms = length.ms;
    return true;
}

static bool add_exercise(const struct world *world, const struct exercise *exercise,
                         struct menu_card *card)
{
    struct length length;
    if (!length_of_exercise(world, exercise, &length))
        return false;
    *card = (struct menu_card){.kind = MENU_EXERCISE,
                               .exercise = exercise,
                               .ms = length.ms,
                               .grounds = ground_of(exercise)};
    return true;
}

static int by_length(const void *a, const void *b)
{
    const struct menu_card *one = a, *other = b;
    if (one->ms != other->ms)
        return one->ms < other->ms ? -1 : 1;
    return strcmp(one->routine->id, other->routine->id);
}

static void add_category(const struct library *library, enum category category,
                         struct menu_card *cards, int *count)
{
    struct menu_card card = {.kind = MENU_CATEGORY, .category = category};
    for (int i = 0; i < library->exercise_count; i++) {
        if (library->exercises[i]->category != category)
            continue;
        card.exercise = card.exercise != NULL ? card.exercise : library->exercises[i];
        card.count++;
    }
    if (card.count > 0)
        cards[(*count)++] = card;
}

bool menu_cards_of_all(const struct world *world, const struct library *library,
                       struct menu_card cards[MENU_CARDS_MOST], int *count)
{
    enum { PERSONAL = 3 };
    const int most = MENU_CARDS_MOST - CATEGORY_COUNT - PERSONAL;
    *count = 0;
    for (int i = 0; i < library->routine_count && *count < most; i++)
        if (!add_routine(world, library->routines[i], &cards[(*count)++]))
            return false;
    qsort(cards, (size_t)*count, sizeof *cards, by_length);
    for (int i = 0; i < CATEGORY_COUNT; i++)
        add_category(library, (enum category)i, cards, count);
    return true;
}

bool menu_cards_of(const struct world *world, const struct library *library, enum category category,
                   struct menu_card cards[MENU_CARDS_MOST], int *count)
{
    *count = 0;
    for (int i = 0; i < library->exercise_count && *count < MENU_CARDS_MOST - 1; i++)
        if (library->exercises[i]->category == category &&
            !add_exercise(world, library->exercises[i], &cards[(*count)++]))
            return false;
    cards[(*count)++] = (struct menu_card){.kind = MENU_BACK};
    return true;
}

void menu_cards_of_person(struct menu_card cards[MENU_CARDS_MOST], int *count)
{
    for (int kind = MENU_WEEK; kind <= MENU_PEOPLE; kind++)
        cards[(*count)++] = (struct menu_card){.kind = (enum menu_kind)kind};
}

const char *menu_name(const struct menu_card *card)
{
    switch (card->kind) {
    case MENU_ROUTINE:
        return card->routine->name;
    case MENU_EXERCISE:
        return card->exercise->name;
    case MENU_CATEGORY:
        return tr(category_name(card->category));
    case MENU_WEEK:
        return tr("Your week");
    case MENU_PROFILE:
        return tr("About you");
    case MENU_PEOPLE:
        return tr("Who is it?");
    case MENU_BACK:
        break;
    }
    return tr("Back to the routines");
}

/* Half a minute more or less does not matter once it takes minutes. */
static int write_length(int64_t ms, char *out)
{
    const int64_t seconds = (ms + 500) / 1000;
    if (seconds < 100)
        return snprintf(out, MENU_WORDS, tr("%d s"), (int)seconds);
    return snprintf(out, MENU_WORDS, tr("%d min"), (int)((seconds + 30) / 60));
}

void menu_about(const struct menu_card *card, char out[MENU_WORDS])
{
    static const char *const names[] = {TR("floor"), TR("chair"), TR("standing")};
    const char *before = " \u00b7 ";
    out[0] = '\0';
    if (card->kind == MENU_CATEGORY)
        (void)snprintf(out, MENU_WORDS, card->count == 1 ? tr("%d exercise") : tr("%d exercises"),
                       card->count);
    if (card->kind == MENU_WEEK)
        (void)snprintf(out, MENU_WORDS, "%s", tr("what was stretched"));
    if (card->kind == MENU_PROFILE)
        (void)snprintf(out, MENU_WORDS, "%s", tr("what suits you"));
    if (card->kind == MENU_PEOPLE)
        (void)snprintf(out, MENU_WORDS, "%s", tr("each their own record"));
    if (card->kind != MENU_ROUTINE && card->kind != MENU_EXERCISE)
        return;
    int used = write_length(card->ms, out);
    for (int i = 0; i < 3; i++)
        if (card->grounds >> i & 1u) {
            used += snprintf(out + used, (size_t)(MENU_WORDS - used), "%s%s", before, tr(names[i]));
            before = ", ";
        }
}
