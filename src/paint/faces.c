#include "paint/faces.h"

#include "paint/font_file.h"

#include <fontconfig/fontconfig.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

/* Below it letters are set by parts of a pixel: a whole one is seen in the gaps between them, but
 * SDL2_ttf then draws each letter anew. */
enum { SMALL_EM = 40 };

/* Of the handles that are only asked what they have. */
enum { ASKED_EM = 32 };

static bool same_family(const char *found, const char *wanted)
{
    return strncasecmp(found, wanted, strlen(wanted)) == 0;
}

static FcPattern *wish_for(const char *family, enum weight weight)
{
    FcPattern *wish = FcPatternCreate();
    if (!wish)
        return NULL;
    FcPatternAddString(wish, FC_FAMILY, (const FcChar8 *)family);
    FcPatternAddInteger(wish, FC_WEIGHT,
                        weight == WEIGHT_BOLD ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR);
    FcPatternAddInteger(wish, FC_SLANT, FC_SLANT_ROMAN);
    FcPatternAddBool(wish, FC_SCALABLE, FcTrue);
    return wish;
}

/* Takes the wish. */
static FcPattern *match_of(FcPattern *wish)
{
    FcResult result = FcResultNoMatch;
    FcConfigSubstitute(NULL, wish, FcMatchPattern);
    FcDefaultSubstitute(wish);
    FcPattern *match = FcFontMatch(NULL, wish, &result);
    FcPatternDestroy(wish);
    return match;
}

static bool take_file(FcPattern *match, struct face_file *out)
{
    FcChar8 *file = NULL;
    int index = 0;
    if (FcPatternGetString(match, FC_FILE, 0, &file) != FcResultMatch ||
        strlen((const char *)file) >= FACE_PATH)
        return false;
    memcpy(out->path, file, strlen((const char *)file) + 1);
    out->embolden = false;
    out->index =
        FcPatternGetInteger(match, FC_INDEX, 0, &index) == FcResultMatch ? index & 0xffff : 0;
    return true;
}

/* Takes the file that fontconfig has for a family; `exact`: only of that very family. */
static bool find_file(struct face_file *file, const char *family, enum weight weight, bool exact)
{
    FcPattern *wish = wish_for(family, weight), *match = wish ? match_of(wish) : NULL;
    FcChar8 *name = NULL;
    if (!match)
        return false;
    bool found = FcPatternGetString(match, FC_FAMILY, 0, &name) == FcResultMatch &&
                 (!exact || same_family((const char *)name, family)) && take_file(match, file);
    FcPatternDestroy(match);
    return found;
}

/* Where the package fonts-inter puts it: fontconfig would find the same, and take a tenth of the
 * start to read its settings. */
static bool find_inter(struct face_file files[WEIGHT_COUNT])
{
    static const char *const paths[WEIGHT_COUNT] = {
        [WEIGHT_REGULAR] = "/usr/share/fonts/opentype/inter/Inter-Regular.otf",
        [WEIGHT_BOLD] = "/usr/share/fonts/opentype/inter/Inter-Bold.otf",
    };
    for (int weight = 0; weight < WEIGHT_COUNT; weight++) {
        if (access(paths[weight], R_OK) != 0)
            return false;
        memcpy(files[weight].path, paths[weight], strlen(paths[weight]) + 1);
    }
    return true;
}

static bool find_families(struct face_file files[WEIGHT_COUNT])
{
    static const struct {
        const char *family;
        bool exact;
    } wishes[] = {{"Inter", true}, {"DejaVu Sans", true}, {"sans-serif", false}};
    bool found = false;
    if (!FcInit())
        return false;
    for (size_t i = 0; i < sizeof wishes / sizeof wishes[0] && !found; i++)
        found =
            find_file(&files[WEIGHT_REGULAR], wishes[i].family, WEIGHT_REGULAR, wishes[i].exact) &&
            find_file(&files[WEIGHT_BOLD], wishes[i].family, WEIGHT_BOLD, wishes[i].exact);
    FcFini();
    return found;
}

/* LIMBER_FONT: "FILE" or "FILE:BOLD-FILE". */
static bool take_named(struct face_file files[WEIGHT_COUNT], const char *named)
{
    const char *colon = strchr(named, ':');
    size_t length = colon ? (size_t)(colon - named) : strlen(named);
    const char *bold = colon ? colon + 1 : NULL;
    size_t bold_length = bold ? strlen(bold) : length;
    if (length >= FACE_PATH || bold_length >= FACE_PATH)
        return false;
    memcpy(files[WEIGHT_REGULAR].path, named, length);
    files[WEIGHT_REGULAR].path[length] = '\0';
    memcpy(files[WEIGHT_BOLD].path, bold ? bold : named, bold_length);
    files[WEIGHT_BOLD].path[bold_length] = '\0';
    files[WEIGHT_BOLD].embolden = !bold;
    return true;
}

