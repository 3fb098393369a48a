#include "command/sheet_plan.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

static bool is_text_equal(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static bool is_wanted(const struct sheet_plan *plan, const struct segment *segment,
                      const enum side *sides)
{
    if (segment->kind != SEGMENT_PHASE || segment->returns || segment->exercise == NULL)
        return false;
    if (segment->side == SIDE_BOTH || (sides != NULL && *sides == SIDE_BOTH))
        return true;
    if (sides != NULL)
        return segment->side == *sides;
    for (int i = 0; i < plan->row_count; i++)
        if (plan->rows[i].exercise == segment->exercise)
            return plan->rows[i].side == segment->side;
    return true;
}

static int seconds(const struct segment *segment)
{
    return (int)((segment->end_ms - segment->start_ms + 500) / 1000);
}

/* "move_in" reads "Move in". */
static void set_title(struct sheet_cell *cell, const char *phase, int length)
{
    if (length > 0)
        (void)snprintf(cell->title, sizeof cell->title, "%s %d s", phase, length);
    else
        (void)snprintf(cell->title, sizeof cell->title, "%s", phase);
    for (char *c = cell->title; *c != '\0'; c++)
        *c = *c == '_' ? ' ' : *c;
    cell->title[0] = (char)toupper((unsigned char)cell->title[0]);
}

static void cell_add(struct sheet_plan *plan, struct sheet_row *row, const struct segment *segment,
                     bool begins)
{
    if (plan->cell_count == SHEET_CELLS_MOST)
        return;
    struct sheet_cell *cell = &plan->cells[plan->cell_count++];
    *cell = (struct sheet_cell){.segment = segment, .begins = begins};
    cell->row = (int)(row - plan->rows);
    row->count++;
    if (begins)
        set_title(cell, "Start", 0);
    else
        set_title(cell, segment->phase, seconds(segment));
}

/* A row's cells lie together: rows are filled one after the other. */
static void row_fill(struct sheet_plan *plan, struct sheet_row *row,
                     const struct timeline *timeline)
{
    row->first = plan->cell_count;
    for (int i = 0; i < timeline->segment_count; i++) {
        const struct segment *segment = &timeline->segments[i];
        if (segment->exercise != row->exercise || segment->side != row->side ||
            segment->kind != SEGMENT_PHASE || segment->returns)
            continue;
        bool at_start = is_text_equal(segment->pose, row->exercise->keys[0].name);
        if (row->count == 0 && !at_start)
            cell_add(plan, row, segment, true);
        struct sheet_cell *last = row->count > 0 ? &plan->cells[plan->cell_count - 1] : NULL;
        bool held = last != NULL && !last->begins && segment->holds && last->segment + 1 == segment;
        bool known = false;
        for (int c = row->first; c < plan->cell_count; c++)
            known = known || (plan->cells[c].begins
                                  ? at_start
                                  : is_text_equal(plan->cells[c].segment->pose, segment->pose));
        if (!known)
            cell_add(plan, row, segment, false);
        else if (held && is_text_equal(last->segment->pose, segment->pose))
            (void)snprintf(last->title + strlen(last->title),
                           sizeof last->title - strlen(last->title), ", hold %d s",
                           seconds(segment));
    }
}

static bool has_row(const struct sheet_plan *plan, const struct segment *segment)
{
    for (int i = 0; i < plan->row_count; i++)
        if (plan->rows[i].exercise == segment->exercise && plan->rows[i].side == segment->side)
            return true;
    return false;
}

int sheet_row_lines(const struct sheet_plan *plan, const struct sheet_row *row)
{
    return (row->count + plan->columns - 1) / plan->columns;
}

void sheet_plan(struct sheet_plan *plan, const struct timeline *timeline, const enum side *sides)
{
    memset(plan, 0, sizeof *plan);
    for (int i = 0; i < timeline->segment_count && plan->row_count < SHEET_ROWS_MOST; i++) {
        const struct segment *segment = &timeline->segments[i];
        if (is_wanted(plan, segment, sides) && !has_row(plan, segment))
            plan->rows[plan->row_count++] =
                (struct sheet_row){.exercise = segment->exercise, .side = segment->side};
    }
    for (int i = 0; i < plan->row_count; i++)
        row_fill(plan, &plan->rows[i], timeline);
    plan->columns = 1;
    for (int i = 0; i < plan->row_count; i++)
        if (plan->rows[i].count > plan->columns)
            plan->columns = plan->rows[i].count;
    if (plan->columns > SHEET_COLUMNS_MOST)
        plan->columns = SHEET_COLUMNS_MOST;
    for (int i = 0; i < plan->row_count; i++)
        plan->lines += sheet_row_lines(plan, &plan->rows[i]);
}
