#include "timeline/describe.h"

#include "base/tr.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

#define NOTICED 12.0f     /* degrees; less is not worth a word */
#define TRUNK_COUNTS 2.0f /* so much more than the limbs, which only follow it */

enum { TOLD_MOST = 2 /* parts in a sentence */ };

/* A part of the body as people name it, with the joints whose angles it sums. */
struct bodily {
    const char *one, *both; /* "knee", "knees"; both NULL: of the trunk */
    enum joint first;       /* the right one of two */
    int joints;
    struct verb {
        const char *one, *both; /* "bends", "bend" */
    } more[ANGLE_AXES], less[ANGLE_AXES];
};

static const struct bodily parts[] = {
    {.one = "back",
     .first = JOINT_LUMBAR1,
     .joints = 5,
     .more = {{"rounds", NULL}, {"leans to the right", NULL}, {"turns to the right", NULL}},
     .less = {{"arches", NULL}, {"leans to the left", NULL}, {"turns to the left", NULL}}},
    {.one = "head",
     .first = JOINT_NECK,
     .joints = 2,
     .more = {{"nods down", NULL}, {"leans to the right", NULL}, {"turns to the right", NULL}},
     .less = {{"tips back", NULL}, {"leans to the left", NULL}, {"turns to the left", NULL}}},
    {.one = "hip",
     .both = "hips",
     .first = JOINT_RIGHT_HIP,
     .joints = 1,
     .more = {{"bends", "bend"},
              {"opens to the side", "open to the sides"},
              {"turns in", "turn in"}},
     .less = {{"straightens", "straighten"},
              {"moves inwards", "move inwards"},
              {"turns out", "turn out"}}},
    {.one = "knee",
     .both = "knees",
     .first = JOINT_RIGHT_KNEE,
     .joints = 1,
     .more = {{"bends", "bend"}},
     .less = {{"straightens", "straighten"}}},
    {.one = "foot",
     .both = "feet",
     .first = JOINT_RIGHT_ANKLE,
     .joints = 1,
     .more = {{"pulls up", "pull up"}},
     .less = {{"points away", "point away"}}},
    {.one = "arm",
     .both = "arms",
     .first = JOINT_RIGHT_SHOULDER,
     .joints = 1,
     .more = {{"goes up and forward", "go up and forward"},
              {"goes out to the side", "go out to the sides"}},
     .less = {{"goes down and back", "go down and back"},
              {"comes in to the body", "come in to the body"}}},
    {.one = "elbow",
     .both = "elbows",
     .first = JOINT_RIGHT_ELBOW,
     .joints = 1,
     .more = {{"bends", "bend"}},
     .less = {{"straightens", "straighten"}}},
};
enum { PARTS = sizeof parts / sizeof *parts };

static float angle_of(const struct key *key, enum joint joint, int axis)
{
    const struct key_angle *angle = &key->angle[joint][axis];
    return angle->known ? angle->degrees : 0;
}

static bool is_told(const struct key *from, const struct key *to, enum joint joint, int axis)
{
    return from->angle[joint][axis].known && to->angle[joint][axis].known;
}

/* Degrees by which a part moves along an axis. */
static float change_of(const struct bodily *part, const struct key *from, const struct key *to,
                       bool left, int axis)
{
    float sum = 0;
    for (int i = 0; i < part->joints; i++) {
        enum joint joint = (enum joint)((int)part->first + i);
        joint = left ? joint_mirror(joint) : joint;
        if (is_told(from, to, joint, axis)) {
            sum += angle_of(to, joint, axis) - angle_of(from, joint, axis);
        }
    }
    return sum;
}

static const struct verb *verb_of(const struct bodily *part, int axis, float change)
{
    return change > 0 ? &part->more[axis] : &part->less[axis];
}

/* What is told of one part: its greatest change. */
struct telling {
    const struct bodily *part;
    const struct verb *verb;
    enum side side; /* SIDE_BOTH: the trunk, or both of two */
    float size;
};

static struct telling greatest(const struct bodily *part, const struct key *from,
                               const struct key *to, bool left)
{
    struct telling telling = {.part = part,
                              .side = !part->both ? SIDE_BOTH
                                      : left      ? SIDE_LEFT
                                                  : SIDE_RIGHT};
    for (int axis = 0; axis < ANGLE_AXES; axis++) {
        const float change = change_of(part, from, to, left, axis);
        const struct verb *verb = verb_of(part, axis, change);
        const float size = fabsf(change) * (part->both ? 1 : TRUNK_COUNTS);
        if (verb->one && size > telling.size) {
            telling.size = size;
            telling.verb = verb;
        }
    }
    return telling;
}

