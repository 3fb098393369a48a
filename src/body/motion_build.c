#include "body/apart.h"
#include "body/journey.h"
#include "body/motion_parts.h"
#include "body/site.h"
#include "body/skin.h"
#include "body/worth.h"

#include <math.h>

enum { SPANS = 8, SPANS_LIFTING = 16 };

/* Nor may what stands slip further than it does at the ends. */
#define STRAY_MOST 0.001f
/* A change of course by so much in a frame is not looked into, metres. */
#define JOLT_FINE 0.003f
/* What is taken in its place has at most so much of it. */
#define CALMER_MOST 0.8f
/* A way round may turn a joint so much faster than the straight one. */
#define HASTE_MOST 1.3f

/* Arena for the work of one build; a solver and the goals of each key. */
#define WORK_LIMIT ((size_t)16 << 20)

struct build {
    const struct motion_plan *plan;
    struct arena *arena;
    struct arena work;
    struct solver *solver;
    struct baked_key *keys;
    struct problems *problems;
    struct motion *motion;
};

static bool leg_lifts(const struct key *from, const struct key *to)
{
    for (int i = 0; i < from->contact_count; i++) {
        const struct contact *contact = &from->contact[i];
        if (part_is_of_leg(contact->part) && contact->target == TARGET_FLOOR &&
            !key_has(to, contact)) {
            return true;
        }
    }
    return false;
}

static int spans_of(const struct build *build, const struct way *way)
{
    const struct key *from = &build->plan->keys[way->from];
    const struct key *to = &build->plan->keys[way->to];
    if (way->from == way->to) {
        return 1;
    }
    return build->plan->journey || leg_lifts(from, to) || leg_lifts(to, from) ? SPANS_LIFTING
                                                                              : SPANS;
}

static void goals_of_way(const struct build *build, const struct way *way, struct solved *out)
{
    out->goal_count = 0;
    for (int i = 0; i < way->contact_count; i++) {
        out->goal_count += goals_of_contact(build->plan->rig, &way->contacts[i],
                                            &build->motion->pins, &out->goals[out->goal_count]);
    }
}

static bool solve_keys(struct build *build)
{
    if (build->plan->journey) {
        return journey_solve(build->solver, build->plan, &build->motion->pins, build->keys,
                             build->problems, &build->motion->arrival);
    }
    bool fine = true;
    for (int i = 0; i < build->plan->key_count; i++) {
        fine = key_solve(build->solver, build->plan, i, &build->motion->pins, build->problems,
                         &build->keys[i].solved) &&
               fine;
    }
    return fine;
}

/* What the whole stretch planted itself stands where the smaller one puts it. */
static void scale_arc(struct build *build, const struct motion_arc *arc)
{
    const struct rig *rig = build->plan->rig;
    const struct key *key = &build->plan->keys[arc->key];
    struct solved *end = &build->keys[arc->key].solved;
    pins_forget(&build->motion->pins, arc->key);
    solved_goals(end, rig, key, &build->motion->pins);
    const struct keeping keeping = {key->contact, key->contact_count};
    figure_on_way(build->solver, rig, &build->keys[arc->arc_from].solved.figure, &end->figure,
                  (double)build->plan->range, end->goals, end->goal_count, &keeping, &end->figure);
    struct stand stand;
    figure_place(rig, &end->figure, &stand);
    key_judge(rig, key, end, false, build->problems);
    pins_record(&build->motion->pins, arc->key, end->goals, end->goal_count, &stand);
}

static bool is_reverse(const struct way *a, const struct way *b)
{
    return a->from == b->to && a->to == b->from;
}

/* How far the contacts of a way are off at most, metres, at a progress. */
static float strays(const struct motion *motion, const struct way *way, float s)
{
    struct pose pose;
    struct placed placed;
    float most = 0.0f;
    track_pose(way->track, s, 0.0f, &pose);
    pose_place(&motion->rig, &pose, &placed);
    for (int i = 0; i < way->contact_count; i++) {
        const struct contact_state state = motion_contact_state(motion, &way->contacts[i], &placed);
        most = fmaxf(most, fmaxf(fabsf(state.gap), state.slip));
    }
    return most;
}

/* What the keys themselves leave over cannot be mended. */
static bool strays_between(const struct motion *motion, const struct way *way)
{
    const float at_ends = fmaxf(strays(motion, way, 0.0f), strays(motion, way, 1.0f));
    for (int i = 0; i < way->track->spans; i++) {
        if (strays(motion, way, ((float)i + 0.5f) / (float)way->track->spans) >
            at_ends + STRAY_MOST) {
            return true;
        }
    }
    return false;
}

/* A way round what the figure would pass through, if there is one without haste. What either end
 * touches may be near on the way. */
