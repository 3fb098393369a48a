#include "review/frame.h"

#include <math.h>
#include <string.h>

#include "base/tr.h"
#include "body/limit.h"

enum { BREACHES_MOST = 16 };

/* The angle as the pose has it, if it is what breaks the limit; else the phase. */
static struct place place_of(const struct frame *frame, const struct limit_breach *breach)
{
    if (!frame->phase) {
        return frame->place;
    }
    const struct key *key = &frame->segment->exercise->keys[frame->phase->key];
    const struct key_angle *angle = &key->angle[breach->joint][breach->axis];
    const bool known = angle->known && angle->place.line > 0;
    return known && strcmp(angle->place.file, frame->place.file) == 0 ? angle->place : frame->place;
}

static const char *motion_words(const struct limit_breach *breach)
{
    const struct angle_axis *axis = joint_axis(breach->joint, breach->axis);
    const char *word = breach->degrees < 0 ? axis->negative : axis->positive;
    return word ? word : "";
}

static bool is_hinge(enum joint joint)
{
    return !joint_axis(joint, 1)->positive && !joint_axis(joint, 2)->positive;
}

static bool is_knee(enum joint joint)
{
    return joint == JOINT_LEFT_KNEE || joint == JOINT_RIGHT_KNEE;
}

/* "right knee 148 degrees", "right hip external rotation 61 degrees". */
static void breach_words(const struct limit_breach *breach, char out[SUBJECT_SIZE])
{
    char word[32] = "";
    if (!is_hinge(breach->joint) || breach->degrees < 0) {
        snprintf(word, sizeof word, " %s", motion_words(breach));
        for (char *at = word; *at; at++) {
            *at = *at == '_' ? ' ' : *at;
        }
    }
    snprintf(out, SUBJECT_SIZE, "%s%s", joint_words(breach->joint), word);
}

/* The two-joint rules bound a knee by its hip. */
static void limit_words(const struct frame *frame, const struct limit_breach *breach, char out[100])
{
    const double limit = fabs((double)breach->limit);
    const bool at_least = is_knee(breach->joint) && breach->degrees < breach->limit;
    if (is_knee(breach->joint) && breach->limit < joint_axis(breach->joint, 0)->most - 0.01f &&
        breach->limit > 0.0f) {
        const double hip = (double)frame->now->angles[breach->joint - 1][0];
        snprintf(out, 100, tr("with the hip %s by %.0f it must bend at %s %.0f"),
                 hip < 0 ? tr("behind the body") : tr("bent"), fabs(hip),
                 at_least ? tr("least") : tr("most"), limit);
        return;
    }
    snprintf(out, 100, tr("the limit is %.0f"), limit);
}

static void note_breach(const struct frame *frame, const struct limit_breach *breach,
                        struct findings *findings)
{
    char subject[SUBJECT_SIZE], limit[100];
    const float over = fabsf(breach->degrees - breach->limit);
    const struct place place = place_of(frame, breach);
    breach_words(breach, subject);
    limit_words(frame, breach, limit);
    struct finding *finding =
        findings_note(findings, RULE_LIMIT, place, frame_phase(frame), subject, (double)over,
                      "%s %.*f degrees at %.1f s; %s", subject, over < 1.0f ? 1 : 0,
                      fabs((double)breach->degrees), frame_seconds(frame), limit);
    const bool follows = joint_is_of_arm(breach->joint) && place.line == frame->place.line;
    if (finding) {
        finding->arms = follows ? 1u << joint_side(breach->joint) : 0;
    }
}

void look_at_limits(const struct frame *frame, struct findings *findings)
{
    struct limit_breach breach[BREACHES_MOST];
    const int found = limit_breaches(&frame->now->moment.pose, 0.1f, breach, BREACHES_MOST);
    for (int i = 0; i < found && i < BREACHES_MOST; i++) {
        note_breach(frame, &breach[i], findings);
    }
}
