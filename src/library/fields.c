#include "library/fields.h"
#include "base/tr.h"
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { CHOICES_MOST = 64 };

void reader_error(struct reader *reader, const struct node *at, const char *format, ...)
{
    if (reader->no_memory)
        return;
    va_list arguments;
    va_start(arguments, format);
    problem_tell(reader->problems, SEVERITY_ERROR, at->place, format, arguments);
    va_end(arguments);
}

void reader_warning(struct reader *reader, const struct node *at, const char *format, ...)
{
    if (reader->no_memory)
        return;
    va_list arguments;
    va_start(arguments, format);
    problem_tell(reader->problems, SEVERITY_WARNING, at->place, format, arguments);
    va_end(arguments);
}

void *reader_take(struct reader *reader, int count, size_t size)
{
    void *block = arena_take(reader->arena, (size_t)count, size);
    if (!block)
        reader->no_memory = true;
    return block;
}

const char *reader_shown(struct reader *reader, const struct node *node)
{
    if (node->kind == NODE_LIST)
        return tr("a list");
    if (node->kind == NODE_MAP)
        return tr("a group of names");
    if (node->text.length == 0)
        return tr("nothing");
    const int clip = text_clip(node->text);
    const char *shown = arena_format(&reader->problems->arena, "`%.*s`%s", clip, node->text.at,
                                     (size_t)clip < node->text.length ? "..." : "");
    return shown ? shown : tr("this");
}

/* "a, b or c", cut where `room` ends. */
static const char *all_words(const char *const *words, int count, char *out, size_t room)
{
    size_t length = 0;
    for (int i = 0; i < count && length < room; i++) {
        const char *joint = i == 0 ? "" : i + 1 < count ? ", " : tr(" or ");
        const int more = snprintf(out + length, room - length, "%s%s", joint, words[i]);
        length += more > 0 ? (size_t)more : 0;
    }
    return out;
}

/* A list of problems that is full only counts: looking for the nearest word would be idle. */
void reader_unknown(struct reader *reader, const struct node *at, const char *what,
                    const char *const *words, int count)
{
    if (reader->problems->count >= PROBLEMS_MOST) {
        reader_error(reader, at, "found an unknown %s; see the first problems", tr(what));
        return;
    }
    char all[1000] = "";
    const char *nearest =
        at->kind == NODE_TEXT && count > 0 ? text_nearest(at->text, words, count) : NULL;
    if (nearest)
        reader_error(reader, at, "%s is no %s; did you mean `%s`?", reader_shown(reader, at),
                     tr(what), nearest);
    else if (count > 0)
        reader_error(reader, at, "%s is no %s; write %s", reader_shown(reader, at), tr(what),
                     all_words(words, count, all, sizeof all));
    else
        reader_error(reader, at, "%s is no %s; there is none here", reader_shown(reader, at),
                     tr(what));
}

bool reader_expect(struct reader *reader, const struct node *node, enum node_kind kind,
                   const char *what)
{
    if (node->kind == kind && (kind != NODE_TEXT || node->text.length > 0))
        return true;
    static const char *const right[] = {
        [NODE_TEXT] = TR("write it as one text"),
        [NODE_LIST] = TR("write it as a list, a line for each entry that begins with `- `"),
        [NODE_MAP] = TR("write it as a group of `name: value` lines"),
    };
    reader_error(reader, node, "found %s where %s must stand; %s", reader_shown(reader, node),
                 tr(what), tr(right[kind]));
    return false;
}

static const struct field *field_named(const struct field *fields, int count, struct text name)
{
    for (int i = 0; i < count; i++)
        if (text_is(name, fields[i].name))
            return &fields[i];
    return NULL;
}

/* What a comma left over of a text or a number: {say: Sit tall, feet flat., seconds: 2,5}. */
static bool is_torn_off(const struct node *entry)
{
    return entry->kind == NODE_TEXT && entry->text.length == 0 &&
           strpbrk(entry->name->text.at, " .!?0123456789");
}

/* Tells an unknown name; returns the field it was probably meant to be, or NULL. */
static const struct field *tell_unknown(struct reader *reader, const struct node *entry,
                                        const char *what, const struct field *fields, int count)
{
    const struct node *name = entry->name;
    if (is_torn_off(entry)) {
        reader_error(reader, name,
                     "%s stands alone behind a comma; put a text with commas in \"quotation "
                     "marks\", and write a number with a point, such as 2.5",
                     reader_shown(reader, name));
        return NULL;
    }
    const char *names[CHOICES_MOST];
    for (int i = 0; i < count && i < CHOICES_MOST; i++)
        names[i] = fields[i].name;
    const char *of = arena_format(&reader->problems->arena, tr("field of %s"), tr(what));
    reader_unknown(reader, name, of ? of : tr("field"), names, count);
    const char *nearest = text_nearest(name->text, names, count);
    return nearest ? field_named(fields, count, text_of(nearest)) : NULL;
}

static void tell_missing(struct reader *reader, const struct node *map, const char *what,
                         const struct field *fields, int count, const bool *guessed)
{
    for (int i = 0; i < count; i++)
        if (fields[i].required && !guessed[i] && !tree_value(map, fields[i].name))
            reader_error(reader, map, "%s without `%s`; write `%s: ...`", tr(what), fields[i].name,
                         fields[i].name);
}

void fields_read(struct reader *reader, const struct node *map, const char *what,
                 const struct field *fields, int count, void *target)
{
    bool guessed[CHOICES_MOST] = {false}; /* misspelt, so not missing */
    if (!reader_expect(reader, map, NODE_MAP, what))
        return;
    for (const struct node *entry = map->first; entry && !reader->no_memory; entry = entry->next) {
        const struct field *field = field_named(fields, count, entry->name->text);
        if (field)
            field->read(reader, entry, (char *)target + field->offset);
        else if (reader->problems->count < PROBLEMS_MOST)
            field = tell_unknown(reader, entry, what, fields, count);
        else
            reader_error(reader, entry->name, "found an unknown field; see the first problems");
        if (field)
            guessed[field - fields] = true;
    }
    tell_missing(reader, map, what, fields, count, guessed);
}

int read_choice(struct reader *reader, const struct node *value, const char *what,
                const char *const *words, int count)
{
    if (!reader_expect(reader, value, NODE_TEXT, what))
        return -1;
    for (int i = 0; i < count; i++)
        if (text_is(value->text, words[i]))
            return i;
    reader_unknown(reader, value, what, words, count);
    return -1;
}

void read_node(struct reader *reader, const struct node *value, void *slot)
{
    (void)reader;
    *(const struct node **)slot = value;
}

void read_yes(struct reader *reader, const struct node *value, void *slot)
{
    static const char *const words[] = {"no", "yes"};
    const int choice = read_choice(reader, value, "answer", words, 2);
    if (choice >= 0)
        *(bool *)slot = choice == 1;
}

void read_breath(struct reader *reader, const struct node *value, void *slot)
{
    static const char *const words[] = {"free", "in", "out", "cycle"};
    const int choice = read_choice(reader, value, "breath", words, 4);
    if (choice >= 0)
        *(enum breath *)slot = (enum breath)choice;
}

void read_repeats(struct reader *reader, const struct node *value, void *slot)
{
    double number;
    if (!read_number(reader, value, "a number of repeats", "", 1, 20, &number))
        return;
    if (number != (int)number)
        reader_error(reader, value, "%s repeats cannot be done; write a whole number",
                     reader_shown(reader, value));
    else
        *(int *)slot = (int)number;
}
