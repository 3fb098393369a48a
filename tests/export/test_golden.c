/* A moment of a routine looks as it was approved: tests/golden/ROUTINE-MS.png, MS in five digits,
 * or ROUTINE-MS.LOOK.png, LOOK being a theme or a style.
 *
 * The moment is drawn by the real library, timeline, picture and soft painter at the size of the
 * approved picture. Texts are left out, and laid out by a ruler of our own, so that no installed
 * font plays a part. Prints SAME, GOOD (differs, but not so that one would see it) or BAD, and then
 * writes what it drew to golden/ in the build folder.
 *
 * LIMBER_GOLDEN_WRITE=1 draws the approved pictures anew, and first those of the list below: look
 * at each before committing it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "export/golden.h"
#include "export/golden_room.h"
#include "export/png.h"
#include "picture/view.h"
#include "timeline/moment.h"

#define FOLDER LIMBER_SOURCE "/tests/golden"
#define DRAWN LIMBER_BUILD "/golden"

enum { WIDE = 640, HIGH = 360, NAME_LENGTH = 64, DIGITS = 5, PATH = 512 };

/* A dozen moments: every exercise in its stretch, both themes of movement, sides and screens. */
static const char *const list[] = {
    "one_minute-07200.png",
    "one_minute-30000.png",
    "cat_cow-20000.png",
    "cat_cow-26000.png",
    "rock_back-22000.png",
    "childs_pose-30000.png",
    "knee_to_chest-30000.png",
    "knee_to_chest-75000.png",
    "hamstring_supine-35000.png",
    "hamstring_supine-90000.png",
    "seated_cat_cow-22000.png",
    "seated_twist-25000.png",
    "overhead_triceps-30000.png",
    "lower_back_short-61000.png",
    "figure_four-40000.light.png",
    "cross_body_deltoid-24000.light.png",
    "cat_cow-26000.line.png",
    "seated_twist-25000.line.png",
    "figure_four-40000.contrast.png",
    "overhead_triceps-30000.contrast.png",
    "seated_twist-25000.front.png",
    "seated_twist-25000.side.png",
    "seated_twist-25000.three_quarter.png",
    "seated_twist-25000.back.png",
    "seated_twist-25000.above.png",
    "seated_twist-25000.mirror.png",
    "seated_twist-25000.calm.png",
    "calf_wall-30000.front.png",
};

static struct timeline *timeline_of(const char *id)
{
    const struct exercise *exercise = library_exercise(&library, id);
    const struct routine *routine =
        exercise ? library_routine_of(&library, exercise) : library_routine(&library, id);
    if (!routine)
        return NULL;
    const struct timeline_wish wish = timeline_wish_default();
    return timeline_build(&world_machine, routine, &wish, &problems);
}

/* The name of a sight, or "mirror" for the front in the mirror, or "calm". False for any other. */
static bool sights_of(const char *look, struct sights *sights)
{
    *sights =
        (struct sights){.mirror = strcmp(look, "mirror") == 0, .calm = strcmp(look, "calm") == 0};
    if (sights->mirror)
        sights->wished = SIGHT_FRONT;
    for (int i = 0; i < SIGHT_COUNT; i++)
        if (strcmp(look, sight_name((enum sight)i)) == 0)
            sights->wished = (enum sight)i;
    return sights->mirror || sights->calm || sights->wished != SIGHT_OWN;
}

/* "": the usual one; else the name of a style, or of a theme. Sights have the usual one. */
static bool theme_of(const char *look, struct theme *theme)
{
    static const char *const folders[] = {LIMBER_SOURCE "/assets"};
    struct sights sights;
    *theme = theme_dark();
    if (*look == '\0' || sights_of(look, &sights))
        return true;
    if (strcmp(look, style_name(STYLE_LINE)) == 0) {
        theme->style = STYLE_LINE;
        return true;
    }
    const bool contrast = strcmp(look, style_name(STYLE_CONTRAST)) == 0;
    return theme_load(theme, &world_machine, folders, 1, contrast ? "high_contrast" : look,
                      &problems);
}

static void draw(const struct timeline *timeline, int64_t ms, const char *look,
                 const struct theme *theme, const struct surface *surface)
{
    static struct picture picture;
    const struct ruler ruler = {plain_width, NULL};
    struct area areas[AREAS_MOST];
    struct view view = {.screen = SCREEN_PLAY,
                        .timeline = timeline,
                        .theme = theme,
                        .width = surface->width,
                        .height = surface->height,
                        .range = 1,
                        .tempo = 1};
    (void)sights_of(look, &view.sights);
    static struct kept_inset kept;
    kept.timeline = NULL; /* another may lie where the last one lay */
    view.kept = &kept;
    timeline_at(timeline, ms, &view.moment);
    picture_build(&view, &ruler, &picture);
    drop_texts(&picture);
    soft_draw(painter, &picture, surface, true, areas);
}

