#include "library/theme.h"
#include "library/format_file.h"
#include "library/named_file.h"
#include "library/theme_file.h"
#include <string.h>

enum { SCRATCH_MOST = 16 * 1024 * 1024 };

#define RGBA(hex)                                                                                  \
    {                                                                                              \
        (hex) >> 24 & 0xFF, (hex) >> 16 & 0xFF, (hex) >> 8 & 0xFF, (hex)&0xFF                      \
    }

struct theme theme_dark(void)
{
    return (struct theme){
        .background = RGBA(0x12161cff),
        .background_edge = RGBA(0x0c0f14ff),
        .floor = RGBA(0x1b2027ff),
        .mat = RGBA(0x343b45ff),
        .mat_edge = RGBA(0x515b69ff),
        .chair = RGBA(0x6f7986ff),
        .chair_dark = RGBA(0x4a525dff),
        .wall = RGBA(0x222932ff),
        .wall_end = RGBA(0x39424dff),
        .wall_line = RGBA(0x6f7986ff),
        .strap = RGBA(0xd8b4feff),
        .cushion = RGBA(0xa89b86ff),
        .cushion_dark = RGBA(0x7d725fff),
        .skin = RGBA(0xefc9a5ff),
        .shirt = RGBA(0x6db7eaff),
        .shorts = RGBA(0x3b77bcff),
        .hair = RGBA(0x8a5839ff),
        .eye = RGBA(0x1d232bff),
        .line = RGBA(0x0a0d11ff),
        .rim = RGBA(0xdbe6f08c),
        .highlight = RGBA(0xf0500eff),
        .text = RGBA(0xf2f5f8ff),
        .text_quiet = RGBA(0xb6c0ccff),
        .panel = RGBA(0x12161cf2),
        .ring = RGBA(0x7fd6c2ff),
        .ring_empty = RGBA(0x38414dff),
        .breath = RGBA(0x7fb8e64d),
        .breath_mark = RGBA(0x3b739fff),
        .far_share = 0.36f,
        .shadow = 0.25f,
    };
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static bool take_bytes(struct text text, uint8_t bytes[4])
{
    if ((text.length != 7 && text.length != 9) || text.at[0] != '#')
        return false;
    bytes[3] = 255;
    for (size_t i = 0; i < text.length / 2; i++) {
        const int high = hex_digit(text.at[1 + 2 * i]), low = hex_digit(text.at[2 + 2 * i]);
        if (high < 0 || low < 0)
            return false;
        bytes[i] = (uint8_t)(high * 16 + low);
    }
    return true;
}

static void read_colour(struct reader *reader, const struct node *value, void *slot)
{
    uint8_t bytes[4];
    if (value->kind == NODE_TEXT && take_bytes(value->text, bytes))
        *(struct colour *)slot = (struct colour){bytes[0], bytes[1], bytes[2], bytes[3]};
    else
        reader_error(reader, value,
                     "%s is no colour; write \"#rrggbb\" or \"#rrggbbaa\", in quotation marks",
                     reader_shown(reader, value));
}

static void read_share(struct reader *reader, const struct node *value, void *slot)
{
    double share;
    if (read_number(reader, value, "a share", "", 0, 1, &share))
        *(float *)slot = (float)share;
}

const char *style_name(enum figure_style style)
{
    static const char *const names[STYLE_COUNT] = {
        [STYLE_SOLID] = "solid", [STYLE_LINE] = "line", [STYLE_CONTRAST] = "contrast"};
    return names[style];
}

static void read_style(struct reader *reader, const struct node *value, void *slot)
{
    for (int style = 0; value->kind == NODE_TEXT && style < STYLE_COUNT; style++)
        if (text_is(value->text, style_name((enum figure_style)style))) {
            *(enum figure_style *)slot = (enum figure_style)style;
            return;
        }
    reader_error(reader, value, "%s is no style; write solid, line or contrast",
                 reader_shown(reader, value));
}

struct draft {
    struct theme theme;
    const struct node *format;
};

#define COLOUR(name)                                                                               \
    {                                                                                              \
#name, read_colour, offsetof(struct draft, theme.name), true                               \
    }
/* Of things that older themes do not know. */
#define LATER_COLOUR(name)                                                                         \
    {                                                                                              \
#name, read_colour, offsetof(struct draft, theme.name), false                              \
    }

/* Rec. 709 weights on the coded values: good enough to tell day from night. */
static bool is_bright(struct colour colour)
{
    return 0.2126f * (float)colour.red + 0.7152f * (float)colour.green +
               0.0722f * (float)colour.blue >
           127.5f;
}

/* Those that stand in no file are the built-in ones for such a background. */
static void take_later_colours(struct reader *reader, const struct node *map, struct theme *theme)
{
    static const struct {
        const char *name;
        size_t offset;
        struct colour light; /* of assets/themes/light.yaml */
    } later[] = {
        {"wall", offsetof(struct theme, wall), RGBA(0xd3ccbdff)},
        {"wall_end", offsetof(struct theme, wall_end), RGBA(0xbab2a2ff)},
        {"wall_line", offsetof(struct theme, wall_line), RGBA(0x7c858eff)},
        {"strap", offsetof(struct theme, strap), RGBA(0x6d3fa8ff)},
        {"cushion", offsetof(struct theme, cushion), RGBA(0x9a8664ff)},
        {"cushion_dark", offsetof(struct theme, cushion_dark), RGBA(0x75654aff)},
    };
    const bool bright = is_bright(theme->background);
    for (int i = 0; i < FIELD_COUNT(later); i++) {
        struct colour *colour = (struct colour *)((char *)theme + later[i].offset);
        if (tree_value(map, later[i].name))
            continue;
        if (bright)
            *colour = later[i].light;
        reader_warning(reader, map, "no colour `%s`; that of the built-in %s theme is taken",
                       later[i].name, bright ? "light" : "dark");
    }
}

bool theme_read(struct reader *reader, const struct node *map, struct theme *theme)
{
    static const struct field fields[] = {
        {"format", read_node, offsetof(struct draft, format), false},
        COLOUR(background),
        COLOUR(background_edge),
        COLOUR(floor),
        COLOUR(mat),
        COLOUR(mat_edge),
        COLOUR(chair),
        COLOUR(chair_dark),
        LATER_COLOUR(wall),
        LATER_COLOUR(wall_end),
        LATER_COLOUR(wall_line),
        LATER_COLOUR(strap),
        LATER_COLOUR(cushion),
        LATER_COLOUR(cushion_dark),
        COLOUR(skin),
        COLOUR(shirt),
        COLOUR(shorts),
        COLOUR(hair),
        COLOUR(eye),
        COLOUR(line),
        COLOUR(rim),
        COLOUR(highlight),
        COLOUR(text),
        COLOUR(text_quiet),
        COLOUR(panel),
        COLOUR(ring),
        COLOUR(ring_empty),
        COLOUR(breath),
        COLOUR(breath_mark),
        {"far_share", read_share, offsetof(struct draft, theme.far_share), true},
        {"shadow", read_share, offsetof(struct draft, theme.shadow), true},
        {"style", read_style, offsetof(struct draft, theme.style), false},
    };
    const int errors = reader->problems->errors;
    struct draft draft = {.theme = theme_dark()};
    fields_read(reader, map, "a theme", fields, FIELD_COUNT(fields), &draft);
    const bool sound = reader->problems->errors == errors && !reader->no_memory;
    if (sound) {
        take_later_colours(reader, map, &draft.theme);
        *theme = draft.theme;
    }
    return sound;
}

/* What only warns is for those who check the file. */
static bool read_theme(const struct node *root, struct arena *scratch, struct theme *theme,
                       struct problems *problems)
{
    struct problems found;
    struct reader reader = {.arena = scratch, .problems = &found};
    problems_open(&found, scratch->memory);
    const bool sound = theme_read(&reader, root, theme);
    if (!sound)
        problems_append(problems, &found);
    problems_close(&found);
    return sound;
}

static bool read_file(struct theme *theme, const struct world *world, const char *path,
                      struct arena *scratch, struct problems *problems)
{
    struct theme found;
    enum format format;
    const int errors = problems->errors;
    const struct node *root = format_read(world, path, scratch, problems, &format);
    if (!root)
        return false;
    if (format == FORMAT_THEME) {
        if (!read_theme(root, scratch, &found, problems) || problems->errors > errors)
            return false;
        *theme = found;
        return true;
    }
    problem_error(problems, tree_value(root, "format")->place,
                  "found %s where a theme must stand; write `format: limber theme 1`",
                  format_name(format));
    return false;
}

bool theme_load(struct theme *theme, const struct world *world, const char *const *folders,
                int folder_count, const char *name, struct problems *problems)
{
    *theme = theme_dark();
    struct arena scratch;
    arena_open(&scratch, world->memory, SCRATCH_MOST);
    const char *path = named_file_find(world, folders, folder_count, "themes", name, &scratch);
    const bool loaded = path && read_file(theme, world, path, &scratch, problems);
    if (scratch.failed)
        problem_error(problems, (struct place){.file = "limber"},
                      "no memory is left to read the theme `%s`; "
                      "close other programs",
                      name);
    else if (!path)
        problem_error(problems, (struct place){.file = "limber"},
                      "there is no theme `%s`; write dark, light or high-contrast, or put "
                      "themes/%s.yaml into "
                      "your own folder",
                      name, name);
    arena_close(&scratch);
    return loaded;
}
