#include "picture/picture.h"

#include <string.h>

/* Texts begin at multiples of this, so that a count going from 10 to 9 moves no other text and
 * painters see what stayed the same. */
enum { LETTER_SLOT = 64 };

void picture_start(struct picture *picture, int width, int height)
{
    memset(picture, 0, sizeof *picture);
    picture->width = width;
    picture->height = height;
}

void picture_shift(struct picture *picture, float x, float y)
{
    for (int i = 0; i < picture->shape_count; i++) {
        struct shape *shape = &picture->shapes[i];
        if (shape->kind == SHAPE_BACKDROP || shape->kind == SHAPE_STILL)
            continue;
        shape->box.x += x;
        shape->box.y += y;
    }
    picture->figure.camera.centre_x += x;
    picture->figure.camera.centre_y += y;
}

bool picture_add(struct picture *picture, const struct shape *shape)
{
    if (picture->shape_count == PICTURE_SHAPES_MOST)
        return false;
    memcpy(&picture->shapes[picture->shape_count++], shape, sizeof *shape);
    return true;
}

static bool keep_letters(struct picture *picture, const char *text, int *offset)
{
    size_t size = strlen(text) + 1;
    size_t slots = (size + LETTER_SLOT - 1) / LETTER_SLOT * LETTER_SLOT;
    if (slots > sizeof picture->letters - (size_t)picture->letter_count)
        return false;
    *offset = picture->letter_count;
    memcpy(picture->letters + *offset, text, size);
    picture->letter_count += (int)slots;
    return true;
}

static float left_end(float x, float width, enum align align)
{
    switch (align) {
    case ALIGN_CENTRE:
        return x - width / 2;
    case ALIGN_RIGHT:
        return x - width;
    case ALIGN_LEFT:
        break;
    }
    return x;
}

bool picture_line(struct picture *picture, const char *text, const struct shape *line)
{
    if (text[0] == '\0')
        return true;
    struct shape shape;
    memcpy(&shape, line, sizeof shape);
    shape.kind = SHAPE_TEXT;
    if (picture->shape_count == PICTURE_SHAPES_MOST || !keep_letters(picture, text, &shape.text))
        return false;
    return picture_add(picture, &shape);
}

bool picture_text(struct picture *picture, const char *text, float x, float y, float size,
                  enum weight weight, enum align align, struct colour colour,
                  const struct ruler *ruler)
{
    if (text[0] == '\0')
        return true;
    struct shape shape;
    memset(&shape, 0, sizeof shape);
    float width = ruler->width(ruler->context, text, size, weight);
    shape.box = (struct box){left_end(x, width, align), y, width, size * PICTURE_LINE};
    shape.colour = colour;
    shape.size = size;
    shape.weight = weight;
    shape.align = align;
    return picture_line(picture, text, &shape);
}
