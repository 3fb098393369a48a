#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "picture/layout.h"
#include "stage_set.h"

static const struct help_line help[] = {
    {"Space, p, k", "Pause or go on"},
    {"Right, Page Down, n", "The next exercise or side"},
    {"Left, Page Up", "Again from its start; twice: the one before"},
    {"Shift+Right", "Five seconds on"},
    {"Shift+Left", "Five seconds back"},
    {"f, F11", "Full screen"},
    {"m", "Sound off and on"},
    {"?, F1", "This page"},
    {"Escape", "Pause; again: quit"},
    {"q", "Quit"},
};

static const enum screen screens[] = {SCREEN_PLAY, SCREEN_PAUSED, SCREEN_COUNT_IN, SCREEN_HELP,
                                      SCREEN_CLOSING};

static struct picture picture;

/* Letters do not fill their line: a fifth of an em above them and a hair below are empty. */
static struct box ink(const struct shape *shape)
{
    struct box box = shape->box;
    box.y += shape->size * 0.12f;
    box.height -= shape->size * 0.14f;
    return box;
}

static bool overlap(struct box a, struct box b)
{
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height &&
           b.y < a.y + a.height;
}

static bool inside(struct box in, struct box out, float slack)
{
    return in.x >= out.x - slack && in.y >= out.y - slack &&
           in.x + in.width <= out.x + out.width + slack &&
           in.y + in.height <= out.y + out.height + slack;
}

static const char *letters(const struct shape *shape)
{
    return picture.letters + shape->text;
}

/* Under the panel of the pause screen nothing else is written; its own text is drawn later. */
static void check_texts(const struct view *view)
{
    float w = (float)view->width, h = (float)view->height;
    struct box readable = {w * 0.05f, h * 0.05f, w * 0.9f, h * 0.9f};
    for (int i = 0; i < picture.shape_count; i++) {
        const struct shape *a = &picture.shapes[i];
        if (a->kind != SHAPE_TEXT)
            continue;
        if (!inside(ink(a), readable, 0.5f))
            fail_msg("%dx%d screen %d: '%s' leaves the middle 90 %%: y %g height %g x %g width %g",
                     view->width, view->height, view->screen, letters(a), (double)a->box.y,
                     (double)a->box.height, (double)a->box.x, (double)a->box.width);
        for (int j = 0; j < i; j++) {
            const struct shape *b = &picture.shapes[j];
            if (b->kind == SHAPE_TEXT && overlap(ink(a), ink(b)))
                fail_msg("%dx%d screen %d: '%s' lies over '%s'", view->width, view->height,
                         view->screen, letters(a), letters(b));
        }
    }
}

static void open_with_words(struct stage_set *set)
{
    set_open(set);
    set->view.help = help;
    set->view.help_count = (int)(sizeof help / sizeof *help);
    set->view.today_ms = 29000;
    snprintf(set->view.note, sizeof set->view.note, "Volume 100 %%");
    set->view.note_presence = 1;
}

/* DejaVu Sans, which stands in where Inter is missing. */
static float wider(void *context, const char *text, float size, enum weight weight)
{
    return ruler_width(context, text, size, weight) * 1.2f;
}

static void check_all_texts(const struct ruler *ruler)
{
    struct stage_set set;
    open_with_words(&set);
    for (int size = 0; size < SET_SIZES; size++) {
        set_size(&set, set_sizes[size]);
        for (size_t screen = 0; screen < sizeof screens / sizeof *screens; screen++) {
            set.view.screen = screens[screen];
            for (int64_t ms = 0; ms < set.timeline.duration_ms; ms += 2500) {
                set_at(&set, ms);
                picture_build(&set.view, ruler, &picture);
                check_texts(&set.view);
            }
        }
    }
}

static void texts_never_overlap_and_stay_in_the_middle(void **state)
{
    (void)state;
    const struct ruler wide = {wider, NULL};
    check_all_texts(&set_ruler);
    check_all_texts(&wide);
}

static const struct shape *find_text(const char *text)
{
    for (int i = 0; i < picture.shape_count; i++)
        if (picture.shapes[i].kind == SHAPE_TEXT && strcmp(letters(&picture.shapes[i]), text) == 0)
            return &picture.shapes[i];
    fail_msg("there is no text '%s'", text);
    return NULL;
}

static float brief_side(const struct view *view)
{
    return (float)(view->width < view->height ? view->width : view->height);
}

static void check_sizes(const struct view *view)
{
    for (int i = 0; i < picture.shape_count; i++) {
        const struct shape *shape = &picture.shapes[i];
        if (shape->kind == SHAPE_TEXT && shape->size < brief_side(view) * 0.048f)
            fail_msg("screen %d: '%s' is only %g pixels high", view->screen, letters(shape),
                     (double)shape->size);
    }
}

