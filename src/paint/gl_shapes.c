#include "paint/gl_shapes.h"

#include <math.h>
#include <stddef.h>

#include "paint/look.h"

/* As shape.vert takes it. */
struct shape_instance {
    float box[4];
    uint8_t colour[4];
    float measures[4];
    float kind;
};

enum form { FORM_PANEL, FORM_DISC, FORM_ARC, FORM_DOTS }; /* as in shape.frag */

bool gl_shapes_open(struct gl_shapes *shapes, const struct gl_shaders *shaders, struct fonts *fonts)
{
    *shapes = (struct gl_shapes){0};
    gl_texts_open(&shapes->texts, fonts);
    glGenVertexArrays(1, &shapes->array);
    glGenVertexArrays(1, &shapes->nothing);
    glGenBuffers(1, &shapes->instances);
    shapes->backdrop = gl_program(shaders, "screen.vert", "backdrop.frag");
    shapes->shape = gl_program(shaders, "shape.vert", "shape.frag");
    shapes->text = gl_program(shaders, "shape.vert", "text.frag");
    return shapes->backdrop && shapes->shape && shapes->text;
}

void gl_shapes_close(struct gl_shapes *shapes)
{
    gl_texts_close(&shapes->texts);
    glDeleteProgram(shapes->backdrop);
    glDeleteProgram(shapes->shape);
    glDeleteProgram(shapes->text);
    glDeleteVertexArrays(1, &shapes->array);
    glDeleteVertexArrays(1, &shapes->nothing);
    glDeleteBuffers(1, &shapes->instances);
    *shapes = (struct gl_shapes){0};
}

static enum form form_of(enum shape_kind kind)
{
    switch (kind) {
    case SHAPE_DISC:
        return FORM_DISC;
    case SHAPE_ARC:
        return FORM_ARC;
    case SHAPE_DOTS:
        return FORM_DOTS;
    default:
        return FORM_PANEL;
    }
}

static struct shape_instance instance_of(const struct shape *shape)
{
    struct shape_instance instance = {
        .box = {shape->box.x, shape->box.y, shape->box.width, shape->box.height},
        .colour = {shape->colour.red, shape->colour.green, shape->colour.blue, shape->colour.alpha},
        .measures = {shape->radius, shape->stroke, shape->start, shape->sweep},
        .kind = (float)form_of(shape->kind),
    };
    if (shape->kind == SHAPE_DOTS)
        instance.measures[2] = (float)look_dots(shape->radius, shape->stroke);
    return instance;
}

/* A text's instance is the rectangle of its texture; its place depends on the width rendered. */
static struct shape_instance instance_of_text(const struct shape *shape, const struct gl_text *text)
{
    struct shape_instance instance = instance_of(shape);
    float room = shape->box.width - (float)text->width;
    float aside = shape->align == ALIGN_LEFT     ? 0.0f
                  : shape->align == ALIGN_CENTRE ? room / 2.0f
                                                 : room;
    instance.box[0] = roundf(shape->box.x + aside);
    instance.box[1] = roundf(shape->box.y + PICTURE_ASCENT * shape->size) - (float)text->ascent;
    instance.box[2] = (float)text->width;
    instance.box[3] = (float)text->height;
    return instance;
}

/* Where the attributes of shape.vert lie, from the instance at `first` on. */
static void attributes_point(const struct gl_shapes *shapes, int first)
{
    const GLsizei size = sizeof(struct shape_instance);
    const size_t at = (size_t)first * sizeof(struct shape_instance);
    glBindVertexArray(shapes->array);
    glBindBuffer(GL_ARRAY_BUFFER, shapes->instances);
    glVertexAttribPointer(0, 4, GL_FLOAT, GL_FALSE, size, gl_offset(at));
    glVertexAttribPointer(1, 4, GL_UNSIGNED_BYTE, GL_TRUE, size,
                          gl_offset(at + offsetof(struct shape_instance, colour)));
    glVertexAttribPointer(2, 4, GL_FLOAT, GL_FALSE, size,
                          gl_offset(at + offsetof(struct shape_instance, measures)));
    glVertexAttribPointer(3, 1, GL_FLOAT, GL_FALSE, size,
                          gl_offset(at + offsetof(struct shape_instance, kind)));
    for (GLuint i = 0; i < 4; i++) {
        glEnableVertexAttribArray(i);
        glVertexAttribDivisor(i, 1);
    }
}

static void size_tell(GLuint program, const struct picture *picture)
{
    glUseProgram(program);
    glUniform2f(glGetUniformLocation(program, "size"), (float)picture->width,
                (float)picture->height);
}

static const struct gl_text *text_find(struct gl_shapes *shapes, const struct picture *picture,
                                       const struct shape *shape)
{
    return gl_texts_find(&shapes->texts, picture->letters + shape->text, shape->size,
                         shape->weight);
}

void gl_shapes_start(struct gl_shapes *shapes, const struct picture *picture)
{
    struct shape_instance instances[PICTURE_SHAPES_MOST];
    for (int i = 0; i < picture->shape_count; i++) {
        const struct shape *shape = &picture->shapes[i];
        const struct gl_text *text =
            shape->kind == SHAPE_TEXT ? text_find(shapes, picture, shape) : NULL;
        instances[i] = text ? instance_of_text(shape, text) : instance_of(shape);
    }
    glBindBuffer(GL_ARRAY_BUFFER, shapes->instances);
    glBufferData(GL_ARRAY_BUFFER, sizeof instances, NULL, GL_STREAM_DRAW);
    glBufferSubData(GL_ARRAY_BUFFER, 0, (GLsizeiptr)sizeof instances[0] * picture->shape_count,
                    instances);
    size_tell(shapes->backdrop, picture);
    size_tell(shapes->shape, picture);
    size_tell(shapes->text, picture);
}

static void colour_tell(GLuint program, const char *name, struct colour colour)
{
    glUniform3f(glGetUniformLocation(program, name), (float)colour.red / 255.0f,
                (float)colour.green / 255.0f, (float)colour.blue / 255.0f);
}

void gl_shapes_backdrop(const struct gl_shapes *shapes, const struct picture *picture)
{
    glUseProgram(shapes->backdrop);
    glUniform1f(glGetUniformLocation(shapes->backdrop, "horizon"), picture->horizon);
    colour_tell(shapes->backdrop, "wall", picture->wall);
    colour_tell(shapes->backdrop, "wall_edge", picture->wall_edge);
    colour_tell(shapes->backdrop, "ground", picture->floor);
    glDisable(GL_BLEND);
    glBindVertexArray(shapes->nothing);
    glDrawArrays(GL_TRIANGLES, 0, 3);
    glEnable(GL_BLEND);
}

/* The texts were rendered when the picture was started; this finds them again. */
static void text_draw(struct gl_shapes *shapes, const struct picture *picture, int at)
{
    if (!text_find(shapes, picture, &picture->shapes[at]))
        return;
    attributes_point(shapes, at);
    glUseProgram(shapes->text);
    glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, 1);
}

void gl_shapes_draw(struct gl_shapes *shapes, const struct picture *picture, int first, int last)
{
    while (first < last) {
        if (picture->shapes[first].kind == SHAPE_TEXT) {
            text_draw(shapes, picture, first++);
            continue;
        }
        int end = first + 1;
        while (end < last && picture->shapes[end].kind != SHAPE_TEXT)
            end++;
        attributes_point(shapes, first);
        glUseProgram(shapes->shape);
        glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, end - first);
        first = end;
    }
}
