#include "base/tr.h"
#include "review/cues.h"

#include <math.h>
#include <string.h>

/* Less than this is no direction. */
#define GOES_LEAST 2.0f    /* degrees */
#define BENDS_LEAST 3.0f   /* degrees */
#define RISES_LEAST 0.010f /* metres */
#define FALLS_LEAST 0.025f /* metres */

static const char *const left[] = {"left", NULL}, *const right[] = {"right", NULL};

static void note(const struct cue_case *cue, struct findings *findings, const char *words,
                 const char *measured)
{
    findings_note(findings, RULE_DIRECTION, cue->now->phase->place, cue->now->phase->name,
                  cue->text, 1, "\"%s\" says %s, but %s", cue->text, words, measured);
}

/* The side that a clause points to: "to the right", "over your left shoulder"; of several the last.
 */
static enum side side_said(const struct clause *clause)
{
    enum side side = SIDE_BOTH;
    for (int i = 0; i < clause->count; i++) {
        side = word_is(clause, i, left) ? SIDE_LEFT : word_is(clause, i, right) ? SIDE_RIGHT : side;
    }
    return side;
}

/* A limb that is turned or bent is another matter than the trunk. */
static bool names_limb(const struct clause *clause)
{
    static const char *const others[] = {"toes",   "toe",   "fingers", "thumb",
                                         "thumbs", "wrist", "hip",     NULL};
    struct mention mention;
    int at = 0;
    while (mention_next(clause, &at, &mention)) {
        if (mention.noun->arm || mention.noun->leg) {
            return true;
        }
    }
    return word_find(clause, others) >= 0;
}

/* Whether the trunk goes to the side that is said, now or next. */
static bool goes(const struct cue_case *cue, enum bearing bearing, enum side side)
{
    const float sign = side == SIDE_LEFT ? -1.0f : 1.0f;
    return sign * cue->now->bearing[bearing] > GOES_LEAST ||
           sign * cue->next->bearing[bearing] > GOES_LEAST;
}

static void look_at_sideways(const struct cue_case *cue, enum bearing bearing, const char *verb,
                             struct findings *findings)
{
    const enum side side = side_said(cue->clause);
    if (side == SIDE_BOTH || names_limb(cue->clause) || goes(cue, bearing, side)) {
        return;
    }
    const bool other = goes(cue, bearing, side_mirror(side));
    char measured[64];
    snprintf(measured, sizeof measured, tr("the trunk %s%s"), other ? tr(verb) : tr("does neither"),
             !other              ? ""
             : side == SIDE_LEFT ? tr(" to the right")
                                 : tr(" to the left"));
    note(cue, findings, side == SIDE_LEFT ? tr("left") : tr("right"), measured);
}

/* "forward" or "back" right behind the verb, but for words of measure. */
static int sagittal(const struct clause *clause, int verb)
{
    static const char *const measure[] = {"gently", "slowly",  "slightly", "a",    "little", "bit",
                                          "far",    "further", "as",       "only", "down",   NULL};
    static const char *const forward[] = {"forward", "forwards", NULL};
    static const char *const back[] = {"back", "backward", "backwards", NULL};
    int at = verb + 1;
    while (word_is(clause, at, measure)) {
        at++;
    }
    return word_is(clause, at, forward) ? 1 : word_is(clause, at, back) ? -1 : 0;
}

static bool leans(const struct stride *stride, float sign)
{
    return sign * stride->bearing[BEARING_LEAN] > 1.0f ||
           sign * stride->bearing[BEARING_ROUND] > GOES_LEAST;
}

static void look_at_lean(const struct cue_case *cue, int verb, struct findings *findings)
{
    const int way = sagittal(cue->clause, verb);
    const bool upright = cue->now->exercise->keys[0].stance == STANCE_UPRIGHT;
    if (way == 0 || !upright || names_limb(cue->clause) || leans(cue->now, (float)way) ||
        leans(cue->next, (float)way)) {
        return;
    }
    const bool other = leans(cue->now, (float)-way);
    note(cue, findings, way > 0 ? tr("forward") : tr("back"),
         !other    ? tr("the trunk stays where it is")
         : way > 0 ? tr("the trunk goes back")
                   : tr("the trunk goes forward"));
}

static float best(const float now[JOINT_COUNT], const struct mention *mention)
{
    if (mention->side != SIDE_BOTH) {
        return now[noun_joint(mention->noun, mention->side)];
    }
    return fmaxf(now[noun_joint(mention->noun, SIDE_LEFT)],
                 now[noun_joint(mention->noun, SIDE_RIGHT)]);
}

/* The part that follows the verb at once: "lift your right arm"; "lower leg" is no verb. */
static bool object_of(const struct clause *clause, int verb, struct mention *mention)
{
    static const char *const lead[] = {"the", "your", "both", "left", "right", "one", NULL};
    int at = verb + 1;
    if (!word_is(clause, at, lead) || !mention_next(clause, &at, mention)) {
        return false;
    }
    for (int i = verb + 1; i + 1 < mention->at; i++) {
        if (!word_is(clause, i, lead)) {
            return false;
        }
    }
    return true;
}

