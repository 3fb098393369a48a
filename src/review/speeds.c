/* How fast the joints turn, and that they turn one way only. */
#include "base/tr.h"
#include "review/frame.h"

#include <cglm/util.h>
#include <math.h>
#include <string.h>

/* The ways that the timeline times itself are as fast as the usual body may be. */
#define SPEED_SLACK 1.01f
#define DRIFT_MOST 0.5f     /* degrees, in a hold */
#define OVERSHOOT_MOST 0.1f /* degrees */
/* A file fits one stature; at others a foot that lifts may bend the hip a little more to get clear
 * of the floor or of the chair, which does not grow. */
#define CLEARING_MOST 1.0f
/* The last fifth of the way takes the last third of the time: the minimum-jerk profile. */
#define ARRIVAL_LEFT 0.33f

enum { POSE_WORDS = 120, REMEDY = 320 };

double frame_seconds(const struct frame *frame)
{
    return (double)(frame->now->moment.ms - frame->segment->start_ms) / 1000;
}

const char *frame_phase(const struct frame *frame)
{
    return frame->phase ? frame->phase->name : frame->segment->phase;
}

const char *joint_words(enum joint joint)
{
    static const char *const words[JOINT_COUNT] = {
        [JOINT_PELVIS] = TR("pelvis"),
        [JOINT_LUMBAR1] = TR("low back"),
        [JOINT_LUMBAR2] = TR("low back"),
        [JOINT_THORAX1] = TR("upper back"),
        [JOINT_THORAX2] = TR("upper back"),
        [JOINT_THORAX3] = TR("upper back"),
        [JOINT_NECK] = TR("neck"),
        [JOINT_HEAD] = TR("neck"),
        [JOINT_LEFT_CLAVICLE] = TR("left shoulder girdle"),
        [JOINT_LEFT_SHOULDER] = TR("left shoulder"),
        [JOINT_LEFT_ELBOW] = TR("left elbow"),
        [JOINT_LEFT_FOREARM] = TR("left forearm"),
        [JOINT_LEFT_WRIST] = TR("left wrist"),
        [JOINT_LEFT_FINGERS] = TR("left fingers"),
        [JOINT_LEFT_HIP] = TR("left hip"),
        [JOINT_LEFT_KNEE] = TR("left knee"),
        [JOINT_LEFT_ANKLE] = TR("left ankle"),
        [JOINT_LEFT_TOES] = TR("left toes"),
        [JOINT_RIGHT_CLAVICLE] = TR("right shoulder girdle"),
        [JOINT_RIGHT_SHOULDER] = TR("right shoulder"),
        [JOINT_RIGHT_ELBOW] = TR("right elbow"),
        [JOINT_RIGHT_FOREARM] = TR("right forearm"),
        [JOINT_RIGHT_WRIST] = TR("right wrist"),
        [JOINT_RIGHT_FINGERS] = TR("right fingers"),
        [JOINT_RIGHT_HIP] = TR("right hip"),
        [JOINT_RIGHT_KNEE] = TR("right knee"),
        [JOINT_RIGHT_ANKLE] = TR("right ankle"),
        [JOINT_RIGHT_TOES] = TR("right toes"),
    };
    return tr(words[joint]);
}

static float speed_of(const struct frame *frame, enum joint joint)
{
    const float turned = pose_turned(&frame->before->moment.pose, &frame->now->moment.pose, joint);
    return glm_deg(turned) * 1000.0f / (float)frame->step_ms;
}

/* In half seconds, so that an author can write it. */
static double seconds_needed(const struct frame *frame, float speed, float ceiling)
{
    const double seconds = (double)(frame->segment->end_ms - frame->segment->start_ms) / 1000;
    return ceil(seconds * (double)speed / (double)ceiling * 2) / 2;
}

/* "`grab` (line 12)"; with the file where it is another one. */
static void pose_words(const struct frame *frame, const struct key *key, char out[POSE_WORDS])
{
    const char *file = key->place.file ? key->place.file : "";
    const char *slash = strrchr(file, '/');
    const bool same = frame->place.file && strcmp(file, frame->place.file) == 0;
    snprintf(out, POSE_WORDS, tr("`%s` (%.60s%sline %d)"), key->name,
             same    ? ""
             : slash ? slash + 1
                     : file,
             same ? "" : ", ", key->place.line);
}

/* What is so much too fast is no matter of seconds: the way itself turns round somewhere. */
static void remedy(const struct frame *frame, float speed, float ceiling, char out[REMEDY])
{
    enum { WHIP = 3 };
    const struct segment *segment = frame->segment;
    if (speed > WHIP * ceiling && segment->left) {
        char from[POSE_WORDS], to[POSE_WORDS];
        pose_words(frame, segment->left, from);
        pose_words(frame, segment->reached, to);
        snprintf(out, REMEDY, tr("the limb whips round, so put a pose between %s and %s"), from,
                 to);
    } else {
        snprintf(out, REMEDY, tr("give it %g s"), seconds_needed(frame, speed, ceiling));
    }
}

void look_at_speed(const struct frame *frame, struct findings *findings)
{
    const struct motion_speed most = motion_speed_most(frame->stretching);
    for (int j = JOINT_LUMBAR1; frame->before && j < JOINT_COUNT; j++) {
        const enum joint joint = (enum joint)j;
        const float ceiling = motion_speed_of(&most, joint);
        const float speed = speed_of(frame, joint);
        char words[REMEDY];
        if (speed > SPEED_SLACK * ceiling) {
            remedy(frame, speed, ceiling, words);
            findings_note(findings, RULE_SPEED, frame->place, frame_phase(frame), "",
                          (double)(speed / ceiling),
                          "%s turns by %.0f degrees a second at %.1f s; %.0f is the most %s: %s",
                          joint_words(joint), (double)speed, frame_seconds(frame), (double)ceiling,
                          frame->stretching ? tr("in a stretch") : tr("on the way to one"), words);
        }
    }
}

