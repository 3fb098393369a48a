#include "picture/reflow.h"

#include <math.h>

#include "base/ease.h"

/* Never smaller than 3.5 % of the height, where 6.1 % is the rule. */
#define SHARE_LEAST 0.58f

/* Capitals of Inter, in em. */
#define CAPITALS 0.727

float seat_em(const struct seat *seat, int width, int height)
{
    const double minute = 3.14159265358979 / 180 / 60;
    const double distance = seat->distance > 0 ? seat->distance : 3.0;
    const double diagonal = (seat->diagonal > 0 ? seat->diagonal : 40.0) * 0.0254;
    if (seat->distance <= 0 && seat->diagonal <= 0)
        return 0.0f;
    const double pixels_a_metre = hypot((double)width, (double)height) / diagonal;
    return (float)(distance * tan(25 * minute) / CAPITALS * pixels_a_metre);
}

float reflow_share(const struct layout *layout, float wish)
{
    return wish > 0.0f ? clampf(wish / layout->caption.size, SHARE_LEAST, layout->letters_most)
                       : 1.0f;
}

static float foot(const struct box *box)
{
    return box->y + box->height;
}

/* Higher lines of larger letters, their top where it was or moved by `down`. */
static void grow(struct slot *slot, float share, float down)
{
    slot->box.y += down;
    slot->box.height *= share;
    slot->size *= share;
}

/* Name and what stands under it, from the top. Returns how much lower they end. */
static float grow_heading(struct layout *layout, bool tall, float share)
{
    const float title = layout->title.box.height * (share - 1.0f);
    const float side = layout->side.box.height * (share - 1.0f);
    grow(&layout->title, share, 0);
    grow(&layout->side, share, title);
    grow(&layout->status, share, title);
    if (!tall)
        grow(&layout->note, share, title);
    return title + side;
}

/* Caption and what comes next, from the foot. Returns how much higher they begin. */
static float grow_foot(struct layout *layout, float share)
{
    const float next = layout->next.box.height * (share - 1.0f);
    const float caption = layout->caption.box.height * (share - 1.0f);
    grow(&layout->next, share, -next);
    grow(&layout->stop, share, -next);
    grow(&layout->caption, share, -next - caption);
    return next + caption;
}

/* The number is as much larger as the other letters, if the ring has room, and never smaller than
 * the ring is. */
static void set_radius(struct ring_place *ring, float radius, float share)
{
    const float was = ring->radius;
    ring->radius = radius;
    ring->stroke *= radius / was;
    ring->digits = fminf(ring->digits * fmaxf(share, radius / was), (radius - ring->stroke) * 1.4f);
}

/* A column at the right, as much wider as its letters, up to a part of the screen. */
static void widen_column(struct layout *layout, float share)
{
    struct slot *slots[] = {&layout->phase, &layout->breath};
    const float wider = layout->phase.box.width * (share - 1.0f);
    for (int i = 0; i < 2; i++) {
        slots[i]->box.x -= wider;
        slots[i]->box.width += wider;
    }
    layout->stage.width -= wider;
    if (layout->title.box.x + layout->title.box.width <= layout->ring.x) {
        layout->title.box.width -= wider;
        layout->note.box.width -= wider;
        layout->status.box.x -= wider;
        if (layout->side.box.x + layout->side.box.width > layout->status.box.x)
            layout->side.box.width = layout->status.box.x - layout->side.box.x;
    }
    layout->ring.x = layout->phase.box.x + layout->phase.box.width / 2;
}

/* Ring, phase and breath below one another; the ring takes what the words leave. */
static void stack_column(struct layout *layout, float share, float down, float up)
{
    struct ring_place *ring = &layout->ring;
    const float top = ring->y - ring->radius, gap = layout->phase.box.y - (ring->y + ring->radius);
    const float between = (layout->breath.box.y - foot(&layout->phase.box)) * share;
    const float room = layout->caption.box.y + up - foot(&layout->breath.box);
    const float begins = top > layout->stage.y * 0.5f ? top + down : top;
    grow(&layout->phase, share, 0);
    grow(&layout->breath, share, 0);
    const float words = layout->phase.box.height + between + layout->breath.box.height;
    const float most = (layout->caption.box.y - room - words - gap - begins) / 2;
    const float wished = ring->radius * (share > 1.0f ? share : (1.0f + share) / 2);
    set_radius(ring, fminf(fminf(wished, most), layout->phase.box.width / 2), share);
    ring->y = begins + ring->radius;
    layout->phase.box.y = ring->y + ring->radius + gap;
    layout->breath.box.y = foot(&layout->phase.box) + between;
}

/* Ring at the left, words at its right: what they need more it has less. */
static void share_row(struct layout *layout, float share, float up)
{
    struct ring_place *ring = &layout->ring;
    struct slot *const slots[] = {&layout->note, &layout->phase, &layout->breath};
    const float left = ring->x - ring->radius,
                less = fmaxf(ring->radius * 0.5f * (share - 1.0f), 0.0f);
    const float middle = ring->y - up;
    const float lower = layout->breath.box.y - layout->phase.box.y;
    set_radius(ring, ring->radius - less, share);
    ring->x = left + ring->radius;
    ring->y = middle;
    for (int i = 0; i < 3; i++) {
        grow(slots[i], i == 0 ? 1.0f : share, -up);
        slots[i]->box.x -= 2 * less;
        slots[i]->box.width += 2 * less;
    }
    layout->breath.box.y = layout->phase.box.y + lower * share;
}

static void grow_pages(struct layout *layout, float share)
{
    layout->em *= share;
    grow(&layout->page_title, share, 0);
    grow(&layout->closing_words, share, 0);
    grow(&layout->closing_keys, share, -layout->closing_keys.box.height * (share - 1.0f));
}

void reflow(struct layout *layout, bool tall, float share)
{
    const float down = grow_heading(layout, tall, share), up = grow_foot(layout, share);
    layout->stage.y += down;
    layout->clip.y += down;
    layout->clip.height -= down;
    layout->horizon += (down - up) / 2;
    layout->stage.height -= down + up;
    if (tall) {
        share_row(layout, share, up);
    } else {
        widen_column(layout, share);
        stack_column(layout, share, down, up);
    }
    grow_pages(layout, share);
}
