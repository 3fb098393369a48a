#include "stage/pane.h"

#include <epoxy/gl.h>

static const struct place here = {"limber", 0, 0};

static bool fit_pixels(struct pane *pane, int width, int height)
{
    const struct memory *memory = pane->world->memory;
    struct surface *pixels = &pane->pixels;
    if (pixels->pixels != NULL && pixels->width == width && pixels->height == height)
        return true;
    if (pixels->pixels != NULL)
        memory->give(memory->context, pixels->pixels);
    const size_t row = (size_t)width * sizeof *pixels->pixels;
    *pixels = (struct surface){memory->get(memory->context, row * (size_t)height), width, height,
                               (int)row};
    pane->known = false;
    return pixels->pixels != NULL;
}

static void close_painters(struct pane *pane)
{
    const struct memory *memory = pane->world->memory;
    gl_close(pane->painter);
    gl_sheet_close(pane->sheet);
    soft_close(pane->soft);
    if (pane->pixels.pixels != NULL)
        memory->give(memory->context, pane->pixels.pixels);
    pane->painter = NULL;
    pane->sheet = NULL;
    pane->soft = NULL;
    pane->pixels = (struct surface){.pixels = NULL};
}

static bool open_painters(struct pane *pane, bool emulated, struct problems *problems)
{
    pane->known = false;
    if (!gl_is_emulated()) {
        pane->painter = gl_open(pane->world, pane->folder, pane->fonts, problems);
        return pane->painter != NULL;
    }
    if (!emulated) {
        problem_error(problems, here, "OpenGL is emulated here");
        return false;
    }
    pane->sheet = gl_sheet_open(pane->world, pane->folder, problems);
    pane->soft = pane->sheet != NULL ? soft_open(pane->fonts) : NULL;
    if (pane->sheet != NULL && pane->soft == NULL)
        problem_error(problems, here, "no memory is left to draw with");
    return pane->soft != NULL;
}

bool pane_open(struct pane *pane, const struct window_wish *wish, struct fonts *fonts, int width,
               int height, Uint32 flags, struct problems *problems)
{
    *pane = (struct pane){.world = wish->world, .folder = wish->folder, .fonts = fonts};
    if (!glass_open(&pane->glass, wish->title, width, height, flags)) {
        problem_error(problems, here, "there is no OpenGL 3.3 or OpenGL ES 3.0 here (%s)",
                      SDL_GetError());
        return false;
    }
    if (open_painters(pane, wish->painter == PAINTER_GL, problems))
        return true;
    pane_close(pane);
    return false;
}

void pane_close(struct pane *pane)
{
    if (pane->world != NULL)
        close_painters(pane);
    glass_close(&pane->glass);
}

void pane_forget(struct pane *pane)
{
    pane->known = false;
}

/* False when nothing has to be presented. */
static bool draw_sheet(struct pane *pane, const struct picture *picture)
{
    struct area areas[AREAS_MOST];
    if (!fit_pixels(pane, picture->width, picture->height))
        return false;
    if (!pane->known)
        gl_sheet_forget(pane->sheet);
    const int count = soft_draw(pane->soft, picture, &pane->pixels, !pane->known, areas);
    pane->known = true;
    if (count > 0)
        gl_sheet_draw(pane->sheet, &pane->pixels, areas, count);
    return count > 0;
}

enum pane_drawn pane_draw(struct pane *pane, const struct picture *picture)
{
    if (pane->painter != NULL)
        gl_draw(pane->painter, picture);
    else if (!draw_sheet(pane, picture))
        return PANE_SAME;
    return glass_swap(&pane->glass) ? PANE_SHOWN : PANE_LOST;
}

bool pane_renew(struct pane *pane, struct problems *problems)
{
    const bool emulated = pane->sheet != NULL;
    close_painters(pane);
    if (glass_renew(&pane->glass))
        return open_painters(pane, emulated, problems);
    problem_error(problems, here, "OpenGL has no other context (%s)", SDL_GetError());
    return false;
}
