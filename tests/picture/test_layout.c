#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ink.h"
#include "picture/layout.h"
#include "picture/reflow.h"
#include "picture/screens.h"
#include "stage_set.h"

static const char playing[] = "playing", seeing[] = "view";

static const struct help_line help[] = {
    {"Space, p, k", "Pause or go on", playing},
    {"Right, Page Down, n", "The next exercise or side", playing},
    {"Left, Page Up", "Again from its start; twice: the one before", playing},
    {"Shift+Right", "Five seconds on", playing},
    {"Shift+Left", "Five seconds back", playing},
    {"m", "Sound off and on", playing},
    {"?, F1", "This page", playing},
    {"Escape", "Pause; again: quit", playing},
    {"q", "Quit", playing},
    {"f, F11", "Full screen", seeing},
    {"Shift+Page Down, Volume Up", "A long line of words that has to be broken somewhere", seeing},
};

enum { HELP = sizeof help / sizeof *help };

static const enum screen screens[] = {SCREEN_PLAY, SCREEN_PAUSED, SCREEN_COUNT_IN, SCREEN_HELP,
                                      SCREEN_CLOSING};

static struct picture picture;

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
    set->view.help_count = HELP;
    set->view.today_ms = 29000;
    snprintf(set->view.note, sizeof set->view.note, "Volume 100 %%");
    set->view.note_presence = 1;
}

/* DejaVu Sans, which stands in where Inter is missing. */
static float wider(void *context, const char *text, float size, enum weight weight)
{
    return ruler_width(context, text, size, weight) * 1.2f;
}

static void check_all_texts(const struct ruler *ruler, float em)
{
    struct stage_set set;
    open_with_words(&set);
    set.view.em = em;
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
    check_all_texts(&set_ruler, 0);
    check_all_texts(&wide, 0);
}

/* However far away the screen is said to be, and however large. */
static void nor_do_they_at_any_other_size_of_letters(void **state)
{
    (void)state;
    check_all_texts(&set_ruler, 1);
    check_all_texts(&set_ruler, 1000);
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
        if (shape->kind == SHAPE_TEXT && shape->size < brief_side(view) * 0.06f)
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
            if (!written)
                fail_msg("%d ms on %dx%d", (int)ms, set.view.width, set.view.height);
        }
    }
}

static void check_places(const struct layout *layout, struct size size)
{
    const struct box screen = {0, 0, (float)size.width, (float)size.height};
    const float r = layout->ring.radius;
    const struct box ring = {layout->ring.x - r, layout->ring.y - r, 2 * r, 2 * r};
    assert_true(inside(ring, screen, 0));
    assert_true(inside(layout->clip, screen, 0.5f));
    assert_true(inside(layout->stage, layout->clip, 0.5f));
    assert_false(overlap(ring, layout->stage));
    assert_false(overlap(ring, layout->phase.box));
    assert_false(overlap(layout->stage, layout->caption.box));
    assert_false(overlap(layout->stage, layout->side.box));
    assert_true(layout->stage.height > fminf(screen.width, screen.height) * 0.3f);
}

static void ring_and_stage_keep_apart_and_on_the_screen(void **state)
{
    (void)state;
    static const float ems[] = {0, 1, 40, 60, 80, 1000};
    for (int i = 0; i < SET_SIZES; i++)
        for (size_t e = 0; e < sizeof ems / sizeof *ems; e++) {
            const struct layout layout =
                layout_for(set_sizes[i].width, set_sizes[i].height, ems[e]);
            check_places(&layout, set_sizes[i]);
        }
}

static float caption_size(int width, int height, double distance, double diagonal)
{
    const struct seat seat = {distance, diagonal};
    const struct layout layout = layout_for(width, height, seat_em(&seat, width, height));
    return layout.caption.size / (float)height;
}

static void a_seat_that_was_not_told_changes_nothing(void **state)
{
    (void)state;
    const struct seat nowhere = {0, 0};
    assert_true(seat_em(&nowhere, 1920, 1080) == 0.0f);
    const struct layout told = layout_for(1920, 1080, 66), plain = layout_for(1920, 1080, 0);
    assert_true(same_bytes(&told, &plain, sizeof told));
}

/* 25 minutes of arc for capitals of 0.727 em. */
static void letters_are_as_large_as_the_seat_asks(void **state)
{
    (void)state;
    const struct seat sofa = {3, 40}, near_sofa = {1.5, 0}, desk = {0, 24};
    assert_float_equal(seat_em(&sofa, 1920, 1080), 65.07f, 0.1f);
    assert_float_equal(seat_em(&near_sofa, 1920, 1080), 65.07f / 2, 0.1f);
    assert_float_equal(seat_em(&desk, 1920, 1080), 65.07f * 40 / 24, 0.1f);
    assert_float_equal(caption_size(1920, 1080, 3, 40), 0.06025f, 0.0002f);
    assert_float_equal(caption_size(3840, 2160, 3, 40), 0.06025f, 0.0002f);
    assert_float_equal(caption_size(1920, 1080, 3, 33), 0.073f, 0.0005f);
    assert_float_equal(caption_size(1920, 1080, 2, 40), 0.0402f, 0.0005f);
}

