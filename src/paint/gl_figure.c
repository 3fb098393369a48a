#include "paint/gl_figure.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

#include "paint/gl_figure_data.h"

/* What is drawn at once. While the figure fades, the scene without it is laid down first and the
 * figure over it, its props then only hiding what is behind them. */
enum layer { LAYER_ALL, LAYER_SCENE, LAYER_FIGURE };

/* The part of the picture that the canvas holds, in whole pixels, y down. */
struct part {
    int x, y, width, height;
};

struct drawing {
    struct gl_figure *tools;
    const struct picture *picture;
    const struct figure *figure;
    struct gl_canvas *canvas;
    struct part part;
    float lens[4]; /* clip space of the canvas = lens.xy + lens.zw * plane */
    GLuint target;
    bool shadow;
};

static void sampler_set(GLuint program, const char *name, int unit)
{
    glUseProgram(program);
    glUniform1i(glGetUniformLocation(program, name), unit);
}

static void attribute(GLuint at, int count, GLenum type, size_t size, size_t offset, GLuint each)
{
    glVertexAttribPointer(at, count, type, type == GL_UNSIGNED_BYTE, (GLsizei)size,
                          gl_offset(offset));
    glEnableVertexAttribArray(at);
    glVertexAttribDivisor(at, each);
}

static void arrays_make(struct gl_figure *figure)
{
    glGenVertexArrays(1, &figure->nothing);
    glGenVertexArrays(1, &figure->cones);
    glGenBuffers(1, &figure->cone_data);
    glBindVertexArray(figure->cones);
    glBindBuffer(GL_ARRAY_BUFFER, figure->cone_data);
    const size_t cone = sizeof(struct gl_cone);
    attribute(0, 4, GL_FLOAT, cone, offsetof(struct gl_cone, a), 1);
    attribute(1, 4, GL_FLOAT, cone, offsetof(struct gl_cone, b), 1);
    attribute(2, 4, GL_UNSIGNED_BYTE, cone, offsetof(struct gl_cone, colour), 1);
    attribute(3, 1, GL_FLOAT, cone, offsetof(struct gl_cone, region), 1);
    attribute(4, 4, GL_FLOAT, cone, offsetof(struct gl_cone, side), 1);
    attribute(5, 4, GL_FLOAT, cone, offsetof(struct gl_cone, beside_root), 1);

    glGenVertexArrays(1, &figure->quads);
    glGenBuffers(1, &figure->quad_data);
    glBindVertexArray(figure->quads);
    glBindBuffer(GL_ARRAY_BUFFER, figure->quad_data);
    const size_t corner = sizeof(struct gl_corner);
    attribute(0, 3, GL_FLOAT, corner, offsetof(struct gl_corner, at), 0);
    attribute(1, 4, GL_UNSIGNED_BYTE, corner, offsetof(struct gl_corner, colour), 0);
    glBindVertexArray(0);
}

bool gl_figure_open(struct gl_figure *figure, const struct gl_shaders *shaders)
{
    *figure = (struct gl_figure){0};
    arrays_make(figure);
    bool shadow = gl_shadow_open(&figure->shadow, shaders);
    figure->cone = gl_program(shaders, "cone.vert", "cone.frag");
    figure->line = gl_program(shaders, "cone.vert", "line.frag");
    figure->quad = gl_program(shaders, "quad.vert", "quad.frag");
    figure->lay = gl_program(shaders, "figure.vert", "figure.frag");
    if (!shadow || !figure->cone || !figure->line || !figure->quad || !figure->lay)
        return false;
    sampler_set(figure->line, "told", 1);
    sampler_set(figure->lay, "drawn", 0);
    sampler_set(figure->lay, "told", 1);
    sampler_set(figure->lay, "lines", 2);
    return true;
}

