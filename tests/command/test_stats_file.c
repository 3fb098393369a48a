#include "command/stats_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "stage/deeds.h"

#include <cmocka.h>

static void without_frames_there_is_a_line_all_the_same(void **state)
{
    (void)state;
    char *text = NULL;
    size_t size = 0;
    const struct stats stats = {.renderer = "none"};
    FILE *to = open_memstream(&text, &size);
    assert_true(stats_write(&stats, to));
    (void)fclose(to);
    assert_non_null(strstr(text, "{\"frames\":0,\"late_frames\":0,\"presented\":0"));
    assert_non_null(strstr(text, "\"frame_ms_p50\":0.00,"));
    assert_non_null(strstr(text, "\"renderer\":\"none\",\"width\":0,\"height\":0"));
    assert_non_null(strstr(text, "\"audio\":\"none\",\"words\":0,"));
    assert_non_null(strstr(text, "\"turn_ms_max\":0.0,"));
    assert_non_null(strstr(text, ",\"deeds\":[]}\n"));
    free(text);
}

static void a_full_disk_is_noticed(void **state)
{
    (void)state;
    const struct stats stats = {.renderer = "soft"};
    FILE *full = fopen("/dev/full", "w");
    assert_non_null(full);
    assert_false(stats_write(&stats, full));
    (void)fclose(full);
}

static void what_was_pressed_is_told_up_to_what_there_is_room_for(void **state)
{
    (void)state;
    char *text = NULL;
    size_t size = 0;
    static struct deeds deeds;
    struct stats stats = {.renderer = "soft", .deeds = &deeds};
    FILE *to = open_memstream(&text, &size);
    deeds.list[0] = (struct deed){.command = COMMAND_NEXT,
                                  .screen = PLAYER_COUNT_IN,
                                  .at_ms = 1500,
                                  .tempo = 1.1f,
                                  .wordless = true,
                                  .note = "Skipped: \"Cat\""};
    deeds.list[1].screen = PLAYER_HURT;
    deeds.count = DEEDS_MOST + 7;
    assert_true(stats_write(&stats, to));
    (void)fclose(to);
    assert_non_null(strstr(text, "{\"command\":\"next\",\"screen\":\"count_in\",\"at_ms\":1500,"));
    assert_non_null(strstr(text, "\"tempo\":1.10,"));
    assert_non_null(strstr(text, "\"captions\":false,\"breath\":true,"));
    assert_non_null(strstr(text, "\"note\":\"Skipped: \\\"Cat\\\"\"}"));
    assert_non_null(strstr(text, "{\"command\":\"press\",\"screen\":\"hurt\""));
    int told = 0;
    for (const char *at = text; (at = strstr(at, "\"command\"")) != NULL; at++)
        told++;
    assert_int_equal(told, DEEDS_MOST);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_frames_there_is_a_line_all_the_same),
        cmocka_unit_test(a_full_disk_is_noticed),
        cmocka_unit_test(what_was_pressed_is_told_up_to_what_there_is_room_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
