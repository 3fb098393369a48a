#include <math.h>
#include <stdio.h>

#include "base/ease.h"
#include "base/tr.h"
#include "picture/screens.h"

/* Between two rows at least, in em. */
#define ROW_GAP 0.12f

enum { PAGES_MOST = 32, FOOT_BYTES = 128 };

/* Keys in bold and beside them what they do. Where the page is too narrow, what they do takes two
 * lines, or stands below the keys. */
struct table {
    struct box box;
    float size;       /* of all letters */
    float keys_width; /* 0: below one another */
    float gap;        /* between rows */
};

static bool has_key(const char *key)
{
    return key != NULL && key[0] != '\0';
}

static struct style plain(const struct pen *pen, enum weight weight)
{
    return (struct style){weight, ALIGN_LEFT, pen->theme->text};
}

static float widest(const struct pen *pen, const struct help_line *lines, int count, float size,
                    bool keys)
{
    float most = 0.0f;
    for (int i = 0; i < count; i++) {
        float width = keys ? pen_width(pen, lines[i].keys, size, WEIGHT_BOLD)
                           : pen_width(pen, lines[i].what, size, WEIGHT_REGULAR);
        most = fmaxf(most, width);
    }
    return most;
}

static float column_gap(const struct table *table)
{
    return table->keys_width > 0.0f ? table->size * 0.7f : 0.0f;
}

static int row_lines(const struct pen *pen, const struct table *table, const struct help_line *line)
{
    float room = table->box.width - table->keys_width - column_gap(table);
    int lines = pen_width(pen, line->what, table->size, WEIGHT_REGULAR) > room ? 2 : 1;
    return table->keys_width > 0.0f ? lines : lines + 1;
}

static int all_lines(const struct pen *pen, const struct table *table,
                     const struct help_line *lines, int count)
{
    int sum = 0;
    for (int i = 0; i < count; i++)
        sum += row_lines(pen, table, &lines[i]);
    return sum;
}

/* One line a row in letters of `size`, or somewhat smaller; if that would be less than `least`,
 * more lines. */
static void choose_columns(const struct pen *pen, struct table *table, float size, float least,
                           const struct help_line *lines, int count)
{
    float keys = widest(pen, lines, count, size, true);
    float all = keys + widest(pen, lines, count, size, false) + size * 0.7f;
    float fit = fminf(1.0f, table->box.width / all * 0.99f);
    bool enough = size * fit >= least;
    table->size = enough ? floorf(size * fit) : least;
    table->keys_width = keys * (enough ? fit : least / size);
    if (!enough && table->keys_width > table->box.width / 2)
        table->keys_width = 0.0f;
}

static struct table table_fit(const struct pen *pen, struct box box, float size, float least,
                              const struct help_line *lines, int count)
{
    struct table table = {.box = box};
    size = clampf(box.height / (float)count / PICTURE_LINE, least, size);
    choose_columns(pen, &table, size, least, lines, count);
    float needed = (float)all_lines(pen, &table, lines, count) * PICTURE_LINE;
    if (needed * table.size > box.height) {
        table.keys_width *= box.height / (needed * table.size);
        table.size = box.height / needed;
    }
    float spare = (box.height - needed * table.size) / (float)count;
    table.gap = clampf(spare, 0.0f, table.size * 0.8f);
    return table;
}

static void add_table(const struct pen *pen, const struct table *table,
                      const struct help_line *lines, int count)
{
    struct slot keys = {table->box, table->size}, what = keys;
    float line = table->size * PICTURE_LINE;
    what.box.height = 2 * line;
    what.box.x += table->keys_width + column_gap(table);
    what.box.width -= table->keys_width + column_gap(table);
    if (table->keys_width > 0.0f)
        keys.box.width = table->keys_width;
    for (int i = 0; i < count; i++) {
        what.box.y = keys.box.y + (table->keys_width > 0.0f ? 0.0f : line);
        pen_line(pen, lines[i].keys, &keys, plain(pen, WEIGHT_BOLD));
        pen_wrap(pen, lines[i].what, &what, plain(pen, WEIGHT_REGULAR));
        keys.box.y += (float)row_lines(pen, table, &lines[i]) * line + table->gap;
    }
}

/* The lines of one page. */
struct sheet {
    int first, count;
};

