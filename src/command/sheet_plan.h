/* Which pictures a sheet has: a row for each exercise and side, in it the pose it starts in and
 * every other one that a phase ends in, in order, each once. */
#ifndef LIMBER_COMMAND_SHEET_PLAN_H
#define LIMBER_COMMAND_SHEET_PLAN_H

#include "timeline/timeline.h"

enum { SHEET_CELLS_MOST = 512, SHEET_ROWS_MOST = 128, SHEET_COLUMNS_MOST = 6, SHEET_TEXT = 96 };

struct sheet_cell {
    const struct segment *segment; /* the phase that leads there */
    bool begins;                   /* the pose in which that phase begins, not its end */
    int row;
    char title[SHEET_TEXT]; /* "Move in 6 s, hold 30 s" */
};

struct sheet_row {
    const struct exercise *exercise;
    enum side side; /* SIDE_BOTH for what has no sides */
    int first, count;
};

struct sheet_plan {
    struct sheet_cell cells[SHEET_CELLS_MOST];
    struct sheet_row rows[SHEET_ROWS_MOST];
    int cell_count, row_count;
    int columns, lines; /* a row with more cells than columns takes several lines */
};

/* The rows of a plan; what there is no room for is left out. `sides`: NULL draws the first side of
 * each exercise, else that side or both. */
void sheet_plan(struct sheet_plan *plan, const struct timeline *timeline, const enum side *sides);

/* Lines that a row takes. */
int sheet_row_lines(const struct sheet_plan *plan, const struct sheet_row *row);

#endif
