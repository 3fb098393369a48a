#include "picture/script.h"

#include <stddef.h>

struct range {
    uint32_t first, last;
};

enum { REPLACEMENT = 0xFFFD };

/* How many bytes follow the first one; -1: it cannot be one. */
static int following(unsigned char first)
{
    return first < 0x80   ? 0
           : first < 0xC2 ? -1
           : first < 0xE0 ? 1
           : first < 0xF0 ? 2
           : first < 0xF5 ? 3
                          : -1;
}

uint32_t script_next(const char **at)
{
    const unsigned char *bytes = (const unsigned char *)*at;
    if (bytes[0] == 0)
        return 0;
    const int more = following(bytes[0]);
    uint32_t character = more <= 0 ? bytes[0] : bytes[0] & (0x3Fu >> more);
    ++*at;
    for (int i = 1; i <= more; i++) {
        if ((bytes[i] & 0xC0) != 0x80)
            return REPLACEMENT;
        character = character << 6 | (bytes[i] & 0x3Fu);
        ++*at;
    }
    return more < 0 ? REPLACEMENT : character;
}

static bool lies_in(uint32_t character, const struct range *ranges, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (character >= ranges[i].first && character <= ranges[i].last)
            return true;
    return false;
}

#define IN(character, ranges) lies_in(character, ranges, sizeof(ranges) / sizeof *(ranges))

enum direction script_direction(uint32_t character)
{
    static const struct range backward[] = {{0x0590, 0x065F},   {0x066D, 0x06EF},  {0x06FA, 0x08FF},
                                            {0x200F, 0x200F},   {0xFB1D, 0xFDFF},  {0xFE70, 0xFEFE},
                                            {0x10800, 0x10FFF}, {0x1E800, 0x1EFFF}};
    static const struct range digits[] = {{'0', '9'}, {0x0660, 0x066C}, {0x06F0, 0x06F9}};
    static const struct range signs[] = {
        {1, '@'},         {'[', '`'},       {'{', 0xA9},      {0xAB, 0xB4},     {0xB6, 0xB9},
        {0xBB, 0xBF},     {0xD7, 0xD7},     {0xF7, 0xF7},     {0x2010, 0x206F}, {0x20A0, 0x20CF},
        {0x2190, 0x2BFF}, {0x3000, 0x3004}, {0x3008, 0x3020}, {0xFF01, 0xFF0F}};
    if (IN(character, backward))
        return DIRECTION_RIGHT_TO_LEFT;
    if (IN(character, digits))
        return DIRECTION_DIGIT;
    return IN(character, signs) ? DIRECTION_NONE : DIRECTION_LEFT_TO_RIGHT;
}

bool script_is_backward(const char *text)
{
    for (uint32_t character; (character = script_next(&text)) != 0;) {
        const enum direction direction = script_direction(character);
        if (direction == DIRECTION_LEFT_TO_RIGHT || direction == DIRECTION_RIGHT_TO_LEFT)
            return direction == DIRECTION_RIGHT_TO_LEFT;
    }
    return false;
}

/* Written in squares, one a character; Korean has blanks and breaks there. */
static bool is_square(uint32_t character)
{
    static const struct range squares[] = {{0x2E80, 0x312F}, {0x3190, 0x4DBF}, {0x4E00, 0x9FFF},
                                           {0xF900, 0xFAFF}, {0xFF01, 0xFF60}, {0x20000, 0x3FFFF}};
    return IN(character, squares);
}

/* Closing brackets, full stops and commas, small kana and the sign that lengthens them (JIS X 4051,
 * the common core). */
static bool never_first(uint32_t character)
{
    static const uint32_t list[] = {
        0x3001, 0x3002, 0x3005, 0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0x3015, 0x3017,
        0x301F, 0x3041, 0x3043, 0x3045, 0x3047, 0x3049, 0x3063, 0x3083, 0x3085, 0x3087,
        0x308E, 0x309B, 0x309C, 0x309D, 0x30A1, 0x30A3, 0x30A5, 0x30A7, 0x30A9, 0x30C3,
        0x30E3, 0x30E5, 0x30E7, 0x30EE, 0x30F5, 0x30F6, 0x30FB, 0x30FC, 0x30FD, 0xFF01,
        0xFF09, 0xFF0C, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF1F, 0xFF3D, 0xFF5D, '!',    ')',
        ',',    '.',    ':',    ';',    '?',    ']',    '}',    0x2019, 0x201D, 0x2026};
    for (size_t i = 0; i < sizeof list / sizeof *list; i++)
        if (list[i] == character)
            return true;
    return false;
}

static bool never_last(uint32_t character)
{
    static const uint32_t list[] = {0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0x3014, 0x3016, 0x301D,
                                    0xFF08, 0xFF3B, 0xFF5B, '(',    '[',    '{',    0x2018, 0x201C};
    for (size_t i = 0; i < sizeof list / sizeof *list; i++)
        if (list[i] == character)
            return true;
    return false;
}

bool script_breaks(uint32_t before, uint32_t after)
{
    const bool blank = before == ' ' || after == ' ' || after == 0;
    return !blank && (is_square(before) || is_square(after)) && !never_last(before) &&
           !never_first(after);
}
