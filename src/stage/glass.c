#include "stage/glass.h"

#include <epoxy/gl.h>

static const struct version {
    SDL_GLprofile profile;
    int major, minor;
} versions[] = {{SDL_GL_CONTEXT_PROFILE_CORE, 3, 3}, {SDL_GL_CONTEXT_PROFILE_ES, 3, 0}};

static void ask_for(const struct version *version)
{
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, (int)version->profile);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, version->major);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, version->minor);
    SDL_GL_SetAttribute(SDL_GL_DOUBLEBUFFER, 1);
    SDL_GL_SetAttribute(SDL_GL_DEPTH_SIZE, 24);
}

static bool open_version(struct glass *glass, const struct version *version, const char *title,
                         int width, int height, Uint32 flags)
{
    ask_for(version);
    glass->window = SDL_CreateWindow(title, SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, width,
                                     height, flags | SDL_WINDOW_OPENGL);
    if (glass->window == NULL)
        return false;
    glass->context = SDL_GL_CreateContext(glass->window);
    if (glass->context == NULL) {
        glass_close(glass);
        return false;
    }
    glass->synced = SDL_GL_SetSwapInterval(1) == 0;
    return true;
}

bool glass_open(struct glass *glass, const char *title, int width, int height, Uint32 flags)
{
    *glass = (struct glass){.window = NULL};
    for (size_t i = 0; i < sizeof versions / sizeof *versions; i++)
        if (open_version(glass, &versions[i], title, width, height, flags))
            return true;
    return false;
}

void glass_close(struct glass *glass)
{
    if (glass->context != NULL)
        SDL_GL_DeleteContext(glass->context);
    if (glass->window != NULL)
        SDL_DestroyWindow(glass->window);
    *glass = (struct glass){.window = NULL};
}

bool glass_renew(struct glass *glass)
{
    SDL_GL_DeleteContext(glass->context);
    glass->context = SDL_GL_CreateContext(glass->window);
    glass->synced = glass->context != NULL && SDL_GL_SetSwapInterval(1) == 0;
    return glass->context != NULL;
}

static bool can_tell_of_a_loss(void)
{
    return epoxy_has_gl_extension("GL_KHR_robustness") ||
           epoxy_has_gl_extension("GL_EXT_robustness") ||
           (epoxy_is_desktop_gl() && epoxy_gl_version() >= 45);
}

bool glass_swap(const struct glass *glass)
{
    SDL_GL_SwapWindow(glass->window);
    return !can_tell_of_a_loss() || glGetGraphicsResetStatus() == GL_NO_ERROR;
}
