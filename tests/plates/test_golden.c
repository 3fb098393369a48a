/* Every plate of the list looks as it was approved (golden.h); the soft painter draws it. What
 * looks otherwise is written to golden/ in the build folder.
 *
 * LIMBER_GOLDEN_WRITE=1 approves all anew, but for those that still look the same to an eye, and
 * takes away what is no longer in the list: look at those that changed before committing them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/world.h"
#include "plates/easel.h"
#include "plates/golden.h"

enum { WIDEST = 960, PATH = 768 };

static struct picture picture;
static uint32_t pixels[WIDEST * WIDEST];

static bool is_writing(void)
{
    return easel_wish("LIMBER_GOLDEN_WRITE", "1");
}

static struct surface draw(const struct plate *plate)
{
    struct area areas[AREAS_MOST];
    const struct surface surface = {pixels, plate->width, plate->height, plate->width * 4};
    assert_true(golden_build(&plates, plate, &picture));
    soft_draw(painter, &picture, &surface, true, areas);
    return surface;
}

static void every_plate_looks_as_approved(void **state)
{
    (void)state;
    int bad = 0;
    for (int i = 0; i < golden_count(); i++) {
        struct plate plate;
        golden_plate(i, &plate);
        struct surface drawn = draw(&plate);
        if (golden_check(&plate, &drawn, GOLDEN_SHARE, &plates.problems) != GOLDEN_BAD)
            continue;
        golden_write(&plate, &drawn, is_writing() ? GOLDEN_APPROVED : LIMBER_BUILD "/golden",
                     &plates.problems);
        bad += !is_writing();
    }
    print_message("%d goldens, %d bad\n", golden_count(), bad);
    assert_int_equal(bad, 0);
}

static bool is_listed(const char *screen, const char *file)
{
    char name[PLATE_NAME];
    const size_t length = strlen(screen);
    for (int i = 0; i < golden_count(); i++) {
        struct plate plate;
        golden_plate(i, &plate);
        plate_name(&plate, name);
        if (strcmp(plate.screen, screen) == 0 && strcmp(name + length + 1, file) == 0)
            return true;
    }
    return false;
}

static int count_unlisted(const char *screen)
{
    char folder[PATH];
    struct arena arena;
    const char *const *names;
    int count = 0, unlisted = 0;
    arena_open(&arena, &memory_heap, 1 << 20);
    snprintf(folder, sizeof folder, "%s/%s", GOLDEN_APPROVED, screen);
    (void)world_machine.list(world_machine.context, folder, ".png", &arena, &names, &count);
    for (int i = 0; i < count; i++) {
        char path[2 * PATH];
        snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        if (is_listed(screen, names[i]) || (is_writing() && remove(path) == 0))
            continue;
        print_message("%s is of no plate\n", path);
        unlisted++;
    }
    arena_close(&arena);
    return unlisted;
}

static void no_golden_is_left_of_a_plate_that_is_gone(void **state)
{
    (void)state;
    int unlisted = 0;
    struct plate plate, last = {.screen = ""};
    for (int i = 0; i < golden_count(); i++) {
        golden_plate(i, &plate);
        if (strcmp(plate.screen, last.screen) != 0)
            unlisted += count_unlisted(plate.screen);
        last = plate;
    }
    assert_int_equal(unlisted, 0);
}

static void a_name_tells_the_plate(void **state)
{
    (void)state;
    char name[PLATE_NAME], again[PLATE_NAME];
    for (int i = 0; i < golden_count(); i++) {
        struct plate plate, read;
        golden_plate(i, &plate);
        plate_name(&plate, name);
        assert_true(plate_read(name, &read));
        plate_name(&read, again);
        assert_string_equal(name, again);
    }
    struct plate none;
    assert_false(plate_read("play/cat_cow.dark.solid.own.480x270.png", &none));
    assert_false(plate_read("play/cat_cow-26000.dark.solid.own.480x270.jpg", &none));
}

static void what_is_not_there_is_not_built(void **state)
{
    (void)state;
    struct plate plate = {"play", "no_such_exercise", 0, "dark", "solid", "own", 480, 270};
    assert_false(golden_build(&plates, &plate, &picture));
    snprintf(plate.what, sizeof plate.what, "cat_cow");
    assert_true(golden_build(&plates, &plate, &picture));
    snprintf(plate.style, sizeof plate.style, "blurred");
    assert_false(golden_build(&plates, &plate, &picture));
}

enum { SIDE = 100 };

static struct surface grey(uint32_t *to)
{
    for (int i = 0; i < SIDE * SIDE; i++)
        to[i] = 0xff808080u;
    return (struct surface){to, SIDE, SIDE, SIDE * 4};
}

static void what_nobody_would_see_is_good(void **state)
{
    (void)state;
    static uint32_t a[SIDE * SIDE], b[SIDE * SIDE];
    const struct surface one = grey(a), other = grey(b);
    double share;
    assert_int_equal(golden_compare(&one, &other, GOLDEN_SHARE, &share), GOLDEN_SAME);
    for (int i = 0; i < SIDE; i++)
        b[i * SIDE + 50] = 0xff888888u; /* an edge shifted a little */
    assert_int_equal(golden_compare(&one, &other, GOLDEN_SHARE, &share), GOLDEN_GOOD);
}

static void a_missing_line_or_another_size_is_bad(void **state)
{
    (void)state;
    static uint32_t a[SIDE * SIDE], b[SIDE * SIDE];
    const struct surface one = grey(a);
    struct surface other = grey(b);
    double share;
    for (int i = 20; i < 60; i++)
        b[i * SIDE + 50] = b[i * SIDE + 51] = 0xff101010u;
    assert_int_equal(golden_compare(&one, &other, GOLDEN_SHARE, &share), GOLDEN_BAD);
    other.height = SIDE - 1;
    assert_int_equal(golden_compare(&one, &other, GOLDEN_SHARE, &share), GOLDEN_BAD);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_nobody_would_see_is_good),
        cmocka_unit_test(a_missing_line_or_another_size_is_bad),
        cmocka_unit_test(a_name_tells_the_plate),
        cmocka_unit_test(what_is_not_there_is_not_built),
        cmocka_unit_test(every_plate_looks_as_approved),
        cmocka_unit_test(no_golden_is_left_of_a_plate_that_is_gone),
    };
    return cmocka_run_group_tests(tests, easel_open, easel_close);
}
