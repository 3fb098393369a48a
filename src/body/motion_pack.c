#include "body/motion_pack.h"

#include <string.h>

#include "base/hoard.h"
#include "body/journey.h"
#include "body/motion_parts.h"

#define MAGIC "limbpose"

enum { MAGIC_BYTES = 8, WORK_LIMIT = 4 << 20 };

/* Begins the second hash of a plan, which stands in the bytes; the first one finds them. */
#define CHECK UINT64_C(0x6c696d626572)

static uint64_t sum_int(uint64_t sum, int value)
{
    return hoard_sum(sum, &value, sizeof value);
}

static uint64_t sum_floats(uint64_t sum, const float *values, size_t count)
{
    return hoard_sum(sum, values, count * sizeof *values);
}

static uint64_t sum_angle(uint64_t sum, const struct key_angle *angle)
{
    sum = sum_int(sum, angle->written * 2 + angle->known);
    return sum_floats(sum, &angle->degrees, 1);
}

static uint64_t sum_contact(uint64_t sum, const struct contact *contact)
{
    const int numbers[] = {(int)contact->part,        (int)contact->side, (int)contact->target,
                           (int)contact->target_side, contact->slides,    (int)contact->fingers,
                           contact->planting};
    const float floats[] = {contact->along, contact->around, contact->press, contact->strap};
    sum = hoard_sum(sum, numbers, sizeof numbers);
    sum = hoard_sum(sum, floats, sizeof floats);
    sum = sum_floats(sum, contact->point, 3);
    return sum_floats(sum, contact->normal, 3);
}

static uint64_t sum_key(uint64_t sum, const struct key *key)
{
    sum = sum_int(sum_int(sum, (int)key->stance), key->fresh);
    for (int i = 0; i < JOINT_COUNT; i++) {
        for (int axis = 0; axis < ANGLE_AXES; axis++) {
            sum = sum_angle(sum, &key->angle[i][axis]);
        }
    }
    for (int i = 0; i < 3; i++) {
        sum = sum_angle(sum, &key->root[i]);
    }
    sum = sum_int(sum, key->contact_count);
    for (int i = 0; i < key->contact_count; i++) {
        sum = sum_contact(sum, &key->contact[i]);
    }
    return sum;
}

static uint64_t sum_rig(uint64_t sum, const struct rig *rig)
{
    sum = sum_floats(sum, &rig->stature, 1);
    sum = sum_floats(sum, &rig->scale, 1);
    sum = sum_floats(sum, &rig->build, 1);
    sum = sum_floats(sum, &rig->seat, 1);
    for (int i = 0; i < JOINT_COUNT; i++) {
        sum = sum_floats(sum, rig->offset[i], 3);
        sum = sum_floats(sum, rig->least[i], RIG_AXES);
        sum = sum_floats(sum, rig->most[i], RIG_AXES);
    }
    return sum;
}

static uint64_t sum_plan(uint64_t sum, const struct motion_plan *plan)
{
    sum = sum_rig(sum, plan->rig);
    sum = sum_int(sum, plan->key_count);
    for (int i = 0; i < plan->key_count; i++) {
        sum = sum_key(sum, &plan->keys[i]);
    }
    sum = sum_int(sum, plan->way_count);
    for (int i = 0; i < plan->way_count; i++) {
        sum = sum_int(sum_int(sum, plan->ways[i].from), plan->ways[i].to);
    }
    sum = sum_int(sum, plan->arc_count);
    for (int i = 0; i < plan->arc_count; i++) {
        sum = sum_int(sum_int(sum, plan->arcs[i].key), plan->arcs[i].arc_from);
    }
    sum = sum_floats(sum_int(sum, plan->journey), &plan->range, 1);
    if (plan->journey) {
        const struct arrival *arrival = &plan->arrival;
        sum = sum_int(sum_int(sum_int(sum, arrival->kept), (int)arrival->part), (int)arrival->side);
        sum = sum_floats(sum, &arrival->turn, 1);
    }
    return sum;
}

uint64_t motion_plan_sum(const struct motion_plan *plan)
{
    return sum_plan(HOARD_SUM, plan);
}

/* While `at` is NULL it is only measured. */
struct packing {
    char *at;
    size_t length;
};

static void put(struct packing *packing, const void *bytes, size_t count)
{
    if (packing->at && count > 0) {
        memcpy(packing->at + packing->length, bytes, count);
    }
    packing->length += count;
}

static void put_int(struct packing *packing, int value)
{
    put(packing, &value, sizeof value);
}

/* Without what lies between its members. */
static void put_pose(struct packing *packing, const struct pose *pose)
{
    put(packing, pose->root, sizeof pose->root);
    put(packing, pose->turn, sizeof pose->turn);
}

static void put_track(struct packing *packing, const struct track *track)
{
    put_int(packing, track->spans);
    put_int(packing, track->breath_spans);
    put_pose(packing, &track->from);
    put(packing, &track->whole, sizeof track->whole);
    put(packing, track->nodes, ((size_t)track->spans + 1) * sizeof *track->nodes);
    put(packing, track->breath, ((size_t)track->breath_spans + 1) * sizeof *track->breath);
}

/* The first way that has the same track: itself, or the one it is the reverse of. */
static int first_of_track(const struct motion *motion, int way)
{
    int first = 0;
    while (motion->ways[first].track != motion->ways[way].track) {
        first++;
    }
    return first;
}

static void put_ways(struct packing *packing, const struct motion *motion)
{
    for (int i = 0; i < motion->way_count; i++) {
        const int first = first_of_track(motion, i);
        put_int(packing, first);
        if (first == i) {
            put_track(packing, motion->ways[i].track);
        }
    }
}

