/* A player that goes on in another plan of its routine. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "player/player.h"
#include "timeline/small.h"

enum { LATER_MS = 3000 };

static struct timeline *quick, *slow;

static int64_t long_words(const void *context, const char *text)
{
    (void)context;
    return 250 * (int64_t)strlen(text);
}

static int start(void **state)
{
    struct timeline_wish wish = timeline_wish_default();
    wish.speech.duration_ms = long_words;
    open_small(state);
    quick = small_build(&small, NULL);
    slow = small_build(&small, &wish);
    return quick != NULL && slow != NULL ? 0 : -1;
}

static int end(void **state)
{
    timeline_free(quick);
    timeline_free(slow);
    return close_small(state);
}

static int segment_of(const struct player *player)
{
    const struct timeline *timeline = player->timeline;
    return (int)(timeline_segment(timeline, player->at_ms) - timeline->segments);
}

static void the_place_is_kept_to_the_ms_wherever_it_is(void **state)
{
    (void)state;
    struct player player;
    int changed = 0;
    assert_true(slow->duration_ms > quick->duration_ms + LATER_MS); /* the opening is longer */
    for (int64_t ms = 0; ms < quick->duration_ms; ms += 333) {
        player_start(&player, quick);
        player_advance(&player, ms);
        const struct player before = player;
        const int index = segment_of(&player);
        if (!player_change(&player, slow))
            continue;
        assert_int_equal(segment_of(&player), index);
        assert_int_equal(player.at_ms - slow->segments[index].start_ms,
                         before.at_ms - quick->segments[index].start_ms);
        assert_int_equal(player.stretched_ms, before.stretched_ms);
        assert_int_equal(player.jumps, before.jumps);
        changed++;
    }
    assert_true(changed > quick->duration_ms / 333 * 3 / 4);
}

static void to_and_fro_is_where_it_was(void **state)
{
    (void)state;
    struct player player;
    player_start(&player, quick);
    player_advance(&player, 30000);
    assert_true(player_change(&player, slow));
    assert_int_not_equal(player.at_ms, 30000);
    assert_true(player_change(&player, quick));
    assert_int_equal(player.at_ms, 30000);
    player_do(&player, COMMAND_PAUSE, false);
    assert_true(player_change(&player, slow));
    assert_int_equal(player.screen, PLAYER_PAUSED);
}

static void a_change_that_would_be_seen_changes_nothing(void **state)
{
    (void)state;
    struct player player;
    struct timeline_wish wish = timeline_wish_default();
    wish.stature = 1.9f;
    struct timeline *tall = small_build(&small, &wish);
    assert_non_null(tall);
    player_start(&player, quick);
    player_advance(&player, 30000); /* in a hold */
    assert_false(player_change(&player, tall));
    assert_ptr_equal(player.timeline, quick);
    assert_int_equal(player.at_ms, 30000);
    timeline_free(tall);
}

static void after_the_end_nothing_changes(void **state)
{
    (void)state;
    struct player player;
    player_start(&player, quick);
    player_advance(&player, quick->duration_ms + 1);
    assert_int_equal(player.screen, PLAYER_CLOSING);
    assert_false(player_change(&player, slow));
    assert_ptr_equal(player.timeline, quick);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_place_is_kept_to_the_ms_wherever_it_is),
        cmocka_unit_test(to_and_fro_is_where_it_was),
        cmocka_unit_test(a_change_that_would_be_seen_changes_nothing),
        cmocka_unit_test(after_the_end_nothing_changes),
    };
    return cmocka_run_group_tests(tests, start, end);
}