void gl_figure_close(struct gl_figure *figure)
{
    gl_canvas_close(&figure->canvas);
    gl_canvas_close(&figure->still);
    gl_shadow_close(&figure->shadow);
    glDeleteProgram(figure->cone);
    glDeleteProgram(figure->line);
    glDeleteProgram(figure->quad);
    glDeleteProgram(figure->lay);
    glDeleteVertexArrays(1, &figure->nothing);
    glDeleteVertexArrays(1, &figure->cones);
    glDeleteVertexArrays(1, &figure->quads);
    glDeleteBuffers(1, &figure->cone_data);
    glDeleteBuffers(1, &figure->quad_data);
    *figure = (struct gl_figure){0};
}

static void cones_send(struct gl_figure *figure, const struct figure *from)
{
    struct gl_cone cones[FIGURE_CONES_MOST];
    figure->cone_count = gl_cones_fill(from, cones);
    glBindBuffer(GL_ARRAY_BUFFER, figure->cone_data);
    glBufferData(GL_ARRAY_BUFFER, sizeof cones, NULL, GL_STREAM_DRAW);
    glBufferSubData(GL_ARRAY_BUFFER, 0, (GLsizeiptr)sizeof cones[0] * figure->cone_count, cones);
}

static void quads_send(struct gl_figure *figure, const struct figure *from)
{
    struct gl_corner corners[FIGURE_QUADS_MOST * GL_QUAD_CORNERS];
    figure->mat_corners = gl_corners_fill(from, true, corners);
    figure->prop_corners = gl_corners_fill(from, false, corners + figure->mat_corners);
    int count = figure->mat_corners + figure->prop_corners;
    glBindBuffer(GL_ARRAY_BUFFER, figure->quad_data);
    glBufferData(GL_ARRAY_BUFFER, sizeof corners, NULL, GL_STREAM_DRAW);
    glBufferSubData(GL_ARRAY_BUFFER, 0, (GLsizeiptr)sizeof corners[0] * count, corners);
}

static struct part part_of(const struct picture *picture, struct box box)
{
    float left = fmaxf(floorf(box.x), 0.0f), top = fmaxf(floorf(box.y), 0.0f);
    float right = fminf(ceilf(box.x + box.width), (float)picture->width);
    float bottom = fminf(ceilf(box.y + box.height), (float)picture->height);
    return (struct part){(int)left, (int)top, (int)fmaxf(right - left, 0.0f),
                         (int)fmaxf(bottom - top, 0.0f)};
}

static void lens_make(const struct camera *camera, const struct part *part, float lens[4])
{
    lens[0] = 2.0f * (camera->centre_x - (float)part->x) / (float)part->width - 1.0f;
    lens[1] = 1.0f - 2.0f * (camera->centre_y - (float)part->y) / (float)part->height;
    lens[2] = 2.0f * camera->focal / (float)part->width;
    lens[3] = 2.0f * camera->focal / (float)part->height;
}

static void floats_tell(GLuint program, const char *name, int size, const float *values)
{
    GLint at = glGetUniformLocation(program, name);
    if (size == 4)
        glUniform4fv(at, 1, values);
    else
        glUniform1fv(at, 1, values);
}

static void colour_tell(GLuint program, const char *name, struct colour colour, float share)
{
    floats_tell(program, name, 4,
                (float[]){(float)colour.red / 255.0f, (float)colour.green / 255.0f,
                          (float)colour.blue / 255.0f, (float)colour.alpha / 255.0f * share});
}

static void floor_draw(const struct drawing *drawing)
{
    const struct gl_figure *tools = drawing->tools;
    glDrawBuffers(2, (GLenum[]){GL_COLOR_ATTACHMENT0, GL_NONE});
    glDisable(GL_DEPTH_TEST);
    glUseProgram(tools->quad);
    glBindVertexArray(tools->quads);
    glDrawArrays(GL_TRIANGLES, 0, tools->mat_corners);
    if (drawing->shadow) {
        glBindVertexArray(tools->nothing);
        gl_shadow_lay(&tools->shadow, drawing->figure, drawing->lens);
    }
}