static void put_motion(struct packing *packing, const struct motion *motion,
                       const struct motion_plan *plan)
{
    const uint64_t head[] = {solver_print, sum_plan(CHECK, plan)};
    put(packing, MAGIC, MAGIC_BYTES);
    put(packing, head, sizeof head);
    put(packing, &motion->arrival, sizeof motion->arrival);
    for (int i = 0; i < plan->key_count; i++) {
        put_pose(packing, &motion->keys[i]);
    }
    put_int(packing, motion->pins.count);
    put(packing, motion->pins.pin, (size_t)motion->pins.count * sizeof *motion->pins.pin);
    put_ways(packing, motion);
    const uint64_t sum =
        packing->at ? hoard_sum(HOARD_SUM, packing->at, packing->length) : HOARD_SUM;
    put(packing, &sum, sizeof sum);
}

bool motion_pack(const struct motion *motion, const struct motion_plan *plan, struct arena *arena,
                 struct text *out)
{
    struct packing packing = {.at = NULL};
    put_motion(&packing, motion, plan);
    packing.at = arena_take(arena, packing.length, 1);
    packing.length = 0;
    if (!packing.at) {
        return false;
    }
    put_motion(&packing, motion, plan);
    *out = (struct text){packing.at, packing.length};
    return true;
}

static bool take(struct text *bytes, void *out, size_t count)
{
    if (bytes->length < count) {
        return false;
    }
    if (count > 0) {
        memcpy(out, bytes->at, count);
    }
    *bytes = (struct text){bytes->at + count, bytes->length - count};
    return true;
}

static bool take_int(struct text *bytes, int least, int most, int *out)
{
    return take(bytes, out, sizeof *out) && *out >= least && *out <= most;
}

static bool take_pose(struct text *bytes, struct pose *out)
{
    return take(bytes, out->root, sizeof out->root) && take(bytes, out->turn, sizeof out->turn);
}

static const struct change *take_changes(struct text *bytes, int spans, struct arena *arena)
{
    const size_t count = (size_t)spans + 1;
    struct change *changes = arena_take(arena, count, sizeof *changes);
    return changes && take(bytes, changes, count * sizeof *changes) ? changes : NULL;
}

static bool take_track(struct text *bytes, struct arena *arena, struct way *way)
{
    struct track *track = arena_take(arena, 1, sizeof *track);
    way->track = track;
    if (!track || !take_int(bytes, 1, TRACK_SPANS_MOST, &track->spans) ||
        !take_int(bytes, 1, TRACK_SPANS_MOST, &track->breath_spans) ||
        !take_pose(bytes, &track->from) || !take(bytes, &track->whole, sizeof track->whole)) {
        return false;
    }
    track->nodes = take_changes(bytes, track->spans, arena);
    track->breath = track->nodes ? take_changes(bytes, track->breath_spans, arena) : NULL;
    return track->breath != NULL;
}

static bool take_ways(struct text *bytes, const struct motion_plan *plan, struct arena *arena,
                      struct motion *motion)
{
    for (int i = 0; i < motion->way_count; i++) {
        struct way *way = &motion->ways[i];
        int first;
        if (!way_share_contacts(way, plan, arena) || !take_int(bytes, 0, i, &first)) {
            return false;
        }
        way->backwards = first < i;
        way->track = motion->ways[first].track;
        if (first == i && !take_track(bytes, arena, way)) {
            return false;
        }
    }
    return true;
}

static bool take_motion(struct text *bytes, const struct motion_plan *plan, struct arena *arena,
                        struct motion *motion)
{
    if (!take(bytes, &motion->arrival, sizeof motion->arrival)) {
        return false;
    }
    for (int i = 0; i < plan->key_count; i++) {
        if (!take_pose(bytes, &motion->keys[i])) {
            return false;
        }
    }
    struct pins *pins = &motion->pins;
    return take_int(bytes, 0, pins->most, &pins->count) &&
           take(bytes, pins->pin, (size_t)pins->count * sizeof *pins->pin) &&
           take_ways(bytes, plan, arena, motion) && bytes->length == 0;
}

/* Takes off what stands before and after the motion; false unless it is right. */
static bool take_frame(struct text *bytes, const struct motion_plan *plan)
{
    char magic[MAGIC_BYTES];
    uint64_t head[2], sum;
    if (bytes->length < sizeof magic + sizeof head + sizeof sum) {
        return false;
    }
    bytes->length -= sizeof sum;
    memcpy(&sum, bytes->at + bytes->length, sizeof sum);
    return sum == hoard_sum(HOARD_SUM, bytes->at, bytes->length) &&
           take(bytes, magic, sizeof magic) && memcmp(magic, MAGIC, sizeof magic) == 0 &&
           take(bytes, head, sizeof head) && head[0] == solver_print &&
           head[1] == sum_plan(CHECK, plan);
}

const struct motion *motion_unpack(struct text bytes, const struct motion_plan *plan,
                                   struct arena *arena)
{
    struct motion_plan own = *plan;
    struct arena work;
    if (!take_frame(&bytes, plan)) {
        return NULL;
    }
    arena_open(&work, arena->memory, WORK_LIMIT);
    struct motion *motion =
        own.journey && !journey_plant(&own, &work) ? NULL : motion_open(&own, arena);
    const bool taken = motion && take_motion(&bytes, &own, arena, motion);
    arena_close(&work);
    return taken ? motion : NULL;
}