/* Arms that only help are exempt: those of an exercise that stretches no muscle of the arm. */
static bool stretches_arms(const struct exercise *exercise)
{
    static const char *const groups[] = {"triceps_lats", "shoulders", "chest", "forearms"};
    for (int i = 0; i < 4 && exercise->groups.count > 0; i++) {
        if (strcmp(exercise->groups.line[0], groups[i]) == 0) {
            return true;
        }
    }
    return false;
}

void look_at_arrival(const struct frame *frame, struct findings *findings)
{
    static const struct motion_speed most = {.spine = 15.0f, .leg = 20.0f, .arm = 30.0f};
    if (!frame->before || !frame->arrives || frame->now->moment.segment_left > ARRIVAL_LEFT) {
        return;
    }
    for (int j = JOINT_LUMBAR1; j < JOINT_COUNT; j++) {
        const enum joint joint = (enum joint)j;
        const float ceiling = motion_speed_of(&most, joint);
        const float speed = speed_of(frame, joint);
        const bool helps = joint_is_of_arm(joint) && !stretches_arms(frame->segment->exercise);
        if (speed > ceiling && !helps) {
            findings_note(findings, RULE_ARRIVAL, frame->place, frame_phase(frame), "",
                          (double)(speed / ceiling),
                          "%s still turns by %.0f degrees a second in the last fifth of the way "
                          "(%.1f s); %.0f is the most into a hold: give it %g s",
                          joint_words(joint), (double)speed, frame_seconds(frame), (double)ceiling,
                          seconds_needed(frame, speed, ceiling));
        }
    }
}

static bool breathes(int joint)
{
    return joint >= JOINT_THORAX1 && joint <= JOINT_THORAX3;
}

void look_at_hold(const struct frame *frame, struct findings *findings)
{
    for (int j = JOINT_PELVIS; frame->segment->holds && j < JOINT_COUNT; j++) {
        const enum joint joint = (enum joint)j;
        const float off =
            glm_deg(pose_turned(&frame->first->moment.pose, &frame->now->moment.pose, joint));
        if (off > DRIFT_MOST && !breathes(j)) {
            findings_note(
                findings, RULE_STILL, frame->place, frame_phase(frame), joint_words(joint),
                (double)off, "%s moves by %.1f degrees in the hold, at %.1f s; %.1f is the most",
                joint_words(joint), (double)off, frame_seconds(frame), (double)DRIFT_MOST);
        }
    }
}

void swing_begin(struct swing *swing, const struct trace *now)
{
    memcpy(swing->most, now->angles, sizeof swing->most);
    memcpy(swing->least, now->angles, sizeof swing->least);
    memset(swing->when, 0, sizeof swing->when);
}

void swing_add(struct swing *swing, const struct trace *now)
{
    for (int j = 0; j < JOINT_COUNT; j++) {
        for (int a = 0; a < ANGLE_AXES; a++) {
            if (now->angles[j][a] < swing->least[j][a]) {
                swing->least[j][a] = now->angles[j][a];
                swing->when[j][a][0] = now->moment.ms;
            }
            if (now->angles[j][a] > swing->most[j][a]) {
                swing->most[j][a] = now->angles[j][a];
                swing->when[j][a][1] = now->moment.ms;
            }
        }
    }
}

/* Knees, hips and spine: arms that help may swing round. */
static bool is_stretched(enum joint joint)
{
    const enum joint right = joint_right(joint);
    return joint_side(joint) == SIDE_BOTH || right == JOINT_RIGHT_HIP || right == JOINT_RIGHT_KNEE;
}

static void judge_axis(const struct swing *swing, const struct frame *frame, enum joint joint,
                       int axis, struct findings *findings)
{
    const float first = frame->first->angles[joint][axis], last = frame->now->angles[joint][axis];
    const float over = swing->most[joint][axis] - fmaxf(first, last);
    const float under = fminf(first, last) - swing->least[joint][axis];
    const float past = fmaxf(over, under);
    const struct angle_axis *words = joint_axis(joint, axis);
    const bool usual = frame->timeline->wish.stature == RIG_STATURE;
    const float most = usual ? OVERSHOOT_MOST : CLEARING_MOST;
    if (!(past > most) || !words->positive) {
        return;
    }
    const int64_t when = swing->when[joint][axis][over > under];
    findings_note(
        findings, RULE_OVERSHOOT, frame->place, frame_phase(frame), joint_words(joint),
        (double)past,
        "%s swings %.1f degrees past where it is to be (%s) at %.1f s; %.1f is the most: leave "
        "it out of the pose, write it further that way, or put a pose between",
        joint_words(joint), (double)past, over > under ? words->positive : words->negative,
        (double)(when - frame->segment->start_ms) / 1000, (double)most);
}

void swing_judge(const struct swing *swing, const struct frame *frame, struct findings *findings)
{
    for (int j = JOINT_LUMBAR1; j < JOINT_COUNT; j++) {
        for (int axis = 0; axis < ANGLE_AXES && is_stretched((enum joint)j); axis++) {
            judge_axis(swing, frame, (enum joint)j, axis, findings);
        }
    }
}
