#include "player/effort.h"

#include "base/ease.h"

static bool has(const uint64_t *bits, int step)
{
    return step >= 0 && step < EFFORT_STEPS && (bits[step / EFFORT_WORD] >> step % EFFORT_WORD & 1);
}

static void add(uint64_t *bits, int step)
{
    bits[step / EFFORT_WORD] |= UINT64_C(1) << step % EFFORT_WORD;
}

void effort_begin(struct effort *effort)
{
    *effort = (struct effort){.last = -1};
}

static bool is_of_step(const struct segment *segment)
{
    return segment->kind == SEGMENT_PHASE && segment->exercise != NULL && segment->step >= 0 &&
           segment->step < EFFORT_STEPS;
}

void effort_pass(struct effort *effort, const struct timeline *timeline, int64_t from_ms,
                 int64_t to_ms)
{
    for (int i = 0; i < timeline->segment_count; i++) {
        const struct segment *segment = &timeline->segments[i];
        if (!is_of_step(segment) ||
            lesser(to_ms, segment->end_ms) <= greater(from_ms, segment->start_ms))
            continue;
        add(effort->stretched, segment->step);
        effort->last = segment->step;
    }
}

bool effort_is_stretched(const struct effort *effort, int step)
{
    return has(effort->stretched, step);
}

bool effort_is_told(const struct effort *effort, int step)
{
    return has(effort->told, step);
}

bool effort_tell(struct effort *effort, int step)
{
    if (!has(effort->stretched, step) || has(effort->told, step))
        return false;
    add(effort->told, step);
    return true;
}

const struct exercise *effort_exercise(const struct timeline *timeline, int step)
{
    for (int i = 0; i < timeline->segment_count; i++)
        if (is_of_step(&timeline->segments[i]) && timeline->segments[i].step == step)
            return timeline->segments[i].exercise;
    return NULL;
}

/* It was said of one of the steps that show it. */
static bool is_exercise_told(const struct effort *effort, const struct timeline *timeline,
                             const struct exercise *exercise)
{
    for (int step = 0; step < EFFORT_STEPS; step++)
        if (has(effort->told, step) && effort_exercise(timeline, step) == exercise)
            return true;
    return false;
}

static void list_exercise(struct effort_list *list, const struct exercise *exercise, int step)
{
    int row = 0;
    while (row < list->count && list->exercises[row] != exercise)
        row++;
    if (row == EFFORT_LIST_MOST)
        return;
    list->exercises[row] = exercise;
    list->steps[row] = step;
    list->count += row == list->count;
}

void effort_list(const struct effort *effort, const struct timeline *timeline,
                 struct effort_list *out)
{
    out->count = 0;
    for (int step = 0; step < EFFORT_STEPS; step++) {
        const struct exercise *exercise =
            has(effort->stretched, step) ? effort_exercise(timeline, step) : NULL;
        if (exercise != NULL && !is_exercise_told(effort, timeline, exercise))
            list_exercise(out, exercise, step);
    }
}
