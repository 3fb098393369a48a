/* Pixels shown through OpenGL are those of the surface, in both dialects and whatever the
 * framebuffer held. */
#include "paint/gl_sheet.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "paint/gl_context.h"

#include <cmocka.h>

enum { WIDE = 37, HIGH = 23, PITCH = 41 };

static struct gl_context context;
static struct problems problems;
static uint32_t pixels[PITCH * HIGH];
static const struct surface surface = {pixels, WIDE, HIGH, PITCH * 4};

static void fill(uint32_t seed, struct area area)
{
    for (int y = area.y; y < area.y + area.height; y++)
        for (int x = area.x; x < area.x + area.width; x++)
            pixels[y * PITCH + x] = 0xff000000u | (seed = seed * 1664525u + 1013904223u) >> 8;
}

static int wrong_pixels(void)
{
    static uint8_t read[HIGH][WIDE][4];
    int wrong = 0;
    glReadPixels(0, 0, WIDE, HIGH, GL_RGBA, GL_UNSIGNED_BYTE, read);
    for (int y = 0; y < HIGH; y++)
        for (int x = 0; x < WIDE; x++) {
            const uint8_t *at = read[HIGH - 1 - y][x];
            const uint32_t got = (uint32_t)at[0] << 16 | (uint32_t)at[1] << 8 | (uint32_t)at[2];
            wrong += got != (pixels[y * PITCH + x] & 0xffffff);
        }
    return wrong;
}

static GLuint frames[GL_SHEET_BUFFERS], colours[GL_SHEET_BUFFERS];

static void make_frames(void)
{
    glGenFramebuffers(GL_SHEET_BUFFERS, frames);
    glGenRenderbuffers(GL_SHEET_BUFFERS, colours);
    for (int i = 0; i < GL_SHEET_BUFFERS; i++) {
        glBindFramebuffer(GL_FRAMEBUFFER, frames[i]);
        glBindRenderbuffer(GL_RENDERBUFFER, colours[i]);
        glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, WIDE, HIGH);
        glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER,
                                  colours[i]);
    }
}

static void show_parts(enum dialect dialect)
{
    const struct area all = {0, 0, WIDE, HIGH};
    gl_context_or_skip(&context, dialect);
    make_frames();
    struct gl_sheet *sheet = gl_sheet_open(&world_machine, LIMBER_SOURCE, &problems);
    assert_non_null(sheet);
    fill(1, all);
    for (int i = 0; i < 12; i++) {
        const struct area areas[] = {{i, 2 * (i % 5), 7, 5}, {WIDE - 9 - i, HIGH - 4, 9, 4}};
        if (i == 8)
            gl_sheet_forget(sheet);
        fill((uint32_t)i, areas[0]);
        fill((uint32_t)i + 100, areas[1]);
        glBindFramebuffer(GL_FRAMEBUFFER, frames[i % GL_SHEET_BUFFERS]);
        gl_sheet_draw(sheet, &surface, areas, 2);
        assert_int_equal(wrong_pixels(), 0);
    }
    assert_int_equal(glGetError(), GL_NO_ERROR);
    gl_sheet_close(sheet);
    glDeleteFramebuffers(GL_SHEET_BUFFERS, frames);
    glDeleteRenderbuffers(GL_SHEET_BUFFERS, colours);
    gl_context_close(&context);
}

static void what_changed_is_shown_in_each_buffer_by_opengl(void **state)
{
    (void)state;
    show_parts(DIALECT_CORE);
}

static void what_changed_is_shown_in_each_buffer_by_opengl_es(void **state)
{
    (void)state;
    show_parts(DIALECT_ES);
}

static void what_cannot_be_made_is_told(void **state)
{
    (void)state;
    int errors = problems.errors;
    gl_context_or_skip(&context, DIALECT_CORE);
    assert_null(gl_sheet_open(&world_machine, "/nowhere", &problems));
    assert_true(problems.errors > errors);
    errors = problems.errors;
    gl_context_close(&context);
    assert_null(gl_sheet_open(&world_machine, LIMBER_SOURCE, &problems));
    assert_int_equal(problems.errors, errors + 1);
    gl_sheet_close(NULL);
}

static int start(void **state)
{
    (void)state;
    problems_open(&problems, &memory_heap);
    return 0;
}

static int stop(void **state)
{
    (void)state;
    problems_close(&problems);
    SDL_Quit();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_changed_is_shown_in_each_buffer_by_opengl),
        cmocka_unit_test(what_changed_is_shown_in_each_buffer_by_opengl_es),
        cmocka_unit_test(what_cannot_be_made_is_told),
    };
    return cmocka_run_group_tests(tests, start, stop);
}
