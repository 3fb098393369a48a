/* Opening and closing the gl painter, and what it says when it cannot. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "paint/gl_context.h"
#include "paint/gl_scenes.h"

static struct gl_context context;
static struct problems problems;
static struct picture picture;

static int open_context(void **state)
{
    const enum dialect *dialect = *state;
    gl_context_or_skip(&context, *dialect);
    problems_open(&problems, &memory_heap);
    return 0;
}

static int close_context(void **state)
{
    (void)state;
    problems_close(&problems);
    gl_context_close(&context);
    return 0;
}

static void the_painter_opens_and_draws_without_an_error(void **state)
{
    (void)state;
    struct gl_painter *painter = gl_open(&world_machine, LIMBER_SOURCE, NULL, &problems);
    problems_print(&problems, stderr);
    assert_non_null(painter);
    assert_int_equal(problems.errors, 0);
    scene_standing(&picture, 160, 120);
    free(gl_shot(painter, &picture));
    assert_int_equal(glGetError(), GL_NO_ERROR);
    gl_close(painter);
    assert_int_equal(glGetError(), GL_NO_ERROR);
}

static void it_draws_into_the_window_as_into_a_framebuffer(void **state)
{
    (void)state;
    struct gl_painter *painter = gl_open(&world_machine, LIMBER_SOURCE, NULL, &problems);
    scene_standing(&picture, 64, 64);
    uint32_t *expected = gl_shot(painter, &picture);
    uint8_t seen[64 * 64 * 4];
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    gl_draw(painter, &picture);
    glReadPixels(0, 0, 64, 64, GL_RGBA, GL_UNSIGNED_BYTE, seen);
    for (int y = 0; y < 64; y++)
        for (int x = 0; x < 64; x++) {
            const uint8_t *from = seen + ((63 - y) * 64 + x) * 4;
            uint32_t pixel = 0xff000000u | (uint32_t)(from[0] << 16 | from[1] << 8 | from[2]);
            assert_int_equal(pixel, expected[y * 64 + x]);
        }
    free(expected);
    gl_close(painter);
}

static void it_works_again_in_a_new_context(void **state)
{
    const enum dialect *dialect = *state;
    scene_standing(&picture, 160, 120);
    struct gl_painter *painter = gl_open(&world_machine, LIMBER_SOURCE, NULL, &problems);
    uint32_t *first = gl_shot(painter, &picture);
    gl_close(painter);
    gl_context_close(&context);
    gl_context_or_skip(&context, *dialect);
    painter = gl_open(&world_machine, LIMBER_SOURCE, NULL, &problems);
    assert_non_null(painter);
    uint32_t *second = gl_shot(painter, &picture);
    assert_memory_equal(first, second, (size_t)160 * 120 * 4);
    free(first);
    free(second);
    gl_close(painter);
}

static void it_follows_the_size_of_the_picture(void **state)
{
    (void)state;
    struct gl_painter *painter = gl_open(&world_machine, LIMBER_SOURCE, NULL, &problems);
    scene_standing(&picture, 160, 120);
    uint32_t *first = gl_shot(painter, &picture);
    static struct picture other;
    scene_standing(&other, 90, 200);
    free(gl_shot(painter, &other));
    uint32_t *second = gl_shot(painter, &picture);
    assert_memory_equal(first, second, (size_t)160 * 120 * 4);
    free(first);
    free(second);
    gl_close(painter);
}

static void it_does_not_mind_what_state_it_finds(void **state)
{
    (void)state;
    struct gl_painter *painter = gl_open(&world_machine, LIMBER_SOURCE, NULL, &problems);
    scene_standing(&picture, 160, 120);
    uint32_t *first = gl_shot(painter, &picture);
    glEnable(GL_SCISSOR_TEST);
    glScissor(0, 0, 5, 5);
    glEnable(GL_CULL_FACE);
    glCullFace(GL_FRONT_AND_BACK);
    glEnable(GL_DEPTH_TEST);
    glDepthFunc(GL_NEVER);
    glDepthMask(GL_FALSE);
    glBlendFunc(GL_ZERO, GL_ZERO);
    glColorMask(GL_FALSE, GL_TRUE, GL_FALSE, GL_TRUE);
    uint32_t *second = gl_shot(painter, &picture);
    assert_memory_equal(first, second, (size_t)160 * 120 * 4);
    free(first);
    free(second);
    gl_close(painter);
}

/* The first problem's words. */
static const char *told(void)
{
    assert_true(problems.count > 0);
    return problems.list[0].message;
}

static void a_missing_shader_is_named(void **state)
{
    (void)state;
    assert_null(gl_open(&world_machine, "/nowhere/at/all", NULL, &problems));
    assert_non_null(strstr(told(), "/nowhere/at/all/shaders/"));
    assert_non_null(strstr(told(), file_result_words(FILE_MISSING)));
}

/* The machine's files, but one shader has a mistake in its second line. */
static enum file_result read_broken(void *none, const char *path, size_t limit, struct arena *arena,
                                    struct text *content)
{
    (void)none;
    if (!strstr(path, "cone.frag"))
        return world_machine.read(world_machine.context, path, limit, arena, content);
    *content = text_of("void main() {\n    nonsense = 1.0;\n}\n");
    return FILE_OK;
}

