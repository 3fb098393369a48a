#include "library/format_file.h"
#include "base/tr.h"
#include <string.h>

static const struct {
    const char *line, *name;
} FORMATS[FORMAT_COUNT] = {
    [FORMAT_POSITION] = {"limber position 1", TR("a position")},
    [FORMAT_MOVE] = {"limber move 1", TR("a move")},
    [FORMAT_EXERCISE] = {"limber exercise 1", TR("an exercise")},
    [FORMAT_ROUTINE] = {"limber routine 1", TR("a routine")},
    [FORMAT_TUNE] = {"limber music 1", TR("a piece of music")},
    [FORMAT_THEME] = {"limber theme 1", TR("a theme")},
    [FORMAT_FIGURE] = {"limber figure 1", TR("a figure")},
};

const char *format_name(enum format format)
{
    return tr(FORMATS[format].name);
}

static void tell_format(const struct node *value, struct problems *problems)
{
    const char *lines[FORMAT_COUNT];
    bool later = false;
    for (int i = 0; i < FORMAT_COUNT; i++) {
        lines[i] = FORMATS[i].line;
        const size_t stem = strlen(lines[i]) - 1;
        const bool same_stem =
            value->text.length > stem && memcmp(value->text.at, lines[i], stem) == 0;
        later |= same_stem && value->text.at[stem] >= '1' && value->text.at[stem] <= '9';
    }
    const char *near = text_nearest(value->text, lines, FORMAT_COUNT);
    if (later)
        problem_error(problems, value->place,
                      "`%.*s` is of a later limber; this one reads format 1, so update limber",
                      text_clip(value->text), value->text.at);
    else
        problem_error(problems, value->place, "`%.*s` is no format; write `format: %s`",
                      text_clip(value->text), value->text.at, near ? near : lines[FORMAT_EXERCISE]);
}

static bool find_format(const struct node *root, struct problems *problems, enum format *format)
{
    const struct node *value = tree_value(root, "format");
    if (root->kind != NODE_MAP) {
        problem_error(problems, root->place,
                      "found %s where `name: value` lines must stand; begin with `format: %s`",
                      root->kind == NODE_LIST ? tr("a list") : tr("a text"),
                      FORMATS[FORMAT_EXERCISE].line);
        return false;
    }
    if (!value || value->kind != NODE_TEXT) {
        problem_error(problems, value ? value->place : root->place,
                      "found no format; begin the file with `format: %s`",
                      FORMATS[FORMAT_EXERCISE].line);
        return false;
    }
    for (int i = 0; i < FORMAT_COUNT; i++) {
        if (text_is(value->text, FORMATS[i].line)) {
            *format = (enum format)i;
            return true;
        }
    }
    tell_format(value, problems);
    return false;
}

const struct node *format_read(const struct world *world, const char *path, struct arena *scratch,
                               struct problems *problems, enum format *format)
{
    struct text content;
    const enum file_result result =
        world->read(world->context, path, TREE_FILE_MOST, scratch, &content);
    if (result == FILE_OK) {
        const struct node *root = tree_read(scratch, content, path, problems);
        return root && find_format(root, problems, format) ? root : NULL;
    }
    problem_error(problems, (struct place){.file = path}, "%s; %s", file_result_words(result),
                  result == FILE_TOO_LARGE ? tr("give a text file of at most 1 MiB")
                                           : tr("give the path of a text file that can be read"));
    return NULL;
}

static char id_letter(char c)
{
    if (c >= 'A' && c <= 'Z')
        return (char)(c - 'A' + 'a');
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? c : '_';
}

const char *format_id(struct arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    const char *dot = strrchr(name, '.');
    const size_t length = dot && dot > name ? (size_t)(dot - name) : strlen(name);
    char *id = arena_copy(arena, name, length);
    for (char *at = id; at && *at; at++)
        *at = id_letter(*at);
    return id;
}