/* What a part is told to do, and the contrary: how far it goes, by joint. */
struct contrast {
    const float *now, *next, *contrary;
    float least, contrary_least; /* to be called going */
};

/* How far the part goes the wrong way without ever going the right one; 0: it does not. */
static float goes_wrong(const struct contrast *contrast, const struct mention *mention)
{
    const float right_way = fmaxf(best(contrast->now, mention), best(contrast->next, mention));
    const float wrong_way = best(contrast->contrary, mention);
    return right_way < contrast->least && wrong_way > contrast->contrary_least ? wrong_way : 0.0f;
}

static void look_at_height(const struct cue_case *cue, int verb, bool up, struct findings *findings)
{
    struct mention mention;
    if (cue->now->phase->holds || !object_of(cue->clause, verb, &mention)) {
        return;
    }
    const struct stride *now = cue->now, *next = cue->next;
    const struct contrast contrast =
        up ? (struct contrast){now->rise, next->rise, now->fall, RISES_LEAST, FALLS_LEAST}
           : (struct contrast){now->fall, next->fall, now->rise, RISES_LEAST, FALLS_LEAST};
    const float wrong_way = goes_wrong(&contrast, &mention);
    if (wrong_way > 0.0f) {
        char measured[80];
        snprintf(measured, sizeof measured, tr("the %s goes %s by %.0f cm"),
                 cue->clause->word[mention.at], up ? tr("down") : tr("up"),
                 (double)wrong_way * 100);
        note(cue, findings, up ? tr("up") : tr("down"), measured);
    }
}

/* Knees and elbows; a leg bends in the knee, an arm in the elbow. */
static void look_at_bend(const struct cue_case *cue, int verb, bool more, struct findings *findings)
{
    struct mention mention;
    static const char *const parts[] = {"knee",   "knees", "leg",  "legs", "elbow",
                                        "elbows", "arm",   "arms", NULL};
    if (cue->now->phase->holds || !object_of(cue->clause, verb, &mention) ||
        !word_is(cue->clause, mention.at, parts)) {
        return;
    }
    struct noun hinge = *mention.noun;
    hinge.right = mention.noun->arm ? JOINT_RIGHT_ELBOW : JOINT_RIGHT_KNEE;
    mention.noun = &hinge;
    const struct stride *now = cue->now, *next = cue->next;
    const struct contrast contrast = {
        more ? now->more_bent : now->less_bent, more ? next->more_bent : next->less_bent,
        more ? now->less_bent : now->more_bent, GOES_LEAST, BENDS_LEAST};
    const float wrong_way = goes_wrong(&contrast, &mention);
    if (wrong_way > 0.0f) {
        char measured[80];
        snprintf(measured, sizeof measured, tr("the %s %s by %.0f degrees"),
                 mention.noun->arm ? tr("elbow") : tr("knee"),
                 more ? tr("straightens") : tr("bends"), (double)wrong_way);
        note(cue, findings, more ? tr("bend") : tr("straighten"), measured);
    }
}

/* "Keep a small bend in the knee" bends nothing. */
static int verb_at(const struct clause *clause, const char *const *verbs)
{
    static const char *const article[] = {"a", "the", "small", "slight", "little", "no", NULL};
    const int at = word_find(clause, verbs);
    return at >= 0 && word_is(clause, at - 1, article) ? -1 : at;
}

void look_at_direction(const struct cue_case *cue, struct findings *findings)
{
    static const char *const turning[] = {"turn", "rotate", "twist", "look", NULL};
    static const char *const bending[] = {"bend", "lean", "tilt", "fold", "bow", "hinge", NULL};
    static const char *const lifting[] = {"lift", "raise", NULL};
    static const char *const lowering[] = {"lower", "drop", NULL};
    static const char *const straightening[] = {"straighten", NULL};
    const struct clause *clause = cue->clause;
    int verb = verb_at(clause, turning);
    if (verb >= 0) {
        look_at_sideways(cue, BEARING_TURN, TR("turns"), findings);
    }
    if ((verb = verb_at(clause, bending)) >= 0) {
        look_at_sideways(cue, BEARING_BEND, TR("bends"), findings);
        look_at_lean(cue, verb, findings);
        look_at_bend(cue, verb, true, findings);
    }
    if ((verb = verb_at(clause, lifting)) >= 0) {
        look_at_height(cue, verb, true, findings);
    }
    if ((verb = verb_at(clause, lowering)) >= 0) {
        look_at_height(cue, verb, false, findings);
    }
    if ((verb = verb_at(clause, straightening)) >= 0) {
        look_at_bend(cue, verb, false, findings);
    }
}
