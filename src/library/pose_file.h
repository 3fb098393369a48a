/* Reading a key pose: angles in clinical words, where the root is, what touches what. */
#ifndef LIMBER_LIBRARY_POSE_FILE_H
#define LIMBER_LIBRARY_POSE_FILE_H

#include "library/fields.h"

/* Reads a pose's map over what `key` already holds. Words for both sides are read before those for
 * one, so that `left_foot` overrides `feet` wherever it stands. `from` is left to the caller. */
void pose_read(struct reader *reader, const struct node *map, struct key *key);

/* Reads a named pose into `key`, which inherits everything of `from` that it does not write. False
 * when memory ran out. */
bool pose_read_from(struct reader *reader, const struct node *pose, const struct key *from,
                    struct key *key);

/* The `contacts` of a pose. */
void contacts_read(struct reader *reader, const struct node *map, struct key *key);

/* enum stance */
field_reader read_stance;

/* A part of one side, such as "right_foot"; false when it is none, which is told. */
bool read_one_part(struct reader *reader, const struct node *value, enum part *part,
                   enum side *side);
#endif
