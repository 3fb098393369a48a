/* What must be right among moves, whichever files they come from. */
#include "library/move_file.h"

#include <string.h>

static bool leads(const struct move *move, const struct position *from, const struct position *to)
{
    const bool there = strcmp(move->from->id, from->id) == 0 && strcmp(move->to->id, to->id) == 0;
    const bool back = strcmp(move->from->id, to->id) == 0 && strcmp(move->to->id, from->id) == 0;
    return there || (move->back && back);
}

static bool same_way(const struct move *a, const struct move *b)
{
    return leads(a, b->from, b->to) || (b->back && leads(a, b->to, b->from));
}

static bool is_second(struct reader *reader, const struct moves *kept, const struct move *move)
{
    for (int i = 0; i < kept->count; i++) {
        if (same_way(kept->list[i], move)) {
            problem_error(reader->problems, move->place,
                          "found a second move between `%s` and `%s`, after `%s`; keep one of them",
                          move->from->id, move->to->id, kept->list[i]->id);
            return true;
        }
    }
    return false;
}

/* Each two positions that follow each other must have a move of their own. */
static bool is_broken(struct reader *reader, const struct moves *plain, const struct move *move)
{
    for (int i = 0; i <= move->through_count; i++) {
        const char *from = move_stop(move, i)->id, *to = move_stop(move, i + 1)->id;
        bool backwards;
        if (!move_between(plain, from, to, &backwards)) {
            problem_error(reader->problems, move->through_place[i],
                          "no move with poses leads from `%s` to `%s`; write one", from, to);
            return true;
        }
        if (move->back && !move_between(plain, to, from, &backwards)) {
            problem_error(reader->problems, move->through_place[i],
                          "no move with poses leads back from `%s` to `%s`; write `back: no`", to,
                          from);
            return true;
        }
    }
    return false;
}

static void keep(struct reader *reader, const struct shelf *shelf, bool shortcuts,
                 const struct move **list, struct moves *kept)
{
    const struct moves plain = *kept;
    for (int i = 0; i < shelf->move_count; i++) {
        const struct move *move = shelf->moves[i];
        if (shortcuts != !move->keys || is_second(reader, kept, move))
            continue;
        if (shortcuts && is_broken(reader, &plain, move))
            continue;
        list[kept->count++] = move;
    }
}

const struct moves *moves_settle(struct reader *reader, const struct shelf *shelf)
{
    struct moves *kept = reader_take(reader, 1, sizeof *kept);
    const struct move **list = reader_take(reader, shelf->move_count + 1, sizeof(void *));
    if (!kept || !list)
        return NULL;
    *kept = (struct moves){.list = list};
    keep(reader, shelf, false, list, kept);
    keep(reader, shelf, true, list, kept);
    return kept;
}

const struct routine *routine_of_move(struct reader *reader, const struct moves *moves,
                                      const struct move *move)
{
    struct routine *routine = reader_take(reader, 1, sizeof *routine);
    struct step *steps = reader_take(reader, 3, sizeof *steps);
    const struct exercise *from = exercise_of_position(reader->arena, move->from);
    const struct exercise *to = exercise_of_position(reader->arena, move->to);
    if (!routine || !steps || !from || !to)
        return NULL;
    for (int i = 0; i < 3; i++)
        steps[i] = step_of_exercise(i == 1 ? to : from, move->place);
    *routine = (struct routine){.id = move->id,
                                .name = move->name,
                                .purpose = "",
                                .steps = steps,
                                .step_count = move->back ? 3 : 2,
                                .moves = moves,
                                .opening_ms = 1000,
                                .closing_ms = 1000,
                                .place = move->place};
    return routine;
}
