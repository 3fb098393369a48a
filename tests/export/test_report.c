/* Timeline and trace as other programs read them. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "export/json.h"
#include "export/report.h"
#include "library/shipped.h"

static struct library library;
static struct problems problems;
static struct timeline *timeline;

static int open_timeline(void **state)
{
    (void)state;
    const struct timeline_wish wish = timeline_wish_default();
    if (!shipped_open(&library, &problems))
        return -1;
    const struct routine *routine = library_routine(&library, "one_minute");
    timeline = routine ? timeline_build(&world_machine, routine, &wish, &problems) : NULL;
    return timeline ? 0 : -1;
}

static int close_timeline(void **state)
{
    (void)state;
    timeline_free(timeline);
    shipped_close(&library, &problems);
    return 0;
}

struct page {
    char *text;
    size_t length;
    FILE *stream;
};

static FILE *page_open(struct page *page)
{
    page->stream = open_memstream(&page->text, &page->length);
    assert_non_null(page->stream);
    return page->stream;
}

static char *page_read(struct page *page)
{
    assert_int_equal(fclose(page->stream), 0);
    return page->text;
}

/* A small reader of JSON: returns what follows the value at `at`, fails when there is none. */
static const char *skip_value(const char *at);

static const char *skip_text(const char *at)
{
    assert_int_equal(*at++, '"');
    while (*at != '"') {
        assert_true((unsigned char)*at >= 0x20);
        at += *at == '\\' ? 2 : 1;
    }
    return at + 1;
}

static const char *skip_members(const char *at, char end, bool keys)
{
    at++;
    while (*at != end) {
        if (keys) {
            at = skip_text(at);
            assert_int_equal(*at++, ':');
        }
        at = skip_value(at);
        assert_true(*at == ',' || *at == end);
        at += *at == ',' && at[1] != end;
    }
    return at + 1;
}

static const char *skip_value(const char *at)
{
    if (*at == '{')
        return skip_members(at, '}', true);
    if (*at == '[')
        return skip_members(at, ']', false);
    if (*at == '"')
        return skip_text(at);
    const size_t length = strspn(at, "-+.0123456789eEtruefalsn");
    assert_true(length > 0);
    return at + length;
}

static int occurrences(const char *text, const char *of)
{
    int count = 0;
    for (const char *at = strstr(text, of); at; at = strstr(at + 1, of))
        count++;
    return count;
}

static void json_is_escaped_and_has_no_minus_zero(void **state)
{
    (void)state;
    struct page page;
    struct json json = {.to = page_open(&page)};
    json_object(&json, NULL);
    json_text(&json, "a\"b", "tab\there \\ \xC3\xA9");
    json_number(&json, "zero", -0.0001, 2);
    json_number(&json, "no", NAN, 2);
    json_array(&json, "list");
    json_integer(&json, NULL, -7);
    json_bool(&json, NULL, true);
    json_text(&json, NULL, NULL);
    json_array_end(&json);
    json_object_end(&json);
    json_line_end(&json);
    char *text = page_read(&page);
    assert_string_equal(text, "{\"a\\\"b\":\"tab\\u0009here \\\\ \xC3\xA9\",\"zero\":0.00,"
                              "\"no\":null,\"list\":[-7,true,null]}\n");
    free(text);
}

static void the_timeline_is_one_json_object_in_the_promised_form(void **state)
{
    (void)state;
    struct page page;
    assert_true(report_timeline(timeline, page_open(&page)));
    char *text = page_read(&page);
    assert_string_equal(skip_value(text), "\n");
    const char *start = "{\"routine\":\"one_minute\",\"duration_ms\":57600,\"stretch_ms\":28800,"
                        "\"segments\":[{\"start_ms\":0,\"end_ms\":2400,\"exercise\":"
                        "\"seated_cat_cow\",\"side\":\"both\",\"phase\":\"ready\","
                        "\"pose\":\"start\",\"breath\":\"free\",\"repeat\":0},";
    assert_memory_equal(text, start, strlen(start));
    assert_int_equal(occurrences(text, "\"phase\":"), 17);
    assert_int_equal(occurrences(text, "\"kind\":\"count\""), 8);
    assert_non_null(strstr(text, "{\"at_ms\":29600,\"duration_ms\":417,\"kind\":\"count\","
                                 "\"text\":\"four\",\"priority\":4}"));
    free(text);
}

