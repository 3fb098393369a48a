/* What the tests of the soft painter draw on, and a screen that depends on numbers only. */
#ifndef LIMBER_TESTS_PAINT_SOFT_SHEET_H
#define LIMBER_TESTS_PAINT_SOFT_SHEET_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/failing.h"
#include "body/skin.h"
#include "paint/gl_scenes.h"
#include "paint/look.h"
#include "paint/soft.h"

enum { WIDE = 480, HIGH = 270, GUARD = 8, PITCH = WIDE + 2 * GUARD };

static struct fonts *fonts;

/* A surface in the middle of a larger one, so that writing past its edges is seen. */
struct sheet {
    uint32_t pixels[(HIGH + 2 * GUARD) * PITCH];
};

static inline struct surface surface_of(struct sheet *sheet)
{
    return (struct surface){sheet->pixels + GUARD * PITCH + GUARD, WIDE, HIGH, PITCH * 4};
}

static inline void clear(struct sheet *sheet)
{
    memset(sheet->pixels, 0x5a, sizeof sheet->pixels);
}

static inline bool is_guard(int i)
{
    int x = i % PITCH - GUARD, y = i / PITCH - GUARD;
    return x < 0 || y < 0 || x >= WIDE || y >= HIGH;
}

static inline void assert_guard_whole(const struct sheet *sheet)
{
    for (int i = 0; i < (HIGH + 2 * GUARD) * PITCH; i++)
        if (is_guard(i))
            assert_int_equal(sheet->pixels[i], 0x5a5a5a5a);
}

static inline int open_fonts(void **state)
{
    (void)state;
    struct problems problems;
    problems_open(&problems, &memory_heap);
    fonts = fonts_open(&problems);
    problems_print(&problems, stderr);
    problems_close(&problems);
    return fonts ? 0 : -1;
}

static inline int close_fonts(void **state)
{
    (void)state;
    fonts_close(fonts);
    return 0;
}

/* A screen that depends on numbers only. */
struct wish {
    int shoulder, knee, sweep, disc, seconds, glow, presence, camera, panels, wall, hip, bar;
};

static inline void build(const struct wish *wish, struct picture *picture)
{
    const struct ruler ruler = fonts_ruler(fonts);
    scene_standing(picture, WIDE, HIGH);
    struct figure *figure = &picture->figure;
    figure->cone_count = figure->caster_count = 0;
    struct rig rig = rig_of_stature(RIG_STATURE);
    struct pose pose;
    skin_stand(&rig, &pose);
    scene_turn(&pose, JOINT_RIGHT_SHOULDER, (float)wish->shoulder, 10, 0);
    scene_turn(&pose, JOINT_RIGHT_HIP, (float)wish->hip, 0, 0);
    scene_turn(&pose, JOINT_RIGHT_KNEE, (float)wish->knee, 0, 0);
    scene_body(figure, &rig, &pose);
    figure->glow_strength = (float)wish->glow / 4.0f;
    figure->presence = 1.0f - (float)wish->presence / 4.0f;
    scene_camera(&figure->camera, WIDE, HIGH, (vec3){0, 0.85f, 0}, 9.0f, (float)wish->camera, 9,
                 2.3f);
    picture->shapes[1].box = (struct box){20, 10, 250, 240};
    picture->wall.blue = (uint8_t)(40 + wish->wall);
    struct box ring = {300, 30, 120, 120};
    struct shape *arc = scene_shape(picture, SHAPE_ARC, ring, RGBA(0x7fd6c2, 200));
    arc->radius = 50.5f, arc->stroke = 9, arc->start = 0.1f, arc->sweep = (float)wish->sweep / 100;
    float r = 20 + (float)wish->disc;
    struct box disc = {360 - r, 90 - r, 2 * r, 2 * r};
    scene_shape(picture, SHAPE_DISC, disc, RGBA(0x7fb8e6, 77));
    struct shape *edge = scene_shape(picture, SHAPE_ARC, disc, RGB(0x7fb8e6));
    edge->radius = r - 2, edge->stroke = 4, edge->sweep = 1;
    struct shape *dots = scene_shape(picture, SHAPE_DOTS, ring, RGBA(0x7fb8e6, 140));
    dots->radius = 43, dots->stroke = 2;
    char text[8];
    snprintf(text, sizeof text, "%d", wish->seconds);
    picture_text(picture, text, 360, 60, 50, WEIGHT_BOLD, ALIGN_CENTRE, RGB(0xffffff), &ruler);
    picture_text(picture, "across the figure", 150, 140, 30, WEIGHT_REGULAR, ALIGN_LEFT,
                 RGBA(0xffffff, 150), &ruler);
    struct box bar = {290, 160, 12 + (float)wish->bar / 4, 12};
    scene_shape(picture, SHAPE_PANEL, bar, RGBA(0x7fd6c2, 180))->radius = 6;
    for (int i = 0; i < wish->panels; i++)
        scene_shape(picture, SHAPE_PANEL, (struct box){(float)i * 31 - 3, 251.3f, 28, 9.5f},
                    RGBA(0x7fd6c2, 180))
            ->radius = 4;
}

static inline void draw_whole(const struct picture *picture, struct sheet *sheet)
{
    struct soft_painter *painter = soft_open(fonts);
    struct area areas[AREAS_MOST];
    struct surface surface = surface_of(sheet);
    clear(sheet);
    assert_int_equal(soft_draw(painter, picture, &surface, true, areas), 1);
    soft_close(painter);
}

#endif
