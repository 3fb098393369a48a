#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "stage_set.h"

static struct picture one, two;

static void the_same_view_gives_the_same_bytes(void **state)
{
    (void)state;
    struct stage_set set;
    set_open(&set);
    for (int64_t ms = 0; ms < set.timeline.duration_ms; ms += 1700) {
        set_at(&set, ms);
        memset(&one, 0x11, sizeof one);
        memset(&two, 0xEE, sizeof two);
        picture_build(&set.view, &set_ruler, &one);
        picture_build(&set.view, &set_ruler, &two);
        assert_memory_equal(&one, &two, sizeof one);
    }
}

static void what_did_not_change_is_equal_byte_for_byte(void **state)
{
    (void)state;
    struct stage_set set;
    set_open(&set);
    set_at(&set, 15000);
    picture_build(&set.view, &set_ruler, &one);
    set_at(&set, 15016);
    picture_build(&set.view, &set_ruler, &two);
    assert_int_equal(one.shape_count, two.shape_count);
    int changed = 0;
    for (int i = 0; i < one.shape_count; i++) {
        bool same = same_bytes(&one.shapes[i], &two.shapes[i], sizeof one.shapes[i]);
        if (!same)
            assert_true(one.shapes[i].kind == SHAPE_ARC || one.shapes[i].kind == SHAPE_PANEL);
        changed += !same;
    }
    assert_in_range(changed, 1, 2);
    assert_memory_equal(one.letters, two.letters, sizeof one.letters);
    assert_memory_equal(&one.figure, &two.figure, sizeof one.figure);
}

static void a_number_with_fewer_digits_moves_no_other_text(void **state)
{
    (void)state;
    struct stage_set set;
    set_open(&set);
    set_at(&set, 15000);
    set.view.moment.seconds_left = 10;
    picture_build(&set.view, &set_ruler, &one);
    set.view.moment.seconds_left = 9;
    picture_build(&set.view, &set_ruler, &two);
    int changed = 0;
    for (int i = 0; i < one.shape_count; i++)
        changed += !same_bytes(&one.shapes[i], &two.shapes[i], sizeof one.shapes[i]);
    assert_int_equal(changed, 1);
}

/* Of the last ring but for the edge of a disc. */
static float ring_sweep(const struct picture *picture)
{
    float sweep = -1;
    for (int i = 1; i < picture->shape_count; i++)
        if (picture->shapes[i].kind == SHAPE_ARC && picture->shapes[i - 1].kind != SHAPE_DISC)
            sweep = picture->shapes[i].sweep;
    return sweep;
}

static void the_ring_steps_by_a_quarter_pixel(void **state)
{
    (void)state;
    struct stage_set set;
    set_open(&set);
    set_at(&set, 15000);
    set.view.moment.segment_left = 0.5f;
    picture_build(&set.view, &set_ruler, &one);
    set.view.moment.segment_left = 0.50001f;
    picture_build(&set.view, &set_ruler, &two);
    assert_true(ring_sweep(&one) == ring_sweep(&two));
    set.view.moment.segment_left = 0.501f;
    picture_build(&set.view, &set_ruler, &two);
    assert_true(ring_sweep(&one) < ring_sweep(&two));
}

static void a_full_picture_refuses_more_and_stays_whole(void **state)
{
    (void)state;
    struct shape shape = {.kind = SHAPE_DISC};
    picture_start(&one, 100, 100);
    for (int i = 0; i < PICTURE_SHAPES_MOST; i++)
        assert_true(picture_add(&one, &shape));
    assert_false(picture_add(&one, &shape));
    assert_false(
        picture_text(&one, "more", 0, 0, 10, WEIGHT_BOLD, ALIGN_LEFT, grey(1), &set_ruler));
    assert_int_equal(one.shape_count, PICTURE_SHAPES_MOST);
    assert_int_equal(one.letter_count, 0);
}

