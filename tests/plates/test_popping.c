/* Nothing of the figure or its furniture pops: in a thousandth of a second nothing of it appears,
 * vanishes, leaps or changes its colour, seen on the pixels. Motion moves an edge by a fraction of
 * a pixel in that time; a cut of the camera comes while the figure is faded out.
 *
 * Two moments that differ are halved until they are a millisecond apart, each time where more is
 * different; what is left then came at once. The tour is watched so between its exercises and where
 * a strap is taken up, the figure alone, as the soft painter draws it; with LIMBER_PLATES=all every
 * routine from its start to its end, which takes half an hour. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "picture/manner.h"
#include "plates/easel.h"
#include "plates/golden.h"

enum { SELDOM_MS = 400, OFTEN_MS = 100 };
enum { WIDE = 320, HIGH = 180, DOTS = WIDE * HIGH };

/* Pixels, and how much of a channel's 255 one has to differ by from all that lies round it in the
 * other frame: an edge that moved by a pixel is none. */
enum { POP_LEAST = 24, LEVEL = 20 };

static struct picture picture;
static uint32_t frames[4][DOTS];

/* The routine that is watched; what is planted into it from a moment on. */
static struct watched {
    const struct timeline *timeline;
    void (*plant)(struct figure *figure);
    int64_t planted_ms;
    int pops;
} watched;

static bool watches_all(void)
{
    return easel_wish("LIMBER_PLATES", "all");
}

static void draw(int64_t ms, uint32_t *pixels)
{
    struct area areas[AREAS_MOST];
    const struct surface surface = {pixels, WIDE, HIGH, WIDE * 4};
    struct view view = {.timeline = watched.timeline,
                        .theme = &plates.theme,
                        .width = WIDE,
                        .height = HIGH,
                        .bare = true,
                        .range = 1,
                        .tempo = 1};
    timeline_at(watched.timeline, ms, &view.moment);
    picture_build(&view, &bar_ruler, &picture);
    if (watched.plant != NULL && ms >= watched.planted_ms)
        watched.plant(&picture.figure);
    soft_draw(painter, &picture, &surface, true, areas);
}

/* Of a channel round a pixel, as bright and as dark as it gets. */
static bool is_explained(const uint32_t *by, int at, int shift, int value)
{
    int least = 255, most = 0;
    for (int y = -WIDE; y <= WIDE; y += WIDE)
        for (int x = -1; x <= 1; x++) {
            const int near = (int)(by[at + y + x] >> shift & 255);
            least = near < least ? near : least;
            most = near > most ? near : most;
        }
    return value >= least - LEVEL && value <= most + LEVEL;
}

/* The pixel of one frame is nowhere round there in the other. */
static bool is_new(const uint32_t *in, const uint32_t *by, int at)
{
    for (int shift = 0; shift < 24; shift += 8)
        if (!is_explained(by, at, shift, (int)(in[at] >> shift & 255)))
            return true;
    return false;
}

static int count_apart(const uint32_t *a, const uint32_t *b)
{
    int count = 0;
    for (int y = 1; y < HIGH - 1; y++)
        for (int i = y * WIDE + 1; i < y * WIDE + WIDE - 1; i++)
            count += a[i] != b[i] && (is_new(a, b, i) || is_new(b, a, i));
    return count;
}

static void tell(int64_t ms, int count)
{
    const struct segment *segment = timeline_segment(watched.timeline, ms);
    print_message(
        "%s at %lld ms (%s, %s, %s): %d pixels change at once\n", watched.timeline->routine->id,
        (long long)ms, segment->exercise != NULL ? segment->exercise->id : "-",
        segment->phase != NULL ? segment->phase : "-", segment->mirrored ? "left" : "right", count);
    watched.pops++;
}

