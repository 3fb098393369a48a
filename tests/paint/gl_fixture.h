/* A gl painter and a black picture with an empty figure, seen from the front. */
#ifndef LIMBER_TESTS_PAINT_GL_FIXTURE_H
#define LIMBER_TESTS_PAINT_GL_FIXTURE_H

#include "paint/gl_context.h"
#include "paint/gl_scenes.h"
#include "paint/look.h"

enum { WIDE = 160, HIGH = 120 };

static struct gl_context context;
static struct problems problems;
static struct gl_painter *painter;
static struct picture picture;
static struct figure *const figure = &picture.figure;
static uint32_t *pixels;

static inline int open_painter(void **state)
{
    const enum dialect *dialect = *state;
    gl_context_or_skip(&context, *dialect);
    problems_open(&problems, &memory_heap);
    painter = gl_open(&world_machine, LIMBER_SOURCE, NULL, &problems);
    problems_print(&problems, stderr);
    picture_start(&picture, WIDE, HIGH);
    scene_shape(&picture, SHAPE_BACKDROP, (struct box){0, 0, WIDE, HIGH}, RGB(0));
    scene_shape(&picture, SHAPE_FIGURE, (struct box){0, 0, WIDE, HIGH}, RGB(0));
    figure->presence = 1.0f;
    scene_camera(&figure->camera, WIDE, HIGH, (vec3){0, 1, 0}, 6, 0, 0, 1.2f); /* 100 px a metre */
    return painter ? 0 : -1;
}

static inline int close_painter(void **state)
{
    (void)state;
    free(pixels);
    pixels = NULL;
    gl_close(painter);
    problems_close(&problems);
    gl_context_close(&context);
    return 0;
}

static inline void draw(void)
{
    free(pixels);
    pixels = gl_shot(painter, &picture);
}

static inline uint32_t pixel(int x, int y)
{
    return pixels[y * WIDE + x] & 0xffffff;
}

static inline int green(int x, int y)
{
    return (int)(pixel(x, y) >> 8 & 255);
}

static inline struct figure_cone *ball(float x, float y, float z, float radius, enum region region,
                                       uint32_t colour)
{
    return scene_cone(figure, (float[]){x, y, z}, radius, (float[]){x, y, z}, radius, region,
                      RGB(colour));
}

#define IN(dialect, test)                                                                          \
    {                                                                                              \
#test " (" #dialect ")", test, open_painter, close_painter, (void *)&dialect               \
    }
#define IN_BOTH(test) IN(core, test), IN(es, test)

static const enum dialect core = DIALECT_CORE, es = DIALECT_ES;

#endif
