#include "picture/screens.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>

#include "base/ease.h"

enum { DAILY_SECONDS = 60 };

/* A key in bold and what it does, in a row of two columns. */
static void add_key(const struct pen *pen, const struct slot *slot, float keys_width,
                    const struct help_line *line)
{
    float gap = slot->size * 0.6f;
    struct slot keys = *slot, what = *slot;
    keys.box.width = keys_width;
    what.box.x += keys_width + gap;
    what.box.width -= keys_width + gap;
    pen_line(pen, line->keys, &keys, (struct style){WEIGHT_BOLD, ALIGN_LEFT, pen->theme->text});
    pen_line(pen, line->what, &what, (struct style){WEIGHT_REGULAR, ALIGN_LEFT, pen->theme->text});
}

static float widest_keys(const struct pen *pen, const struct help_line *lines, int count,
                         float size)
{
    float widest = 0.0f;
    for (int i = 0; i < count; i++)
        widest = fmaxf(widest, pen_width(pen, lines[i].keys, size, WEIGHT_BOLD));
    return widest;
}

/* Rows of keys below one another in `slot`, whose size is the em of a row. */
static void add_keys(const struct pen *pen, const struct slot *slot, float step,
                     const struct help_line *lines, int count)
{
    float widest = widest_keys(pen, lines, count, slot->size);
    struct slot row = *slot;
    for (int i = 0; i < count; i++) {
        add_key(pen, &row, fminf(widest, slot->box.width * 0.48f), &lines[i]);
        row.box.y += step;
    }
}

void screen_paused(const struct view *view, const struct layout *layout, const struct pen *pen)
{
    static const struct help_line keys[] = {{"Space", "go on"}, {"\u2192", "next"}, {"q", "quit"}};
    (void)view;
    pen_panel(pen, layout->paused, layout->em * 0.6f, pen->theme->panel);
    pen_line(pen, "Paused", &layout->paused_word,
             (struct style){WEIGHT_BOLD, ALIGN_LEFT, pen->theme->text});
    add_keys(pen, &layout->paused_keys, layout->paused_keys.box.height / 3, keys, 3);
}

void screen_help(const struct view *view, const struct layout *layout, const struct pen *pen)
{
    const struct box *page = &layout->page;
    float top = layout->page_title.box.y + layout->page_title.box.height + layout->em * 0.3f;
    float room = page->y + page->height - top;
    int rows_most = (int)(room / (layout->em * PICTURE_LINE));
    int columns = view->help_count > rows_most ? 2 : 1;
    int rows = (view->help_count + columns - 1) / columns;
    float step = rows > 0 ? fminf(room / (float)rows, layout->em * 1.8f) : 0.0f;
    float gap = columns > 1 ? layout->em : 0.0f;
    float width = (page->width - gap) / (float)columns;
    pen_line(pen, "Keys", &layout->page_title,
             (struct style){WEIGHT_BOLD, ALIGN_LEFT, pen->theme->text});
    float size = clampf(step / PICTURE_LINE, 4.0f, layout->em * 1.25f);
    for (int c = 0; c < columns; c++) {
        int first = c * rows;
        int count = view->help_count - first < rows ? view->help_count - first : rows;
        struct slot slot = {{page->x + (width + gap) * (float)c, top, width, step}, size};
        add_keys(pen, &slot, step, view->help + first, count);
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
