/* A hidden window with an OpenGL context, and pictures drawn by the gl painter read back.
 *
 * Contexts come from SDL's offscreen driver (ctest sets it), which needs neither display nor GPU.
 */
#ifndef LIMBER_TESTS_PAINT_GL_CONTEXT_H
#define LIMBER_TESTS_PAINT_GL_CONTEXT_H

#include <SDL.h>
#include <epoxy/gl.h>
#include <stdio.h>
#include <stdlib.h>

#include "paint/paint.h"

enum { EXIT_SKIPPED = 77 };

enum dialect { DIALECT_CORE, DIALECT_ES, DIALECT_COUNT };

struct gl_context {
    SDL_Window *window;
    SDL_GLContext context;
};

#ifdef __SANITIZE_ADDRESS__
/* Mesa and fontconfig keep memory of their own until the end; without unloading them the leak
 * checker can still name them. */
static int dlclose_nothing(void *handle)
{
    (void)handle;
    return 0;
}
int dlclose(void *handle) __attribute__((alias("dlclose_nothing")));
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:swrast_dri\nleak:libLLVM\nleak:libEGL\nleak:libGLX\nleak:libdbus\n"
           "leak:libfontconfig\nleak:libgallium\nleak:libGLdispatch\n";
}
#endif

static inline bool gl_context_open(struct gl_context *to, enum dialect dialect, int major,
                                   int minor)
{
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, dialect == DIALECT_ES
                                                         ? SDL_GL_CONTEXT_PROFILE_ES
                                                         : SDL_GL_CONTEXT_PROFILE_CORE);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, major);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, minor);
    to->window =
        SDL_CreateWindow("limber test", 0, 0, 64, 64, SDL_WINDOW_OPENGL | SDL_WINDOW_HIDDEN);
    to->context = to->window ? SDL_GL_CreateContext(to->window) : NULL;
    return to->context != NULL;
}

static inline void gl_context_close(struct gl_context *context)
{
    if (context->context)
        SDL_GL_DeleteContext(context->context);
    if (context->window)
        SDL_DestroyWindow(context->window);
    *context = (struct gl_context){0};
}

/* Ends the test program as skipped, with the reason, where no context can be had. */
static inline void gl_context_or_skip(struct gl_context *to, enum dialect dialect)
{
    bool es = dialect == DIALECT_ES;
    if (SDL_WasInit(SDL_INIT_VIDEO) || SDL_InitSubSystem(SDL_INIT_VIDEO) == 0)
        if (gl_context_open(to, dialect, 3, es ? 0 : 3))
            return;
    printf("SKIP: no OpenGL%s context: %s\n", es ? " ES 3.0" : " 3.3 core", SDL_GetError());
    exit(EXIT_SKIPPED);
}

/* Draws into a framebuffer of the picture's size; the pixels, 0xffRRGGBB, top row first, are the
 * caller's to free. */
static inline uint32_t *gl_shot(struct gl_painter *painter, const struct picture *picture)
{
    int width = picture->width, height = picture->height;
    uint32_t *upside = malloc((size_t)width * (size_t)height * 4);
    uint32_t *pixels = malloc((size_t)width * (size_t)height * 4);
    GLuint frame, colour;
    glGenFramebuffers(1, &frame);
    glBindFramebuffer(GL_FRAMEBUFFER, frame);
    glGenRenderbuffers(1, &colour);
    glBindRenderbuffer(GL_RENDERBUFFER, colour);
    glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, width, height);
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, colour);
    glClearColor(1.0f, 0.0f, 1.0f, 1.0f);
    glClear(GL_COLOR_BUFFER_BIT);
    gl_draw(painter, picture);
    glPixelStorei(GL_PACK_ALIGNMENT, 4);
    glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, upside);
    glDeleteFramebuffers(1, &frame);
    glDeleteRenderbuffers(1, &colour);
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++) {
            const uint8_t *from =
                (const uint8_t *)(upside + (size_t)(height - 1 - y) * (size_t)width + x);
            pixels[(size_t)y * (size_t)width + (size_t)x] =
                0xff000000u | (uint32_t)from[0] << 16 | (uint32_t)from[1] << 8 | from[2];
        }
    free(upside);
    return pixels;
}

#endif
