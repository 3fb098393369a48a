#include "paint/font.h"

#include <SDL_ttf.h>
#include <fontconfig/fontconfig.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { SIZES_MOST = 24, TEXTS_MOST = 96, PATH_LENGTH = 1024, BYTES_MOST = 3 * 1024 * 1024 };
enum { EM_LEAST = 4, EM_MOST = 2000 };

/* A font opened at one size. */
struct sized {
    TTF_Font *font;
    int em;
    enum weight weight;
    unsigned used; /* when, by fonts.clock */
};

struct rendered {
    char *text;
    int em;
    enum weight weight;
    SDL_Surface *surface; /* 8 bit: the palette's index is the coverage */
    int ascent;
    unsigned used;
};

struct fonts {
    char path[WEIGHT_COUNT][PATH_LENGTH];
    int face[WEIGHT_COUNT];      /* which one of a collection */
    bool embolden[WEIGHT_COUNT]; /* no bold file: made bolder */
    struct sized sizes[SIZES_MOST];
    struct rendered texts[TEXTS_MOST];
    size_t bytes; /* of rendered texts */
    unsigned clock;
};

static bool same_family(const char *found, const char *wanted)
{
    return strncasecmp(found, wanted, strlen(wanted)) == 0;
}

/* Puts the file that fontconfig has for a family into fonts; `exact`: only of that very family. */
static bool find_file(struct fonts *fonts, const char *family, enum weight weight, bool exact)
{
    FcPattern *wish = FcPatternCreate();
    if (!wish)
        return false;
    FcPatternAddString(wish, FC_FAMILY, (const FcChar8 *)family);
    FcPatternAddInteger(wish, FC_WEIGHT,
                        weight == WEIGHT_BOLD ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR);
    FcPatternAddInteger(wish, FC_SLANT, FC_SLANT_ROMAN);
    FcPatternAddBool(wish, FC_SCALABLE, FcTrue);
    FcConfigSubstitute(NULL, wish, FcMatchPattern);
    FcDefaultSubstitute(wish);
    FcResult result = FcResultNoMatch;
    FcPattern *match = FcFontMatch(NULL, wish, &result);
    FcPatternDestroy(wish);
    if (!match)
        return false;
    FcChar8 *file = NULL, *name = NULL;
    int face = 0;
    bool found = FcPatternGetString(match, FC_FILE, 0, &file) == FcResultMatch &&
                 FcPatternGetString(match, FC_FAMILY, 0, &name) == FcResultMatch &&
                 (!exact || same_family((const char *)name, family)) &&
                 strlen((const char *)file) < PATH_LENGTH;
    if (found) {
        memcpy(fonts->path[weight], file, strlen((const char *)file) + 1);
        if (FcPatternGetInteger(match, FC_INDEX, 0, &face) == FcResultMatch)
            fonts->face[weight] = face & 0xffff;
    }
    FcPatternDestroy(match);
    return found;
}

static bool find_families(struct fonts *fonts)
{
    static const struct {
        const char *family;
        bool exact;
    } wishes[] = {{"Inter", true}, {"DejaVu Sans", true}, {"sans-serif", false}};
    if (!FcInit())
        return false;
    bool found = false;
    for (size_t i = 0; i < sizeof wishes / sizeof wishes[0] && !found; i++)
        found = find_file(fonts, wishes[i].family, WEIGHT_REGULAR, wishes[i].exact) &&
                find_file(fonts, wishes[i].family, WEIGHT_BOLD, wishes[i].exact);
    FcFini();
    return found;
}

/* LIMBER_FONT: "FILE" or "FILE:BOLD-FILE". */
static bool take_named(struct fonts *fonts, const char *named)
{
    const char *colon = strchr(named, ':');
    size_t length = colon ? (size_t)(colon - named) : strlen(named);
    const char *bold = colon ? colon + 1 : NULL;
    size_t bold_length = bold ? strlen(bold) : length;
    if (length >= PATH_LENGTH || bold_length >= PATH_LENGTH)
        return false;
    memcpy(fonts->path[WEIGHT_REGULAR], named, length);
    fonts->path[WEIGHT_REGULAR][length] = '\0';
    memcpy(fonts->path[WEIGHT_BOLD], bold ? bold : named, bold_length);
    fonts->path[WEIGHT_BOLD][bold_length] = '\0';
    fonts->embolden[WEIGHT_BOLD] = !bold;
    return true;
}

static void close_sized(struct sized *sized)
{
    if (sized->font)
        TTF_CloseFont(sized->font);
    *sized = (struct sized){0};
}

static TTF_Font *open_at(struct fonts *fonts, int em, enum weight weight)
{
    struct sized *oldest = &fonts->sizes[0];
    for (int i = 0; i < SIZES_MOST; i++) {
        struct sized *sized = &fonts->sizes[i];
        if (sized->font && sized->em == em && sized->weight == weight) {
            sized->used = ++fonts->clock;
            return sized->font;
        }
        if (!sized->font || (oldest->font && sized->used < oldest->used))
            oldest = sized;
    }
    TTF_Font *font = TTF_OpenFontIndex(fonts->path[weight], em, fonts->face[weight]);
    if (!font)
        return NULL;
    TTF_SetFontHinting(font, TTF_HINTING_LIGHT);
    if (fonts->embolden[weight])
        TTF_SetFontStyle(font, TTF_STYLE_BOLD);
    close_sized(oldest);
    *oldest = (struct sized){font, em, weight, ++fonts->clock};
    return font;
}

