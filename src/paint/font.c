#include "paint/font.h"

#include "paint/widths.h"

#include <stdlib.h>
#include <string.h>

#include "paint/runs.h"
#include "picture/script.h"

/* More than BYTES_FEW are kept of texts alone that were asked for lately: those of a picture are
 * asked for with every frame. */
enum { TEXTS_MOST = 96, BYTES_MOST = 3 * 1024 * 1024, BYTES_FEW = BYTES_MOST / 6 };
enum { LATELY = 8 * TEXTS_MOST };
enum { EM_LEAST = 4, EM_MOST = 2000, WIDTH_MOST = 1 << 15 };

/* Half of what a bold stroke is wider than a regular one, in em. */
#define BOLDER 0.02f

struct rendered {
    char *text;
    int em;
    enum weight weight;
    uint8_t *coverage;
    int width, height, ascent;
    unsigned used; /* when, by fonts.clock */
};

struct fonts {
    struct faces faces;
    struct rendered texts[TEXTS_MOST];
    size_t bytes; /* of rendered texts */
    unsigned clock;
    struct widths widths;
};

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
    if (!faces_open(&fonts->faces, problems)) {
        fonts_close(fonts);
        return NULL;
    }
    return fonts;
}

static size_t bytes_of(const struct rendered *rendered)
{
    return (size_t)rendered->width * (size_t)rendered->height;
}

static void forget(struct fonts *fonts, struct rendered *rendered)
{
    fonts->bytes -= bytes_of(rendered);
    free(rendered->coverage);
    free(rendered->text);
    *rendered = (struct rendered){0};
}

void fonts_close(struct fonts *fonts)
{
    if (!fonts)
        return;
    for (int i = 0; i < TEXTS_MOST; i++)
        forget(fonts, &fonts->texts[i]);
    faces_close(&fonts->faces);
    TTF_Quit();
    free(fonts);
}

void fonts_tell(struct fonts *fonts, struct problems *problems)
{
    faces_tell(&fonts->faces, problems);
}

static int whole_em(float size)
{
    return size < EM_LEAST ? EM_LEAST : size > EM_MOST ? EM_MOST : (int)(size + 0.5f);
}

/* The run's font, told how the run is written; NULL when it cannot be opened. */
static TTF_Font *font_for(struct fonts *fonts, const struct run *run, int em, enum weight weight)
{
    TTF_Font *font = faces_font(&fonts->faces, run->face, em, weight);
    if (font) {
        TTF_SetFontDirection(font, run->level % 2 != 0 ? TTF_DIRECTION_RTL : TTF_DIRECTION_LTR);
        TTF_SetFontScriptName(font, run->tag);
    }
    return font;
}

/* False, with what could be measured, when a font is missing or there is no memory. */
static bool measure(struct fonts *fonts, const char *text, int em, enum weight weight, int *sum)
{
    bool whole = true;
    struct runs runs;
    runs_find(&fonts->faces, text, &runs);
    *sum = 0;
    for (int i = 0; i < runs.count; i++) {
        int width = 0;
        TTF_Font *font = font_for(fonts, &runs.list[i], em, weight);
        whole = font && TTF_SizeUTF8(font, runs.list[i].text, &width, NULL) == 0 && whole;
        *sum += width;
    }
    return whole;
}

static float ruler_width(void *context, const char *text, float size, enum weight weight)
{
    struct fonts *fonts = context;
    const int em = whole_em(size);
    int sum;
    if (!widths_find(&fonts->widths, text, em, weight, &sum) &&
        measure(fonts, text, em, weight, &sum))
        widths_keep(&fonts->widths, text, em, weight, sum);
    return (float)sum * size / (float)em;
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
        const bool stale = oldest && fonts->clock - oldest->used > LATELY;
        if (!oldest || (empty && fonts->bytes + bytes <= (stale ? BYTES_FEW : BYTES_MOST)))
            return empty;
        forget(fonts, oldest);
    }
}

/* A run's pixels; their rows above the baseline are told apart, since SDL2_ttf makes a surface
 * higher, at its top or its foot, for glyphs that leave the font's line. */
struct piece {
    SDL_Surface *surface; /* 8 bit: the palette's index is the coverage */
    int ascent;
};

static bool is_inked(const SDL_Surface *surface, int row)
{
    const uint8_t *at = (const uint8_t *)surface->pixels + (ptrdiff_t)row * surface->pitch;
    for (int x = 0; x < surface->w; x++)
        if (at[x] != 0)
            return true;
    return false;
}

/* How far below the font's line the deepest of the characters reaches. */
static int depth_below(TTF_Font *font, const char *text)
{
    int deepest = 0;
    for (uint32_t character; (character = script_next(&text)) != 0;) {
        int low = 0;
        if (TTF_GlyphMetrics32(font, character, NULL, NULL, &low, NULL, NULL) == 0 && low < deepest)
            deepest = low;
    }
    return deepest < TTF_FontDescent(font) ? TTF_FontDescent(font) - deepest : 0;
}

