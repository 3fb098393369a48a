#include "base/tr.h"
#include "review/cues.h"

#include <string.h>

static const char *const motion[] = {"lift",  "raise", "lower",  "drop", "straighten", "bend",
                                     "bring", "slide", "swing",  "step", "stretch",    "reach",
                                     "put",   "cross", "extend", "draw", "move",       NULL};
static const char *const staying[] = {"stay",  "stays",  "keep", "keeps", "leave", "rest",
                                      "rests", "remain", "let",  "stand", "flat",  NULL};
static const char *const relation[] = {"to",   "on",     "onto",   "over",    "under", "behind",
                                       "of",   "around", "across", "against", "with",  "towards",
                                       "into", "round",  "below",  "above",   "from",  NULL};

/* "Set it outside the left knee": a knee that shows where needs do nothing. */
static bool is_landmark(const struct clause *clause, int at)
{
    static const char *const where[] = {"outside", "inside",  "beside", "next",  "past",
                                        "near",    "between", "above",  "below", NULL};
    for (int i = at - 1; i >= 0 && i >= at - 5; i--) {
        if (word_is(clause, i, where)) {
            return true;
        }
    }
    return false;
}

/* "Straighten your left knee", but not "bend towards your left knee". */
static bool is_moved(const struct clause *clause, int at)
{
    const int verb = word_find(clause, motion);
    if (verb < 0 || verb > at) {
        return false;
    }
    for (int i = verb + 1; i < at; i++) {
        if (word_is(clause, i, relation) || noun_at(clause, i)) {
            return false;
        }
    }
    return true;
}

static bool is_leg_target(enum target target)
{
    return target == TARGET_THIGH || target == TARGET_SHIN;
}

/* Whether the limb touches the body or is touched in a key. */
static bool touches(const struct key *key, enum side side, bool arm)
{
    for (int i = 0; i < key->contact_count; i++) {
        const struct contact *contact = &key->contact[i];
        if (contact->target < TARGET_THIGH) {
            continue;
        }
        const bool by_part = contact->side == side && part_is_of_leg(contact->part) != arm;
        const bool by_target = contact_target_side(contact) == side &&
                               contact->target < TARGET_BACK_OF_HEAD &&
                               is_leg_target(contact->target) != arm;
        if (by_part || by_target) {
            return true;
        }
    }
    return false;
}

static bool is_highlighted(const struct exercise *exercise, enum side side)
{
    for (int i = 0; i < exercise->highlights.count; i++) {
        if (exercise->highlights.list[i].side == side) {
            return true;
        }
    }
    return false;
}

static bool works(const struct stride *stride, enum side side, bool arm)
{
    return stride_moves(stride, side, arm) ||
           touches(&stride->exercise->keys[stride->phase->key], side, arm) ||
           is_highlighted(stride->exercise, side);
}

static bool moves(const struct cue_case *cue, enum side side, bool arm)
{
    return stride_moves(cue->now, side, arm) || stride_moves(cue->next, side, arm);
}

static void look_at_mention(const struct cue_case *cue, const struct mention *mention,
                            struct findings *findings)
{
    const bool arm = mention->noun->arm;
    const bool moved = is_moved(cue->clause, mention->at);
    const bool fits =
        moved ? moves(cue, mention->side, arm)
              : works(cue->now, mention->side, arm) || works(cue->next, mention->side, arm);
    if (fits) {
        return;
    }
    const char *side = mention->side == SIDE_LEFT ? tr("left") : tr("right");
    const bool other = moves(cue, side_mirror(mention->side), arm);
    const char *noun = cue->clause->word[mention->at];
    findings_note(findings, RULE_SIDE, cue->now->phase->place, cue->now->phase->name, cue->text, 1,
                  "\"%s\" names the %s %s, which does not move%s", cue->text, side, noun,
                  other && mention->side == SIDE_LEFT    ? tr("; the right one does")
                  : other && mention->side == SIDE_RIGHT ? tr("; the left one does")
                                                         : "");
}

void look_at_side(const struct cue_case *cue, struct findings *findings)
{
    struct mention mention;
    int at = 0;
    if (word_find(cue->clause, staying) >= 0) {
        return;
    }
    while (mention_next(cue->clause, &at, &mention)) {
        if (mention.side != SIDE_BOTH && !is_landmark(cue->clause, mention.at) &&
            (mention.noun->arm || mention.noun->leg)) {
            look_at_mention(cue, &mention, findings);
        }
    }
}
