/* A font's file for SDL2_ttf. FreeType hops about in it for a few bytes at a time, and each hop of
 * SDL's own files is two calls of the system: here hops are free, and pages that were read lately
 * are read again from memory. */
#ifndef LIMBER_PAINT_FONT_FILE_H
#define LIMBER_PAINT_FONT_FILE_H

#include <SDL.h>

/* For reading alone; SDL_RWclose closes and frees it. NULL, told by SDL_GetError, when the file
 * cannot be opened or memory ran out. */
SDL_RWops *font_file_open(const char *path);

#endif
