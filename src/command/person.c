#include "command/person.h"

#include <stdlib.h>
#include <string.h>

#include "base/tr.h"
#include "command/keeping.h"
#include "picture/closing.h"
#include "picture/week.h"
#include "record/profile_edit.h"
#include "stage/felt_page.h"
#include "stage/limits_page.h"
#include "stage/people_page.h"
#include "stage/profile_page.h"
#include "stage/scene.h"

enum { PROFILE_ROOM = 1 << 19, VOICES_MOST = 16 };

static const char first_lines[] =
    "# What limber knows about you; `flags = FLEX KNEE` says what must be left out. It is read at\n"
    "# each start, and changed by the page About you. Your own lines and comments stay.\n";

bool person_is_there(const struct person *person)
{
    return keep_writes(person->material->keep) && !person->display->unattended;
}

static struct inquiry inquiry_of(const struct person *person)
{
    const struct options *options = person->options;
    return (struct inquiry){.memory = person->material->world->memory,
                            .display = person->display,
                            .theme = person->theme,
                            .keymap = person->keymap,
                            .seat = {options->distance, options->diagonal},
                            .service = person->service,
                            .patience_ms = person->patience_ms};
}

static int64_t scan_ms(const struct person *person)
{
    return (int64_t)(person->options->scan * 1000);
}

static void name_leave(const struct person *person, char out[SCENE_KEYS_LENGTH])
{
    struct scene_help help;
    scene_help_fill(&help, person->keymap, false);
    memcpy(out, help.first[COMMAND_MENU], SCENE_KEYS_LENGTH);
}

/* ---- the page about them ---- */

/* The names of the banks that are there, without their ending. */
static int find_voices(const struct person *person, struct arena *arena,
                       const char *names[VOICES_MOST])
{
    static const char ending[] = ".bank";
    const struct folders *folders = &person->material->folders;
    const struct world *world = person->material->world;
    int count = 0;
    for (int i = 0; i < folders->voice_count; i++) {
        const char *const *found = NULL;
        int files = 0;
        const char *folder = arena_format(arena, "%s/voices", folders->voices[i]);
        if (folder == NULL ||
            world->list(world->context, folder, ending, arena, &found, &files) != FILE_OK)
            continue;
        for (int k = 0; k < files && count < VOICES_MOST; k++) {
            const char *name = arena_copy(arena, found[k], strlen(found[k]) + 1 - sizeof ending);
            if (name != NULL)
                names[count++] = name;
        }
    }
    return count;
}

static struct profile read_profile(const struct person *person, struct text content)
{
    struct profile profile = {0};
    struct problems told_elsewhere;
    problems_open(&told_elsewhere, person->material->world->memory);
    profile_read(&profile, content, "", &told_elsewhere);
    problems_close(&told_elsewhere);
    return profile;
}

static void read_answers(const struct person *person, struct text content,
                         struct profile_answers *answers)
{
    const struct profile profile = read_profile(person, content);
    *answers = (struct profile_answers){.flags = profile.flags, .over_65 = profile.over_65};
    for (int i = 0; i < PROFILE_SETTINGS; i++) {
        const struct text value = profile_get(content, profile_settings[i]);
        if (value.length < PROFILE_WORD)
            memcpy(answers->settings[i], value.at, value.length);
    }
}

static struct text change(struct text content, const struct profile_answers *before,
                          const struct profile_answers *after, struct arena *arena)
{
    if (after->flags != before->flags)
        content = profile_set_flags(content, after->flags, arena);
    if (content.at != NULL && after->over_65 != before->over_65)
        content = profile_set(content, "over_65", after->over_65 ? "yes" : NULL, arena);
    for (int i = 0; i < PROFILE_SETTINGS && content.at != NULL; i++) {
        const char *value = after->settings[i];
        if (strcmp(value, before->settings[i]) != 0)
            content =
                profile_set(content, profile_settings[i], value[0] != '\0' ? value : NULL, arena);
    }
    return content;
}

static void take_settings(const struct person *person)
{
    const char *name = person->options->person;
    struct problems *problems = &person->material->problems;
    *person->options = *person->plain;
    person->options->person = name;
    keeping_settings(person->options, person->arena, problems);
    keep_profile(person->material->keep, person->options, problems);
}

/* True when it was written; where it cannot be, that is told, on the page after it as well. */
static bool write_profile(const struct person *person, struct text content)
{
    struct problems *problems = &person->material->problems;
    const int errors = problems->errors;
    if (content.at != NULL && keeping_profile_write(person->options, content, problems))
        return true;
    if (content.at == NULL || problems->errors == errors)
        return false;
    person_tell(person, tr("It could not be kept"), problems->list[problems->count - 1].message);
    return false;
}

