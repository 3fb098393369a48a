#include "library/stature.h"

#include "base/tr.h"
#include "library/format_file.h"
#include "library/named_file.h"
#include "library/stature_file.h"
#include "library/tongue.h"

enum { SCRATCH_MOST = 4 * 1024 * 1024 };

static void read_metres(struct reader *reader, const struct node *value, void *slot)
{
    read_number(reader, value, "a stature", TR("metres"), 1.2, 2.2, slot);
}

static void read_build(struct reader *reader, const struct node *value, void *slot)
{
    read_number(reader, value, "a build", TR("(1: the usual girth)"), (double)RIG_BUILD_LEAST,
                (double)RIG_BUILD_MOST, slot);
}

bool stature_read(struct reader *reader, const struct node *map, struct stature *stature)
{
    struct draft {
        struct stature stature;
        const char *name;
        const struct node *format;
    } draft = {.stature = {(double)RIG_STATURE, 1.0}};
    static const struct field fields[] = {
        {"format", read_node, offsetof(struct draft, format), false},
        {"name", read_text, offsetof(struct draft, name), true},
        {"stature", read_metres, offsetof(struct draft, stature.metres), false},
        {"build", read_build, offsetof(struct draft, stature.build), false},
        {"translations", read_translations, 0, false},
    };
    const int errors = reader->problems->errors;
    const struct tongue before = tongue_enter(reader, map);
    fields_read(reader, map, "a figure", fields, FIELD_COUNT(fields), &draft);
    tongue_leave(reader, before);
    const bool good = reader->problems->errors == errors && !reader->no_memory;
    if (good)
        *stature = draft.stature;
    return good;
}

static bool read_file(struct stature *stature, const struct world *world, const char *path,
                      struct arena *scratch, struct problems *problems)
{
    struct reader reader = {.arena = scratch, .problems = problems};
    struct stature found;
    enum format format;
    const int errors = problems->errors;
    const struct node *root = format_read(world, path, scratch, problems, &format);
    if (!root)
        return false;
    if (format == FORMAT_FIGURE) {
        if (!stature_read(&reader, root, &found) || problems->errors > errors)
            return false;
        *stature = found;
        return true;
    }
    problem_error(problems, tree_value(root, "format")->place,
                  "found %s where a figure must stand; write `format: limber figure 1`",
                  format_name(format));
    return false;
}

bool stature_load(struct stature *stature, const struct world *world, const char *const *folders,
                  int folder_count, const char *name, struct problems *problems)
{
    struct arena scratch;
    arena_open(&scratch, world->memory, SCRATCH_MOST);
    const char *path = named_file_find(world, folders, folder_count, "figures", name, &scratch);
    const bool loaded = path && read_file(stature, world, path, &scratch, problems);
    if (scratch.failed)
        problem_error(problems, (struct place){.file = "limber"},
                      "no memory is left to read the figure `%s`; close other programs", name);
    else if (!path)
        problem_error(problems, (struct place){.file = "limber"},
                      "there is no figure `%s`; write usual, small, tall, slim or stout, or put "
                      "figures/%s.yaml into your own folder",
                      name, name);
    arena_close(&scratch);
    return loaded;
}
