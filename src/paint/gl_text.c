#include "paint/gl_text.h"

#include <string.h>

/* FNV-1a. */
static uint64_t hash_add(uint64_t hash, const void *bytes, size_t length)
{
    const unsigned char *at = bytes;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ at[i]) * UINT64_C(1099511628211);
    return hash;
}

static uint64_t text_key(const char *text, float size, enum weight weight)
{
    uint64_t hash = hash_add(UINT64_C(14695981039346656037), text, strlen(text));
    hash = hash_add(hash, &size, sizeof size);
    return hash_add(hash, &weight, sizeof weight) | 1; /* 0 is an empty place */
}

void gl_texts_open(struct gl_texts *texts, struct fonts *fonts)
{
    *texts = (struct gl_texts){.fonts = fonts};
    glGetIntegerv(GL_MAX_TEXTURE_SIZE, &texts->widest);
}

void gl_texts_close(struct gl_texts *texts)
{
    for (int i = 0; i < GL_TEXTS_MOST; i++)
        glDeleteTextures(1, &texts->texts[i].texture);
    *texts = (struct gl_texts){0};
}

static struct gl_text *texts_place(struct gl_texts *texts, uint64_t key)
{
    struct gl_text *oldest = &texts->texts[0];
    for (int i = 0; i < GL_TEXTS_MOST; i++) {
        struct gl_text *text = &texts->texts[i];
        if (text->key == key)
            return text;
        if (text->used < oldest->used)
            oldest = text;
    }
    return oldest;
}

static void text_upload(struct gl_text *text, const struct glyphs *glyphs)
{
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glPixelStorei(GL_UNPACK_ROW_LENGTH, glyphs->pitch);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, text->width, text->height, 0, GL_RED, GL_UNSIGNED_BYTE,
                 glyphs->coverage);
    glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
}

static int at_most(int value, int most)
{
    return value < most ? value : most;
}

const struct gl_text *gl_texts_find(struct gl_texts *texts, const char *text, float size,
                                    enum weight weight)
{
    if (!texts->fonts || text[0] == '\0')
        return NULL;
    uint64_t key = text_key(text, size, weight);
    struct gl_text *place = texts_place(texts, key);
    place->used = ++texts->uses;
    if (!place->texture)
        glGenTextures(1, &place->texture);
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, place->texture);
    if (place->key == key)
        return place;
    struct glyphs glyphs;
    place->key = 0;
    if (!fonts_render(texts->fonts, text, size, weight, &glyphs) || glyphs.width <= 0 ||
        glyphs.height <= 0)
        return NULL;
    place->key = key;
    place->width = at_most(glyphs.width, texts->widest);
    place->height = at_most(glyphs.height, texts->widest);
    place->ascent = glyphs.ascent;
    text_upload(place, &glyphs);
    return place;
}