static bool bake_round(const struct build *build, const struct way *way,
                       const struct solved *shared, struct track *track)
{
    struct contact contacts[2 * KEY_CONTACTS_MOST];
    const struct key *keys = build->plan->keys;
    const struct keeping keeping = {contacts,
                                    contacts_of_both(&keys[way->from], &keys[way->to], contacts)};
    const struct rig *rig = build->plan->rig;
    const float excess = track_excess(rig, track, &keeping);
    if (excess <= 0.0f) {
        return true;
    }
    struct track tried;
    if (!track_bake(build->solver, rig, &build->keys[way->from], &build->keys[way->to], shared,
                    track->spans == SPANS ? SPANS_LIFTING : track->spans, &keeping, COURSE_MIXED,
                    build->arena, &tried)) {
        return false;
    }
    if (track_excess(rig, &tried, &keeping) < excess && !track_dips(rig, &tried) &&
        track_stride(&tried) < HASTE_MOST * track_stride(track)) {
        *track = tried;
    }
    return true;
}

/* A journey that jolts is looked for once more from either end; what is calmer and costs nothing
 * else is taken. */
static bool bake_calmly(const struct build *build, const struct way *way,
                        const struct solved *shared, struct track *track)
{
    static const enum course courses[] = {COURSE_ONWARDS, COURSE_BACKWARDS};
    const struct rig *rig = build->plan->rig;
    float jolt = build->plan->journey ? track_jolt(rig, track) : 0.0f;
    for (int i = 0; i < 2 && jolt > JOLT_FINE; i++) {
        struct track tried;
        if (!track_bake(build->solver, rig, &build->keys[way->from], &build->keys[way->to], shared,
                        track->spans, NULL, courses[i], build->arena, &tried)) {
            return false;
        }
        const float calmer = track_jolt(rig, &tried);
        if (calmer < CALMER_MOST * jolt && !track_dips(rig, &tried) &&
            track_stride(&tried) <= track_stride(track)) {
            *track = tried;
            jolt = calmer;
        }
    }
    return true;
}

static bool bake_way(struct build *build, struct way *way)
{
    for (const struct way *other = build->motion->ways; other < way; other++) {
        if (is_reverse(other, way) && !other->backwards) {
            way->track = other->track;
            way->backwards = true;
            return true;
        }
    }
    const struct rig *rig = build->plan->rig;
    struct track *track = arena_take(build->arena, 1, sizeof *track);
    struct solved shared;
    goals_of_way(build, way, &shared);
    way->track = track;
    int spans = spans_of(build, way);
    do {
        if (!track ||
            !track_bake(build->solver, rig, &build->keys[way->from], &build->keys[way->to], &shared,
                        spans, NULL, COURSE_MIXED, build->arena, track)) {
            return false;
        }
        spans *= 2;
    } while (
        track->spans > 1 && spans <= TRACK_SPANS_MOST &&
        (track_dips(rig, track) || (build->plan->journey && strays_between(build->motion, way))));
    return track->spans == 1 ||
           (bake_calmly(build, way, &shared, track) && bake_round(build, way, &shared, track));
}

static bool bake_ways(struct build *build)
{
    for (int i = 0; i < build->plan->way_count; i++) {
        struct way *way = &build->motion->ways[i];
        if (!way_share_contacts(way, build->plan, build->arena) || !bake_way(build, way)) {
            return false;
        }
    }
    return true;
}

static bool build_all(struct build *build)
{
    if (!solve_keys(build)) {
        return false;
    }
    for (int i = 0; i < build->plan->arc_count && build->plan->range < 1.0f; i++) {
        scale_arc(build, &build->plan->arcs[i]);
    }
    for (int i = 0; i < build->plan->key_count; i++) {
        struct baked_key *key = &build->keys[i];
        solved_goals(&key->solved, build->plan->rig, &build->plan->keys[i], &build->motion->pins);
        key_fill(build->solver, build->plan->rig, key);
        figure_to_pose(&key->solved.figure, &build->motion->keys[i]);
    }
    return bake_ways(build);
}

static bool build_open(struct build *build)
{
    const struct motion_plan *plan = build->plan;
    build->motion = motion_open(plan, build->arena);
    build->keys = arena_take(&build->work, (size_t)plan->key_count + 1, sizeof *build->keys);
    build->solver = solver_make(plan->rig, &build->work);
    return build->motion && build->keys && build->solver;
}

const struct motion *motion_build(const struct motion_plan *plan, struct arena *arena,
                                  struct problems *problems)
{
    struct motion_plan own = *plan;
    struct build build = {.plan = &own, .arena = arena, .problems = problems};
    arena_open(&build.work, arena->memory, WORK_LIMIT);
    const bool built = (!own.journey || journey_plant(&own, &build.work)) && build_open(&build) &&
                       build_all(&build);
    arena_close(&build.work);
    return built ? build.motion : NULL;
}