static void a_dropped_cue_is_shown_apart_with_the_reason(void **state)
{
    (void)state;
    struct page page;
    struct cue cues[] = {
        {.at_ms = 5, .kind = CUE_SPEECH, .text = "Heard."},
        {.at_ms = 7, .kind = CUE_COUNT, .text = "nine", .dropped = "no room"},
    };
    struct timeline edited = *timeline;
    edited.cues = cues;
    edited.cue_count = 2;
    assert_true(report_timeline(&edited, page_open(&page)));
    char *text = page_read(&page);
    const char *end = "\"cues\":[{\"at_ms\":5,\"duration_ms\":0,\"kind\":\"speech\","
                      "\"text\":\"Heard.\",\"priority\":0}],"
                      "\"dropped\":[{\"at_ms\":7,\"duration_ms\":0,\"kind\":\"count\","
                      "\"text\":\"nine\",\"priority\":0,\"reason\":\"no room\"}]}\n";
    assert_non_null(strstr(text, end));
    free(text);
}

static void a_trace_has_a_line_for_every_step_and_the_end(void **state)
{
    (void)state;
    struct page page;
    assert_true(report_trace(timeline, 4800, page_open(&page)));
    char *text = page_read(&page);
    int lines = 0;
    for (const char *at = text; *at; lines++) {
        char start[64];
        snprintf(start, sizeof start, "{\"ms\":%d,", lines * 4800);
        assert_memory_equal(at, start, strlen(start));
        at = skip_value(at);
        assert_int_equal(*at++, '\n');
    }
    assert_int_equal(lines, 13);
    free(text);
}

static void a_trace_names_joints_angles_and_contacts(void **state)
{
    (void)state;
    struct page page;
    assert_true(report_trace(timeline, timeline->duration_ms, page_open(&page)));
    char *text = page_read(&page);
    assert_int_equal(occurrences(text, "\"pelvis\":["), 2);
    assert_int_equal(occurrences(text, "\"left_toes\":{"), 2);
    assert_null(strstr(text, "forearm\":"));
    assert_non_null(strstr(text, "\"right_elbow\":{\"flexion\":"));
    assert_int_equal(occurrences(text, "pronation\":") + occurrences(text, "supination\":"), 4);
    assert_non_null(strstr(text, "{\"part\":\"right_foot\",\"on\":\"floor\",\"gap_mm\":"));
    assert_int_equal(occurrences(text, "\"lowest_mm\":"), 2);
    const char *angles = strstr(text, "\"angles\":");
    const char *contacts = strstr(text, "\"contacts\":");
    assert_true(angles && contacts && angles < contacts);
    assert_true(memchr(angles, '-', (size_t)(contacts - angles)) == NULL);
    free(text);
}

static void a_full_disk_is_told(void **state)
{
    (void)state;
    FILE *full = fopen("/dev/full", "w");
    if (!full)
        skip();
    assert_false(report_timeline(timeline, full));
    clearerr(full);
    assert_false(report_trace(timeline, 1000, full));
    fclose(full);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(json_is_escaped_and_has_no_minus_zero),
        cmocka_unit_test(the_timeline_is_one_json_object_in_the_promised_form),
        cmocka_unit_test(a_dropped_cue_is_shown_apart_with_the_reason),
        cmocka_unit_test(a_trace_has_a_line_for_every_step_and_the_end),
        cmocka_unit_test(a_trace_names_joints_angles_and_contacts),
        cmocka_unit_test(a_full_disk_is_told),
    };
    return cmocka_run_group_tests(tests, open_timeline, close_timeline);
}
