/* Caption files read back by the grammar of WebVTT (W3C, 2019, section 4.1) and that of SubRip;
 * every rule of the form is asserted on the way. Include cmocka.h before. */
#ifndef LIMBER_TESTS_EXPORT_CAPTION_FILE_H
#define LIMBER_TESTS_EXPORT_CAPTION_FILE_H

#include "export/captions.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCKS_MOST = 2048, LINE_MOST = 200 };

struct block {
    int number;
    int64_t from, to;
    char line[2][LINE_MOST];
    int line_count;
};

struct paper {
    struct block block[BLOCKS_MOST];
    int count;
};

static inline const char *take(const char *at, const char *expected)
{
    assert_memory_equal(at, expected, strlen(expected));
    return at + strlen(expected);
}

static inline const char *take_digits(const char *at, int count, int64_t *out)
{
    *out = 0;
    for (int i = 0; i < count; i++, at++) {
        assert_in_range(*at, '0', '9');
        *out = *out * 10 + (*at - '0');
    }
    return at;
}

static inline const char *take_time(const char *at, const char *point, int64_t *ms)
{
    int64_t hours, minutes, seconds, rest;
    at = take(take_digits(at, 2, &hours), ":");
    at = take(take_digits(at, 2, &minutes), ":");
    at = take(take_digits(at, 2, &seconds), point);
    at = take_digits(at, 3, &rest);
    assert_true(minutes < 60 && seconds < 60);
    *ms = ((hours * 60 + minutes) * 60 + seconds) * 1000 + rest;
    return at;
}

/* A line of the text: not empty, without an arrow; in WebVTT every & begins an escape. */
static inline const char *take_line(const char *at, char out[LINE_MOST], enum captions_form form)
{
    const size_t length = strcspn(at, "\n");
    assert_in_range(length, 1, LINE_MOST - 1);
    memcpy(out, at, length);
    out[length] = '\0';
    assert_null(strstr(out, "-->"));
    for (const char *c = out; form == CAPTIONS_WEBVTT && *c; c++) {
        assert_true(*c != '<' && *c != '>');
        assert_true(*c != '&' || strncmp(c, "&amp;", 5) == 0 || strncmp(c, "&lt;", 4) == 0 ||
                    strncmp(c, "&gt;", 4) == 0);
    }
    assert_int_equal(at[length], '\n');
    return at + length + 1;
}

static inline const char *take_block(const char *at, struct block *block, enum captions_form form)
{
    const char *point = form == CAPTIONS_WEBVTT ? "." : ",";
    char number[LINE_MOST];
    at = take_line(at, number, form);
    block->number = atoi(number);
    at = take(take_time(at, point, &block->from), " --> ");
    at = take(take_time(at, point, &block->to), "\n");
    for (block->line_count = 0; *at != '\n'; block->line_count++) {
        assert_true(block->line_count < 2);
        at = take_line(at, block->line[block->line_count], form);
    }
    assert_true(block->line_count > 0);
    return at + 1;
}

/* Reads a file to its last byte; every rule of the form is asserted on the way. */
static inline void read_paper(const char *at, enum captions_form form, struct paper *paper)
{
    int64_t over = 0;
    paper->count = 0;
    if (form == CAPTIONS_WEBVTT)
        at = take(at, "WEBVTT\n\n");
    while (*at) {
        assert_true(paper->count < BLOCKS_MOST);
        struct block *block = &paper->block[paper->count++];
        at = take_block(at, block, form);
        assert_int_equal(block->number, paper->count);
        assert_true(block->from >= over && block->to > block->from);
        over = block->to;
    }
}

#endif
