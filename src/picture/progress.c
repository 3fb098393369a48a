#include <math.h>

#include "base/ease.h"
#include "picture/hud.h"

/* Beyond this many pieces each would be a dot: then it is one bar. */
enum { PIECES_MOST = 48 };

static int piece_after(const struct timeline *timeline, int piece)
{
    int next = timeline->segments[piece].next;
    return next > piece && next < timeline->segment_count ? next : -1;
}

static int count_pieces(const struct timeline *timeline)
{
    int count = 0;
    for (int i = 0; i >= 0; i = piece_after(timeline, i))
        count++;
    return count;
}

static float done_share(const struct timeline *timeline, int piece, int64_t ms)
{
    int next = piece_after(timeline, piece);
    int64_t from = timeline->segments[piece].start_ms;
    int64_t to = next >= 0 ? timeline->segments[next].start_ms : timeline->duration_ms;
    return to > from ? clampf((float)(ms - from) / (float)(to - from), 0.0f, 1.0f) : 1.0f;
}

static void add_piece(const struct pen *pen, struct box box, float done)
{
    float corner = box.height / 2;
    if (done < 1.0f)
        pen_panel(pen, box, corner, pen->theme->ring_empty);
    if (done <= 0.0f)
        return;
    box.width = fmaxf(box.width * done, box.height);
    pen_panel(pen, box, corner, pen->theme->ring);
}

void hud_progress(const struct view *view, const struct box *box, const struct pen *pen)
{
    const struct timeline *timeline = view->timeline;
    int count = count_pieces(timeline);
    if (count > PIECES_MOST) {
        add_piece(pen, *box, (float)view->moment.ms / (float)timeline->duration_ms);
        return;
    }
    float gap = box->height / 2;
    float width = (box->width - gap * (float)(count - 1)) / (float)count;
    struct box piece = {box->x, box->y, width, box->height};
    for (int i = 0; i >= 0; i = piece_after(timeline, i)) {
        add_piece(pen, piece, done_share(timeline, i, view->moment.ms));
        piece.x += width + gap;
    }
}
