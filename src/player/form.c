#include "player/form.h"

#include <string.h>

void form_open(struct form *form, int64_t scan_ms)
{
    *form = (struct form){.scan_ms = scan_ms, .columns = 1, .taken = FORM_OPEN};
}

int form_add(struct form *form, enum form_kind kind, int value, int count)
{
    if (form->count == FORM_LINES_MOST)
        return -1;
    form->lines[form->count] = (struct form_line){kind, value, count};
    return form->count++;
}

int form_asked(const struct form *form)
{
    int count = 0;
    while (count < form->count && form->lines[count].kind != FORM_DEED)
        count++;
    return count;
}

static void walk(struct form *form, int by)
{
    form->lit = (form->lit + by + form->count) % form->count;
}

/* The deeds are one row below all others; where there are no others they stand below one another.
 */
static void climb(struct form *form, int by)
{
    const int asked = form_asked(form), columns = form->columns;
    const int last_row = asked > 0 ? (asked - 1) / columns : 0;
    int to = form->lit + by * columns;
    if (asked == 0)
        to = form->lit + by;
    else if (form->lit >= asked)
        to = by > 0 ? form->lit : last_row * columns;
    else if (to >= asked)
        to = form->lit / columns < last_row ? asked - 1 : asked;
    if (to >= 0 && to < form->count)
        form->lit = to;
}

static void take(struct form *form)
{
    struct form_line *line = &form->lines[form->lit];
    switch (line->kind) {
    case FORM_TICK:
        line->value = !line->value;
        break;
    case FORM_VALUE:
        line->value = (line->value + 1) % line->count;
        break;
    case FORM_WORDS:
        walk(form, 1);
        break;
    case FORM_LEAD:
    case FORM_DEED:
        form->taken = form->lit;
        break;
    }
}

void form_do(struct form *form, enum menu_command command)
{
    if (command == MENU_NONE || form->taken != FORM_OPEN || form->count == 0)
        return;
    form->still_ms = 0;
    switch (command) {
    case MENU_RIGHT:
        walk(form, 1);
        break;
    case MENU_LEFT:
        walk(form, -1);
        break;
    case MENU_UP:
    case MENU_PREVIOUS_PAGE:
        climb(form, -1);
        break;
    case MENU_DOWN:
    case MENU_NEXT_PAGE:
        climb(form, 1);
        break;
    case MENU_TAKE:
        take(form);
        break;
    case MENU_OUT:
    case MENU_LEAVE:
        form->taken = FORM_OUT;
        break;
    default:
        break;
    }
}

void form_point(struct form *form, int place)
{
    if (place < 0 || place >= form->count || form->scan_ms > 0 || form->taken != FORM_OPEN)
        return;
    form->still_ms = 0;
    form->lit = place;
}

void form_press(struct form *form, int place)
{
    form_point(form, place);
    if ((place >= 0 && place < form->count) || form->scan_ms > 0)
        form_do(form, MENU_TAKE);
}

bool form_digit(struct form *form, int digit)
{
    if (!form->numbered || digit < 1 || digit > FORM_DIGITS)
        return false;
    if (digit <= form_asked(form))
        form_press(form, digit - 1);
    return true;
}

static bool is_typed(const struct form *form)
{
    return form->count > 0 && form->lines[form->lit].kind == FORM_WORDS;
}

static void drop_suggested(struct form *form)
{
    if (form->suggested)
        form->words[0] = '\0';
    form->suggested = false;
}

bool form_type(struct form *form, const char *text)
{
    if (!is_typed(form))
        return false;
    drop_suggested(form);
    const size_t length = strlen(form->words), more = strlen(text);
    if (length + more < sizeof form->words)
        memcpy(form->words + length, text, more + 1);
    form->still_ms = 0;
    return true;
}

bool form_rub_out(struct form *form)
{
    if (!is_typed(form))
        return false;
    drop_suggested(form);
    size_t length = strlen(form->words);
    while (length > 0 && ((unsigned char)form->words[length - 1] & 0xC0U) == 0x80U)
        length--;
    form->words[length > 0 ? length - 1 : 0] = '\0';
    form->still_ms = 0;
    return true;
}

void form_pass(struct form *form, int64_t elapsed_ms)
{
    form->still_ms += elapsed_ms;
    if (form->scan_ms == 0 || form->count == 0 || form->still_ms < form->scan_ms)
        return;
    form->still_ms = 0;
    walk(form, 1);
}
