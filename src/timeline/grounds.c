#include "timeline/draft.h"

/* Where the origin of a move lies in the room, and after it that of the position it leads to. */
struct standing {
    struct ground position, move;
};

static struct ground arrival_of(const struct draft *draft, const struct draft_segment *segment)
{
    const struct ground end = motion_arrival(draft->solved[segment->segment.motion]);
    return segment->segment.mirrored ? ground_mirror(&end) : end;
}

/* A move begins at its first key, or at its last one when it is played backwards. */
static void begin_move(const struct draft *draft, const struct draft_segment *segment,
                       struct standing *standing)
{
    const int last = segment->move->key_count - 1;
    if (segment->from < segment->to && segment->from == 0) {
        standing->move = standing->position;
    } else if (segment->from > segment->to && segment->from == last) {
        const struct ground end = arrival_of(draft, segment), back = ground_inverse(&end);
        standing->move = ground_then(&standing->position, &back);
    }
}

static void end_move(const struct draft *draft, const struct draft_segment *segment,
                     struct standing *standing)
{
    if (segment->to == segment->move->key_count - 1) {
        const struct ground end = arrival_of(draft, segment);
        standing->position = ground_then(&standing->move, &end);
    } else if (segment->to == 0) {
        standing->position = standing->move;
    }
}

void draft_grounds(struct draft *draft)
{
    struct standing standing = {0};
    for (int i = 0; i < draft->count; i++) {
        struct draft_segment *segment = &draft->segments[i];
        if (!segment->move) {
            segment->segment.ground = standing.position;
            continue;
        }
        begin_move(draft, segment, &standing);
        segment->segment.ground = standing.move;
        end_move(draft, segment, &standing);
    }
}
