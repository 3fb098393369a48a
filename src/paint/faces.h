/* Font files: found by fontconfig, opened at sizes.
 *
 * The interface has one face; a character that it lacks is looked for in whatever is installed, and
 * the face that has it is kept for others. */
#ifndef LIMBER_PAINT_FACES_H
#define LIMBER_PAINT_FACES_H

#include <SDL_ttf.h>

#include "base/problem.h"
#include "paint/writing.h"
#include "picture/picture.h"

enum { FACES_MOST = 12, FACE_PATH = 1024, SIZES_OF_A_FACE = 1, SIZES_MOST = 24, MISSING_MOST = 64 };

/* The interface's own. */
enum { FACE_OWN = 0 };

struct face_file {
    char path[FACE_PATH];
    int index;     /* which one of a collection */
    bool embolden; /* no bold file: made bolder */
};

struct face {
    struct face_file files[WEIGHT_COUNT];
    const char *language; /* for which it was asked; NULL: any */
};

/* A face opened at one size. */
struct sized {
    TTF_Font *font;
    int face, em;
    enum weight weight;
    unsigned used; /* when, by faces.clock */
};

struct faces {
    struct face list[FACES_MOST];
    int count;
    struct sized sizes[SIZES_MOST];
    unsigned clock;
    bool asks; /* fontconfig is loaded: only once a character was missed */
    struct missing {
        uint32_t character;
        const char *package; /* that has it */
    } missing[MISSING_MOST];
    int missing_count, told;
};

/* Finds the interface's face: the file LIMBER_FONT names if set, else Inter, else DejaVu Sans, else
 * whatever sans serif there is; fontconfig is asked only where fonts-inter is not where its package
 * puts it. False, told, without one. Starts zeroed; SDL2_ttf must run. */
bool faces_open(struct faces *faces, struct problems *problems);
void faces_close(struct faces *faces);

/* NULL when it cannot be opened. Valid until the next call. Hinted lightly, along the height only:
 * letters keep their widths at every size, and small ones their distances. */
TTF_Font *faces_font(struct faces *faces, int face, int em, enum weight weight);

/* The face that has the character, one for the writing's language if there is; FACE_OWN if none
 * has, which is remembered. */
int faces_for(struct faces *faces, uint32_t character, const struct writing *writing);
bool face_has(struct faces *faces, int face, uint32_t character);

/* Its strokes have to be made thicker to look like that weight. */
bool face_is_thin(const struct faces *faces, int face, enum weight weight);

/* Warns, once, of characters that no font has, and of the packages that have one. */
void faces_tell(struct faces *faces, struct problems *problems);

#endif
