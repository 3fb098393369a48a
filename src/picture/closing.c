#include "picture/closing.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>

#include "base/tr.h"

enum { THREE = 3, DAY_MS = 60000, DAY_SECONDS = 60, WHOLE = 1000, WORDS = 160 };

/* In em of the buttons. */
#define BUTTON_ROW 1.65f
#define LINE 1.25f
#define WIDE 24 /* room for three buttons beside one another */

int64_t closing_missing_ms(int64_t today_ms)
{
    return today_ms < DAY_MS ? DAY_MS - today_ms : 0;
}

int64_t closing_seconds(int64_t today_ms)
{
    enum { SECOND_MS = 1000 };
    const int64_t ms = today_ms > 0 ? today_ms : 0;
    const int64_t nearest = (ms + SECOND_MS / 2) / SECOND_MS;
    return ms < DAY_MS && nearest >= DAY_SECONDS ? DAY_SECONDS - 1 : nearest;
}

static int64_t missing_seconds(const struct view *view)
{
    return DAY_SECONDS - closing_seconds(view->today_ms);
}

static bool offers(const struct view *view)
{
    return view->closing.offer != NULL && closing_missing_ms(view->today_ms) > 0;
}

struct offer closing_offer(const struct view *view, const struct layout *layout)
{
    const struct view_keys *keys = &view->keys;
    struct offer offer = {
        .room = {.columns = layout->closing_columns, .size = layout->closing_keys.size},
        .first_alone = offers(view)};
    if (offers(view))
        offer_add(&offer, keys->pause, view->closing.offer, DEED_PAUSE);
    offer_add(&offer, keys->back, tr("once more"), DEED_BACK);
    offer_add(&offer, keys->too_much, tr("too much?"), DEED_TOO_MUCH);
    offer_add(&offer, keys->quit, offer_leave(keys), DEED_QUIT);
    if (offer.room.columns > 1 && layout->page.width > layout->closing_keys.size * WIDE)
        offer.room.columns = THREE;
    const float high = layout->closing_keys.size * BUTTON_ROW * (float)offer_rows(&offer);
    const struct box *page = &layout->page;
    offer.room.box = (struct box){page->x, page->y + page->height - high, page->width, high};
    return offer;
}

/* ---- words ---- */

static void tell_seconds(const struct view *view, char out[WORDS])
{
    const int64_t seconds = closing_seconds(view->today_ms);
    if (view->guest)
        (void)snprintf(out, WORDS, "%s", tr("Well done. Thank you!"));
    else if (seconds < DAY_SECONDS)
        (void)snprintf(out, WORDS, tr("%d of %d seconds today"), (int)seconds, DAY_SECONDS);
    else
        (void)snprintf(out, WORDS, tr("%d seconds today"), (int)seconds);
}

/* Nothing is lost: what is missing is offered, not reproached. */
static void tell_row(const struct view *view, char out[WORDS])
{
    const int row = view->closing.row;
    const int64_t missing = missing_seconds(view);
    out[0] = '\0';
    if (row == 0)
        return;
    if (missing <= 0 && row > 1)
        (void)snprintf(out, WORDS, tr("%d days in a row"), row);
    else if (missing <= 0)
        (void)snprintf(out, WORDS, "%s", tr("Today is done"));
    else if (view->closing.rests)
        (void)snprintf(out, WORDS, "%s", tr("A day of rest breaks no row"));
    else if (row > 1)
        (void)snprintf(out, WORDS, tr("%d more seconds: %d days in a row"), (int)missing, row);
    else
        (void)snprintf(out, WORDS, tr("%d more seconds and today is done"), (int)missing);
}

static void tell_range(const struct closing *closing, char out[WORDS])
{
    const double before = 100.0 * closing->before / WHOLE;
    if (closing->before > 0 && closing->range > closing->before)
        (void)snprintf(out, WORDS, tr("grown from %.0f %%"), before);
    else if (closing->before > closing->range)
        (void)snprintf(out, WORDS, tr("smaller than %.0f %%"), before);
    else
        (void)snprintf(out, WORDS, "%s", tr("of the whole arc"));
}

/* ---- what is drawn ---- */

/* A range as part of the whole arc, with what it has grown by: a half ring about a middle, `place`
 * being the whole one's. What has grown stands off from what was there: it is told by its place and
 * its width. */
static void draw_arc(const struct pen *pen, const struct ring_place *place, int range, int before)
{
    enum { GAP_PERCENT = 160 }; /* of the stroke, from middle to middle of the round ends */
    const float half = 0.5f / (float)WHOLE, from = 0.75f;
    const int kept = before > 0 && before < range ? before : range;
    const float gap = place->stroke * GAP_PERCENT / 100 / (6.2832f * place->radius);
    struct ring_place bold = *place;
    pen_arc_from(pen, place, from, 0.5f, pen->theme->ring_empty);
    pen_arc_from(pen, place, from, half * (float)kept - (kept < range ? gap : 0),
                 pen->theme->text_quiet);
    if (kept == range)
        return;
    bold.radius += place->stroke * 0.25f;
    bold.stroke *= 1.5f;
    pen_arc_from(pen, &bold, from + half * (float)kept, half * (float)(range - kept),
                 pen->theme->ring);
}