/* What is kept there is in the file at once. True: something was. */
static bool ask_limits(const struct person *person, struct text *content, struct arena *arena)
{
    struct turn_limit changes[LIMITS_WAYS];
    struct limits_page page;
    char leave[SCENE_KEYS_LENGTH];
    struct inquiry inquiry = inquiry_of(person);
    const struct profile profile = read_profile(person, *content);
    limits_page_open(&page, &profile.limits, scan_ms(person));
    name_leave(person, leave);
    page.leave = leave;
    inquiry.fill = limits_page_fill;
    inquiry.follow = limits_page_follow;
    inquiry.context = &page;
    (void)inquiry_ask(&inquiry, &page.form);
    const int count =
        limits_page_keeps(&page) ? limits_page_changes(&page, changes, LIMITS_WAYS) : 0;
    struct text changed = content->length > 0 ? *content : text_of(first_lines);
    for (int i = 0; i < count && changed.at != NULL; i++)
        changed = profile_set_limit(changed, &changes[i], arena);
    if (count == 0 || !write_profile(person, changed))
        return false;
    *content = changed;
    take_settings(person);
    return true;
}

/* Whoever skips the first page is not asked again: the file is there then. */
static bool ask(const struct person *person, bool first, struct text content, struct arena *arena)
{
    const char *voices[VOICES_MOST];
    char leave[SCENE_KEYS_LENGTH];
    struct profile_page page;
    struct profile_answers before, after;
    struct inquiry inquiry = inquiry_of(person);
    bool limited = false;
    read_answers(person, content, &before);
    const int voice_count = find_voices(person, arena, voices);
    profile_page_open(&page, &before, voices, voice_count, scan_ms(person));
    name_leave(person, leave);
    page.leave = leave;
    page.first = first;
    page.limits = read_profile(person, content).limits.count;
    inquiry.fill = profile_page_fill;
    inquiry.context = &page;
    (void)inquiry_ask(&inquiry, &page.form);
    while (profile_page_wants_limits(&page)) {
        limited = ask_limits(person, &content, arena) || limited;
        page.limits = read_profile(person, content).limits.count;
        (void)inquiry_ask(&inquiry, &page.form);
    }
    const bool keeps = profile_page_keeps(&page);
    after = before;
    if (keeps)
        profile_page_answers(&page, &after);
    if (person->display->closed || (!keeps && !first))
        return limited;
    if (content.length == 0)
        content = text_of(first_lines);
    if (write_profile(person, change(content, &before, &after, arena)))
        take_settings(person);
    else
        keep_tick(person->material->keep, after.flags);
    return keeps || limited;
}

bool person_ask_profile(const struct person *person, bool first)
{
    struct arena arena;
    struct text content;
    arena_open(&arena, person->material->world->memory, PROFILE_ROOM);
    const enum file_result result = keeping_profile_text(person->options, &arena, &content);
    const bool changed =
        (result == FILE_OK || result == FILE_MISSING) && ask(person, first, content, &arena);
    arena_close(&arena);
    return changed;
}

bool person_begin(const struct person *person)
{
    struct arena arena;
    struct text content;
    if (!person_is_there(person))
        return false;
    arena_open(&arena, person->material->world->memory, PROFILE_ROOM);
    const enum file_result result = keeping_profile_text(person->options, &arena, &content);
    arena_close(&arena);
    return result == FILE_MISSING && person_ask_profile(person, true);
}

/* ---- who it is ---- */

/* The name as an option, which says what a name may be. */
static bool take_name(const struct person *person, const char *name)
{
    static const struct place nowhere = {NULL, 0, 0};
    struct problems *problems = &person->material->problems;
    const char *kept = arena_copy(person->arena, name, strlen(name));
    if (kept == NULL)
        return false;
    if (name[0] == '\0')
        person->options->person = "";
    else if (!option_take(person->options, OPTION_PERSON, kept, nowhere, problems)) {
        person_tell(person, tr("Another name, please"),
                    problems->list[problems->count - 1].message);
        return false;
    }
    return true;
}

/* Their record instead of the one before. */
static void change_person(const struct person *person)
{
    struct material *material = person->material;
    keep_close(material->keep, &material->problems);
    material->routine = NULL; /* it was that keep's */
    material->keep = keep_open(person->options, &material->problems);
    if (material->keep == NULL) {
        person->display->closed = true;
        return;
    }
    take_settings(person);
    (void)person_begin(person);
    (void)person_ask_felt(person);
}

