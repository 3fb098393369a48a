#include "player/kiosk.h"

#include <string.h>

static bool is_night(const struct kiosk_rules *rules, int minute)
{
    const int from = rules->night_from, to = rules->night_to;
    return from <= to ? minute >= from && minute < to : minute >= from || minute < to;
}

static bool is_visited(const struct kiosk *kiosk)
{
    return kiosk->state == KIOSK_CHOOSE || kiosk->state == KIOSK_PLAY ||
           kiosk->state == KIOSK_THANKS;
}

static void show(struct kiosk *kiosk, enum kiosk_state state)
{
    kiosk->state = state;
    kiosk->still_ms = 0;
}

void kiosk_start(struct kiosk *kiosk, const struct kiosk_rules *rules, int minute)
{
    *kiosk = (struct kiosk){.rules = *rules};
    show(kiosk, is_night(rules, minute) ? KIOSK_NIGHT : KIOSK_ATTRACT);
}

static void press(struct kiosk *kiosk)
{
    kiosk->still_ms = 0;
    if (kiosk->state != KIOSK_ATTRACT && kiosk->state != KIOSK_NIGHT)
        return;
    kiosk->visits++;
    show(kiosk, KIOSK_CHOOSE);
}

static void leave(struct kiosk *kiosk)
{
    if (kiosk->state == KIOSK_PLAY)
        show(kiosk, KIOSK_CHOOSE);
    else if (is_visited(kiosk))
        show(kiosk, KIOSK_ATTRACT);
}

static void begin_chord(struct kiosk *kiosk)
{
    if (!kiosk->holds)
        kiosk->held_ms = 0;
    kiosk->holds = true;
}

void kiosk_do(struct kiosk *kiosk, enum kiosk_input input)
{
    if (kiosk->state == KIOSK_ENDED)
        return;
    switch (input) {
    case KIOSK_PRESS:
        press(kiosk);
        break;
    case KIOSK_TAKE:
        if (kiosk->state == KIOSK_CHOOSE) {
            kiosk->routines++;
            show(kiosk, KIOSK_PLAY);
        }
        break;
    case KIOSK_FINISH:
        if (kiosk->state == KIOSK_PLAY) {
            kiosk->finished++;
            show(kiosk, KIOSK_THANKS);
        }
        break;
    case KIOSK_LEAVE:
        leave(kiosk);
        break;
    case KIOSK_CHORD:
        begin_chord(kiosk);
        break;
    case KIOSK_CHORD_UP:
        kiosk->holds = false;
        break;
    case KIOSK_STOP:
        show(kiosk, KIOSK_ENDED);
        break;
    }
}

static void fail(struct kiosk *kiosk)
{
    kiosk->asks = false;
    if (++kiosk->wrong < KIOSK_TRIES)
        return;
    kiosk->wrong = 0;
    kiosk->barred_ms = KIOSK_BARRED_MS;
}

void kiosk_digit(struct kiosk *kiosk, int digit)
{
    const size_t length = strlen(kiosk->rules.pin);
    if (!kiosk->asks || kiosk->state == KIOSK_ENDED || digit < 0 || digit > 9)
        return;
    kiosk->digits[kiosk->typed++] = (char)('0' + digit);
    if ((size_t)kiosk->typed < length)
        return;
    if (memcmp(kiosk->digits, kiosk->rules.pin, length) == 0)
        show(kiosk, KIOSK_ENDED);
    else
        fail(kiosk);
}

static void hold_on(struct kiosk *kiosk, int64_t elapsed_ms)
{
    kiosk->held_ms += elapsed_ms < KIOSK_STEP_MOST_MS ? elapsed_ms : KIOSK_STEP_MOST_MS;
    if (kiosk->held_ms < KIOSK_HOLD_MS)
        return;
    kiosk->held_ms = 0;
    if (kiosk->rules.pin[0] == '\0') {
        show(kiosk, KIOSK_ENDED);
    } else if (kiosk->barred_ms == 0 && !kiosk->asks) {
        kiosk->asks = true;
        kiosk->typed = 0;
        kiosk->asked_ms = 0;
    }
}

/* Digits that were begun with and then left count as a try. */
static void ask_on(struct kiosk *kiosk, int64_t elapsed_ms)
{
    kiosk->asked_ms += elapsed_ms;
    if (kiosk->asked_ms < KIOSK_ASK_MS)
        return;
    if (kiosk->typed > 0)
        fail(kiosk);
    kiosk->asks = false;
}

static void wait_on(struct kiosk *kiosk, int64_t elapsed_ms, bool busy)
{
    kiosk->still_ms = busy ? 0 : kiosk->still_ms + elapsed_ms;
    if (!is_visited(kiosk) || kiosk->still_ms < kiosk->rules.idle_ms)
        return;
    kiosk->deserted++;
    show(kiosk, KIOSK_ATTRACT);
}

void kiosk_pass(struct kiosk *kiosk, int64_t elapsed_ms, int minute, bool busy)
{
    if (kiosk->state == KIOSK_ENDED)
        return;
    kiosk->passed_ms += elapsed_ms;
    kiosk->barred_ms = elapsed_ms < kiosk->barred_ms ? kiosk->barred_ms - elapsed_ms : 0;
    if (kiosk->asks)
        ask_on(kiosk, elapsed_ms);
    if (kiosk->holds)
        hold_on(kiosk, elapsed_ms);
    if (kiosk->state == KIOSK_ENDED)
        return;
    wait_on(kiosk, elapsed_ms, busy);
    if (kiosk->state == KIOSK_ATTRACT && is_night(&kiosk->rules, minute))
        show(kiosk, KIOSK_NIGHT);
    else if (kiosk->state == KIOSK_NIGHT && !is_night(&kiosk->rules, minute))
        show(kiosk, KIOSK_ATTRACT);
}

void kiosk_shift(const struct kiosk *kiosk, int *x, int *y)
{
    enum { STEP_MS = 180000, STEPS = 8 };
    static const int ring[STEPS][2] = {{0, 0},  {3, 0},  {3, 3},   {0, 3},
                                       {-3, 3}, {-3, 0}, {-3, -3}, {0, -3}};
    const int64_t step = kiosk->passed_ms / STEP_MS % STEPS;
    *x = ring[step][0];
    *y = ring[step][1];
}
