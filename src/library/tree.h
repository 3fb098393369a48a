/* What a file says, before anybody asks what it means: texts, lists and maps, each with its place.
 *
 * Read from libyaml's events, so that nothing is built that a limit did not allow first. The part
 * of YAML taken is the part that people write by hand: anchors, aliases, tags, directives and
 * second documents are refused, and so is a name that stands twice in one map. */
#ifndef LIMBER_LIBRARY_TREE_H
#define LIMBER_LIBRARY_TREE_H

#include "base/problem.h"
#include "base/text.h"

enum {
    TREE_FILE_MOST = 1024 * 1024, /* bytes */
    TREE_DEPTH_MOST = 32,
    TREE_NODES_MOST = 20000,
    TREE_ENTRIES_MOST = 1000, /* of one list or map */
    TREE_TEXT_MOST = 2000     /* bytes */
};

enum node_kind { NODE_TEXT, NODE_LIST, NODE_MAP };

struct node {
    enum node_kind kind;
    struct place place;
    struct text text; /* NODE_TEXT: NUL-terminated, clean UTF-8; "" when nothing is written */
    const struct node *name;          /* what this is the value of in a map; else NULL */
    struct node *first, *last, *next; /* entries of a list or map in order */
    int count;                        /* entries */
};

/* The one document in `content` (as world.read returns it), nodes and texts in the arena, `file`
 * borrowed. NULL with problems told when it cannot be read as a whole: the first fault of the
 * writing ends it, as what follows would be guesswork. A name that stands twice is told and its
 * second value left out; the file then still counts as faulty through problems->errors. */
const struct node *tree_read(struct arena *arena, struct text content, const char *file,
                             struct problems *problems);

/* The value of a name in a map; NULL when it is not there or `map` is none. */
const struct node *tree_value(const struct node *map, const char *name);

/* Plain words for one of libyaml's complaints; NULL for one never heard of. `*at_context` tells
 * that the fault is better looked for where the broken thing began. */
const char *tree_complaint(const char *problem, const char *context, bool *at_context);

#endif