static bool can_open(struct fonts *fonts, struct problems *problems)
{
    for (int weight = 0; weight < WEIGHT_COUNT; weight++)
        if (!open_at(fonts, 32, (enum weight)weight)) {
            problem_error(problems, (struct place){.file = "LIMBER_FONT"},
                          "the font %s cannot be opened (%s); name a TrueType or OpenType file, or "
                          "install the package fonts-inter",
                          fonts->path[weight], TTF_GetError());
            return false;
        }
    return true;
}

static bool find(struct fonts *fonts, struct problems *problems)
{
    const char *named = getenv("LIMBER_FONT");
    if (named && named[0] ? take_named(fonts, named) : find_families(fonts))
        return can_open(fonts, problems);
    problem_error(problems, (struct place){.file = "fonts"},
                  "no font was found; install the package fonts-inter, or name a font file in "
                  "the variable LIMBER_FONT");
    return false;
}

struct fonts *fonts_open(struct problems *problems)
{
    const struct place place = {.file = "fonts"};
    struct fonts *fonts = calloc(1, sizeof *fonts);
    if (!fonts) {
        problem_error(problems, place, "no memory is left for fonts; close another program");
        return NULL;
    }
    if (TTF_Init()) {
        problem_error(problems, place, "SDL2_ttf does not start (%s); reinstall libsdl2-ttf-2.0-0",
                      TTF_GetError());
        free(fonts);
        return NULL;
    }
    if (!find(fonts, problems)) {
        fonts_close(fonts);
        return NULL;
    }
    return fonts;
}

static void forget(struct fonts *fonts, struct rendered *rendered)
{
    if (rendered->surface) {
        fonts->bytes -= (size_t)rendered->surface->pitch * (size_t)rendered->surface->h;
        SDL_FreeSurface(rendered->surface);
    }
    free(rendered->text);
    *rendered = (struct rendered){0};
}

void fonts_close(struct fonts *fonts)
{
    if (!fonts)
        return;
    for (int i = 0; i < TEXTS_MOST; i++)
        forget(fonts, &fonts->texts[i]);
    for (int i = 0; i < SIZES_MOST; i++)
        close_sized(&fonts->sizes[i]);
    TTF_Quit();
    free(fonts);
}

static int whole_em(float size)
{
    return size < EM_LEAST ? EM_LEAST : size > EM_MOST ? EM_MOST : (int)(size + 0.5f);
}

static float ruler_width(void *context, const char *text, float size, enum weight weight)
{
    int em = whole_em(size), width = 0;
    TTF_Font *font = open_at(context, em, weight);
    if (!font || !text[0] || TTF_SizeUTF8(font, text, &width, NULL))
        return 0.0f;
    return (float)width * size / (float)em;
}

struct ruler fonts_ruler(struct fonts *fonts)
{
    return (struct ruler){ruler_width, fonts};
}

static struct rendered *find_rendered(struct fonts *fonts, const char *text, int em,
                                      enum weight weight)
{
    for (int i = 0; i < TEXTS_MOST; i++) {
        struct rendered *rendered = &fonts->texts[i];
        if (rendered->text && rendered->em == em && rendered->weight == weight &&
            strcmp(rendered->text, text) == 0)
            return rendered;
    }
    return NULL;
}

/* A place for a text of so many bytes; what was not used for longest makes room. */
static struct rendered *make_room(struct fonts *fonts, size_t bytes)
{
    for (;;) {
        struct rendered *empty = NULL, *oldest = NULL;
        for (int i = 0; i < TEXTS_MOST; i++) {
            struct rendered *rendered = &fonts->texts[i];
            if (!rendered->text)
                empty = rendered;
            else if (!oldest || rendered->used < oldest->used)
                oldest = rendered;
        }
        if (!oldest || (empty && fonts->bytes + bytes <= BYTES_MOST))
            return empty;
        forget(fonts, oldest);
    }
}

static struct rendered *render_new(struct fonts *fonts, const char *text, int em,
                                   enum weight weight)
{
    TTF_Font *font = open_at(fonts, em, weight);
    char *copy = strdup(text);
    SDL_Surface *surface = font && copy
                               ? TTF_RenderUTF8_Shaded(font, text, (SDL_Color){255, 255, 255, 255},
                                                       (SDL_Color){0, 0, 0, 255})
                               : NULL;
    if (!surface) {
        free(copy);
        return NULL;
    }
    size_t bytes = (size_t)surface->pitch * (size_t)surface->h;
    struct rendered *rendered = make_room(fonts, bytes);
    *rendered = (struct rendered){copy, em, weight, surface, TTF_FontAscent(font), 0};
    fonts->bytes += bytes;
    return rendered;
}

bool fonts_render(struct fonts *fonts, const char *text, float size, enum weight weight,
                  struct glyphs *out)
{
    *out = (struct glyphs){0};
    if (!text[0])
        return true;
    int em = whole_em(size);
    struct rendered *rendered = find_rendered(fonts, text, em, weight);
    if (!rendered)
        rendered = render_new(fonts, text, em, weight);
    if (!rendered)
        return false;
    rendered->used = ++fonts->clock;
    const SDL_Surface *surface = rendered->surface;
    *out =
        (struct glyphs){surface->pixels, surface->w, surface->h, surface->pitch, rendered->ascent};
    return true;
}
