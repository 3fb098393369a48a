#include "picture/menu.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "picture/ground.h"
#include "picture/menu_card.h"

/* Between cards, in em. */
#define GAP 0.5f

/* Height of the lines under the cards, in em: tall pictures have two of them. */
#define KEYS_HEIGHT 1.3f

enum { KEYS_BYTES = 160 };

static bool is_tall(int width, int height)
{
    return height > width;
}

void menu_grid(int width, int height, int *columns, int *rows)
{
    *columns = width * 2 >= height * 3 ? 2 : 1;
    *rows = *columns == 2 ? 2 : is_tall(width, height) ? 4 : 3;
}

/* What is left for the cards between title and keys. */
static struct box cards_box(const struct layout *layout, int width, int height)
{
    const struct box *page = &layout->page;
    const float top = layout->page_title.box.y + layout->page_title.box.height + layout->em * 0.25f;
    const float keys = layout->em * KEYS_HEIGHT * (is_tall(width, height) ? 2.0f : 1.0f);
    return (struct box){page->x, top, page->width,
                        page->y + page->height - keys - layout->em * 0.25f - top};
}

static struct box card_box(const struct layout *layout, int width, int height, int place)
{
    int columns, rows;
    menu_grid(width, height, &columns, &rows);
    const struct box all = cards_box(layout, width, height);
    const float gap = layout->em * GAP;
    const float wide = (all.width - gap * (float)(columns - 1)) / (float)columns;
    const float high = (all.height - gap * (float)(rows - 1)) / (float)rows;
    const int column = place % columns, row = place / columns;
    return (struct box){roundf(all.x + (wide + gap) * (float)column),
                        roundf(all.y + (high + gap) * (float)row), roundf(wide), roundf(high)};
}

int menu_place_at(int width, int height, float x, float y)
{
    int columns, rows;
    const struct layout layout = layout_for(width, height, 0);
    menu_grid(width, height, &columns, &rows);
    for (int place = 0; place < columns * rows; place++) {
        const struct box box = card_box(&layout, width, height, place);
        if (box_holds(&box, x, y))
            return place;
    }
    return -1;
}

/* One line, or in tall pictures two, at the foot of the page. */
static void add_keys(const struct pen *pen, const struct layout *layout, const char *const keys[2])
{
    const struct box *page = &layout->page;
    const float high = layout->em * KEYS_HEIGHT, foot = page->y + page->height;
    const struct style style = {WEIGHT_REGULAR, ALIGN_CENTRE, pen->theme->text_quiet};
    struct slot slot = {{page->x, foot - high, page->width, high}, layout->em};
    char both[KEYS_BYTES];
    if (is_tall(pen->picture->width, pen->picture->height)) {
        (void)pen_line(pen, keys[1], &slot, style);
        slot.box.y -= high;
        (void)pen_line(pen, keys[0], &slot, style);
        return;
    }
    (void)snprintf(both, sizeof both, keys[1][0] != '\0' ? "%s \u00b7 %s" : "%s", keys[0], keys[1]);
    (void)pen_line(pen, both, &slot, style);
}

static void add_title(const struct pen *pen, const struct menu_page *page,
                      const struct layout *layout)
{
    struct slot title = layout->page_title, number = {title.box, layout->em};
    char text[32];
    (void)snprintf(text, sizeof text, "%d / %d", page->page + 1, page->pages);
    number.box.y += (title.size - number.size) * PICTURE_ASCENT;
    if (page->pages > 1)
        title.box.width -=
            pen_line(pen, text, &number,
                     (struct style){WEIGHT_REGULAR, ALIGN_RIGHT, pen->theme->text_quiet}) +
            layout->em;
    (void)pen_line(pen, page->title, &title,
                   (struct style){WEIGHT_BOLD, ALIGN_LEFT, pen->theme->text});
}

void menu_picture(const struct menu_page *page, const struct ruler *ruler,
                  struct menu_stills *stills, struct picture *out)
{
    const struct layout layout = layout_for(page->width, page->height, 0);
    const struct pen pen = {out, ruler, page->theme};
    picture_start(out, page->width, page->height);
    ground_add(&pen, layout.horizon);
    add_title(&pen, page, &layout);
    for (int i = 0; i < page->count; i++) {
        const struct menu_card_place card = {card_box(&layout, page->width, page->height, i), i,
                                             i == page->lit};
        menu_card_add(&pen, page, &layout, &card, stills);
    }
    add_keys(&pen, &layout, page->keys);
}

static bool same_face(const struct menu_face *a, const struct menu_face *b)
{
    return a->timeline == b->timeline && a->at_ms == b->at_ms && a->name == b->name &&
           strcmp(a->about, b->about) == 0;
}

bool menu_page_same(const struct menu_page *a, const struct menu_page *b)
{
    bool same = a->width == b->width && a->height == b->height && a->title == b->title &&
                a->keys[0] == b->keys[0] && a->keys[1] == b->keys[1] && a->count == b->count &&
                a->lit == b->lit && a->page == b->page && a->pages == b->pages &&
                a->walk == b->walk && a->em == b->em;
    for (int i = 0; same && i < a->count; i++)
        same = same_face(&a->faces[i], &b->faces[i]);
    return same;
}
