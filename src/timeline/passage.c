#include "timeline/order.h"

#include "base/ease.h"
#include "timeline/words.h"

#include <math.h>
#include <string.h>

enum { FADE_MS = 9000 /* a change of position for which there is no move */ };

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

static const struct key *keys_of(const struct source *source)
{
    if (source->move) {
        return source->move->keys;
    }
    return source->exercise ? source->exercise->keys : NULL;
}

static struct draft_segment *put(struct order *order, const struct going *going)
{
    struct draft *draft = order->draft;
    void *array = draft->segments;
    if (draft->failed ||
        !draft_grow(draft, &array, draft->count, &draft->room, sizeof *draft->segments)) {
        return NULL;
    }
    draft->segments = array;
    struct source source = going->from.source;
    source.mirrored = draft->uneven && going->from.mirrored;
    const struct key *keys = keys_of(&source);
    int motion = -1, way = -1;
    if (keys) {
        way = draft_way(draft, &source, going->from.key, going->to, &motion);
    }
    struct draft_segment *added = &draft->segments[draft->count++];
    *added = (struct draft_segment){
        .segment = {.kind = going->kind,
                    .exercise = order->exercise,
                    .side = order->side,
                    .phase = going->phase,
                    .pose = keys ? keys[going->to].name : "",
                    .left = keys ? &keys[going->from.key] : NULL,
                    .reached = keys ? &keys[going->to] : NULL,
                    .caption = "",
                    .motion = motion,
                    .way = way,
                    .returns = going->returns,
                    .continues = going->continues,
                    .mirrored = going->from.mirrored,
                    .step = order->step,
                    .next = -1},
        .span_ns = going->ms * NS_PER_MS,
        .pace = going->pace,
        .from = going->from.key,
        .to = going->to,
        .move = source.move,
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
        going.continues =
            going.continues || going.kind != SEGMENT_PHASE || going.pace != PACE_FIXED;
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
    if (order->at.source.exercise && order->at.key != 0) {
        order->astray = order->at;
        order->is_astray = true;
        order->at.key = 0;
    }
}

void order_take_up(struct order *order, const struct step *step, enum side side)
{
    const float range = step_range(step, order->draft->wish.range);
    order->exercise = step->exercise;
    order->side = side;
    order->at = (struct whereabouts){.source = {.exercise = step->exercise, .range = range},
                                     .mirrored = side == SIDE_LEFT};
    order->stands = (struct node_of_path){step->exercise->position, side == SIDE_LEFT};
}

/* The lines that come due before `ms` of the leg's `whole`: spread evenly, so that each is said
 * when its movement is near. */
static int lines_due(struct lines say, int64_t ms, int64_t whole)
{
    int due = 0;
    while (due < say.count && whole * due < ms * say.count) {
        due++;
    }
    return due;
}

/* One way after the other, each with the words that come due in it. */
static void travel_leg(struct order *order, const struct leg *leg, int64_t ms, struct going going)
{
    const struct move *move = leg->move;
    const int ways = move->key_count - 1;
    const struct lines say =
        order_worded(order->draft, leg->say, leg->mirrored ? SIDE_LEFT : SIDE_RIGHT);
    int64_t before = 0;
    for (int i = 0; i < ways; i++) {
        const int way = leg->backwards ? ways - 1 - i : i;
        going.from = (struct whereabouts){.source = {.move = move, .range = 1},
                                          .mirrored = leg->mirrored,
                                          .key = leg->backwards ? way + 1 : way};
        going.to = leg->backwards ? way : way + 1;
        going.ms = share_of(ms, before, move->key_ms[way], move->ms);
        const int said = lines_due(say, before, move->ms);
        before += move->key_ms[way];
        const int due = lines_due(say, before, move->ms);
        struct draft_segment *added = put_passage(order, going);
        if (!added) {
            return;
        }
        added->segment.caption = due > 0 ? say.line[due - 1] : "";
        added->say = due > said ? (struct lines){say.line + said, due - said} : (struct lines){0};
        going.continues = true;
    }
}

/* Along a path, in `ms` all together. */
static void travel(struct order *order, const struct path *path, int64_t ms, struct going going)
{
    int64_t before = 0;
    for (int i = 0; i < path->count; i++) {
        const int64_t leg_ms = path->legs[i].ms;
        travel_leg(order, &path->legs[i], share_of(ms, before, leg_ms, path->ms), going);
        before += leg_ms;
        going.continues = true;
    }
}

static struct path path_from(struct order *order, struct node_of_path from)
{
    struct path path = {.found = true};
    if (from.position && order->stands.position) {
        path = path_find(order->draft->scratch, order->draft->moves, from, order->stands);
        order->draft->failed |= order->draft->scratch->failed;
    }
    return path;
}

void order_go_to(struct order *order, const struct step *step, enum side side)
{
    order_leave(order);
    const struct node_of_path from = order->stands;
    order_take_up(order, step, side);
    const struct path path = path_from(order, from);
    if (!path.found) {
        order_append(order, SEGMENT_CHANGE, "change", 0, FADE_MS, PACE_PATIENT);
        return;
    }
    travel(order, &path, path.ms,
           (struct going){.kind = SEGMENT_CHANGE, .phase = "change", .pace = PACE_PATIENT});
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

/* As written, or as long as the words for it take. */
static int64_t switch_ms(const struct order *order)
{
    const char *const words[] = {tr(WORDS_CHANGE_SIDES), words_side(order->side)};
    const struct lines lines = {words, words[1] ? 2 : 1};
    return greater(order->exercise->switch_ms, order_saying_ms(order->draft, lines));
}

/* To the mirrored position and there to the key, all in the seconds for changing sides. */
static void travel_to_other_side(struct order *order, const struct path *path, int begin)
{
    const int64_t whole = switch_ms(order);
    const int64_t last = begin == 0 ? 0 : whole / (path->count + 1);
    const struct going going = {
        .kind = SEGMENT_SWITCH, .phase = "switch", .pace = PACE_PATIENT, .ms = last};
    travel(order, path, whole - last, going);
    if (begin != 0) {
        struct going on = going;
        on.from = order->at;
        on.to = begin;
        on.continues = true;
        put(order, &on);
        order->at.key = begin;
    }
}

void order_change_sides(struct order *order, int begin, enum side side)
{
    const struct node_of_path from = order->stands;
    order->side = side;
    order->stands.left = side == SIDE_LEFT;
    const struct path path = path_from(order, from);
    const bool even = path.found && path.count == 0 && is_even(&order->exercise->keys[begin]);
    if (!even || begin == 0) {
        order_leave(order);
    }
    if (!even) {
        order->at.mirrored = side == SIDE_LEFT;
    }
    if (path.count > 0) {
        travel_to_other_side(order, &path, begin);
        return;
    }
    order_append(order, SEGMENT_SWITCH, "switch", begin, switch_ms(order), PACE_PATIENT);
    order->at.mirrored = side == SIDE_LEFT;
}
