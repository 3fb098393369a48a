#include "picture/layout.h"

#include <math.h>

#include "picture/reflow.h"

struct design {
    float width, height;
    struct layout layout;
};

/* Of what is read from the mat: a little more than 6 % of 1080. */
#define EM 66.0f
/* Of pages: a little more than 4.8 %, the smallest type that is read from three metres on a screen
 * of 32 inches (reference/kinematics.md section 9). */
#define PAGE_EM 52.0f

static const struct design wide = {
    1920,
    1080,
    {
        .letters_most = 1.25f,
        .stage = {96, 254, 1200, 522},
        .clip = {0, 230, 1920, 850},
        .horizon = 452,
        .title = {{96, 52, 1210, 101}, 84},
        .side = {{96, 151, 790, 80}, EM},
        .status = {{906, 151, 400, 80}, EM},
        .note = {{96, 151, 1210, 79}, EM},
        .ring = {1580, 292, 244, 34, 212},
        .phase = {{1336, 542, 488, 110}, 92},
        .breath = {{1336, 652, 488, 80}, EM},
        .phase_align = ALIGN_CENTRE,
        .caption = {{96, 784, 1728, 160}, EM},
        .next = {{96, 946, 1728, 80}, EM},
        .stop = {{96, 946, 1728, 80}, EM},
        .next_shares_row = true,
        .progress = {96, 1037, 1728, 16},
        .page = {96, 54, 1728, 972},
        .page_title = {{96, 52, 1728, 101}, 84},
        .closing = {960, 372, 290, 40, 250},
        .closing_words = {{96, 694, 1728, 132}, 110},
        .closing_keys = {{96, 918, 1728, 100}, EM},
        .closing_columns = 2,
    },
};

static const struct design square = {
    1440,
    1080,
    {
        .letters_most = 1.12f,
        .stage = {72, 252, 850, 446},
        .clip = {0, 224, 1440, 856},
        .horizon = 420,
        .title = {{72, 52, 1296, 94}, 78},
        .side = {{72, 144, 820, 80}, EM},
        .status = {{912, 144, 456, 80}, EM},
        .note = {{72, 144, 1296, 80}, EM},
        .ring = {1148, 387, 163, 26, 176},
        .phase = {{928, 555, 440, 84}, 70},
        .breath = {{928, 633, 440, 80}, EM},
        .phase_align = ALIGN_CENTRE,
        .caption = {{72, 704, 1296, 160}, EM},
        .next = {{72, 866, 1296, 160}, EM},
        .stop = {{72, 866, 1296, 80}, EM},
        .next_shares_row = false,
        .progress = {72, 1037, 1296, 16},
        .page = {72, 54, 1296, 972},
        .page_title = {{72, 52, 1296, 94}, 78},
        .closing = {720, 372, 290, 40, 250},
        .closing_words = {{72, 700, 1296, 120}, 100},
        .closing_keys = {{72, 918, 1296, 100}, EM},
        .closing_columns = 2,
    },
};

static const struct design even = {
    1080,
    1080,
    {
        .letters_most = 1.12f,
        .stage = {54, 252, 526, 444},
        .clip = {0, 224, 1080, 856},
        .horizon = 420,
        .title = {{54, 52, 972, 92}, 76},
        .side = {{54, 144, 590, 80}, EM},
        .status = {{656, 144, 370, 80}, EM},
        .note = {{54, 144, 972, 80}, EM},
        .ring = {806, 380, 152, 24, 164},
        .phase = {{586, 536, 440, 82}, 70},
        .breath = {{586, 618, 440, 80}, EM},
        .phase_align = ALIGN_CENTRE,
        .caption = {{54, 704, 972, 160}, EM},
        .next = {{54, 866, 972, 160}, EM},
        .stop = {{54, 866, 972, 80}, EM},
        .next_shares_row = false,
        .progress = {54, 1037, 972, 16},
        .page = {54, 54, 972, 972},
        .page_title = {{54, 52, 972, 92}, 76},
        .closing = {540, 372, 290, 40, 250},
        .closing_words = {{54, 706, 972, 96}, 80},
        .closing_keys = {{54, 918, 972, 100}, EM},
        .closing_columns = 2,
    },
};

