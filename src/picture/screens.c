#include "picture/screens.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>

#include "base/ease.h"

enum { DAILY_SECONDS = 60 };

/* Keys in bold and beside them what they do. Where the page is too narrow, what they do takes two
 * lines, or stands below the keys. */
struct table {
    struct box box;
    float size;       /* of all letters */
    float keys_width; /* 0: below one another */
    float gap;        /* between rows */
};

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

void screen_paused(const struct layout *layout, const struct pen *pen)
{
    static const struct help_line keys[] = {{"Space", "go on"}, {"\u2192", "next"}, {"q", "quit"}};
    const struct slot *slot = &layout->paused_keys;
    pen_card(pen, layout->paused, layout->em * 0.6f, layout->line * 1.5f);
    pen_line(pen, "Paused", &layout->paused_word, plain(pen, WEIGHT_BOLD));
    struct table table = table_fit(pen, slot->box, slot->size, layout->em, keys, 3);
    add_table(pen, &table, keys, 3);
}

/* Two columns when one would need too small letters. */
void screen_help(const struct view *view, const struct layout *layout, const struct pen *pen)
{
    const struct box *page = &layout->page;
    float top = layout->page_title.box.y + layout->page_title.box.height + layout->em * 0.2f;
    struct box box = {page->x, top, page->width, page->y + page->height - top};
    int most = (int)(box.height / (layout->em * PICTURE_LINE));
    int columns = view->help_count > most ? 2 : 1;
    int rows = (view->help_count + columns - 1) / columns;
    pen_line(pen, "Keys", &layout->page_title, plain(pen, WEIGHT_BOLD));
    box.width = columns == 1 ? box.width : (box.width - layout->em) / 2;
    for (int first = 0; first < view->help_count; first += rows) {
        int count = view->help_count - first < rows ? view->help_count - first : rows;
        const struct help_line *lines = view->help + first;
        struct box part = box;
        part.height *= (float)count / (float)rows;
        struct table table = table_fit(pen, part, layout->em * 1.25f, layout->em, lines, count);
        add_table(pen, &table, lines, count);
        box.x += box.width + layout->em;
    }
}

void screen_closing(const struct view *view, const struct layout *layout, const struct pen *pen)
{
    int64_t seconds = view->today_ms > 0 ? view->today_ms / 1000 : 0;
    char number[32], words[64];
    snprintf(number, sizeof number, "%" PRId64, seconds);
    if (seconds < DAILY_SECONDS)
        snprintf(words, sizeof words, "%" PRId64 " of %d seconds today", seconds, DAILY_SECONDS);
    else
        snprintf(words, sizeof words, "%" PRId64 " seconds today", seconds);
    pen_arc(pen, &layout->closing, 1.0f, pen->theme->ring_empty);
    pen_arc(pen, &layout->closing, (float)seconds / DAILY_SECONDS, pen->theme->ring);
    pen_number(pen, &layout->closing, number);
    pen_line(pen, words, &layout->closing_words,
             (struct style){WEIGHT_BOLD, ALIGN_CENTRE, pen->theme->text});
    pen_line(pen, "q quit \u00b7 \u2190 the last one again", &layout->closing_keys,
             (struct style){WEIGHT_REGULAR, ALIGN_CENTRE, pen->theme->text_quiet});
}