/* Between two moments, whose frames are the first two. */
static void search(int64_t from, int64_t to)
{
    int a = 0, b = 1, spare = 2;
    int count = count_apart(frames[a], frames[b]);
    while (to - from > 1 && count >= POP_LEAST) {
        const int64_t middle = (from + to) / 2;
        const int mid = spare;
        draw(middle, frames[mid]);
        const int before = count_apart(frames[a], frames[mid]);
        const int after = count_apart(frames[mid], frames[b]);
        count = before >= after ? before : after;
        *(before >= after ? &to : &from) = middle;
        spare = before >= after ? b : a;
        *(before >= after ? &b : &a) = mid;
    }
    if (count >= POP_LEAST)
        tell(to, count);
}

/* From one moment up to another. */
static void watch(int64_t first_ms, int64_t last_ms, int step_ms)
{
    draw(first_ms, frames[3]);
    for (int64_t ms = first_ms; ms + step_ms <= last_ms; ms += step_ms) {
        memcpy(frames[0], frames[3], sizeof frames[0]);
        draw(ms + step_ms, frames[1]);
        memcpy(frames[3], frames[1], sizeof frames[3]);
        search(ms, ms + step_ms);
    }
}

static void begin(const char *id)
{
    watched = (struct watched){.timeline = plates_timeline(&plates, id)};
    plates.theme = theme_dark();
    assert_non_null(watched.timeline);
}

/* Where things come and go: between exercises, and where a strap is taken up or left. */
static bool is_lively(const struct segment *segment)
{
    const unsigned bands = PROP_STRAP | PROP_TOWEL;
    return segment->kind != SEGMENT_PHASE ||
           (!segment->holds && segment->exercise != NULL && segment->exercise->props & bands);
}

static void nothing_pops(void **state)
{
    (void)state;
    begin("article_tour");
    for (int i = 0; i < watched.timeline->segment_count; i++) {
        const struct segment *segment = &watched.timeline->segments[i];
        if (is_lively(segment))
            watch(segment->start_ms, segment->end_ms, SELDOM_MS);
    }
    assert_int_equal(watched.pops, 0);
}

static void nothing_pops_anywhere(void **state)
{
    (void)state;
    int pops = 0;
    if (!watches_all())
        skip();
    for (int i = 0; i < plates.library.routine_count; i++) {
        begin(plates.library.routines[i]->id);
        watch(0, watched.timeline->duration_ms, OFTEN_MS);
        pops += watched.pops;
    }
    assert_int_equal(pops, 0);
}

static void lose_a_hand(struct figure *figure)
{
    int count;
    const struct flesh *flesh = manner_flesh(plates.theme.style, &count);
    for (int i = 0; i < count && i < figure->cone_count; i++)
        if (flesh[i].joint_a == JOINT_RIGHT_WRIST || flesh[i].joint_a == JOINT_RIGHT_FINGERS)
            figure->cones[i] = figure->cones[0];
}

static void darken_a_leg(struct figure *figure)
{
    for (int i = 0; i < figure->cone_count; i++)
        if (figure->cones[i].region == REGION_RIGHT_LEG)
            figure->cones[i].colour.red = (uint8_t)(figure->cones[i].colour.red / 2);
}

static void move_the_eye(struct figure *figure)
{
    figure->camera.centre_x += 3;
}

static int pops_with(void (*plant)(struct figure *figure))
{
    begin("figure_four");
    watched.plant = plant;
    watched.planted_ms = 20300;
    watch(20000, 20800, SELDOM_MS);
    return watched.pops;
}

static void what_is_planted_is_told(void **state)
{
    (void)state;
    assert_int_equal(pops_with(NULL), 0);
    assert_int_equal(pops_with(lose_a_hand), 1);
    assert_int_equal(pops_with(darken_a_leg), 1);
    assert_int_equal(pops_with(move_the_eye), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_planted_is_told),
        cmocka_unit_test(nothing_pops),
        cmocka_unit_test(nothing_pops_anywhere),
    };
    return cmocka_run_group_tests(tests, easel_open, easel_close);
}
