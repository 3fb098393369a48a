#include "body/solve_key.h"
#include "body/apart.h"
#include "body/real.h"
#include "body/skin.h"

#include <cglm/util.h>

#define SOFT_ELBOW 8.0f
#define SOFT_KNEE 4.0f
#define ROOT_FREE 0.6 /* 1/m */
#define ROOT_WRITTEN 6.0
#define INHERITED_HINGE 0.6
#define INHERITED_JOINT 0.4
#define ANGLE_WARNING 25.0 /* degrees */

enum { KEY_ITERATIONS = 40 };

static void stance_turn(enum stance stance, double out[4])
{
    const double half = sqrt(0.5);
    const double turns[STANCE_COUNT][4] = {
        [STANCE_UPRIGHT] = {0.0, 0.0, 0.0, 1.0},     [STANCE_SUPINE] = {0.0, 0.0, half, half},
        [STANCE_PRONE] = {0.0, 0.0, -half, half},    [STANCE_LEFT_SIDE] = {-0.5, 0.5, 0.5, 0.5},
        [STANCE_RIGHT_SIDE] = {0.5, -0.5, 0.5, 0.5},
    };
    for (int k = 0; k < 4; k++) {
        out[k] = turns[stance][k];
    }
}

static bool is_elbow(enum joint joint)
{
    return joint_right(joint) == JOINT_RIGHT_ELBOW;
}

static bool is_knee(enum joint joint)
{
    return joint_right(joint) == JOINT_RIGHT_KNEE;
}

static void key_turn(const struct key *key, enum joint joint, versor out)
{
    float degrees[ANGLE_AXES];
    for (int axis = 0; axis < ANGLE_AXES; axis++) {
        const struct key_angle *angle = &key->angle[joint][axis];
        degrees[axis] = angle->known ? angle->degrees : 0.0f;
    }
    if (!key->angle[joint][0].known) {
        degrees[0] = is_elbow(joint) ? SOFT_ELBOW : is_knee(joint) ? SOFT_KNEE : degrees[0];
    }
    angle_to_turn(joint, degrees, out);
}

/* The pose that the key's angles alone make. Elbows and knees that nobody wrote are a little bent:
 * a solve that starts with a straight limb cannot see which way it bends. */
static void key_figure(const struct rig *rig, const struct key *key, struct figure *out)
{
    struct pose pose;
    skin_stand(rig, &pose);
    for (int j = 0; j < JOINT_COUNT; j++) {
        key_turn(key, (enum joint)j, pose.turn[j]);
    }
    for (int k = 0; k < 3; k++) {
        pose.root[k] = key->root[k].known ? key->root[k].degrees : 0.0f;
    }
    figure_of_pose(&pose, out);
    double stands[4], turned[4];
    stance_turn(key->stance, stands);
    quat_product(stands, out->turn[JOINT_PELVIS], turned);
    for (int k = 0; k < 4; k++) {
        out->turn[JOINT_PELVIS][k] = turned[k];
    }
}

void solved_goals(struct solved *solved, const struct rig *rig, const struct key *key,
                  const struct pins *pins)
{
    solved->goal_count = 0;
    for (int i = 0; i < key->contact_count; i++) {
        solved->goal_count +=
            goals_of_contact(rig, &key->contact[i], pins, &solved->goals[solved->goal_count]);
    }
}

static bool stands_level(const struct goal *goal)
{
    const enum target target = goal->contact->target;
    return target == TARGET_FLOOR || target == TARGET_SEAT || target == TARGET_CUSHION;
}

/* Lets the figure down until the first sphere that should stand on something stands on it. */
static void let_down(const struct rig *rig, struct solved *solved)
{
    struct stand stand;
    figure_place(rig, &solved->figure, &stand);
    double lowest = INFINITY;
    for (int i = 0; i < solved->goal_count; i++) {
        double off[3];
        const struct goal *goal = &solved->goals[i];
        goal_residual(goal, &stand, off);
        if (stands_level(goal)) {
            lowest = fmin(lowest, off[1]);
        }
    }
    solved->figure.root[1] -= isfinite(lowest) ? lowest : 0.0;
}

