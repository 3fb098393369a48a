#include "stage/felt_page.h"

#include <stdio.h>

#include "base/tr.h"

/* Places of its lines. */
enum { FINE, WORSE, CONFIRMED };

static int answer_count(const struct felt_page *page)
{
    return page->due.confirms ? 3 : 2;
}

void felt_page_open(struct felt_page *page, const struct question_due *due, int64_t scan_ms)
{
    *page = (struct felt_page){.due = *due, .leave = ""};
    form_open(&page->form, scan_ms);
    for (int i = 0; i <= answer_count(page); i++)
        (void)form_add(&page->form, FORM_DEED, 0, 0);
}

static void fill_question(const struct felt_page *page, struct form_page *out)
{
    const bool today = page->due.question == QUESTION_TODAY;
    const bool yesterday = page->due.days == 1;
    out->title = today       ? tr("How is it today?")
                 : yesterday ? tr("How was it after yesterday?")
                             : tr("How was it after last time?");
    if (!today)
        out->about = tr("A mild ache after new movements is common, and gone in a day.");
    else if (page->due.confirms)
        out->about = tr("What tingled rests until a doctor or a physiotherapist says yes to it.");
    out->buttons[FINE].what =
        today ? tr("It is gone, or nearly") : tr("Fine, or eased within a day");
    out->buttons[WORSE].what = today ? tr("It still hurts") : tr("Still worse the day after");
    out->buttons[CONFIRMED].what = tr("A professional said yes");
    out->button_count = answer_count(page);
    out->buttons[out->button_count++] = (struct choice){page->leave, tr("skip")};
    (void)snprintf(out->foot, sizeof out->foot, "%s", tr("↑ ↓ choose · Enter take"));
}

void felt_page_fill(void *context, const struct form *form, struct form_page *out)
{
    const struct felt_page *page = context;
    (void)form;
    for (int i = 0; i < CHOICES_MOST; i++)
        out->buttons[i] = (struct choice){"", ""};
    if (page->advice == NULL) {
        fill_question(page, out);
        return;
    }
    out->title = tr("Take care");
    out->about = page->advice;
    out->buttons[0].what = tr("go on");
    out->button_count = 1;
}

bool felt_page_answer(const struct felt_page *page, struct stamp now, struct entry *entry)
{
    switch (page->form.taken) {
    case FINE:
        *entry = question_answer(ENTRY_DAY_AFTER, FELT_FINE, now);
        return true;
    case WORSE:
        *entry = question_answer(ENTRY_DAY_AFTER, FELT_WORSE, now);
        return true;
    case CONFIRMED:
        *entry = question_answer(ENTRY_CONFIRMED, FELT_NOTHING, now);
        return page->due.confirms;
    default:
        return false;
    }
}

bool felt_page_advise(struct felt_page *page, const struct entry *answer)
{
    const int64_t scan_ms = page->form.scan_ms;
    if (answer->felt != FELT_WORSE)
        return false;
    page->advice = question_needs_help(&page->due, answer->felt)
                       ? tr("It has been worse for three days or more: please see a doctor or a "
                            "physiotherapist before you go on.")
                       : tr("The movements are smaller from now on. Leave out what hurts; if it "
                            "stays for three days, see a doctor or a physiotherapist.");
    form_open(&page->form, scan_ms);
    (void)form_add(&page->form, FORM_DEED, 0, 0);
    return true;
}