bool person_choose(const struct person *person)
{
    const char *names[PEOPLE_MOST];
    char leave[SCENE_KEYS_LENGTH];
    struct arena arena;
    struct people_page page;
    struct inquiry inquiry = inquiry_of(person);
    arena_open(&arena, person->material->world->memory, PROFILE_ROOM);
    const int count = keeping_people(names, PEOPLE_MOST, &arena);
    people_page_open(&page, names, count, person->options->person, scan_ms(person));
    name_leave(person, leave);
    page.leave = leave;
    inquiry.fill = people_page_fill;
    inquiry.context = &page;
    (void)inquiry_ask(&inquiry, &page.form);
    if (people_page_wants_new(&page)) {
        people_page_type(&page);
        (void)inquiry_ask(&inquiry, &page.form);
    }
    const char *name = people_page_name(&page);
    const bool other =
        name != NULL && strcmp(name, person->options->person) != 0 && take_name(person, name);
    arena_close(&arena);
    if (other)
        change_person(person);
    return other;
}

/* ---- their week ---- */

struct shown_week {
    struct week_page page;
    struct week_figures figures;
};

static void draw_week(void *context, const struct form *form, int width, int height, float em,
                      const struct ruler *ruler, struct picture *out)
{
    struct shown_week *shown = context;
    (void)form;
    shown->page.width = width;
    shown->page.height = height;
    shown->page.em = em;
    week_picture(&shown->page, ruler, &shown->figures, out);
}

static void fill_week(const struct week *week, struct week_page *page)
{
    static const char *const names[WEEK_DAYS] = {TR("Mon"), TR("Tue"), TR("Wed"), TR("Thu"),
                                                 TR("Fri"), TR("Sat"), TR("Sun")};
    for (int i = 0; i < WEEK_DAYS; i++) {
        page->day_seconds[i] = (int)closing_seconds(week->stretched_ms[i]);
        page->day_names[i] = tr(names[week_day(week->first + i)]);
    }
    for (int i = 0; i < GROUP_COUNT; i++)
        page->group_seconds[i] = (int)(week->load_ms[i] / STAMP_SECOND_MS);
}

void person_show_week(const struct person *person)
{
    const struct memory *memory = person->material->world->memory;
    const struct week week = keep_week(person->material->keep);
    struct shown_week *shown = memory->get(memory->context, sizeof *shown);
    struct inquiry inquiry = inquiry_of(person);
    struct form form;
    char leave[SCENE_KEYS_LENGTH];
    if (shown == NULL)
        return;
    memset(shown, 0, sizeof *shown);
    shown->page.theme = person->theme;
    fill_week(&week, &shown->page);
    name_leave(person, leave);
    shown->page.leave = leave;
    form_open(&form, scan_ms(person));
    (void)form_add(&form, FORM_DEED, 0, 0);
    inquiry.draw = draw_week;
    inquiry.context = shown;
    (void)inquiry_ask(&inquiry, &form);
    memory->give(memory->context, shown);
}

/* ---- how it was ---- */

bool person_ask_felt(const struct person *person)
{
    struct keep *keep = person->material->keep;
    struct felt_page page;
    struct entry entry;
    char leave[SCENE_KEYS_LENGTH];
    struct inquiry inquiry = inquiry_of(person);
    if (!person_is_there(person))
        return false;
    const struct question_due due = keep_question(keep);
    if (due.question == QUESTION_NONE)
        return false;
    felt_page_open(&page, &due, scan_ms(person));
    name_leave(person, leave);
    page.leave = leave;
    inquiry.fill = felt_page_fill;
    inquiry.context = &page;
    (void)inquiry_ask(&inquiry, &page.form);
    if (!felt_page_answer(&page, (struct stamp){0, 0}, &entry))
        return false;
    keep_answer(keep, entry);
    if (felt_page_advise(&page, &entry))
        (void)inquiry_ask(&inquiry, &page.form);
    return true;
}

/* ---- something to be read ---- */

struct told {
    const char *title, *words;
};

static void fill_told(void *context, const struct form *form, struct form_page *page)
{
    const struct told *told = context;
    (void)form;
    page->title = told->title;
    page->about = told->words;
    page->buttons[0] = (struct choice){"", tr("go on")};
    page->button_count = 1;
}

void person_tell(const struct person *person, const char *title, const char *words)
{
    struct told told = {title, words};
    struct form form;
    struct inquiry inquiry = inquiry_of(person);
    form_open(&form, scan_ms(person));
    (void)form_add(&form, FORM_DEED, 0, 0);
    inquiry.fill = fill_told;
    inquiry.context = &told;
    (void)inquiry_ask(&inquiry, &form);
}
