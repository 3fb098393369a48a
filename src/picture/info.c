#include "picture/info.h"

#include <stdio.h>

#include "base/tr.h"
#include "picture/paragraph.h"

enum { PARTS_MOST = 8, WORDS = 64 };

static void add_part(const struct pen *pen, const char *text, enum weight weight, struct slot *slot,
                     float foot)
{
    slot->box.height = foot - slot->box.y;
    if (text == NULL || text[0] == '\0' || slot->box.height < slot->size)
        return;
    slot->box.y +=
        paragraph(pen, text, slot, (struct style){weight, ALIGN_LEFT, pen->theme->text}) +
        slot->size * 0.4f;
}

/* Which key leads back; how high its line is. */
static float add_foot(const struct view *view, const struct layout *layout, const struct pen *pen)
{
    const float high = layout->caption.size * PICTURE_LINE;
    const struct box *page = &layout->page;
    const struct slot foot = {{page->x, page->y + page->height - high, page->width, high},
                              layout->caption.size};
    char words[WORDS];
    if (view->keys.info == NULL || view->keys.info[0] == '\0')
        return 0.0f;
    (void)snprintf(words, sizeof words, tr("%s back"), view->keys.info);
    (void)pen_line(pen, words, &foot,
                   (struct style){WEIGHT_REGULAR, ALIGN_CENTRE, pen->theme->text_quiet});
    return high;
}

void info_add(const struct view *view, const struct layout *layout, const struct pen *pen)
{
    const struct exercise *exercise = view->moment.segment->exercise;
    const struct box *page = &layout->page;
    const float foot = page->y + page->height - add_foot(view, layout, pen);
    struct slot slot = {*page, layout->em * 1.2f};
    if (exercise == NULL)
        return;
    pen_line(pen, exercise->name, &layout->page_title,
             (struct style){WEIGHT_BOLD, ALIGN_LEFT, pen->theme->text});
    slot.box.y = layout->page_title.box.y + layout->page_title.box.height + layout->em * 0.3f;
    add_part(pen, exercise->purpose, WEIGHT_REGULAR, &slot, foot);
    for (int i = 0; i < exercise->cautions.count && i < PARTS_MOST; i++)
        add_part(pen, exercise->cautions.line[i], WEIGHT_BOLD, &slot, foot);
    add_part(pen, exercise->easier, WEIGHT_REGULAR, &slot, foot);
}
