#include "review/course.h"

#include <string.h>

#include "base/tr.h"
#include "body/limit.h"
#include "review/frame.h"

/* The solver bends a knee as its muscles need; what is written must allow it in the first place. */
static void look_at_knee(const struct key *key, enum joint hip, struct findings *findings)
{
    const struct key_angle *bent = &key->angle[hip][0], *knee = &key->angle[hip + 1][0];
    if (!bent->known || !knee->known || !(bent->written || knee->written)) {
        return;
    }
    const float least = bent->degrees - LIMIT_HAMSTRING;
    const float most = LIMIT_RECTUS + LIMIT_RECTUS_SLOPE * bent->degrees;
    const struct place place = knee->written ? knee->place : bent->place;
    if (knee->degrees < least - 0.1f) {
        findings_note(findings, RULE_LIMIT, place, key->name, joint_words((enum joint)(hip + 1)),
                      (double)(least - knee->degrees),
                      "%s %.0f degrees; with the hip bent by %.0f it must bend at least %.0f",
                      joint_words((enum joint)(hip + 1)), (double)knee->degrees,
                      (double)bent->degrees, (double)least);
    } else if (bent->degrees < 0.0f && knee->degrees > most + 0.1f) {
        findings_note(findings, RULE_LIMIT, place, key->name, joint_words((enum joint)(hip + 1)),
                      (double)(knee->degrees - most),
                      "%s %.0f degrees; with the hip behind the body by %.0f it may bend at most "
                      "%.0f",
                      joint_words((enum joint)(hip + 1)), (double)knee->degrees,
                      (double)-bent->degrees, (double)most);
    }
}

void review_keys(const struct exercise *exercise, struct findings *findings)
{
    for (int i = 1; i < exercise->key_count; i++) {
        look_at_knee(&exercise->keys[i], JOINT_LEFT_HIP, findings);
        look_at_knee(&exercise->keys[i], JOINT_RIGHT_HIP, findings);
    }
}

void review_facts(const struct exercise *exercise, struct findings *findings)
{
    if (exercise->easier[0] == '\0') {
        findings_note(findings, RULE_VARIANTS, exercise->place, NULL, "easier", 1,
                      "no easier variant; write `easier:` for those for whom this is too much");
    }
    if (exercise->harder[0] == '\0') {
        findings_note(findings, RULE_VARIANTS, exercise->place, NULL, "harder", 1,
                      "no harder variant; write `harder:` for those for whom this is too little");
    }
}

static bool is_held(const struct exercise *exercise)
{
    for (int i = 0; i < exercise->phase_count; i++) {
        if (exercise->phases[i].holds) {
            return exercise->groups.count > 0 && !exercise->rests;
        }
    }
    return false;
}

static const struct step *held_before(const struct routine *routine, int index)
{
    while (--index >= 0) {
        if (routine->steps[index].kind == STEP_EXERCISE) {
            return is_held(routine->steps[index].exercise) ? &routine->steps[index] : NULL;
        }
    }
    return NULL;
}

static void look_at_groups(const struct routine *routine, int index, struct findings *findings)
{
    const struct step *step = &routine->steps[index], *before = held_before(routine, index);
    if (!before || !is_held(step->exercise) || before->exercise == step->exercise) {
        return;
    }
    const char *group = step->exercise->groups.line[0];
    if (strcmp(group, before->exercise->groups.line[0]) == 0) {
        findings_note(findings, RULE_SAME_GROUP, step->place, NULL, group, 1,
                      "`%s` and `%s` in a row both hold a stretch of `%s`; put another group "
                      "between them",
                      before->exercise->id, step->exercise->id, group);
    }
}

static bool plays_side(const struct routine *routine, const struct exercise *exercise, bool left)
{
    for (int i = 0; i < routine->step_count; i++) {
        const struct step *step = &routine->steps[i];
        if (step->kind == STEP_EXERCISE && step->exercise == exercise &&
            (left ? step->left : step->right)) {
            return true;
        }
    }
    return false;
}

static bool bars_play_side(const struct routine *routine, const struct exercise *exercise,
                           enum side side)
{
    for (int i = 0; i < routine->step_count; i++) {
        const struct step *step = &routine->steps[i];
        for (int b = 0; step->exercise == exercise && b < step->bar_count; b++) {
            if (step->bars[b].side == side) {
                return true;
            }
        }
    }
    return false;
}

static void look_at_sides(const struct routine *routine, int index, struct findings *findings)
{
    const struct step *step = &routine->steps[index];
    const struct exercise *exercise = step->exercise;
    if (!exercise->one_sided) {
        return;
    }
    const bool left = step->bars ? bars_play_side(routine, exercise, SIDE_LEFT)
                                 : plays_side(routine, exercise, true);
    const bool right = step->bars ? bars_play_side(routine, exercise, SIDE_RIGHT)
                                  : plays_side(routine, exercise, false);
    if (left != right) {
        findings_note(findings, RULE_ONE_SIDE, step->place, NULL, exercise->id, 1,
                      "`%s` is played on the %s side only; play the %s one, too", exercise->id,
                      left ? tr("left") : tr("right"), left ? tr("right") : tr("left"));
    }
}

void review_course(const struct routine *routine, struct findings *findings)
{
    for (int i = 0; i < routine->step_count; i++) {
        if (routine->steps[i].kind == STEP_EXERCISE) {
            look_at_sides(routine, i, findings);
            if (!routine->timed_by_bars) {
                look_at_groups(routine, i, findings);
            }
        }
    }
}
