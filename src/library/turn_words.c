#include "library/turn_words.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/tr.h"

/* "knees" of "right_knee". */
static bool is_plural(struct text word, const char *name)
{
    const char *bare = name + strlen(side_prefix(SIDE_RIGHT));
    const size_t length = strlen(bare);
    return word.length == length + 1 && memcmp(word.at, bare, length) == 0 &&
           word.at[length] == 's';
}

static bool names_joint(struct text word, enum joint joint)
{
    const bool sided = joint_side(joint) != SIDE_BOTH;
    return (sided && text_is(word, joint_name(joint))) ||
           (sided && is_plural(word, joint_name(joint_right(joint))));
}

/* The first joint of the group whose name it is; JOINT_COUNT: none. */
static enum joint group_named_so(struct text word)
{
    for (int i = 0; i < SPINE_GROUP_COUNT; i++)
        if (text_is(word, spine_group_name((enum spine_group)i)))
            return spine_group_first((enum spine_group)i);
    return JOINT_COUNT;
}

/* Whether the joint has a way of that word; the axis and the way in `limit`. */
static bool find_way(struct text word, struct turn_limit *limit)
{
    for (limit->axis = 0; limit->axis < RIG_AXES; limit->axis++) {
        const struct angle_axis *axis = joint_axis(limit->joint, limit->axis);
        if (axis->positive == NULL)
            continue;
        limit->negative = text_is(word, axis->negative);
        if (limit->negative || text_is(word, axis->positive))
            return true;
    }
    return false;
}

static bool read_degrees(struct text word, float *degrees)
{
    char digits[8] = "";
    if (word.length == 0 || word.length >= sizeof digits)
        return false;
    memcpy(digits, word.at, word.length);
    char *end;
    *degrees = (float)strtod(digits, &end);
    return *end == '\0' && digits[0] >= '0' && digits[0] <= '9' && *degrees <= 180;
}

enum turn_words turn_words_read(struct text joint, struct text way, struct text degrees,
                                struct turn_limits *limits)
{
    const enum joint group = group_named_so(joint);
    enum turn_words found = TURN_WORDS_NO_JOINT;
    struct turn_limit limit = {0};
    for (int i = 0; i < JOINT_COUNT; i++) {
        limit.joint = (enum joint)i;
        if (limit.joint != group && !names_joint(joint, limit.joint))
            continue;
        if (!find_way(way, &limit))
            return TURN_WORDS_NO_WAY;
        if (!read_degrees(degrees, &limit.degrees))
            return TURN_WORDS_NO_DEGREES;
        if (limits->count < TURN_LIMITS_MOST)
            limits->list[limits->count++] = limit;
        found = TURN_WORDS_GOOD;
    }
    return found;
}

/* "right_knee", or the name of the group. */
static const char *name_of(enum joint joint)
{
    for (int i = 0; i < SPINE_GROUP_COUNT; i++)
        if (spine_group_first((enum spine_group)i) == joint)
            return spine_group_name((enum spine_group)i);
    return joint_name(joint);
}

/* Words of files as people read them. */
static void spaced(const char *word, char *out, size_t room)
{
    (void)snprintf(out, room, "%s", word);
    for (char *at = out; *at != '\0'; at++)
        *at = *at == '_' ? ' ' : *at;
}

void turn_words_write(const struct turn_limit *limit, char *out, size_t room)
{
    const struct angle_axis *axis = joint_axis(limit->joint, limit->axis);
    (void)snprintf(out, room, "%s %s %g", name_of(limit->joint),
                   limit->negative ? axis->negative : axis->positive, (double)limit->degrees);
}

void turn_words_tell(const struct turn_limit *limit, char *out, size_t room)
{
    char joint[40], way[40];
    const struct angle_axis *axis = joint_axis(limit->joint, limit->axis);
    spaced(name_of(limit->joint), joint, sizeof joint);
    spaced(limit->negative ? axis->negative : axis->positive, way, sizeof way);
    (void)snprintf(out, room, tr("%s: %s %.0f degrees at most"), joint, way,
                   (double)limit->degrees);
}

/* As written; of a group of the spine the sum. */
static float written(const struct key *key, const struct turn_limit *limit)
{
    float degrees = 0;
    int joints = 1;
    for (int i = 0; i < SPINE_GROUP_COUNT; i++)
        if (spine_group_first((enum spine_group)i) == limit->joint)
            joints = spine_group_joints((enum spine_group)i);
    for (int i = 0; i < joints; i++) {
        const struct key_angle *angle = &key->angle[(int)limit->joint + i][limit->axis];
        degrees += angle->known ? angle->degrees : 0;
    }
    return limit->negative ? -degrees : degrees;
}

const struct turn_limit *turn_words_passed(const struct exercise *exercise,
                                           const struct turn_limits *limits, float degrees)
{
    for (int i = 0; i < limits->count; i++)
        for (int key = 0; key < exercise->key_count; key++)
            if (written(&exercise->keys[key], &limits->list[i]) > limits->list[i].degrees + degrees)
                return &limits->list[i];
    return NULL;
}
