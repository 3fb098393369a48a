#include "player/menu.h"

#include <stdlib.h>
#include <string.h>

#include "player/menu_cards.h"

static bool is_among(const struct menu_card *card, const char *const *ids, int count)
{
    for (int i = 0; i < count && card->kind == MENU_ROUTINE; i++)
        if (strcmp(card->routine->id, ids[i]) == 0)
            return true;
    return false;
}

static void bring_first(struct menu *menu)
{
    int place = 0;
    while (place < menu->count && !is_among(&menu->cards[place], &menu->lead, 1))
        place++;
    if (place == menu->count)
        return;
    const struct menu_card card = menu->cards[place];
    memmove(menu->cards + 1, menu->cards, (size_t)place * sizeof card);
    menu->cards[0] = card;
}

void menu_lead(struct menu *menu, const char *id)
{
    menu->lead = id;
    bring_first(menu);
}

static bool fill(struct menu *menu)
{
    menu->count = 0;
    menu->lit = 0;
    menu->still_ms = 0;
    if (menu->shelf != CATEGORY_COUNT)
        return menu_cards_of(menu->world, menu->library, menu->shelf, menu->cards, &menu->count);
    if (!menu_cards_of_all(menu->world, menu->library, menu->cards, &menu->count))
        return false;
    if (menu->lead != NULL)
        bring_first(menu);
    if (menu->personal)
        menu_cards_of_person(menu->cards, &menu->count);
    return true;
}

bool menu_open(struct menu *menu, const struct world *world, const struct library *library,
               int64_t scan_ms)
{
    *menu = (struct menu){.world = world,
                          .library = library,
                          .shelf = CATEGORY_COUNT,
                          .columns = 2,
                          .rows = 2,
                          .scan_ms = scan_ms};
    return fill(menu);
}

void menu_only(struct menu *menu, const char *const *ids, int count)
{
    int kept = 0;
    for (int i = 0; i < menu->count; i++)
        if (count == 0 || is_among(&menu->cards[i], ids, count))
            menu->cards[kept++] = menu->cards[i];
    menu->count = kept;
    menu->lit = 0;
}

void menu_add_personal(struct menu *menu)
{
    menu->personal = true;
    menu_cards_of_person(menu->cards, &menu->count);
}

void menu_shape(struct menu *menu, int columns, int rows)
{
    menu->columns = columns;
    menu->rows = rows;
}

static int a_page(const struct menu *menu)
{
    return menu->columns * menu->rows;
}

int menu_page(const struct menu *menu)
{
    return menu->lit / a_page(menu);
}

int menu_pages(const struct menu *menu)
{
    return (menu->count + a_page(menu) - 1) / a_page(menu);
}

int menu_page_first(const struct menu *menu)
{
    return menu_page(menu) * a_page(menu);
}

int menu_page_count(const struct menu *menu)
{
    const int left = menu->count - menu_page_first(menu);
    return left < a_page(menu) ? left : a_page(menu);
}

const struct menu_card *menu_lit(const struct menu *menu)
{
    return menu->count > 0 ? &menu->cards[menu->lit] : NULL;
}

static void light(struct menu *menu, int card)
{
    menu->lit = card < 0 ? 0 : card >= menu->count ? menu->count - 1 : card;
}

static void walk(struct menu *menu, int step)
{
    menu->lit = (menu->lit + step + menu->count) % menu->count;
}

/* Another shelf; one whose lengths cannot be told for want of memory is left shut. */
static void open_shelf(struct menu *menu, enum category shelf)
{
    const enum category from = menu->shelf;
    const int before = menu->lit;
    menu->shelf = shelf;
    if (fill(menu)) {
        if (shelf == CATEGORY_COUNT)
            light(menu, menu->lit_before);
        else
            menu->lit_before = before;
        return;
    }
    menu->shelf = from;
    (void)fill(menu);
    light(menu, before);
}

static void take(struct menu *menu)
{
    const struct menu_card *card = menu_lit(menu);
    if (card == NULL)
        return;
    if (card->kind == MENU_CATEGORY)
        open_shelf(menu, card->category);
    else if (card->kind == MENU_BACK)
        open_shelf(menu, CATEGORY_COUNT);
    else
        menu->screen = menu->warned || card->kind >= MENU_WEEK ? MENU_TAKEN : MENU_SAFETY;
}

static void go_out(struct menu *menu)
{
    if (menu->shelf == CATEGORY_COUNT)
        menu->screen = MENU_LEFT_ALONE;
    else
        open_shelf(menu, CATEGORY_COUNT);
}

static void move(struct menu *menu, enum menu_command command)
{
    if (menu->count == 0)
        return;
    switch (command) {
    case MENU_RIGHT:
        walk(menu, 1);
        break;
    case MENU_LEFT:
        walk(menu, -1);
        break;
    case MENU_UP:
        if (menu->lit >= menu->columns)
            light(menu, menu->lit - menu->columns);
        break;
    case MENU_DOWN:
        light(menu, menu->lit + menu->columns);
        break;
    case MENU_NEXT_PAGE:
        if (menu_page(menu) + 1 < menu_pages(menu))
            light(menu, menu->lit + a_page(menu));
        break;
    case MENU_PREVIOUS_PAGE:
        if (menu_page(menu) > 0)
            light(menu, menu->lit - a_page(menu));
        break;
    default:
        break;
    }
}

static void do_on_cards(struct menu *menu, enum menu_command command)
{
    switch (command) {
    case MENU_TAKE:
        take(menu);
        break;
    case MENU_OUT:
        go_out(menu);
        break;
    case MENU_KEYS:
        menu->screen = MENU_HELP;
        break;
    default:
        move(menu, command);
        break;
    }
}

void menu_do(struct menu *menu, enum menu_command command)
{
    if (command == MENU_NONE || menu->screen == MENU_TAKEN || menu->screen == MENU_LEFT_ALONE)
        return;
    menu->still_ms = 0;
    if (command == MENU_LEAVE) {
        menu->screen = MENU_LEFT_ALONE;
    } else if (menu->screen == MENU_CARDS) {
        do_on_cards(menu, command);
    } else if (menu->screen == MENU_SAFETY && command != MENU_OUT) {
        menu->warned = true;
        menu->screen = MENU_TAKEN;
    } else {
        menu->screen = MENU_CARDS;
    }
}

static bool is_in_sight(const struct menu *menu, int place)
{
    return menu->screen == MENU_CARDS && place >= 0 && place < menu_page_count(menu);
}

void menu_point(struct menu *menu, int place)
{
    const int first = menu_page_first(menu);
    if (!is_in_sight(menu, place) || menu->scan_ms > 0)
        return;
    menu->still_ms = 0;
    menu->lit = first + place;
}

void menu_press(struct menu *menu, int place)
{
    menu_point(menu, place);
    if (is_in_sight(menu, place) || menu->screen != MENU_CARDS || menu->scan_ms > 0)
        menu_do(menu, MENU_TAKE);
}

void menu_pass(struct menu *menu, int64_t elapsed_ms)
{
    menu->still_ms += elapsed_ms;
    if (menu->scan_ms == 0 || menu->screen != MENU_CARDS || menu->count == 0 ||
        menu->still_ms < menu->scan_ms)
        return;
    menu->still_ms = 0;
    walk(menu, 1);
}

void menu_again(struct menu *menu)
{
    menu->screen = MENU_CARDS;
    menu->still_ms = 0;
}
