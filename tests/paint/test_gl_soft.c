/* Both painters draw the same picture, as far as an eye can tell.
 *
 * Single pixels on edges may differ, since each painter smooths edges in its own way; the mean over
 * tiles of 4 x 4 pixels, about what is seen from three metres, may differ little, and the whole
 * hardly at all. Values are 0..255; one missing
 * overlap line shows in 0.1 % of the pixels. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "paint/gl_context.h"
#include "paint/gl_scenes.h"

enum { WIDE = 640, HIGH = 360, TILE = 4 };

static struct gl_context context;
static struct problems problems;
static struct gl_painter *painter;
static struct soft_painter *soft;
static struct fonts *fonts;
static struct picture picture;

static int open_painters(void **state)
{
    const enum dialect *dialect = *state;
    gl_context_or_skip(&context, *dialect);
    problems_open(&problems, &memory_heap);
    fonts = fonts_open(&problems);
    painter = gl_open(&world_machine, LIMBER_SOURCE, fonts, &problems);
    soft = soft_open(fonts);
    problems_print(&problems, stderr);
    return painter && soft && fonts ? 0 : -1;
}

static int close_painters(void **state)
{
    (void)state;
    soft_close(soft);
    gl_close(painter);
    fonts_close(fonts);
    problems_close(&problems);
    gl_context_close(&context);
    return 0;
}

struct difference {
    double mean;   /* of all pixels and channels */
    double tile;   /* the largest of a tile's mean colour */
    double strong; /* share of pixels that differ by more than 48 */
    int x, y;      /* where the largest tile lies */
};

static int channel(uint32_t pixel, int shift)
{
    return (int)(pixel >> shift & 255);
}

static double tile_difference(const uint32_t *a, const uint32_t *b, int left, int top)
{
    double most = 0;
    for (int shift = 0; shift < 24; shift += 8) {
        int sum = 0;
        for (int y = top; y < top + TILE; y++)
            for (int x = left; x < left + TILE; x++)
                sum += channel(a[y * WIDE + x], shift) - channel(b[y * WIDE + x], shift);
        most = fmax(most, fabs((double)sum) / (TILE * TILE));
    }
    return most;
}

static struct difference difference(const uint32_t *a, const uint32_t *b)
{
    struct difference found = {0};
    for (int y = 0; y < HIGH; y += TILE)
        for (int x = 0; x < WIDE; x += TILE) {
            double tile = tile_difference(a, b, x, y);
            if (tile > found.tile) {
                found.tile = tile;
                found.x = x;
                found.y = y;
            }
        }
    for (int i = 0; i < WIDE * HIGH; i++) {
        int most = 0;
        for (int shift = 0; shift < 24; shift += 8) {
            int apart = abs(channel(a[i], shift) - channel(b[i], shift));
            found.mean += (double)apart / (3.0 * WIDE * HIGH);
            most = apart > most ? apart : most;
        }
        found.strong += (most > 48) / (double)(WIDE * HIGH);
    }
    return found;
}

static struct difference compare(void)
{
    uint32_t *by_gl = gl_shot(painter, &picture);
    uint32_t *by_soft = calloc((size_t)WIDE * HIGH, 4);
    struct surface surface = {by_soft, WIDE, HIGH, WIDE * 4};
    struct area areas[AREAS_MOST];
    assert_true(soft_draw(soft, &picture, &surface, true, areas) > 0);
    struct difference found = difference(by_gl, by_soft);
    print_message("mean %.3f, tile %.1f at %d,%d, strong %.3f %%\n", found.mean, found.tile,
                  found.x, found.y, found.strong * 100);
    free(by_gl);
    free(by_soft);
    return found;
}

static void assert_looks_the_same(double mean, double tile, double strong)
{
    struct difference found = compare();
    assert_true(found.mean <= mean);
    assert_true(found.tile <= tile);
    assert_true(found.strong <= strong);
}

static void the_flat_screen_is_the_same(void **state)
{
    (void)state;
    struct ruler ruler = fonts_ruler(fonts);
    scene_flat(&picture, WIDE, HIGH, &ruler);
    assert_looks_the_same(0.1, 2, 0);
}

static void a_still_is_the_same(void **state)
{
    (void)state;
    static struct figure still;
    scene_standing(&picture, WIDE, HIGH);
    still = picture.figure;
    memset(&picture.figure, 0, sizeof picture.figure);
    picture.stills[0] = &still;
    picture.shapes[picture.shape_count - 1].kind = SHAPE_STILL;
    assert_looks_the_same(0.2, 60, 0.0006);
}

