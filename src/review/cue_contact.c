#include "base/tr.h"
#include "review/cues.h"

#include <string.h>

/* What a noun may be as the target of a hand: a knee lies between thigh and shin, an ankle at the
 * end of the shin. */
static bool is_target(const char *noun, const struct contact *contact)
{
    static const struct {
        const char *noun;
        enum target target;
        float least, most; /* along */
    } targets[] = {
        {"thigh", TARGET_THIGH, 0.0f, 1.0f},        {"thighs", TARGET_THIGH, 0.0f, 1.0f},
        {"knee", TARGET_THIGH, 0.5f, 1.0f},         {"knee", TARGET_SHIN, 0.0f, 0.5f},
        {"knees", TARGET_THIGH, 0.5f, 1.0f},        {"knees", TARGET_SHIN, 0.0f, 0.5f},
        {"shin", TARGET_SHIN, 0.0f, 1.0f},          {"shins", TARGET_SHIN, 0.0f, 1.0f},
        {"leg", TARGET_SHIN, 0.0f, 1.0f},           {"leg", TARGET_THIGH, 0.0f, 1.0f},
        {"ankle", TARGET_SHIN, 0.6f, 1.0f},         {"ankles", TARGET_SHIN, 0.6f, 1.0f},
        {"foot", TARGET_SHIN, 0.7f, 1.0f},          {"feet", TARGET_SHIN, 0.7f, 1.0f},
        {"elbow", TARGET_UPPER_ARM, 0.5f, 1.0f},    {"elbow", TARGET_FOREARM, 0.0f, 0.4f},
        {"elbows", TARGET_UPPER_ARM, 0.5f, 1.0f},   {"elbows", TARGET_FOREARM, 0.0f, 0.4f},
        {"arm", TARGET_UPPER_ARM, 0.0f, 1.0f},      {"arm", TARGET_FOREARM, 0.0f, 1.0f},
        {"wrist", TARGET_FOREARM, 0.6f, 1.0f},      {"wrist", TARGET_PALM, -1.0f, 2.0f},
        {"head", TARGET_BACK_OF_HEAD, -1.0f, 2.0f},
    };
    if (contact->target > TARGET_UPPER_BACK) {
        return true; /* a strap, a spot in the room: where it lies is not known by name */
    }
    for (int i = 0; i < (int)(sizeof targets / sizeof *targets); i++) {
        if (strcmp(targets[i].noun, noun) == 0 && targets[i].target == contact->target &&
            contact->along >= targets[i].least && contact->along <= targets[i].most) {
            return true;
        }
    }
    return false;
}

static bool faces(const char *face, const struct contact *contact)
{
    const float around = contact->around;
    if (strcmp(face, "back") == 0) {
        return around > 90.0f && around < 270.0f;
    }
    return strcmp(face, "front") != 0 || around < 90.0f || around > 270.0f;
}

struct hold {
    enum side hand, side; /* SIDE_BOTH: any */
    const char *noun, *face;
};

static bool is_held(const struct key *key, const struct hold *hold)
{
    for (int i = 0; i < key->contact_count; i++) {
        const struct contact *contact = &key->contact[i];
        const enum side side = contact_target_side(contact);
        const bool sides = (hold->hand == SIDE_BOTH || hold->hand == contact->side) &&
                           (hold->side == SIDE_BOTH || hold->side == side);
        if (part_is_of_hand(contact->part) && sides && is_target(hold->noun, contact) &&
            faces(hold->face, contact)) {
            return true;
        }
    }
    return false;
}

static void note(const struct cue_case *cue, const struct hold *hold, struct findings *findings)
{
    static const char *const sides[] = {"", TR("left "), TR("right ")};
    const struct key *keys = cue->now->exercise->keys;
    const struct phase *now = cue->now->phase, *next = cue->next->phase;
    if (is_held(&keys[now->key], hold) || is_held(&keys[next->key], hold)) {
        return;
    }
    findings_note(findings, RULE_CONTACT, now->place, now->name, cue->text, 1,
                  "\"%s\", but in `%s` no %shand touches the %s%s%s%s", cue->text,
                  keys[now->key].name, tr(sides[hold->hand]), hold->face,
                  hold->face[0] ? tr(" of the ") : "", tr(sides[hold->side]), hold->noun);
}

/* "the back of your thigh" */
static const char *face_of(const struct clause *clause, int at)
{
    static const char *const faces_known[] = {"back", "front", NULL};
    static const char *const of[] = {"of", NULL};
    for (int i = at - 1; i > 0 && i >= at - 3; i--) {
        if (word_is(clause, i, of) && word_is(clause, i - 1, faces_known)) {
            return clause->word[i - 1];
        }
    }
    return "";
}

static bool is_limb_but_hand(const struct mention *mention)
{
    return mention->noun->leg || (mention->noun->arm && strcmp(mention->noun->word, "hand") != 0 &&
                                  strcmp(mention->noun->word, "palm") != 0);
}

/* "Hold the back of your thigh": with nothing but small words between. */
static void look_at_grip(const struct cue_case *cue, int verb, struct findings *findings)
{
    static const char *const small[] = {"the",   "your",   "back", "front", "of",    "left",
                                        "right", "behind", "both", "onto",  "upper", NULL};
    struct mention mention;
    int at = verb + 1;
    if (!mention_next(cue->clause, &at, &mention) || !is_limb_but_hand(&mention)) {
        return;
    }
    for (int i = verb + 1; i < mention.at; i++) {
        if (!word_is(cue->clause, i, small)) {
            return;
        }
    }
    const struct hold hold = {SIDE_BOTH, mention.side, cue->clause->word[mention.at],
                              face_of(cue->clause, mention.at)};
    note(cue, &hold, findings);
}

/* "Left hand to the outside of your right thigh." */
static void look_at_hand(const struct cue_case *cue, struct findings *findings)
{
    static const char *const relation[] = {"to", "on", "onto", "behind", "against", NULL};
    static const char *const hands[] = {"hand", "hands", NULL};
    static const char *const bodies[] = {"thigh", "thighs", "shin", "shins", "knee",
                                         "knees", "ankle",  "head", "elbow", NULL};
    struct mention hand, mention;
    int at = 0;
    if (!mention_next(cue->clause, &at, &hand) || !word_is(cue->clause, hand.at, hands) ||
        !word_is(cue->clause, hand.at + 1, relation)) {
        return;
    }
    if (mention_next(cue->clause, &at, &mention) && word_is(cue->clause, mention.at, bodies)) {
        const struct hold hold = {hand.side, mention.side, cue->clause->word[mention.at],
                                  face_of(cue->clause, mention.at)};
        note(cue, &hold, findings);
    }
}

void look_at_held(const struct cue_case *cue, struct findings *findings)
{
    static const char *const grips[] = {"hold", "clasp", "grasp", "grip", "take", NULL};
    const int verb = word_find(cue->clause, grips);
    if (verb >= 0) {
        look_at_grip(cue, verb, findings);
    }
    look_at_hand(cue, findings);
}