static void close_sized(struct sized *sized)
{
    if (sized->font)
        TTF_CloseFont(sized->font);
    *sized = (struct sized){0};
}

/* The handle of a face that was used last, or for longest not, at any size; NULL without any. */
static struct sized *find_sized(struct faces *faces, int face, enum weight weight, bool last)
{
    struct sized *found = NULL;
    for (int i = 0; i < SIZES_MOST; i++) {
        struct sized *sized = &faces->sizes[i];
        if (sized->font && sized->weight == weight && sized->face == face &&
            (!found || (sized->used > found->used) == last))
            found = sized;
    }
    return found;
}

static int count_sized(const struct faces *faces, int face, enum weight weight)
{
    int count = 0;
    for (int i = 0; i < SIZES_MOST; i++) {
        const struct sized *sized = &faces->sizes[i];
        count += sized->font && sized->weight == weight && sized->face == face;
    }
    return count;
}

/* A handle in the place of none, or of the one that was not used for longest. */
static struct sized *open_sized(struct faces *faces, int face, enum weight weight)
{
    const struct face_file *file = &faces->list[face].files[weight];
    struct sized *oldest = &faces->sizes[0];
    for (int i = 1; i < SIZES_MOST; i++) {
        struct sized *sized = &faces->sizes[i];
        if (oldest->font && (!sized->font || sized->used < oldest->used))
            oldest = sized;
    }
    SDL_RWops *content = font_file_open(file->path);
    TTF_Font *font = content ? TTF_OpenFontIndexRW(content, 1, ASKED_EM, file->index) : NULL;
    if (!font)
        return NULL;
    close_sized(oldest);
    *oldest = (struct sized){.font = font, .face = face, .weight = weight};
    return oldest;
}

static bool set_size(struct sized *sized, int em)
{
    if (sized->em == em)
        return true;
    sized->em = 0;
    if (TTF_SetFontSize(sized->font, em) != 0)
        return false;
    TTF_SetFontHinting(sized->font, em < SMALL_EM ? TTF_HINTING_LIGHT_SUBPIXEL : TTF_HINTING_LIGHT);
    sized->em = em;
    return true;
}

static struct sized *sized_for(struct faces *faces, int face, int em, enum weight weight)
{
    for (int i = 0; i < SIZES_MOST; i++) {
        struct sized *sized = &faces->sizes[i];
        if (sized->font && sized->em == em && sized->weight == weight && sized->face == face)
            return sized;
    }
    if (count_sized(faces, face, weight) < SIZES_OF_A_FACE)
        return open_sized(faces, face, weight);
    return find_sized(faces, face, weight, false);
}

TTF_Font *faces_font(struct faces *faces, int face, int em, enum weight weight)
{
    struct sized *sized = sized_for(faces, face, em, weight);
    if (!sized || !set_size(sized, em))
        return NULL;
    sized->used = ++faces->clock;
    return sized->font;
}

static bool can_open(struct faces *faces, struct problems *problems)
{
    for (int weight = 0; weight < WEIGHT_COUNT; weight++)
        if (!faces_font(faces, FACE_OWN, ASKED_EM, (enum weight)weight)) {
            problem_error(problems, (struct place){.file = "LIMBER_FONT"},
                          "the font %s cannot be opened (%s); name a TrueType or OpenType file, or "
                          "install the package fonts-inter",
                          faces->list[FACE_OWN].files[weight].path, TTF_GetError());
            return false;
        }
    return true;
}

bool faces_open(struct faces *faces, struct problems *problems)
{
    const char *named = getenv("LIMBER_FONT");
    struct face_file *files = faces->list[FACE_OWN].files;
    faces->count = 1;
    if (named && named[0] ? take_named(files, named) : find_inter(files) || find_families(files))
        return can_open(faces, problems);
    problem_error(problems, (struct place){.file = "fonts"},
                  "no font was found; install the package fonts-inter, or name a font file in "
                  "the variable LIMBER_FONT");
    return false;
}

void faces_close(struct faces *faces)
{
    for (int i = 0; i < SIZES_MOST; i++)
        close_sized(&faces->sizes[i]);
    if (faces->asks)
        FcFini();
    faces->asks = false;
}

bool face_is_thin(const struct faces *faces, int face, enum weight weight)
{
    return faces->list[face].files[weight].embolden;
}

bool face_has(struct faces *faces, int face, uint32_t character)
{
    const struct sized *known = find_sized(faces, face, WEIGHT_REGULAR, true);
    TTF_Font *font = known ? known->font : faces_font(faces, face, ASKED_EM, WEIGHT_REGULAR);
    return font && TTF_GlyphIsProvided32(font, character);
}

