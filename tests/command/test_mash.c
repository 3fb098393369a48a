/* Whatever is pressed, `limber kiosk` is never left and never stuck: seeded random events of SDL on
 * their whole way, through its film, its choice, its keys, its routines, what hurts and its thanks,
 * laid out and drawn. From time to time nobody presses anything, and it has to come back to its
 * film by itself.
 *
 * 10,000 events; or as many as LIMBER_EVENTS says, from the seed LIMBER_SEED. */
#include "command/alone.h"

#include <inttypes.h>

#include "stage/any_event.h"

enum {
    EVENTS = 10000,
    TURN_EVENTS_MOST = 12, /* between two pictures */
    QUIET_EVERY = 2000,    /* events */
    FRAME_MS = 16,
    LONG_MS = 1900,             /* more would be a stall */
    QUIET_MOST_MS = 20 * 60000, /* until the film is on again: routines go on, slowed down, too */
    STATES = KIOSK_ENDED + 1
};

static const char *const words[STATES] = {
    [KIOSK_ATTRACT] = "film",  [KIOSK_CHOOSE] = "choice", [KIOSK_PLAY] = "routine",
    [KIOSK_THANKS] = "thanks", [KIOSK_NIGHT] = "night",   [KIOSK_ENDED] = "end"};

static struct {
    uint64_t seed;
    int64_t wish, sent, quiet_at, quiet_since_ms;
    int64_t turns[STATES];
    bool quiet, done;
    float loudest; /* of the voice, in what is played */
    struct kiosk last;
} mash;

static int64_t of_environment(const char *name, int64_t otherwise)
{
    const char *value = getenv(name);
    return value != NULL ? strtoll(value, NULL, 10) : otherwise;
}

static void press(void)
{
    const int count = (int)(any_dice(&mash.seed) % TURN_EVENTS_MOST);
    for (int i = 0; i < count && mash.sent < mash.wish; i++, mash.sent++) {
        SDL_Event event = any_event(&mash.seed);
        assert_int_equal(SDL_PushEvent(&event), 1);
    }
    mash.quiet = mash.sent >= mash.quiet_at || mash.sent == mash.wish;
    mash.quiet_since_ms = alone.ms;
}

static void wait_for_the_film(void)
{
    if (alone.guard->kiosk.state != KIOSK_ATTRACT) {
        if (alone.ms - mash.quiet_since_ms > QUIET_MOST_MS)
            print_message("stuck after %" PRId64 " events: %s\n", mash.sent,
                          words[alone.guard->kiosk.state]);
        assert_true(alone.ms - mash.quiet_since_ms <= QUIET_MOST_MS);
        return;
    }
    mash.quiet = false;
    mash.quiet_at = mash.sent + QUIET_EVERY;
    if (mash.sent < mash.wish || mash.done)
        return;
    SDL_Event quit = {.type = SDL_QUIT};
    SDL_PushEvent(&quit);
    mash.done = true;
}

/* Low music and no voice attract; whoever plays hears all, whatever was pressed before. */
static void hear(void)
{
    const struct levels *levels = &alone.levels;
    const enum kiosk_state shown = alone.guard->shown;
    if (alone.heard && shown == KIOSK_ATTRACT) {
        assert_float_equal(levels->music, 0.2f, 0.0001f);
        assert_float_equal(levels->voice + levels->tones, 0, 0);
    } else if (alone.heard && shown == KIOSK_PLAY) {
        mash.loudest = SDL_max(levels->voice, mash.loudest);
    }
}

static void alone_turn(void)
{
    const bool passes = mash.quiet || any_dice(&mash.seed) % 8 == 0;
    alone.ms += passes ? LONG_MS : FRAME_MS * (int64_t)(1 + any_dice(&mash.seed) % 20);
    if (alone.guard == NULL)
        return;
    hear();
    mash.last = alone.guard->kiosk;
    mash.turns[mash.last.state]++;
    if (mash.quiet)
        wait_for_the_film();
    else
        press();
}

static void nobody_gets_out_and_nothing_sticks_whatever_is_pressed(void **state)
{
    (void)state;
    mash.seed = (uint64_t)of_environment("LIMBER_SEED", 20261123);
    mash.wish = of_environment("LIMBER_EVENTS", EVENTS);
    mash.quiet_at = QUIET_EVERY;
    alone.ms = ALONE_DAY_MS / 2;
    assert_int_equal(alone_run("pin = 271828182845\nidle = 10\nroutines = one_minute\n"
                               "attract-volume = 0.2\n"),
                     EXIT_DONE);
    assert_true(mash.done);
    assert_int_equal(mash.sent, mash.wish);
    print_message("%" PRId64 " events in %" PRId64 " min: %" PRId64 " visits, %" PRId64
                  " routines, %" PRId64 " to their end; turns:",
                  mash.sent, (alone.ms - ALONE_DAY_MS / 2) / 60000, mash.last.visits,
                  mash.last.routines, mash.last.finished);
    for (int i = 0; i < STATES; i++)
        print_message(" %s %" PRId64, words[i], mash.turns[i]);
    print_message("\n");
    assert_true(mash.last.visits > 0 && mash.last.routines > 0);
    assert_float_equal(mash.loudest, 1, 0.0001f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nobody_gets_out_and_nothing_sticks_whatever_is_pressed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
