#include "picture/form.h"

#include <math.h>
#include <string.h>

#include "picture/ground.h"
#include "picture/lines.h"
#include "picture/paragraph.h"
#include "picture/reflow.h"

/* In em of the rows' letters. */
#define MARK_ROOM 1.2f
#define ROW_PAD 0.28f
#define ROW_MOST 2.2f /* a row is no higher */
#define GAP 0.22f     /* between rows, and between columns twice of it */

/* In em of a page. */
#define BUTTON_HEIGHT 1.9f
#define FOOT_LINE 1.3f
#define ABOUT_LINE 1.25f

/* How much the letters of few rows may be larger than a page's. */
#define LARGER 1.25f

/* Few answers stand below one another; many beside one another, where the picture is not tall. */
int form_columns(int width, int height, int row_count)
{
    return row_count > 6 && width * 10 >= height * 12 ? 2 : 1;
}

/* Where everything stands. */
struct form_places {
    struct layout layout;
    struct box rows;
    struct choices_room buttons;
    struct box about, foot;
    float row_height, row_width, gap;
    int columns;
};

static int foot_lines(const struct form_page *page)
{
    return page->foot[0] == '\0' ? 0 : page->width > page->height ? 1 : 2;
}

/* So that it is known without fonts: as many lines as letters of a usual width take. */
static int about_lines(const struct form_page *page, float width, float em)
{
    const float usual = 0.55f * em * (float)strlen(page->about);
    return page->about[0] == '\0' ? 0 : (int)ceilf(usual / width);
}

/* Answers stand below one another, as do buttons where the picture is tall. */
static int button_rows(const struct form_page *page)
{
    if (page->row_count == 0)
        return page->button_count;
    const int columns = page->width * 10 >= page->height * 9 ? page->button_count : 1;
    return columns > 0 ? (page->button_count + columns - 1) / columns : 0;
}

/* A page of nothing but answers: they are as large as they may become. */
static void set_answers(const struct form_page *page, float top, float foot,
                        struct choices_room *room)
{
    const float high = (foot - top) / (float)(page->button_count > 0 ? page->button_count : 1);
    room->size *= LARGER;
    room->box.y = top;
    room->box.height = fminf(high, room->size * ROW_MOST) * (float)page->button_count;
}

static struct form_places places_of(const struct form_page *page)
{
    struct form_places places = {.layout = layout_for(page->width, page->height, 0)};
    const struct layout *layout = &places.layout;
    const struct box all = layout->page;
    const float em = layout->em, title = layout->page_title.size * PICTURE_LINE;
    const float foot = em * FOOT_LINE * (float)foot_lines(page);
    const int rows = button_rows(page);
    const float buttons = em * (BUTTON_HEIGHT + GAP) * (float)rows;
    const float about = em * ABOUT_LINE * (float)about_lines(page, all.width, em);
    float top = layout->page_title.box.y + title;
    places.about = (struct box){all.x, top, all.width, about};
    top += about + em * 0.35f;
    places.foot = (struct box){all.x, all.y + all.height - foot, all.width, foot};
    const float buttons_top = places.foot.y - buttons - (foot > 0 ? em * 0.15f : 0);
    places.buttons = (struct choices_room){
        {all.x, buttons_top, all.width, buttons}, rows > 1 ? 1 : page->button_count, em};
    if (page->row_count == 0)
        set_answers(page, top, buttons_top + buttons, &places.buttons);
    places.columns = form_columns(page->width, page->height, page->row_count);
    places.rows = (struct box){all.x, top, all.width, buttons_top - em * 0.3f - top};
    const int lines = (page->row_count + places.columns - 1) / places.columns;
    places.row_height = lines > 0 ? places.rows.height / (float)lines : 0;
    places.row_height = fminf(places.row_height, em * LARGER * ROW_MOST);
    places.gap = places.row_height * GAP / 2;
    places.row_width =
        (all.width - 2 * places.gap * (float)(places.columns - 1)) / (float)places.columns;
    return places;
}

static struct box row_box(const struct form_places *places, int row)
{
    const int column = row % places->columns, line = row / places->columns;
    return (struct box){
        roundf(places->rows.x + (float)column * (places->row_width + 2 * places->gap)),
        roundf(places->rows.y + (float)line * places->row_height), roundf(places->row_width),
        roundf(places->row_height - places->gap)};
}

static bool holds(const struct box *box, float x, float y)
{
    return x >= box->x && x < box->x + box->width && y >= box->y && y < box->y + box->height;
}

int form_place_at(const struct form_page *page, float x, float y)
{
    const struct form_places places = places_of(page);
    for (int i = 0; i < page->row_count; i++) {
        const struct box box = row_box(&places, i);
        if (holds(&box, x, y))
            return i;
    }
    const int button = choices_at(&places.buttons, page->button_count, x, y);
    return button >= 0 ? page->row_count + button : -1;
}

static float value_width(const struct pen *pen, const struct form_row *row, float size)
{
    return row->value[0] == '\0' ? 0 : pen_width(pen, row->value, size, WEIGHT_BOLD) + size * 0.6f;
}

static float words_room(const struct form_places *places, const struct form_row *row, float size)
{
    const float mark = row->mark != FORM_MARK_NONE ? size * MARK_ROOM : 0;
    return places->row_width - 2 * size * ROW_PAD - mark;
}

/* One size for all rows, at which each fits into its line. */
static float letters(const struct form_page *page, const struct form_places *places,
                     const struct pen *pen)
{
    const float larger = fmaxf(1.0f, reflow_share(&places->layout, page->em));
    float size = fminf(places->layout.em * LARGER * larger,
                       (places->row_height - places->gap) / PICTURE_LINE * 0.92f);
    for (int i = 0; i < page->row_count; i++) {
        const struct form_row *row = &page->rows[i];
        const float wide =
            pen_width(pen, row->words, size, WEIGHT_REGULAR) + value_width(pen, row, size);
        const float room = words_room(places, row, size);
        if (wide > room)
            size *= room / wide * 0.995f;
    }
    return floorf(size);
}

