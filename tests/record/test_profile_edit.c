/* What a person wrote into their profile by hand stays there, whatever is ticked on the screen. */
#include "record/profile_edit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/told.h"

static struct arena arena;

static int open_all(void **state)
{
    arena_open(&arena, &memory_heap, 1 << 16);
    return open_problems(state);
}

static int close_all(void **state)
{
    arena_close(&arena);
    return close_problems(state);
}

static void becomes(struct text text, const char *expected)
{
    const char *written = arena_copy(&arena, text.at, text.length);
    assert_non_null(written);
    assert_string_equal(written, expected);
}

static void a_first_profile_has_the_lines_that_were_set(void **state)
{
    (void)state;
    struct text text = profile_set_flags(text_of(""), 1U << FLAG_FLEX | 1U << FLAG_KNEEL, &arena);
    text = profile_set(text, "stature", "1.85", &arena);
    becomes(text, "flags = FLEX KNEEL\nstature = 1.85\n");
}

static void comments_and_lines_of_ones_own_stay_where_they_are(void **state)
{
    (void)state;
    static const char content[] = "# mine\n"
                                  "flags = knee # since the fall\n"
                                  "\n"
                                  "right_knee = 90\n"
                                  "stature = 1.60 # measured";
    struct text text = profile_set_flags(text_of(content), 1U << FLAG_NECK, &arena);
    text = profile_set(text, "stature", "1.65", &arena);
    becomes(text, "# mine\n"
                  "flags = NECK # since the fall\n"
                  "\n"
                  "right_knee = 90\n"
                  "stature = 1.65 # measured\n");
}

static void what_is_taken_back_leaves_its_comment(void **state)
{
    (void)state;
    static const char content[] = "flags = KNEE # ouch\nvoice = slt\nvoice = awb # better\n";
    struct text text = profile_set_flags(text_of(content), 0, &arena);
    becomes(profile_set(text, "voice", NULL, &arena), "# ouch\n# better\n");
}

static void words_that_are_no_flags_are_kept(void **state)
{
    (void)state;
    becomes(profile_set_flags(text_of("flags = KNE, hip\nflags = FLEX\n"), 1U << FLAG_FLEX, &arena),
            "flags = FLEX KNE\n");
}

static void the_last_line_of_a_name_is_its_value(void **state)
{
    (void)state;
    const struct text text = profile_get(text_of(" voice= slt\nvoice = awb # loud\n"), "voice");
    assert_true(text_is(text, "awb"));
    assert_int_equal(profile_get(text_of("# voice = slt\n"), "voice").length, 0);
}

static void what_was_set_is_read_again_without_a_complaint(void **state)
{
    (void)state;
    struct profile profile = {0};
    struct text text = profile_set(text_of("# mine\n"), "counting", "all", &arena);
    text = profile_set_flags(text, 1U << FLAG_BALANCE, &arena);
    profile_read(&profile, text, "profile.conf", &problems);
    assert_int_equal(profile.flags, 1U << FLAG_BALANCE);
    assert_int_equal(problems.count, 0);
}

static void a_profile_is_read_whatever_editor_saved_it(void **state)
{
    (void)state;
    struct profile profile = {0};
    profile_read(&profile,
                 text_of("\xEF\xBB\xBF"
                         "flags = KNEE\r\n\xE4\r\nflags = FLXE\r\n"),
                 "profile.conf", &problems);
    assert_int_equal(profile.flags, 1U << FLAG_KNEE);
    assert_int_equal(problems.warnings, 2);
    assert_int_equal(problems.list[0].place.line, 2);
    assert_int_equal(problems.list[1].place.line, 3);
    assert_int_equal(problems.list[1].place.column, 9);
}

static void read_of(const char *content, struct profile *profile)
{
    *profile = (struct profile){0};
    profile_read(profile, text_of(content), "profile.conf", &problems);
}

static void who_is_65_or_older_says_yes(void **state)
{
    (void)state;
    struct profile profile;
    read_of("over_65 = yes # since May\n", &profile);
    assert_true(profile.over_65);
    assert_int_equal(profile.flags, 0);
    read_of("over_65=Yes\nover_65 = no\n", &profile);
    assert_false(profile.over_65);
    read_of("flags = KNEE\n", &profile);
    assert_false(profile.over_65);
    assert_int_equal(problems.count, 0);
}

