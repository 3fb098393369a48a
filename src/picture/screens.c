#include "picture/screens.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>

#include "base/ease.h"

enum { DAILY_SECONDS = 60 };

/* Keys in bold and what they do, row by row; where the page is too narrow for both in one line,
 * what they do stands below. */
struct table {
    struct slot row;  /* the first one; its size is that of all */
    float step;       /* from row to row */
    float keys_width; /* 0: below one another */
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

static void add_row(const struct pen *pen, const struct table *table, int row,
                    const struct help_line *line)
{
    float size = table->row.size, gap = size * 0.7f;
    struct slot keys = table->row, what = table->row;
    keys.box.y = what.box.y = table->row.box.y + table->step * (float)row;
    if (table->keys_width > 0.0f) {
        keys.box.width = table->keys_width;
        what.box.x += table->keys_width + gap;
        what.box.width -= table->keys_width + gap;
    } else {
        what.box.y += size * PICTURE_LINE;
    }
    pen_line(pen, line->keys, &keys, plain(pen, WEIGHT_BOLD));
    pen_line(pen, line->what, &what, plain(pen, WEIGHT_REGULAR));
}

/* Fits the lines into a box, in letters of `size` or smaller ones. */
static struct table table_fit(const struct pen *pen, struct box box, float size, float least,
                              const struct help_line *lines, int count)
{
    struct table table = {.row = {box, size}, .step = box.height / (float)count};
    table.row.size = fminf(size, table.step / PICTURE_LINE);
    float keys = widest(pen, lines, count, table.row.size, true);
    float all = keys + widest(pen, lines, count, table.row.size, false) + table.row.size * 0.7f;
    float fit = fminf(1.0f, box.width / all * 0.99f);
    bool below = table.row.size * fit < least && table.step >= 2 * least * PICTURE_LINE;
    if (below) {
        table.row.size = fminf(size, fmaxf(least, table.step / (2.4f * PICTURE_LINE)));
        return table;
    }
    table.row.size = floorf(table.row.size * fit);
    table.keys_width = keys * fit;
    return table;
}

static void add_table(const struct pen *pen, const struct table *table,
                      const struct help_line *lines, int count)
{
    for (int i = 0; i < count; i++)
        add_row(pen, table, i, &lines[i]);
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
    box.height = fminf(box.height, (float)rows * layout->em * 3.3f);
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
    pen_line(pen, "q quit \u00b7 \u2192 again", &layout->closing_keys,
             (struct style){WEIGHT_REGULAR, ALIGN_CENTRE, pen->theme->text_quiet});
}
