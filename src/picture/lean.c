#include "picture/lean.h"

#include <math.h>

#include <cglm/cglm.h>

#include "base/ease.h"
#include "body/skin.h"
#include "timeline/shown.h"

/* It reaches so far beyond what leans there, paler outwards, and hangs a little; metres, and each
 * one's part of the darkness. */
static const float rounds[] = {0.068f, 0.055f, 0.043f, 0.031f, 0.020f};
enum { ROUNDS = sizeof rounds / sizeof *rounds };
#define HANGS 0.025f
#define DARK 0.50f

/* Of its ends' breadth to its own. */
#define BLUNT 0.5f

/* The wall, and what is added to. */
struct leaning {
    struct figure *figure;
    const struct furniture *furniture;
    int deep, wide; /* axes into the wall and along it */
    struct colour colour;
};

static void corner_put(const struct leaning *leaning, const vec2 at, vec3 out)
{
    out[leaning->deep] = leaning->furniture->wall.metres;
    out[leaning->wide] = at[0];
    out[1] = at[1];
}

/* From one breadth to another. */
static void piece_add(const struct leaning *leaning, const vec2 from, float half_from,
                      const vec2 to, float half_to)
{
    vec2 along, across, at[4];
    vec3 corner[4];
    glm_vec2_sub((float *)to, (float *)from, along);
    glm_vec2_normalize(along);
    glm_vec2_copy((vec2){-along[1], along[0]}, across);
    for (int i = 0; i < 4; i++) {
        const bool end = i == 1 || i == 2;
        const float half = end ? half_to : half_from;
        glm_vec2_copy(end ? (float *)to : (float *)from, at[i]);
        glm_vec2_muladds(across, i < 2 ? half : -half, at[i]);
        corner_put(leaning, at[i], corner[i]);
    }
    side_add(leaning->figure, &leaning->furniture->spot, (const vec3 *)corner, leaning->colour,
             true);
}

static void blot_add(const struct leaning *leaning, const vec2 a, const vec2 b, float round)
{
    vec2 along, before, after;
    glm_vec2_sub((float *)b, (float *)a, along);
    glm_vec2_normalize(along);
    glm_vec2_copy((float *)a, before);
    glm_vec2_copy((float *)b, after);
    glm_vec2_muladds(along, -round, before);
    glm_vec2_muladds(along, round, after);
    piece_add(leaning, before, BLUNT * round, a, round);
    piece_add(leaning, a, round, b, round);
    piece_add(leaning, b, round, after, BLUNT * round);
}

static void bone_add(const struct leaning *leaning, const struct placed *placed, enum joint from,
                     enum joint to)
{
    vec3 at[2];
    spot_in(&leaning->furniture->spot, placed->at[from], at[0]);
    spot_in(&leaning->furniture->spot, placed->at[to], at[1]);
    const vec2 a = {at[0][leaning->wide], at[0][1] - HANGS};
    const vec2 b = {at[1][leaning->wide], at[1][1] - HANGS};
    for (int i = 0; i < ROUNDS; i++)
        blot_add(leaning, a, b, rounds[i]);
}

static bool leans(const struct key *key, const struct contact *wanted)
{
    for (int i = 0; key != NULL && i < key->contact_count; i++) {
        const struct contact *contact = &key->contact[i];
        if (contact->target == TARGET_WALL && contact->part == wanted->part &&
            contact->side == wanted->side)
            return true;
    }
    return false;
}

static void contact_add(struct leaning *leaning, const struct contact *contact, bool mirrored,
                        const struct placed *placed, float share)
{
    const enum side side = mirrored ? side_mirror(contact->side) : contact->side;
    const enum joint wrist = joint_of_side(JOINT_RIGHT_WRIST, side);
    leaning->colour.alpha = (uint8_t)(share * DARK / ROUNDS * 255.0f + 0.5f);
    if (!part_is_of_hand(contact->part))
        bone_add(leaning, placed, joint_of_side(JOINT_RIGHT_ELBOW, side), wrist);
    bone_add(leaning, placed, wrist, joint_of_side(JOINT_RIGHT_FINGERS, side));
}

/* Those of the pose that a way leads to, or else only of the one it comes from. */
static void pose_add(struct leaning *leaning, const struct view *view, bool reached, float presence)
{
    const struct segment *seen = view->moment.seen;
    const struct key *key = reached ? seen->reached : seen->left;
    const struct key *other = reached ? seen->left : seen->reached;
    const float third = 3.0f * clampf(segment_progress(seen, view->moment.ms), 0.0f, 1.0f);
    struct pose pose;
    struct placed placed;
    if (key == NULL || seen->motion < 0)
        return;
    motion_pose(view->timeline->motions[seen->motion], seen->way, reached ? 1.0f : 0.0f, 0, &pose);
    segment_to_room(seen, &pose);
    pose_place(&view->timeline->rig, &pose, &placed);
    for (int i = 0; i < key->contact_count; i++) {
        const struct contact *contact = &key->contact[i];
        const bool both = leans(other, contact);
        const float share = both ? 1.0f : reached ? third - 2.0f : 1.0f - third;
        const bool arm = part_is_of_hand(contact->part) || contact->part == PART_FOREARM;
        if (contact->target == TARGET_WALL && arm && (reached || !both) && share > 0.0f)
            contact_add(leaning, contact, seen->mirrored, &placed, presence * fminf(share, 1.0f));
    }
}

void lean_add(struct figure *figure, const struct view *view, const struct furniture *furniture,
              float presence)
{
    const int deep = furniture->wall.where == WALL_AHEAD ? 0 : 2;
    struct leaning leaning = {figure, furniture, deep, 2 - deep, view->theme->line};
    vec3 eye;
    spot_in(&furniture->spot, figure->camera.eye, eye);
    if (furniture->wall.where == WALL_NONE || eye[deep] > furniture->wall.metres ||
        presence <= 0.0f)
        return;
    pose_add(&leaning, view, true, presence);
    pose_add(&leaning, view, false, presence);
}
