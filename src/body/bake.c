#include "body/apart.h"
#include "body/real.h"

#include <cglm/util.h>
#include <math.h>
#include <string.h>

/* What a full breath moves, degrees: kinematics.md section 8. */
#define INHALE_THORAX (-1.5f) /* of flexion, over the three thoracic joints */
#define INHALE_NECK 1.0f
#define INHALE_CLAVICLE 2.5f

/* In a hold nothing but the chest may be seen to swing with the breath: content.md section 4 allows
 * other joints half a degree. A body on its hands breathes with less lift. */
#define INHALE_ELSEWHERE 0.4 /* degrees, of any other joint */

#define WAY_ROOT 0.6 /* 1/m */

/* How high a step goes, metres at RIG_STATURE: the toes hang. */
#define STEP_HEEL 0.042
#define STEP_TOES 0.010

enum { NODE_ITERATIONS = 12 };

static struct wish node_wish(const struct figure *wished, const struct goal *goals, int goal_count)
{
    struct wish wish = {
        .pose = wished,
        .goals = goals,
        .goal_count = goal_count,
        .soft = false,
        .iterations = NODE_ITERATIONS,
        .tolerance = 5e-4,
    };
    wish_stiffness(&wish, WAY_ROOT);
    return wish;
}

static void solve_node(struct solver *solver, const struct figure *wished, const struct goal *goals,
                       int goal_count, struct figure *figure)
{
    const struct wish wish = node_wish(wished, goals, goal_count);
    solver_stages(solver, &wish, figure);
}

void figure_on_way(struct solver *solver, const struct rig *rig, const struct figure *a,
                   const struct figure *b, double s, const struct goal *goals, int goal_count,
                   const struct keeping *keeping, struct figure *out)
{
    struct figure wished;
    figure_mix(a, b, s, &wished);
    *out = wished;
    const struct wish wish = node_wish(&wished, goals, goal_count);
    solver_stages(solver, &wish, out);
    figure_keep_apart(solver, rig, &wish, keeping, out);
}

static void turn_by(struct figure *figure, enum joint joint, int axis, float by)
{
    float degrees[ANGLE_AXES] = {0.0f, 0.0f, 0.0f};
    degrees[axis] = by;
    versor turn;
    angle_to_turn(joint, degrees, turn);
    const double q[4] = {(double)turn[0], (double)turn[1], (double)turn[2], (double)turn[3]};
    double turned[4];
    quat_product(figure->turn[joint], q, turned);
    quat_normalize(turned);
    memcpy(figure->turn[joint], turned, sizeof turned);
}

static void fill_lungs(struct figure *figure)
{
    for (int i = 0; i < 3; i++) {
        turn_by(figure, (enum joint)(JOINT_THORAX1 + i), 0, INHALE_THORAX / 3.0f);
    }
    turn_by(figure, JOINT_NECK, 0, INHALE_NECK);
    turn_by(figure, JOINT_LEFT_CLAVICLE, 0, INHALE_CLAVICLE);
    turn_by(figure, JOINT_RIGHT_CLAVICLE, 0, INHALE_CLAVICLE);
}

static double most_turned_elsewhere(const struct figure *a, const struct figure *b)
{
    double most = 0.0;
    for (int j = 0; j < JOINT_COUNT; j++) {
        double w[3];
        quat_log_between(a->turn[j], b->turn[j], w);
        const double turned = glm_deg((float)real_length(w));
        if ((j < JOINT_THORAX1 || j > JOINT_THORAX3) && turned > most) {
            most = turned;
        }
    }
    return most;
}

/* A share of a small change keeps the contacts as well as the whole does. */
static void keep_limbs_quiet(const struct figure *figure, struct figure *filled)
{
    const double most = most_turned_elsewhere(figure, filled);
    if (most > INHALE_ELSEWHERE) {
        const struct figure whole = *filled;
        figure_mix(figure, &whole, INHALE_ELSEWHERE / most, filled);
    }
}

/* The figure with its lungs full, every goal exactly where the figure has it now. */
static void solve_filled(struct solver *solver, const struct rig *rig, const struct figure *figure,
                         const struct goal *goals, int goal_count, struct figure *out)
{
    struct goal kept[GOALS_MOST];
    struct stand stand;
    figure_place(rig, figure, &stand);
    for (int i = 0; i < goal_count; i++) {
        double off[3];
        kept[i] = goals[i];
        goal_residual(&goals[i], &stand, off);
        for (int k = 0; k < 3; k++) {
            kept[i].offset[k] += off[k];
        }
    }
    struct figure wished = *figure;
    fill_lungs(&wished);
    *out = wished;
    solve_node(solver, &wished, kept, goal_count, out);
    keep_limbs_quiet(figure, out);
}

