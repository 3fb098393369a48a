#include "stage/limits_page.h"

#include <stdio.h>
#include <string.h>

#include "base/tr.h"

/* Places of its lines. */
enum { JOINT, WAY, DEGREES, KEEP, LEAVE };

static const struct turn_way *way_of(const struct limits_page *page)
{
    return &page->ways[page->joint][page->way];
}

static float degrees_of(const struct limits_page *page)
{
    return page->degrees[page->joint][page->way];
}

static int way_count(const struct limits_page *page, int joint)
{
    int count = 0;
    while (count < TURN_WAYS_MOST && page->ways[joint][count].words != NULL)
        count++;
    return count;
}

/* The line of the degrees: first "not limited", then the most. */
static void show_degrees(struct limits_page *page)
{
    struct form_line *line = &page->form.lines[DEGREES];
    const struct turn_way *way = way_of(page);
    line->count = turn_choice_count(way) + 1;
    line->value = 0;
    while (
        degrees_of(page) >= 0 && line->value + 1 < line->count &&
        (line->value == 0 || (float)turn_choice_degrees(way, line->value - 1) > degrees_of(page)))
        line->value++;
    page->place = line->value;
}

static void show_joint(struct limits_page *page, int joint)
{
    page->joint = joint;
    page->way = 0;
    page->form.lines[WAY].value = 0;
    page->form.lines[WAY].count = way_count(page, joint);
    show_degrees(page);
}

static void find_limited(struct limits_page *page)
{
    for (int joint = 0; joint < TURN_JOINTS; joint++)
        for (int way = 0; way < way_count(page, joint); way++)
            if (page->degrees[joint][way] >= 0) {
                show_joint(page, joint);
                page->form.lines[JOINT].value = joint;
                page->form.lines[WAY].value = page->way = way;
                show_degrees(page);
                return;
            }
}

void limits_page_open(struct limits_page *page, const struct turn_limits *limits, int64_t scan_ms)
{
    *page = (struct limits_page){.leave = ""};
    form_open(&page->form, scan_ms);
    for (int joint = 0; joint < TURN_JOINTS; joint++) {
        const int count = turn_choice_ways(joint, page->ways[joint]);
        for (int way = 0; way < count; way++)
            page->degrees[joint][way] = turn_choice_limit(limits, &page->ways[joint][way].limit);
    }
    (void)form_add(&page->form, FORM_VALUE, 0, TURN_JOINTS);
    (void)form_add(&page->form, FORM_VALUE, 0, 1);
    (void)form_add(&page->form, FORM_VALUE, 0, 1);
    (void)form_add(&page->form, FORM_DEED, 0, 0);
    (void)form_add(&page->form, FORM_DEED, 0, 0);
    show_joint(page, 0);
    find_limited(page);
}

static void take_degrees(struct limits_page *page)
{
    const int place = page->form.lines[DEGREES].value;
    page->place = place;
    page->changed[page->joint][page->way] = true;
    page->degrees[page->joint][page->way] =
        place > 0 ? (float)turn_choice_degrees(way_of(page), place - 1) : -1;
}

void limits_page_follow(void *context)
{
    struct limits_page *page = context;
    const struct form_line *lines = page->form.lines;
    if (lines[JOINT].value != page->joint) {
        show_joint(page, lines[JOINT].value);
    } else if (lines[WAY].value != page->way) {
        page->way = lines[WAY].value;
        show_degrees(page);
    } else if (lines[DEGREES].value != page->place) {
        take_degrees(page);
    }
}

static void tell_limit(struct limits_page *page, int joint, int way)
{
    const size_t length = strlen(page->about);
    (void)snprintf(page->about + length, LIMITS_ABOUT - length, "%s%s: %s %g°",
                   length > 0 ? " · " : "", tr(turn_choice_joint(joint)),
                   tr(page->ways[joint][way].words), (double)page->degrees[joint][way]);
}

/* The first of them where there are many. */
static void tell_limits(struct limits_page *page)
{
    enum { TOLD_MOST = 3 };
    int count = 0;
    page->about[0] = '\0';
    for (int joint = 0; joint < TURN_JOINTS; joint++)
        for (int way = 0; way < TURN_WAYS_MOST; way++)
            if (page->ways[joint][way].words != NULL && page->degrees[joint][way] >= 0 &&
                ++count <= TOLD_MOST)
                tell_limit(page, joint, way);
    const size_t length = strlen(page->about);
    if (count > TOLD_MOST)
        (void)snprintf(page->about + length, LIMITS_ABOUT - length, tr(" · %d more"),
                       count - TOLD_MOST);
    if (count == 0)
        (void)snprintf(page->about, LIMITS_ABOUT, "%s",
                       tr("The figure bends no joint further than you can. None is limited now."));
}

void limits_page_fill(void *context, const struct form *form, struct form_page *out)
{
    static const char *const feet[] = {TR("which joint · Enter: the next"),
                                       TR("which way it turns · Enter: the next"),
                                       TR("how far at most, in steps of 5° · Enter: the next")};
    struct limits_page *page = context;
    tell_limits(page);
    out->title = tr("Your own limits");
    out->about = page->about;
    out->rows[JOINT].words = tr("Joint");
    out->rows[WAY].words = tr("It turns");
    out->rows[DEGREES].words = tr("At most");
    (void)snprintf(out->rows[JOINT].value, FORM_VALUE_SIZE, "%s",
                   tr(turn_choice_joint(page->joint)));
    (void)snprintf(out->rows[WAY].value, FORM_VALUE_SIZE, "%s", tr(way_of(page)->words));
    if (degrees_of(page) < 0)
        (void)snprintf(out->rows[DEGREES].value, FORM_VALUE_SIZE, "%s", tr("not limited"));
    else
        (void)snprintf(out->rows[DEGREES].value, FORM_VALUE_SIZE, "%g°", (double)degrees_of(page));
    out->row_count = KEEP;
    out->buttons[0] = (struct choice){"", tr("Keep it")};
    out->buttons[1] = (struct choice){page->leave, tr("back")};
    out->button_count = 2;
    (void)snprintf(out->foot, sizeof out->foot, "%s",
                   form->lit < KEEP ? tr(feet[form->lit]) : tr("Joints that are not shown stay."));
}

bool limits_page_keeps(const struct limits_page *page)
{
    return page->form.taken == KEEP;
}

int limits_page_changes(const struct limits_page *page, struct turn_limit *out, int most)
{
    int count = 0;
    for (int joint = 0; joint < TURN_JOINTS; joint++)
        for (int way = 0; way < TURN_WAYS_MOST && count < most; way++)
            if (page->changed[joint][way]) {
                out[count] = page->ways[joint][way].limit;
                out[count++].degrees = page->degrees[joint][way];
            }
    return count;
}
