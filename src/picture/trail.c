#include "picture/trail.h"

#include <math.h>

#include <cglm/cglm.h>

#include "base/ease.h"
#include "timeline/shown.h"

/* What goes less than that is not shown, metres; nor what goes towards the eye more than across;
 * nor a part that tells less than this share of what tells most. */
#define LEAST 0.035f
#define ACROSS 0.7f
#define LEADING 0.45f

/* What moves in that part of the body that is stretched tells more. What tells nothing costs so
 * much against what tells most (berth.h). */
#define STRETCHED 2.5f
#define COST_LESS 0.25f

/* A part that turns less, radians, only moves; and one seen so short does not tell, metres. */
#define TURN_LEAST 0.15f
#define ARM_LEAST 0.03f

enum { MARKS_MOST = 24, MIDDLE = BERTH_MOMENTS / 2, LAST = BERTH_MOMENTS - 1 };

/* Points on the body that an eye can follow; `thick`: how deep they lie under its outline;
 * `share`: how much their way tells. */
static const struct mark {
    enum joint joint;
    vec3 at;
    float thick, share;
} marks[] = {
    {JOINT_HEAD, {0.09f, 0.06f, 0}, 0.02f, 1},
    {JOINT_HEAD, {-0.08f, 0.10f, 0}, 0.02f, 1},
    {JOINT_HEAD, {0, 0.20f, 0}, 0.02f, 1},
    {JOINT_THORAX3, {0.09f, 0, 0}, 0.02f, 1},
    {JOINT_THORAX2, {-0.09f, 0, 0}, 0.02f, 1},
    {JOINT_LUMBAR2, {0.09f, 0, 0}, 0.02f, 1},
    {JOINT_LUMBAR2, {-0.08f, 0, 0}, 0.02f, 1},
    {JOINT_PELVIS, {0.09f, 0, 0}, 0.02f, 1},
    {JOINT_PELVIS, {-0.10f, -0.02f, 0}, 0.02f, 1},
#define LIMBS(SIDE)                                                                                \
    {JOINT_##SIDE##_SHOULDER, {0}, 0.05f, 1}, {JOINT_##SIDE##_ELBOW, {0}, 0.04f, 1},               \
        {JOINT_##SIDE##_FINGERS, {0, -0.04f, 0}, 0.03f, 1}, {JOINT_##SIDE##_HIP, {0}, 0.08f, 1},   \
        {JOINT_##SIDE##_KNEE, {0}, 0.05f, 1},                                                      \
    {                                                                                              \
        JOINT_##SIDE##_TOES, {0}, 0.04f, 0.45f                                                     \
    }
    LIMBS(LEFT),
    LIMBS(RIGHT),
#undef LIMBS
};

enum { MARKS = sizeof marks / sizeof *marks };
_Static_assert((int)MARKS <= (int)MARKS_MOST, "all marks have room");

/* A way as it is seen from the camera. */
struct seen {
    struct figure_caster bones[BERTH_MOMENTS][BULK_BONES];
    vec3 mark[BERTH_MOMENTS][MARKS_MOST], joint[BERTH_MOMENTS][MARKS_MOST];
    int moments;                   /* in which an arrow must be clear of the body */
    float worth[MARKS_MOST], most; /* of a mark as what the arrow shows */
};

static void see_way(const struct timeline *timeline, const struct segment *way, struct seen *seen)
{
    for (int i = 0; i < BERTH_MOMENTS; i++) {
        struct pose pose;
        struct placed placed;
        motion_pose(timeline->motions[way->motion], way->way, (float)i / LAST, 0, &pose);
        segment_to_room(way, &pose);
        pose_place(&timeline->rig, &pose, &placed);
        bulk_place(&timeline->rig, &placed, seen->bones[i]);
        for (int k = 0; k < MARKS; k++) {
            skin_point(&timeline->rig, &placed, marks[k].joint, marks[k].at, seen->mark[i][k]);
            glm_vec3_copy(placed.at[marks[k].joint], seen->joint[i][k]);
        }
    }
}

static enum region region_of(enum joint joint)
{
    const bool left = joint_side(joint) == SIDE_LEFT;
    if (joint == JOINT_HEAD)
        return REGION_HEAD;
    if (joint_side(joint) == SIDE_BOTH)
        return REGION_TRUNK;
    if (joint_is_of_arm(joint))
        return left ? REGION_LEFT_ARM : REGION_RIGHT_ARM;
    return left ? REGION_LEFT_LEG : REGION_RIGHT_LEG;
}

/* A limb that is not stretched while others are only helps. */
#define LIMBS_ALL                                                                                  \
    (1u << REGION_LEFT_ARM | 1u << REGION_RIGHT_ARM | 1u << REGION_LEFT_LEG |                      \
     1u << REGION_RIGHT_LEG)

/* Those in which something is stretched. */
static unsigned stretched_regions(const struct segment *way)
{
    const struct highlights *lit =
        way->highlights.count > 0 ? &way->highlights : &way->exercise->highlights;
    unsigned regions = 0;
    for (int i = 0; i < lit->count; i++) {
        const enum side side = lit->list[i].side;
        int count;
        const struct skin_muscle *muscles = skin_muscles(
            lit->list[i].muscle, way->side == SIDE_LEFT ? side_mirror(side) : side, &count);
        for (int m = 0; m < count; m++)
            regions |= muscles[m].regions;
    }
    return regions;
}

/* How far a mark goes as the camera sees it, metres; and how much that tells. */
static float travel(const struct camera *camera, const struct seen *seen, int mark)
{
    const struct plane plane = plane_at(camera, seen->mark[MIDDLE][mark]);
    vec2 from, to;
    (void)plane_see(&plane, seen->mark[0][mark], from);
    (void)plane_see(&plane, seen->mark[LAST][mark], to);
    const float across = glm_vec2_distance(from, to);
    const float all =
        glm_vec3_distance((float *)seen->mark[0][mark], (float *)seen->mark[LAST][mark]);
    return across < ACROSS * all ? 0.0f : across;
}

static void weigh(const struct camera *camera, const struct segment *way, struct seen *seen)
{
    const unsigned stretched = stretched_regions(way);
    seen->most = 0.0f;
    for (int k = 0; k < MARKS; k++) {
        const float far = travel(camera, seen, k);
        const unsigned region = 1u << region_of(marks[k].joint);
        const bool helps = region & LIMBS_ALL && stretched & LIMBS_ALL && !(region & stretched);
        seen->worth[k] = far < LEAST || helps ? 0.0f : far;
        seen->worth[k] *= marks[k].share * (region & stretched ? STRETCHED : 1.0f);
        seen->most = fmaxf(seen->most, seen->worth[k]);
    }
}

/* How far the part has turned in the picture, radians to the left. */
static float turned(const struct plane *plane, const struct seen *seen, int mark)
{
    vec2 arm[2];
    for (int i = 0; i < 2; i++) {
        vec2 joint;
        const int at = i * LAST;
        (void)plane_see(plane, seen->joint[at][mark], joint);
        (void)plane_see(plane, seen->mark[at][mark], arm[i]);
        glm_vec2_sub(arm[i], joint, arm[i]);
        if (glm_vec2_norm(arm[i]) < ARM_LEAST)
            return 0.0f;
    }
    return atan2f(arm[0][0] * arm[1][1] - arm[0][1] * arm[1][0], glm_vec2_dot(arm[0], arm[1]));
}

static const int moments[] = {0, MIDDLE, LAST};

static void try_mark(const struct figure *figure, const struct seen *seen, int mark,
                     const struct box *stage, struct berth *best)
{
    const struct plane plane = plane_at(&figure->camera, seen->mark[MIDDLE][mark]);
    const float cost = (1.0f - seen->worth[mark] / seen->most) * COST_LESS;
    const float turn = turned(&plane, seen, mark);
    struct field field;
    vec2 at[3];
    for (int i = 0; i < 3; i++)
        (void)plane_see(&plane, seen->mark[moments[i]][mark], at[i]);
    field_open(figure, &plane, seen->bones, seen->moments, stage, &field);
    struct sweep way = sweep_through(at[0], at[1], at[2]);
    if (sweep_length(&way) < BERTH_SHORTEST * field.breadth && fabsf(turn) > TURN_LEAST)
        way = sweep_turned(at[0], at[2], turn);
    berth_find(&field, &way, marks[mark].thick, cost, best);
}

/* That of the ways that tells most; false when hardly anything moves on any. */
static bool choose_way(const struct timeline *timeline, const struct course *course,
                       const struct camera *camera, struct seen *seen)
{
    const struct segment *best = NULL;
    float most = 0.0f;
    for (const struct segment *way = course->ways; way < course->end; way++) {
        if (way->motion < 0 || way->left == way->reached)
            continue;
        see_way(timeline, way, seen);
        weigh(camera, way, seen);
        best = seen->most > most ? way : best;
        most = fmaxf(seen->most, most);
    }
    if (best == NULL)
        return false;
    see_way(timeline, best, seen);
    weigh(camera, best, seen);
    seen->moments = course->to_and_fro ? BERTH_MOMENTS : MIDDLE + 1;
    return true;
}

bool trail_find(const struct timeline *timeline, const struct course *course,
                const struct figure *figure, const struct box *stage, struct berth *out)
{
    struct seen seen;
    out->cost = INFINITY;
    if (!choose_way(timeline, course, &figure->camera, &seen))
        return false;
    for (int mark = 0; mark < MARKS; mark++)
        if (seen.worth[mark] > seen.most * LEADING)
            try_mark(figure, &seen, mark, stage, out);
    return out->cost < INFINITY;
}