static void props_draw(const struct drawing *drawing, bool visible)
{
    const struct gl_figure *tools = drawing->tools;
    glDrawBuffers(2, (GLenum[]){visible ? GL_COLOR_ATTACHMENT0 : GL_NONE, GL_COLOR_ATTACHMENT1});
    glEnable(GL_DEPTH_TEST);
    glUseProgram(tools->quad);
    glBindVertexArray(tools->quads);
    glDrawArrays(GL_TRIANGLES, tools->mat_corners, tools->prop_corners);
}

static void glows_tell(GLuint program, const struct figure *figure)
{
    float a[FIGURE_GLOWS_MOST][4], b[FIGURE_GLOWS_MOST][4];
    int count = gl_glows_fill(figure, a, b);
    glUniform4fv(glGetUniformLocation(program, "glow_a"), count, a[0]);
    glUniform4fv(glGetUniformLocation(program, "glow_b"), count, b[0]);
    glUniform1i(glGetUniformLocation(program, "glows"), count);
    colour_tell(program, "glow_colour", figure->glow_colour, figure->glow_strength);
}

/* What round cones look like apart from their colours. */
static void marks_tell(const struct drawing *drawing)
{
    const GLuint program = drawing->tools->cone;
    const struct figure *figure = drawing->figure;
    const struct part *part = &drawing->part;
    colour_tell(program, "glow_edge", figure->glow_edge, 1.0f);
    floats_tell(program, "hatch", 1, &figure->hatch);
    floats_tell(program, "grid", 4,
                (float[]){(float)part->x, (float)(part->y + part->height),
                          (float)drawing->canvas->fine, 0.0f});
    floats_tell(program, "plain", 1, &figure->plain);
    colour_tell(program, "line", figure->line, 1.0f);
}

static void cones_draw(const struct drawing *drawing)
{
    const struct gl_figure *tools = drawing->tools;
    glDrawBuffers(2, (GLenum[]){GL_COLOR_ATTACHMENT0, GL_COLOR_ATTACHMENT1});
    glEnable(GL_DEPTH_TEST);
    glDisable(GL_BLEND);
    glUseProgram(tools->cone);
    floats_tell(tools->cone, "lens", 4, drawing->lens);
    floats_tell(tools->cone, "margin", 1, (float[]){0.0f});
    marks_tell(drawing);
    glows_tell(tools->cone, drawing->figure);
    glBindVertexArray(tools->cones);
    glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, tools->cone_count);
    glDisable(GL_DEPTH_TEST);
    glEnable(GL_BLEND);
}

static void lines_draw(const struct drawing *drawing)
{
    const struct gl_figure *tools = drawing->tools;
    const struct figure *figure = drawing->figure;
    GLuint program = tools->line;
    glUseProgram(program);
    float margin = (figure->line_width + figure->rim_width + 1.0f) / figure->camera.focal;
    floats_tell(program, "lens", 4, drawing->lens);
    floats_tell(program, "margin", 1, &margin);
    floats_tell(program, "scale", 1, &figure->camera.focal);
    floats_tell(program, "fine", 1, (float[]){(float)drawing->canvas->fine});
    floats_tell(program, "line_width", 1, &figure->line_width);
    floats_tell(program, "rim_width", 1, &figure->rim_width);
    glActiveTexture(GL_TEXTURE1);
    glBindTexture(GL_TEXTURE_2D, drawing->canvas->told);
    glBlendEquation(GL_MAX);
    glBindVertexArray(tools->cones);
    glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, tools->cone_count);
    glBlendEquation(GL_FUNC_ADD);
}

static void canvas_clear(const struct gl_canvas *canvas)
{
    glBindFramebuffer(GL_FRAMEBUFFER, canvas->figure);
    glViewport(0, 0, canvas->width * canvas->fine, canvas->height * canvas->fine);
    glDrawBuffers(2, (GLenum[]){GL_COLOR_ATTACHMENT0, GL_COLOR_ATTACHMENT1});
    glDepthMask(GL_TRUE);
    glClearBufferfv(GL_COLOR, 0, (float[]){0.0f, 0.0f, 0.0f, 0.0f});
    glClearBufferuiv(GL_COLOR, 1, (GLuint[]){0, 0, 0, 0});
    glClearBufferfv(GL_DEPTH, 0, (float[]){1.0f});
}

