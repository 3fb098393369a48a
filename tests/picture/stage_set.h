/* A timeline made by hand, so that the picture is tested without files, solver or fonts. */
#ifndef TESTS_PICTURE_STAGE_SET_H
#define TESTS_PICTURE_STAGE_SET_H

#include <math.h>
#include <string.h>

#include "body/skin.h"
#include "picture/view.h"

#define LONG_NAME "Half-kneeling hip flexor stretch"
#define OTHER_LONG_NAME "Upper-back bend over the chair"
#define LONG_CAPTION "Place your hands a little in front of your shoulders, shoulder width apart."

enum { SET_SEGMENTS = 8 };

struct stage_set {
    struct position position;
    struct highlight highlights[2];
    struct exercise exercises[2];
    struct segment segments[SET_SEGMENTS];
    struct timeline timeline;
    struct theme theme;
    struct view view;
};

/* About as wide as Inter is on average, on the wide side. */
static inline float ruler_width(void *context, const char *text, float size, enum weight weight)
{
    (void)context;
    int characters = 0;
    for (const char *c = text; *c != '\0'; c++)
        characters += (*c & 0xC0) != 0x80;
    return (float)characters * size * (weight == WEIGHT_BOLD ? 0.58f : 0.54f);
}

static const struct ruler set_ruler = {ruler_width, NULL};

static inline bool same_bytes(const void *a, const void *b, size_t size)
{
    return memcmp(a, b, size) == 0;
}

static inline struct colour grey(uint8_t value)
{
    return (struct colour){value, value, value, 255};
}

static inline void set_colours(struct theme *theme)
{
    memset(theme, 0x40, sizeof *theme);
    theme->text = grey(240);
    theme->text_quiet = grey(180);
    theme->skin = (struct colour){239, 201, 165, 255};
    theme->far_share = 0.42f;
    theme->shadow = 0.75f;
}

static inline void set_segment(struct stage_set *set, int i, enum segment_kind kind, int exercise,
                               enum side side, int step)
{
    set->segments[i] = (struct segment){
        .start_ms = i * 10000,
        .end_ms = (i + 1) * 10000,
        .kind = kind,
        .exercise = &set->exercises[exercise],
        .side = side,
        .phase = "hold",
        .pose = "start",
        .highlights = set->exercises[exercise].highlights,
        .holds = kind == SEGMENT_PHASE,
        .caption = LONG_CAPTION,
        .motion = -1,
        .step = step,
        .repeat = 2,
        .repeats = 4,
        .next = -1,
    };
}

/* opening, 0 right, switch, 0 left, change, 1 right, 1 left without a break, closing. */
static inline void set_segments(struct stage_set *set)
{
    set_segment(set, 0, SEGMENT_OPENING, 0, SIDE_RIGHT, 0);
    set_segment(set, 1, SEGMENT_PHASE, 0, SIDE_RIGHT, 0);
    set_segment(set, 2, SEGMENT_SWITCH, 0, SIDE_LEFT, 0);
    set_segment(set, 3, SEGMENT_PHASE, 0, SIDE_LEFT, 0);
    set_segment(set, 4, SEGMENT_CHANGE, 1, SIDE_RIGHT, 1);
    set_segment(set, 5, SEGMENT_PHASE, 1, SIDE_RIGHT, 1);
    set_segment(set, 6, SEGMENT_PHASE, 1, SIDE_LEFT, 1);
    set_segment(set, 7, SEGMENT_CLOSING, 1, SIDE_LEFT, 1);
    const int next[SET_SEGMENTS] = {2, 2, 4, 4, 6, 6, -1, -1};
    for (int i = 0; i < SET_SEGMENTS; i++)
        set->segments[i].next = next[i];
    set->segments[4].fade_ms = 2000;
}

static inline void set_exercises(struct stage_set *set)
{
    set->position = (struct position){.id = "half_kneel", .name = "Half kneeling on the mat"};
    set->highlights[0] = (struct highlight){"hip_flexor", SIDE_RIGHT};
    set->highlights[1] = (struct highlight){"mid_back", SIDE_BOTH};
    set->exercises[0] = (struct exercise){.id = "a",
                                          .name = LONG_NAME,
                                          .position = &set->position,
                                          .props = PROP_MAT,
                                          .one_sided = true,
                                          .camera = {.yaw = 25, .pitch = 8},
                                          .highlights = {set->highlights, 2}};
    set->exercises[1] = set->exercises[0];
    set->exercises[1].id = "b";
    set->exercises[1].name = OTHER_LONG_NAME;
    set->exercises[1].props = PROP_CHAIR;
}

static inline void set_open(struct stage_set *set)
{
    memset(set, 0, sizeof *set);
    set_exercises(set);
    set_segments(set);
    set_colours(&set->theme);
    set->timeline = (struct timeline){.rig = rig_of_stature(RIG_STATURE),
                                      .duration_ms = SET_SEGMENTS * 10000,
                                      .segments = set->segments,
                                      .segment_count = SET_SEGMENTS};
    set->view = (struct view){.timeline = &set->timeline,
                              .theme = &set->theme,
                              .width = 1920,
                              .height = 1080,
                              .count_in = 3,
                              .range = 1,
                              .tempo = 1,
                              .keys = {.pause = "Space",
                                       .next = "\u2192",
                                       .back = "\u2190",
                                       .info = "i",
                                       .help = "?",
                                       .quit = "q",
                                       .too_much = "t"}};
}

/* The view at a time; the figure stands. */
static inline void set_at(struct stage_set *set, int64_t ms)
{
    struct moment *moment = &set->view.moment;
    int index = (int)(ms / 10000);
    const struct segment *segment = &set->segments[index];
    memset(moment, 0, sizeof *moment);
    moment->ms = ms;
    moment->segment = segment;
    moment->seen = segment;
    moment->lit = segment;
    skin_stand(&set->timeline.rig, &moment->pose);
    moment->presence = 1;
    moment->caption = segment->caption;
    moment->seconds_left = (int)((segment->end_ms - ms + 999) / 1000);
    moment->segment_left = (float)(segment->end_ms - ms) / 10000.0f;
    moment->breath = 0.5f;
    moment->breathing = BREATH_OUT;
    moment->highlight = 1;
    moment->next = segment->next >= 0 ? &set->segments[segment->next] : NULL;
}

static const struct size {
    int width, height;
} set_sizes[] = {{1920, 1080}, {1440, 1080}, {1080, 1920}, {1280, 720}, {640, 360},
                 {320, 180},   {1024, 768},  {800, 1280},  {1366, 768}, {3840, 2160},
                 {1680, 1050}, {2560, 1080}, {1000, 1000}};

enum { SET_SIZES = sizeof set_sizes / sizeof *set_sizes };

static inline void set_size(struct stage_set *set, struct size size)
{
    set->view.width = size.width;
    set->view.height = size.height;
}

#endif
