/* An exercise: key poses, the phases that lead through them, and everything a person wants to know.
 *
 * Read from assets/exercises/NAME.yaml (DESIGN section 5) into constant data; NAME is its id.
 * One-sided exercises are written for the right side; the left is derived when the timeline is
 * built. */
#ifndef LIMBER_LIBRARY_EXERCISE_H
#define LIMBER_LIBRARY_EXERCISE_H

#include <stdint.h>

#include "body/motion.h"

enum breath { BREATH_FREE, BREATH_IN, BREATH_OUT, BREATH_CYCLE };

enum category {
    CATEGORY_LOWER_BACK,
    CATEGORY_HIPS,
    CATEGORY_LEGS,
    CATEGORY_UPPER_BODY,
    CATEGORY_DESK,
    CATEGORY_COUNT
};

/* Things the exercise needs; bits. */
enum prop {
    PROP_MAT = 1 << 0,
    PROP_CHAIR = 1 << 1,
    PROP_WALL = 1 << 2,
    PROP_DOORWAY = 1 << 3,
    PROP_STRAP = 1 << 4,
    PROP_TOWEL = 1 << 5,
    PROP_CUSHION = 1 << 6,
};
enum { PROP_COUNT = 7 };

/* A wall before the figure or at its right: so many metres from the origin for RIG_STATURE, and
 * further away the taller the figure is. */
enum wall_where { WALL_NONE, WALL_AHEAD, WALL_RIGHT };
struct wall {
    enum wall_where where;
    float metres;
};

/* The chair: where a sitter has it (x and z 0, facing +x) unless `placed`; then its seat's middle
 * line is shifted to x, z, metres, and it is turned by degrees to the left, seen from above. It is
 * furniture: neither its size nor its place grows with the figure. */
struct chair {
    bool placed;
    float x, z, turn;
};

/* A sequence of short texts. */
struct lines {
    const char *const *line;
    int count;
};

/* The pose in which the exercises of a position begin and end (assets/positions/NAME.yaml). */
struct position {
    const char *id; /* "all_fours", "supine", "chair", ... */
    const char *name;
    bool sided;     /* lies or kneels on one side: written for exercises of the right side, mirrored
                     * for those of the left; the others are their own mirror image */
    struct key key; /* fresh, complete, with its stance */
    struct lines describe; /* how one lies, sits or stands, for those who see nothing; as written */
};

struct highlight {
    const char *muscle; /* a name skin_muscles knows */
    enum side side;
};

struct highlights {
    const struct highlight *list;
    int count;
};

struct phase {
    const char *name; /* "setup", "move_in", "hold", ... */
    int key;          /* the pose to be reached, index into keys */
    int64_t ms;       /* as written; a dose may set the length of a hold */
    enum breath breath;
    bool stretches;   /* the way to this key is the stretching arc: the comfort range scales it */
    bool holds;       /* stays in a stretch: counted, and its length is the dose's */
    bool repeats;     /* part of the block that is repeated */
    struct lines say; /* spoken sentences, in order */
    struct lines describe;        /* spoken after them to those who see nothing */
    const char *show;             /* the caption; NULL: the sentence being said */
    struct highlights highlights; /* of its own; none: see exercise_highlights */
    struct place place;
};

/* Degrees; yaw 0 = from the figure's right, + = towards its front. */
struct direction_wish {
    float yaw, pitch;
    bool given;
};

struct camera_wish {
    float yaw, pitch;             /* as above */
    bool upper_body;              /* frame head to hips only */
    struct direction_wish second; /* of the small picture beside a hold; else it is looked for */
};

struct dose {
    int64_t hold_ms; /* of one hold, or of the rest; 0 for rhythmic exercises */
    int repeats;     /* >= 1 */
};

/* The rules of the review that only warn (review.h): an author may break them on purpose. */
enum warned {
    WARNED_WORDS,
    WARNED_SIDE,
    WARNED_DIRECTION,
    WARNED_CONTACT,
    WARNED_SAME_GROUP,
    WARNED_ONE_SIDE,
    WARNED_VARIANTS,
    WARNED_COUNT
};

/* What is broken on purpose, and why. */
struct acceptance {
    enum warned rule;
    const char *because;
    struct place place;
};

struct accepted {
    const struct acceptance *list;
    int count;
};

struct exercise {
    const char *id;
    const char *name;
    const char *purpose; /* "" when not written, as easier, harder and licence */
    const char *easier, *harder;
    const char *status;  /* "reviewed" or "experimental" */
    const char *licence; /* SPDX */
    struct lines synonyms, muscles, groups, flags, cautions;
    struct lines instead;  /* ids of what is shown to those who must leave it out, the best first */
    struct lines describe; /* its shape and direction, for those who see nothing; as written */
    enum category category;
    unsigned props; /* enum prop */
    struct wall wall;
    struct chair chair;
    int64_t switch_ms; /* for changing sides, from the last pose of one to the first of the other */
    const char *fedb;  /* its id in free-exercise-db; "" when not written */
    bool one_sided;
    bool rhythmic; /* repeats count, not seconds of a hold */
    bool rests;    /* its holds stretch nothing: they last as the dose says and are not counted */
    const struct position *position;
    struct dose dose;
    struct camera_wish camera;
    struct highlights highlights;
    const struct key *keys; /* keys[0] is the position's pose, named "start" */
    int key_count;
    const struct phase *phases;
    int phase_count;
    struct accepted accepted;
    struct place place;
};

/* One of which nothing is known yet: no texts, one repeat, the usual camera. */
struct exercise exercise_blank(const char *id, const char *name, struct place place);

/* To be in a position for a while, without anything to do. In the arena; NULL when memory ran out.
 */
const struct exercise *exercise_of_position(struct arena *arena, const struct position *position);

/* Words for people and for files. */
const char *category_name(enum category category); /* "Lower back" */
const char *category_word(enum category category); /* "lower_back" */
const char *prop_word(int bit);                    /* 0: "mat" */
const char *breath_name(enum breath breath);       /* "in" */
const char *warned_word(enum warned rule);         /* "same_group" */

/* The key from which the arc of a stretching phase begins: that of the last phase before it that
 * does not stretch (the start pose if there is none). */
int exercise_arc_start(const struct exercise *exercise, int phase);

/* What a stretch to a key lights: what the first phase to it says that says anything, else what the
 * exercise says. */
struct highlights exercise_highlights(const struct exercise *exercise, int key);

/* `text` with left and right exchanged ("right" -> "left", "Right" -> "Left", and the reverse; in
 * German "rechte" -> "linke" and so on); in the arena. NULL when memory ran out. */
const char *text_other_side(struct arena *arena, const char *text);

#endif
