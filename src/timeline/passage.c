#include "timeline/order.h"

#include "base/ease.h"

#include <math.h>
#include <string.h>

static const int64_t ns_per_ms = 1000000;

/* A way of the figure, and what the time for it is called. */
struct going {
    struct whereabouts from;
    int to;
    enum segment_kind kind;
    const char *phase;
    int64_t ms;
    enum pace pace;
    bool continues, returns;
};

static struct draft_segment *put(struct order *order, const struct going *going)
{
    struct draft *draft = order->draft;
    void *array = draft->segments;
    if (draft->failed ||
        !draft_grow(draft, &array, draft->count, &draft->room, sizeof *draft->segments)) {
        return NULL;
    }
    draft->segments = array;
    const struct exercise *shown = going->from.exercise;
    int motion = -1, way = -1;
    if (shown) {
        way = draft_way(draft, shown, going->from.range, going->from.key, going->to, &motion);
    }
    struct draft_segment *added = &draft->segments[draft->count++];
    *added = (struct draft_segment){
        .segment = {.kind = going->kind,
                    .exercise = order->exercise,
                    .side = order->side,
                    .phase = going->phase,
                    .pose = shown ? shown->keys[going->to].name : "",
                    .caption = "",
                    .motion = motion,
                    .way = way,
                    .returns = going->returns,
                    .mirrored = going->from.mirrored,
                    .step = order->step,
                    .next = -1},
        .span_ns = going->ms * ns_per_ms,
        .pace = going->pace,
        .from = going->from.key,
        .to = going->to,
        .continues = going->continues,
    };
    return added;
}

/* The way back, if one is due, is the first of the passage that `going` then completes; a hold
 * keeps its seconds. */
static struct draft_segment *put_passage(struct order *order, struct going going)
{
    if (order->is_astray) {
        order->is_astray = false;
        struct going back = going;
        back.from = order->astray;
        back.to = 0;
        back.ms = 0;
        back.returns = true;
        put(order, &back);
        going.continues = going.kind != SEGMENT_PHASE || going.pace != PACE_FIXED;
    }
    return put(order, &going);
}

struct draft_segment *order_append(struct order *order, enum segment_kind kind, const char *phase,
                                   int to, int64_t ms, enum pace pace)
{
    const struct going going = {
        .from = order->at, .to = to, .kind = kind, .phase = phase, .ms = ms, .pace = pace};
    order->at.key = to;
    return put_passage(order, going);
}

void order_leave(struct order *order)
{
    if (order->at.exercise && order->at.key != 0) {
        order->astray = order->at;
        order->is_astray = true;
        order->at.key = 0;
    }
}

static bool same_position(const struct exercise *a, const struct exercise *b)
{
    return a->position && b->position && strcmp(a->position->id, b->position->id) == 0;
}

void order_take_up(struct order *order, const struct step *step, enum side side)
{
    const float range = clampf(order->draft->wish.range * step->comfort, 0.3f, 1.0f);
    order->exercise = step->exercise;
    order->side = side;
    order->at = (struct whereabouts){step->exercise, range, side == SIDE_LEFT, 0};
}

void order_go_to(struct order *order, const struct step *step, enum side side)
{
    order_leave(order);
    const struct exercise *before = order->at.exercise;
    order_take_up(order, step, side);
    if (before && before->position && !same_position(before, step->exercise)) {
        int seconds = position_change_seconds(before->position->id, step->exercise->position->id);
        order_append(order, SEGMENT_CHANGE, "change", 0, (int64_t)seconds * 1000, PACE_PATIENT);
    }
}

static bool same_angle(const struct key_angle *a, const struct key_angle *b, float sign)
{
    return a->known == b->known && (!a->known || fabsf(a->degrees - sign * b->degrees) < 1e-3f);
}

/* Angles are written alike for both sides; of the trunk only bending forward has no side. */
static bool angles_are_even(const struct key *key)
{
    for (int joint = 0; joint < JOINT_COUNT; joint++) {
        const int other = (int)joint_mirror((enum joint)joint);
        for (int axis = 0; axis < ANGLE_AXES; axis++) {
            const float sign = other == joint && axis > 0 ? -1.0f : 1.0f;
            if (!same_angle(&key->angle[joint][axis], &key->angle[other][axis], sign)) {
                return false;
            }
        }
    }
    return !key->root[2].known || key->root[2].degrees == 0;
}

static bool has_mirrored(const struct key *key, const struct contact *contact)
{
    for (int i = 0; i < key->contact_count; i++) {
        const struct contact *other = &key->contact[i];
        if (other->part == contact->part && other->side == side_mirror(contact->side) &&
            other->target == contact->target && other->target != TARGET_POINT &&
            other->target_side == side_mirror(contact->target_side) &&
            other->along == contact->along && other->around == contact->around) {
            return true;
        }
    }
    return false;
}

/* Whether the mirror shows the same pose. */
static bool is_even(const struct key *key)
{
    for (int i = 0; i < key->contact_count; i++) {
        if (!has_mirrored(key, &key->contact[i])) {
            return false;
        }
    }
    return angles_are_even(key);
}

void order_change_sides(struct order *order, int begin, enum side side)
{
    order->side = side;
    const bool even = is_even(&order->exercise->keys[begin]);
    if (!even || begin == 0) {
        order_leave(order);
    }
    if (!even) {
        order->at.mirrored = side == SIDE_LEFT;
    }
    order_append(order, SEGMENT_SWITCH, "switch", begin, order->exercise->switch_ms, PACE_PATIENT);
    order->at.mirrored = side == SIDE_LEFT;
}
