/* Where we are in the routine, and which screen is shown: commands and elapsed time in, place out.
 *
 * The player only chooses t. It never asks a clock: whoever runs it says how much time went by.
 *
 * Every jump blends (timeline/blend.h): the figure never does. */
#ifndef LIMBER_PLAYER_PLAYER_H
#define LIMBER_PLAYER_PLAYER_H

#include "player/effort.h"
#include "player/note.h"
#include "player/pain.h"
#include "player/visit.h"
#include "timeline/blend.h"
#include "timeline/sight.h"

enum command {
    COMMAND_NONE,
    COMMAND_PAUSE, /* pause or resume */
    COMMAND_NEXT,
    COMMAND_BACK,
    COMMAND_SEEK_FORWARD,
    COMMAND_SEEK_BACK,
    COMMAND_AGAIN,   /* this exercise once more when it is over; again: not */
    COMMAND_RESTART, /* the routine */
    COMMAND_FASTER,
    COMMAND_SLOWER,
    COMMAND_TEMPO, /* as written */
    COMMAND_LARGER,
    COMMAND_SMALLER,
    COMMAND_HURTS,    /* see player/pain.h */
    COMMAND_TOO_MUCH, /* what is stretched, or was last: smaller now, and the next time */
    COMMAND_INFO,     /* what the exercise is for, and what to beware of */
    COMMAND_CAPTIONS,
    COMMAND_BREATH, /* the disc that breathes */
    COMMAND_FULLSCREEN,
    COMMAND_LOUDER,
    COMMAND_QUIETER,
    COMMAND_MUTE,
    COMMAND_MUTE_MUSIC,
    COMMAND_MUTE_VOICE,
    COMMAND_VIEW, /* the next sight, after the last one the exercise's own */
    COMMAND_VIEW_FRONT,
    COMMAND_VIEW_SIDE,
    COMMAND_VIEW_THREE_QUARTER,
    COMMAND_VIEW_BACK,
    COMMAND_VIEW_ABOVE,
    COMMAND_MIRROR,
    COMMAND_HELP,
    COMMAND_MENU, /* Esc: the pause screen, which tells how to leave; there again: goes on */
    COMMAND_QUIT,
    COMMAND_COUNT
};

enum player_screen {
    PLAYER_PLAYING,
    PLAYER_PAUSED,
    PLAYER_WAITING, /* an exercise or side begins with a key */
    PLAYER_COUNT_IN,
    PLAYER_HELP,
    PLAYER_INFO,
    PLAYER_HURT, /* which screen, `pain` says */
    PLAYER_CLOSING,
    PLAYER_ENDED
};

/* What is heard, beside the levels that were wished for at the start. */
struct player_sound {
    int volume; /* of the whole, percent */
    bool muted, music_muted, voice_muted;
};

/* How it plays; to be set after player_start, zero if nothing is wished. */
struct player_manner {
    bool waits;       /* each exercise or side begins with a key */
    bool keeps;       /* what was too much stays known: it is said so, and asked at the end */
    int64_t ready_ms; /* or so long a count-in before each */
    int64_t scan_ms;  /* > 0: who has one button answers by it, as in the menu */
    int64_t offer_ms; /* > 0: less stretching than that is followed by an offer of more */
};

struct player {
    const struct timeline *timeline;
    struct player_manner manner;
    int64_t at_ms;        /* place in the timeline */
    int64_t count_in_ms;  /* left of the 3-2-1 before a hold goes on */
    int64_t away_ms;      /* nothing has been played for so long */
    int64_t closing_ms;   /* how long the closing screen has been shown */
    int64_t stretched_ms; /* stretch time really played in this run */
    int64_t awaited_ms;
    int64_t fresh_ms; /* so long keys are still ignored, as the screen came by itself */
    struct pain pain;
    struct visit visit;
    struct effort effort;
    struct sights sights; /* from where the figure is seen */
    struct note note;     /* of the last command */
    struct blend blend;
    struct events events; /* empty it after each step (player_event) */
    enum player_screen screen;
    enum player_screen covered; /* what help or info was opened over */
    float range, tempo; /* wished; others than the timeline's are to be laid out: player_change */
    int again_step;
    int jumps; /* grows with each jump, pause and resume: what sound has to follow */
    struct player_sound sound;
    bool awaits;               /* the count-in does not end before a smaller range is there */
    bool again;                /* the exercise of again_step is done once more */
    bool wordless, breathless; /* captions, the disc that breathes are not shown */
    bool fullscreen;
    bool told;     /* that the routine is over */
    bool accepted; /* what was offered at the end is to be played now */
    bool reviews;  /* they want to say what of the routine was too much: see player_review */
};

