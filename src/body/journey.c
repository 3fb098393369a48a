#include "body/journey.h"
#include "body/real.h"
#include "body/site.h"

#include <cglm/util.h>
#include <string.h>

struct journey {
    struct solver *solver;
    const struct motion_plan *plan;
    struct pins *pins;
    struct baked_key *keys;
    struct problems *problems;
    struct pin alone_pin[GOALS_MOST];
    struct pins alone; /* what the last key plants, at its own origin */
};

/* One contact goes on in the next: the same part, or a heel that lifts and leaves the ball. */
static bool goes_on(const struct contact *before, const struct contact *after)
{
    if (before->target != after->target || before->slides != after->slides) {
        return false;
    }
    return contact_on_plane(after) ? contact_meets(before, after)
                                   : before->part == after->part && before->side == after->side &&
                                         before->target_side == after->target_side;
}

static void plant_key(const struct key *before, struct key *key, int index)
{
    for (int i = 0; i < key->contact_count; i++) {
        struct contact *contact = &key->contact[i];
        contact->planting = index;
        for (int b = 0; before && b < before->contact_count; b++) {
            if (goes_on(&before->contact[b], contact) &&
                before->contact[b].planting < contact->planting) {
                contact->planting = before->contact[b].planting;
            }
        }
    }
}

bool journey_plant(struct motion_plan *plan, struct arena *arena)
{
    struct key *keys = arena_take(arena, (size_t)plan->key_count, sizeof *keys);
    if (!keys) {
        return false;
    }
    memcpy(keys, plan->keys, (size_t)plan->key_count * sizeof *keys);
    for (int i = 0; i < plan->key_count; i++) {
        plant_key(i > 0 ? &keys[i - 1] : NULL, &keys[i], i);
    }
    plan->keys = keys;
    return true;
}

static int last_of(const struct journey *journey)
{
    return journey->plan->key_count - 1;
}

static bool solve_span(struct journey *journey, int from, int to)
{
    bool fine = true;
    for (int i = from; i <= to; i++) {
        fine = key_solve(journey->solver, journey->plan, i, journey->pins, journey->problems,
                         &journey->keys[i].solved) &&
               fine;
    }
    return fine;
}

static bool may_be_kept(const struct arrival *arrival, const struct contact *contact)
{
    return contact_on_plane(contact) &&
           (arrival->kept ? contact->part == arrival->part && contact->side == arrival->side
                          : !contact->slides);
}

/* The contact of the last key that has stood longest, of those that may tell where it lies; NULL
 * when none stands in the pose before. */
static const struct contact *find_kept(const struct journey *journey)
{
    const struct key *end = &journey->plan->keys[last_of(journey)];
    const struct contact *kept = NULL;
    for (int i = 0; i < end->contact_count; i++) {
        const struct contact *contact = &end->contact[i];
        if (may_be_kept(&journey->plan->arrival, contact) &&
            contact->planting < (kept ? kept->planting : last_of(journey))) {
            kept = contact;
        }
    }
    return kept;
}

/* Where the sphere of a goal is in a solved key; false when it touches nothing flat there. */
static bool place_in(const struct journey *journey, int key, const struct goal *goal, double out[3])
{
    const struct solved *solved = &journey->keys[key].solved;
    struct stand stand;
    figure_place(journey->plan->rig, &solved->figure, &stand);
    for (int i = 0; i < solved->goal_count; i++) {
        const struct goal *other = &solved->goals[i];
        if (other->touch == goal->touch && contact_on_plane(other->contact)) {
            stand_point(&stand, other->joint, other->local, out);
            return true;
        }
    }
    return false;
}

static void point_move(const struct ground *ground, const double point[3], double out[3])
{
    vec3 moved;
    point_on_ground((vec3){(float)point[0], (float)point[1], (float)point[2]}, ground, moved);
    for (int k = 0; k < 3; k++) {
        out[k] = (double)moved[k];
    }
}

/* Lays the kept spheres, in the middle, on where they are in key `where`. False when the part
 * stands on other spheres now. */
static bool ground_of_end(const struct journey *journey, const struct contact *kept, int where,
                          struct ground *out)
{
    const struct solved *end = &journey->keys[last_of(journey)].solved;
    const struct ground turned = {0.0f, 0.0f, journey->plan->arrival.turn};
    double shift[3] = {0.0, 0.0, 0.0};
    int count = 0;
    for (int i = 0; i < end->goal_count; i++) {
        double here[3], there[3];
        const struct goal *goal = &end->goals[i];
        if (may_be_kept(&journey->plan->arrival, goal->contact) &&
            goal->contact->planting == kept->planting && place_in(journey, where, goal, here) &&
            place_in(journey, last_of(journey), goal, there)) {
            point_move(&turned, there, there);
            shift[0] += here[0] - there[0];
            shift[2] += here[2] - there[2];
            count++;
        }
    }
    *out = (struct ground){(float)(shift[0] / fmax(count, 1)), (float)(shift[2] / fmax(count, 1)),
                           turned.turn};
    return count > 0;
}