/* Where everything stands: lines from the foot up, and the rings over them. */
struct places {
    struct offer offer;
    struct slot row, words;
    struct ring_place ring, arc; /* arc.radius 0: there is none */
};

/* The ring, and the arc beside it, or below it where the room is tall. */
static void set_rings(const struct layout *layout, struct box room, bool arcs,
                      struct places *places)
{
    const bool tall = room.height > room.width;
    const float wide = arcs && !tall ? room.width * 0.23f : room.width / 2;
    const float high = room.height / (arcs && tall ? 4.2f : 2.0f);
    struct ring_place *ring = &places->ring, *arc = &places->arc;
    *ring = layout->closing;
    const float share = fminf(fminf(wide, high) / ring->radius, 1.0f);
    ring->radius *= share;
    ring->stroke *= share;
    ring->digits *= share;
    ring->y = room.y + room.height * (arcs && tall ? 0.28f : 0.5f);
    if (!arcs)
        return;
    *arc = *ring;
    arc->y = tall ? room.y + room.height * 0.82f : ring->y + ring->radius * 0.1f;
    if (tall)
        return;
    ring->x = room.x + room.width * 0.26f;
    arc->x = room.x + room.width * 0.74f;
}

static struct places places_of(const struct view *view, const struct layout *layout)
{
    struct places places = {.offer = closing_offer(view, layout)};
    const struct box *page = &layout->page;
    const float em = layout->closing_keys.size, big = layout->closing_words.size;
    float foot = places.offer.room.box.y - em * 0.3f;
    places.row = (struct slot){{page->x, foot - em * LINE, page->width, em * LINE}, em};
    if (view->closing.row > 0)
        foot -= em * LINE;
    places.words = (struct slot){{page->x, foot - big * LINE, page->width, big * LINE}, big};
    foot -= big * LINE + em * 0.2f;
    places.ring = layout->closing;
    set_rings(layout, (struct box){page->x, page->y, page->width, foot - page->y},
              view->closing.grown != NULL, &places);
    return places;
}

/* The range as a number within the arc, and under it of what, and how it came. */
static void add_range(const struct view *view, const struct places *places, const struct pen *pen)
{
    const struct closing *closing = &view->closing;
    const struct ring_place *arc = &places->arc;
    const float em = places->row.size * 0.8f, wide = arc->radius * 2.1f;
    const struct style quiet = {WEIGHT_REGULAR, ALIGN_CENTRE, pen->theme->text_quiet};
    const struct style bold = {WEIGHT_BOLD, ALIGN_CENTRE, pen->theme->text};
    char number[16], words[WORDS];
    struct slot slot = {{arc->x - wide / 2, arc->y - arc->radius * 0.52f, wide, arc->radius * 0.5f},
                        arc->radius * 0.42f};
    draw_arc(pen, arc, closing->range, closing->before);
    (void)snprintf(number, sizeof number, "%.0f %%", 100.0 * closing->range / WHOLE);
    (void)pen_line(pen, number, &slot, bold);
    tell_range(closing, words);
    slot = (struct slot){{slot.box.x, arc->y + em * 0.35f, wide, em * LINE}, em};
    (void)pen_line(pen, closing->grown, &slot, bold);
    slot.box.y += em * LINE;
    (void)pen_line(pen, words, &slot, quiet);
}

void closing_add(const struct view *view, const struct layout *layout, const struct pen *pen)
{
    const struct places places = places_of(view, layout);
    const struct style bold = {WEIGHT_BOLD, ALIGN_CENTRE, pen->theme->text};
    const struct style quiet = {WEIGHT_REGULAR, ALIGN_CENTRE, pen->theme->text_quiet};
    char words[WORDS];
    pen_arc(pen, &places.ring, 1.0f, pen->theme->ring_empty);
    pen_arc(pen, &places.ring, (float)closing_seconds(view->today_ms) / DAY_SECONDS,
            pen->theme->ring);
    (void)snprintf(words, sizeof words, "%" PRId64, closing_seconds(view->today_ms));
    pen_number(pen, &places.ring, words);
    if (places.arc.radius > 0)
        add_range(view, &places, pen);
    tell_seconds(view, words);
    (void)pen_line(pen, words, &places.words, bold);
    tell_row(view, words);
    (void)pen_line(pen, words, &places.row, quiet);
    offer_draw(&places.offer, view->lit, view->walk, pen);
}
