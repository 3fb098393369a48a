#include "base/problem.h"

#include "base/journal.h"
#include "base/tr.h"

#include <stdarg.h>
#include <string.h>

enum { MESSAGES_MOST = 256 * 1024 }; /* bytes */

static const char OUT_OF_MEMORY[] =
    TR("there is something wrong here, but no memory is left to say what");

void problems_open(struct problems *problems, const struct memory *memory)
{
    memset(problems, 0, sizeof *problems);
    arena_open(&problems->arena, memory, MESSAGES_MOST);
}

void problems_close(struct problems *problems)
{
    arena_close(&problems->arena);
    problems->count = problems->errors = problems->warnings = 0;
}

/* The name of the file, kept with the messages; a list holds few different ones, one after another.
 */
static const char *kept_name(struct problems *problems, const char *file)
{
    const struct problem *last = problems->count ? &problems->list[problems->count - 1] : NULL;
    if (!file || (last && last->place.file && strcmp(last->place.file, file) == 0))
        return file ? last->place.file : NULL;
    return arena_copy(&problems->arena, file, strlen(file));
}

static void add(struct problems *problems, enum severity severity, struct place place,
                const char *message)
{
    if (severity == SEVERITY_ERROR)
        problems->errors++;
    else
        problems->warnings++;
    if (problems->count >= PROBLEMS_MOST)
        return;
    place.file = kept_name(problems, place.file);
    problems->list[problems->count++] =
        (struct problem){severity, place, message ? message : tr(OUT_OF_MEMORY)};
}

void problem_tell(struct problems *problems, enum severity severity, struct place place,
                  const char *format, va_list arguments)
{
    const bool kept = problems->count < PROBLEMS_MOST;
    const char *message = kept ? arena_format_list(&problems->arena, tr(format), arguments) : NULL;
    add(problems, severity, place, message);
}

void problem_error(struct problems *problems, struct place place, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    problem_tell(problems, SEVERITY_ERROR, place, format, arguments);
    va_end(arguments);
}

void problem_warning(struct problems *problems, struct place place, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    problem_tell(problems, SEVERITY_WARNING, place, format, arguments);
    va_end(arguments);
}

void problems_append(struct problems *problems, const struct problems *from)
{
    const int errors = problems->errors + from->errors;
    const int warnings = problems->warnings + from->warnings;
    for (int i = 0; i < from->count; i++) {
        const struct problem *one = &from->list[i];
        const char *copy = arena_copy(&problems->arena, one->message, strlen(one->message));
        add(problems, one->severity, one->place, copy);
    }
    problems->errors = errors;
    problems->warnings = warnings;
}

static bool comes_before(const struct problem *a, const struct problem *b)
{
    if (a->place.line != b->place.line)
        return a->place.line < b->place.line;
    return a->place.column < b->place.column;
}

static bool same_file(const struct place *a, const struct place *b)
{
    if (!a->file || !b->file)
        return a->file == b->file;
    return strcmp(a->file, b->file) == 0;
}

/* Files stay in the order in which they were first met; within one, problems go by place. Stable,
 * so that problems of one spot keep the order in which they were found. */
static void sort_by_place(const struct problem **sorted, const struct problems *problems)
{
    for (int i = 0; i < problems->count; i++) {
        const struct problem *one = &problems->list[i];
        int at = i;
        for (int k = i; k > 0 && same_file(&sorted[k - 1]->place, &one->place) &&
                        comes_before(one, sorted[k - 1]);
             k--)
            at = k - 1;
        memmove(&sorted[at + 1], &sorted[at], (size_t)(i - at) * sizeof(void *));
        sorted[at] = one;
    }
}

static void print_place(const struct place *place, FILE *to)
{
    if (!place->file)
        return;
    fprintf(to, "%s:", place->file);
    if (place->line > 0)
        fprintf(to, "%d:%d:", place->line, place->column);
    fputc(' ', to);
}

void problems_print(const struct problems *problems, FILE *to)
{
    const struct problem *sorted[PROBLEMS_MOST];
    sort_by_place(sorted, problems);
    for (int i = 0; i < problems->count; i++) {
        const bool wrong = sorted[i]->severity == SEVERITY_ERROR;
        fputs(journal_mark(to, wrong ? LINE_ERROR : LINE_WARNING), to);
        print_place(&sorted[i]->place, to);
        fprintf(to, "%s: %s\n", wrong ? tr("error") : tr("warning"), sorted[i]->message);
    }
    const int more = problems->errors + problems->warnings - problems->count;
    if (more > 0)
        fprintf(to, tr("%sand %d more\n"), journal_mark(to, LINE_WARNING), more);
}