/* Whatever installed face has the character; a font of coloured pictures is none. */
static FcPattern *match_with(uint32_t character, const char *language, enum weight weight)
{
    FcPattern *wish = wish_for("sans-serif", weight), *match = NULL;
    FcCharSet *set = FcCharSetCreate(), *has = NULL;
    FcBool coloured = FcFalse;
    if (wish && set && FcCharSetAddChar(set, character)) {
        FcPatternAddCharSet(wish, FC_CHARSET, set);
        if (language)
            FcPatternAddString(wish, FC_LANG, (const FcChar8 *)language);
        match = match_of(wish);
        wish = NULL;
    }
    if (wish)
        FcPatternDestroy(wish);
    if (set)
        FcCharSetDestroy(set);
    if (!match)
        return NULL;
    if (FcPatternGetCharSet(match, FC_CHARSET, 0, &has) == FcResultMatch &&
        FcCharSetHasChar(has, character) &&
        (FcPatternGetBool(match, FC_COLOR, 0, &coloured) != FcResultMatch || !coloured))
        return match;
    FcPatternDestroy(match);
    return NULL;
}

/* fontconfig calls a font bold that it would have made bolder. */
static bool is_bold(FcPattern *match)
{
    int weight = FC_WEIGHT_REGULAR;
    FcBool made = FcFalse;
    return FcPatternGetInteger(match, FC_WEIGHT, 0, &weight) == FcResultMatch &&
           weight >= FC_WEIGHT_DEMIBOLD &&
           (FcPatternGetBool(match, FC_EMBOLDEN, 0, &made) != FcResultMatch || !made);
}

/* Adds the face that fontconfig has for a character; false if there is none. */
static bool add_face(struct faces *faces, uint32_t character, const char *language)
{
    if (faces->count == FACES_MOST || (!faces->asks && !(faces->asks = FcInit())))
        return false;
    FcPattern *plain = match_with(character, language, WEIGHT_REGULAR);
    struct face *face = &faces->list[faces->count];
    const bool found = plain && take_file(plain, &face->files[WEIGHT_REGULAR]);
    if (plain)
        FcPatternDestroy(plain);
    if (!found)
        return false;
    FcPattern *bold = match_with(character, language, WEIGHT_BOLD);
    if (!bold || !take_file(bold, &face->files[WEIGHT_BOLD])) {
        face->files[WEIGHT_BOLD] = face->files[WEIGHT_REGULAR];
        face->files[WEIGHT_BOLD].embolden = true;
    } else {
        face->files[WEIGHT_BOLD].embolden = !is_bold(bold);
    }
    if (bold)
        FcPatternDestroy(bold);
    face->language = language;
    faces->count++;
    return true;
}

static bool same_language(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static bool is_missing(const struct faces *faces, uint32_t character)
{
    for (int i = 0; i < faces->missing_count; i++)
        if (faces->missing[i].character == character)
            return true;
    return faces->missing_count == MISSING_MOST;
}

/* A face opened before; `any`: for whatever language. -1: none has it. */
static int known_face(struct faces *faces, uint32_t character, const char *language, bool any)
{
    for (int i = FACE_OWN + 1; i < faces->count; i++)
        if ((any || same_language(faces->list[i].language, language)) &&
            face_has(faces, i, character))
            return i;
    return -1;
}

int faces_for(struct faces *faces, uint32_t character, const struct writing *writing)
{
    if (face_has(faces, FACE_OWN, character) || is_missing(faces, character))
        return FACE_OWN;
    int face = known_face(faces, character, writing->language, writing->language == NULL);
    if (face < 0 && add_face(faces, character, writing->language))
        face = known_face(faces, character, writing->language, false);
    if (face < 0)
        face = known_face(faces, character, NULL, true);
    if (face >= 0)
        return face;
    faces->missing[faces->missing_count++] = (struct missing){character, writing->package};
    return FACE_OWN;
}

/* Appends a character in UTF-8 if there is room for it. */
static void append(char *text, size_t size, uint32_t character)
{
    const size_t used = strlen(text);
    char bytes[5];
    if (used + writing_utf8(character, bytes) < size)
        memcpy(text + used, bytes, strlen(bytes) + 1);
}

/* All that one package would bring, in one sentence. */
static void tell_package(struct faces *faces, const char *package, struct problems *problems)
{
    char characters[64] = "";
    for (int i = faces->told; i < faces->missing_count; i++)
        if (strcmp(faces->missing[i].package, package) == 0)
            append(characters, sizeof characters, faces->missing[i].character);
    problem_warning(problems, (struct place){.file = "fonts"},
                    "no font has the characters %s; install the package %s", characters, package);
}

void faces_tell(struct faces *faces, struct problems *problems)
{
    for (int i = faces->told; i < faces->missing_count; i++) {
        const char *package = faces->missing[i].package;
        bool first = true;
        for (int j = faces->told; j < i; j++)
            first = first && strcmp(faces->missing[j].package, package) != 0;
        if (first)
            tell_package(faces, package, problems);
    }
    faces->told = faces->missing_count;
}
