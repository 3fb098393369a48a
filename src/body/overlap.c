#include "base/tr.h"
#include "body/shapes.h"

#include <cglm/vec3.h>

const char *limb_name(enum limb limb)
{
    static const char *const names[LIMB_COUNT] = {
        TR("pelvis"),  TR("belly"), TR("chest"), TR("neck"), TR("head"), TR("upper arm"),
        TR("forearm"), TR("hand"),  TR("thigh"), TR("shin"), TR("foot")};
    return names[limb];
}

/* `a` comes before `b` in the order of pieces. */
static bool are_neighbours(struct piece a, struct piece b)
{
    if (is_trunk(a.limb)) {
        return is_trunk(b.limb) || (a.limb == LIMB_PELVIS && b.limb == LIMB_THIGH) ||
               (a.limb == LIMB_CHEST && b.limb == LIMB_NECK);
    }
    const bool chain = b.limb == a.limb + 1 && b.limb != LIMB_THIGH && a.limb != LIMB_HEAD;
    return chain && a.side == b.side;
}

static bool are_soft(struct piece a, struct piece b)
{
    const bool own = a.side == SIDE_BOTH || b.side == SIDE_BOTH || a.side == b.side;
    switch (a.limb) {
    case LIMB_PELVIS:
        return b.limb == LIMB_SHIN || b.limb == LIMB_FOOT;
    case LIMB_BELLY:
        return b.limb == LIMB_THIGH || b.limb == LIMB_UPPER_ARM || b.limb == LIMB_FOREARM;
    case LIMB_CHEST:
        return b.limb == LIMB_THIGH || b.limb == LIMB_UPPER_ARM;
    case LIMB_THIGH:
        return b.limb == LIMB_THIGH || (own && b.limb == LIMB_FOOT);
    default:
        return false;
    }
}

static bool part_is(const struct contact *contact, struct piece piece)
{
    if (contact->side != piece.side) {
        return false;
    }
    switch (contact->part) {
    case PART_HAND:
    case PART_PALM:
    case PART_FINGERTIPS:
    case PART_BACK_OF_HAND:
        return piece.limb == LIMB_HAND;
    case PART_OUTER_ANKLE:
    case PART_INSTEP:
        return piece.limb == LIMB_SHIN || piece.limb == LIMB_FOOT;
    case PART_FOOT:
    case PART_HEEL:
    case PART_BALL:
    case PART_TOES:
        return piece.limb == LIMB_FOOT;
    case PART_ELBOW:
        return piece.limb == LIMB_UPPER_ARM || piece.limb == LIMB_FOREARM;
    default:
        return false;
    }
}

static bool target_is(const struct contact *contact, struct piece piece)
{
    static const int limbs[TARGET_COUNT] = {
        [TARGET_THIGH] = LIMB_THIGH,         [TARGET_SHIN] = LIMB_SHIN,
        [TARGET_UPPER_ARM] = LIMB_UPPER_ARM, [TARGET_FOREARM] = LIMB_FOREARM,
        [TARGET_PALM] = LIMB_HAND,           [TARGET_BACK_OF_HEAD] = LIMB_HEAD,
        [TARGET_UPPER_BACK] = LIMB_CHEST,
    };
    return limbs[contact->target] == (int)piece.limb && limbs[contact->target] > 0 &&
           (piece.side == SIDE_BOTH || piece.side == contact_target_side(contact));
}

/* A part put on a bone may sink into it a little; two hands on one bone hold each other. */
static bool are_touching(struct piece a, struct piece b, const struct contact *contacts, int count)
{
    const struct contact *holds[2] = {NULL, NULL};
    for (int i = 0; i < count; i++) {
        const struct contact *contact = &contacts[i];
        if ((part_is(contact, a) && target_is(contact, b)) ||
            (part_is(contact, b) && target_is(contact, a))) {
            return true;
        }
        holds[0] = part_is(contact, a) && contact->target > TARGET_CHAIR_BACK ? contact : holds[0];
        holds[1] = part_is(contact, b) && contact->target > TARGET_CHAIR_BACK ? contact : holds[1];
    }
    return a.limb == LIMB_HAND && b.limb == LIMB_HAND && holds[0] && holds[1] &&
           holds[0]->target == holds[1]->target && holds[0]->target_side == holds[1]->target_side;
}

bool pieces_judged(struct piece a, struct piece b)
{
    return !are_neighbours(a, b);
}

float pieces_allowed(struct piece a, struct piece b, const struct contact *contacts, int count)
{
    if (are_soft(a, b)) {
        return OVERLAP_SOFT;
    }
    return are_touching(a, b, contacts, count) ? OVERLAP_TOUCH : OVERLAP_HARD;
}

static void insert(struct overlap *out, int found, int most, struct overlap overlap)
{
    int at = found < most ? found : most;
    const float excess = overlap.depth - overlap.allowed;
    while (at > 0 && out[at - 1].depth - out[at - 1].allowed < excess) {
        if (at < most) {
            out[at] = out[at - 1];
        }
        at--;
    }
    if (at < most) {
        out[at] = overlap;
    }
}

int overlap_find(const struct rig *rig, const struct placed *placed, const struct contact *contacts,
                 int contact_count, struct overlap *out, int most)
{
    struct body body;
    struct stand stand;
    const struct shape *meet[2];
    stand_of_placed(placed, &stand);
    body_place(rig, &stand, &body);
    int found = 0;
    for (int a = 0; a < PIECES; a++) {
        for (int b = a + 1; b < PIECES; b++) {
            const struct piece one = piece_at(a), other = piece_at(b);
            const float apart = glm_vec3_distance(body.middle[a], body.middle[b]);
            if (body.reach[a] + body.reach[b] - apart <= OVERLAP_HARD ||
                !pieces_judged(one, other)) {
                continue;
            }
            const float most_deep = pieces_allowed(one, other, contacts, contact_count);
            const float depth = pieces_depth(&body, a, b, most_deep, meet);
            if (depth > most_deep) {
                insert(out, found++, most, (struct overlap){one, other, depth, most_deep});
            }
        }
    }
    return found;
}

float overlap_depth(const struct rig *rig, const struct placed *placed, struct piece a,
                    struct piece b)
{
    struct body body;
    struct stand stand;
    const struct shape *meet[2];
    stand_of_placed(placed, &stand);
    body_place(rig, &stand, &body);
    const int one = piece_index(a), other = piece_index(b);
    return pieces_depth(&body, one < other ? one : other, one < other ? other : one, -10.0f, meet);
}
