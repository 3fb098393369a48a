/* Whatever happened to the profile, the record or the disk, whoever says that bending forward hurts
 * is shown the small arc and never the whole one. */
#include "command/keep.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "library/shipped_once.h"
#include "record/comfort.h"
#include "timeline/timeline.h"

enum { START = 300, MOST_AT_START = 400, MOST_EVER = 600 };

static char home[64];
static struct options options;

static const char *at_home(const char *name)
{
    static char path[160];
    (void)snprintf(path, sizeof path, "%s/%s", home, name);
    return path;
}

static int open_home(void **state)
{
    (void)state;
    (void)snprintf(home, sizeof home, "/tmp/limber-keep-XXXXXX");
    assert_non_null(mkdtemp(home));
    assert_int_equal(mkdir(at_home("limber"), 0700), 0);
    setenv("XDG_CONFIG_HOME", home, 1);
    setenv("XDG_DATA_HOME", home, 1);
    setenv("LIMBER_NOW", "2026-06-01T12:00:00+02:00", 1);
    options = (struct options){.person = ""};
    return 0;
}

static int close_home(void **state)
{
    (void)state;
    char order[128];
    (void)snprintf(order, sizeof order, "rm -rf %s", home);
    return system(order);
}

static void write_file(const char *name, const void *bytes, size_t count)
{
    FILE *file = fopen(at_home(name), "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, count, file), count);
    assert_int_equal(fclose(file), 0);
}

static void write_profile(const char *content)
{
    write_file("limber/profile.conf", content, strlen(content));
}

static int files_at_home(void)
{
    int count = 0;
    DIR *folder = opendir(at_home("limber"));
    assert_non_null(folder);
    while (readdir(folder) != NULL)
        count++;
    closedir(folder);
    return count;
}

struct shown {
    int begins, most; /* thousandths of the arc: as it is shown, and however often + is pressed */
    bool folds;       /* a stretch that bends forward is shown as it is */
};

static struct shown shown_by(struct keep *keep)
{
    const struct exercise *cat = library_exercise(&library, "cat_cow");
    const struct exercise *child = library_exercise(&library, "childs_pose");
    const struct routine *rounds =
        keep_suit(keep, &library, library_routine_of(&library, cat), NULL, &problems);
    const struct routine *folds =
        keep_suit(keep, &library, library_routine_of(&library, child), NULL, &problems);
    assert_non_null(rounds);
    assert_ptr_equal(rounds->steps[0].exercise, cat);
    return (struct shown){(int)(step_range(rounds->steps, 1) * 1000 + 0.5F),
                          (int)(step_range(rounds->steps, TIMELINE_RANGE_MOST) * 1000 + 0.5F),
                          folds != NULL && folds->steps[0].exercise == child};
}

static struct shown shown_now(void)
{
    struct keep *keep = keep_open(&options, &problems);
    assert_non_null(keep);
    const struct shown shown = shown_by(keep);
    keep_close(keep, &problems);
    return shown;
}

static void assert_small(void)
{
    const struct shown shown = shown_now();
    assert_false(shown.folds);
    assert_int_equal(shown.begins, START);
    assert_int_equal(shown.most, MOST_AT_START);
}

static void without_a_record_the_profile_still_holds(void **state)
{
    (void)state;
    write_profile("flags = FLEX\n");
    options.given[OPTION_NO_RECORD] = true;
    const int files = files_at_home();
    assert_small();
    options.given[OPTION_RANGE] = true;
    options.range = 1;
    const struct shown asked = shown_now();
    assert_true(asked.most <= MOST_AT_START && !asked.folds);
    assert_int_equal(files_at_home(), files);
}

static void tell_phase(struct keep *keep, enum event_kind kind, enum pain_answer answer)
{
    const struct player_event event = {
        .kind = kind,
        .routine = library_routine(&library, "daily_sixty"),
        .exercise = library_exercise(&library, "cat_cow"),
        .phase = "cat",
        .range = 0.6F,
        .ending = kind == EVENT_PAIN ? ENDING_HURT : ENDING_DONE,
        .answer = answer,
        .stretched_ms = kind == EVENT_PHASE ? 10000 : 0,
    };
    keep_tell(keep, &event);
}

static bool suits(struct keep *keep)
{
    const struct exercise *cat = library_exercise(&library, "cat_cow");
    const struct routine *routine = library_routine_of(&library, cat);
    const struct routine *suited = keep_suit(keep, &library, routine, NULL, &problems);
    return suited != NULL && suited->steps[0].exercise == cat;
}

/* It knows what hurt before, remembers what hurts until it ends, and leaves the file alone. */
static void without_a_record_it_is_read_and_not_written(void **state)
{
    (void)state;
    struct keep *keep = keep_open(&options, &problems);
    tell_phase(keep, EVENT_PHASE, PAIN_UNTOLD);
    keep_close(keep, &problems);
    options.given[OPTION_NO_RECORD] = true;
    keep = keep_open(&options, &problems);
    assert_int_equal(keep_week(keep).stretched_ms[WEEK_DAYS - 1], 10000);
    assert_true(suits(keep));
    tell_phase(keep, EVENT_PAIN, PAIN_SHARP);
    assert_false(suits(keep));
    assert_int_equal(keep_question(keep).question, QUESTION_NONE);
    keep_close(keep, &problems);
    keep = keep_open(&options, &problems);
    assert_true(suits(keep));
    keep_close(keep, &problems);
    options.given[OPTION_NO_RECORD] = false;
    keep = keep_open(&options, &problems);
    tell_phase(keep, EVENT_PAIN, PAIN_SHARP);
    keep_close(keep, &problems);
    options.given[OPTION_NO_RECORD] = true;
    keep = keep_open(&options, &problems);
    assert_false(suits(keep));
    keep_close(keep, &problems);
}

static void however_the_flag_is_written_it_holds(void **state)
{
    (void)state;
    static const char *const written[] = {
        "flags = FLEX\n",
        "\xef\xbb\xbf\x66lags = FLEX\r\nname = x\r\n", /* marked as UTF-8 */
        "flags=flex",
        "flags = FLEX, KNE\n",
        "flags = [FLEX, BP]\n",
        "flags = \"FLEX\"\n",
        "Flags: FLEX\n",
        "flag FLEX\n",
        "flags = FLEX # f\xfcr mich\n",
        "flags = BP\nlimit = left_nose flexion 3\nflags = FLEX\n",
        "flags = FLEX\nflags =\n",
    };
    for (size_t i = 0; i < sizeof written / sizeof *written; i++) {
        write_profile(written[i]);
        assert_small();
    }
    write_profile("# flags = FLEX\nname = FLEX\n");
    assert_true(shown_now().folds);
}

static void a_profile_that_cannot_be_read_is_taken_for_the_worst(void **state)
{
    (void)state;
    static const char wide[] = "\xff\xfe"
                               "f\0l\0a\0g\0s\0 \0=\0 \0F\0L\0E\0X\0";
    static char large[100000];
    write_file("limber/profile.conf", wide, sizeof wide);
    assert_small();
    memset(large, '#', sizeof large);
    write_file("limber/profile.conf", large, sizeof large);
    assert_small();
    assert_int_equal(unlink(at_home("limber/profile.conf")), 0);
    assert_int_equal(mkdir(at_home("limber/profile.conf"), 0700), 0);
    assert_small();
}

static void a_tick_that_could_not_be_written_holds_until_the_end(void **state)
{
    (void)state;
    struct keep *keep = keep_open(&options, &problems);
    assert_true(shown_by(keep).folds);
    keep_tick(keep, 1U << FLAG_FLEX);
    const struct shown shown = shown_by(keep);
    assert_false(shown.folds);
    assert_int_equal(shown.begins, START);
    keep_close(keep, &problems);
}

static void with_a_damaged_or_missing_record_it_is_as_at_the_beginning(void **state)
{
    (void)state;
    write_profile("flags = FLEX\n");
    write_file("limber/record.db", "SQLite format 3\0nonsense", 24);
    assert_small();
    write_file("limber/record.db", "", 0);
    assert_small();
    assert_int_equal(unlink(at_home("limber/record.db")), 0);
    assert_int_equal(mkdir(at_home("limber/record.db"), 0700), 0);
    assert_small();
    setenv("XDG_DATA_HOME", "/proc/nowhere", 1);
    assert_small();
}

static void with_a_clock_that_means_nothing_it_is_no_more(void **state)
{
    (void)state;
    write_profile("flags = FLEX\n");
    setenv("LIMBER_NOW", "soon", 1);
    assert_small();
}

/* Years back, years on: a clock that was set wrong takes back, and never gives more. */
static void with_a_clock_set_back_or_on_it_is_no_more(void **state)
{
    (void)state;
    static const char *const times[] = {"1971-01-01T12:00:00Z", "2026-06-02T12:00:00+02:00",
                                        "2099-01-01T12:00:00Z", "2026-05-01T07:00:00+02:00"};
    write_profile("flags = FLEX\n");
    for (int i = 0; i < 4; i++) {
        setenv("LIMBER_NOW", times[i], 1);
        assert_small();
        struct keep *keep = keep_open(&options, &problems);
        tell_phase(keep, EVENT_PHASE, PAIN_UNTOLD);
        tell_phase(keep, EVENT_ROUTINE, PAIN_UNTOLD);
        keep_answer(keep, question_answer(ENTRY_DAY_AFTER, FELT_FINE, (struct stamp){0, 0}));
        keep_close(keep, &problems);
    }
    const struct shown shown = shown_now();
    assert_true(shown.begins <= MOST_AT_START && shown.most <= MOST_EVER && !shown.folds);
}

static void a_tick_taken_off_and_set_again_leads_back_to_the_beginning(void **state)
{
    (void)state;
    write_profile("flags =\n");
    struct keep *keep = keep_open(&options, &problems);
    tell_phase(keep, EVENT_PHASE, PAIN_UNTOLD);
    keep_close(keep, &problems);
    assert_true(shown_now().begins > START);
    write_profile("flags = FLEX\n");
    assert_small();
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_home, close_home)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(without_a_record_the_profile_still_holds),
        TEST(without_a_record_it_is_read_and_not_written),
        TEST(however_the_flag_is_written_it_holds),
        TEST(a_profile_that_cannot_be_read_is_taken_for_the_worst),
        TEST(a_tick_that_could_not_be_written_holds_until_the_end),
        TEST(with_a_damaged_or_missing_record_it_is_as_at_the_beginning),
        TEST(with_a_clock_that_means_nothing_it_is_no_more),
        TEST(with_a_clock_set_back_or_on_it_is_no_more),
        TEST(a_tick_taken_off_and_set_again_leads_back_to_the_beginning),
    };
    return cmocka_run_group_tests(tests, open_library, close_library);
}
