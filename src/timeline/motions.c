#include "base/crew.h"
#include "timeline/draft.h"
#include "timeline/solved.h"
#include "timeline/within.h"

static struct draft_motion *motion_of(struct draft *draft, const struct source *source, int *index)
{
    for (*index = 0; *index < draft->motion_count; ++*index) {
        struct draft_motion *motion = &draft->motions[*index];
        if (motion->source.exercise == source->exercise && motion->source.move == source->move &&
            motion->source.range == source->range && motion->source.mirrored == source->mirrored) {
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

/* The motion, or NULL, told, where it passes the limits all the same. */
static const struct motion *keep_within(const struct motion *solved,
                                        const struct draft_motion *motion,
                                        const struct turn_limits *limits, struct place place,
                                        struct problems *problems)
{
    if (!solved || motion_is_within(solved, motion->way_count, limits)) {
        return solved;
    }
    problem_error(problems, place,
                  "it cannot be shown without bending the back further than allowed");
    return NULL;
}

static const struct motion *solve_move(const struct draft *draft, const struct draft_motion *motion,
                                       struct arena *arena, struct problems *problems)
{
    const struct move *move = motion->source.move;
    const struct motion_plan plan = {
        .rig = &draft->rigs[1][motion->source.mirrored],
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
    const struct motion *solved = solved_motion(draft->wish.solved, &plan, arena, problems);
    return keep_within(solved, motion, &draft->wish.moving, move->place, problems);
}

/* What is written, or what its contacts ask for, may go further than the person is to be shown,
 * whatever its range is: the body is then one that cannot. */
static const struct motion *solve_within(const struct draft *draft,
                                         const struct draft_motion *motion,
                                         const struct motion_plan *plan, struct arena *arena,
                                         struct problems *problems)
{
    const struct turn_limits *shown = &draft->wish.shown;
    const struct motion *solved = solved_motion(draft->wish.solved, plan, arena, problems);
    struct motion_plan narrower = *plan;
    struct rig rig = *plan->rig;
    if (!solved || motion_is_within(solved, motion->way_count, shown)) {
        return solved;
    }
    rig_limit(&rig, shown);
    narrower.rig = &rig;
    solved = solved_motion(draft->wish.solved, &narrower, arena, problems);
    return keep_within(solved, motion, shown, motion->source.exercise->place, problems);
}

static const struct motion *solve(const struct draft *draft, const struct draft_motion *motion,
                                  struct arena *arena, struct problems *problems)
{
    const struct exercise *exercise = motion->source.exercise;
    if (motion->source.move) {
        return solve_move(draft, motion, arena, problems);
    }
    struct motion_arc *arcs = arena_take(arena, (size_t)exercise->phase_count + 1, sizeof *arcs);
    if (!arcs) {
        return NULL;
    }
    const struct motion_plan plan = {
        .rig = &draft->rigs[0][motion->source.mirrored],
        .keys = exercise->keys,
        .key_count = exercise->key_count,
        .ways = motion->ways,
        .way_count = motion->way_count,
        .arcs = arcs,
        .arc_count = arcs_of(exercise, arcs),
        .range = motion->source.range,
    };
    return solve_within(draft, motion, &plan, arena, problems);
}

/* Motions have nothing to do with each other; each has its own home, and is told of by itself. */
struct solving {
    struct draft *draft;
    struct problems *problems;
};

static void solve_one(void *context, int index)
{
    const struct solving *solving = context;
    struct draft *draft = solving->draft;
    draft->solved[index] =
        solve(draft, &draft->motions[index], &draft->homes[index], &solving->problems[index]);
}

static void solve_all(struct solving *solving, const struct memory *memory)
{
    struct draft *draft = solving->draft;
    struct crew_memory shared;
    crew_memory_open(&shared, memory);
    for (int i = 0; i < draft->motion_count; i++) {
        arena_open(&draft->homes[i], &shared.memory, draft->arena->limit);
        problems_open(&solving->problems[i], &shared.memory);
    }
    crew_work(draft->motion_count, solve_one, solving);
    for (int i = 0; i < draft->motion_count; i++) {
        draft->homes[i].memory = solving->problems[i].arena.memory = memory;
    }
    crew_memory_close(&shared);
}

/* Up to the first that has no solution. */
static bool tell_all(const struct solving *solving, struct problems *problems)
{
    const struct draft *draft = solving->draft;
    bool solved = true;
    for (int i = 0; i < draft->motion_count; i++) {
        if (solved) {
            problems_append(problems, &solving->problems[i]);
        }
        solved = solved && draft->solved[i];
        problems_close(&solving->problems[i]);
    }
    return solved;
}

bool draft_solve(struct draft *draft, struct problems *problems)
{
    const size_t room = (size_t)draft->motion_count + 1;
    struct solving solving = {draft, arena_take(draft->scratch, room, sizeof *problems)};
    draft->solved = arena_take(draft->arena, room, sizeof(const struct motion *));
    draft->homes = arena_take(draft->arena, room, sizeof *draft->homes);
    if (!solving.problems || !draft->solved || !draft->homes) {
        return false;
    }
    solve_all(&solving, draft->arena->memory);
    return tell_all(&solving, problems);
}
