/* What the screen shows: the moment of the routine and what lies over it. */
#ifndef LIMBER_PICTURE_VIEW_H
#define LIMBER_PICTURE_VIEW_H

#include "picture/pain.h"
#include "picture/picture.h"
#include "timeline/moment.h"
#include "timeline/sight.h"

enum screen {
    SCREEN_PLAY,
    SCREEN_PAUSED,   /* the figure stands still, "Paused" and the three keys that matter */
    SCREEN_EASING,   /* out of what hurts: nothing is counted */
    SCREEN_PAIN,     /* a page of pain.h */
    SCREEN_INFO,     /* what the exercise is for, and what to beware of */
    SCREEN_COUNT_IN, /* resuming inside a hold: 3 2 1 */
    SCREEN_HELP,
    SCREEN_CLOSING, /* after the routine: seconds stretched today */
    SCREEN_FILM     /* for those who pass by: the figure, and what they may do */
};

/* Lines of one group, which is the same pointer, stand together under its name; NULL: none. */
struct help_line {
    const char *keys, *what, *group;
};

/* One key for each, as it stands on the keyboard; NULL or "" where none does it. */
struct view_keys {
    const char *pause, *next, *back, *info, *help, *menu, *quit;
    const char *too_much; /* also NULL or "" while nothing was stretched, or nothing is kept */
    bool to_menu;         /* quit leads to the menu, not out of the program */
};

/* Room for the second picture of a hold (inset.h), worked out once; starts zeroed. */
struct kept_inset {
    const struct timeline *timeline; /* of what it is kept; NULL: of nothing */
    const struct segment *segment;
    const struct theme *theme;
    int width, height;
    struct sights sights;
    bool there;
    struct box panel, box; /* box: the figure's, within */
    struct figure figure;
    struct figure faint; /* the same as it comes and goes */
    unsigned stamp;
};

enum { MAP_NAMES_MOST = 4, MAP_MUSCLES_MOST = 12 };

/* Room for the map of muscles (muscle_map.h), worked out once; starts zeroed. */
struct kept_map {
    const struct timeline *timeline; /* of what it is kept; NULL: of nothing */
    int64_t start_ms, end_ms;        /* when it is shown; the first also tells which it is */
    const struct theme *theme;
    int width, height;
    struct sights sights;
    bool there;
    float em;         /* of the names, pixels */
    bool reserves;    /* the figure leaves it room */
    struct box stage; /* that the figure has meanwhile */
    struct box panel;
    struct highlight muscles[MAP_MUSCLES_MOST];
    struct box words; /* of the first name */
    const char *names[MAP_NAMES_MOST];
    int name_count;
    struct box boxes[2]; /* of the figures: front, back */
    bool seen[2];
    struct figure figures[2];
    unsigned stamp;
};

enum { VIEW_NOTE_SIZE = 96 };

/* What the closing screen tells of the person, beside the seconds. Zeroed: nothing is known. */
struct closing {
    const char *offer; /* what fills what is missing; NULL: nothing is offered */
    const char *grown; /* the exercise whose range is told; NULL: none is */
    int range, before; /* of it now and the time before, thousandths; before 0: not known */
    int row;           /* days in a row with today, once it is full */
    bool rests;        /* a day of rest was advised: it breaks no row */
};

struct kept_station;

struct view {
    enum screen screen;
    const struct timeline *timeline;
    struct moment moment;
    const struct theme *theme;
    int width, height;
    int count_in;              /* 3, 2, 1 on SCREEN_COUNT_IN */
    int lit;                   /* of what is offered (screen_deeds), from 1; 0: none */
    int64_t today_ms;          /* stretched today, for the closing screen */
    struct closing closing;    /* for the same */
    bool silent;               /* no sound device, or muted: a small sign */
    bool bare;                 /* only the figure, centred: for sheets and shots without captions */
    bool settled;              /* the camera is where it is going to: for sheets */
    bool near;                 /* the camera sees this moment's pose and no other */
    bool guest;                /* nobody knows who it is: nothing is told of their day */
    bool invited_above;        /* over the figure, not under it */
    bool apart;                /* the figure seen is not that of `moment`, but of `acts` */
    float em;                  /* wished size of letters, pixels (reflow.h); 0: the layout's */
    float walk;                /* 0..1 of the time until the light walks on; 0: it does not */
    float label;               /* height kept free under a bare figure, pixels */
    float range, tempo;        /* 1: as written; else told in the first seconds */
    char note[VIEW_NOTE_SIZE]; /* what a key just did, a few words; "" for none */
    float note_presence;       /* 0 gone .. 1 there */
    struct sights sights;      /* from where the figure is seen */
    struct kept_inset *kept;   /* lent until the picture is drawn; NULL: no second picture */
    struct kept_map *map;      /* the same; NULL: no map of muscles */
    struct kept_station *station; /* camera.h; NULL: all is looked over for each picture */
    struct moment acts;           /* where the figure is seen, if `apart`: after a skip it blends */
    const char *hurts;            /* the red field is there, with this key; NULL: it is not */
    int64_t stirred_ms;           /* since the figure moves though `moment` stands still */
    struct pain_page pain;        /* on SCREEN_PAIN */
    const char *invitation;       /* on SCREEN_FILM, */
    const struct help_line *help;
    int help_count, help_page; /* any page: they are turned in a circle */
    struct view_keys keys;
};

/* Builds the picture of a view for any size from 320x180; layouts for 16:9, 4:3 and 9:16. */
void picture_build(const struct view *view, const struct ruler *ruler, struct picture *out);

#endif
