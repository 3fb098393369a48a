/* A display that nobody looks after: what it shows, and who may end it.
 *
 * A film attracts; any press leads to the choice; what is taken is played; then thanks, and the
 * film again. Whoever goes away is forgotten after `idle_ms`. At night it is black until somebody
 * presses something, or the morning. It is ended by its owner alone: by a chord held KIOSK_HOLD_MS
 * and, where there is a PIN, that typed within KIOSK_ASK_MS; and by the system.
 *
 * Inputs and elapsed time in, what to show out: no clock, no device. */
#ifndef LIMBER_PLAYER_KIOSK_H
#define LIMBER_PLAYER_KIOSK_H

#include <stdbool.h>
#include <stdint.h>

enum kiosk_state {
    KIOSK_ATTRACT,
    KIOSK_CHOOSE,
    KIOSK_PLAY,
    KIOSK_THANKS,
    KIOSK_NIGHT,
    KIOSK_ENDED /* for good */
};

enum kiosk_input {
    KIOSK_PRESS,    /* any key, button or touch */
    KIOSK_TAKE,     /* something to play, from the choice */
    KIOSK_FINISH,   /* what is played came to its end */
    KIOSK_LEAVE,    /* out of what is shown */
    KIOSK_CHORD,    /* the owner's keys are all down */
    KIOSK_CHORD_UP, /* and no more */
    KIOSK_STOP      /* the system wants it to end */
};

enum {
    KIOSK_HOLD_MS = 3000,
    KIOSK_STEP_MOST_MS = 250, /* of a stall, that counts as holding */
    KIOSK_ASK_MS = 10000,
    KIOSK_TRIES = 3,
    KIOSK_BARRED_MS = 600000, /* after so many wrong tries */
    KIOSK_PIN_LEAST = 4,
    KIOSK_PIN_MOST = 12,
    KIOSK_DAY_MINUTES = 24 * 60
};

struct kiosk_rules {
    int64_t idle_ms;
    char pin[KIOSK_PIN_MOST + 1]; /* digits; "": the chord is enough */
    int night_from, night_to;     /* minutes since midnight; the same: there is no night */
};

struct kiosk {
    struct kiosk_rules rules;
    enum kiosk_state state;
    int64_t passed_ms; /* since the start */
    int64_t still_ms;  /* since somebody did something, or something played */
    int64_t held_ms;   /* of the chord */
    int64_t asked_ms;  /* since the PIN is asked for */
    int64_t barred_ms; /* until it may be asked for again */
    bool holds, asks;
    int typed, wrong;
    char digits[KIOSK_PIN_MOST];
    int64_t visits, routines, finished, deserted; /* how often */
};

/* `minute` of the day, since midnight. */
void kiosk_start(struct kiosk *kiosk, const struct kiosk_rules *rules, int minute);

/* What means nothing in the state is ignored. */
void kiosk_do(struct kiosk *kiosk, enum kiosk_input input);

/* One more digit of the PIN, 0..9; ignored unless it is asked for. */
void kiosk_digit(struct kiosk *kiosk, int digit);

/* Lets `elapsed_ms` >= 0 go by. `busy`: something plays, so nobody has to press anything. */
void kiosk_pass(struct kiosk *kiosk, int64_t elapsed_ms, int minute, bool busy);

/* How far the picture is moved now, so that nothing burns in: a few pixels, walking in a ring. */
void kiosk_shift(const struct kiosk *kiosk, int *x, int *y);

#endif