static const struct design tall = {
    1080,
    1920,
    {
        .letters_most = 1.3f,
        .stage = {54, 314, 972, 608},
        .clip = {0, 284, 1080, 1636},
        .horizon = 394,
        .title = {{54, 96, 972, 104}, 86},
        .side = {{54, 200, 590, 80}, EM},
        .status = {{656, 200, 370, 80}, EM},
        .note = {{550, 926, 476, 168}, EM},
        .ring = {294, 1172, 240, 34, 288},
        .phase = {{566, 1106, 460, 132}, 110},
        .breath = {{566, 1240, 460, 80}, EM},
        .phase_align = ALIGN_LEFT,
        .caption = {{54, 1422, 972, 240}, EM},
        .next = {{54, 1664, 972, 160}, EM},
        .stop = {{54, 1664, 972, 80}, EM},
        .next_shares_row = false,
        .progress = {54, 1836, 972, 18},
        .page = {54, 96, 972, 1728},
        .page_title = {{54, 96, 972, 104}, 86},
        .closing = {540, 700, 340, 46, 330},
        .closing_words = {{54, 1120, 972, 100}, 80},
        .closing_keys = {{54, 1400, 972, 220}, EM},
        .closing_columns = 1,
    },
};

static const struct design *design_near(float width, float height)
{
    enum { DESIGNS = 4 };
    const struct design *const designs[DESIGNS] = {&wide, &square, &even, &tall};
    const struct design *best = &wide;
    float least = INFINITY;
    for (int i = 0; i < DESIGNS; i++) {
        const struct design *design = designs[i];
        float apart = fabsf(logf(width / height * design->height / design->width));
        if (apart < least) {
            least = apart;
            best = design;
        }
    }
    return best;
}

struct scale {
    float x, y;
    float type; /* of letters */
    float both; /* of what must stay round */
};

static void scale_box(struct box *box, const struct scale *scale)
{
    *box = (struct box){box->x * scale->x, box->y * scale->y, box->width * scale->x,
                        box->height * scale->y};
}

static void scale_slot(struct slot *slot, const struct scale *scale)
{
    scale_box(&slot->box, scale);
    slot->size *= scale->type;
}

static void scale_ring(struct ring_place *ring, const struct scale *scale)
{
    *ring = (struct ring_place){ring->x * scale->x, ring->y * scale->y, ring->radius * scale->both,
                                ring->stroke * scale->both, ring->digits * scale->both};
}

static void scale_slots(struct layout *layout, const struct scale *scale)
{
    struct slot *slots[] = {
        &layout->title,      &layout->side,          &layout->status,       &layout->note,
        &layout->phase,      &layout->breath,        &layout->caption,      &layout->next,
        &layout->stop,       &layout->paused_word,   &layout->paused_keys,  &layout->paused_help,
        &layout->page_title, &layout->closing_words, &layout->closing_keys, NULL,
    };
    for (int i = 0; slots[i] != NULL; i++)
        scale_slot(slots[i], scale);
}

static void set_lines(struct layout *layout, int width, int height)
{
    float brief = fminf((float)width, (float)height);
    layout->line = fmaxf(brief * 2.6f / 1080.0f, 1.2f);
    layout->rim = fmaxf(brief * 2.0f / 1080.0f, 1.0f);
}

/* The red field, in em. */
#define HURTS_WIDE 4.3f
#define HURTS_HIGH 1.22f

/* The word of the pause, where a button stands behind it. */
#define PAUSED_WIDE 4.8f

