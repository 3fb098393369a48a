/* Every moment of every routine is read from the mat: sizes of letters, their places,
 * and a figure with nothing over it; at the sizes of screen that people have. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ink.h"
#include "inter.h"
#include "library/shipped_once.h"
#include "on_screen.h"
#include "picture/layout.h"
#include "stage_set.h"

static const struct size screens[] = {
    {1920, 1080}, {1440, 1080}, {1080, 1920}, {1080, 1080}, {2560, 1080}, {640, 480},
    {640, 360},   {1280, 720},  {3840, 2160}, {3440, 1440}, {720, 1280},  {2160, 3840},
};

enum { SCREENS = sizeof screens / sizeof *screens, OFTEN = 5, EVERY_MS = 250 };

/* On every screen but those of the first sizes only each of these moments is looked at. */
enum { SELDOM_MS = 2000 };

static struct picture picture;

/* What an em is a share of: the height; on a tall screen its width, or 9/16 of its height. */
static float measure_of(const struct view *view)
{
    const float w = (float)view->width, h = (float)view->height;
    return w >= h ? h : fminf(w, h * 9 / 16);
}

static const char *letters(const struct shape *shape)
{
    return picture.letters + shape->text;
}

static void fail_at(const struct view *view, const char *what, const char *words)
{
    fail_msg("%s at %d ms on %dx%d: '%s' %s", view->moment.seen->exercise->id, (int)view->moment.ms,
             view->width, view->height, words, what);
}

static bool is_number(const char *text)
{
    return text[0] != '\0' && text[strspn(text, "0123456789")] == '\0';
}

static void check_place(const struct view *view, const struct shape *text)
{
    const float w = (float)view->width, h = (float)view->height, slack = 0.5f;
    const struct box box = ink(text);
    if (box.x < w * 0.05f - slack || box.x + box.width > w * 0.95f + slack ||
        box.y < h * 0.05f - slack || box.y + box.height > h * 0.95f + slack)
        fail_at(view, "leaves the middle 90 %", letters(text));
    const float em = measure_of(view);
    if (text->size < em * (is_number(letters(text)) ? 0.15f : 0.06f))
        fail_at(view, "is too small", letters(text));
}

static void check_texts(const struct view *view)
{
    for (int i = 0; i < picture.shape_count; i++) {
        const struct shape *text = &picture.shapes[i];
        if (text->kind != SHAPE_TEXT)
            continue;
        check_place(view, text);
        for (int j = 0; j < i; j++)
            if (picture.shapes[j].kind == SHAPE_TEXT && overlap(ink(text), ink(&picture.shapes[j])))
                fail_at(view, "lies over another", letters(text));
    }
}

/* What stands below the foot of the stage, of which an upper body is shown, is faded away. */
static bool is_faded(const struct box *stage, struct box part)
{
    for (int i = 0; i < picture.shape_count; i++) {
        const struct shape *panel = &picture.shapes[i];
        if (panel->kind == SHAPE_PANEL && panel->radius <= 0.0f)
            return part.y + part.height / 2 > stage->y + stage->height * 0.82f;
    }
    return false;
}

static bool in_ring(const struct shape *ring, struct box box)
{
    const float x = ring->box.x + ring->box.width / 2, y = ring->box.y + ring->box.height / 2;
    const float near_x = fmaxf(box.x, fminf(x, box.x + box.width));
    const float near_y = fmaxf(box.y, fminf(y, box.y + box.height));
    return hypotf(near_x - x, near_y - y) < ring->box.width / 2;
}

static bool lies_over(const struct shape *shape, struct box part)
{
    switch (shape->kind) {
    case SHAPE_TEXT:
        return overlap(ink(shape), part);
    case SHAPE_ARC:
        return in_ring(shape, part);
    case SHAPE_PANEL:
        return shape->radius > 0 && overlap(shape->box, part);
    default:
        return false;
    }
}

/* The figure is drawn no further up than its clip. */
static struct box drawn_part(const struct layout *layout, struct box part)
{
    const float top = fmaxf(part.y, layout->clip.y);
    part.height -= top - part.y;
    part.y = top;
    return part;
}

static void check_part(const struct view *view, struct box part)
{
    for (int i = 0; i < picture.shape_count && part.height > 0.0f; i++)
        if (lies_over(&picture.shapes[i], part))
            fail_at(view, "lies over the figure",
                    picture.shapes[i].kind == SHAPE_TEXT ? letters(&picture.shapes[i]) : "ring");
}

static void check_body(const struct view *view)
{
    const struct figure *figure = &picture.figure;
    const struct layout layout = layout_for(view->width, view->height, view->em);
    for (int i = 0; i < figure->cone_count && figure->presence > 0.0f; i++) {
        const struct figure_cone *cone = &figure->cones[i];
        struct box ends[2];
        project(&figure->camera, cone->a, cone->radius_a, &ends[0]);
        project(&figure->camera, cone->b, cone->radius_b, &ends[1]);
        for (int end = 0; end < 2; end++)
            if (!is_faded(&layout.stage, ends[end]))
                check_part(view, drawn_part(&layout, ends[end]));
    }
}

static void check_timeline(struct stage_set *set, const struct timeline *timeline)
{
    set->view.timeline = timeline;
    for (int64_t ms = 0; ms < timeline->duration_ms; ms += EVERY_MS) {
        timeline_at(timeline, ms, &set->view.moment);
        for (int i = 0; i < SCREENS; i++) {
            if (i >= OFTEN && ms % SELDOM_MS != 0)
                continue;
            set_size(set, screens[i]);
            picture_build(&set->view, &inter_ruler, &picture);
            check_texts(&set->view);
            check_body(&set->view);
        }
    }
}

static void check_routine(const struct routine *routine)
{
    struct stage_set set;
    const struct timeline_wish wish = timeline_wish_default();
    struct timeline *timeline = timeline_build(&world_machine, routine, &wish, &problems);
    assert_non_null(timeline);
    set_open(&set);
    check_timeline(&set, timeline);
    timeline_free(timeline);
}

static void every_routine_is_read_and_seen(void **state)
{
    (void)state;
    for (int i = 0; i < library.routine_count; i++)
        check_routine(library.routines[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_routine_is_read_and_seen),
    };
    return cmocka_run_group_tests(tests, open_library, close_library);
}
