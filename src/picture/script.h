/* What a writing asks of those who set it: where lines may break, and which way they run. */
#ifndef LIMBER_PICTURE_SCRIPT_H
#define LIMBER_PICTURE_SCRIPT_H

#include <stdbool.h>
#include <stdint.h>

/* How a character takes part in the direction of a line (a coarse form of Unicode's UAX 9). */
enum direction {
    DIRECTION_NONE,  /* blanks, signs: that of what stands round them */
    DIRECTION_DIGIT, /* left to right, but turns nothing round */
    DIRECTION_LEFT_TO_RIGHT,
    DIRECTION_RIGHT_TO_LEFT
};

/* The character at `*at`, which moves behind it; 0 at the end. Bytes that are no UTF-8 come one by
 * one, as U+FFFD. */
uint32_t script_next(const char **at);

enum direction script_direction(uint32_t character);

/* The text begins, but for signs and digits, with a writing that runs from right to left. */
bool script_is_backward(const char *text);

/* A line may end between the two: written without blanks (Chinese, Japanese), and neither would the
 * first of them stand alone at the end of a line nor the second at the start of one. */
bool script_breaks(uint32_t before, uint32_t after);

#endif
