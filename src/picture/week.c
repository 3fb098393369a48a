#include "picture/week.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/tr.h"
#include "picture/figure.h"
#include "picture/ground.h"
#include "picture/muscle_sides.h"
#include "picture/reflow.h"

enum { DAY_SECONDS = 60, LIT_MOST = 5, ROWS_MOST = 8, IN_THE_MIDDLE = 3, WORDS = 160 };

/* In em. */
#define ROW 1.62f
#define BAR 0.2f
#define LINE 1.25f

/* The muscle by which a group is shown, in the order of `groups`; those of the trunk's
 * middle come first. */
static const char *const shown_by[GROUP_COUNT] = {
    "low_back",   "mid_back",   "abdominals", "glute",  "hamstring", "quad",
    "hip_flexor", "abductor",   "adductor",   "calf",   "triceps",   "deltoid",
    "chest",      "side_trunk", "neck",       "forearm"};

/* Where everything stands. */
struct places {
    struct layout layout;
    struct box body, list, days;
    struct slot title, sum, foot;
    float em;
};

static struct places places_of(const struct week_page *page)
{
    struct places places = {.layout = layout_for(page->width, page->height, 0)};
    const struct layout *layout = &places.layout;
    const struct box *all = &layout->page;
    const float em = layout->em * fmaxf(1.0f, fminf(reflow_share(layout, page->em), 1.15f));
    const bool tall = page->height > page->width;
    float top = layout->page_title.box.y + layout->page_title.size * LINE;
    places.em = em;
    places.title = layout->page_title;
    places.sum = (struct slot){{all->x, top, all->width, em * LINE}, em};
    top += em * (LINE + 0.3f);
    float foot = all->y + all->height - em * LINE;
    places.foot = (struct slot){{all->x, foot, all->width, em * LINE}, em};
    foot -= em * 0.3f;
    const float days = (foot - top) * (tall ? 0.22f : 0.32f);
    places.days = (struct box){all->x, foot - days, all->width, days};
    foot -= days + em * 0.5f;
    places.body = (struct box){all->x, top, all->width * 0.4f, foot - top};
    places.list = (struct box){all->x + all->width * 0.44f, top, all->width * 0.56f, foot - top};
    if (tall) {
        const float body = (foot - top) * 0.46f;
        places.body = (struct box){all->x, top, all->width, body};
        places.list =
            (struct box){all->x, top + body + em * 0.3f, all->width, foot - top - body - em * 0.3f};
    }
    return places;
}

/* The groups with most load first; returns how many had any. */
static int sort_groups(const struct week_page *page, int order[GROUP_COUNT])
{
    int loaded = 0;
    for (int i = 0; i < GROUP_COUNT; i++) {
        int at = i;
        while (at > 0 && page->group_seconds[order[at - 1]] < page->group_seconds[i]) {
            order[at] = order[at - 1];
            at--;
        }
        order[at] = i;
        loaded += page->group_seconds[i] > 0;
    }
    return loaded;
}

/* ---- the body ---- */

/* The muscles of the most loaded groups that are seen from this side. */
static int light(const int *order, int loaded, bool front, struct highlight lit[2 * LIT_MOST])
{
    int count = 0;
    for (int i = 0; i < loaded && i < LIT_MOST; i++) {
        const bool middle = order[i] < IN_THE_MIDDLE;
        const struct highlight one = {shown_by[order[i]], middle ? SIDE_BOTH : SIDE_LEFT};
        const struct highlights alone = {&one, 1};
        if ((muscle_sides(&alone) & (front ? MUSCLE_FRONT : MUSCLE_BACK)) == 0)
            continue;
        lit[count++] = one;
        if (!middle)
            lit[count++] = (struct highlight){one.muscle, SIDE_RIGHT};
    }
    return count;
}

static void add_body(const struct week_page *page, const struct places *places, const int *order,
                     int loaded, struct week_figures *figures, const struct pen *pen)
{
    static const struct look looks[2] = {{90.0f, 3.0f}, {-90.0f, 3.0f}};
    const struct rig rig = rig_of_stature(RIG_STATURE);
    struct highlight lit[2 * LIT_MOST];
    for (int side = 0; side < 2; side++) {
        struct box box = places->body;
        box.width /= 2;
        box.x += box.width * (float)side;
        const struct chart chart = {.rig = &rig,
                                    .theme = page->theme,
                                    .lit = {lit, light(order, loaded, side == 0, lit)},
                                    .look = looks[side]};
        struct shape shape = {.kind = SHAPE_STILL, .box = box, .still = side};
        memset(&figures->figure[side], 0, sizeof figures->figure[side]);
        figure_chart(&chart, &places->layout, &box, &figures->figure[side]);
        pen->picture->stills[side] = &figures->figure[side];
        shape.stamp = (unsigned)side + 1;
        for (int i = 0; i < loaded && i < LIT_MOST; i++)
            shape.stamp = shape.stamp * 31 + (unsigned)order[i];
        picture_add(pen->picture, &shape);
    }
}

/* ---- the groups ---- */

static void add_bar(const struct pen *pen, struct box box, float share)
{
    pen_panel(pen, box, box.height / 2, pen->theme->ring_empty);
    box.width *= fminf(share, 1.0f);
    if (share > 0.0f)
        pen_panel(pen, box, box.height / 2, pen->theme->ring);
}