static void texture_bind(GLenum unit, GLuint texture)
{
    glActiveTexture(unit);
    glBindTexture(GL_TEXTURE_2D, texture);
}

static void canvas_lay(const struct drawing *drawing, float presence)
{
    const struct gl_figure *tools = drawing->tools;
    const struct picture *picture = drawing->picture;
    const struct part *part = &drawing->part;
    float width = (float)picture->width, height = (float)picture->height;
    int low = picture->height - part->y - part->height;
    glBindFramebuffer(GL_FRAMEBUFFER, drawing->target);
    glViewport(0, 0, picture->width, picture->height);
    glUseProgram(tools->lay);
    float place[] = {(float)part->x / width * 2.0f - 1.0f, (float)low / height * 2.0f - 1.0f,
                     (float)part->width / width * 2.0f, (float)part->height / height * 2.0f};
    floats_tell(tools->lay, "place", 4, place);
    floats_tell(tools->lay, "presence", 1, &presence);
    colour_tell(tools->lay, "line", drawing->figure->line, 1.0f);
    colour_tell(tools->lay, "rim", drawing->figure->rim, 1.0f);
    glUniform2i(glGetUniformLocation(tools->lay, "origin"), part->x, low);
    glUniform1i(glGetUniformLocation(tools->lay, "fine"), drawing->canvas->fine);
    texture_bind(GL_TEXTURE2, drawing->canvas->lines);
    texture_bind(GL_TEXTURE1, drawing->canvas->told);
    texture_bind(GL_TEXTURE0, drawing->canvas->colour);
    glBindVertexArray(tools->nothing);
    glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
}

static void layer_draw(const struct drawing *drawing, enum layer layer)
{
    canvas_clear(drawing->canvas);
    glUseProgram(drawing->tools->quad);
    floats_tell(drawing->tools->quad, "lens", 4, drawing->lens);
    if (layer != LAYER_FIGURE)
        floor_draw(drawing);
    props_draw(drawing, layer != LAYER_FIGURE);
    if (layer != LAYER_SCENE)
        cones_draw(drawing);
    glDisable(GL_DEPTH_TEST);
    glBindFramebuffer(GL_FRAMEBUFFER, drawing->canvas->over);
    glClearBufferfv(GL_COLOR, 0, (float[]){0.0f, 0.0f, 0.0f, 0.0f});
    if (layer != LAYER_SCENE)
        lines_draw(drawing);
    canvas_lay(drawing, layer == LAYER_FIGURE ? drawing->figure->presence : 1.0f);
}

void gl_figure_draw(struct gl_figure *tools, const struct picture *picture,
                    const struct figure *figure, struct box box, GLuint target)
{
    struct drawing drawing = {.tools = tools,
                              .picture = picture,
                              .figure = figure,
                              .canvas = figure == &picture->figure ? &tools->canvas : &tools->still,
                              .part = part_of(picture, box),
                              .target = target};
    const struct part *part = &drawing.part;
    if (part->width > 0 && part->height > 0 &&
        gl_canvas_fit(drawing.canvas, part->width, part->height)) {
        lens_make(&figure->camera, part, drawing.lens);
        cones_send(tools, figure);
        quads_send(tools, figure);
        glBindVertexArray(tools->nothing);
        drawing.shadow = gl_shadow_map(&tools->shadow, figure);
        float presence = figure->presence;
        layer_draw(&drawing, presence >= 1.0f ? LAYER_ALL : LAYER_SCENE);
        if (presence > 0.0f && presence < 1.0f)
            layer_draw(&drawing, LAYER_FIGURE);
    }
    glBindFramebuffer(GL_FRAMEBUFFER, target);
    glViewport(0, 0, picture->width, picture->height);
}
