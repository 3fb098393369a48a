/* Writings of the world, as far as fonts and shapers have to be told of them. */
#ifndef LIMBER_PAINT_WRITING_H
#define LIMBER_PAINT_WRITING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct writing {
    const char *tag;      /* ISO 15924, for the shaper: "Arab" */
    const char *language; /* of which a font is asked for, "ja"; NULL: any */
    const char *package;  /* of Debian, that has a font for it */
};

/* NULL for what belongs to none: blanks, digits, signs, marks. */
const struct writing *writing_of(uint32_t character);

/* For characters of no writing. */
extern const struct writing writing_latin;
extern const struct writing writing_signs;

/* Stands on, under or between others and is drawn in their font: accents, vowel points, joiners. */
bool writing_is_mark(uint32_t character);

/* Only tells which way a text runs; is not drawn. */
bool writing_is_control(uint32_t character);

/* The character's bytes, ended; returns how many they are. */
size_t writing_utf8(uint32_t character, char out[5]);

#endif
