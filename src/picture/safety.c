#include "picture/safety.h"

#include <math.h>

#include "base/tr.h"
#include "picture/ground.h"
#include "picture/layout.h"
#include "picture/lines.h"
#include "picture/paragraph.h"
#include "picture/reflow.h"

/* At the foot of the page, beside or below one another. */
static struct choices_room safety_room(const struct layout *layout, int width, int height)
{
    const struct box *page = &layout->page;
    const float size = layout->caption.size;
    const int columns = width * 10 >= height * 11 ? 2 : 1;
    const float high = size * (columns == 2 ? 1.5f : 3.2f);
    return (struct choices_room){
        {page->x, page->y + page->height - high, page->width, high}, columns, size};
}

int safety_button_at(int width, int height, float x, float y)
{
    const struct layout layout = layout_for(width, height, 0);
    const struct choices_room room = safety_room(&layout, width, height);
    return choices_at(&room, 2, x, y);
}

struct safety_words {
    const char *text;
    enum weight weight;
    float gap; /* below, in em */
};

static const struct safety_words safety_words[] = {
    {TR("Stretch to a mild pull, never to pain."), WEIGHT_BOLD, 0.1f},
    {TR("Stop if anything hurts."), WEIGHT_BOLD, 0.3f},
    {TR("limber shows movements; it cannot see you."), WEIGHT_REGULAR, 0.3f},
    {TR("Ask a doctor or a physiotherapist first after a recent injury or operation or a fall that "
        "hurts, with osteoporosis, cancer, inflammation, numbness or weakness, or when pregnant."),
     WEIGHT_REGULAR, 0.0f},
};

enum { SAFETY_WORDS = sizeof safety_words / sizeof *safety_words };

/* All of them in letters of one size; where there is room the first ones are larger. */
static float safety_height(const struct pen *pen, float room, float size, float bold)
{
    struct wrapped lines;
    float high = 0.0f;
    for (int i = 0; i < SAFETY_WORDS; i++) {
        const struct safety_words *words = &safety_words[i];
        const float em = size * (words->weight == WEIGHT_BOLD ? bold : 1.0f);
        lines_break(pen, tr(words->text), em, words->weight, room, LINES_MOST, &lines);
        high += (float)lines.count * em * PICTURE_LINE + size * words->gap;
    }
    return high;
}

static void add_safety(const struct pen *pen, const struct box *box, float size)
{
    float bold = 1.2f;
    struct slot slot = {*box, size};
    if (safety_height(pen, box->width, size, bold) > box->height)
        bold = 1.0f;
    while (size > 4.0f && safety_height(pen, box->width, size, bold) > box->height)
        size = floorf(size * 0.98f);
    for (int i = 0; i < SAFETY_WORDS; i++) {
        const struct safety_words *words = &safety_words[i];
        slot.size = size * (words->weight == WEIGHT_BOLD ? bold : 1.0f);
        slot.box.height = box->y + box->height - slot.box.y;
        slot.box.y += paragraph(pen, tr(words->text), &slot,
                                (struct style){words->weight, ALIGN_LEFT, pen->theme->text}) +
                      size * words->gap;
    }
}

void safety_picture(const struct safety_page *page, const struct ruler *ruler, struct picture *out)
{
    const struct layout layout = layout_for(page->width, page->height, 0);
    const float size = layout.caption.size * fmaxf(1.0f, reflow_share(&layout, page->em));
    const struct choices_room room = safety_room(&layout, page->width, page->height);
    const struct pen pen = {out, ruler, page->theme};
    struct box box = layout.page;
    picture_start(out, page->width, page->height);
    ground_add(&pen, layout.horizon);
    (void)pen_line(&pen, tr("Before you begin"), &layout.page_title,
                   (struct style){WEIGHT_BOLD, ALIGN_LEFT, page->theme->text});
    box.y = layout.page_title.box.y + layout.page_title.box.height + layout.em * 0.3f;
    box.height = room.box.y - layout.em * 0.2f - box.y;
    add_safety(&pen, &box, size);
    choices_add(&pen, &room, page->buttons, 2, -1, 0.0f);
}