/* The panel over caption and next: word and buttons in two rows, or beside one another. */
static void set_paused(struct layout *layout, bool rows)
{
    const float em = layout->caption.size, pad = em * (rows ? 0.25f : 0.18f);
    const float left = layout->title.box.x;
    const float foot = layout->progress.y - em * 0.1f, high = em * (rows ? 3.8f : 5.4f);
    const float whole = layout->page.width, word = whole * (rows ? 0.68f : 0.42f);
    struct box inner = {left, foot - high + pad, whole, high - 2 * pad};
    layout->paused = (struct box){left - em * 0.5f, foot - high, whole + em, high};
    const float red = layout->next.size * HURTS_WIDE, red_high = layout->next.size * HURTS_HIGH;
    layout->paused_word = (struct slot){{left, inner.y, word - em * 0.5f, em * 1.56f}, em * 1.3f};
    layout->paused_help =
        (struct slot){{left, inner.y + em * 2.0f, word - em * 0.5f, em * 1.2f}, em};
    layout->paused_hurts = (struct box){left, inner.y + inner.height - red_high,
                                        fminf(red, word - em * 0.5f), red_high};
    if (rows) {
        layout->paused_help.box =
            (struct box){left + word, inner.y + em * 0.28f, whole - word, em * 1.2f};
        layout->paused_hurts.x += word - red - em * 0.5f;
        layout->paused_hurts.y = inner.y + em * 0.2f;
        layout->paused_word.box.width = em * PAUSED_WIDE;
        layout->paused_much = (struct box){left + em * (PAUSED_WIDE + 0.3f), layout->paused_hurts.y,
                                           0, layout->paused_hurts.height};
        layout->paused_much.width = layout->paused_hurts.x - em * 0.4f - layout->paused_much.x;
        inner.y += em * 1.8f;
        inner.height -= em * 1.8f;
    } else {
        inner.x += word;
        inner.width -= word;
    }
    layout->paused_keys = (struct slot){inner, em};
    layout->paused_columns = rows ? 3 : 1;
}

/* The red field at the end of the last line; what stands there makes room. */
static void set_hurts(struct layout *layout)
{
    const float em = layout->next.size, width = em * HURTS_WIDE, taken = width + em * 0.5f;
    const struct box *next = &layout->next.box;
    const float foot = next->y + next->height - em * 0.03f;
    layout->hurts =
        (struct box){next->x + next->width - width, foot - em * HURTS_HIGH, width, em * HURTS_HIGH};
    layout->next.box.width -= taken;
    if (layout->next_shares_row)
        layout->stop.box.width -= taken;
}

static void scale_all(struct layout *layout, const struct scale *scale)
{
    struct box *boxes[] = {&layout->stage,       &layout->clip,   &layout->hurts,
                           &layout->progress,    &layout->paused, &layout->paused_hurts,
                           &layout->paused_much, &layout->page,   NULL};
    for (int i = 0; boxes[i] != NULL; i++)
        scale_box(boxes[i], scale);
    scale_slots(layout, scale);
    scale_ring(&layout->ring, scale);
    scale_ring(&layout->closing, scale);
    layout->horizon *= scale->y;
    layout->em *= scale->type;
}

struct layout layout_for(int width, int height, float em)
{
    const struct design *design = design_near((float)width, (float)height);
    struct scale scale = {.x = (float)width / design->width, .y = (float)height / design->height};
    scale.both = fminf(scale.x, scale.y);
    scale.type = design == &tall || design == &even ? scale.both : scale.y;
    struct layout layout = design->layout;
    layout.em = PAGE_EM;
    const float share = reflow_share(&layout, em / scale.type);
    if (share != 1.0f)
        reflow(&layout, design == &tall, share);
    set_paused(&layout, design == &wide);
    set_hurts(&layout);
    scale_all(&layout, &scale);
    layout.page_note = layout.note;
    layout.page_note.box = layout.page_title.box;
    layout.page_note.box.x += layout.page.width * 0.3f;
    layout.page_note.box.width -= layout.page.width * 0.3f;
    layout.page_note.box.height = layout.note.size * PICTURE_LINE;
    set_lines(&layout, width, height);
    return layout;
}

struct layout layout_bare(int width, int height, float label)
{
    float w = (float)width, h = (float)height;
    struct layout layout = {.stage = {w * 0.03f, h * 0.03f, w * 0.94f, h * 0.94f - label},
                            .clip = {0, 0, w, h - label},
                            .horizon = h * 0.5f};
    set_lines(&layout, width, height);
    return layout;
}
