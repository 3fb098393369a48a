/* Text slices: a pointer and a length, not owned. The helpers never allocate. */
#ifndef LIMBER_BASE_TEXT_H
#define LIMBER_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

struct text {
    const char *at;
    size_t length;
};

struct text text_of(const char *terminated);
bool text_is(struct text text, const char *terminated);

/* True when there is something and behind it `ending`: "a.png" ends in ".png", ".png" does not. */
bool text_ends(struct text text, const char *ending);

/* True when the bytes are valid UTF-8 without NUL (RFC 3629: no surrogates, no overlong forms). */
bool text_is_utf8(struct text text);

/* The text behind the mark with which some editors begin a file in UTF-8, if it has one. */
struct text text_unmarked(struct text text);

/* How many bytes from the start are valid in that sense. */
size_t text_utf8_length(struct text text);

/* What is left without any of the characters `blanks` at its ends. */
struct text text_trim(struct text text, const char *blanks);

/* How much of a text a message shows: what of its first line is in its first 40 bytes, without
 * cutting a character in two. For use with "%.*s". */
int text_clip(struct text text);

/* Number of words: runs of anything but white space that hold a letter or a digit. */
int text_words(struct text text);

/* Number of characters (code points) of valid UTF-8. */
int text_characters(struct text text);

/* Edits (insert, delete, replace, swap of neighbours) that turn a into b, counted up to `most` + 1;
 * the optimal string alignment distance. Both at most 64 bytes, longer ones count as most + 1. */
int text_distance(struct text a, struct text b, int most);

/* The candidate nearest to `wrong` if it is near enough to be a slip of the finger (a third of its
 * length, at most 3 edits); NULL when none is. */
const char *text_nearest(struct text wrong, const char *const *candidates, int count);

#endif