static void place_end(struct journey *journey, const struct ground *ground)
{
    struct figure *figure = &journey->keys[last_of(journey)].solved.figure;
    point_move(ground, figure->root, figure->root);
    if (ground->turn != 0.0f) {
        const double half = (double)glm_rad(ground->turn) / 2.0;
        const double turn[4] = {0.0, sin(half), 0.0, cos(half)};
        double pelvis[4];
        quat_product(turn, figure->turn[JOINT_PELVIS], pelvis);
        memcpy(figure->turn[JOINT_PELVIS], pelvis, sizeof pelvis);
    }
}

static double level_distance(const double a[3], const double b[3])
{
    const double apart[3] = {a[0] - b[0], 0.0, a[2] - b[2]};
    return real_length(apart);
}

/* How far the spheres of a contact of the last key are from where they have stood all along. */
static double misfit_of(const struct journey *journey, const struct contact *contact,
                        const struct ground *ground)
{
    double most = 0.0;
    for (int i = 0; i < journey->alone.count; i++) {
        const struct pin *pin = &journey->alone.pin[i];
        int touch[3];
        const int count = part_touches(contact->part, contact->side, touch);
        const struct pin *stood = pins_find(journey->pins, pin->touch, contact);
        for (int t = 0; t < count && stood; t++) {
            double there[3];
            point_move(ground, pin->at, there);
            if (touch[t] == pin->touch && pin->target == contact->target) {
                most = fmax(most, level_distance(there, stood->at));
            }
        }
    }
    return most;
}

static bool judge_misfits(const struct journey *journey, const struct ground *ground)
{
    const struct key *end = &journey->plan->keys[last_of(journey)];
    bool fine = true;
    for (int i = 0; i < end->contact_count; i++) {
        const struct contact *contact = &end->contact[i];
        const double misfit = contact->planting == 0 ? misfit_of(journey, contact, ground) : 0.0;
        if (misfit <= MISS_WARNING) {
            continue;
        }
        (misfit > MISS_ERROR ? problem_error : problem_warning)(
            journey->problems, journey->plan->keys[0].place,
            "%s%s stands all the way, but %.0f mm from where the last pose has it; lift it on the "
            "way, or write both positions so that it fits",
            side_prefix(contact->side), part_name(contact->part), misfit * 1000.0);
        fine = fine && misfit <= MISS_ERROR;
    }
    return fine;
}

/* What comes to stand on the way and still does at the end stands where the last key has it. */
static void plant_end(struct journey *journey, const struct ground *ground)
{
    for (int i = 0; i < journey->alone.count; i++) {
        const struct pin *pin = &journey->alone.pin[i];
        const struct contact contact = {.target = pin->target, .planting = pin->planting};
        double there[3];
        point_move(ground, pin->at, there);
        pins_put(journey->pins, last_of(journey), pin->touch, &contact, there);
    }
}

static bool solve_ends(struct journey *journey)
{
    const int last = last_of(journey);
    return solve_span(journey, 0, 0) &&
           key_solve(journey->solver, journey->plan, last, &journey->alone, journey->problems,
                     &journey->keys[last].solved);
}

static void tell_lost(const struct journey *journey)
{
    const struct arrival *arrival = &journey->plan->arrival;
    problem_error(journey->problems, journey->plan->keys[last_of(journey)].place,
                  "%s stands in the last pose as in the one before it, so that nothing tells where "
                  "the new position lies; let a part stay on the floor from one to the other",
                  arrival->kept ? part_name(arrival->part) : "nothing");
}

/* A kept part that steps is followed up to where it stands; that first try is forgotten again. */
static bool find_arrival(struct journey *journey, struct ground *arrival)
{
    const struct contact *kept = find_kept(journey);
    if (!kept) {
        tell_lost(journey);
        return false;
    }
    const int where = kept->slides ? last_of(journey) - 1 : kept->planting;
    const int pins = journey->pins->count;
    struct journey trial = *journey;
    struct problems unheard;
    problems_open(&unheard, journey->problems->arena.memory);
    trial.problems = &unheard;
    solve_span(&trial, 1, where);
    problems_close(&unheard);
    journey->pins->count = pins;
    if (!ground_of_end(journey, kept, where, arrival)) {
        tell_lost(journey);
        return false;
    }
    return true;
}

bool journey_solve(struct solver *solver, const struct motion_plan *plan, struct pins *pins,
                   struct baked_key *keys, struct problems *problems, struct ground *arrival)
{
    struct journey journey = {
        .solver = solver, .plan = plan, .pins = pins, .keys = keys, .problems = problems};
    journey.alone = (struct pins){.pin = journey.alone_pin, .most = GOALS_MOST};
    if (!solve_ends(&journey) || !find_arrival(&journey, arrival)) {
        return false;
    }
    const bool fits = judge_misfits(&journey, arrival);
    place_end(&journey, arrival);
    plant_end(&journey, arrival);
    return solve_span(&journey, 1, last_of(&journey) - 1) && fits;
}
