#include "base/line.h"

#include <string.h>

struct line_walk line_walk_of(struct text content, const char *file)
{
    return (struct line_walk){text_unmarked(content), {file, 0, 1}};
}

static struct text cut_line(struct text *rest)
{
    const char *end = memchr(rest->at, '\n', rest->length);
    const struct text line = {rest->at, end == NULL ? rest->length : (size_t)(end - rest->at)};
    const size_t eaten = line.length + (end != NULL);
    rest->at += eaten;
    rest->length -= eaten;
    return line;
}

static struct place place_at(struct excerpt excerpt, size_t bytes)
{
    excerpt.place.column += text_characters((struct text){excerpt.text.at, bytes});
    return excerpt.place;
}

bool line_next(struct line_walk *walk, struct excerpt *line, struct problems *problems)
{
    while (walk->rest.length > 0) {
        walk->place.line++;
        *line = (struct excerpt){cut_line(&walk->rest), walk->place};
        const size_t good = text_utf8_length(line->text);
        if (good == line->text.length)
            return true;
        if (problems != NULL)
            problem_warning(problems, place_at(*line, good),
                            "found bytes that are no UTF-8 text; save the file as UTF-8");
    }
    return false;
}

struct excerpt excerpt_part(struct excerpt excerpt, size_t from, size_t length, const char *blanks)
{
    const struct text kept = text_trim((struct text){excerpt.text.at + from, length}, blanks);
    return (struct excerpt){kept, place_at(excerpt, (size_t)(kept.at - excerpt.text.at))};
}
