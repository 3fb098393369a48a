/* What is wrong with something a person wrote, and where.
 *
 * A problem says file, line and column, what was found and what would be right. Readers collect
 * problems and go on, so that all mistakes of a file are told in one go. */
#ifndef LIMBER_BASE_PROBLEM_H
#define LIMBER_BASE_PROBLEM_H

#include "base/arena.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>

/* A spot in a file. line and column count from 1; 0 = the file as a whole. The name is borrowed;
 * problems keep a copy of it. */
struct place {
    const char *file;
    int line, column;
};

enum severity { SEVERITY_WARNING, SEVERITY_ERROR };

struct problem {
    enum severity severity;
    struct place place;
    const char *message; /* "what was found; what would be right" */
};

enum { PROBLEMS_MOST = 100 }; /* kept; the rest is only counted */

struct problems {
    struct arena arena; /* holds the messages */
    struct problem list[PROBLEMS_MOST];
    int count;    /* in list */
    int errors;   /* found in all, kept or not */
    int warnings; /* found in all, kept or not */
};

/* An empty list. Messages come from `memory`. Close it with problems_close. */
void problems_open(struct problems *problems, const struct memory *memory);
void problems_close(struct problems *problems);

/* Adds one. The format is translated (tr.h), so it stands here as a sentence of its own; words that
 * are its values are their caller's to translate. When no memory is left the message says so
 * instead: a problem is never lost. */
void problem_error(struct problems *problems, struct place place, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void problem_warning(struct problems *problems, struct place place, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void problem_tell(struct problems *problems, enum severity severity, struct place place,
                  const char *format, va_list arguments) __attribute__((format(printf, 4, 0)));

/* Adds what `from` holds, messages copied. */
void problems_append(struct problems *problems, const struct problems *from);

/* One line a problem: "file:line:column: error: message", in order of place within a file; then a
 * line telling how many more there were, if any. Where the journal reads it, each line has its
 * priority before it (journal.h). */
void problems_print(const struct problems *problems, FILE *to);

#endif