static void add_group(const struct places *places, struct box row, const char *name, int seconds,
                      int most, const struct pen *pen)
{
    char words[32];
    const float em = places->em;
    struct slot slot = {{row.x, row.y, row.width, em * LINE}, em};
    (void)snprintf(words, sizeof words, tr("%d s"), seconds);
    slot.box.width -=
        pen_line(pen, words, &slot, (struct style){WEIGHT_BOLD, ALIGN_RIGHT, pen->theme->text}) +
        em * 0.4f;
    (void)pen_line(pen, name, &slot, (struct style){WEIGHT_REGULAR, ALIGN_LEFT, pen->theme->text});
    add_bar(pen, (struct box){row.x, row.y + em * 1.24f, row.width, em * BAR},
            (float)seconds / (float)most);
}

static void add_groups(const struct week_page *page, const struct places *places, const int *order,
                       int loaded, const struct pen *pen)
{
    const float high = places->em * ROW;
    int rows = (int)(places->list.height / high);
    rows = rows < ROWS_MOST ? rows : ROWS_MOST;
    for (int i = 0; i < rows && i < loaded; i++) {
        const struct box row = {places->list.x, places->list.y + high * (float)i,
                                places->list.width, high};
        add_group(places, row, muscle_map_name(shown_by[order[i]]), page->group_seconds[order[i]],
                  page->group_seconds[order[0]], pen);
    }
    if (loaded > 0)
        return;
    const struct slot slot = {places->list, places->em};
    (void)pen_wrap(pen, tr("Nothing yet: what you stretch is told here."), &slot,
                   (struct style){WEIGHT_REGULAR, ALIGN_LEFT, pen->theme->text});
}

/* ---- the days ---- */

/* A bar from its foot, full at sixty; a full day has a second mark, so that it is told without
 * colour. */
static void add_day(const struct pen *pen, struct box box, int seconds, bool today)
{
    const float share = fminf((float)seconds / DAY_SECONDS, 1.0f), corner = box.width * 0.12f;
    struct box full = box;
    pen_panel(pen, box, corner, pen->theme->ring_empty);
    full.height = roundf(box.height * share);
    full.y += box.height - full.height;
    if (full.height > 0)
        pen_panel(pen, full, corner, today ? pen->theme->ring : pen->theme->text_quiet);
}

static void add_days(const struct week_page *page, const struct places *places,
                     const struct pen *pen)
{
    const float em = places->em * 0.85f, step = places->days.width / WEEK_COLUMNS;
    for (int i = 0; i < WEEK_COLUMNS; i++) {
        const bool today = i == WEEK_COLUMNS - 1;
        char words[16];
        struct box box = {places->days.x + step * (float)i, places->days.y, step, em * LINE};
        struct slot slot = {box, em};
        (void)snprintf(words, sizeof words, "%d", page->day_seconds[i]);
        (void)pen_line(pen, words, &slot,
                       (struct style){WEIGHT_BOLD, ALIGN_CENTRE, pen->theme->text});
        slot.box.y = places->days.y + places->days.height - em * LINE;
        (void)pen_line(
            pen, page->day_names[i], &slot,
            (struct style){today ? WEIGHT_BOLD : WEIGHT_REGULAR, ALIGN_CENTRE, pen->theme->text});
        box = (struct box){box.x + step * 0.2f, box.y + em * LINE, step * 0.6f,
                           places->days.height - 2 * em * LINE};
        add_day(pen, box, page->day_seconds[i], today);
    }
}

/* ---- all of it ---- */

static void tell_sum(const struct week_page *page, char out[WORDS])
{
    int seconds = 0, full = 0;
    for (int i = 0; i < WEEK_COLUMNS; i++) {
        seconds += page->day_seconds[i];
        full += page->day_seconds[i] >= DAY_SECONDS;
    }
    (void)snprintf(out, WORDS, tr("%d seconds; %d of 7 days with sixty"), seconds, full);
}

void week_picture(const struct week_page *page, const struct ruler *ruler,
                  struct week_figures *figures, struct picture *out)
{
    const struct places places = places_of(page);
    const struct pen pen = {out, ruler, page->theme};
    const struct style quiet = {WEIGHT_REGULAR, ALIGN_LEFT, page->theme->text_quiet};
    int order[GROUP_COUNT];
    char words[WORDS];
    const int loaded = sort_groups(page, order);
    picture_start(out, page->width, page->height);
    ground_add(&pen, places.layout.horizon);
    (void)pen_line(&pen, tr("Your week"), &places.title,
                   (struct style){WEIGHT_BOLD, ALIGN_LEFT, page->theme->text});
    tell_sum(page, words);
    (void)pen_line(&pen, words, &places.sum, quiet);
    add_body(page, &places, order, loaded, figures, &pen);
    add_groups(page, &places, order, loaded, &pen);
    add_days(page, &places, &pen);
    if (page->leave[0] != '\0')
        (void)snprintf(words, sizeof words, tr("%s back"), page->leave);
    if (page->leave[0] != '\0')
        (void)pen_line(&pen, words, &places.foot, quiet);
}