static void letters_that_do_not_fit_are_refused(void **state)
{
    (void)state;
    static char text[PICTURE_LETTERS_MOST + 1];
    memset(text, 'm', sizeof text - 1);
    picture_start(&one, 100, 100);
    assert_false(picture_text(&one, text, 0, 0, 10, WEIGHT_BOLD, ALIGN_LEFT, grey(1), &set_ruler));
    assert_int_equal(one.shape_count, 0);
    text[100] = '\0';
    assert_true(picture_text(&one, text, 0, 0, 10, WEIGHT_BOLD, ALIGN_LEFT, grey(1), &set_ruler));
    assert_string_equal(one.letters + one.shapes[0].text, text);
}

static void text_is_placed_by_its_left_end_middle_or_right_end(void **state)
{
    (void)state;
    const float width = ruler_width(NULL, "four", 10, WEIGHT_REGULAR);
    const enum align aligns[] = {ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT};
    picture_start(&one, 100, 100);
    for (int i = 0; i < 3; i++) {
        picture_text(&one, "four", 50, 20, 10, WEIGHT_REGULAR, aligns[i], grey(1), &set_ruler);
        assert_float_equal(one.shapes[i].box.x, 50 - width * (float)i / 2, 1e-4f);
        assert_float_equal(one.shapes[i].box.width, width, 1e-4f);
        assert_float_equal(one.shapes[i].box.height, 12, 1e-4f);
    }
    assert_true(picture_text(&one, "", 0, 0, 10, WEIGHT_REGULAR, ALIGN_LEFT, grey(1), &set_ruler));
    assert_int_equal(one.shape_count, 3);
}

static void no_screen_fills_the_picture(void **state)
{
    (void)state;
    struct stage_set set;
    static struct help_line help[40];
    set_open(&set);
    for (int i = 0; i < 40; i++)
        help[i] = (struct help_line){"Shift+Left, PgDn", "Something that a key does", NULL};
    set.view.help = help;
    set.view.help_count = 40;
    set_at(&set, 15000);
    set.view.pain = (struct pain_page){.title = "What did you feel?"};
    for (int screen = SCREEN_PLAY; screen <= SCREEN_CLOSING; screen++) {
        set.view.screen = (enum screen)screen;
        picture_build(&set.view, &set_ruler, &one);
        assert_true(one.shape_count < PICTURE_SHAPES_MOST);
        assert_true(one.letter_count < PICTURE_LETTERS_MOST);
    }
}

static void a_routine_of_very_many_parts_has_one_plain_bar(void **state)
{
    (void)state;
    enum { MANY = 100 };
    struct stage_set set;
    static struct segment many[MANY];
    set_open(&set);
    for (int i = 0; i < MANY; i++) {
        many[i] = set.segments[1];
        many[i].step = i;
        many[i].next = i + 1 < MANY ? i + 1 : -1;
    }
    set_at(&set, 15000);
    set.timeline.segments = many;
    set.timeline.segment_count = MANY;
    set.view.moment.segment = set.view.moment.seen = &many[50];
    picture_build(&set.view, &set_ruler, &one);
    int panels = 0;
    for (int i = 0; i < one.shape_count; i++)
        panels += one.shapes[i].kind == SHAPE_PANEL;
    assert_in_range(panels, 1, 2);
}

static void counting_in_shows_the_count_and_no_seconds(void **state)
{
    (void)state;
    struct stage_set set;
    set_open(&set);
    set_at(&set, 15000);
    set.view.screen = SCREEN_COUNT_IN;
    set.view.count_in = 2;
    picture_build(&set.view, &set_ruler, &one);
    bool count = false, seconds = false;
    for (int i = 0; i < one.shape_count; i++) {
        const char *text = one.letters + one.shapes[i].text;
        bool is_text = one.shapes[i].kind == SHAPE_TEXT;
        count = count || (is_text && strcmp(text, "2") == 0);
        seconds = seconds || (is_text && strcmp(text, "5") == 0);
    }
    assert_true(count);
    assert_false(seconds);
}

