/* Those outside who follow what is played: the desktop's media keys (mpris.h), the service manager
 * (service.h), and the file that tells where a routine was cut off (resume.h). */
#ifndef LIMBER_STAGE_ATTEND_H
#define LIMBER_STAGE_ATTEND_H

#include "player/player.h"
#include "stage/display.h"
#include "stage/mpris.h"
#include "stage/resume.h"
#include "stage/service.h"

struct attend_wish {
    struct service *service; /* already open, and left open; NULL: none */
    const char *resume_path; /* NULL: where it was is not kept */
    struct resume resumed;   /* what this run goes on with; tries 0: nothing */
    const char *status;      /* for the service; NULL: what is played */
    bool locked;             /* nobody ends it or takes its screen from outside: a kiosk */
};

enum { ATTEND_TITLE_SIZE = 256, ATTEND_STATUS_SIZE = 512 };

struct attend {
    struct attend_wish wish;
    struct player *player;
    struct display *display;
    struct mpris *mpris;
    const struct timeline *timeline; /* of which the following is */
    const struct segment *segment;   /* the one under way */
    int part;                        /* exercise and side, from 0 */
    int64_t start_ms, end_ms;        /* of the part */
    int kept;                        /* the part that the file tells of; < 0: none */
    bool stopped; /* paused at the start of a part by MPRIS's stop, and nothing done since */
    int jumps;    /* for MPRIS: those of the player at which its time really jumped */
    int player_jumps;
    int64_t player_ms;
    int64_t longest_us; /* that a frame spent here */
    char title[ATTEND_TITLE_SIZE], status[ATTEND_STATUS_SIZE];
};

/* What the wish names, `player` and `display` are borrowed until attend_end. Nothing here can fail:
 * who is not there is not told. */
void attend_begin(struct attend *attend, const struct attend_wish *wish,
                  const struct memory *memory, struct player *player, struct display *display);

/* Once a frame: tells them what there is to tell, and does to the player what they ask; true when
 * they asked for something, and may ask again soon. */
bool attend_frame(struct attend *attend);

/* The routine is over, or was left in order. */
void attend_end(struct attend *attend);

#endif