/* A box, and in it a disc when it is ticked: told by shape, not by colour. */
static void add_mark(const struct pen *pen, const struct box *row, float size, bool ticked)
{
    const float side = roundf(size * 0.86f), edge = fmaxf(roundf(size * 0.09f), 1.0f);
    const struct box box = {roundf(row->x + size * ROW_PAD),
                            roundf(row->y + (row->height - side) / 2), side, side};
    const struct box inner = {box.x + edge, box.y + edge, side - 2 * edge, side - 2 * edge};
    pen_panel(pen, box, side * 0.25f, pen->theme->text_quiet);
    pen_panel(pen, inner, side * 0.25f - edge, pen->theme->background);
    if (ticked)
        pen_panel(
            pen, (struct box){box.x + 2 * edge, box.y + 2 * edge, side - 4 * edge, side - 4 * edge},
            side * 0.15f, pen->theme->ring);
}

static void add_walk(const struct pen *pen, const struct box *box, float edge, float walk)
{
    if (walk > 0.0f)
        pen_panel(pen,
                  (struct box){box->x + 3 * edge, box->y + box->height - 3 * edge,
                               (box->width - 6 * edge) * walk, 2 * edge},
                  edge, pen->theme->ring);
}

static void add_edge(const struct pen *pen, const struct box *box, float size, float walk)
{
    const float edge = roundf(fmaxf(size * 0.09f, 2.0f)), corner = size * 0.3f;
    const struct box inner = {box->x + edge, box->y + edge, box->width - 2 * edge,
                              box->height - 2 * edge};
    pen_panel(pen, *box, corner, pen->theme->ring);
    pen_panel(pen, inner, corner - edge, pen->theme->background);
    add_walk(pen, box, edge, walk);
}

static void add_row(const struct form_page *page, const struct form_places *places, int place,
                    float size, const struct pen *pen)
{
    const struct form_row *row = &page->rows[place];
    const struct box box = row_box(places, place);
    const bool lit = place == page->lit;
    struct slot slot = {box, size};
    if (lit)
        add_edge(pen, &box, size, page->walk);
    if (row->mark != FORM_MARK_NONE)
        add_mark(pen, &box, size, row->mark == FORM_MARK_TICKED);
    slot.box.width = words_room(places, row, size);
    slot.box.x = box.x + box.width - size * ROW_PAD - slot.box.width;
    slot.box.y = roundf(box.y + (box.height - size * PICTURE_LINE) / 2 - size * 0.05f);
    slot.box.height = size * PICTURE_LINE;
    if (row->value[0] != '\0')
        (void)pen_line(pen, row->value, &slot,
                       (struct style){WEIGHT_BOLD, ALIGN_RIGHT, pen->theme->text});
    slot.box.width -= value_width(pen, row, size);
    (void)pen_line(pen, row->words, &slot,
                   (struct style){WEIGHT_REGULAR, ALIGN_LEFT, pen->theme->text});
}

static void add_buttons(const struct form_page *page, const struct form_places *places,
                        const struct pen *pen)
{
    choices_add(pen, &places->buttons, page->buttons, page->button_count,
                page->lit - page->row_count, page->walk);
}

void form_picture(const struct form_page *page, const struct ruler *ruler, struct picture *out)
{
    const struct form_places places = places_of(page);
    const struct pen pen = {out, ruler, page->theme};
    const struct slot about = {places.about, places.layout.em};
    const struct slot foot = {places.foot, places.layout.em};
    picture_start(out, page->width, page->height);
    ground_add(&pen, places.layout.horizon);
    (void)pen_line(&pen, page->title, &places.layout.page_title,
                   (struct style){WEIGHT_BOLD, ALIGN_LEFT, page->theme->text});
    if (page->about[0] != '\0')
        (void)paragraph(&pen, page->about, &about,
                        (struct style){WEIGHT_REGULAR, ALIGN_LEFT, page->theme->text_quiet});
    const float size = letters(page, &places, &pen);
    for (int i = 0; i < page->row_count; i++)
        add_row(page, &places, i, size, &pen);
    add_buttons(page, &places, &pen);
    if (page->foot[0] != '\0')
        (void)pen_wrap(&pen, page->foot, &foot,
                       (struct style){WEIGHT_REGULAR, ALIGN_LEFT, page->theme->text_quiet});
}

static bool same_rows(const struct form_page *a, const struct form_page *b)
{
    for (int i = 0; i < a->row_count; i++)
        if (a->rows[i].mark != b->rows[i].mark || strcmp(a->rows[i].words, b->rows[i].words) != 0 ||
            strcmp(a->rows[i].value, b->rows[i].value) != 0)
            return false;
    return true;
}

static bool same_buttons(const struct form_page *a, const struct form_page *b)
{
    for (int i = 0; i < a->button_count; i++)
        if (strcmp(a->buttons[i].what, b->buttons[i].what) != 0)
            return false;
    return true;
}

bool form_page_same(const struct form_page *a, const struct form_page *b)
{
    return a->width == b->width && a->height == b->height && a->em == b->em && a->lit == b->lit &&
           a->walk == b->walk && a->row_count == b->row_count &&
           a->button_count == b->button_count && strcmp(a->title, b->title) == 0 &&
           strcmp(a->about, b->about) == 0 && strcmp(a->foot, b->foot) == 0 && same_rows(a, b) &&
           same_buttons(a, b);
}