static void closing_says_what_was_stretched_today(void **state)
{
    (void)state;
    struct stage_set set;
    set_open(&set);
    set_at(&set, 79000);
    set.view.screen = SCREEN_CLOSING;
    const struct {
        int64_t ms;
        const char *words;
        float sweep;
    } cases[] = {{28800, "29 of 60 seconds today", 29.0f / 60},
                 {59999, "59 of 60 seconds today", 59.0f / 60},
                 {60000, "60 seconds today", 1},
                 {754000, "754 seconds today", 1},
                 {0, "0 of 60 seconds today", 0},
                 {-5, "0 of 60 seconds today", 0}};
    for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
        set.view.today_ms = cases[c].ms;
        picture_build(&set.view, &set_ruler, &one);
        bool said = false;
        for (int i = 0; i < one.shape_count; i++)
            said = said || strcmp(one.letters + one.shapes[i].text, cases[c].words) == 0;
        assert_true(said);
        assert_float_equal(ring_sweep(&one), cases[c].sweep, 1e-3f);
    }
}

static bool says(const struct picture *picture, const char *words)
{
    for (int i = 0; i < picture->shape_count; i++)
        if (picture->shapes[i].kind == SHAPE_TEXT &&
            strcmp(picture->letters + picture->shapes[i].text, words) == 0)
            return true;
    return false;
}

/* A name of two lines leaves less room: what there is none for takes turns with the side. */
static void the_status_is_told_beside_a_long_name_as_well(void **state)
{
    (void)state;
    struct stage_set set;
    static const int shapes[][2] = {{1920, 1080}, {1440, 1080}, {1080, 1080}, {1080, 1920}};
    for (size_t s = 0; s < sizeof shapes / sizeof *shapes; s++) {
        bool told = false, side = false;
        set_open(&set);
        set.exercises[0].name = "Lying outer-thigh stretch with a long strap";
        set.view.silent = true;
        set.view.width = shapes[s][0];
        set.view.height = shapes[s][1];
        for (int64_t ms = 10000; ms < 20000; ms += 1000) {
            set_at(&set, ms);
            picture_build(&set.view, &set_ruler, &one);
            told = told || says(&one, "sound off");
            side = side || says(&one, "right leg \u00b7 2 of 4") || says(&one, "right leg");
        }
        assert_true(told);
        assert_true(side);
    }
}