/* The box between title and foot. */
static struct box table_box(const struct layout *layout)
{
    const struct box *page = &layout->page;
    const struct box *title = &layout->page_title.box, *note = &layout->page_note.box;
    const float top = fmaxf(title->y + title->height, note->y + note->height) + layout->em * 0.25f;
    return (struct box){page->x, top, page->width,
                        page->y + page->height - layout->caption.size * 1.35f - top};
}

/* As many lines of a group as stand on a page. */
static struct sheet sheet_from(const struct pen *pen, const struct box *box, float size,
                               const struct view *view, int first)
{
    struct sheet sheet = {first, 0};
    for (int i = first; i < view->help_count && view->help[i].group == view->help[first].group;
         i++) {
        const int count = i - first + 1;
        const struct table table = table_fit(pen, *box, size, size, view->help + first, count);
        const float high = (float)all_lines(pen, &table, view->help + first, count) * PICTURE_LINE;
        if (count > 1 && (high + (float)count * ROW_GAP) * size > box->height)
            break;
        sheet.count = count;
    }
    return sheet;
}

static int find_sheets(const struct pen *pen, const struct box *box, float size,
                       const struct view *view, struct sheet sheets[PAGES_MOST])
{
    int pages = 0;
    for (int i = 0; i < view->help_count && pages < PAGES_MOST; pages++) {
        sheets[pages] = sheet_from(pen, box, size, view, i);
        i += sheets[pages].count;
    }
    return pages;
}

static void add_title(const struct pen *pen, const struct layout *layout, const char *group,
                      float taken)
{
    struct slot title = layout->page_title;
    char words[64];
    (void)snprintf(words, sizeof words, tr("Keys: %s"), group == NULL ? "" : tr(group));
    title.box.width -= taken > 0.0f ? taken + layout->em : 0.0f;
    if (group == NULL || !pen_line_whole(pen, words, &title, plain(pen, WEIGHT_BOLD)))
        (void)pen_line(pen, tr("Keys"), &title, plain(pen, WEIGHT_BOLD));
}

static float add_number(const struct pen *pen, const struct layout *layout, int page, int pages)
{
    struct slot number = {layout->page_title.box, layout->caption.size};
    char words[32];
    (void)snprintf(words, sizeof words, "%d / %d", page + 1, pages);
    number.box.y += (layout->page_title.size - number.size) * PICTURE_ASCENT;
    return pages < 2
               ? 0.0f
               : pen_line(pen, words, &number,
                          (struct style){WEIGHT_REGULAR, ALIGN_RIGHT, pen->theme->text_quiet});
}

static void add_foot(const struct pen *pen, const struct view *view, const struct layout *layout,
                     bool turns)
{
    const struct view_keys *keys = &view->keys;
    const struct box *page = &layout->page;
    const float size = layout->caption.size;
    const struct slot slot = {
        {page->x, page->y + page->height - size * PICTURE_LINE, page->width, size * PICTURE_LINE},
        size};
    char words[FOOT_BYTES] = "";
    turns = turns && has_key(keys->back) && has_key(keys->next);
    if (turns && has_key(keys->help))
        (void)snprintf(words, sizeof words, tr("%s %s turn the page · %s back"), keys->back,
                       keys->next, keys->help);
    else if (turns)
        (void)snprintf(words, sizeof words, tr("%s %s turn the page"), keys->back, keys->next);
    else if (has_key(keys->help))
        (void)snprintf(words, sizeof words, tr("%s back"), keys->help);
    (void)pen_line(pen, words, &slot,
                   (struct style){WEIGHT_REGULAR, ALIGN_CENTRE, pen->theme->text_quiet});
}

void screen_help(const struct view *view, const struct layout *layout, const struct pen *pen,
                 float taken)
{
    struct sheet sheets[PAGES_MOST];
    const struct box box = table_box(layout);
    const float size = layout->caption.size;
    const int pages = find_sheets(pen, &box, size, view, sheets);
    if (pages > 0) {
        const int page = (view->help_page % pages + pages) % pages;
        const struct help_line *lines = view->help + sheets[page].first;
        const int count = sheets[page].count;
        const struct table table = table_fit(pen, box, size, size, lines, count);
        if (taken <= 0.0f)
            taken = add_number(pen, layout, page, pages);
        add_title(pen, layout, lines->group, taken);
        add_table(pen, &table, lines, count);
    }
    add_foot(pen, view, layout, pages > 1);
}
