#include <SDL.h>
#include <string.h>

#include "paint/gl_figure.h"
#include "paint/gl_shapes.h"
#include "paint/paint.h"

struct gl_painter {
    const struct memory *memory;
    struct gl_shapes shapes;
    struct gl_figure figure;
};

enum { CORE_LEAST = 33, ES_LEAST = 30 };

static const char *renderer_name(void)
{
    const char *name = (const char *)glGetString(GL_RENDERER);
    return name ? name : "";
}

/* epoxy ends the program where a function is called without any context, so ask SDL first. */
bool gl_is_fit(struct problems *problems)
{
    const struct place place = {.file = "OpenGL"};
    if (!SDL_GL_GetCurrentContext()) {
        problem_error(problems, place, "there is no context; SDL_GL_CreateContext makes one");
        return false;
    }
    bool desktop = epoxy_is_desktop_gl();
    int version = epoxy_gl_version();
    if (version >= (desktop ? CORE_LEAST : ES_LEAST))
        return true;
    problem_error(
        problems, place,
        "%s offers OpenGL%s %d.%d; 3.3 core or ES 3.0 is needed (--painter soft needs none)",
        renderer_name(), desktop ? "" : " ES", version / 10, version % 10);
    return false;
}

static bool painter_make(struct gl_painter *painter, const struct gl_shaders *shaders,
                         struct fonts *fonts)
{
    bool shapes = gl_shapes_open(&painter->shapes, shaders, fonts);
    bool figure = gl_figure_open(&painter->figure, shaders);
    if (!shapes || !figure)
        return false;
    GLenum error = glGetError();
    if (error == GL_NO_ERROR)
        return true;
    problem_error(shaders->problems, (struct place){.file = "OpenGL"},
                  "%s could not set up the painter (error 0x%04x)", renderer_name(), error);
    return false;
}

struct gl_painter *gl_open(const struct world *world, const char *folder, struct fonts *fonts,
                           struct problems *problems)
{
    if (!gl_is_fit(problems))
        return NULL;
    struct gl_painter *painter = world->memory->get(world->memory->context, sizeof *painter);
    if (!painter) {
        problem_error(problems, (struct place){.file = "OpenGL"},
                      "there is no memory left for the painter");
        return NULL;
    }
    memset(painter, 0, sizeof *painter);
    painter->memory = world->memory;
    GLint target = 0;
    glGetIntegerv(GL_DRAW_FRAMEBUFFER_BINDING, &target);
    while (glGetError() != GL_NO_ERROR) /* not ours */
        ;
    struct gl_shaders shaders = {world, folder, problems};
    bool made = painter_make(painter, &shaders, fonts);
    glBindFramebuffer(GL_FRAMEBUFFER, (GLuint)target);
    if (made)
        return painter;
    gl_close(painter);
    return NULL;
}

void gl_close(struct gl_painter *painter)
{
    if (!painter)
        return;
    gl_shapes_close(&painter->shapes);
    gl_figure_close(&painter->figure);
    painter->memory->give(painter->memory->context, painter);
}

/* Whoever owns the context may have used it since. */
static void state_set(const struct picture *picture)
{
    glViewport(0, 0, picture->width, picture->height);
    glDisable(GL_SCISSOR_TEST);
    glDisable(GL_STENCIL_TEST);
    glDisable(GL_DEPTH_TEST);
    glDisable(GL_CULL_FACE);
    glDisable(GL_DITHER);
    if (epoxy_is_desktop_gl())
        glDisable(GL_FRAMEBUFFER_SRGB);
    glDepthFunc(GL_LESS);
    glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
    glEnable(GL_BLEND);
    glBlendEquation(GL_FUNC_ADD);
    glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
}

static bool is_flat(enum shape_kind kind)
{
    return kind != SHAPE_BACKDROP && kind != SHAPE_FIGURE && kind != SHAPE_STILL;
}

void gl_draw(struct gl_painter *painter, const struct picture *picture)
{
    GLint target = 0;
    glGetIntegerv(GL_DRAW_FRAMEBUFFER_BINDING, &target);
    state_set(picture);
    gl_shapes_start(&painter->shapes, picture);
    for (int i = 0, end; i < picture->shape_count; i = end) {
        const struct shape *shape = &picture->shapes[i];
        end = i + 1;
        if (shape->kind == SHAPE_BACKDROP) {
            gl_shapes_backdrop(&painter->shapes, picture);
        } else if (shape->kind == SHAPE_FIGURE) {
            gl_figure_draw(&painter->figure, picture, &picture->figure, shape->box, (GLuint)target);
        } else if (shape->kind == SHAPE_STILL) {
            gl_figure_draw(&painter->figure, picture, picture->stills[shape->still], shape->box,
                           (GLuint)target);
        } else {
            while (end < picture->shape_count && is_flat(picture->shapes[end].kind))
                end++;
            gl_shapes_draw(&painter->shapes, picture, i, end);
        }
    }
    glBindVertexArray(0);
}

bool gl_is_emulated(void)
{
    static const char *const emulations[] = {
        "llvmpipe", "softpipe", "swrast", "SWR", "Software Rasterizer", "SwiftShader"};
    const char *name = renderer_name();
    for (size_t i = 0; i < sizeof emulations / sizeof emulations[0]; i++)
        if (strstr(name, emulations[i]))
            return true;
    return false;
}
