/* Whatever is pressed, and whenever: 100,000 random inputs on a player, or LIMBER_INPUTS of them,
 * from a seed that a failure names (LIMBER_SEED). */
#include <cglm/cglm.h>
#include <inttypes.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "body/pose.h"
#include "player/player.h"
#include "timeline/small.h"

enum { PLANS = 4, FRAME_MS = 17 };

static struct timeline *plans[PLANS];

static int start(void **state)
{
    open_small(state);
    for (int i = 0; i < PLANS; i++) {
        struct timeline_wish wish = timeline_wish_default();
        wish.range = i == 1 ? 0.6f : i == 2 ? 0.36f : 1;
        wish.tempo = i == 3 ? 1.5f : 1;
        plans[i] = small_build(&small, &wish);
        if (plans[i] == NULL)
            return -1;
    }
    return 0;
}

static int end(void **state)
{
    for (int i = 0; i < PLANS; i++)
        timeline_free(plans[i]);
    return close_small(state);
}

static uint64_t of_environment(const char *name, uint64_t otherwise)
{
    const char *value = getenv(name);
    return value != NULL ? strtoull(value, NULL, 10) : otherwise;
}

static uint64_t dice(uint64_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    return *seed;
}

static int roll(uint64_t *seed, int sides)
{
    return (int)(dice(seed) % (uint64_t)sides);
}

static void begin(struct player *player, uint64_t *seed)
{
    static const int64_t scans[] = {0, 0, 0, 700};
    player_start(player, plans[0]);
    player->manner = (struct player_manner){.waits = roll(seed, 4) == 0,
                                            .ready_ms = roll(seed, 4) == 0 ? 3000 : 0,
                                            .scan_ms = scans[roll(seed, 4)]};
}

/* One thing that happens. */
static void happen(struct player *player, uint64_t *seed)
{
    switch (roll(seed, 12)) {
    case 0:
        player_answer(player, roll(seed, 6) - 1);
        break;
    case 1:
        player_point(player, roll(seed, 6) - 1);
        break;
    case 2:
        player_stall(player, 3000);
        break;
    case 3:
        (void)player_change(player, plans[roll(seed, PLANS)]);
        break;
    case 4:
        player_go(player, roll(seed, 200000) - 20000);
        break;
    default:
        player_do(player, (enum command)roll(seed, COMMAND_COUNT), roll(seed, 8) == 0);
        break;
    }
}

static void holds_together(const struct player *player)
{
    const struct timeline *timeline = player->timeline;
    assert_in_range(player->at_ms, 0, timeline->duration_ms);
    assert_in_range(player->screen, PLAYER_PLAYING, PLAYER_ENDED);
    assert_true(player->count_in_ms >= 0 && player->stretched_ms >= 0);
    assert_true(player->range >= PLAYER_RANGE_LEAST - 0.001f && player->range <= 1.001f);
    assert_true(player->tempo >= PLAYER_TEMPO_LEAST - 0.001f &&
                player->tempo <= PLAYER_TEMPO_MOST + 0.001f);
    assert_in_range(player->sound.volume, 0, 100);
    if (player->screen == PLAYER_HURT && pain_answers(&player->pain).count > 0)
        assert_in_range(player->pain.lit, 0, pain_answers(&player->pain).count - 1);
    assert_in_range(player->fresh_ms, 0, PLAYER_FRESH_MS);
}

/* Time goes by as told where something plays, and not at all elsewhere. */
static void time_passes(struct player *player, int64_t ms)
{
    const struct player before = *player;
    player_advance(player, ms);
    const int64_t stretched = player->stretched_ms - before.stretched_ms;
    assert_true(stretched >= 0 && stretched <= ms);
    if (before.screen == PLAYER_PLAYING && player->screen == PLAYER_PLAYING &&
        before.again == player->again)
        assert_int_equal(player->at_ms, before.at_ms + ms);
    else if (before.screen != PLAYER_PLAYING && player->screen == before.screen &&
             (before.screen != PLAYER_COUNT_IN || ms < before.count_in_ms))
        assert_int_equal(player->at_ms, before.at_ms);
    if (before.screen == PLAYER_PAUSED || before.screen == PLAYER_HELP ||
        before.screen == PLAYER_INFO || before.screen == PLAYER_WAITING) {
        assert_int_equal(player->screen, before.screen);
        assert_int_equal(stretched, 0);
    }
}

