#include "picture/guest.h"

#include <math.h>

#include "base/ease.h"
#include "picture/lines.h"

/* Shares of the picture's height, and of its width where that is less. */
#define BAND 0.26f
#define LETTERS 0.105f
#define LETTERS_WIDE 0.088f

/* From the top of a line to the middle of its small letters, in em. */
#define LETTERS_MIDDLE 0.62f

enum { LINES_WORDS = 3 };

static struct box band_of(const struct view *view, const struct layout *layout)
{
    const struct box *page = &layout->page;
    const float height = (float)view->height * BAND;
    return (struct box){page->x, view->invited_above ? page->y : page->y + page->height - height,
                        page->width, height};
}

void guest_layout(const struct view *view, struct layout *layout)
{
    const struct box band = band_of(view, layout), *page = &layout->page;
    const float height = page->height - band.height;
    layout->stage = (struct box){page->x, view->invited_above ? band.y + band.height : page->y,
                                 page->width, height};
    layout->clip = (struct box){0, 0, (float)view->width, (float)view->height};
    layout->horizon = layout->stage.y + height * 0.5f;
}

void guest_invite(const struct view *view, const struct layout *layout, const struct pen *pen)
{
    const struct box band = band_of(view, layout);
    const float size = fminf((float)view->height * LETTERS, (float)view->width * LETTERS_WIDE);
    const float line = size * PICTURE_LINE;
    const int most = (int)clampf(floorf(band.height / line), 1, LINES_WORDS);
    struct wrapped lines;
    lines_break(pen, view->invitation, size, WEIGHT_BOLD, band.width, most, &lines);
    const float middle = band.y + band.height / 2;
    const float top = middle - (float)lines.count * line / 2;
    const struct slot slot = {{band.x, top, band.width, (float)lines.count * line + 1}, size};
    pen_wrap(pen, view->invitation, &slot,
             (struct style){WEIGHT_BOLD, ALIGN_CENTRE, pen->theme->text});
}

void guest_card(const struct pen *pen, const char *words)
{
    const struct picture *picture = pen->picture;
    const struct layout layout = layout_for(picture->width, picture->height, 0);
    const struct slot *title = &layout.page_title;
    const float size = layout.page_note.size, high = title->box.height;
    const struct slot slot = {{title->box.x + size / 2,
                               title->box.y + high / 2 - size * LETTERS_MIDDLE,
                               title->box.width - size, size * PICTURE_LINE},
                              size};
    pen_card(pen, title->box, high / 4, size * 0.06f);
    (void)pen_line(pen, words, &slot, (struct style){WEIGHT_BOLD, ALIGN_CENTRE, pen->theme->text});
}