static bool is_written(const struct key *key, enum joint joint)
{
    return key->angle[joint][0].written || key->angle[joint][1].written ||
           key->angle[joint][2].written;
}

/* What a key writes is kept, what it leaves to its parent follows the contacts. */
static void soften_inherited(const struct key *key, struct wish *wish)
{
    for (int j = JOINT_LEFT_CLAVICLE; j < JOINT_COUNT; j++) {
        const enum joint joint = (enum joint)j;
        const struct freedom *freedom = joint_freedom(joint);
        const double share = is_elbow(joint) || is_knee(joint) ? INHERITED_HINGE : INHERITED_JOINT;
        for (int i = 0; i < freedom->count && !is_written(key, joint); i++) {
            wish->stiffness[freedom->column + i] *= share;
        }
    }
    for (int k = 0; k < 3; k++) {
        if (key->root[k].written) {
            wish->stiffness[COLUMN_ROOT + k] = ROOT_WRITTEN;
        }
    }
}

bool key_judge(const struct rig *rig, const struct key *key, const struct solved *solved,
               bool strict, struct problems *problems)
{
    struct stand stand;
    figure_place(rig, &solved->figure, &stand);
    bool fine = true;
    const struct contact *told = NULL;
    for (int i = 0; i < solved->goal_count; i++) {
        const struct goal *goal = &solved->goals[i];
        const struct contact *contact = goal->contact;
        const double off = goal_error(goal, &stand);
        if (off <= MISS_WARNING || contact == told) {
            continue;
        }
        told = contact;
        (strict && off > MISS_ERROR ? problem_error : problem_warning)(
            problems, contact->place,
            "in `%s`, %s%s misses %s by %.0f mm; bring the joints nearer to it, or move the spot",
            key->name, side_prefix(contact->side), part_name(contact->part),
            target_name(contact->target), off * 1000.0);
        fine = fine && off <= MISS_ERROR;
    }
    return fine;
}

static void judge_angles(const struct key *key, const struct figure *wished,
                         const struct figure *found, struct problems *problems)
{
    for (int j = JOINT_PELVIS + 1; j < JOINT_COUNT; j++) {
        double w[3];
        quat_log_between(wished->turn[j], found->turn[j], w);
        const double degrees = real_length(w) * 180.0 / GLM_PI;
        for (int axis = 0; axis < ANGLE_AXES; axis++) {
            const struct key_angle *angle = &key->angle[j][axis];
            if (angle->written && degrees > ANGLE_WARNING) {
                problem_warning(problems, angle->place,
                                "in `%s`, the contacts turn %s by %.0f degrees from what is "
                                "written; write angles nearer to the contacts",
                                key->name, joint_name((enum joint)j), degrees);
                break;
            }
        }
    }
}

bool key_solve(struct solver *solver, const struct motion_plan *plan, int index, struct pins *pins,
               struct problems *problems, struct solved *out)
{
    const struct key *key = &plan->keys[index];
    key_figure(plan->rig, key, &out->figure);
    solved_goals(out, plan->rig, key, pins);
    let_down(plan->rig, out);
    const struct figure wished = out->figure;
    struct wish wish = {
        .pose = &wished,
        .goals = out->goals,
        .goal_count = out->goal_count,
        .soft = true,
        .iterations = KEY_ITERATIONS,
        .tolerance = 1e-4,
    };
    wish_stiffness(&wish, ROOT_FREE);
    if (!key->fresh) {
        soften_inherited(key, &wish);
    }
    const struct keeping keeping = {key->contact, key->contact_count};
    solver_stages(solver, &wish, &out->figure);
    figure_keep_apart(solver, plan->rig, &wish, &keeping, &out->figure);
    struct stand stand;
    figure_place(plan->rig, &out->figure, &stand);
    pins_record(pins, index, out->goals, out->goal_count, &stand);
    judge_angles(key, &wished, &out->figure, problems);
    return key_judge(plan->rig, key, out, true, problems);
}
