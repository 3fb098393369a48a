#include "paint/gl_shader.h"

#include <stdio.h>
#include <string.h>

#include "base/tr.h"
#include "paint/look.h"

enum { SHADER_BYTES_MOST = 64 * 1024, WORDS_MOST = 2048 };

#define WORDS(value) #value
#define WORDS_OF(value) WORDS(value) /* of what the macro stands for */
#define DEFINE(name) "#define " #name " " WORDS_OF(name) "\n"

static const char prologue_core[] = "#version 330 core\n";
static const char prologue_es[] = "#version 300 es\n"
                                  "precision highp float;\n"
                                  "precision highp int;\n";
/* clang-format off */
static const char prologue_look[] =
    DEFINE(LOOK_WALL_FROM)
    DEFINE(LOOK_WALL_TO)
    DEFINE(LOOK_FLOOR_FADE)
    DEFINE(LOOK_LIGHT_X)
    DEFINE(LOOK_LIGHT_Y)
    DEFINE(LOOK_LIGHT_Z)
    DEFINE(LOOK_TONE_DARK)
    DEFINE(LOOK_TONE_FROM)
    DEFINE(LOOK_TONE_TO)
    DEFINE(LOOK_TRUNK_LIGHT)
    DEFINE(LOOK_YIELD)
    DEFINE(LOOK_YIELD_MOST)
    DEFINE(LOOK_GLOW_SOFT)
    DEFINE(LOOK_GLOW_SLOPE)
    DEFINE(LOOK_HATCH_HALF)
    DEFINE(LOOK_HATCH_SLANT)
    DEFINE(LOOK_LINE_BULK)
    DEFINE(LOOK_LINE_BULK_LEAST)
    DEFINE(LOOK_LINE_BULK_SELF)
    DEFINE(LOOK_LINE_FROM)
    DEFINE(LOOK_LINE_TO)
    DEFINE(LOOK_LINE_SELF_FROM)
    DEFINE(LOOK_LINE_SELF_TO)
    DEFINE(LOOK_LINE_THIN)
    DEFINE(LOOK_SHADOW_REACH)
    DEFINE(LOOK_SHADOW_SHARE)
    DEFINE(LOOK_LETTER_LIGHT)
    DEFINE(LOOK_LETTER_DARK)
    "#define FIGURE_FAR " WORDS_OF(GL_FIGURE_FAR) "\n"
    "#define FIGURE_PROP 7u\n"
    "#line 1\n";
/* clang-format on */
_Static_assert(GL_FIGURE_PROP == 7, "FIGURE_PROP of the prologue");

static struct place in_file(const char *path)
{
    return (struct place){.file = path};
}

/* The compiler's words, without the line break at their end. */
static void log_trim(char *words)
{
    size_t length = strlen(words);
    while (length > 0 && (words[length - 1] == '\n' || words[length - 1] == '\0'))
        words[--length] = '\0';
    if (length == 0)
        snprintf(words, WORDS_MOST, "%s", tr("the compiler gave no reason"));
}

static bool shader_compile(GLuint shader, struct text text)
{
    const GLchar *parts[] = {epoxy_is_desktop_gl() ? prologue_core : prologue_es, prologue_look,
                             text.at};
    const GLint lengths[] = {-1, -1, (GLint)text.length};
    glShaderSource(shader, 3, parts, lengths);
    glCompileShader(shader);
    GLint done = GL_FALSE;
    glGetShaderiv(shader, GL_COMPILE_STATUS, &done);
    return done == GL_TRUE;
}

/* 0 when it cannot be read or compiled. */
static GLuint shader_load(const struct gl_shaders *shaders, GLenum stage, const char *name)
{
    struct arena arena;
    arena_open(&arena, shaders->world->memory, 4 * (size_t)SHADER_BYTES_MOST);
    struct text text = {0};
    const char *path = arena_format(&arena, "%s/shaders/%s", shaders->folder, name);
    enum file_result result = FILE_NO_MEMORY;
    if (path)
        result =
            shaders->world->read(shaders->world->context, path, SHADER_BYTES_MOST, &arena, &text);
    GLuint shader = 0;
    if (result != FILE_OK) {
        problem_error(shaders->problems, in_file(name), "the shader %s cannot be read: %s",
                      path ? path : name, file_result_words(result));
    } else {
        shader = glCreateShader(stage);
        if (!shader_compile(shader, text)) {
            char words[WORDS_MOST] = "";
            glGetShaderInfoLog(shader, WORDS_MOST, NULL, words);
            log_trim(words);
            problem_error(shaders->problems, in_file(name),
                          "the graphics driver refuses the shader %s: %s", path, words);
            glDeleteShader(shader);
            shader = 0;
        }
    }
    arena_close(&arena);
    return shader;
}

static GLuint program_link(const struct gl_shaders *shaders, GLuint vertex, GLuint fragment,
                           const char *name)
{
    GLuint program = glCreateProgram();
    glAttachShader(program, vertex);
    glAttachShader(program, fragment);
    glLinkProgram(program);
    glDetachShader(program, vertex);
    glDetachShader(program, fragment);
    GLint done = GL_FALSE;
    glGetProgramiv(program, GL_LINK_STATUS, &done);
    if (done == GL_TRUE)
        return program;
    char words[WORDS_MOST] = "";
    glGetProgramInfoLog(program, WORDS_MOST, NULL, words);
    log_trim(words);
    problem_error(shaders->problems, in_file(name), "the graphics driver cannot link it: %s",
                  words);
    glDeleteProgram(program);
    return 0;
}

GLuint gl_program(const struct gl_shaders *shaders, const char *vertex, const char *fragment)
{
    GLuint first = shader_load(shaders, GL_VERTEX_SHADER, vertex);
    GLuint second = shader_load(shaders, GL_FRAGMENT_SHADER, fragment);
    GLuint program = 0;
    if (first && second)
        program = program_link(shaders, first, second, fragment);
    glDeleteShader(first);
    glDeleteShader(second);
    return program;
}
