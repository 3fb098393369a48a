#include "stage/profile_page.h"

#include <stdio.h>
#include <string.h>

#include "base/tr.h"

/* In the order of profile_settings. */
enum setting { STATURE, VOICE, COUNTING, DISTANCE, CHAIR };

/* Places of its lines. */
enum {
    OVER_65 = FLAG_COUNT,
    FIRST_SETTING,
    LIMITS = FIRST_SETTING + PROFILE_SETTINGS,
    KEEP,
    LEAVE
};

enum { STATURE_LEAST_CM = 140, STATURE_MOST_CM = 210, STATURE_STEP_CM = 5, DISTANCE_MOST_M = 5 };
enum { CHAIR_LEAST_CM = 38, CHAIR_MOST_CM = 54, CHAIR_STEP_CM = 2 };

static void add_choice(struct profile_choices *choices, const char *value)
{
    for (int i = 0; i < choices->count; i++)
        if (strcmp(choices->values[i], value) == 0)
            return;
    if (choices->count < PROFILE_CHOICES_MOST)
        (void)snprintf(choices->values[choices->count++], PROFILE_WORD, "%s", value);
}

/* In metres, of so many centimetres. */
static void add_heights(struct profile_choices *choices, int least, int most, int step)
{
    char value[PROFILE_WORD];
    for (int cm = least; cm <= most; cm += step) {
        (void)snprintf(value, sizeof value, "%d.%02d", cm / 100, cm % 100);
        add_choice(choices, value);
    }
}

static void add_distances(struct profile_choices *choices)
{
    char value[PROFILE_WORD];
    for (int metres = 1; metres <= DISTANCE_MOST_M; metres++) {
        (void)snprintf(value, sizeof value, "%d", metres);
        add_choice(choices, value);
    }
}

static void add_words(struct profile_choices *choices, const char *const *words, int count)
{
    for (int i = 0; i < count; i++)
        add_choice(choices, words[i]);
}

static void list_choices(struct profile_page *page, const char *const *voices, int voice_count)
{
    static const char *const counting[] = {"last_five", "all", "every_ten", "none"};
    for (int i = 0; i < PROFILE_SETTINGS; i++)
        add_choice(&page->choices[i], "");
    add_heights(&page->choices[STATURE], STATURE_LEAST_CM, STATURE_MOST_CM, STATURE_STEP_CM);
    add_heights(&page->choices[CHAIR], CHAIR_LEAST_CM, CHAIR_MOST_CM, CHAIR_STEP_CM);
    add_words(&page->choices[VOICE], voices, voice_count);
    add_choice(&page->choices[VOICE], "none");
    add_words(&page->choices[COUNTING], counting, 4);
    add_distances(&page->choices[DISTANCE]);
}

/* The place of the value, which is added where it is none of the usual ones. */
static int place_of(struct profile_choices *choices, const char *value)
{
    add_choice(choices, value);
    for (int i = 0; i < choices->count; i++)
        if (strcmp(choices->values[i], value) == 0)
            return i;
    return 0;
}

void profile_page_open(struct profile_page *page, const struct profile_answers *answers,
                       const char *const *voices, int voice_count, int64_t scan_ms)
{
    *page = (struct profile_page){.leave = ""};
    form_open(&page->form, scan_ms);
    list_choices(page, voices, voice_count);
    for (int i = 0; i < FLAG_COUNT; i++)
        (void)form_add(&page->form, FORM_TICK, answers->flags >> i & 1U, 2);
    (void)form_add(&page->form, FORM_TICK, answers->over_65, 2);
    for (int i = 0; i < PROFILE_SETTINGS; i++) {
        const int place = place_of(&page->choices[i], answers->settings[i]);
        (void)form_add(&page->form, FORM_VALUE, place, page->choices[i].count);
    }
    (void)form_add(&page->form, FORM_LEAD, 0, 0);
    (void)form_add(&page->form, FORM_DEED, 0, 0);
    (void)form_add(&page->form, FORM_DEED, 0, 0);
}

/* Short enough for half a page's width. */
static const char *flag_label(enum flag flag)
{
    static const char *const labels[FLAG_COUNT] = {
        [FLAG_FLEX] = TR("Bending down hurts"),   [FLAG_EXT] = TR("Bending back hurts"),
        [FLAG_ACUTE] = TR("New or leg pain"),     [FLAG_OSTEO] = TR("Brittle bones"),
        [FLAG_HIP] = TR("Replaced or tight hip"), [FLAG_KNEE] = TR("Knee bends little"),
        [FLAG_KNEEL] = TR("Cannot kneel"),        [FLAG_FLOOR] = TR("Not to the floor"),
        [FLAG_WRIST] = TR("Weak wrists"),         [FLAG_SHOULDER] = TR("Tender shoulder"),
        [FLAG_NECK] = TR("Neck pain, dizziness"), [FLAG_PREG] = TR("Pregnant"),
        [FLAG_BP] = TR("High blood pressure"),    [FLAG_BALANCE] = TR("Unsteady on one leg"),
    };
    return tr(labels[flag]);
}

