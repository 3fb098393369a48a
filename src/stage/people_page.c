#include "stage/people_page.h"

#include <stdio.h>
#include <string.h>

#include "base/tr.h"

/* Places on the second page. */
enum { NAME, TAKE };

void people_page_open(struct people_page *page, const char *const *names, int count,
                      const char *now, int64_t scan_ms)
{
    *page = (struct people_page){.names = {""}, .count = 1, .now = now, .leave = ""};
    form_open(&page->form, scan_ms);
    for (int i = 0; i < count && i < PEOPLE_MOST; i++)
        page->names[page->count++] = names[i];
    for (int i = 0; i < page->count + 2; i++)
        (void)form_add(&page->form, FORM_DEED, 0, 0);
    for (int i = 0; i < page->count; i++)
        if (strcmp(page->names[i], now) == 0)
            page->form.lit = i;
}

void people_page_type(struct people_page *page)
{
    const int64_t scan_ms = page->form.scan_ms;
    page->types = true;
    form_open(&page->form, scan_ms);
    (void)form_add(&page->form, FORM_WORDS, 0, 0);
    (void)form_add(&page->form, FORM_DEED, 0, 0);
    (void)form_add(&page->form, FORM_DEED, 0, 0);
    (void)snprintf(page->form.words, sizeof page->form.words, tr("Person %d"), page->count + 1);
    page->form.suggested = true;
}

static void fill_typing(const struct people_page *page, const struct form *form,
                        struct form_page *out)
{
    out->title = tr("Your name");
    out->about = tr("It is written nowhere but on this machine.");
    out->rows[0].words = tr("Name");
    (void)snprintf(out->rows[0].value, sizeof out->rows[0].value, "%s%s", form->words,
                   form->lit == NAME ? "|" : "");
    out->row_count = 1;
    out->buttons[0] = (struct choice){"", tr("go on")};
    out->buttons[1] = (struct choice){page->leave, tr("back")};
    out->button_count = 2;
    (void)snprintf(out->foot, sizeof out->foot, "%s", tr("type it · Enter goes on"));
}

void people_page_fill(void *context, const struct form *form, struct form_page *out)
{
    const struct people_page *page = context;
    if (page->types) {
        fill_typing(page, form, out);
        return;
    }
    out->title = tr("Who is it?");
    for (int i = 0; i < page->count; i++)
        out->buttons[i] =
            (struct choice){"", page->names[i][0] != '\0' ? page->names[i] : tr("Without a name")};
    out->buttons[page->count] = (struct choice){"", tr("Somebody new")};
    out->buttons[page->count + 1] = (struct choice){page->leave, tr("back")};
    out->button_count = page->count + 2;
    (void)snprintf(out->foot, sizeof out->foot, "%s", tr("↑ ↓ choose · Enter take"));
}

bool people_page_wants_new(const struct people_page *page)
{
    return !page->types && page->form.taken == page->count;
}

const char *people_page_name(const struct people_page *page)
{
    const int taken = page->form.taken;
    if (page->types)
        return taken == TAKE && page->form.words[0] != '\0' ? page->form.words : NULL;
    return taken >= 0 && taken < page->count ? page->names[taken] : NULL;
}
