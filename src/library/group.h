/* Muscle groups, in our words and in those of free-exercise-db.
 *
 * Ours (reference/content.md) are those by which stretches are counted and shown; the other
 * collection has 17 words, so that some of ours share one and one of ours is two. */
#ifndef LIMBER_LIBRARY_GROUP_H
#define LIMBER_LIBRARY_GROUP_H

enum { GROUP_COUNT = 16, GROUP_MUSCLES = 2 };

struct group {
    const char *word;                   /* "triceps_lats" */
    const char *muscles[GROUP_MUSCLES]; /* "triceps", "lats"; the second may be NULL */
};

/* All of them, GROUP_COUNT. */
extern const struct group groups[GROUP_COUNT];

/* NULL when there is none of that word. */
const struct group *group_named(const char *word);

#endif