void key_fill(struct solver *solver, const struct rig *rig, struct baked_key *key)
{
    solve_filled(solver, rig, &key->solved.figure, key->solved.goals, key->solved.goal_count,
                 &key->filled);
}

static void change_between(const struct figure *a, const struct figure *b, struct change *out)
{
    for (int k = 0; k < 3; k++) {
        out->root[k] = (float)(b->root[k] - a->root[k]);
    }
    for (int j = 0; j < JOINT_COUNT; j++) {
        double w[3];
        quat_log_between(a->turn[j], b->turn[j], w);
        for (int k = 0; k < 3; k++) {
            out->turn[j][k] = (float)w[k];
        }
    }
}

static void change_subtract(struct change *from, const struct change *what)
{
    for (int k = 0; k < 3; k++) {
        from->root[k] -= what->root[k];
    }
    for (int j = 0; j < JOINT_COUNT; j++) {
        for (int k = 0; k < 3; k++) {
            from->turn[j][k] -= what->turn[j][k];
        }
    }
}

/* The two ends leave a little of each goal over. Along the way that rest is asked for, mixed, so
 * that the corrections vanish at both ends. */
struct rests {
    double a[GOALS_MOST][3], b[GOALS_MOST][3];
};

/* The goals that hold along a way: first those that both ends share, then what steps, which goes
 * from its place at one end to that at the other, lifted on the way. */
struct held {
    struct solved solved;
    int steps_from;
    double lift[GOALS_MOST];
};

/* The goal by which the same sphere stands on the floor. */
static const struct goal *goal_standing(const struct solved *solved, int touch)
{
    for (int i = 0; i < solved->goal_count; i++) {
        const struct goal *goal = &solved->goals[i];
        if (goal->touch == touch && goal->planted && goal->contact->target == TARGET_FLOOR) {
            return goal;
        }
    }
    return NULL;
}

static void held_find(const struct rig *rig, const struct solved *a, const struct solved *b,
                      const struct solved *shared, struct held *out)
{
    out->solved = *shared;
    out->steps_from = shared->goal_count;
    for (int i = 0; i < b->goal_count && out->solved.goal_count < GOALS_MOST; i++) {
        const int touch = b->goals[i].touch;
        const struct goal *to = touch < 0 ? NULL : goal_standing(b, touch);
        const struct goal *from = to ? goal_standing(a, touch) : NULL;
        if (from && from->contact->planting != to->contact->planting) {
            const bool heel = joint_right(to->joint) == JOINT_RIGHT_ANKLE;
            out->lift[out->solved.goal_count] = (heel ? STEP_HEEL : STEP_TOES) * (double)rig->scale;
            struct goal *step = &out->solved.goals[out->solved.goal_count++];
            *step = *to;
            goal_hold_all(step);
        }
    }
}

static void rests_find(const struct rig *rig, const struct solved *shared, const struct figure *a,
                       const struct figure *b, struct rests *out)
{
    struct stand at_a, at_b;
    figure_place(rig, a, &at_a);
    figure_place(rig, b, &at_b);
    for (int i = 0; i < shared->goal_count; i++) {
        goal_residual(&shared->goals[i], &at_a, out->a[i]);
        goal_residual(&shared->goals[i], &at_b, out->b[i]);
    }
}

/* A foot that is set across the middle goes round the other one: sideways it moves late, and early
 * on the way back. */
static double step_share(const struct goal *goal, const double a[3], const double b[3], int axis,
                         double s)
{
    const double side = goal->touch < TOUCHES_A_SIDE ? -1.0 : 1.0;
    const bool crosses = side * (goal->spot[2] + b[2]) < 0.0;
    const bool returns = side * (goal->spot[2] + a[2]) < 0.0;
    if (axis == 1 || crosses == returns) {
        return s;
    }
    const bool late = crosses == (axis == 2);
    return late ? s * s * s : 1.0 - (1.0 - s) * (1.0 - s) * (1.0 - s);
}

static void step_mix(const double a[3], const double b[3], double lift, double s, struct goal *out)
{
    for (int k = 0; k < 3; k++) {
        out->offset[k] = a[k] + (b[k] - a[k]) * step_share(out, a, b, k, s);
    }
    out->offset[1] += lift * 4.0 * s * (1.0 - s);
}