static void the_status_tells_one_thing_at_a_time(void **state)
{
    (void)state;
    struct stage_set set;
    set_open(&set);
    set.exercises[0].name = "Figure four"; /* one line, so that there is room */
    set.view.range = 0.6f;
    set.view.tempo = 1.25f;
    set.view.silent = true;
    const struct {
        int64_t ms;
        const char *words;
    } cases[] = {{1000, "range 60 %"}, {4000, "speed 1.25"}, {7000, "sound off"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        set_at(&set, cases[i].ms);
        picture_build(&set.view, &set_ruler, &one);
        for (size_t j = 0; j < sizeof cases / sizeof *cases; j++)
            assert_int_equal(says(&one, cases[j].words), i == j);
    }
}

static int arcs_of(const struct picture *picture)
{
    int count = 0;
    for (int i = 0; i < picture->shape_count; i++)
        count += picture->shapes[i].kind == SHAPE_ARC;
    return count;
}

static void while_an_exercise_is_prepared_its_range_is_told_and_drawn(void **state)
{
    (void)state;
    struct stage_set set;
    const struct step steps[] = {{.comfort = 0.5f}, {.comfort = 1}};
    const struct routine routine = {.steps = steps, .step_count = 2};
    set_open(&set);
    set.timeline.routine = &routine;
    set.exercises[0].name = "Figure four";
    set.view.range = 0.9f;
    set_at(&set, 22000); /* changing sides */
    picture_build(&set.view, &set_ruler, &one);
    assert_true(says(&one, "range 45 %"));
    const int arcs = arcs_of(&one);
    set_at(&set, 32000); /* at the exercise itself */
    picture_build(&set.view, &set_ruler, &one);
    assert_false(says(&one, "range 45 %"));
    set.view.range = 1;
    set_at(&set, 42000); /* to one that goes as far as it is written */
    picture_build(&set.view, &set_ruler, &one);
    assert_false(says(&one, "range 100 %"));
    assert_int_equal(arcs, arcs_of(&one) + 2);
}

static void the_page_about_an_exercise_names_its_key(void **state)
{
    (void)state;
    struct stage_set set;
    set_open(&set);
    set_at(&set, 15000);
    set.view.screen = SCREEN_INFO;
    picture_build(&set.view, &set_ruler, &one);
    assert_true(says(&one, "i back"));
}

static void a_routine_without_exercises_has_words_and_no_figure(void **state)
{
    (void)state;
    struct stage_set set;
    set_open(&set);
    for (int i = 0; i < SET_SEGMENTS; i++)
        set.segments[i].exercise = NULL;
    for (int64_t ms = 0; ms < set.timeline.duration_ms; ms += 5000) {
        set_at(&set, ms);
        picture_build(&set.view, &set_ruler, &one);
        assert_int_equal(one.figure.cone_count, 0);
        assert_true(says(&one, "breathe out"));
        for (int i = 0; i < one.shape_count; i++)
            assert_int_not_equal(one.shapes[i].kind, SHAPE_FIGURE);
    }
}

static const struct shape *card_of(const char *words)
{
    for (int i = 0; i < one.shape_count; i++)
        if (one.shapes[i].kind == SHAPE_TEXT &&
            strcmp(one.letters + one.shapes[i].text, words) == 0)
            return &one.shapes[i];
    return NULL;
}

static void a_note_is_read_from_afar_on_every_screen_and_fades(void **state)
{
    (void)state;
    const enum screen screens[] = {SCREEN_PLAY, SCREEN_PAUSED, SCREEN_COUNT_IN, SCREEN_HELP,
                                   SCREEN_CLOSING};
    struct stage_set set;
    set_open(&set);
    set_at(&set, 15000);
    for (size_t i = 0; i < sizeof screens / sizeof *screens; i++) {
        set.view.screen = screens[i];
        snprintf(set.view.note, sizeof set.view.note, "Volume 70 %%");
        set.view.note_presence = 1;
        picture_build(&set.view, &set_ruler, &one);
        const struct shape *note = card_of("Volume 70 %");
        assert_non_null(note);
        assert_true(note->size >= 0.06f * (float)fmin(one.width, one.height));
        assert_int_equal(note->colour.alpha, set.theme.text.alpha);
        set.view.note_presence = 0.25f;
        picture_build(&set.view, &set_ruler, &one);
        assert_in_range(card_of("Volume 70 %")->colour.alpha, 40, 80);
        set.view.note_presence = 0;
        picture_build(&set.view, &set_ruler, &one);
        assert_null(card_of("Volume 70 %"));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_view_gives_the_same_bytes),
        cmocka_unit_test(what_did_not_change_is_equal_byte_for_byte),
        cmocka_unit_test(a_number_with_fewer_digits_moves_no_other_text),
        cmocka_unit_test(the_ring_steps_by_a_quarter_pixel),
        cmocka_unit_test(a_full_picture_refuses_more_and_stays_whole),
        cmocka_unit_test(letters_that_do_not_fit_are_refused),
        cmocka_unit_test(text_is_placed_by_its_left_end_middle_or_right_end),
        cmocka_unit_test(no_screen_fills_the_picture),
        cmocka_unit_test(a_routine_of_very_many_parts_has_one_plain_bar),
        cmocka_unit_test(counting_in_shows_the_count_and_no_seconds),
        cmocka_unit_test(a_routine_without_exercises_has_words_and_no_figure),
        cmocka_unit_test(the_status_is_told_beside_a_long_name_as_well),
        cmocka_unit_test(the_status_tells_one_thing_at_a_time),
        cmocka_unit_test(while_an_exercise_is_prepared_its_range_is_told_and_drawn),
        cmocka_unit_test(the_page_about_an_exercise_names_its_key),
        cmocka_unit_test(a_note_is_read_from_afar_on_every_screen_and_fades),
        cmocka_unit_test(closing_says_what_was_stretched_today),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