static void a_broken_shader_is_told_with_file_line_and_the_compilers_words(void **state)
{
    (void)state;
    struct world world = world_machine;
    world.read = read_broken;
    assert_null(gl_open(&world, LIMBER_SOURCE, NULL, &problems));
    assert_int_equal(problems.errors, 1);
    assert_string_equal(problems.list[0].place.file, "cone.frag");
    assert_non_null(strstr(told(), "shaders/cone.frag"));
    assert_non_null(strstr(told(), "nonsense"));
    assert_non_null(strstr(told(), ":2"));
}

static enum file_result read_unfit(void *none, const char *path, size_t limit, struct arena *arena,
                                   struct text *content)
{
    (void)none;
    if (!strstr(path, "text.frag"))
        return world_machine.read(world_machine.context, path, limit, arena, content);
    *content = text_of("in vec4 spot;\nlayout(location = 0) out vec4 shown;\n"
                       "void main() {\n    shown = spot;\n}\n");
    return FILE_OK;
}

static void shaders_that_do_not_fit_each_other_are_told(void **state)
{
    (void)state;
    struct world world = world_machine;
    world.read = read_unfit;
    assert_null(gl_open(&world, LIMBER_SOURCE, NULL, &problems));
    assert_string_equal(problems.list[0].place.file, "text.frag");
    assert_non_null(strstr(told(), "spot"));
}

static void *get_until(void *budget, size_t size)
{
    int *left = budget;
    return (*left)-- > 0 ? memory_heap.get(memory_heap.context, size) : NULL;
}

static void give_back(void *budget, void *block)
{
    (void)budget;
    memory_heap.give(memory_heap.context, block);
}

static void failing_memory_is_told_wherever_it_fails(void **state)
{
    (void)state;
    int failures = 0;
    struct gl_painter *painter = NULL;
    for (int budget = 0; budget < 200 && !painter; budget++) {
        int left = budget;
        struct memory memory = {get_until, give_back, &left};
        struct world world = world_machine;
        world.memory = &memory;
        struct problems here;
        problems_open(&here, &memory_heap);
        painter = gl_open(&world, LIMBER_SOURCE, NULL, &here);
        assert_true(painter || here.errors > 0);
        problems_close(&here);
        failures += !painter;
        gl_close(painter);
    }
    assert_non_null(painter);
    assert_true(failures > 10);
}

static void llvmpipe_is_known_to_be_an_emulation(void **state)
{
    (void)state;
    const char *renderer = (const char *)glGetString(GL_RENDERER);
    if (strstr(renderer, "llvmpipe") || strstr(renderer, "softpipe"))
        assert_true(gl_is_emulated());
    else
        assert_false(gl_is_emulated());
}

static void without_a_context_it_says_so(void **state)
{
    (void)state;
    problems_open(&problems, &memory_heap);
    assert_null(SDL_GL_GetCurrentContext());
    assert_null(gl_open(&world_machine, LIMBER_SOURCE, NULL, &problems));
    assert_non_null(strstr(told(), "no context"));
    problems_close(&problems);
}

static void too_old_a_context_is_refused_with_its_version(void **state)
{
    (void)state;
    setenv("MESA_GLES_VERSION_OVERRIDE", "2.0", 1);
    bool opened = gl_context_open(&context, DIALECT_ES, 2, 0);
    unsetenv("MESA_GLES_VERSION_OVERRIDE");
    if (!opened || epoxy_gl_version() >= 30) {
        gl_context_close(&context); /* this driver gives newer ones than asked for */
        skip();
    }
    problems_open(&problems, &memory_heap);
    assert_null(gl_open(&world_machine, LIMBER_SOURCE, NULL, &problems));
    assert_non_null(strstr(told(), "ES 3.0 is needed"));
    problems_close(&problems);
    gl_context_close(&context);
}

#define IN(dialect, test)                                                                          \
    {                                                                                              \
#test " (" #dialect ")", test, open_context, close_context, (void *)&dialect               \
    }
#define IN_BOTH(test) IN(core, test), IN(es, test)

int main(void)
{
    static const enum dialect core = DIALECT_CORE, es = DIALECT_ES;
    const struct CMUnitTest tests[] = {
        /* first, since Mesa reads its variable once */
        cmocka_unit_test(too_old_a_context_is_refused_with_its_version),
        IN_BOTH(the_painter_opens_and_draws_without_an_error),
        IN_BOTH(it_draws_into_the_window_as_into_a_framebuffer),
        IN_BOTH(it_works_again_in_a_new_context),
        IN_BOTH(it_follows_the_size_of_the_picture),
        IN_BOTH(it_does_not_mind_what_state_it_finds),
        IN_BOTH(a_missing_shader_is_named),
        IN_BOTH(a_broken_shader_is_told_with_file_line_and_the_compilers_words),
        IN_BOTH(shaders_that_do_not_fit_each_other_are_told),
        IN(core, failing_memory_is_told_wherever_it_fails),
        IN_BOTH(llvmpipe_is_known_to_be_an_emulation),
        cmocka_unit_test(without_a_context_it_says_so),
    };
    gl_context_or_skip(&context, DIALECT_CORE);
    print_message("%s, %s\n", (const char *)glGetString(GL_RENDERER),
                  (const char *)glGetString(GL_VERSION));
    gl_context_close(&context);
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    SDL_Quit();
    return failed;
}
