#include "stage/showcase.h"

#include <stdio.h>

#include "base/tr.h"

enum { WALK_STEP_MS = 50 }; /* the bar of a walking light is redrawn this often */

static bool is_bound(const char *key)
{
    return key != NULL && key[0] != '\0';
}

static void name_keys(bool quits, const struct view_keys *keys, char out[SHOWCASE_KEYS])
{
    out[0] = '\0';
    if (is_bound(keys->menu) && is_bound(keys->help))
        (void)snprintf(out, SHOWCASE_KEYS,
                       quits ? tr("%s quit · %s keys") : tr("%s back · %s keys"), keys->menu,
                       keys->help);
    else if (is_bound(keys->menu))
        (void)snprintf(out, SHOWCASE_KEYS, quits ? tr("%s quit") : tr("%s back"), keys->menu);
    else if (is_bound(keys->help))
        (void)snprintf(out, SHOWCASE_KEYS, tr("%s keys"), keys->help);
}

void showcase_keys(struct showcase *showcase, const struct view_keys *keys)
{
    name_keys(false, keys, showcase->out);
    name_keys(true, keys, showcase->leave);
}

void showcase_buttons(const struct view_keys *keys, struct choice out[2])
{
    out[0] = (struct choice){tr("Any key"), tr("go on")};
    out[1] = (struct choice){is_bound(keys->menu) ? keys->menu : "", tr("back")};
}

const struct routine *showcase_routine(struct library *library, const struct menu_card *card)
{
    if (card->kind == MENU_ROUTINE)
        return card->routine;
    return card->kind >= MENU_BACK ? NULL : library_routine_of(library, card->exercise);
}

void showcase_set(struct showcase *showcase, int place, const struct routine *routine,
                  const struct timeline *timeline)
{
    const bool same = showcase->seen[place].routine == routine;
    if (!same || (showcase->seen[place].timeline == NULL && timeline != NULL))
        showcase->seen[place].at_ms = timeline != NULL ? timeline_telling(timeline) : 0;
    showcase->seen[place].routine = routine;
    showcase->seen[place].timeline = timeline;
}

static int64_t haste(const struct segment *segment)
{
    switch (segment->kind) {
    case SEGMENT_PHASE:
        return segment->holds || segment->stays ? 6 : 1;
    case SEGMENT_CHANGE:
    case SEGMENT_SWITCH:
        return 2;
    default:
        return 12;
    }
}

void showcase_pass(struct showcase *showcase, int place, int64_t elapsed_ms)
{
    const struct timeline *timeline = showcase->seen[place].timeline;
    if (timeline == NULL)
        return;
    int64_t *at_ms = &showcase->seen[place].at_ms;
    *at_ms += elapsed_ms * haste(timeline_segment(timeline, *at_ms));
    if (*at_ms >= timeline->duration_ms)
        *at_ms = 0;
}

static enum menu_sign sign_of(enum menu_kind kind)
{
    switch (kind) {
    case MENU_BACK:
        return MENU_SIGN_BACK;
    case MENU_WEEK:
        return MENU_SIGN_WEEK;
    case MENU_PROFILE:
        return MENU_SIGN_PERSON;
    case MENU_PEOPLE:
        return MENU_SIGN_PEOPLE;
    default:
        return MENU_SIGN_NONE;
    }
}

struct menu_page showcase_page(const struct showcase *showcase, const struct menu *menu,
                               const struct theme *theme, int width, int height)
{
    const int first = menu_page_first(menu);
    struct menu_page page = {
        .theme = theme,
        .width = width,
        .height = height,
        .title = menu->shelf == CATEGORY_COUNT ? tr("What shall we stretch?")
                                               : tr(category_name(menu->shelf)),
        .keys = {menu->scan_ms > 0 ? tr("Any key takes the lit card")
                                   : tr("← ↑ ↓ → choose · Enter play"),
                 menu->shelf == CATEGORY_COUNT ? showcase->leave : showcase->out},
        .count = menu_page_count(menu),
        .lit = menu->lit - first,
        .page = menu_page(menu),
        .pages = menu_pages(menu),
    };
    const int64_t walks = menu->still_ms / WALK_STEP_MS;
    if (menu->scan_ms > 0)
        page.walk = (float)(walks * WALK_STEP_MS) / (float)menu->scan_ms;
    for (int i = 0; i < page.count; i++) {
        const struct menu_card *card = &menu->cards[first + i];
        struct menu_face *face = &page.faces[i];
        face->name = menu_name(card);
        _Static_assert((int)MENU_ABOUT >= (int)MENU_WORDS, "the words fit");
        menu_about(card, face->about);
        face->sign = sign_of(card->kind);
        face->timeline = showcase->seen[i].timeline;
        face->at_ms = showcase->seen[i].at_ms;
    }
    return page;
}