/* What the short words leave out; NULL where they say it all. */
static const char *flag_foot(enum flag flag)
{
    switch (flag) {
    case FLAG_ACUTE:
    case FLAG_HIP:
    case FLAG_KNEE:
    case FLAG_FLOOR:
    case FLAG_WRIST:
    case FLAG_SHOULDER:
    case FLAG_PREG:
    case FLAG_NECK:
    case FLAG_BP:
        return tr(flag_meaning(flag));
    default:
        return tr("← ↑ ↓ → choose · Enter tick");
    }
}

static const char *setting_label(enum setting setting)
{
    static const char *const labels[PROFILE_SETTINGS] = {
        TR("Your height"), TR("Voice"), TR("Counting"), TR("Distance"), TR("Your chair")};
    return tr(labels[setting]);
}

static const char *setting_foot(enum setting setting)
{
    static const char *const feet[PROFILE_SETTINGS] = {
        TR("the figure is as tall as you · Enter changes it"), TR("who speaks · Enter changes it"),
        TR("which seconds of a hold are said · Enter changes it"),
        TR("from the screen: sizes the letters · Enter changes it"),
        TR("how high its seat is · Enter changes it")};
    return tr(feet[setting]);
}

static const char *counting_words(const char *value)
{
    if (strcmp(value, "all") == 0)
        return tr("every second");
    if (strcmp(value, "every_ten") == 0)
        return tr("every ten");
    return strcmp(value, "none") == 0 ? tr("nothing") : tr("the last five");
}

static void write_value(enum setting setting, const char *value, char out[FORM_VALUE_SIZE])
{
    const char *words = value;
    if (value[0] == '\0')
        words = tr("as usual");
    else if (setting == COUNTING)
        words = counting_words(value);
    else if (setting == VOICE && strcmp(value, "none") == 0)
        words = tr_in("voice", "none");
    if (value[0] != '\0' && setting != VOICE && setting != COUNTING)
        (void)snprintf(out, FORM_VALUE_SIZE, tr("%s m"), value);
    else
        (void)snprintf(out, FORM_VALUE_SIZE, "%s", words);
}

static void fill_rows(const struct profile_page *page, const struct form *form,
                      struct form_page *out)
{
    for (int i = 0; i <= OVER_65; i++) {
        out->rows[i].words = i < FLAG_COUNT ? flag_label((enum flag)i) : tr("65 or older");
        out->rows[i].mark = form->lines[i].value != 0 ? FORM_MARK_TICKED : FORM_MARK_EMPTY;
    }
    for (int i = 0; i < PROFILE_SETTINGS; i++) {
        struct form_row *row = &out->rows[FIRST_SETTING + i];
        row->words = setting_label((enum setting)i);
        write_value((enum setting)i, page->choices[i].values[form->lines[FIRST_SETTING + i].value],
                    row->value);
    }
    out->rows[LIMITS].words = tr("Your own limits");
    (void)snprintf(out->rows[LIMITS].value, FORM_VALUE_SIZE, "%d", page->limits);
    out->row_count = KEEP;
}

void profile_page_fill(void *context, const struct form *form, struct form_page *out)
{
    const struct profile_page *page = context;
    const char *foot = tr("It stays on this machine. The menu leads here again: About you");
    out->title = tr("What is true of you?");
    fill_rows(page, form, out);
    if (form->lit < FLAG_COUNT)
        foot = flag_foot((enum flag)form->lit);
    else if (form->lit == OVER_65)
        foot = tr("stretches are held for 30 seconds then · Enter tick");
    else if (form->lit < LIMITS)
        foot = setting_foot((enum setting)(form->lit - FIRST_SETTING));
    else if (form->lit == LIMITS)
        foot = tr("how far your joints turn · Enter opens a page for it");
    out->buttons[0] = (struct choice){"", tr("Keep it")};
    out->buttons[1] = (struct choice){page->leave, page->first ? tr("skip") : tr("back")};
    out->button_count = 2;
    (void)snprintf(out->foot, sizeof out->foot, "%s", foot);
}

bool profile_page_wants_limits(struct profile_page *page)
{
    const bool wants = page->form.taken == LIMITS;
    if (wants)
        page->form.taken = FORM_OPEN;
    return wants;
}

bool profile_page_keeps(const struct profile_page *page)
{
    return page->form.taken == KEEP;
}

void profile_page_answers(const struct profile_page *page, struct profile_answers *out)
{
    *out = (struct profile_answers){.flags = 0};
    for (int i = 0; i < FLAG_COUNT; i++)
        out->flags |= (unsigned)page->form.lines[i].value << i;
    out->over_65 = page->form.lines[OVER_65].value != 0;
    for (int i = 0; i < PROFILE_SETTINGS; i++)
        (void)snprintf(out->settings[i], PROFILE_WORD, "%s",
                       page->choices[i].values[page->form.lines[FIRST_SETTING + i].value]);
}
