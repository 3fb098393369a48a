/* The pages that ask. */
#include <string.h>

#include "library/turn_words.h"
#include "plates/plate.h"
#include "stage/effort_page.h"
#include "stage/felt_page.h"
#include "stage/limits_page.h"
#include "stage/people_page.h"
#include "stage/profile_page.h"

/* What the pages borrow from. */
union asked {
    struct profile_page profile;
    struct felt_page felt;
    struct people_page people;
    struct effort_page effort;
    struct limits_page limits;
};

static void fill_profile(struct plates *plates, const struct plate *plate, union asked *asked,
                         struct form_page *page)
{
    static const char *const voices[] = {"awb", "slt"};
    const struct profile_answers answers = {.flags = 1U << FLAG_FLEX | 1U << FLAG_KNEEL,
                                            .settings = {"1.85", "none", "", "3"}};
    struct profile_page *profile = &asked->profile;
    profile_page_open(profile, &answers, voices, 2, 0);
    profile->first = true;
    profile->leave = plates->help.first[COMMAND_MENU];
    profile->form.lit = page->lit = (int)plate->ms;
    profile_page_fill(profile, &profile->form, page);
}

static void fill_question(struct plates *plates, const struct question_due *due, union asked *asked,
                          struct form_page *page)
{
    felt_page_open(&asked->felt, due, 0);
    asked->felt.leave = plates->help.first[COMMAND_MENU];
    felt_page_fill(&asked->felt, &asked->felt.form, page);
}

static void fill_felt(struct plates *plates, const struct plate *plate, union asked *asked,
                      struct form_page *page)
{
    (void)plate;
    fill_question(plates, &(struct question_due){QUESTION_DAY_AFTER, false, 1}, asked, page);
}

static void fill_today(struct plates *plates, const struct plate *plate, union asked *asked,
                       struct form_page *page)
{
    (void)plate;
    fill_question(plates, &(struct question_due){QUESTION_TODAY, true, 1}, asked, page);
}

static void fill_people(struct plates *plates, const struct plate *plate, union asked *asked,
                        struct form_page *page)
{
    static const char *const names[] = {"7", "8"};
    struct people_page *people = &asked->people;
    people_page_open(people, names, 2, "", 0);
    people->leave = plates->help.first[COMMAND_MENU];
    if (plate->ms > 0)
        people_page_type(people);
    people_page_fill(people, &people->form, page);
}

static void fill_effort(struct plates *plates, const struct plate *plate, union asked *asked,
                        struct form_page *page)
{
    struct effort_list list = {.count = 0};
    struct effort_page *effort = &asked->effort;
    for (; list.count < (int)plate->ms; list.count++)
        list.exercises[list.count] = plates->library.exercises[list.count];
    effort_page_open(effort, &list, 0);
    effort->leave = plates->help.first[COMMAND_MENU];
    form_press(&effort->form, 1);
    effort_page_fill(effort, &effort->form, page);
}

static void fill_limits(struct plates *plates, const struct plate *plate, union asked *asked,
                        struct form_page *page)
{
    struct limits_page *limits = &asked->limits;
    struct turn_limits own = {.count = 0};
    (void)turn_words_read(text_of("knees"), text_of("flexion"), text_of("90"), &own);
    limits_page_open(limits, &own, 0);
    limits->leave = plates->help.first[COMMAND_MENU];
    limits->form.lit = page->lit = (int)plate->ms;
    limits_page_fill(limits, &limits->form, page);
}

bool plate_form(struct plates *plates, const struct plate *plate, const struct ruler *ruler,
                struct picture *out)
{
    static const struct {
        const char *screen;
        void (*fill)(struct plates *, const struct plate *, union asked *, struct form_page *);
    } pages[] = {{"profile", fill_profile}, {"felt", fill_felt},       {"today", fill_today},
                 {"people", fill_people},   {"too_much", fill_effort}, {"limits", fill_limits}};
    struct form_page page = {.theme = &plates->theme,
                             .width = plate->width,
                             .height = plate->height,
                             .em = plate_em(plate),
                             .about = ""};
    union asked asked;
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        if (strcmp(plate->screen, pages[i].screen) != 0)
            continue;
        pages[i].fill(plates, plate, &asked, &page);
        form_picture(&page, ruler, out);
        return true;
    }
    return false;
}
