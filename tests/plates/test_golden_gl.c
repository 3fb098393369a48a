/* The gl painter draws every golden as the soft painter did when it was approved, within what an
 * eye would not see (golden.h). Skipped where no OpenGL context can be had. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "paint/gl_context.h"
#include "plates/golden.h"

static struct gl_context context;
static struct gl_painter *painter;
static struct plates plates;
static struct picture picture;

static int open_all(void **state)
{
    (void)state;
    const bool opened = plates_open(&plates);
    painter = gl_open(&world_machine, LIMBER_SOURCE, NULL, &plates.problems);
    problems_print(&plates.problems, stderr);
    return opened && painter != NULL ? 0 : -1;
}

static int close_all(void **state)
{
    (void)state;
    gl_close(painter);
    plates_close(&plates);
    return 0;
}

static enum golden check(const struct plate *plate)
{
    assert_true(golden_build(&plates, plate, &picture));
    struct surface drawn = {gl_shot(painter, &picture), plate->width, plate->height,
                            plate->width * 4};
    const enum golden result = golden_check(plate, &drawn, GOLDEN_SHARE_GL, &plates.problems);
    if (result == GOLDEN_BAD)
        golden_write(plate, &drawn, LIMBER_BUILD "/golden-gl", &plates.problems);
    free(drawn.pixels);
    return result;
}

static void every_golden_is_drawn_alike(void **state)
{
    (void)state;
    int bad = 0;
    for (int i = 0; i < golden_count(); i++) {
        struct plate plate;
        golden_plate(i, &plate);
        bad += check(&plate) == GOLDEN_BAD;
    }
    print_message("%d of %d goldens are bad\n", bad, golden_count());
    assert_int_equal(bad, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_golden_is_drawn_alike),
    };
    gl_context_or_skip(&context, DIALECT_CORE);
    const int failed = cmocka_run_group_tests(tests, open_all, close_all);
    gl_context_close(&context);
    SDL_Quit();
    return failed;
}