/* Takes "ROUTINE-MS.LOOK.png" apart; false when it is not of that form. */
static bool name_parts(const char *name, char id[NAME_LENGTH], int64_t *ms, char look[NAME_LENGTH])
{
    const char *dash = strrchr(name, '-');
    if (!dash || dash - name >= NAME_LENGTH || strlen(dash) < DIGITS + 5 ||
        strlen(dash) >= NAME_LENGTH)
        return false;
    memcpy(id, name, (size_t)(dash - name));
    id[dash - name] = '\0';
    char *end;
    *ms = strtoll(dash + 1, &end, 10);
    const char *ending = strrchr(name, '.');
    snprintf(look, NAME_LENGTH, "%.*s", ending > end ? (int)(ending - end) - 1 : 0, end + 1);
    return end == dash + 1 + DIGITS && *end == '.' && strcmp(ending, ".png") == 0;
}

/* Draws what a name stands for; the caller frees the pixels. */
static bool draw_named(const char *name, struct surface *surface)
{
    char id[NAME_LENGTH], look[NAME_LENGTH];
    int64_t ms;
    struct theme theme;
    struct timeline *timeline =
        name_parts(name, id, &ms, look) && theme_of(look, &theme) ? timeline_of(id) : NULL;
    surface->pitch = surface->width * 4;
    surface->pixels = malloc((size_t)surface->pitch * (size_t)surface->height);
    if (timeline && surface->pixels)
        draw(timeline, ms, look, &theme, surface);
    else
        print_message("%s: no such moment\n", name);
    timeline_free(timeline);
    return timeline && surface->pixels;
}

static enum golden compare_named(const char *name, bool rewrite)
{
    static const char *const words[] = {"SAME", "GOOD", "BAD "};
    char path[PATH];
    struct arena arena;
    struct surface approved, drawn;
    double share = 1;
    enum golden result = GOLDEN_BAD;
    arena_open(&arena, &memory_heap, 256u << 20);
    snprintf(path, sizeof path, "%s/%s", FOLDER, name);
    if (png_read(path, &arena, &approved, &problems)) {
        drawn = approved;
        if (draw_named(name, &drawn))
            result = golden_compare(&approved, &drawn, &share);
        print_message("%s %s %.4f %%\n", words[result], name, share * 100);
        if (result != GOLDEN_SAME) {
            snprintf(path, sizeof path, "%s/%s", rewrite ? FOLDER : DRAWN, name);
            if (png_write(path, &drawn, &problems))
                print_message("     drawn: %s\n", path);
        }
        free(drawn.pixels);
    }
    problems_print(&problems, stderr);
    arena_close(&arena);
    return rewrite ? GOLDEN_SAME : result;
}

static void write_list(void)
{
    mkdir(FOLDER, 0777);
    for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
        char path[PATH];
        struct surface drawn = {NULL, WIDE, HIGH, 0};
        snprintf(path, sizeof path, "%s/%s", FOLDER, list[i]);
        if (draw_named(list[i], &drawn))
            png_write(path, &drawn, &problems);
        free(drawn.pixels);
    }
}

static void moments_look_as_approved(void **state)
{
    (void)state;
    const char *write = getenv("LIMBER_GOLDEN_WRITE");
    const bool rewrite = write && strcmp(write, "1") == 0;
    struct arena arena;
    const char *const *names;
    int count = 0, bad = 0;
    if (rewrite)
        write_list();
    mkdir(DRAWN, 0777);
    arena_open(&arena, &memory_heap, 1 << 20);
    if (world_machine.list(world_machine.context, FOLDER, ".png", &arena, &names, &count) !=
        FILE_OK)
        count = 0;
    for (int i = 0; i < count; i++)
        bad += compare_named(names[i], rewrite) == GOLDEN_BAD;
    arena_close(&arena);
    if (count == 0)
        skip(); /* none approved yet */
    assert_int_equal(bad, 0);
}

static struct surface grey(uint32_t *pixels, int width, int height)
{
    for (int i = 0; i < width * height; i++)
        pixels[i] = 0xff808080u;
    return (struct surface){pixels, width, height, width * 4};
}

static void what_nobody_would_see_is_good(void **state)
{
    (void)state;
    static uint32_t a[100 * 100], b[100 * 100];
    struct surface one = grey(a, 100, 100), other = grey(b, 100, 100);
    double share;
    assert_int_equal(golden_compare(&one, &other, &share), GOLDEN_SAME);
    for (int i = 0; i < 100; i++)
        b[i * 100 + 50] = 0xff888888u; /* an edge shifted a little */
    assert_int_equal(golden_compare(&one, &other, &share), GOLDEN_GOOD);
}

static void a_missing_line_or_another_size_is_bad(void **state)
{
    (void)state;
    static uint32_t a[100 * 100], b[100 * 100];
    struct surface one = grey(a, 100, 100), other = grey(b, 100, 100);
    double share;
    for (int i = 20; i < 60; i++)
        b[i * 100 + 50] = b[i * 100 + 51] = 0xff101010u;
    assert_int_equal(golden_compare(&one, &other, &share), GOLDEN_BAD);
    other.height = 99;
    assert_int_equal(golden_compare(&one, &other, &share), GOLDEN_BAD);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_nobody_would_see_is_good),
        cmocka_unit_test(a_missing_line_or_another_size_is_bad),
        cmocka_unit_test(moments_look_as_approved),
    };
    return cmocka_run_group_tests(tests, open_all, close_all);
}