enum {
    PLAYER_COUNT_IN_MS = 3000,
    PLAYER_READY_MS = 5000,   /* to get back into position, */
    PLAYER_AWAY_MS = 20000,   /* for whoever stopped so long: they let go, or got up; */
    PLAYER_GONE_MS = 300000,  /* after so long the exercise or side begins anew */
    PLAYER_CLOSING_MS = 6000, /* more where a light walks slowly, */
    PLAYER_OFFER_MS = 20000,  /* and where something is offered */
    PLAYER_SEEK_MS = 5000,
    PLAYER_RESTART_MS = 3000,
    PLAYER_FRESH_MS = 500,
    PLAYER_AWAIT_MS = 10000, /* for a plan of a smaller range; then the exercise is left out */
    PLAYER_VOLUME_STEP = 10, /* percent */
    PLAYER_WORDS = 256       /* bytes, for those of a note */
};

#define PLAYER_TEMPO_LEAST 0.5f
#define PLAYER_TEMPO_MOST 2.0f
#define PLAYER_RANGE_LEAST 0.3f
#define PLAYER_RANGE_STEP 0.05f /* of what is shown (reference/content.md, section 8) */
#define PLAYER_TOO_MUCH_STEPS 3 /* of range, that too much takes off, as in the next showing */
#define PLAYER_STEP 0.1f        /* of tempo */

void player_start(struct player *player, const struct timeline *timeline);

/* Lets `elapsed_ms` >= 0 go by. Stretch time is counted only for what was really played. */
void player_advance(struct player *player, int64_t elapsed_ms);

/* `repeated`: the key is held down: only louder and quieter go on, all else would skip or flicker.
 * A screen that came by itself ignores keys for PLAYER_FRESH_MS, but for those that mean the same
 * everywhere, and pain.
 * Next and back land on the start of an exercise or side, back within PLAYER_RESTART_MS of it on
 * the one before. Jumping while paused stays paused. Going on inside a hold counts in; in the midst
 * of an exercise after a long pause it gives PLAYER_READY_MS, after a very long one it begins the
 * exercise or side anew. On the
 * closing screen back returns to the last part, pause, next and menu end, pause by accepting what
 * is offered. What a screen of its own does not tell is told in `note`. A change of volume ends
 * muting. A sight chosen again gives way to the exercise's own. Where something is asked, next and
 * back move the light, pause takes the answer that is lit; with scanning any command does. */
void player_do(struct player *player, enum command command, bool repeated);

/* The same for what no hand can have done by chance, such as a panel of the desktop: a screen that
 * has just come obeys, too. */
void player_obey(struct player *player, enum command command);

/* From outside (a desktop's slider): to a place of the routine, as seeking does, and to a volume in
 * percent. Where seeking does nothing this does not either. */
void player_go(struct player *player, int64_t to_ms);
void player_set_volume(struct player *player, int percent);

/* Where something is asked (pain_answers): lights an answer, or takes it; one that is not there is
 * ignored. */
void player_point(struct player *player, int answer);
void player_answer(struct player *player, int answer);

/* The program stood still for `missed_ms`, so long that nobody knows what happened: what is under
 * way pauses. */
void player_stall(struct player *player, int64_t missed_ms);

/* Begins with a part (part.h) in which the program was cut off: there is time to get ready. */
void player_resume(struct player *player, int part);

/* What is to be seen now: `now` is told, `acts` is where the figure is, which differ only while it
 * fades after a skip. */
void player_moment(const struct player *player, struct moment *now, struct moment *acts);

/* The words for the note of a command: what it changed from `before` to `after`; "" for those whose
 * effect is a screen that speaks for itself. */
void player_tell(const struct player *before, const struct player *after, enum command command,
                 char out[PLAYER_WORDS]);

/* Goes on in `timeline`, another plan of the same routine, at the same place. False, and nothing
 * changes, as long as that would be seen (timeline_match), and once the routine is over. A plan of
 * another range or tempo is gone on in from anywhere: the figure blends. */
bool player_change(struct player *player, const struct timeline *timeline);

/* Takes the oldest event that nobody took yet (event.h); false when there is none. */
bool player_event(struct player *player, struct player_event *out);

/* There is something of which it can be said, and kept, that it was too much. */
bool player_asks_too_much(const struct player *player);

/* The closing screen's list of what was too much is shown when `reviews` is set, by whoever shows
 * it. That is over, and the closing screen there anew; `player_too_much` is for each step of the
 * routine that was named: told as an event, once of each. */
void player_too_much(struct player *player, int step);
void player_reviewed(struct player *player);

/* Whether the closing screen offers more. */
bool player_offers(const struct player *player);

bool player_is_moving(const struct player *player); /* the timeline is running now */

/* What is said beside the routine, and since when: about what hurts, and counting in. False:
 * nothing is. */
bool player_aside(const struct player *player, enum aside *aside, int64_t *since_ms);

#endif