/* The greatest changes first. */
static void keep(struct telling kept[TOLD_MOST], struct telling telling)
{
    for (int i = 0; i < TOLD_MOST && telling.size > NOTICED; i++) {
        if (telling.size > kept[i].size) {
            const struct telling lesser = kept[i];
            kept[i] = telling;
            telling = lesser;
        }
    }
}

static void look(struct telling kept[TOLD_MOST], const struct key *from, const struct key *to)
{
    for (int i = 0; i < PARTS; i++) {
        struct telling right = greatest(&parts[i], from, to, false);
        if (!parts[i].both) {
            keep(kept, right);
            continue;
        }
        const struct telling left = greatest(&parts[i], from, to, true);
        if (right.verb == left.verb && fabsf(right.size - left.size) < NOTICED) {
            right.side = SIDE_BOTH;
            keep(kept, right);
        } else {
            keep(kept, right);
            keep(kept, left);
        }
    }
}

static const char *sentence(struct arena *arena, const struct telling *telling)
{
    const struct bodily *part = telling->part;
    if (part->both && telling->side == SIDE_BOTH) {
        return arena_format(arena, "Both %s %s.", part->both, telling->verb->both);
    }
    const char *side = telling->side == SIDE_LEFT    ? "left "
                       : telling->side == SIDE_RIGHT ? "right "
                                                     : "";
    return arena_format(arena, "Your %s%s %s.", side, part->one, telling->verb->one);
}

static const char *joined(struct arena *arena, const char *a, const char *b)
{
    if (!a || !b) {
        return a ? a : b;
    }
    return arena_format(arena, "%s %s", a, b);
}

const char *describe_way(struct arena *arena, const struct key *from, const struct key *to)
{
    struct telling kept[TOLD_MOST] = {0};
    const char *text = NULL;
    if (!tr_is_english()) {
        return NULL;
    }
    look(kept, from, to);
    for (int i = 0; i < TOLD_MOST && kept[i].size > 0; i++) {
        text = joined(arena, text, sentence(arena, &kept[i]));
    }
    return text;
}

static int add(const char *lines[DESCRIBE_LINES_MOST], int count, const char *line)
{
    if (line && line[0] && count < DESCRIBE_LINES_MOST) {
        lines[count++] = line;
    }
    return count;
}

static int add_lines(const char *lines[DESCRIBE_LINES_MOST], int count, struct lines more)
{
    for (int i = 0; i < more.count; i++) {
        count = add(lines, count, more.line[i]);
    }
    return count;
}

/* A sentence that goes on behind a beginning, in a small letter. */
static const char *after(struct arena *arena, const char *beginning, const char *sentence)
{
    char *text = arena_format(arena, "%s%s", beginning, sentence);
    if (text) {
        char *first = text + strlen(beginning);
        *first = (char)tolower((unsigned char)*first);
    }
    return text;
}

static const char *position_name(struct arena *arena, const struct position *position)
{
    const char *name = tr_is_english() ? after(arena, "Start ", position->name) : position->name;
    return name ? arena_format(arena, "%s.", name) : NULL;
}

/* The first phase that stretches; -1: none. */
static int stretching_phase(const struct exercise *exercise)
{
    for (int i = 0; i < exercise->phase_count; i++) {
        if (exercise->phases[i].stretches) {
            return i;
        }
    }
    return -1;
}

static const char *stretching_way(struct arena *arena, const struct exercise *exercise)
{
    const int stretch = stretching_phase(exercise);
    if (stretch < 0) {
        return NULL;
    }
    const struct key *from = &exercise->keys[exercise_arc_start(exercise, stretch)];
    const char *way = describe_way(arena, from, &exercise->keys[exercise->phases[stretch].key]);
    return way ? after(arena, "In the stretch ", way) : NULL;
}

int describe_exercise(struct arena *arena, const struct exercise *exercise, bool arrives,
                      const char *lines[DESCRIBE_LINES_MOST])
{
    const struct position *position = exercise->position;
    int count = 0;
    if (arrives && position->describe.count > 0) {
        count = add_lines(lines, count, position->describe);
    } else if (arrives) {
        count = add(lines, count, position_name(arena, position));
    }
    count = add(lines, count, exercise->purpose);
    if (exercise->describe.count > 0) {
        return add_lines(lines, count, exercise->describe);
    }
    return add(lines, count, stretching_way(arena, exercise));
}

int describe_phase(struct arena *arena, const struct exercise *exercise, int phase,
                   const char *lines[DESCRIBE_LINES_MOST])
{
    const struct phase *here = &exercise->phases[phase];
    const int before = phase > 0 ? exercise->phases[phase - 1].key : 0;
    if (here->describe.count > 0) {
        return add_lines(lines, 0, here->describe);
    }
    if (here->say.count > 0 || here->holds) {
        return 0;
    }
    return add(lines, 0, describe_way(arena, &exercise->keys[before], &exercise->keys[here->key]));
}
