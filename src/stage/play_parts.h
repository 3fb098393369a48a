/* What the files of stage_play share; nobody else's.
 *
 * play.c tells the whole; each other file is one thing that a turn of it does. */
#ifndef LIMBER_STAGE_PLAY_PARTS_H
#define LIMBER_STAGE_PLAY_PARTS_H

#include <SDL.h>

#include "picture/camera.h"
#include "stage/audio.h"
#include "stage/jukebox.h"
#include "stage/keys.h"
#include "stage/pace.h"
#include "stage/pads.h"
#include "stage/pick.h"
#include "stage/planner.h"
#include "stage/play.h"
#include "stage/scene.h"

struct stage {
    const struct stage_wish *wish;
    const struct timeline *timeline; /* the first */
    struct planner *planner;         /* NULL: nothing is laid out anew */
    struct plan plan, next; /* what is played, but for the first timeline; what is to be played */
    struct player player;
    struct display own, *display;
    float asked_range, asked_tempo; /* of the planner */
    struct pads pads;
    struct audio *audio;     /* opened after the first frame, as the track is */
    struct jukebox *jukebox; /* of `audio`, which closes it */
    struct pace pace;
    struct keys keys;
    struct attend attend;
    struct scene_help help;
    struct pick pick;
    struct view shown; /* what is on the screen, if `drawn` */
    struct picture picture;
    struct kept_inset inset;
    struct kept_map map;
    struct kept_station station;
    int64_t suspended_us, began_us, dress; /* guard_dress_key of what is on the screen */
    bool drawn;
};

/* play_events.c: what was pressed becomes commands. */
void play_take_events(struct stage *stage);

/* play_time.c: the time that went by moves the player, unless the program or the machine stood
 * still; and what neither moves nor is seen to (`busy`) is left alone until something happens. */
void play_let_time_pass(struct stage *stage);
bool play_is_under_way(const struct player *player);
void play_sleep_on(struct stage *stage, bool busy);

/* play_sound.c: what is heard. `play_follow` tells it where the player stands. */
void play_open_sound(struct stage *stage);
void play_close_sound(struct stage *stage, struct problems *problems);
void play_follow(struct stage *stage);
bool play_is_silent(const struct stage *stage);

/* play_plan.c: another range, tempo or voice is laid out and taken over where nobody notices. */
void play_open_planner(struct stage *stage);
void play_change_plan(struct stage *stage);
void play_close_plans(struct stage *stage);

/* play_review.c: the list of what was too much, if the closing screen was asked for it. */
void play_review(struct stage *stage);

/* play_picture.c: what is seen. True when something was presented. */
bool play_count_frame(struct stage *stage);
void play_keep_awake(const struct stage *stage);

#endif
