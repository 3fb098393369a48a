#include "paint/gl_canvas.h"

enum { FINE_MOST = 2, SAMPLES_MOST = 9 * 1000 * 1000 };

static GLuint texture_make(GLenum inner, GLenum format, GLenum type, int width, int height)
{
    GLuint texture = 0;
    glGenTextures(1, &texture);
    glBindTexture(GL_TEXTURE_2D, texture);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glTexImage2D(GL_TEXTURE_2D, 0, (GLint)inner, width, height, 0, format, type, NULL);
    return texture;
}

static void attach(GLenum point, GLuint texture)
{
    glFramebufferTexture2D(GL_FRAMEBUFFER, point, GL_TEXTURE_2D, texture, 0);
}

static bool is_whole(void)
{
    return glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE;
}

static bool canvas_make(struct gl_canvas *canvas, int width, int height)
{
    canvas->colour = texture_make(GL_RGBA8, GL_RGBA, GL_UNSIGNED_BYTE, width, height);
    canvas->lines = texture_make(GL_RGBA8, GL_RGBA, GL_UNSIGNED_BYTE, width, height);
    canvas->told = texture_make(GL_R32UI, GL_RED_INTEGER, GL_UNSIGNED_INT, width, height);
    glGenRenderbuffers(1, &canvas->depth);
    glBindRenderbuffer(GL_RENDERBUFFER, canvas->depth);
    glRenderbufferStorage(GL_RENDERBUFFER, GL_DEPTH_COMPONENT24, width, height);

    glGenFramebuffers(1, &canvas->figure);
    glBindFramebuffer(GL_FRAMEBUFFER, canvas->figure);
    attach(GL_COLOR_ATTACHMENT0, canvas->colour);
    attach(GL_COLOR_ATTACHMENT1, canvas->told);
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_DEPTH_ATTACHMENT, GL_RENDERBUFFER, canvas->depth);
    bool whole = is_whole();

    glGenFramebuffers(1, &canvas->over);
    glBindFramebuffer(GL_FRAMEBUFFER, canvas->over);
    attach(GL_COLOR_ATTACHMENT0, canvas->lines);
    whole = is_whole() && whole;
    return glGetError() == GL_NO_ERROR && whole;
}

bool gl_canvas_fit(struct gl_canvas *canvas, int width, int height)
{
    if (canvas->figure && canvas->width == width && canvas->height == height)
        return true;
    int fine = (int64_t)width * height * FINE_MOST * FINE_MOST > SAMPLES_MOST ? 1 : FINE_MOST;
    for (; fine > 0; fine--) {
        gl_canvas_close(canvas);
        while (glGetError() != GL_NO_ERROR) /* not ours */
            ;
        if (canvas_make(canvas, width * fine, height * fine)) {
            canvas->width = width;
            canvas->height = height;
            canvas->fine = fine;
            return true;
        }
    }
    gl_canvas_close(canvas);
    return false;
}

void gl_canvas_close(struct gl_canvas *canvas)
{
    glDeleteFramebuffers(1, &canvas->figure);
    glDeleteFramebuffers(1, &canvas->over);
    glDeleteRenderbuffers(1, &canvas->depth);
    glDeleteTextures(1, &canvas->colour);
    glDeleteTextures(1, &canvas->told);
    glDeleteTextures(1, &canvas->lines);
    *canvas = (struct gl_canvas){0};
}
