/* Reading positions and exercises from their trees. */
#ifndef LIMBER_LIBRARY_EXERCISE_FILE_H
#define LIMBER_LIBRARY_EXERCISE_FILE_H

#include "library/shelf.h"

enum { PHASES_MOST = 64 };

/* NULL when something is wrong, which is told. `format` is left to the caller; `id` is kept. */
const struct position *position_read(struct reader *reader, const struct node *map, const char *id);
const struct exercise *exercise_read(struct reader *reader, const struct node *map, const char *id,
                                     const struct shelf *shelf);

/* The phases; keys and dose of the exercise are known already. */
void phases_read(struct reader *reader, const struct node *list, struct exercise *exercise);

/* Whether a phase of this name stays in a stretch: "hold", "hold2". */
bool is_hold_name(const char *name);

/* Warns when `say` needs more time than there is, at 2.4 words a second. */
void check_words(struct reader *reader, const struct node *at, const struct lines *say, int64_t ms);

/* True when the text is a name such as "move_in": small letters, digits, underscores. */
bool reader_is_name(struct reader *reader, const struct node *node, const char *what);

/* Where the furniture stands, and how long a change of sides takes (place_file.c). */
field_reader read_wall;   /* struct wall */
field_reader read_chair;  /* struct chair */
field_reader read_switch; /* int64_t ms */

/* Tells each contact of the exercise where wall and chair stand; those that need a prop which the
 * exercise lacks are told. */
void contacts_settle(struct reader *reader, const struct exercise *exercise, struct key *keys);

/* Readers of what an exercise tells about itself; the slot's type stands behind. */
field_reader read_category;   /* enum category */
field_reader read_props;      /* unsigned */
field_reader read_groups;     /* struct lines */
field_reader read_flags;      /* struct lines */
field_reader read_one_sided;  /* bool */
field_reader read_status;     /* const char * */
field_reader read_fedb;       /* const char *: an id of free-exercise-db, such as `Cat_Stretch` */
field_reader read_camera;     /* struct camera_wish */
field_reader read_highlights; /* struct highlights */
field_reader
    read_hold; /* int64_t ms of one hold, 4 to 60 s; warned of where no whole breath fits */
field_reader read_phase_name; /* const char * */

#endif