static void sizes_are_for_reading_from_three_metres(void **state)
{
    (void)state;
    struct stage_set set;
    open_with_words(&set);
    for (int size = 0; size < 3; size++) {
        set_size(&set, set_sizes[size]);
        set_at(&set, 15000);
        set.view.moment.caption = "Straighten the knee until you feel a slight stretch.";
        for (size_t screen = 0; screen < sizeof screens / sizeof *screens; screen++) {
            set.view.screen = screens[screen];
            picture_build(&set.view, &set_ruler, &picture);
            check_sizes(&set.view);
        }
        set.view.screen = SCREEN_PLAY;
        picture_build(&set.view, &set_ruler, &picture);
        assert_true(find_text("5")->size >= 0.15f * (float)set.view.height);
    }
}

static void captions_have_six_percent_unless_they_are_very_long(void **state)
{
    (void)state;
    struct stage_set set;
    open_with_words(&set);
    for (int size = 0; size < 3; size++) {
        set_size(&set, set_sizes[size]);
        set_at(&set, 15000);
        set.view.moment.caption = "Grow tall, then turn. Hips stay on the seat.";
        picture_build(&set.view, &set_ruler, &picture);
        const struct shape *last = &picture.shapes[picture.shape_count - 1];
        assert_int_equal(last->kind, SHAPE_TEXT);
        assert_true(last->size >= 0.06f * brief_side(&set.view));
    }
}

static void a_long_caption_breaks_into_two_lines_at_the_sentence(void **state)
{
    (void)state;
    struct stage_set set;
    open_with_words(&set);
    set_size(&set, set_sizes[1]);
    set_at(&set, 15000);
    set.view.note[0] = '\0'; /* its letters are as large */
    set.view.moment.caption = "Left hand to the right thigh. Turn to the right.";
    picture_build(&set.view, &set_ruler, &picture);
    const struct shape *first = find_text("Left hand to the right thigh.");
    const struct shape *second = find_text("Turn to the right.");
    assert_float_equal(second->box.y - first->box.y, first->size * PICTURE_LINE, 1.0f);
}

static void how_to_stop_is_always_written(void **state)
{
    (void)state;
    struct stage_set set;
    open_with_words(&set);
    for (int size = 0; size < SET_SIZES; size++) {
        set_size(&set, set_sizes[size]);
        for (int64_t ms = 0; ms < set.timeline.duration_ms; ms += 10000) {
            set_at(&set, ms);
            picture_build(&set.view, &set_ruler, &picture);
            bool written = false;
            for (int i = 0; i < picture.shape_count; i++)
                written = written || (picture.shapes[i].kind == SHAPE_TEXT &&
                                      strstr(letters(&picture.shapes[i]), "q quit") != NULL);
            assert_true(written);
        }
    }
}

static void ring_and_stage_keep_apart_and_on_the_screen(void **state)
{
    (void)state;
    for (int i = 0; i < SET_SIZES; i++) {
        struct layout layout = layout_for(set_sizes[i].width, set_sizes[i].height);
        struct box screen = {0, 0, (float)set_sizes[i].width, (float)set_sizes[i].height};
        float r = layout.ring.radius;
        struct box ring = {layout.ring.x - r, layout.ring.y - r, 2 * r, 2 * r};
        assert_true(inside(ring, screen, 0));
        assert_true(inside(layout.clip, screen, 0.5f));
        assert_true(inside(layout.stage, layout.clip, 0.5f));
        assert_false(overlap(ring, layout.stage));
        assert_false(overlap(ring, layout.phase.box));
        assert_false(overlap(layout.stage, layout.caption.box));
        assert_false(overlap(layout.stage, layout.side.box));
    }
}

static void a_text_too_wide_is_broken_or_made_smaller_never_clipped(void **state)
{
    (void)state;
    struct stage_set set;
    open_with_words(&set);
    static const char long_name[] = "A name that nobody would give to an exercise unless it were "
                                    "meant to find out what happens with very long names";
    set.exercises[0].name = long_name;
    for (int size = 0; size < SET_SIZES; size++) {
        set_size(&set, set_sizes[size]);
        if (set_sizes[size].height < 360)
            continue;
        set_at(&set, 15000);
        picture_build(&set.view, &set_ruler, &picture);
        check_texts(&set.view);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_never_overlap_and_stay_in_the_middle),
        cmocka_unit_test(sizes_are_for_reading_from_three_metres),
        cmocka_unit_test(captions_have_six_percent_unless_they_are_very_long),
        cmocka_unit_test(a_long_caption_breaks_into_two_lines_at_the_sentence),
        cmocka_unit_test(how_to_stop_is_always_written),
        cmocka_unit_test(ring_and_stage_keep_apart_and_on_the_screen),
        cmocka_unit_test(a_text_too_wide_is_broken_or_made_smaller_never_clipped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
