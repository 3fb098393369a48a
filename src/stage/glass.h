/* An OpenGL context in a window: 3.3 core, else ES 3.0. */
#ifndef LIMBER_STAGE_GLASS_H
#define LIMBER_STAGE_GLASS_H

#include <SDL.h>
#include <stdbool.h>

struct glass {
    SDL_Window *window;
    SDL_GLContext context;
    bool synced; /* swapping waits for the display */
};

/* Opens window and context; `flags` beside SDL_WINDOW_OPENGL. False, with nothing left open and
 * SDL_GetError telling why, when there is no such OpenGL. */
bool glass_open(struct glass *glass, const char *title, int width, int height, Uint32 flags);
void glass_close(struct glass *glass);

/* Another context in place of the first, of the same kind. False, with the window left alone, when
 * there is none to be had. */
bool glass_renew(struct glass *glass);

/* Presents what was drawn. False when the context is lost: all that was in it is gone. */
bool glass_swap(const struct glass *glass);

#endif
