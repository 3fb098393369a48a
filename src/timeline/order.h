/* Putting the segments in a row: where the figure is, and how it gets to where it must be next.
 *
 * Exercises need not end in their start pose. Whoever needs the figure there calls order_leave; the
 * next segment that is put then becomes a passage: first the way back, then what was asked for. */
#ifndef LIMBER_TIMELINE_ORDER_H
#define LIMBER_TIMELINE_ORDER_H

#include "timeline/draft.h"

/* The figure in a key of an exercise or move. */
struct whereabouts {
    struct source source;
    bool mirrored;
    int key;
};

struct order {
    struct draft *draft;
    const struct exercise *exercise; /* what the next segment belongs to, as its side and step */
    enum side side;
    int step;
    struct whereabouts at;
    struct whereabouts astray; /* from here it still has to go back to the start pose */
    bool is_astray;
    const struct position *described; /* the position told last; NULL: none yet */
    struct node_of_path stands;       /* the position its start pose is of; NULL: none yet */
};

/* One more segment in which the figure goes to key `to` of the exercise it is at; NULL when memory
 * ran out. */
struct draft_segment *order_append(struct order *order, enum segment_kind kind, const char *phase,
                                   int to, int64_t ms, enum pace pace);

/* How long the lines take to say, with a moment's silence before and after each, in whole seconds.
 */
int64_t order_saying_ms(const struct draft *draft, struct lines lines);

/* A text, lines, as they read for a side. */
const char *order_words(struct draft *draft, const char *text, enum side side);
struct lines order_worded(struct draft *draft, struct lines lines, enum side side);

/* What is said in a phase of the exercise, with what describes it if that is wished; right-sided.
 */
struct lines order_phase_lines(struct order *order, int phase);

/* If that is wished, time in the start pose in which the step's exercise is described; whole bars
 * where there are bars. */
void order_describe(struct order *order, const struct step *step);

/* If that is wished, time after changing sides for those of the words of the first `phases`, told
 * on the first side alone, that name a side. */
void order_describe_side(struct order *order, int phases);

/* The figure is to be in its start pose when what comes next is through with going back. */
void order_leave(struct order *order);

/* What follows is this step's, on this side; the figure is at its start pose without a way. */
void order_take_up(struct order *order, const struct step *step, enum side side);

/* Brings the figure from whatever it did to the start pose of the step's exercise. */
void order_go_to(struct order *order, const struct step *step, enum side side);

/* From the end of one side to key `begin` of the other, seen in the mirror. */
void order_change_sides(struct order *order, int begin, enum side side);

#endif
