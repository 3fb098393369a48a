#include "picture/choices.h"

#include <math.h>

/* Between buttons, in em. */
#define GAP 0.25f

/* So high a row is at least where nothing has to move together, gap and all. */
#define TIGHT 1.3f

/* Of a button at most, with what keeps off it, in em. */
#define EDGE 0.14f

/* From a button's edge to its letters, in em. */
#define PAD 0.35f

/* From the top of a line to the middle between capitals' tops and the lowest tails, in em. */
#define LETTERS_MIDDLE 0.67f

struct box choices_box(const struct choices_room *room, int count, int place)
{
    const int rows = (count + room->columns - 1) / room->columns;
    const float gap = room->size * GAP;
    const float wide = (room->box.width - gap * (float)(room->columns - 1)) / (float)room->columns;
    const bool tight = room->box.height < room->size * TIGHT * (float)rows;
    const float between = tight ? gap / 2 : gap;
    const float high = (room->box.height - between * (float)(rows - 1)) / (float)rows;
    const int column = place % room->columns, row = place / room->columns;
    return (struct box){roundf(room->box.x + (wide + gap) * (float)column),
                        roundf(room->box.y + (high + between) * (float)row), roundf(wide),
                        roundf(high)};
}

int choices_at(const struct choices_room *room, int count, float x, float y)
{
    for (int place = 0; place < count; place++) {
        const struct box box = choices_box(room, count, place);
        if (box_holds(&box, x, y))
            return place;
    }
    return -1;
}

static struct box shrink(struct box box, float by)
{
    return (struct box){box.x + by, box.y + by, box.width - 2 * by, box.height - 2 * by};
}

/* Key and words take one line; the size at which they fit into `room`. */
static float fitting_size(const struct pen *pen, const struct choice *choice, float size,
                          float room)
{
    const float key = pen_width(pen, choice->key, size, WEIGHT_BOLD);
    const float what = pen_width(pen, choice->what, size, WEIGHT_REGULAR);
    const float taken = key + what + (key > 0.0f ? size : 0.0f);
    return taken <= room ? size : floorf(size * room / taken * 0.99f);
}

/* The key as a cap of its own, within the button's edge, so that it is not read as a word of the
 * sentence. Returns what it takes of the line. */
static float add_key(const struct pen *pen, const char *key, const struct slot *slot,
                     const struct box *button)
{
    const float width = pen_width(pen, key, slot->size, WEIGHT_BOLD), size = slot->size;
    const float high = fminf(size * 1.16f, button->height - size * 2 * EDGE);
    const struct box cap = {slot->box.x, button->y + (button->height - high) / 2,
                            width + size * 0.6f, high};
    struct slot letters = *slot;
    if (width <= 0.0f)
        return 0.0f;
    pen_panel(pen, cap, size * 0.22f, pen->theme->ring_empty);
    pen_panel(pen, shrink(cap, fmaxf(size * 0.05f, 1.0f)), size * 0.17f, pen->theme->background);
    letters.box.x += size * 0.3f;
    letters.box.width = width + 1.0f;
    (void)pen_line(pen, key, &letters, (struct style){WEIGHT_BOLD, ALIGN_LEFT, pen->theme->text});
    return width + size;
}

static void add_words(const struct pen *pen, const struct choice *choice, const struct box *box,
                      float size)
{
    const struct box inner = shrink(*box, size * PAD);
    size = fitting_size(pen, choice, size, inner.width);
    struct slot slot = {inner, size};
    slot.box.y = roundf(box->y + box->height / 2 - size * LETTERS_MIDDLE);
    slot.box.height = size * PICTURE_LINE;
    const float key = add_key(pen, choice->key, &slot, box);
    slot.box.x += key;
    slot.box.width -= key;
    (void)pen_line(pen, choice->what, &slot,
                   (struct style){WEIGHT_REGULAR, ALIGN_LEFT, pen->theme->text});
}

static void add_button(const struct pen *pen, const struct choice *choice, const struct box *box,
                       float size, bool lit)
{
    const float edge = lit ? roundf(fmaxf(size * 0.1f, 3.0f)) : fmaxf(size * 0.04f, 1.0f);
    const float corner = size * 0.35f;
    pen_panel(pen, *box, corner, lit ? pen->theme->ring : pen->theme->ring_empty);
    pen_panel(pen, shrink(*box, edge), corner - edge, pen->theme->background);
    add_words(pen, choice, box, size);
}

void choices_add(const struct pen *pen, const struct choices_room *room, const struct choice *list,
                 int count, int lit, float walk)
{
    count = count < CHOICES_MOST ? count : CHOICES_MOST;
    for (int i = 0; i < count; i++) {
        const struct box box = choices_box(room, count, i);
        add_button(pen, &list[i], &box, room->size, i == lit);
        if (i == lit)
            pen_walk(pen, &box, roundf(fmaxf(room->size * 0.1f, 3.0f)), walk);
    }
}