static void a_standing_figure_is_the_same(void **state)
{
    (void)state;
    scene_standing(&picture, WIDE, HIGH);
    assert_looks_the_same(0.2, 60, 0.0006);
}

static void heavy_lines_and_stripes_are_the_same(void **state)
{
    (void)state;
    scene_standing(&picture, WIDE, HIGH);
    picture.figure.line_width *= 2.0f;
    picture.figure.hatch = 6.0f;
    picture.figure.plain = 1.0f;
    assert_looks_the_same(0.3, 60, 0.0012);
}

static void seen_from_elsewhere_it_is_the_same(void **state)
{
    (void)state;
    static const float turns[][2] = {{0, 2}, {-60, 12}, {95, 20}, {170, 5}};
    for (size_t i = 0; i < sizeof turns / sizeof turns[0]; i++) {
        scene_standing(&picture, WIDE, HIGH);
        scene_camera(&picture.figure.camera, WIDE, HIGH, (vec3){0, 0.85f, 0}, 9, turns[i][0],
                     turns[i][1], 2.3f);
        assert_looks_the_same(0.2, 60, 0.0006);
    }
}

static void close_up_it_is_the_same(void **state)
{
    (void)state;
    scene_standing(&picture, WIDE, HIGH);
    scene_camera(&picture.figure.camera, WIDE, HIGH, (vec3){0.1f, 1.25f, 0}, 9, 30, 9, 0.8f);
    assert_looks_the_same(0.25, 60, 0.0006);
}

/* Large even parts may be one step apart, as each painter rounds. */
static void a_wall_half_seen_through_is_the_same(void **state)
{
    (void)state;
    vec3 wall[4] = {{0.6f, 0, -0.7f}, {0.6f, 0, 0.2f}, {0.6f, 1.9f, 0.2f}, {0.6f, 1.9f, -0.7f}};
    scene_standing(&picture, WIDE, HIGH);
    scene_quad(&picture.figure, wall, RGBA(0x6f7986, 90), true);
    assert_looks_the_same(0.5, 60, 0.0006);
}

static void fading_it_is_the_same(void **state)
{
    (void)state;
    scene_standing(&picture, WIDE, HIGH);
    picture.figure.presence = 0.4f;
    assert_looks_the_same(0.2, 60, 0.0006);
    picture.figure.presence = 0;
    assert_looks_the_same(0.2, 60, 0.0006);
}

static void in_a_small_box_with_the_screen_around_it_is_the_same(void **state)
{
    (void)state;
    struct ruler ruler = fonts_ruler(fonts);
    static struct picture flat;
    scene_standing(&picture, WIDE, HIGH);
    scene_flat(&flat, WIDE, HIGH, &ruler);
    picture.shapes[picture.shape_count - 1].box = (struct box){200, 30, 180, 300};
    memcpy(picture.letters, flat.letters, sizeof flat.letters);
    picture.letter_count = flat.letter_count;
    for (int i = 1; i < flat.shape_count; i++)
        picture_add(&picture, &flat.shapes[i]);
    assert_looks_the_same(0.2, 60, 0.0006);
}

#define IN(dialect, test)                                                                          \
    {                                                                                              \
#test " (" #dialect ")", test, open_painters, close_painters, (void *)&dialect             \
    }
#define IN_BOTH(test) IN(core, test), IN(es, test)

int main(void)
{
    static const enum dialect core = DIALECT_CORE, es = DIALECT_ES;
    const struct CMUnitTest tests[] = {
        IN_BOTH(the_flat_screen_is_the_same),
        IN_BOTH(a_still_is_the_same),
        IN_BOTH(a_standing_figure_is_the_same),
        IN_BOTH(heavy_lines_and_stripes_are_the_same),
        IN_BOTH(seen_from_elsewhere_it_is_the_same),
        IN_BOTH(close_up_it_is_the_same),
        IN_BOTH(a_wall_half_seen_through_is_the_same),
        IN_BOTH(fading_it_is_the_same),
        IN_BOTH(in_a_small_box_with_the_screen_around_it_is_the_same),
    };
    gl_context_or_skip(&context, DIALECT_CORE);
    gl_context_close(&context);
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    SDL_Quit();
    return failed;
}
