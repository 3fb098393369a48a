#include "picture/pain.h"

#include <math.h>
#include <stdio.h>

#include "base/tr.h"
#include "picture/choices.h"
#include "picture/paragraph.h"

/* White on it has a contrast of 10. */
static const struct colour red = {0x8C, 0x14, 0x14, 0xFF};
static const struct colour white = {0xFF, 0xFF, 0xFF, 0xFF};

/* Of an answer's room, for its number, in em. */
#define NUMBER_ROOM 2.0f

/* The question is short where the answers are many. */
static float title_height(const struct layout *layout, int count)
{
    return layout->caption.size * (count > 3 ? 1.4f : 2.6f);
}

static float foot_height(const struct layout *layout)
{
    return layout->em * (layout->page.height > layout->page.width ? 2.6f : 1.4f);
}

static struct choices_room answers_room(const struct layout *layout, int count)
{
    const struct box *page = &layout->page;
    const float top = title_height(layout, count);
    return (struct choices_room){
        {page->x, page->y + top, page->width, page->height - top - foot_height(layout)},
        1,
        layout->caption.size};
}

int pain_answer_at(const struct layout *layout, int count, float x, float y)
{
    const struct choices_room room = answers_room(layout, count);
    return choices_at(&room, count, x, y);
}

/* Buttons with a number each, and beside it what is answered, on as many lines as it takes. */
static void add_answers(const struct pain_page *page, const struct layout *layout,
                        const struct pen *pen)
{
    static const char *const numbers[] = {"1", "2", "3", "4"};
    const struct choices_room room = answers_room(layout, page->count);
    struct choice buttons[4] = {{"", ""}};
    const int count = page->count < 4 ? page->count : 4;
    for (int i = 0; i < count; i++)
        buttons[i] = (struct choice){numbers[i], ""};
    choices_add(pen, &room, buttons, count, page->lit, page->walk);
    for (int i = 0; i < count; i++) {
        const struct box box = choices_box(&room, count, i);
        struct slot slot = {box, room.size};
        slot.box.x += room.size * NUMBER_ROOM;
        slot.box.width -= room.size * (NUMBER_ROOM + 0.4f);
        const char *text = tr(page->answers[i]);
        const float wide = pen_width(pen, text, room.size, WEIGHT_BOLD) / slot.box.width;
        const float lines = wide <= 1.0f ? 1.0f : ceilf(wide * 1.08f);
        const float taken = room.size * PICTURE_LINE * lines;
        slot.box.y += fmaxf((box.height - taken) / 2, room.size * 0.1f);
        slot.box.height = box.y + box.height - slot.box.y;
        (void)paragraph(pen, text, &slot,
                        (struct style){WEIGHT_BOLD, ALIGN_LEFT, pen->theme->text});
    }
}

static void add_foot(const struct pain_page *page, const struct layout *layout,
                     const struct pen *pen)
{
    const float high = foot_height(layout);
    const struct box *box = &layout->page;
    struct slot slot = {{box->x, box->y + box->height - high + layout->em * 0.2f, box->width,
                         high - layout->em * 0.2f},
                        layout->em};
    (void)paragraph(
        pen, page->foot, &slot,
        (struct style){WEIGHT_REGULAR, ALIGN_LEFT, page->alarm ? white : pen->theme->text});
}

void pain_add(const struct pain_page *page, const struct layout *layout, const struct pen *pen)
{
    const struct box *box = &layout->page;
    const bool asks = page->count > 0;
    const float size = layout->caption.size * (asks ? 1.0f : 1.5f), over = layout->em * 0.6f;
    const float high = asks ? title_height(layout, page->count) : box->height - foot_height(layout);
    const struct slot slot = {{box->x, box->y, box->width, high}, size};
    if (page->alarm)
        pen_panel(pen,
                  (struct box){box->x - over, box->y - over, box->width + 2 * over,
                               box->height + 2 * over},
                  over, red);
    (void)paragraph(
        pen, page->title, &slot,
        (struct style){WEIGHT_BOLD, ALIGN_LEFT, page->alarm ? white : pen->theme->text});
    if (asks)
        add_answers(page, layout, pen);
    add_foot(page, layout, pen);
}

void pain_field_add(const struct pen *pen, const struct box *box, float size, const char *key,
                    bool lit)
{
    const float pad = size * 0.2f, edge = roundf(fmaxf(size * 0.1f, 3.0f));
    const struct slot slot = {{box->x + pad, roundf(box->y + (box->height - size * 1.2f) / 2),
                               box->width - 2 * pad, size * 1.2f},
                              size};
    const struct box round = {box->x - edge, box->y - edge, box->width + 2 * edge,
                              box->height + 2 * edge};
    char words[PAIN_KEYS_SIZE];
    if (key[0] != '\0')
        (void)snprintf(words, sizeof words, tr("%s hurts"), key);
    else
        (void)snprintf(words, sizeof words, "%s", tr("It hurts"));
    if (lit)
        pen_panel(pen, round, size * 0.3f + edge, pen->theme->ring);
    pen_panel(pen, *box, size * 0.3f, red);
    (void)pen_line(pen, words, &slot, (struct style){WEIGHT_BOLD, ALIGN_CENTRE, white});
}
