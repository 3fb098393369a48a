#include "stage/effort_page.h"

#include <stdio.h>

#include "base/tr.h"

/* A number where there is a key for it. */
static void name_row(struct effort_page *page, int row)
{
    const char *name = page->list.exercises[row]->name;
    if (row < FORM_DIGITS)
        (void)snprintf(page->words[row], EFFORT_ROW_SIZE, "%d  %s", row + 1, name);
    else
        (void)snprintf(page->words[row], EFFORT_ROW_SIZE, "%s", name);
}

void effort_page_open(struct effort_page *page, const struct effort_list *list, int64_t scan_ms)
{
    *page = (struct effort_page){.list = *list, .leave = ""};
    form_open(&page->form, scan_ms);
    page->form.numbered = true;
    for (int i = 0; i < list->count; i++) {
        name_row(page, i);
        (void)form_add(&page->form, FORM_TICK, 0, 2);
    }
    (void)form_add(&page->form, FORM_DEED, 0, 0);
}

void effort_page_fill(void *context, const struct form *form, struct form_page *out)
{
    const struct effort_page *page = context;
    out->title = tr("Was anything too much?");
    out->about = tr("What you tick comes smaller the next time.");
    for (int i = 0; i < page->list.count; i++) {
        out->rows[i].words = page->words[i];
        out->rows[i].mark = effort_page_ticked(page, i) ? FORM_MARK_TICKED : FORM_MARK_EMPTY;
    }
    out->row_count = form_asked(form);
    out->buttons[0] = (struct choice){page->leave, tr("done")};
    out->button_count = 1;
    (void)snprintf(out->foot, sizeof out->foot, "%s", tr("its number, or Enter, ticks"));
}

bool effort_page_ticked(const struct effort_page *page, int row)
{
    return page->form.lines[row].value != 0;
}