static void letters_have_bounds_on_either_side(void **state)
{
    (void)state;
    assert_true(caption_size(1920, 1080, 0.5, 100) >= 0.035f);
    assert_true(caption_size(1920, 1080, 10, 5) <= 0.08f);
}

static const struct shape *find_beginning(const char *text)
{
    for (int i = 0; i < picture.shape_count; i++)
        if (picture.shapes[i].kind == SHAPE_TEXT &&
            strncmp(letters(&picture.shapes[i]), text, strlen(text)) == 0)
            return &picture.shapes[i];
    return NULL;
}

/* Every line stands on a page of its own group; pages go round. */
static void help_pages_tell_all_keys_in_large_letters(void **state)
{
    (void)state;
    struct stage_set set;
    open_with_words(&set);
    set.view.note[0] = '\0';
    set.view.screen = SCREEN_HELP;
    for (int size = 0; size < SET_SIZES; size++) {
        int seen[HELP] = {0};
        set_size(&set, set_sizes[size]);
        set_at(&set, 15000);
        for (int page = 0; page < HELP; page++) {
            bool groups[2] = {false, false};
            set.view.help_page = page;
            picture_build(&set.view, &set_ruler, &picture);
            for (int i = 0; i < HELP; i++)
                if (find_beginning(help[i].keys) != NULL) {
                    seen[i]++;
                    groups[help[i].group == seeing] = true;
                }
            assert_true(groups[0] != groups[1]);
            find_text("\u2190 \u2192 turn the page \u00b7 ? back");
        }
        for (int i = 0; i < HELP; i++)
            assert_true(seen[i] >= 1);
        set.view.help_page = -1;
        picture_build(&set.view, &set_ruler, &picture);
        find_text("Keys: view");
    }
}

static void a_press_on_a_button_does_what_it_says(void **state)
{
    (void)state;
    struct stage_set set;
    static const struct {
        const char *words;
        enum screen screen;
        enum deed deed;
    } buttons[] = {
        {"go on", SCREEN_PAUSED, DEED_PAUSE},       {"next", SCREEN_PAUSED, DEED_NEXT},
        {"quit", SCREEN_PAUSED, DEED_QUIT},         {"? all keys", SCREEN_PAUSED, DEED_HELP},
        {"once more", SCREEN_CLOSING, DEED_BACK},   {"quit", SCREEN_CLOSING, DEED_QUIT},
        {"too much", SCREEN_PAUSED, DEED_TOO_MUCH}, {"too much?", SCREEN_CLOSING, DEED_TOO_MUCH}};
    open_with_words(&set);
    for (int size = 0; size < SET_SIZES; size++)
        for (size_t i = 0; i < sizeof buttons / sizeof *buttons; i++) {
            set_size(&set, set_sizes[size]);
            set_at(&set, 15000);
            set.view.screen = buttons[i].screen;
            picture_build(&set.view, &set_ruler, &picture);
            const struct box *box = &find_text(buttons[i].words)->box;
            assert_int_equal(
                screen_deed_at(&set.view, box->x + box->width / 2, box->y + box->height / 2),
                buttons[i].deed);
            assert_int_equal(screen_deed_at(&set.view, 1, 1), DEED_NONE);
            set.view.screen = SCREEN_PLAY;
            assert_int_equal(screen_deed_at(&set.view, box->x, box->y), DEED_NONE);
        }
}

static void only_keys_that_are_bound_are_named(void **state)
{
    (void)state;
    struct stage_set set;
    open_with_words(&set);
    set_at(&set, 15000);
    set.view.keys = (struct view_keys){.pause = "p", .quit = "F12", .to_menu = true};
    picture_build(&set.view, &set_ruler, &picture);
    find_text("p pause \u00b7 F12 menu");
    set.view.screen = SCREEN_PAUSED;
    picture_build(&set.view, &set_ruler, &picture);
    find_text("menu");
    assert_null(find_beginning("next"));
    assert_null(find_beginning("?"));
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
        cmocka_unit_test(nor_do_they_at_any_other_size_of_letters),
        cmocka_unit_test(a_seat_that_was_not_told_changes_nothing),
        cmocka_unit_test(letters_are_as_large_as_the_seat_asks),
        cmocka_unit_test(letters_have_bounds_on_either_side),
        cmocka_unit_test(help_pages_tell_all_keys_in_large_letters),
        cmocka_unit_test(a_press_on_a_button_does_what_it_says),
        cmocka_unit_test(only_keys_that_are_bound_are_named),
        cmocka_unit_test(a_text_too_wide_is_broken_or_made_smaller_never_clipped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
