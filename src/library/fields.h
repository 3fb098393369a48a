/* From a tree to structs, by tables: which names a map may hold, how each value is read, where it
 * goes.
 *
 * Every reader tells what is wrong at its place and goes on; whoever reads a file compares
 * problems->errors before and after. When memory runs out, `no_memory` is set and nothing more is
 * told.
 *
 * `what` is how a message names a thing, in English; it is translated where it is told. */
#ifndef LIMBER_LIBRARY_FIELDS_H
#define LIMBER_LIBRARY_FIELDS_H

#include "library/exercise.h"
#include "library/language.h"
#include "library/tree.h"

/* The translations of the file being read: see tongue.h. */
struct tongue {
    struct language language;
    const struct node *pairs; /* a map from what is written to how it reads; NULL: none */
    bool *used;               /* one a pair */
};

struct reader {
    struct arena *arena; /* what is kept */
    struct problems *problems;
    bool no_memory;
    struct tongue tongue;
};

typedef void field_reader(struct reader *reader, const struct node *value, void *slot);

struct field {
    const char *name;
    field_reader *read;
    size_t offset; /* of the slot in the target */
    bool required;
};

#define FIELD_COUNT(fields) ((int)(sizeof(fields) / sizeof *(fields)))

/* Reads each entry of a map into `target` by its field. `what` names the thing for messages: "an
 * exercise". Names without a field are told, with the nearest field; so are missing ones. */
void fields_read(struct reader *reader, const struct node *map, const char *what,
                 const struct field *fields, int count, void *target);

/* Tells a mistake at a node: "what was found; what would be right". */
void reader_error(struct reader *reader, const struct node *at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void reader_warning(struct reader *reader, const struct node *at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* arena_take from the reader's arena that notes when it fails. */
void *reader_take(struct reader *reader, int count, size_t size);

/* "`word`", "a list", "a group of names" or "nothing", for messages. */
const char *reader_shown(struct reader *reader, const struct node *node);

/* Tells that a word is not among `words`, with the nearest one or all of them. */
void reader_unknown(struct reader *reader, const struct node *at, const char *what,
                    const char *const *words, int count);

/* True when the node is of that kind; else told: "... where `what` must stand". */
bool reader_expect(struct reader *reader, const struct node *node, enum node_kind kind,
                   const char *what);

/* Index of the node's word among `words`; -1 when it is none of them, which is told. */
int read_choice(struct reader *reader, const struct node *value, const char *what,
                const char *const *words, int count);

/* A number of plain digits ("12", "-0.5") within bounds; false when it is none, which is told with
 * `what` and `unit`. */
bool read_number(struct reader *reader, const struct node *value, const char *what,
                 const char *unit, double least, double most, double *out);

/* "30 s" or "30", in ms, of `least` to `most` seconds; minutes and the like are refused. */
bool read_seconds(struct reader *reader, const struct node *value, const char *what, double least,
                  double most, int64_t *ms);

/* Whether a text is a number of minutes or hours. */
bool number_in_minutes(struct text text);

/* Readers for tables; the slot's type stands behind. */
field_reader read_text;      /* const char *: one line, white space tidied, translated, not empty */
field_reader read_texts;     /* struct lines: one text or a list of them, translated */
field_reader read_sentences; /* struct lines: the same, split into sentences */
field_reader read_word;      /* const char *: as read_text, but in no language: an id */
field_reader read_words;     /* struct lines: as read_texts, but in no language */
field_reader read_yes;       /* bool: yes or no */
field_reader read_repeats;   /* int: 1 to 20 */
field_reader read_node;      /* const struct node *: for later */
field_reader read_breath;    /* enum breath */
field_reader read_accepted;  /* struct accepted: a list of {rule: ..., because: ...} */

#endif
