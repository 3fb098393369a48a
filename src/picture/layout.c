#include "picture/layout.h"

#include <math.h>

struct design {
    float width, height;
    struct layout layout;
};

/* A little more than 4.8 % of 1080: the smallest type that is read from three metres on a screen of
 * 32 inches (reference/kinematics.md section 9). Captions have 6 %. */
#define EM 52.0f
#define CAPTION_EM 66.0f

static const struct design wide = {
    1920,
    1080,
    {
        .stage = {96, 236, 1200, 548},
        .clip = {0, 226, 1920, 854},
        .horizon = 456,
        .title = {{96, 54, 1210, 101}, 84},
        .side = {{96, 156, 790, 65}, 54},
        .status = {{906, 156, 400, 65}, EM},
        .note = {{96, 153, 1210, 79}, CAPTION_EM},
        .ring = {1580, 298, 244, 34, 210},
        .phase = {{1336, 550, 488, 110}, 92},
        .breath = {{1336, 662, 488, 74}, 61},
        .phase_align = ALIGN_CENTRE,
        .caption = {{96, 798, 1728, 160}, CAPTION_EM},
        .next_label = {{96, 962, 140, 63}, EM},
        .next_name = {{236, 962, 1588, 63}, EM},
        .stop = {{236, 962, 1588, 63}, EM},
        .next_shares_row = true,
        .progress = {96, 1037, 1728, 16},
        .paused = {64, 794, 1792, 236},
        .paused_word = {{112, 839, 620, 146}, 122},
        .paused_keys = {{800, 804, 1010, 216}, 58},
        .page = {96, 54, 1728, 972},
        .page_title = {{96, 54, 1728, 101}, 84},
        .closing = {960, 372, 290, 40, 250},
        .closing_words = {{96, 694, 1728, 132}, 110},
        .closing_keys = {{96, 930, 1728, 76}, 60},
    },
};

static const struct design square = {
    1440,
    1080,
    {
        .stage = {72, 222, 890, 556},
        .clip = {0, 212, 1440, 868},
        .horizon = 450,
        .title = {{72, 54, 1296, 92}, 76},
        .side = {{72, 147, 820, 63}, EM},
        .status = {{912, 147, 456, 63}, EM},
        .note = {{72, 143, 1296, 76}, CAPTION_EM},
        .ring = {1176, 412, 192, 30, 166},
        .phase = {{984, 612, 384, 92}, 76},
        .breath = {{984, 704, 384, 66}, 55},
        .phase_align = ALIGN_CENTRE,
        .caption = {{72, 796, 1296, 160}, CAPTION_EM},
        .next_label = {{72, 962, 140, 63}, EM},
        .next_name = {{212, 962, 1156, 63}, EM},
        .stop = {{212, 962, 1156, 63}, EM},
        .next_shares_row = true,
        .progress = {72, 1037, 1296, 16},
        .paused = {48, 794, 1344, 236},
        .paused_word = {{84, 851, 460, 122}, 102},
        .paused_keys = {{600, 804, 756, 216}, 58},
        .page = {72, 54, 1296, 972},
        .page_title = {{72, 54, 1296, 92}, 76},
        .closing = {720, 372, 290, 40, 250},
        .closing_words = {{72, 700, 1296, 120}, 100},
        .closing_keys = {{72, 930, 1296, 76}, 60},
    },
};

static const struct design tall = {
    1080,
    1920,
    {
        .stage = {54, 290, 972, 680},
        .clip = {0, 276, 1080, 1644},
        .horizon = 394,
        .title = {{54, 98, 972, 104}, 86},
        .side = {{54, 202, 560, 68}, 56},
        .status = {{624, 202, 402, 68}, EM},
        .note = {{54, 204, 972, 80}, CAPTION_EM},
        .ring = {310, 1250, 256, 34, 290},
        .phase = {{600, 1150, 426, 132}, 110},
        .breath = {{600, 1286, 426, 77}, 64},
        .phase_align = ALIGN_LEFT,
        .caption = {{54, 1524, 972, 160}, CAPTION_EM},
        .next_label = {{54, 1694, 200, 63}, EM},
        .next_name = {{54, 1757, 972, 63}, EM},
        .stop = {{264, 1694, 762, 63}, EM},
        .next_shares_row = false,
        .progress = {54, 1836, 972, 18},
        .paused = {30, 1514, 1020, 312},
        .paused_word = {{72, 1606, 390, 128}, 106},
        .paused_keys = {{500, 1556, 510, 228}, 58},
        .page = {54, 96, 972, 1728},
        .page_title = {{54, 98, 972, 104}, 86},
        .closing = {540, 700, 340, 46, 330},
        .closing_words = {{54, 1120, 972, 100}, 84},
        .closing_keys = {{54, 1480, 972, 76}, 60},
    },
};

static const struct design *design_near(float width, float height)
{
    const struct design *designs[] = {&wide, &square, &tall};
    const struct design *best = &wide;
    float least = INFINITY;
    for (int i = 0; i < 3; i++) {
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
        &layout->phase,      &layout->breath,        &layout->caption,      &layout->next_label,
        &layout->next_name,  &layout->stop,          &layout->paused_word,  &layout->paused_keys,
        &layout->page_title, &layout->closing_words, &layout->closing_keys, NULL,
    };
    for (int i = 0; slots[i] != NULL; i++)
        scale_slot(slots[i], scale);
}

static void set_lines(struct layout *layout, int width, int height)
{
    float brief = fminf((float)width, (float)height);
    layout->em = brief * EM / 1080.0f;
    layout->line = fmaxf(brief * 2.6f / 1080.0f, 1.2f);
    layout->rim = fmaxf(brief * 2.0f / 1080.0f, 1.0f);
}

struct layout layout_for(int width, int height)
{
    const struct design *design = design_near((float)width, (float)height);
    struct scale scale = {.x = (float)width / design->width, .y = (float)height / design->height};
    scale.both = fminf(scale.x, scale.y);
    scale.type = design == &tall ? scale.both : scale.y;
    struct layout layout = design->layout;
    struct box *boxes[] = {&layout.stage,  &layout.clip, &layout.progress,
                           &layout.paused, &layout.page, NULL};
    for (int i = 0; boxes[i] != NULL; i++)
        scale_box(boxes[i], &scale);
    scale_slots(&layout, &scale);
    scale_ring(&layout.ring, &scale);
    scale_ring(&layout.closing, &scale);
    layout.horizon *= scale.y;
    layout.page_note = layout.note;
    layout.page_note.box.y = layout.page_title.box.y;
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