static int rows_above(TTF_Font *font, const char *text, const SDL_Surface *surface)
{
    const int more = surface->h - TTF_FontHeight(font);
    if (more <= 0 || !is_inked(surface, 0))
        return 0;
    const int below = is_inked(surface, surface->h - 1) ? depth_below(font, text) : 0;
    return below < more ? more - below : 0;
}

/* Strokes get wider to both sides by `by` pixels, of which a part is a lighter edge. */
static void thicken_row(const uint8_t *row, int width, float by, uint8_t *out)
{
    const int whole = (int)by;
    const float part = by - (float)whole;
    for (int x = 0; x < width; x++) {
        int most = 0;
        for (int near = -whole - 1; near <= whole + 1; near++) {
            const int at = x + near, share = abs(near) > whole ? (int)(part * 256.0f) : 256;
            const int cover = at >= 0 && at < width ? row[at] * share >> 8 : 0;
            most = cover > most ? cover : most;
        }
        out[x] = (uint8_t)most;
    }
}

/* SDL2_ttf's own bold has ragged edges. */
static bool thicken(SDL_Surface *surface, float by)
{
    uint8_t *copy = malloc((size_t)surface->w);
    if (!copy)
        return false;
    for (int y = 0; y < surface->h; y++) {
        uint8_t *row = (uint8_t *)surface->pixels + (ptrdiff_t)y * surface->pitch;
        memcpy(copy, row, (size_t)surface->w);
        thicken_row(copy, surface->w, by, row);
    }
    free(copy);
    return true;
}

static bool render_piece(struct fonts *fonts, const struct run *run, int em, enum weight weight,
                         struct piece *out)
{
    const SDL_Color white = {255, 255, 255, 255}, black = {0, 0, 0, 255};
    TTF_Font *font = font_for(fonts, run, em, weight);
    out->surface = font ? TTF_RenderUTF8_Shaded(font, run->text, white, black) : NULL;
    if (!out->surface)
        return false;
    if (face_is_thin(&fonts->faces, run->face, weight) &&
        !thicken(out->surface, (float)em * BOLDER)) {
        SDL_FreeSurface(out->surface);
        return false;
    }
    out->ascent = TTF_FontAscent(font) + rows_above(font, run->text, out->surface);
    return true;
}

/* The box of all pieces beside one another on one baseline. */
static void measure_pieces(const struct piece *pieces, int count, struct rendered *out)
{
    int below = 0;
    for (int i = 0; i < count; i++) {
        const int foot = pieces[i].surface->h - pieces[i].ascent;
        out->width += pieces[i].surface->w;
        out->ascent = pieces[i].ascent > out->ascent ? pieces[i].ascent : out->ascent;
        below = foot > below ? foot : below;
    }
    out->width = out->width < WIDTH_MOST ? out->width : WIDTH_MOST;
    out->height = out->ascent + below;
}

static void lay_piece(const struct piece *piece, int x, struct rendered *out)
{
    const SDL_Surface *surface = piece->surface;
    const int room = out->width - x, width = surface->w < room ? surface->w : room;
    const int top = out->ascent - piece->ascent;
    for (int row = 0; row < surface->h && width > 0; row++)
        memcpy(out->coverage + (size_t)(top + row) * (size_t)out->width + x,
               (const uint8_t *)surface->pixels + (ptrdiff_t)row * surface->pitch, (size_t)width);
}

static bool lay_pieces(const struct piece *pieces, int count, struct rendered *out)
{
    measure_pieces(pieces, count, out);
    out->coverage = calloc(bytes_of(out) + 1, 1);
    if (!out->coverage)
        return false;
    for (int i = 0, x = 0; i < count; x += pieces[i++].surface->w)
        lay_piece(&pieces[i], x, out);
    return true;
}

static bool render_runs(struct fonts *fonts, const struct runs *runs, struct rendered *out)
{
    struct piece pieces[RUNS_MOST];
    int count = 0;
    while (count < runs->count &&
           render_piece(fonts, &runs->list[count], out->em, out->weight, &pieces[count]))
        count++;
    const bool good = count == runs->count && lay_pieces(pieces, count, out);
    for (int i = 0; i < count; i++)
        SDL_FreeSurface(pieces[i].surface);
    return good;
}

static struct rendered *render_new(struct fonts *fonts, const char *text, int em,
                                   enum weight weight)
{
    struct runs runs;
    struct rendered rendered = {.text = strdup(text), .em = em, .weight = weight};
    runs_find(&fonts->faces, text, &runs);
    if (!rendered.text || !render_runs(fonts, &runs, &rendered)) {
        free(rendered.text);
        return NULL;
    }
    struct rendered *place = make_room(fonts, bytes_of(&rendered));
    *place = rendered;
    fonts->bytes += bytes_of(&rendered);
    return place;
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
    *out = (struct glyphs){rendered->coverage, rendered->width, rendered->height, rendered->width,
                           rendered->ascent};
    return true;
}