static void an_age_that_is_neither_yes_nor_no_is_told_with_what_would_be_right(void **state)
{
    (void)state;
    struct profile profile;
    read_of("flags = KNEE\nover_65 =  67\nover_65 =\n", &profile);
    assert_false(profile.over_65);
    assert_int_equal(profile.flags, 1U << FLAG_KNEE);
    assert_int_equal(problems.warnings, 2);
    assert_int_equal(problems.list[0].place.line, 2);
    assert_int_equal(problems.list[0].place.column, 12);
    assert_string_equal(problems.list[0].message,
                        "found `67`; write `over_65 = yes` when you are 65 or older, or "
                        "`over_65 = no`");
    assert_int_equal(problems.list[1].place.line, 3);
}

static void without_memory_nothing_is_made_up(void **state)
{
    (void)state;
    struct arena small;
    arena_open(&small, &memory_heap, 4);
    assert_null(profile_set(text_of("# mine\n"), "voice", "slt", &small).at);
    arena_close(&small);
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, open_all, close_all)

static struct turn_limit limit_of(const char *joint, const char *way, float degrees)
{
    struct turn_limits limits = {.count = 0};
    assert_int_equal(turn_words_read(text_of(joint), text_of(way), text_of("0"), &limits),
                     TURN_WORDS_GOOD);
    limits.list[0].degrees = degrees;
    return limits.list[0];
}

static void a_limit_is_added_changed_and_taken_away(void **state)
{
    (void)state;
    struct turn_limit limit = limit_of("right_knee", "flexion", 90);
    struct text text = profile_set_limit(text_of("flags = KNEE"), &limit, &arena);
    becomes(text, "flags = KNEE\nlimit = right_knee flexion 90\n");
    limit.degrees = 85;
    text = profile_set_limit(text, &limit, &arena);
    becomes(text, "flags = KNEE\nlimit = right_knee flexion 85\n");
    limit.degrees = -1;
    text = profile_set_limit(text, &limit, &arena);
    becomes(text, "flags = KNEE\n");
    becomes(profile_set_limit(text, &limit, &arena), "flags = KNEE\n");
}

static void a_limit_leaves_comments_other_limits_and_the_other_side(void **state)
{
    (void)state;
    static const char content[] = "# mine\n"
                                  "limit = hips  flexion,100 # since May\n"
                                  "limit = lumbar extension 10\n"
                                  "limit = right_hip flexion 95 # twice\n"
                                  "limit = tail flexion 90\n"
                                  "limit = right_hip extension 5\n";
    struct turn_limit limit = limit_of("right_hip", "flexion", 80);
    becomes(profile_set_limit(text_of(content), &limit, &arena),
            "# mine\n"
            "limit = right_hip flexion 80 # since May\n"
            "limit = left_hip flexion 100\n"
            "limit = lumbar extension 10\n"
            "# twice\n"
            "limit = tail flexion 90\n"
            "limit = right_hip extension 5\n");
    limit = limit_of("lumbar", "extension", -1);
    becomes(profile_set_limit(text_of("limit = lumbar extension 10 # ask Eva"), &limit, &arena),
            "# ask Eva\n");
}

static void without_memory_there_is_no_limit(void **state)
{
    (void)state;
    struct arena small;
    const struct turn_limit limit = limit_of("neck", "flexion", 20);
    arena_open(&small, &memory_heap, 16);
    assert_null(profile_set_limit(text_of("# much\n"), &limit, &small).at);
    arena_close(&small);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(a_limit_is_added_changed_and_taken_away),
        CASE(a_limit_leaves_comments_other_limits_and_the_other_side),
        cmocka_unit_test(without_memory_there_is_no_limit),
        CASE(a_first_profile_has_the_lines_that_were_set),
        CASE(comments_and_lines_of_ones_own_stay_where_they_are),
        CASE(what_is_taken_back_leaves_its_comment),
        CASE(words_that_are_no_flags_are_kept),
        CASE(the_last_line_of_a_name_is_its_value),
        CASE(what_was_set_is_read_again_without_a_complaint),
        CASE(a_profile_is_read_whatever_editor_saved_it),
        CASE(who_is_65_or_older_says_yes),
        CASE(an_age_that_is_neither_yes_nor_no_is_told_with_what_would_be_right),
        CASE(without_memory_nothing_is_made_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