static void rests_mix(const struct rests *rests, const struct held *held, double s,
                      struct goal *out)
{
    for (int i = 0; i < held->solved.goal_count; i++) {
        out[i] = held->solved.goals[i];
        for (int k = 0; k < 3; k++) {
            out[i].offset[k] = rests->a[i][k] + (rests->b[i][k] - rests->a[i][k]) * s;
        }
        if (i >= held->steps_from) {
            step_mix(rests->a[i], rests->b[i], held->lift[i], s, &out[i]);
        }
    }
}

struct baking {
    struct solver *solver;
    const struct rig *rig;
    const struct baked_key *a, *b;
    struct held held;
    const struct keeping *apart;
    struct rests rests;
    struct corridor corridor;
    enum course course;
    struct change *nodes, *breath;
    int spans, breath_spans;
};

static void bake_breath(const struct baking *baking, int node, const struct figure *wished,
                        const struct figure *met, const struct goal *goals)
{
    const int every = baking->spans / baking->breath_spans;
    if (node % every != 0) {
        return;
    }
    struct change *breath = &baking->breath[node / every];
    struct figure filled = node == 0 ? baking->a->filled : baking->b->filled;
    if (node != 0 && node != baking->spans) {
        solve_filled(baking->solver, baking->rig, met, goals, baking->held.solved.goal_count,
                     &filled);
    }
    change_between(wished, &filled, breath);
    change_subtract(breath, &baking->nodes[node]);
}

/* `last` is the figure of the node before in the course. */
static void bake_node(const struct baking *baking, int node, struct figure *last)
{
    const struct figure *a = &baking->a->solved.figure;
    const struct figure *b = &baking->b->solved.figure;
    const double s = (double)node / baking->spans;
    struct figure wished, met;
    struct goal goals[GOALS_MOST];
    figure_mix(a, b, s, &wished);
    rests_mix(&baking->rests, &baking->held, s, goals);
    const bool inner = node != 0 && node != baking->spans;
    met = inner && baking->course != COURSE_MIXED ? *last : wished;
    if (inner) {
        struct wish wish = node_wish(&wished, goals, baking->held.solved.goal_count);
        wish.corridor = &baking->corridor;
        wish.apart = baking->apart;
        solver_stages(baking->solver, &wish, &met);
    }
    change_between(&wished, &met, &baking->nodes[node]);
    bake_breath(baking, node, &wished, &met, goals);
    *last = met;
}

static bool stands(const struct solved *solved, int touch)
{
    for (int i = 0; i < solved->goal_count; i++) {
        if (solved->goals[i].touch == touch && !solved->goals[i].on_body) {
            return true;
        }
    }
    return false;
}

/* Limbs that stand on something at one end of the way only. */
static void free_lifted(struct corridor *corridor, const struct solved *end,
                        const struct solved *shared)
{
    for (int i = 0; i < end->goal_count; i++) {
        const struct goal *goal = &end->goals[i];
        if (goal->touch >= 0 && !goal->on_body && !stands(shared, goal->touch)) {
            corridor_free(corridor, goal->joint);
        }
    }
}

bool track_bake(struct solver *solver, const struct rig *rig, const struct baked_key *a,
                const struct baked_key *b, const struct solved *shared, int spans,
                const struct keeping *apart, enum course course, struct arena *arena,
                struct track *out)
{
    struct baking baking = {.solver = solver,
                            .rig = rig,
                            .a = a,
                            .b = b,
                            .apart = apart,
                            .course = course,
                            .spans = spans,
                            .breath_spans = spans > 1 ? spans / 2 : 1};
    baking.nodes = arena_take(arena, (size_t)spans + 1, sizeof *baking.nodes);
    baking.breath = arena_take(arena, (size_t)baking.breath_spans + 1, sizeof *baking.breath);
    if (!baking.nodes || !baking.breath) {
        return false;
    }
    corridor_between(&a->solved.figure, &b->solved.figure, &baking.corridor);
    free_lifted(&baking.corridor, &a->solved, shared);
    free_lifted(&baking.corridor, &b->solved, shared);
    held_find(rig, &a->solved, &b->solved, shared, &baking.held);
    rests_find(rig, &baking.held.solved, &a->solved.figure, &b->solved.figure, &baking.rests);
    struct figure last;
    for (int i = 0; i <= spans; i++) {
        bake_node(&baking, course == COURSE_BACKWARDS ? spans - i : i, &last);
    }
    figure_to_pose(&a->solved.figure, &out->from);
    change_between(&a->solved.figure, &b->solved.figure, &out->whole);
    out->spans = spans;
    out->breath_spans = baking.breath_spans;
    out->nodes = baking.nodes;
    out->breath = baking.breath;
    return true;
}
