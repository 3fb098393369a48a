/* Reading a key pose: angles in clinical words, where the root is, what touches what. */
#ifndef LIMBER_LIBRARY_POSE_FILE_H
#define LIMBER_LIBRARY_POSE_FILE_H

#include "library/fields.h"

enum {
    POSES_MOST = 64,           /* of an exercise or a move */
    KEYS_MOST = POSES_MOST + 2 /* with the first and the last pose */
};

/* Reads a pose's map over what `key` already holds. Words for both sides are read before those for
 * one, so that `left_foot` overrides `feet` wherever it stands. `from` is left to the caller. */
void pose_read(struct reader *reader, const struct node *map, struct key *key);

/* Reads a named pose into `key`, which inherits everything of `from` that it does not write. False
 * when memory ran out. */
bool pose_read_from(struct reader *reader, const struct node *pose, const struct key *from,
                    struct key *key);

/* Index of the pose that `value` names among the keys; -1 when it is none of them, which is told:
 * "... is no `what`". */
int read_key_name(struct reader *reader, const struct node *value, const char *what,
                  const struct key *keys, int count);

/* The pose to inherit from: the one that `from` names among those above, else `usual`. */
const struct key *pose_origin(struct reader *reader, const struct node *pose,
                              const struct key *above, int count, const struct key *usual);

/* The `contacts` of a pose. */
void contacts_read(struct reader *reader, const struct node *map, struct key *key);

/* enum stance */
field_reader read_stance;

/* A part of one side, such as "right_foot"; false when it is none, which is told. */
bool read_one_part(struct reader *reader, const struct node *value, enum part *part,
                   enum side *side);
#endif
