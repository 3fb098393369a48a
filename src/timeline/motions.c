#include "timeline/draft.h"

static struct draft_motion *motion_of(struct draft *draft, const struct source *source, int *index)
{
    for (*index = 0; *index < draft->motion_count; ++*index) {
        struct draft_motion *motion = &draft->motions[*index];
        if (motion->source.exercise == source->exercise && motion->source.move == source->move &&
            motion->source.range == source->range) {
            return motion;
        }
    }
    void *array = draft->motions;
    if (!draft_grow(draft, &array, draft->motion_count, &draft->motion_room,
                    sizeof *draft->motions)) {
        return NULL;
    }
    draft->motions = array;
    struct draft_motion *added = &draft->motions[draft->motion_count++];
    *added = (struct draft_motion){.source = *source};
    return added;
}

int draft_way(struct draft *draft, const struct source *source, int from, int to, int *motion)
{
    struct draft_motion *of = motion_of(draft, source, motion);
    if (!of) {
        return -1;
    }
    for (int i = 0; i < of->way_count; i++) {
        if (of->ways[i].from == from && of->ways[i].to == to) {
            return i;
        }
    }
    void *array = of->ways;
    if (!draft_grow(draft, &array, of->way_count, &of->way_room, sizeof *of->ways)) {
        return -1;
    }
    of->ways = array;
    of->ways[of->way_count] = (struct motion_way){from, to};
    return of->way_count++;
}

/* One arc a key: that of the first phase that stretches to it. */
static int arcs_of(const struct exercise *exercise, struct motion_arc *arcs)
{
    int count = 0;
    for (int p = 0; p < exercise->phase_count; p++) {
        const struct phase *phase = &exercise->phases[p];
        bool known = !phase->stretches;
        for (int i = 0; i < count; i++) {
            known = known || arcs[i].key == phase->key;
        }
        if (!known) {
            arcs[count++] = (struct motion_arc){phase->key, exercise_arc_start(exercise, p)};
        }
    }
    return count;
}

static const struct motion *solve_move(struct draft *draft, const struct draft_motion *motion,
                                       struct problems *problems)
{
    const struct move *move = motion->source.move;
    const struct motion_plan plan = {
        .rig = draft->rig,
        .keys = move->keys,
        .key_count = move->key_count,
        .ways = motion->ways,
        .way_count = motion->way_count,
        .range = 1,
        .journey = true,
        .arrival = {.kept = move->keeps.given,
                    .part = move->keeps.part,
                    .side = move->keeps.side,
                    .turn = move->turn},
    };
    return motion_build(&plan, draft->arena, problems);
}

static const struct motion *solve(struct draft *draft, const struct draft_motion *motion,
                                  struct problems *problems)
{
    const struct exercise *exercise = motion->source.exercise;
    if (motion->source.move) {
        return solve_move(draft, motion, problems);
    }
    struct motion_arc *arcs =
        arena_take(draft->scratch, (size_t)exercise->phase_count + 1, sizeof *arcs);
    if (!arcs) {
        return NULL;
    }
    const struct motion_plan plan = {
        .rig = draft->rig,
        .keys = exercise->keys,
        .key_count = exercise->key_count,
        .ways = motion->ways,
        .way_count = motion->way_count,
        .arcs = arcs,
        .arc_count = arcs_of(exercise, arcs),
        .range = motion->source.range,
    };
    return motion_build(&plan, draft->arena, problems);
}

bool draft_solve(struct draft *draft, struct problems *problems)
{
    draft->solved =
        arena_take(draft->arena, (size_t)draft->motion_count + 1, sizeof(const struct motion *));
    for (int i = 0; draft->solved && i < draft->motion_count; i++) {
        draft->solved[i] = solve(draft, &draft->motions[i], problems);
        if (!draft->solved[i]) {
            return false;
        }
    }
    return draft->solved != NULL;
}