static void nothing_breaks_whatever_is_pressed(void **state)
{
    (void)state;
    uint64_t seed = of_environment("LIMBER_SEED", 20261123);
    const uint64_t inputs = of_environment("LIMBER_INPUTS", 100000);
    struct player player;
    struct player_event event;
    int runs = 1;
    int64_t told_ms = 0;
    begin(&player, &seed);
    for (uint64_t i = 0; i < inputs; i++) {
        happen(&player, &seed);
        holds_together(&player);
        const int64_t ms = roll(&seed, 20) == 0 ? roll(&seed, 30000) : roll(&seed, 400);
        time_passes(&player, ms);
        holds_together(&player);
        while (player_event(&player, &event)) {
            assert_true(event.stretched_ms >= 0 && event.stretched_ms <= event.played_ms + 1000000);
            if (event.kind == EVENT_PHASE)
                told_ms += event.stretched_ms;
            else if (event.kind == EVENT_ROUTINE)
                assert_true(told_ms <= event.stretched_ms);
        }
        if (player.screen == PLAYER_ENDED) {
            begin(&player, &seed);
            told_ms = 0;
            runs++;
        }
    }
    assert_int_equal(player.events.lost, 0);
    print_message("%" PRIu64 " inputs, %d runs\n", inputs, runs);
    assert_true(inputs < 1000 || runs > 10);
}

/* From any screen quit ends it at once, and with no hand at all every screen that came by itself
 * but for those that must stay ends by itself. */
static void there_is_always_a_way_out(void **state)
{
    (void)state;
    uint64_t seed = of_environment("LIMBER_SEED", 4711);
    for (int run = 0; run < 200; run++) {
        struct player player;
        begin(&player, &seed);
        for (int i = 0; i < 40; i++) {
            happen(&player, &seed);
            player_advance(&player, roll(&seed, 3000));
        }
        struct player left = player;
        player_do(&left, COMMAND_QUIT, false);
        assert_int_equal(left.screen, PLAYER_ENDED);
        for (int i = 0; i < 4000 && player.screen != PLAYER_ENDED; i++) {
            const bool stays = player.screen == PLAYER_PAUSED || player.screen == PLAYER_WAITING ||
                               player.screen == PLAYER_HELP || player.screen == PLAYER_INFO ||
                               (player.screen == PLAYER_HURT && player.pain.stage == PAIN_ALARMED);
            player_advance(&player, 500);
            if (stays)
                player_do(&player, COMMAND_PAUSE, false);
        }
        assert_int_equal(player.screen, PLAYER_ENDED);
    }
}

/* Of a figure that is seen. */
static float fastest(const struct player *player, const struct moment *a, const struct moment *b)
{
    struct placed one, other;
    float most = 0;
    if (a->presence < 0.02f || b->presence < 0.02f)
        return 0;
    pose_place(&player->timeline->rig, &a->pose, &one);
    pose_place(&player->timeline->rig, &b->pose, &other);
    for (int joint = 0; joint < JOINT_COUNT; joint++)
        most = fmaxf(most, glm_vec3_distance(one.at[joint], other.at[joint]));
    return most * 1000 / FRAME_MS;
}

static void the_figure_never_jumps(void **state)
{
    (void)state;
    uint64_t seed = of_environment("LIMBER_SEED", 99);
    struct player player;
    struct moment now, before, after;
    float most = 0;
    begin(&player, &seed);
    player_moment(&player, &now, &before);
    for (int i = 0; i < 20000; i++) {
        if (i % 16 == 0)
            happen(&player, &seed);
        player_advance(&player, FRAME_MS);
        if (player.screen == PLAYER_ENDED) {
            begin(&player, &seed);
            player_moment(&player, &now, &before);
        }
        player_moment(&player, &now, &after);
        if (player.screen != PLAYER_CLOSING) /* that shows no figure */
            most = fmaxf(most, fastest(&player, &before, &after));
        before = after;
    }
    print_message("fastest joint across random skips: %.2f m/s\n", (double)most);
    assert_true(most < 2.5f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_breaks_whatever_is_pressed),
        cmocka_unit_test(there_is_always_a_way_out),
        cmocka_unit_test(the_figure_never_jumps),
    };
    return cmocka_run_group_tests(tests, start, end);
}
