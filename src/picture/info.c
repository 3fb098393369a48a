#include "picture/info.h"

#include "picture/paragraph.h"

enum { PARTS_MOST = 8 };

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

void info_add(const struct view *view, const struct layout *layout, const struct pen *pen)
{
    const struct exercise *exercise = view->moment.segment->exercise;
    const struct box *page = &layout->page;
    const float foot = page->y + page->height;
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
